import { PortFault } from "../../../src/pane/port";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { recordAndWrite } from "../../../src/pane/payouts/recorded";
import { termsRows } from "../../../src/core/shared";
import { headingsOf } from "../../../src/pane/ownTable";
import type { ToRecord } from "../../../src/pane/payouts/closingRecord";
import { PRACTICES, SCORES, withCell, type Office } from "./closeSteps";
import { closedQuarter, lines, QUARTER, quarter, SCORED } from "./quarter";

/** Records and lines that are written together, or not at all. */

test("where the ledger cannot be written, the row that tells of the record is taken back", async () => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  const closables = office.closables(1);
  const { workbook } = office;
  const change = workbook.changeTable.bind(workbook);
  workbook.changeTable = (name, changes) =>
    name === LEDGER.table
      ? Promise.reject(new PortFault("protected", "The sheet is protected."))
      : change(name, changes);
  await expect(office.close(1, closables)).rejects.toThrow(
    "The sheet is protected. The sheets APC closing 1, APC closing 1 scores were made, and nothing refers to them: delete them.",
  );
  expect(office.closings?.list).toEqual([]);
  workbook.changeTable = change;
  await office.close(1, closables);
  expect(office.closings?.list.map(({ record }) => record)).toEqual(["Closing2"]);
  expect(office.corrections(1).offered).toEqual([]);
});

test("what is closed while the sheets of a record are made takes no correction, and the fault says what was made", async () => {
  const office = await closedQuarter();
  await office.project(2, "Incentive expected");
  const later = SCORED.map((row) => (row[0] === "Practice 01" ? withCell(row, 3, 74) : row));
  office.put("Scores", SCORES, later);
  const { workbook } = office;
  const create = workbook.createSheets.bind(workbook);
  workbook.createSheets = async (sheets) => {
    workbook.createSheets = create;
    await create(sheets);
    await office.close(2, office.closables(2));
  };
  const booking = office.book(1);
  await expect(booking).rejects.toThrow(
    /^Nothing was written, because the ledger has just been changed\. .* The sheets APC closing 2, .* were made, and nothing refers to them: delete them\.$/,
  );
  expect(lines(office).filter((line) => line[4] !== null)).toEqual([]);
  expect(office.closings?.list.map(({ payout, kind }) => [payout, kind])).toEqual([
    [1, "Closing"],
    [2, "Closing"],
  ]);
});

test.each(["Practices", "Scores"])("nothing is closed by %s that have changed since they were seen", async (name) => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  const { ledger, closings } = office;
  const [line] = office.closables(1).flatMap(({ closed }) => closed ?? []);
  if (line === undefined) throw new Error("Nothing to close");
  const { ranges, shares, payments } = office.usable;
  const now = { practices: "Practices", scores: "Scores", terms: "" };
  const basis = { payout: 1, kind: "Closing", on: 45_731, amount: "Incentive expected", now } as const;
  const recorded = { basis: { ...basis, shares, terms: payments.terms, ranges }, lines: [line] };
  const table = office.workbook.tables.get(name);
  if (table === null) throw new Error(`No ${name}`);
  office.put(name, table.headings, [...table.rows, table.rows[0] ?? []]);
  await expect(recordAndWrite([recorded], [], ledger, closings, CLOSINGS, office.workbook)).rejects.toThrow(
    "Nothing was written, because the workbook’s tables or terms have just been changed. Look at the figures, then try again.",
  );
  expect(office.closings).toBeNull();
});

test("nothing is closed in a ledger that has changed since it was seen", async () => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  const { ledger, closings, workbook } = office;
  await office.project(2, "Incentive expected");
  await expect(recordAndWrite([], [], ledger, closings, CLOSINGS, workbook)).rejects.toThrow(
    "Nothing was written, because the ledger has just been changed. Look at it, then try again.",
  );
});

/** The first of the closables, as it is recorded. */
function toRecord(office: Office, payout: number, terms = ""): ToRecord {
  const [line] = office.closables(payout).flatMap(({ closed }) => closed ?? []);
  if (line === undefined) throw new Error("Nothing to close");
  const { ranges, shares, payments } = office.usable;
  const now = { practices: "Practices", scores: "Scores", terms };
  const amount = "Incentive expected";
  return {
    basis: { payout, kind: "Closing", on: 45_731, amount, now, shares, terms: payments.terms, ranges },
    lines: [line],
  };
}

