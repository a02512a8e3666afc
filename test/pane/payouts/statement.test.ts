import { noAnswer, Refusal, serialOfIso } from "../../../src/core/shared";
import type { ClosedLine, ClosingRecord } from "../../../src/pane/payouts/closingRecord";
import { CLOSINGS, type Closing } from "../../../src/pane/payouts/closings";
import { reconciledOf } from "../../../src/pane/payouts/reconciled";
import { scheduleOf } from "../../../src/pane/payouts/schedule";
import { statement } from "../../../src/pane/payouts/statement";
import { stateableOf } from "../../../src/pane/payouts/statements";
import { ADULT, HEADINGS, SCORES } from "../plan/planView";
import { ledgerWith, type Row } from "./ledgers";

/** What a statement says of a practice, and of which practices there is one. */

const CLOSED = serialOfIso("2025-02-15");
const LEFT = serialOfIso("2025-03-31");
/** What the adult practice earns by its scores, 15% of an incentive of 54,000. */
const EARNED = 8100;
/** What the split adds: 5 and 10% of a base of 360,000, the incentive, and by decile 1 5% of 240,000 capitated and of the 10%. */
const ADDED = 18_000 + 36_000 + EARNED + 13_800;
const CLOSING: Closing = {
  index: 0,
  cells: [],
  payout: 1,
  kind: "Closing",
  on: CLOSED,
  amount: "Incentive expected",
  shares: { direct: 0.05, populationHealth: 0.1, incentive: 0.15 },
  terms: [],
  edition: "",
  record: "Closing1",
  scoresRecord: "Closing1Scores",
  now: { practices: "", scores: "", terms: "" },
};
const OAK: Row = { practice: "Oak", payout: 1, projected: 5000, earned: EARNED, paid: 5000, closedOn: CLOSED };

function record(closing: Partial<Closing> = {}, line: Partial<ClosedLine> = {}): ClosingRecord {
  return {
    closing: { ...CLOSING, ...closing },
    ranges: { practices: [HEADINGS, ADULT], scores: [["Practice", "Measure", "Baseline", "Score"], ...SCORES] },
    lines: new Map([["Oak", { practice: "Oak", projected: 5000, earned: EARNED, adjustments: 0, ...line }]]),
  };
}

function stateable(rows: readonly Row[], records: readonly ClosingRecord[] = [record()]) {
  const ledger = ledgerWith(...rows);
  const closings = {
    own: CLOSINGS,
    headings: [],
    rows: records.length,
    list: records.map(({ closing }) => closing),
    lacking: [],
    unread: [],
  };
  const reconciled = reconciledOf(ledger.lines, []);
  return stateableOf({ ledger, closings, records, reconciled, terms: [], schedule: scheduleOf([]) }, 1);
}

/** The page, row by row as it is read: what is written in its cells, or what they come to. */
function page(rows: readonly Row[], records?: readonly ClosingRecord[]): string[] {
  const [of] = stateable(rows, records).closed;
  if (of === undefined) throw new Error("Nothing is stated");
  const made = statement("Oak, P1", of, LEFT);
  if (made instanceof Refusal) throw new Error(made.sentence);
  const { sheet, figures } = made.laid;
  const height = Number(/\d+$/.exec(sheet.print?.area ?? "")?.[0]);
  const known = new Map(figures.map(({ row, column, value }) => [`${row} ${column}`, value]));
  return sheet.cells.slice(0, height).map((cells, row) =>
    cells
      .flatMap((cell, column) => {
        const shown = known.get(`${row} ${column}`) ?? cell?.value;
        return shown === undefined || shown instanceof Refusal ? [] : [shown];
      })
      .join(" | "),
  );
}

/** The rows below one, down to the next that is empty. */
function below(rows: readonly string[], heading: string): readonly string[] {
  const from = rows.findIndex((row) => row.startsWith(heading)) + 1;
  const length = rows.slice(from).findIndex((row) => row === "");
  return rows.slice(from, length === -1 ? undefined : from + length);
}

