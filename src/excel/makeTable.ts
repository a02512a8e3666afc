/// <reference types="office-js" />
import { takenFault } from "../pane/newSheets";
import { PortFault } from "../pane/port";
import { namesNoCells, referencedRange } from "./ranges";
import { excelFaultOf, isUndoRefused, protectedFault, runExcel, syncBeforeWriting, writeExcel } from "./run";

const NOT_ACCEPTED = new PortFault(
  "other",
  "Excel makes no table of these cells. A table has one row of headings, and no merged cells, spilled results or other tables in it.",
);

/** The one with the least of its own: two lines, once its bands are off. */
const PLAIN_STYLE = "TableStyleLight1";

/** Makes cells a table where they stand. A failed sync is not atomic, so that what was made of it is taken back. */
export async function makeTable(name: string, reference: string): Promise<void> {
  const missing = namesNoCells(reference);
  let begun: Begun | undefined;
  try {
    await writeExcel(
      async (context) => {
        const { tables, names } = context.workbook;
        tables.load("items/name");
        names.load("items/name");
        await syncBeforeWriting(context);
        const range = (await referencedRange(context, reference, missing)).load("address");
        const sheet = range.worksheet.load("name");
        const protection = sheet.protection.load("protected");
        await context.sync();
        if (protection.protected) throw protectedFault(sheet.name);
        const there = tables.items.map((table) => table.name);
        const fault = takenFault(
          { sheets: [], names: [name] },
          { sheets: [], names: [...there, ...names.items.map((item) => item.name)] },
        );
        if (fault !== null) throw fault;
        // A second run must not take what the first one made for somebody's.
        begun = { before: there, address: range.address };
        const table = sheet.tables.add(range, true);
        table.style = PLAIN_STYLE;
        table.showBandedRows = false;
        table.showFilterButton = false;
        table.name = name;
        await context.sync().catch(throwNotAccepted);
      },
      missing,
      async () => {
        if (begun !== undefined) await takeBack(begun);
      },
    );
  } catch (thrown) {
    if (begun === undefined) throw thrown;
    const { kind, message } = excelFaultOf(thrown);
    await takeBack(begun).catch(() => undefined);
    throw new PortFault(kind, `${message} ${await remains(begun)}`);
  }
}

/** The cells were found by then: what Excel refuses now is to make a table of them. */
function throwNotAccepted(thrown: unknown): never {
  throw isUndoRefused(thrown) ? thrown : excelFaultOf(thrown, NOT_ACCEPTED);
}

/** What there was before anything was made, and where the table was to stand. */
interface Begun {
  readonly before: readonly string[];
  readonly address: string;
}

/** Ours are those cells alone: somebody else may make a table meanwhile. */
async function madeIn(context: Excel.RequestContext, { before, address }: Begun): Promise<Excel.Table[]> {
  const tables = context.workbook.tables.load("items/name");
  await context.sync();
  const others = tables.items
    .filter(({ name }) => !before.includes(name))
    .map((table) => ({ table, range: table.getRange().load("address") }));
  await context.sync();
  return others.flatMap(({ table, range }) => (range.address === address ? [table] : []));
}

function takeBack(begun: Begun): Promise<void> {
  return runExcel(async (context) => {
    for (const table of await madeIn(context, begun)) table.convertToRange();
    await context.sync();
  });
}

async function remains(begun: Begun): Promise<string> {
  try {
    return await runExcel(async (context) => {
      const [left] = await madeIn(context, begun);
      return left === undefined
        ? "Nothing was made."
        : `The table ${left.name} remains: convert it to a range under Table Design, then try again.`;
    });
  } catch {
    return "Look whether a table was made of the cells, then try again.";
  }
}
