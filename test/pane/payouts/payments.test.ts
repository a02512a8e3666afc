import fc from "fast-check";
import { exact, Refusal, serialOfIso } from "../../../src/core/shared";
import { appended, headingsOf } from "../../../src/pane/ownTable";
import { changeLedger, LEDGER, ledgerOf, type Ledger } from "../../../src/pane/payouts/ledger";
import { payoutPaidOn, practicesOf, takingOf, totalOf, type Taking } from "../../../src/pane/payouts/payments";
import { EXTRACTS, keptExtractsOf } from "../../../src/pane/payouts/keptExtracts";
import { othersText, ownOf } from "../../../src/pane/payouts/ownAtHand";
import {
  missingIn,
  paymentChanges,
  reconciledWith,
  writePayments,
  type SeenTables,
  type ToWrite,
} from "../../../src/pane/payouts/writtenPayments";
import { reconciledOf, type Figure } from "../../../src/pane/payouts/reconciled";
import { scheduleOf } from "../../../src/pane/payouts/schedule";
import {
  knownVendor,
  NOT_A_PRACTICE,
  suggestedFor,
  VENDORS,
  vendorsOf,
  type VendorMeanings,
} from "../../../src/pane/payouts/vendors";
import { kept } from "../../../src/pane/plan/usePlanTables";
import { PortFault, type PortCell } from "../../../src/pane/port";
import { FakeWorkbook } from "../fakeWorkbook";
import { ledger, lineOf, HEADINGS, read } from "./extracts";

/** Payments from an extract to the ledger, and what it comes to then. */

const HEAD = "Vendor,Amount,Check date,Check number,Payout";
const NOBODY: VendorMeanings = new Map();

function take(at: Ledger, text: string, ticked: readonly number[] = [], said = NOBODY): Taking {
  const { lines, faults } = read(text);
  return takingOf(lines, faults, {
    ledger: at,
    known: (vendor) => knownVendor(vendor, null, said, practicesOf(at)),
    payoutOf: ({ payout }) => payout ?? 1,
    unit: "line",
    ticked: new Set(ticked),
  });
}

const seen = (at: Ledger): SeenTables => ({ ledger: at, vendors: null, kept: keptExtractsOf() });
const toWrite = (taken: ToWrite["taken"], said = NOBODY): ToWrite => ({ taken, said, extract: null });

const sentences = ({ left }: Taking) => left.map(({ line, sentence }) => [line, sentence]);

/** The ledger once it was written, in a workbook. */
async function written(rows: readonly (readonly PortCell[])[], taking: Taking): Promise<Ledger> {
  const workbook = new FakeWorkbook();
  workbook.tables.put(LEDGER.table, {
    address: "'APC Payouts'!A4:K9",
    headings: HEADINGS,
    rows: rows.map(lineOf),
    formulas: [],
  });
  const content = workbook.tables.get(LEDGER.table);
  if (content === null) throw new Error("No ledger");
  await writePayments(workbook, seen(ledgerOf(content)), toWrite(taking.taken));
  return ledgerOf(workbook.tables.get(LEDGER.table) ?? content);
}

function figure(at: Ledger, practice: string, payout: number, title: Figure) {
  const reconciled = reconciledOf(at.lines, []);
  if (reconciled instanceof Refusal) throw new Error(reconciled.sentence);
  return reconciled.rows.find((row) => row.practice === practice && row.payout === payout)?.figure(title);
}

const OAK = ["Oak", 1, 1000, 900];
const ELM = ["Elm", 1, 600, 700];

