/// <reference types="office-js" />
import { formatFor, TEXT_FORMAT } from "../pane/cellFormats";
import { type PortCell, PortFault, type RowChange, type TableContent } from "../pane/port";
import { noTable, type RowStep, stepsOf, withChanged } from "../pane/rowChanges";
import { escapeApostrophe, portCellOf } from "./ranges";
import { excelFaultOf, isUndoRefused, protectedFault, messageOf, runExcel, syncBeforeWriting, writeExcel } from "./run";

export async function readTable(name: string): Promise<TableContent | null> {
  const read = await readBody(name);
  if (read === null) return null;
  const { address, headings, rows, formulas } = read;
  return { address, headings, rows, formulas };
}

/** With the formats, which nobody but the one who puts rows back wants to know. */
function readBody(name: string): Promise<(Body & TableContent) | null> {
  return runExcel(async (context) => {
    const table = context.workbook.tables.getItemOrNullObject(name);
    await context.sync();
    if (table.isNullObject) return null;
    const whole = table.getRange().load("address");
    const parts = partsOf(table);
    await context.sync();
    return { address: whole.address, ...bodyOf(parts) };
  });
}

/**
 * The rows are read in the batch that writes them: since the person saw them they may be others. A failed sync is
 * not atomic, so that what was there is kept in mind and put back.
 */
export async function changeTable(name: string, changes: readonly RowChange[]): Promise<void> {
  const begun: Body[] = [];
  const takeBack = async (): Promise<void> => {
    for (const before of begun) await putBack(name, before);
    begun.length = 0;
  };
  try {
    await writeExcel(
      async (context) => {
        const table = context.workbook.tables.getItemOrNullObject(name);
        await syncBeforeWriting(context);
        if (table.isNullObject) throw noTable(name);
        const sheet = table.worksheet.load("name");
        const protection = sheet.protection.load("protected");
        const parts = partsOf(table);
        await context.sync();
        if (protection.protected) throw protectedFault(sheet.name);
        const before = bodyOf(parts);
        const steps = stepsOf(name, before, changes);
        begun.push(before);
        for (const step of steps) take(table, step, before.formats);
        await context.sync().catch(throwNotAccepted);
      },
      noTable(name),
      takeBack,
    );
  } catch (thrown) {
    const [before] = begun;
    if (before === undefined) throw thrown;
    await putBack(name, before).catch(() => undefined);
    throw withChanged(excelFaultOf(thrown), name, before, await readBody(name).catch(() => null));
  }
}

/** The table was found by then: what Excel refuses now is what is written. */
function throwNotAccepted(thrown: unknown): never {
  if (isUndoRefused(thrown)) throw thrown;
  throw excelFaultOf(thrown, new PortFault("other", `Excel did not accept the row: ${messageOf(thrown)}`));
}

interface Parts {
  readonly header: Excel.Range;
  readonly body: Excel.Range;
}

function partsOf(table: Excel.Table): Parts {
  return {
    header: table.getHeaderRowRange().load("values"),
    body: table.getDataBodyRange().load("values,valueTypes,formulas,numberFormat"),
  };
}

interface Body extends Omit<TableContent, "address"> {
  readonly formats: readonly (readonly string[])[];
}

function bodyOf({ header, body }: Parts): Body {
  const values = body.values as unknown[][];
  return {
    headings: ((header.values as unknown[][])[0] ?? []).map(String),
    rows: values.map((row, index) => row.map((value, column) => portCellOf(value, body.valueTypes[index]?.[column]))),
    formulas: values.map((row, index) =>
      row.map((value, column) => formulaOf((body.formulas as unknown[][])[index]?.[column], value)),
    ),
    formats: body.numberFormat as string[][],
  };
}

/** Excel answers a constant where there is no formula, and that can be text which begins with =. */
function formulaOf(formula: unknown, value: unknown): string {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value ? formula : "";
}

/** Only rows that are not as they were: what is in the way may be in one that is. */
function putBack(name: string, before: Body): Promise<void> {
  return runExcel(async (context) => {
    const table = context.workbook.tables.getItem(name);
    const parts = partsOf(table);
    await context.sync();
    const now = bodyOf(parts);
    const lines = linesOf(now);
    const were = linesOf(before);
    const first = were.findIndex((line, index) => line !== lines[index]);
    const at = first === -1 ? were.length : first;
    for (; lines.length > were.length; lines.splice(at, 1)) table.rows.getItemAt(at).delete();
    for (; lines.length < were.length; lines.splice(at, 0, "")) table.rows.add(at === lines.length ? undefined : at);
    were.forEach((line, index) => {
      if (line !== lines[index]) putRow(table.rows.getItemAt(index).getRange(), before, index);
    });
    await context.sync();
  });
}

function linesOf({ rows, formulas, formats }: Body): string[] {
  return rows.map((cells, index) => JSON.stringify([cells, formulas[index], formats[index]]));
}

function putRow(range: Excel.Range, { rows, formulas, formats }: Body, index: number): void {
  const cells = (rows[index] ?? []).map((cell, column) => ({
    cell,
    formula: formulas[index]?.[column] ?? "",
    format: formats[index]?.[column] ?? TEXT_FORMAT,
  }));
  // A formula is none in a format for text until it stands there.
  range.numberFormat = [cells.map(({ formula, format }) => (formula === "" ? format : "General"))];
  range.values = [cells.map(({ cell, formula }) => (formula === "" ? asWritten(cell) : formula))];
  range.numberFormat = [cells.map(({ format }) => format)];
}

/** The mark of text keeps text, whatever it looks like. */
function asWritten(cell: PortCell): number | string | boolean {
  if (typeof cell === "string") return cell === "" ? "" : `'${cell}`;
  return typeof cell === "object" ? (cell?.error ?? "") : cell;
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
  row.numberFormat = [
    step.cells.map((cell, column) =>
      formatFor(
        cell,
        own?.[column],
        formats.map((line) => line[column] ?? TEXT_FORMAT),
      ),
    ),
  ];
  row.values = [
    step.cells.map((cell) => (typeof cell === "object" ? (cell?.formula ?? "") : escapeApostrophe(cell ?? null))),
  ];
}
