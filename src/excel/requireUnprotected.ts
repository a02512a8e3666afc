/// <reference types="office-js" />
import { protectedFault, protectedWorkbook, runExcel } from "./run";

/** Asks before several changes; a table that is not there is protected by nothing. */
export function requireUnprotected(names: readonly string[], makesSheets: boolean): Promise<void> {
  return runExcel(async (context) => {
    const { protection, tables } = context.workbook;
    protection.load("protected");
    const found = names.map((name) => tables.getItemOrNullObject(name));
    await context.sync();
    if (makesSheets && protection.protected) throw protectedWorkbook("new sheets");
    const sheets = found
      .filter((table) => !table.isNullObject)
      .map(({ worksheet }) => worksheet.load("name,protection/protected"));
    if (sheets.length === 0) return;
    await context.sync();
    const fixed = sheets.find((sheet) => sheet.protection.protected);
    if (fixed !== undefined) throw protectedFault(fixed.name);
  });
}
