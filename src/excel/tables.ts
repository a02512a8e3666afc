/// <reference types="office-js" />
import { formatFor, TEXT } from "../pane/cellFormats";
import { PortFault, type RowChange, type TableContent } from "../pane/port";
import { noTable, type RowStep, stepsOf } from "../pane/rowChanges";
import { asTyped, cellOf } from "./ranges";
import { faultOf, isProtected, messageOf, runExcel, syncBeforeWriting } from "./run";

export function readTable(name: string): Promise<TableContent | null> {
  return runExcel(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(name);
    await context.sync();
    if (table.isNullObject) return null;
    const whole = table.getRange().load("address");
    const parts = partsOf(table);
    await context.sync();
    return { address: whole.address, ...contentOf(parts) };
  });
}

/** The rows are read in the batch that writes them: since the person saw them they may be others. */
export function changeTable(name: string, changes: readonly RowChange[]): Promise<void> {
  return runExcel(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(name);
    await syncBeforeWriting(context);
    if (table.isNullObject) throw noTable(name);
    const protection = table.worksheet.protection.load("protected");
    const parts = partsOf(table);
    parts.body.load("numberFormat");
    await context.sync();
    if (protection.protected) throw isProtected();
    const steps = stepsOf(name, contentOf(parts), changes);
    for (const step of steps) take(table, step, parts.body.numberFormat as string[][]);
    await context.sync().catch(notAccepted);
  }, noTable(name));
}

/** The table was found by then: what Excel refuses now is what is written. */
function notAccepted(thrown: unknown): never {
  throw faultOf(thrown, new PortFault("other", `Excel did not accept the row: ${messageOf(thrown)}`));
}

interface Parts {
  readonly header: Excel.Range;
  readonly body: Excel.Range;
}

function partsOf(table: Excel.Table): Parts {
  return { header: table.getHeaderRowRange().load("values"), body: table.getDataBodyRange().load("values,valueTypes") };
}

function contentOf({ header, body }: Parts): Omit<TableContent, "address"> {
  const values = body.values as unknown[][];
  return {
    headings: ((header.values as unknown[][])[0] ?? []).map(String),
    rows: values.map((row, index) => row.map((value, column) => cellOf(value, body.valueTypes[index]?.[column]))),
  };
}

/** @param formats of the table's rows before all steps. */
function take(table: Excel.Table, step: RowStep, formats: readonly (readonly string[])[]): void {
  if (step.kind === "delete") {
    table.rows.getItemAt(step.index).delete();
    return;
  }
  // Excel wants no index for the end. Values handed over here would be read as typed: text that begins with = as a formula.
  if (step.kind === "insert") table.rows.add(step.atEnd ? undefined : step.index);
  const own = step.kind === "write" && step.from !== null ? formats[step.from] : undefined;
  const row = table.rows.getItemAt(step.index).getRange();
  // Null leaves what a cell has.
  row.numberFormat = [step.cells.map((cell, column) => formatFor(cell, own?.[column], formats.map((line) => line[column] ?? TEXT)))];
  row.values = [step.cells.map((cell) => (cell === null ? "" : asTyped(cell ?? null)))];
}