describe("what is written", () => {
  test("first fills the blank Paid of the projected line; each further payment and each recovery is a line of its own", async () => {
    const taking = take(
      ledger([OAK, ELM]),
      `${HEAD}\nOak,(50.00),2025-03-30,R1,1\nOak,400.00,2025-03-31,101,1\nOak,350.25,2025-04-02,102,1`,
    );
    const at = await written([OAK, ELM], taking);
    const day = serialOfIso("2025-03-31");
    expect(at.lines.map(({ cells }) => cells)).toEqual([
      ["Oak", 1, 1000, 900, null, 400, null, null, day, "101", null],
      ["Elm", 1, 600, 700, null, null, null, null, null, null, null],
      ["Oak", 1, null, null, null, -50, null, null, day - 1, "R1", null],
      ["Oak", 1, null, null, null, 350.25, null, null, day + 2, "102", null],
    ]);
    expect([figure(at, "Oak", 1, "Paid"), figure(at, "Oak", 1, "Due")]).toEqual([700.25, 199.75]);
    expect(missingIn(at, taking.taken)).toEqual([]);
    expect(missingIn(ledger([OAK, ELM]), taking.taken)).toHaveLength(3);
  });

  test("in a line that is added, is empty where a column of ours has no value, and the person's own are left alone", () => {
    const at = { ...ledger([OAK]), headings: ["County", ...HEADINGS] };
    const [, added] = paymentChanges(
      at,
      take(ledger([OAK]), `${HEAD}\nOak,1.00,2025-03-31,101,1\nOak,5.00,2025-03-31,102,1`).taken,
    );
    expect(added).toEqual({
      kind: "insert",
      index: 1,
      cells: [undefined, "Oak", 1, null, null, null, 5, null, null, serialOfIso("2025-03-31"), "102", null],
    });
    expect(appended(LEDGER, [{ practice: "Elm" }], at, false)[0]).toMatchObject({
      cells: [undefined, "Elm", ...HEADINGS.slice(1).map(() => null)],
    });
  });

  test("is told by the panel beforehand as it stands afterwards", async () => {
    const before = ledger([OAK, ELM]);
    const taking = take(before, `${HEAD}\nOak,400.00,2025-03-31,101,1`);
    const told = reconciledWith(before, paymentChanges(before, taking.taken), []);
    const after = reconciledOf((await written([OAK, ELM], taking)).lines, []);
    if (told instanceof Refusal || after instanceof Refusal) throw new Error("Refused");
    expect(told.rows.map((row) => [row.practice, row.figure("Due")])).toEqual([
      ["Oak", 500],
      ["Elm", 100],
    ]);
    expect(after.rows.map((row) => row.figure("Due"))).toEqual([500, 100]);
  });

  test("leaves a projected amount standing as paid beside what is taken back, and says so", async () => {
    const taking = take(ledger([OAK]), `${HEAD}\nOak,-50,2025-03-31,R1,1`);
    expect(taking.told).toEqual([
      "Oak, payout 1: the projected 1,000.00 of a line whose Paid is blank counts as paid besides.",
    ]);
    expect(figure(await written([OAK], taking), "Oak", 1, "Paid")).toBe(950);
  });

  test("says where nothing is projected", () => {
    expect(take(ledger([OAK]), `${HEAD}\nOak,50,2025-03-31,9,2`).told).toEqual([
      "Oak, payout 2: nothing is projected there.",
    ]);
  });

  test("overwrites no day or reference that somebody left beside a blank Paid", () => {
    const at = ledger([["Oak", 1, 1000, 900, null, null, null, null, null, "later", null]]);
    expect(sentences(take(at, `${HEAD}\nOak,400,2025-03-31,101,1`))).toEqual([
      [2, "the line of Oak in payout 1 has a day or a reference of payment, and no Paid: complete or empty it first"],
    ]);
  });
});