/** What stands on the left of the part below a heading. */
function amounts(rows: readonly string[]): string[] {
  const all = below(rows, "Paid in this payout").map((row) => row.split(" | ")[0] ?? "");
  return all.slice(0, all.indexOf("Risk adjustment", all.indexOf("Not paid in this payout")) + 1);
}

test("of the three elements a payout that pays the incentive alone says that the others are not paid in it", () => {
  expect(amounts(page([OAK]))).toEqual([
    "Incentive expected",
    "How the incentive is earned",
    "Incentive earnable",
    "Incentive at most",
    "Earned share",
    "Not paid in this payout",
    "Base payment",
    "Direct services",
    "Population health",
    "Risk adjustment",
  ]);
});

test("what was corrected is said to be", () => {
  const headings = (records: readonly ClosingRecord[]) =>
    page([OAK], records)
      .filter((row) => row.startsWith("Paid in this payout"))
      .map((row) => row.split(" | ")[0]);
  expect(headings([record()])).toEqual(["Paid in this payout"]);
  const corrected = record({ kind: "Correction", record: "Closing2" });
  expect(headings([record(), corrected])).toEqual(["Paid in this payout, as corrected"]);
});

test("what a payout pays of all three elements adds up to it, and the base payment alone is not paid in it", () => {
  const all = record({ amount: "Added expected" }, { earned: ADDED });
  const rows = below(page([{ ...OAK, earned: ADDED }], [all]), "Paid in this payout").map((row) => row.split(" | "));
  const paid = rows.slice(0, 5).map(([title, amount]) => [title, Number(amount)]);
  expect(paid).toEqual([
    ["Direct services", 18_000],
    ["Population health", 36_000],
    ["Risk adjustment", 13_800],
    ["Incentive expected", EARNED],
    ["Added expected", ADDED],
  ]);
  const titles = rows.map(([title]) => title);
  expect(titles.slice(titles.indexOf("Not paid in this payout") + 1)).toEqual([
    "Base payment",
    expect.stringMatching(/^All terms/),
  ]);
});

test("says which payouts are not in what it comes to in all", () => {
  const note = (rows: readonly Row[]) => page(rows).filter((row) => row.startsWith("In all:"));
  expect(note([OAK])).toEqual([]);
  expect(
    note([
      OAK,
      { practice: "Oak", payout: 2, projected: 5000, paid: 100 },
      { practice: "Oak", payout: 3, projected: 5000 },
      { practice: "Oak", payout: 4, projected: 5000 },
    ]),
  ).toEqual(["In all: settled payouts only; payout 2 is open; payouts 3, 4 are not begun."]);
});

test("each line that was booked has its kind, its own day and its note", () => {
  const rows = page([
    OAK,
    { practice: "Oak", payout: 1, paid: 40, paidOn: 45_703, payment: "1001" },
    {
      practice: "Oak",
      payout: 2,
      adjustments: -20,
      corrects: 2,
      paidOn: 45_710,
      closedOn: LEFT,
      note: "score of CBP 67 → 66",
    },
    { practice: "Oak", payout: 2, adjustments: -5, closedOn: LEFT, note: "Agreed by letter" },
    { practice: "Oak", payout: 2, projected: 60, note: "word ".repeat(60) },
  ]);
  const booked = below(rows, "Payout | Kind").map((row) => row.split(" | ").slice(1));
  expect(booked).toEqual([
    ["Closed", "5000", "8100", "5000", String(CLOSED)],
    ["Payment", "40", "45703", "1001"],
    ["Correction, payout 2", "-20", "45710"],
    [],
    ["Adjustment", "-5", String(LEFT)],
    [],
    ["Open", "60"],
    [],
    [],
  ]);
  const notes = below(rows, "Payout | Kind").filter((row) => !row.includes(" | "));
  expect(notes.slice(0, 2)).toEqual(["score of CBP 67 → 66", "Agreed by letter"]);
  expect(notes.slice(2).join(" ")).toBe("word ".repeat(60).trim());
});

