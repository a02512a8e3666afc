import { Refusal, serialOfIso } from "../../../src/core/shared";
import { appended, headingsOf } from "../../../src/pane/ownTable";
import { changeLedger, LEDGER, ledgerOf } from "../../../src/pane/payouts/ledger";
import { EXTRACTS, keptExtractsOf } from "../../../src/pane/payouts/keptExtracts";
import { missingIn, paymentChanges, reconciledWith, writePayments } from "../../../src/pane/payouts/writtenPayments";
import { reconciledOf } from "../../../src/pane/payouts/reconciled";
import { PortFault } from "../../../src/pane/port";
import { FakeWorkbook } from "../fakeWorkbook";
import { ledger, lineOf, HEADINGS } from "./extracts";
import { HEAD, NOBODY, take, seen, toWrite, sentences, workbookWith, written, figure, OAK, ELM } from "./taking";

/** Payments as lines of the ledger: what is written, what stands then, and what fails. */

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
  const workbook = workbookWith(OAK);
  const at = ledger([OAK]);
  const { taken, left } = take(at, `${HEAD}\nOak,400.00,2025-03-31,101,1`);
  const headings = headingsOf(EXTRACTS).filter((heading) => heading !== "Written");
  const content = { address: "Extracts!A4:G5", headings, rows: [], formulas: [] };
  const kept = keptExtractsOf({ own: EXTRACTS, content });
  const extract = { from: "paid.csv", on: 45_800, control: 400, taken, left, totals: [] };
  await expect(writePayments(workbook, { ...seen(at), kept }, { taken, said: NOBODY, extract })).rejects.toThrow(
    /^Nothing was written\. The table Extracts has no column “Written”/,
  );
  expect(workbook.tables.get(LEDGER.table)?.rows).toEqual([lineOf(OAK)]);
});

test("an extract whose lines cannot be kept says that its payments were written", async () => {
  const workbook = workbookWith(OAK);
  workbook.createSheets = () => Promise.reject(new PortFault("protected", "The workbook is protected."));
  const at = ledger([OAK]);
  const { taken, left } = take(at, `${HEAD}\nOak,400,2025-03-31,101,1`);
  const extract = { from: "paid.csv", on: 45_750, control: 400, taken, left, totals: [] };
  await expect(writePayments(workbook, seen(at), { ...toWrite(taken), extract })).rejects.toThrow(
    "The workbook is protected. The payments were written. What became of the extract’s lines is not kept: take the extract once more, and keep it.",
  );
  expect(workbook.tables.get(LEDGER.table)?.rows[0]?.[5]).toBe(400);
});

test("nothing is written over a ledger that has changed meanwhile", async () => {
  const at = ledger([OAK]);
  const taking = take(at, `${HEAD}\nOak,400,2025-03-31,101,1`);
  const workbook = workbookWith(OAK, ["Oak", 1, null, null, null, 400]);
  await expect(writePayments(workbook, seen(at), toWrite(taking.taken))).rejects.toThrow(
    "the ledger has just been changed",
  );
});

test("a practice that the ledger has as a number stays one in the lines that are added", () => {
  const at = ledger([[101, 1, 1000, 900]]);
  const { taken } = take(at, `${HEAD}\n101,400,2025-03-31,1,1\n101,5,2025-04-01,2,1`);
  expect(paymentChanges(at, taken)[1]).toMatchObject({
    kind: "insert",
    cells: expect.arrayContaining([101]) as unknown,
  });
});

test("of two payments that are alike, one line of the ledger is one of them", () => {
  const payment = { practice: "Oak", payout: 1, amount: 400, paidOn: null, payment: "" };
  expect(missingIn(ledger([["Oak", 1, 1000, 900, null, 400]]), [payment, payment])).toHaveLength(1);
});
