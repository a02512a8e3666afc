/// <reference types="office-js" />
import { parseReference } from "../pane/formula/reference";
import { namesOf, type SheetNames, takenFault, withRemains } from "../pane/newSheets";
import { type NewSheet, PortFault } from "../pane/port";
import { excelFaultOf, isTaken, protectedWorkbook, runExcel, syncBeforeWriting, writeExcel } from "./run";
import { constantWrites, formulaWrites, nameWrites, printWrites, tableWrites, type Write } from "./sheetWrites";

/**
 * Of one message, far below the 5 MB at which Excel refuses one: it holds up Excel while it is carried out. Together
 * 600 and 1 MB are meant; the rest is for what a message carries besides: its frame, and giving back what was read.
 */
const MOST_ACTIONS = 590;
const MOST_BYTES = 980_000;

/** With the path to what it acts on, escaped as on the way to Excel for the web. */
const BYTES_OF_AN_ACTION = 350;

const NOT_ACCEPTED = new PortFault("other", "Excel does not accept a formula or a name of the new sheets.");
const NOT_TAKEN_BACK = new PortFault("other", "Excel could not make the sheets as one step of undo.");

/** A failed sync is not atomic, so that what was made is kept in mind and deleted. */
export async function createSheets(sheets: readonly NewSheet[]): Promise<void> {
  const made: string[] = [];
  // Those of which no answer came: another's of that name would be left alone.
  const unsure: string[] = [];
  const takeBack = async (): Promise<void> => {
    const left = await undo(made, unsure);
    if (left.sheets.length + left.names.length > 0) throw NOT_TAKEN_BACK;
    made.length = 0;
    unsure.length = 0;
  };
  try {
    await writeExcel(
      async (context) => {
        await requireCreatable(context, sheets);
        // One by one, so that it is known which of them were made.
        for (const { name } of sheets) {
          context.workbook.worksheets.add(name);
          await context.sync().catch((thrown: unknown) => {
            if (!isTaken(thrown)) unsure.push(name);
            throw thrown;
          });
          made.push(name);
        }
        // What formulas name is there before them, in whichever sheet. Tables come last, and no formula names one: a
        // formula that is set in a table may fill the blank cells of its column.
        const steps = [constantWrites, nameWrites, formulaWrites, tableWrites];
        await write(
          context,
          steps.flatMap((step) => sheets.flatMap(step)),
        );
      },
      NOT_ACCEPTED,
      takeBack,
    );
  } catch (thrown) {
    if (made.length + unsure.length === 0) throw thrown;
    throw withRemains(excelFaultOf(thrown), await undo(made, unsure));
  }
  // A computer without a printer may refuse it, and the sheets are whole without.
  const prints = sheets.flatMap(printWrites);
  if (prints.length > 0) await runExcel((context) => write(context, prints)).catch(() => undefined);
}

async function requireCreatable(context: Excel.RequestContext, sheets: readonly NewSheet[]): Promise<void> {
  const { worksheets, tables, names, protection } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  names.load("items/name");
  protection.load("protected");
  await syncBeforeWriting(context);
  if (protection.protected) throw protectedWorkbook("new sheets");
  const fault = takenFault(namesOf(sheets), {
    sheets: worksheets.items.map(({ name }) => name),
    names: [...tables.items, ...names.items].map(({ name }) => name),
  });
  if (fault !== null) throw fault;
}

/** Excel takes what is written in parts, each of which it has answered before the next. */
async function write(context: Excel.RequestContext, writes: readonly Write[]): Promise<void> {
  let actions = 0;
  let bytes = 0;
  for (const each of writes) {
    const more = each.bytes + each.actions * BYTES_OF_AN_ACTION;
    if (actions + each.actions > MOST_ACTIONS || bytes + more > MOST_BYTES) {
      await context.sync();
      actions = 0;
      bytes = 0;
    }
    each.take(context);
    actions += each.actions;
    bytes += more;
  }
  await context.sync();
}

/** Deletes what was made, in a batch of its own, and answers what is still there of it and of what may have been made. */
async function undo(made: readonly string[], unsure: readonly string[]): Promise<SheetNames> {
  const deleted = runExcel(async (context) => {
    // Names outlive the sheet that they point into.
    for (const item of await namesInto(context, made)) item.delete();
    for (const sheet of made) context.workbook.worksheets.getItem(sheet).delete();
    await context.sync();
  });
  await deleted.catch(() => undefined);
  const begun = [...made, ...unsure];
  return runExcel((context) => remains(context, begun)).catch(() => ({ sheets: begun, names: [] }));
}

async function remains(context: Excel.RequestContext, begun: readonly string[]): Promise<SheetNames> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  const names = await namesInto(context, begun);
  return {
    sheets: worksheets.items.map(({ name }) => name).filter((name) => begun.includes(name)),
    names: names.map(({ name }) => name),
  };
}

/** The workbook's names that point into the sheets made; none of them was there before. */
async function namesInto(context: Excel.RequestContext, made: readonly string[]): Promise<Excel.NamedItem[]> {
  const { names } = context.workbook;
  names.load("items/name,items/formula");
  await context.sync();
  return names.items.filter(({ formula }) => {
    const reference = parseReference(String(formula).slice(1));
    return reference?.kind === "cells" && made.includes(reference.sheet ?? "");
  });
}
