import { excelWorkbook } from "../../src/excel/workbook";
import { breakEach } from "./breaks";
import type { Book } from "./host/book";
import { openExcel } from "./host/excel";
import { book, fault } from "./sampleBook";

/** Cells become a table where they stand, or stay what they were. */

const port = excelWorkbook();
const CELLS = "Panel!H1:I3";
const BEFORE = { Practices: "Panel!A1:B3" };

/** What a workbook looks like. */
function looksOf({ tables, sheets }: Book): unknown {
  return [tables, sheets.map(({ cells }) => cells)];
}

test("nothing of the cells changes but that they are a table, without bands and buttons", async () => {
  const opened = book();
  const cells = JSON.stringify(opened.sheets);
  const excel = openExcel(opened);
  await port.makeTable("Roster", CELLS);
  expect(opened.tables).toEqual({ ...BEFORE, Roster: CELLS });
  expect(JSON.stringify(opened.sheets)).toBe(cells);
  expect(excel.written).toEqual([]);
  expect(excel.drawn).toEqual([
    ["Table2", "table style", "TableStyleLight1"],
    ["Table2", "banded rows", false],
    ["Table2", "filter button", false],
  ]);
});

test.each([
  ["a name that is taken", "PRACTICES", CELLS, "taken", "the workbook already has something else named PRACTICES."],
  ["a protected sheet", "Roster", "'My plan'!A1:B1", "protected", "The sheet “My plan” is protected."],
  ["cells of another table", "Roster", "Panel!A2:C4", "other", "Excel makes no table of these cells."],
  ["no cells at all", "Roster", "Nowhere!A1:B2", "not found", ""],
])("%s is refused, and nothing is made", async (_what, name, reference, kind, sentence) => {
  const opened = book();
  openExcel(opened);
  const [found, said] = await fault(port.makeTable(name, reference));
  expect([found, said]).toEqual([kind, expect.stringContaining(sentence)]);
  expect(looksOf(opened)).toEqual(looksOf(book()));
});

test("a table that somebody else makes meanwhile is left alone", async () => {
  const theirs = { Theirs: "Panel!K1:L3" };
  let appeared = 0;
  await breakEach(
    "failsAt",
    (broken) => {
      const opened = book(broken);
      let { tables } = opened;
      // It comes with ours.
      Object.defineProperty(opened, "tables", {
        get: () => tables,
        set: (next: Book["tables"]) => {
          tables = next?.Table2 === undefined ? next : { ...next, ...theirs };
        },
      });
      return opened;
    },
    () => port.makeTable("Roster", CELLS),
    (said, { tables = {} }) => {
      if (said !== null && tables.Theirs !== undefined) appeared += 1;
      expect(said !== null && tables.Roster === undefined && tables.Table2 === undefined).toBe(said !== null);
    },
  );
  expect(appeared).toBeGreaterThan(0);
});

test("whatever breaks on the way, nothing remains, or it is said what", async () => {
  for (const by of ["failsAt", "losesAnswerTo"] as const)
    await breakEach(
      by,
      book,
      () => port.makeTable("Roster", CELLS),
      (said, { tables }) => {
        const made = Object.keys(tables ?? {}).filter((name) => name !== "Practices");
        if (said === null) expect(made).toEqual(["Roster"]);
        else if (made.length > 0) expect(said).toContain("remains: convert it to a range");
      },
    );
});
