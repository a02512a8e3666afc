import { excelWorkbook } from "../../src/excel/workbook";
import { breakEach } from "./breaks";
import type { Book } from "./host/book";
import { openExcel } from "./host/excel";
import { book, fault } from "./sampleBook";

/** A table and its sheet get other names, or keep theirs. */

const port = excelWorkbook();
const TO = { table: "Practices_before", sheet: "Panel before" };

/** What the table and its sheet are called. */
function namesOf({ tables = {}, sheets }: Book): unknown {
  return [tables, sheets[0]?.name];
}

test("both have their new names, and their cells stay", async () => {
  const opened = book();
  const cells = JSON.stringify(opened.sheets[0]?.cells);
  const excel = openExcel(opened);
  await port.renameTable("practices", TO);
  expect(namesOf(opened)).toEqual([{ Practices_before: "Panel before!A1:B3" }, "Panel before"]);
  expect(JSON.stringify(opened.sheets[0]?.cells)).toBe(cells);
  expect(excel.written).toEqual([]);
  // A sheet may keep the name that it has.
  await port.renameTable("Practices_before", { table: "Practices", sheet: "Panel before" });
  expect(namesOf(opened)).toEqual([{ Practices: "Panel before!A1:B3" }, "Panel before"]);
});

test.each([
  ["a sheet's name that is taken", { ...TO, sheet: "my PLAN" }, {}, "taken", "a sheet named my PLAN."],
  ["a table's name that is taken", { ...TO, table: "terms" }, {}, "taken", "something else named terms."],
  // Before anything is tried, so that there is nothing to be put back.
  ["a protected workbook", TO, { isProtected: true }, "protected", "The workbook is protected against other names"],
])("%s is refused, and both keep theirs", async (_what, to, given, kind, sentence) => {
  const opened = book(given);
  openExcel(opened);
  expect(await fault(port.renameTable("Practices", to))).toEqual([kind, expect.stringContaining(sentence)]);
  expect(namesOf(opened)).toEqual(namesOf(book()));
});

test("a table that is not there is told", async () => {
  openExcel(book());
  expect(await fault(port.renameTable("Nobody", TO))).toEqual(["not found", expect.stringContaining("Nobody")]);
});

test("whatever breaks on the way, both keep their names, or it is said", async () => {
  for (const by of ["failsAt", "failsFrom", "losesAnswerTo"] as const)
    await breakEach(
      by,
      book,
      () => port.renameTable("Practices", TO),
      (said, opened) => {
        const isSame = JSON.stringify(namesOf(opened)) === JSON.stringify(namesOf(book()));
        if (said === null)
          expect(namesOf(opened)).toEqual([{ Practices_before: "Panel before!A1:B3" }, "Panel before"]);
        else if (!isSame) expect(said).toContain("rename them back");
      },
    );
});
