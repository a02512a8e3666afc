import { Refusal, serialOfIso } from "../../../src/core/shared";
import type { ClosingRecord } from "../../../src/pane/payouts/closingRecord";
import { CLOSINGS, type Closing, type Closings } from "../../../src/pane/payouts/closings";
import { headingsOf, type OwnTable } from "../../../src/pane/ownTable";
import { findingsOf } from "../../../src/pane/payouts/controls";
import type { Finding, FindingKind } from "../../../src/pane/payouts/finding";
import {
  EXTRACT_LINES,
  EXTRACTS,
  keepExtract,
  keptExtractsOf,
  nextNumber,
} from "../../../src/pane/payouts/keptExtracts";
import { controlTotals, isConserved, ledgerWays } from "../../../src/pane/payouts/controlTotals";
import { reconciledOf } from "../../../src/pane/payouts/reconciled";
import { HEADINGS, ADULT, SCORES } from "../plan/planView";
import { ledgerOf } from "../../../src/pane/payouts/ledger";
import { FakeWorkbook } from "../fakeWorkbook";
import { ledgerWith, reconciled, tableOf, type Row } from "./ledgers";

/** What an auditor would find: lines that were closed otherwise, doubled or unreadable ones, records that do not compute. */

const CLOSED = serialOfIso("2025-02-15");
/** What the adult practice earns by its scores, 15% of an incentive of 54,000. */
const EARNED = 8100;

const OAK: Row = { practice: "Oak", payout: 1, projected: 5000, earned: EARNED, paid: 5000, closedOn: CLOSED };

function record(kind: Closing["kind"], earned = EARNED, name = "Closing1"): ClosingRecord {
  const closing: Closing = {
    index: 0,
    cells: [],
    payout: 1,
    kind,
    on: CLOSED,
    amount: "Incentive expected",
    shares: { direct: 0.05, populationHealth: 0.1, incentive: 0.15 },
    terms: [],
    edition: "",
    record: name,
    scoresRecord: `${name}Scores`,
    now: { practices: "", scores: "", terms: "" },
  };
  return {
    closing,
    ranges: { practices: [HEADINGS, ADULT], scores: [["Practice", "Measure", "Baseline", "Score"], ...SCORES] },
    lines: new Map([["Oak", { practice: "Oak", projected: 5000, earned, adjustments: 0 }]]),
  };
}

function found(
  rows: readonly Row[],
  records: readonly (ClosingRecord | Refusal)[] = [],
  closings: Closings | null = null,
  extracts = keptExtractsOf(),
): Finding[] {
  const ledger = ledgerWith(...rows);
  return findingsOf({ ledger, closings, records, reconciled: reconciledOf(ledger.lines, []), extracts });
}

const told = (findings: readonly Finding[], kind: FindingKind): string[] =>
  findings.flatMap((one) =>
    one.kind === kind ? [`${one.sentence}${one.place === null ? "" : ` → ${one.place.reference}`}`] : [],
  );