describe("of a practice that left", () => {
  const ended: readonly Row[] = [
    { ...OAK, earned: 4000, closedOn: LEFT, note: "Left on 2025-03-31" },
    { practice: "Oak", payout: 1, adjustments: 1000, closedOn: LEFT, note: "Written off; Left on 2025-03-31" },
  ];

  test("says when, how its balance ended, and that no payout takes over what it owes", () => {
    const rows = page([
      OAK,
      { practice: "Oak", payout: 1, paid: 3100, paidOn: LEFT, note: "Paid out; Left on 2025-03-31" },
    ]);
    expect(rows).toContain("Left on 2025-03-31: 3,100.00 paid out. Nothing is due to it, and it owes nothing.");
    expect(rows.filter((row) => row.includes("after its last one there is none"))).toHaveLength(1);
    expect(page([OAK]).filter((row) => row.includes("has left") || row.startsWith("Left on"))).toEqual([]);
  });

  test("without scores there is one of what the ledger says, and it says that no scores stand behind", () => {
    const { open, barred } = stateable(ended, []);
    expect([open, barred]).toEqual([[], []]);
    const rows = page(ended, []);
    expect(rows.slice(0, 5)).toEqual([
      "Oak",
      "Statement: Payout 1, 2024-07-01 to 2024-12-31. As of 2025-03-31. In dollars.",
      "Closed on 2025-03-31, as it left, with 4,000.00 earned.",
      "No scores stand behind that: what it had earned was decided when it left, and there is no record to compute it of.",
      "Left on 2025-03-31: 1,000.00 written off. Nothing is due to it, and it owes nothing.",
    ]);
    expect(below(rows, "Account").slice(1, 3)).toEqual([
      "Payout 1, 2024-07-01 to 2024-12-31 | 5000 | 4000 | 1000 | 5000 | 0 | 0 | 0 | 0 | Settled",
      "In all | 5000 | 4000 | 1000 | 5000 | 0 | 0 | 0",
    ]);
    expect(below(rows, "Payout | Kind")).toContain("Written off; Left on 2025-03-31");
    expect(rows.filter((row) => /^(Paid in this payout|Scorecard)/.test(row))).toEqual([]);
  });

  test("a line that is closed without a record and without a departure is none of it", () => {
    expect(stateable([OAK], [])).toMatchObject({ closed: [], open: ["Oak"] });
  });
});

test("a practice of which the functions refuse a figure is not stated, and it says why", () => {
  const { closed, barred } = stateable([OAK, { practice: "Oak", payout: 2, projected: 10, earned: "much" }]);
  expect(closed).toEqual([]);
  expect(barred).toEqual([expect.stringMatching(/^Oak: .*row 6/)]);
});

test("a record that computes otherwise than it says is not stated", () => {
  const [of] = stateable([{ ...OAK, earned: 8000 }], [record({}, { earned: 8000 })]).closed;
  if (of === undefined) throw new Error("Nothing is stated");
  expect(statement("Oak, P1", of, LEFT)).toEqual(
    noAnswer("The record Closing1 says 8,000.00 earned; computed again it is 8,100.00"),
  );
});

test("stands on one page as long as its rows can be read there", () => {
  const withPayments = (count: number) => {
    const payments = Array.from({ length: count }, (_, at): Row => ({ practice: "Oak", payout: 1, paid: at + 1 }));
    const [of] = stateable([OAK, ...payments]).closed;
    const made = of === undefined ? null : statement("Oak, P1", of, LEFT);
    if (made === null || made instanceof Refusal) throw new Error("Nothing is stated");
    return made.laid.sheet.print;
  };
  const short = withPayments(1);
  const height = Number(/\d+$/.exec(short?.area ?? "")?.[0]);
  expect(short?.isOnePage).toBe(true);
  expect(withPayments(64 - height)?.isOnePage).toBe(true);
  expect(withPayments(65 - height)?.isOnePage).toBe(false);
});
