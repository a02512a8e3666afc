/// <reference types="office-js" />
import { takenFault } from "../pane/newSheets";
import { PortFault, type TableAndSheet } from "../pane/port";
import { noTable } from "../pane/rowChanges";
import { excelFaultOf, protectedFault, protectedWorkbook, runExcel, syncBeforeWriting } from "./run";

/** Gives a table and its sheet other names. A failed sync is not atomic, so that what was renamed gets its name back. */
export async function renameTable(name: string, to: TableAndSheet): Promise<void> {
  let before: TableAndSheet | undefined;
  try {
    // No merged step: on a desktop Excel does not undo the new name of a sheet, and refuses a group with one.
    await runExcel(async (context) => {
      const { tables, names, worksheets, protection: ofWorkbook } = context.workbook;
      tables.load("items/name");
      names.load("items/name");
      worksheets.load("items/name");
      ofWorkbook.load("protected");
      const table = tables.getItemOrNullObject(name).load("name");
      await syncBeforeWriting(context);
      // Excel would rename the table before it refuses the sheet.
      if (ofWorkbook.protected) throw protectedWorkbook("other names of sheets");
      if (table.isNullObject) throw noTable(name);
      const sheet = table.worksheet.load("name");
      const protection = sheet.protection.load("protected");
      await context.sync();
      if (protection.protected) throw protectedFault(sheet.name);
      const fault = takenFault(
        { sheets: [to.sheet], names: [to.table] },
        {
          sheets: worksheets.items.map((one) => one.name).filter((one) => one !== sheet.name),
          names: [...tables.items, ...names.items].map((one) => one.name),
        },
      );
      if (fault !== null) throw fault;
      before = { table: table.name, sheet: sheet.name };
      table.name = to.table;
      if (to.sheet !== sheet.name) sheet.name = to.sheet;
      await context.sync();
    });
  } catch (thrown) {
    if (before === undefined) throw thrown;
    const { kind, message } = excelFaultOf(thrown);
    const { table, sheet } = before;
    const isBack = await putBack(before, to).then(
      () => true,
      () => false,
    );
    throw new PortFault(
      kind,
      isBack
        ? `${message} Nothing was renamed.`
        : `${message} Look what the table ${table} and the sheet ${sheet} are called now, and rename them back.`,
    );
  }
}

/** The new names were free: what has one of them now is ours. */
function putBack(before: TableAndSheet, to: TableAndSheet): Promise<void> {
  return runExcel(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(to.table);
    const sheet = context.workbook.worksheets.getItemOrNullObject(to.sheet);
    await context.sync();
    if (!table.isNullObject) table.name = before.table;
    if (!sheet.isNullObject && to.sheet !== before.sheet) sheet.name = before.sheet;
    await context.sync();
  });
}