describe("a closed line", () => {
  const closed = (rows: readonly Row[], ...records: ClosingRecord[]): string[] => told(found(rows, records), "closed");

  test("as its record has it is not spoken of, nor late payments", () => {
    const rows = [OAK, { practice: "Oak", payout: 1, paid: 140, paidOn: CLOSED, payment: "7" }];
    expect(found(rows, [record("Closing")])).toEqual([]);
  });

  test("that was edited is found, in each of its amounts", () => {
    expect(closed([{ ...OAK, earned: 4900, adjustments: 10 }], record("Closing"))).toEqual([
      "Oak, payout 1: Earned was closed with 8,100.00 and is 4,900.00 now, row 5. → 'APC Payouts'!A5:K5",
      "Oak, payout 1: Adjustments was closed with 0.00 and is 10.00 now, row 5. → 'APC Payouts'!A5:K5",
    ]);
    expect(closed([{ ...OAK, projected: 4000 }], record("Closing"))).toHaveLength(1);
  });

  test("that was taken out, opened again or added by hand is found", () => {
    expect(closed([{ practice: "Elm", payout: 2, projected: 1 }], record("Closing"))).toEqual([
      "Oak, payout 1: its closed line is gone; it was closed with 8,100.00 earned.",
    ]);
    expect(closed([{ ...OAK, closedOn: null }], record("Closing"))).toEqual([
      "Oak, payout 1: it was closed, and no line of it says so any more. → 'APC Payouts'!A5:K5",
    ]);
    expect(closed([OAK, { practice: "Oak", payout: 1, earned: 5 }], record("Closing"))[0]).toMatch(
      /^Oak, payout 1: Earned was closed with 8,100.00 and is 8,105.00 now, rows 5, 6\./,
    );
    expect(closed([OAK, { ...OAK, practice: "Elm" }], record("Closing"))).toEqual([
      "Payout 1: a line says Closed on, and no record tells with what, row 6. → 'APC Payouts'!A6:K6",
    ]);
  });

  test("may have what was booked since it left beside it, and nothing else that a note alone says so of", () => {
    const beside = (change: Row): Row => ({
      practice: "Oak",
      payout: 1,
      adjustments: -9000,
      paidOn: CLOSED + 9,
      ...change,
    });
    const found = (change: Row) => closed([OAK, beside(change)], record("Closing")).length;
    expect(found({ note: "Written off; Left on 2025-03-31" })).toBe(0);
    expect(found({ note: "Write-off taken back; Left on 2025-03-31" })).toBe(0);
    expect(found({ note: "By hand; from payout 2; Left on 2025-03-31" })).toBe(0);
    expect(found({ note: "By hand; Left on 2025-03-31" })).toBe(1);
    expect(found({ note: "Written off; Left on 2025-03-31", earned: 5 })).toBeGreaterThan(0);
  });

  test("whose day was changed is found: month ends count from it", () => {
    expect(closed([{ ...OAK, closedOn: CLOSED + 45 }], record("Closing"))).toEqual([
      expect.stringMatching(/^Oak, payout 1: it was closed on 2025-02-15, and says 2025-04-01 now, row 5\./),
    ]);
  });

  test("in which an amount is a formula is not closed", () => {
    const table = tableOf([OAK]);
    const formulas = [table.headings.map((heading) => (heading === "Earned" ? "=B1" : ""))];
    const ledger = ledgerOf({ ...table, formulas });
    const findings = findingsOf({
      ledger,
      closings: null,
      records: [record("Closing")],
      reconciled: reconciled(ledger),
      extracts: keptExtractsOf(),
    });
    expect(told(findings, "closed")).toEqual([
      "Oak, payout 1: Earned is a formula, so that it is not closed: it can still move, row 5. → 'APC Payouts'!A5:K5",
    ]);
  });

  test("that a departure closed needs no record", () => {
    const left = { ...OAK, practice: "Elm", note: "Left on 2025-03-31" };
    expect(closed([OAK, left], record("Closing"))).toEqual([]);
  });

  test("that was corrected has lines that come to what its records say", () => {
    const correction = { practice: "Oak", payout: 2, adjustments: 25, corrects: 1 };
    const records = [record("Closing", EARNED - 25), record("Correction")];
    const rows = [{ ...OAK, earned: EARNED - 25 }];
    expect(closed([...rows, correction], ...records)).toEqual([]);
    expect(closed([...rows, { ...correction, adjustments: 30 }], ...records)).toEqual([
      "Oak: the lines that correct payout 1 come to 30.00, its records to 25.00, row 6. → 'APC Payouts'!A6:K6",
    ]);
    expect(closed(rows, ...records)).toEqual([
      "Oak: the lines that correct payout 1 come to 0.00, its records to 25.00.",
    ]);
    expect(closed([OAK, { ...correction, practice: "Elm" }], record("Closing"))).toEqual([
      "Elm: it corrects payout 1, of which there is no record. → 'APC Payouts'!A6:K6",
    ]);
  });
});

test("a record of which another amount follows, that is gone or cannot be read is told", () => {
  const gone = new Refusal("#N/A", "The table Closing2 is gone");
  const closings: Closings = { own: CLOSINGS, headings: [], rows: 3, list: [], lacking: [], unread: [3] };
  expect(told(found([OAK], [record("Closing", 5000), gone], closings), "record")).toEqual([
    "Closings, row 3: it cannot be read.",
    "Oak: the record Closing1 says 5,000.00 earned; computed again it is 8,100.00.",
    "The table Closing2 is gone.",
  ]);
});