describe("a payout that holds a correction alone", () => {
  const AHEAD = ["Oak", 2, null, null, 25];
  const text = `${HEAD}\nOak,25,2025-03-31,101,2`;

  test("is not opened by a payment: it goes as a line of its own into the last one in which something is earned", async () => {
    const taking = take(ledger([OAK, AHEAD]), text);
    expect(taking.told[0]).toMatch(
      /^Oak, payout 2: only a correction so far, .* It goes into payout 1, .* project payout 2 first\.$/,
    );
    const at = await written([OAK, AHEAD], taking);
    // Presumed in payout 1 are its 1,000.00 as before.
    expect(at.lines.at(-1)?.cells.slice(0, 8)).toEqual([
      ...["Oak", 1, null, null, null, 25, null, "For the correction in payout 2"],
    ]);
    expect(figure(at, "Oak", 1, "Paid")).toBe(1025);
    expect(figure(at, "Oak", 2, "Carried out")).toBe(-100);
    // It is found there a second time.
    expect(sentences(take(at, text))).toEqual([[2, "the ledger has 25.00 of Oak in payout 1 on 2025-03-31 as 101"]]);
  });

  test("and nothing before it is paid nothing, until it is projected", () => {
    expect(sentences(take(ledger([AHEAD]), text))[0]?.[1]).toMatch(/^payout 2 of Oak holds only a correction so far/);
    expect(take(ledger([["Oak", 2, 500, null, 25]]), text).taken[0]?.payout).toBe(2);
  });

  test("takes what is paid back, which waits there with what is owed", () => {
    const taking = take(ledger([OAK, ["Oak", 2, null, null, -25]]), `${HEAD}\nOak,-25,2025-03-31,101,2`);
    expect(taking.taken.map(({ payout }) => payout)).toEqual([2]);
    expect(taking.told[0]).toMatch(/^Oak, payout 2: only a correction so far. What is taken back waits there/);
  });
});

test("who has left is paid in its last payout, and pays back there, unless another is meant in which it earned", () => {
  const left = (cells: PortCell[]): PortCell[] => [
    ...cells,
    ...Array<PortCell>(7 - cells.length).fill(null),
    "Left on 2025-03-31",
  ];
  const at = ledger([left(["Oak", 1, 1000, 900]), left(["Oak", 2, 1000, 900, -25]), ["Oak", 3, null, null, -10]]);
  const taking = take(at, `${HEAD}\nOak,30,2025-04-30,101,3\nOak,-40,2025-05-31,102,4\nOak,50,2025-05-31,103,1`);
  expect(taking.taken.map(({ payout, meant }) => [payout, meant])).toEqual([
    [2, 3],
    [2, 4],
    [1, 1],
  ]);
  expect(taking.told).toContain("Oak has left: a payment for payout 3 goes into payout 2, its last.");
});

test("a formula in Paid is not written over, and neither is one that came meanwhile", async () => {
  const table = {
    address: "'APC Payouts'!A4:K5",
    headings: HEADINGS,
    rows: [lineOf([...OAK, null, ""])],
    formulas: [HEADINGS.map((heading) => (heading === "Paid" ? '=IF(1,"")' : ""))],
  };
  const text = `${HEAD}\nOak,400,2025-03-31,101,1`;
  expect(sentences(take(ledgerOf(table), text))).toEqual([
    [2, "A formula stands in Paid in row 5. Make it a value, or empty it, first"],
  ]);
  const workbook = new FakeWorkbook();
  workbook.tables.put(LEDGER.table, table);
  const changes = paymentChanges(ledgerOf({ ...table, formulas: [] }), take(ledger([OAK]), text).taken);
  await expect(changeLedger(workbook, changes)).rejects.toThrow(
    "Nothing was written, because a formula would be lost in 'APC Payouts'!F5. Make it a value, or empty it, first.",
  );
});

test("no payment is written of an extract whose tables have lost a column", async () => {
  const workbook = new FakeWorkbook();
  const table = { address: "'APC Payouts'!A4:K5", headings: HEADINGS, rows: [lineOf(OAK)], formulas: [] };
  workbook.tables.put(LEDGER.table, table);
  const { taken, left } = take(ledgerOf(table), `${HEAD}\nOak,400.00,2025-03-31,101,1`);
  const headings = headingsOf(EXTRACTS).filter((heading) => heading !== "Written");
  const content = { address: "Extracts!A4:G5", headings, rows: [], formulas: [] };
  const kept = keptExtractsOf({ own: EXTRACTS, content });
  const extract = { from: "paid.csv", on: 45_800, control: 400, taken, left, totals: [] };
  await expect(
    writePayments(workbook, { ...seen(ledgerOf(table)), kept }, { taken, said: NOBODY, extract }),
  ).rejects.toThrow(/^Nothing was written\. The table Extracts has no column “Written”/);
  expect(workbook.tables.get(LEDGER.table)?.rows).toEqual(table.rows);
});

