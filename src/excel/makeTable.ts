/// <reference types="office-js" />
import { takenFault } from "../pane/newSheets";
import { PortFault } from "../pane/port";
import { namesNoCells, referencedRange } from "./ranges";
import { excelFaultOf, isUndoRefused, protectedFault, runExcel, syncBeforeWriting, writeExcel } from "./run";

const NOT_ACCEPTED = new PortFault(
  "other",
  "Excel makes no table of these cells. A table has one row of headings, and no merged cells, spilled results or other tables in it.",
);

/** Stripes and borders are the person's own. */
const PLAIN_STYLE = "TableStyleLight1";

/** Makes cells a table where they stand. A failed sync is not atomic, so that what was made of it is taken back. */
export async function makeTable(name: string, reference: string): Promise<void> {
  const missing = namesNoCells(reference);
  // Before anything is made; a second run must not take what the first one made for somebody's.
  let before: readonly string[] | undefined;
  try {
    await writeExcel(
      async (context) => {
        const { tables, names } = context.workbook;
        tables.load("items/name");
        names.load("items/name");
        await syncBeforeWriting(context);
        const range = await referencedRange(context, reference, missing);
        const sheet = range.worksheet.load("name");
        const protection = sheet.protection.load("protected");
        await context.sync();
        if (protection.protected) throw protectedFault(sheet.name);
        const there = tables.items.map((table) => table.name);
        const fault = takenFault([{ ...NO_SHEET, tables: [{ name, address: reference }] }], {
          sheets: [],
          names: [...there, ...names.items.map((item) => item.name)],
        });
        if (fault !== null) throw fault;
        before = there;
        const table = sheet.tables.add(range, true);
        table.style = PLAIN_STYLE;
        table.name = name;
        await context.sync().catch(throwNotAccepted);
      },
      missing,
      () => takeBack(before ?? []),
    );
  } catch (thrown) {
    if (before === undefined) throw thrown;
    const { kind, message } = excelFaultOf(thrown);
    await takeBack(before).catch(() => undefined);
    throw new PortFault(kind, `${message} ${await remains(before)}`);
  }
}

/** The cells were found by then: what Excel refuses now is to make a table of them. */
function throwNotAccepted(thrown: unknown): never {
  throw isUndoRefused(thrown) ? thrown : excelFaultOf(thrown, NOT_ACCEPTED);
}

/** Only the tables of one count. */
const NO_SHEET = { name: "", columnWidths: [], frozenRows: 0, cells: [], names: [] };

function madeSince(before: readonly string[], { items }: Excel.TableCollection): Excel.Table[] {
  return items.filter(({ name }) => !before.includes(name));
}

function takeBack(before: readonly string[]): Promise<void> {
  return runExcel(async (context) => {
    const tables = context.workbook.tables.load("items/name");
    await context.sync();
    for (const table of madeSince(before, tables)) table.convertToRange();
    await context.sync();
  });
}

async function remains(before: readonly string[]): Promise<string> {
  try {
    return await runExcel(async (context) => {
      const tables = context.workbook.tables.load("items/name");
      await context.sync();
      const [left] = madeSince(before, tables);
      return left === undefined
        ? "Nothing was made."
        : `The table ${left.name} remains: convert it to a range under Table Design, then try again.`;
    });
  } catch {
    return "Look whether a table was made of the cells, then try again.";
  }
}