test("an amount that was typed over a projection is told with what was projected", () => {
  const note = "Projected on 2025-01-02 from “First offer”: Incentive at most 5,000.00";
  const open: Row = { practice: "Elm", payout: 2, projected: 4000, note };
  expect(told(found([open]), "projected")).toEqual([
    "Elm, payout 2: 4,000.00 stands over 5,000.00, which was projected from “First offer”, row 5. → 'APC Payouts'!A5:K5",
  ]);
  expect(told(found([{ ...open, projected: 5000 }]), "projected")).toEqual([]);
  // What is closed was seen as it is.
  expect(told(found([{ ...open, earned: 4000, closedOn: CLOSED }]), "projected")).toEqual([]);
});

test("an extract that no longer ties to the ledger is told, line by line and to the cent", async () => {
  const workbook = new FakeWorkbook();
  const payment = { line: 2, vendor: "Oak", practice: "Oak", payout: 1, meant: 1, amount: 5000, fills: null } as const;
  const left = { line: 3, vendor: "Paper Co", amount: 5, sentence: "Paper Co is not a practice", isDoubled: false };
  const taken = [{ ...payment, paidOn: null, payment: "" }];
  const totals = [{ line: 4, amount: 5005 }];
  const at = <K extends string>(own: OwnTable<K>) => ({ own, content: workbook.tables.get(own.table) ?? null });
  const kept = () => keptExtractsOf(at(EXTRACTS), at(EXTRACT_LINES));
  for (const from of ["paid.csv", "again.csv"]) {
    const extract = { from, on: CLOSED, control: 5005, taken: from === "paid.csv" ? taken : [], left: [left], totals };
    await keepExtract(workbook, kept(), extract);
  }
  expect(
    kept()
      .lines.content?.rows.slice(0, 3)
      .map((cells) => cells.slice(0, 8)),
  ).toEqual([
    [1, 2, "Oak", 5000, "Written", null, "Oak", 1],
    [1, 3, "Paper Co", 5, "Left out", "Paper Co is not a practice", null, null],
    [1, 4, null, null, "Total", "adds up others: 5,005.00", null, null],
  ]);
  const extracts = (rows: readonly Row[]): string[] => told(found(rows, [], null, kept()), "extract");
  // What was left out besides stands in no row of the second.
  const second =
    "Extract 2, again.csv, 2025-02-15: its control total 5,005.00 is not 0.00 written + 5.00 left out. → APC Extracts!A6:H6";
  expect(extracts([OAK])).toEqual([second]);
  expect(extracts([{ ...OAK, paid: 4000 }])).toEqual([
    "Extract 1, paid.csv, 2025-02-15: the ledger no longer has what was written of line 2. → APC Extracts!A5:H5",
    second,
  ]);
});

test("a payment that stands twice is found by its reference, or else by its day, and one that came back is none", () => {
  const paid: Row = { practice: "Oak", payout: 1, paid: 100, paidOn: CLOSED };
  const duplicates = (...rows: Row[]): string[] => told(found([OAK, ...rows]), "duplicate");
  expect(duplicates({ ...paid, payment: "chk 17" }, { ...paid, payout: 2, paid: 90, payment: "CHK 17" })).toEqual([
    "Oak: payment chk 17 stands in rows 6, 7. → 'APC Payouts'!A7:K7",
  ]);
  expect(duplicates(paid, paid)).toEqual(["Oak: 100.00 of one day stands in rows 6, 7. → 'APC Payouts'!A7:K7"]);
  expect(duplicates(paid, { ...paid, paidOn: CLOSED + 1 })).toEqual([]);
  // Whatever payout or reference the second was given.
  const again = ["Oak: 100.00 of one day stands in rows 6, 7. → 'APC Payouts'!A7:K7"];
  expect(duplicates(paid, { ...paid, payout: 2 })).toEqual(again);
  expect(duplicates(paid, { ...paid, payment: "chk 18" })).toEqual(again);
  expect(duplicates({ ...paid, payment: "chk 17" }, { ...paid, payment: "chk 18" })).toEqual(again);
  // One reference and one day are one finding.
  expect(duplicates({ ...paid, payment: "chk 17" }, { ...paid, payment: "CHK 17" })).toEqual([
    "Oak: payment chk 17 stands in rows 6, 7. → 'APC Payouts'!A7:K7",
  ]);
  expect(duplicates({ ...paid, payment: "17" }, { ...paid, paid: -100, payment: "17" })).toEqual([]);
  expect(duplicates({ practice: "Oak", payout: 1, projected: 5 })).toEqual([
    "Oak: payout 1 is projected in rows 5, 6, which add up. → 'APC Payouts'!A6:K6",
  ]);
});

