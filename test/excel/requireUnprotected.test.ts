import { excelWorkbook } from "../../src/excel/workbook";
import { openExcel } from "./host/excel";
import { book, fault } from "./sampleBook";

/** Protection is asked before several changes, of which none is begun then. */

const port = excelWorkbook();
const TABLES = { Practices: "Panel!A1:B3", Roster: "My plan!A1:B1" };

test("a sheet of one of the tables that is protected is named", async () => {
  openExcel(book({ tables: TABLES }));
  expect(await fault(port.requireUnprotected(["Practices", "Nobody", "Roster"], true))).toEqual([
    "protected",
    "The sheet “My plan” is protected. Unprotect it under Review, then try again.",
  ]);
  await port.requireUnprotected(["Practices", "Nobody"], true);
});

test("a workbook that is protected against new sheets stops only who makes some", async () => {
  openExcel(book({ tables: TABLES, isProtected: true }));
  await port.requireUnprotected(["Practices"], false);
  expect(await fault(port.requireUnprotected(["Practices"], true))).toEqual([
    "protected",
    "The workbook is protected against new sheets. Unprotect it under Review, then try again.",
  ]);
});