test("a record copies those who are closed and their scores, whatever stands in their cells", async () => {
  const office = quarter();
  const headings = [...PRACTICES, "Open"];
  office.put(
    "Practices",
    headings,
    QUARTER.map((row, at) => [...row, at === 0]),
  );
  await office.project(1, "Incentive expected");
  await office.close(1, office.closables(1).slice(0, 2));
  const open = headings.indexOf("Open");
  expect(office.rows("Closing1").map((row) => [row[0], row[open]])).toEqual([
    ["Practice 01", "TRUE"],
    ["Practice 02", "FALSE"],
  ]);
  expect(office.rows("Closing1Scores")).toEqual(SCORED.slice(0, 2));
});

test("several records are taken back together where the ledger cannot be written", async () => {
  const office = await closedQuarter();
  for (const payout of [2, 3]) await office.project(payout, "Incentive expected");
  const { workbook, ledger, closings } = office;
  const change = workbook.changeTable.bind(workbook);
  workbook.changeTable = (name, changes) =>
    name === LEDGER.table
      ? Promise.reject(new PortFault("protected", "The sheet is protected."))
      : change(name, changes);
  const both = [toRecord(office, 2), toRecord(office, 3)];
  await expect(recordAndWrite(both, [], ledger, closings, CLOSINGS, workbook)).rejects.toThrow(/delete them\.$/);
  expect(office.closings?.list.map(({ record }) => record)).toEqual(["Closing1"]);
});

test("a row of the closings that cannot be read stays, and without one of their columns nothing is recorded", async () => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  const unread = ["first", ...Array<null>(16).fill(null)];
  const content = { address: "'APC Closings'!A4:Q5", headings: headingsOf(CLOSINGS), rows: [unread], formulas: [] };
  office.workbook.tables.put(CLOSINGS.table, content);
  await office.close(1, office.closables(1).slice(0, 1));
  expect(office.rows(CLOSINGS.table).map(([payout]) => payout)).toEqual(["first", 1]);
  const headings = content.headings.map((heading) => (heading === "Edition" ? "Version" : heading));
  office.workbook.tables.put(CLOSINGS.table, { ...content, headings });
  const sheets = office.workbook.tables.sheetNames();
  await expect(office.close(1, office.closables(1).slice(1))).rejects.toThrow(
    /^Nothing was written\. The table Closings has no column “Edition”/,
  );
  expect(office.workbook.tables.sheetNames()).toEqual(sheets);
});

test("nothing is closed under terms that have changed since they were seen", async () => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  const { workbook, ledger, closings } = office;
  const ceiling = (value: number) =>
    workbook.fill("H1", [
      ["Parameter", "Value", "Source"],
      ["total.ceiling", value, null],
    ]);
  ceiling(0.9);
  office.terms = termsRows([["total.ceiling", 0.9]]);
  const recorded = [toRecord(office, 1, "Panel!H1:J2")];
  ceiling(0.8);
  const write = () => recordAndWrite(recorded, [], ledger, closings, CLOSINGS, workbook);
  await expect(write()).rejects.toThrow(/^Nothing was written, because the workbook’s tables or terms have just been/);
  expect(office.closings).toBeNull();
  ceiling(0.9);
  await write();
  expect(office.closings?.list).toHaveLength(1);
});

test("a row of the closings counts by its payout and its record, and is of the kind that it says in any letters", async () => {
  const office = await closedQuarter();
  const { tables } = office.workbook;
  const content = tables.get(CLOSINGS.table);
  const [row = []] = content?.rows ?? [];
  if (content === null) throw new Error("Nothing was closed");
  const [kind, record] = ["Kind", "Record"].map((heading) => content.headings.indexOf(heading));
  if (kind === undefined || record === undefined) throw new Error("No such column");
  const rows = [withCell(row, kind, "DEPARTURE"), withCell(row, record, null)];
  tables.put(CLOSINGS.table, { ...content, rows });
  expect(office.closings?.list.map((one) => one.kind)).toEqual(["Departure"]);
  expect(office.closings?.unread).toEqual([6]);
});