test("names that differ in capitals or spaces alone, and payments that are only presumed", () => {
  const findings = found([OAK, { practice: "OAK ", payout: 2, projected: 300, earned: 200 }]);
  expect(told(findings, "names")).toEqual([
    "“Oak”, “OAK” count as 2 practices: they differ in capitals or spaces. → 'APC Payouts'!A6:K6",
  ]);
  expect(told(found([OAK, { ...OAK, practice: "O ak" }]), "names")).toHaveLength(1);
  expect(told(findings, "presumed")).toEqual([
    "Payout 2: no payment is given for OAK, so 300.00 counts as paid, as projected. → 'APC Payouts'!A6:K6",
  ]);
  // Nothing is presumed while a payout is open.
  expect(told(found([{ practice: "Elm", payout: 2, projected: 300 }]), "presumed")).toEqual([]);
});

test("lines that cannot be read say why and where, once each", () => {
  const rows = [
    OAK,
    { practice: "Elm", payout: 1, projected: "1.200,00 €", closedOn: "Feb 2025" },
    { practice: "Ash", payout: "first", projected: 5 },
  ];
  const sentences = told(found(rows), "unreadable");
  expect(sentences).toHaveLength(3);
  expect(sentences[0]).toMatch(/^"Elm": projected, row 6: .* → 'APC Payouts'!A6:K6$/);
  expect(sentences[1]).toMatch(/^payouts, row 7: .* → 'APC Payouts'!A7:K7$/);
  expect(sentences[2]).toMatch(/^Closed on: no day .* → 'APC Payouts'!A6:K6$/);
});

describe("the totals", () => {
  const ledger = ledgerWith(
    OAK,
    { practice: "Oak", payout: 2, projected: 300, earned: 250 },
    {
      practice: "Elm",
      payout: 1,
      projected: 400,
    },
  );
  const ways = ledgerWays({ ledger, reconciled: reconciled(ledger) });

  test("of the lines and of the panel agree, payments that are presumed among them", () => {
    expect(controlTotals(ways)).toEqual([
      { title: "Projected", amounts: [5300, 5300], agrees: true },
      { title: "Earned", amounts: [8350, 8350], agrees: true },
      { title: "Adjustments", amounts: [0, 0], agrees: true },
      { title: "Paid", amounts: [5300, 5300], agrees: true },
    ]);
    expect(isConserved(reconciled(ledger).total)).toBe(true);
  });

  test("by a further way that is a cent off do not", () => {
    const statements = { name: "Statements", totals: { projected: 5300, earned: 8350.01, adjustments: 0, paid: null } };
    expect(controlTotals([...ways, statements]).map(({ agrees }) => agrees)).toEqual([true, false, true, false]);
  });
});

test("lines of an extract are kept in its own order, whatever became of them", async () => {
  const workbook = new FakeWorkbook();
  const payment = { vendor: "Oak", practice: "Oak", payout: 1, meant: 1, amount: 5, fills: null, paidOn: null };
  const left = { vendor: "Paper Co", amount: 7, sentence: "Paper Co is not a practice", isDoubled: false };
  await keepExtract(workbook, keptExtractsOf(), {
    from: "paid.csv",
    on: CLOSED,
    control: 12,
    taken: [{ ...payment, line: 4, payment: "" }],
    left: [{ ...left, line: 3 }],
    totals: [{ line: 2, amount: null }],
  });
  const rows = workbook.tables.get(EXTRACT_LINES.table)?.rows ?? [];
  expect(rows.map((cells) => [cells[1], cells[4]])).toEqual([
    [2, "Total"],
    [3, "Left out"],
    [4, "Written"],
  ]);
});