test("an extract whose lines cannot be kept says that its payments were written", async () => {
  const workbook = new FakeWorkbook();
  workbook.tables.put(LEDGER.table, {
    address: "'APC Payouts'!A4:K5",
    headings: HEADINGS,
    rows: [lineOf(OAK)],
    formulas: [],
  });
  workbook.createSheets = () => Promise.reject(new PortFault("protected", "The workbook is protected."));
  const at = ledger([OAK]);
  const { taken, left } = take(at, `${HEAD}\nOak,400,2025-03-31,101,1`);
  const extract = { from: "paid.csv", on: 45_750, control: 400, taken, left, totals: [] };
  await expect(writePayments(workbook, seen(at), { ...toWrite(taken), extract })).rejects.toThrow(
    "The workbook is protected. The payments were written. What became of the extract’s lines is not kept: take the extract once more, and keep it.",
  );
  expect(workbook.tables.get(LEDGER.table)?.rows[0]?.[5]).toBe(400);
});

describe("doubled payments", () => {
  test("within the extract are left out unless they are ticked", () => {
    const text = `${HEAD}\nOak,400,2025-03-31,101,1\nElm,300,2025-03-31,101,1\nOak,400,2025-03-31,102,1\nOak,400,2025-03-31,103,2`;
    expect(sentences(take(ledger([OAK, ELM]), text))).toEqual([
      [3, "it has the same reference as line 2"],
      [4, "line 2 is the same payment"],
    ]);
    expect(take(ledger([OAK, ELM]), text, [3]).taken.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  test("are not what is taken back under the reference of the payment", () => {
    const text = `${HEAD}\nOak,400,2025-03-31,101,1\nOak,-400,2025-04-04,101,1`;
    expect(take(ledger([OAK]), text).taken.map(({ amount }) => amount)).toEqual([400, -400]);
  });

  test("are told apart by their references where no day is known", () => {
    const text = "Vendor,Amount,Check number\nOak,400,101\nOak,400,102\nOak,5,\nOak,5,";
    expect(take(ledger([OAK]), text).taken.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  test("that the ledger has are left out by their reference, or by amount and day whatever else differs", () => {
    const day = serialOfIso("2025-03-31");
    const at = ledger([
      ["Oak", 1, 1000, 900, null, 400, null, null, day, "chk 101", null],
      ["Oak", 1, null, null, null, 70, null, null, day, null, null],
    ]);
    const text = `${HEAD}\nOak,450,2025-04-30,CHK 101,1\nOak,70,2025-03-31,102,1\nOak,400,2025-03-31,103,1\nOak,400,2025-03-31,,1`;
    expect(sentences(take(at, text))).toEqual([
      [2, "the ledger has 400.00 of Oak in payout 1 on 2025-03-31 as chk 101"],
      [3, "the ledger has 70.00 of Oak in payout 1 on 2025-03-31"],
      [4, "the ledger has 400.00 of Oak in payout 1 on 2025-03-31 as chk 101"],
      [5, "the ledger has 400.00 of Oak in payout 1 on 2025-03-31 as chk 101"],
    ]);
    // Taken once more for another payout.
    expect(sentences(take(at, `${HEAD}\nOak,70,2025-03-31,,2`))).toEqual([
      [2, "the ledger has 70.00 of Oak in payout 1 on 2025-03-31"],
    ]);
    // Where no day is known, each payout has its own.
    const undated = ledger([["Oak", 1, 1000, 900, null, 400, null, null, null, null, null]]);
    expect(take(undated, "Vendor,Amount,Payout\nOak,400,2").taken).toHaveLength(1);
  });
});

describe("vendors", () => {
  test.each([
    ["on its own sheet is ours, and says what it lacks", "'APC Vendors'", "Vendors", ["Practice"]],
    ["on another sheet is another's", "Suppliers", "Vendors2", null],
  ])("a table with one of the two headings %s", (_of, sheet, called, lacking) => {
    const content = {
      address: `${sheet}!A4:B5`,
      headings: ["Vendor", "Site"],
      rows: [["Oak LLC", "Oak"]],
      formulas: [],
    };
    const read = new Map([["Vendors", kept("Vendors", "Vendors[#All]", content, null)]]);
    const own = ownOf(read, ["Vendors"], [{ name: "Vendors", kind: "table", reference: "Vendors" }]);
    const at = own(VENDORS);
    expect(at.own.table).toBe(called);
    expect(at.content === null ? null : vendorsOf(at.content, at.own).lacking).toEqual(lacking);
    expect(othersText(own) === "").toBe(lacking !== null);
  });

  const practices = new Set(["Oak", "Elm"]);
  const table = (rows: PortCell[][]) => vendorsOf({ headings: headingsOf(VENDORS), rows });

  test("are practices by the table, or by the very name; nothing is like enough", () => {
    const known = (vendor: string, rows: PortCell[][] = [], said = NOBODY) =>
      knownVendor(vendor, table(rows), said, practices);
    expect(known("Oak")).toEqual({ kind: "practice", practice: "Oak" });
    expect(known("OAK")).toEqual({ kind: "unknown" });
    expect(known("Oak", [["Oak", "Elm"]])).toEqual({ kind: "practice", practice: "Elm" });
    expect(
      known("Oak LLC", [
        ["Oak LLC", "Oak"],
        ["Oak LLC", "Elm"],
      ]),
    ).toEqual({ kind: "twice" });
    expect(known("Paper Co", [["Paper Co", "not a practice"]])).toEqual({ kind: "none" });
    expect(known("Old", [["Old", "Left"]], new Map([["Old", "Elm"]]))).toEqual({ kind: "practice", practice: "Elm" });
    expect(suggestedFor("OAK, LLC", practices)).toBe("Oak");
    expect(suggestedFor("Paper Co", practices)).toBeNull();
  });

  test("that are none, or unknown, are left out by their names", () => {
    const text = `${HEAD}\nPaper Co,5,2025-03-31,1,1\nOAK,6,2025-03-31,2,1`;
    expect(sentences(take(ledger([OAK]), text, [], new Map([["Paper Co", NOT_A_PRACTICE]])))).toEqual([
      [2, "Paper Co is not a practice"],
      [3, "nobody has said which practice OAK is"],
    ]);
  });

  test("are kept before the payments, and the fault says so where those cannot be written", async () => {
    const workbook = new FakeWorkbook();
    workbook.tables.put(LEDGER.table, {
      address: "'APC Payouts'!A4:K5",
      headings: HEADINGS,
      rows: [lineOf(OAK)],
      formulas: [],
    });
    workbook.changeTable = () => Promise.reject(new PortFault("protected", "The sheet is protected."));
    const said = new Map([["OAK LLC", "Oak"]]);
    const at = ledger([OAK]);
    const { taken } = take(at, `${HEAD}\nOAK LLC,400,2025-03-31,101,1`, [], said);
    await expect(writePayments(workbook, seen(at), toWrite(taken, said))).rejects.toThrow(
      "The sheet is protected. What you said of the vendors is kept in the table Vendors. No payment was written.",
    );
    expect(workbook.tables.get("Vendors")?.rows).toEqual([["OAK LLC", "Oak"]]);
  });

  test("whose practice left the ledger are put right in their row", async () => {
    const workbook = new FakeWorkbook();
    workbook.tables.put(LEDGER.table, {
      address: "'APC Payouts'!A4:K5",
      headings: HEADINGS,
      rows: [lineOf(OAK)],
      formulas: [],
    });
    const content = {
      address: "'APC Vendors'!A4:B5",
      headings: headingsOf(VENDORS),
      rows: [["Old", "Left"]],
      formulas: [],
    };
    workbook.tables.put(VENDORS.table, content);
    await writePayments(
      workbook,
      { ...seen(ledger([OAK])), vendors: vendorsOf(content) },
      toWrite(
        [],
        new Map([
          ["Old", "Oak"],
          ["New", NOT_A_PRACTICE],
        ]),
      ),
    );
    expect(workbook.tables.get("Vendors")?.rows).toEqual([
      ["Old", "Oak"],
      ["New", NOT_A_PRACTICE],
    ]);
  });
});

test("nothing is written over a ledger that has changed meanwhile", async () => {
  const at = ledger([OAK]);
  const taking = take(at, `${HEAD}\nOak,400,2025-03-31,101,1`);
  const workbook = new FakeWorkbook();
  const paid = ["Oak", 1, null, null, null, 400];
  workbook.tables.put(LEDGER.table, {
    address: "'APC Payouts'!A4:K6",
    headings: HEADINGS,
    rows: [OAK, paid].map(lineOf),
    formulas: [],
  });
  await expect(writePayments(workbook, seen(at), toWrite(taking.taken))).rejects.toThrow(
    "the ledger has just been changed",
  );
});

test("a payout is suggested by the month in which it is paid", () => {
  const schedule = scheduleOf([]);
  const [first] = schedule;
  if (first === undefined) throw new Error("No schedule");
  expect(payoutPaidOn(first.paidIn + 20, schedule)).toBe(1);
  expect(payoutPaidOn(serialOfIso("2024-07-15"), schedule)).toBe("2024-07-15 is in no payout’s payment month");
  expect(payoutPaidOn(null, schedule)).toBe("it has no date, by which its payout would be told");
});

test("money is conserved whatever is paid, the lines come to the control total, and a second time nothing is taken", async () => {
  const practice = fc.constantFrom("Oak", "Elm", "Ash");
  const dollars = fc.integer({ min: 1, max: 99_999 }).map((one) => exact(one).div(100).toNumber());
  const payment = fc.record({
    vendor: fc.oneof(practice, fc.constant("Paper Co")),
    amount: fc.oneof(
      dollars,
      dollars.map((one) => -one),
    ),
    day: fc.integer({ min: 1, max: 3 }),
    reference: fc.oneof(fc.constant(""), fc.integer({ min: 1, max: 9 }).map(String)),
    payout: fc.integer({ min: 1, max: 3 }),
  });
  const rows = ["Oak", "Elm", "Ash"].flatMap((name, at) =>
    [1, 2].map((payout) => [name, payout, 1000 + at, 990.01 * payout]),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(payment, { minLength: 1, maxLength: 12 }), async (payments) => {
      const text = [
        HEAD,
        ...payments.map((one) => `${one.vendor},${one.amount},2025-03-0${one.day},${one.reference},${one.payout}`),
      ].join("\n");
      const taking = take(ledger(rows), text);
      const given = payments.reduce((sum, { amount }) => sum.plus(amount), exact(0));
      expect(exact(totalOf(taking.taken)).plus(totalOf(taking.left)).equals(given)).toBe(true);

      const at = await written(rows, taking);
      const reconciled = reconciledOf(at.lines, []);
      if (reconciled instanceof Refusal) throw new Error(reconciled.sentence);
      const of = (title: Figure): number => Number(reconciled.total.figure(title));
      expect(
        exact(of("Earned"))
          .plus(of("Adjustments"))
          .equals(exact(of("Paid")).plus(of("Due")).plus(of("Carried out"))),
      ).toBe(true);
      // What is paid in settled payouts is what was taken there, and what is projected where nothing was paid.
      const settled = taking.taken.filter(({ payout }) => payout < 3);
      const presumed = rows.filter(
        ([name, payout]) => !settled.some((one) => one.practice === name && one.payout === payout && one.amount > 0),
      );
      const paid = [...settled.map(({ amount }) => amount), ...presumed.map(([, , projected]) => Number(projected))];
      expect(paid.reduce((sum, amount) => sum.plus(amount), exact(0)).equals(of("Paid"))).toBe(true);

      expect(take(at, text).taken).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