test("extracts are numbered on from the last, though one of their tables is deleted", () => {
  const rows = [[1, 2, "Oak", 5, "Written", null, "Oak", 1, null, null]];
  const lines = { address: "X!A4:J5", headings: headingsOf(EXTRACT_LINES), rows, formulas: [] };
  const kept = keptExtractsOf({ own: EXTRACTS, content: null }, { own: EXTRACT_LINES, content: lines });
  expect(nextNumber(kept)).toBe(2);
  const content = { address: "X!A4:H5", headings: headingsOf(EXTRACTS), rows: [[3, "paid.csv"]], formulas: [] };
  expect(nextNumber(keptExtractsOf({ own: EXTRACTS, content }))).toBe(4);
});

test("of what a record that is gone closed and corrected, its fault alone is told", () => {
  const gone = new Refusal("#N/A", "The table Closing2 is gone");
  const first = record("Closing");
  const list = [first.closing, { ...first.closing, record: "Closing2" }];
  const closings: Closings = { own: CLOSINGS, headings: [], rows: 2, list, lacking: [], unread: [] };
  const rows = [OAK, { practice: "Oak", payout: 2, adjustments: 25, corrects: 1 }, { ...OAK, practice: "Elm" }];
  const findings = found(rows, [first, gone], closings);
  expect(told(findings, "closed")).toEqual([]);
  expect(told(findings, "record")).toEqual(["The table Closing2 is gone."]);
});

test("an amount with a part of a cent is told, and one with cents is not", () => {
  const elm: Row = { practice: "Elm", payout: 2, projected: 600.25 };
  expect(told(found([elm]), "cents")).toEqual([]);
  expect(told(found([{ ...elm, projected: 600.255 }]), "cents")).toEqual([
    "Elm: Projected 600.255 has parts of a cent. → 'APC Payouts'!A5:K5",
  ]);
});

test("an error in a cell is told with its practice and its payout, which its own sentence does not name", () => {
  const table = tableOf([OAK]);
  const earned = table.headings.indexOf("Earned");
  const rows = table.rows.map((cells) => cells.map((cell, at) => (at === earned ? { error: "#N/A" } : cell)));
  const ledger = ledgerOf({ ...table, rows });
  const at = { ledger, closings: null, records: [], reconciled: reconciled(ledger), extracts: keptExtractsOf() };
  expect(told(findingsOf(at), "unreadable")).toEqual(["Oak, payout 1: Earned has the error #N/A."]);
});

test("lines of an extract that come to another sum than its row says are told", () => {
  const rows = [
    [1, 2, "Oak", 5000, "Written", null, "Oak", 1, null, null],
    [1, 3, "Paper Co", 6, "Left out", "Paper Co is not a practice", null, null, null, null],
  ];
  const lines = { address: "Lines!A4:J6", headings: headingsOf(EXTRACT_LINES), rows, formulas: [] };
  const row = [1, "paid.csv", CLOSED, 5005, 1, 5000, 1, 5];
  const content = { address: "Extracts!A4:H5", headings: headingsOf(EXTRACTS), rows: [row], formulas: [] };
  const kept = keptExtractsOf({ own: EXTRACTS, content }, { own: EXTRACT_LINES, content: lines });
  expect(told(found([OAK], [], null, kept), "extract")).toEqual([
    "Extract 1, paid.csv, 2025-02-15: its lines come to 5,000.00 written and 6.00 left out, and its row says 5,000.00 and 5.00. → Extracts!A5:H5",
  ]);
});

test("a total is conserved to the cent, and where a figure of it is not known nobody can tell", () => {
  const total = (figures: Readonly<Record<string, number | Refusal>>) => ({
    figure: (title: string) => figures[title] ?? 0,
  });
  const known = { Earned: 100.01, Adjustments: -20, Paid: 70, Due: 30.01, "Carried out": -20 };
  expect(isConserved(total(known))).toBe(true);
  for (const title of Object.keys(known))
    expect([title, isConserved(total({ ...known, [title]: 100 }))]).toEqual([title, false]);
  expect(isConserved(total({ ...known, Due: 30.02 }))).toBe(false);
  expect(isConserved(total({ ...known, Due: new Refusal("#N/A", "unknown") }))).toBeNull();
});
