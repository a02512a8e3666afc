/// <reference types="office-js" />
import { isWholeColumnsOrRows, type Reference, parseReference } from "../pane/formula/reference";
import { PortFault, type PortCell, type RangeContent } from "../pane/port";
import { portCellOf } from "./cells";
import { supports, tooLarge, unsupported } from "./run";

/** Well within the 5 MB that Excel for the web hands over at once. */
const MOST_CELLS = 100_000;

type TableReference = Extract<Reference, { kind: "table" }>;
type NameReference = Extract<Reference, { kind: "name" }>;

export function namesNoCells(reference: string): PortFault {
  return new PortFault("not found", `${reference} names no cells in this workbook.`);
}

/**
 * The range that a reference names, read from the cell `from` or else from the selected one; it may turn out to
 * be a null object.
 */
export async function referencedRange(
  context: Excel.RequestContext,
  text: string,
  missing: PortFault,
  from?: string,
): Promise<Excel.Range> {
  const reference = parseReference(text);
  if (reference === null) throw missing;
  const here = hereOf(context, from);
  if (reference.kind === "table") return tableRange(context, reference, missing, here);
  if (reference.kind === "name") return namedRange(context, reference, missing, here);
  const range = sheetOf(context, reference.sheet, here).getRange(reference.address);
  if (!reference.spill) return range;
  if (!supports("1.12")) throw unsupported();
  return range.getCell(0, 0).getSpillingToRangeOrNullObject();
}

/** The sheet and the cell from which a reference is read. */
interface Here {
  readonly sheet: Excel.Worksheet;
  readonly cell: () => Excel.Range;
}

function hereOf({ workbook }: Excel.RequestContext, from: string | undefined): Here {
  const at = from === undefined ? null : parseReference(from);
  if (at?.kind === "cells" && at.sheet !== null) {
    const sheet = workbook.worksheets.getItem(at.sheet);
    return { sheet, cell: () => sheet.getRange(at.address).getCell(0, 0) };
  }
  // The selection is asked for only where it matters: it may be a chart.
  return { sheet: workbook.worksheets.getActiveWorksheet(), cell: () => workbook.getSelectedRange().getCell(0, 0) };
}

function sheetOf({ workbook }: Excel.RequestContext, name: string | null, here: Here): Excel.Worksheet {
  return name === null ? here.sheet : workbook.worksheets.getItem(name);
}

/** A sheet's own name goes before the workbook's of the same name, as in a formula. */
function namedItems(context: Excel.RequestContext, { sheet, name }: NameReference, here: Here): Excel.NamedItem[] {
  return [sheetOf(context, sheet, here).names, context.workbook.names].map((names) => names.getItemOrNullObject(name));
}

/** The number, text or truth that a name stands for; null where it stands for anything else but cells. */
export async function namedValue(
  context: Excel.RequestContext,
  text: string,
  missing: PortFault,
  from?: string,
): Promise<PortCell> {
  const reference = parseReference(text);
  if (reference?.kind !== "name") throw missing;
  const items = namedItems(context, reference, hereOf(context, from)).map((item) => item.load("type,value"));
  await context.sync();
  const item = items.find(({ isNullObject }) => !isNullObject);
  if (item === undefined) throw missing;
  return PLAIN.includes(item.type) ? (item.value as PortCell) : null;
}

const PLAIN: readonly string[] = ["String", "Integer", "Double", "Boolean"];

async function namedRange(context: Excel.RequestContext, reference: NameReference, missing: PortFault, here: Here) {
  const { sheet, name } = reference;
  const candidates = namedItems(context, reference, here);
  const table = context.workbook.tables.getItemOrNullObject(name);
  await context.sync();
  const found = candidates.find(({ isNullObject }) => !isNullObject);
  if (found !== undefined) return found.getRangeOrNullObject();
  if (sheet !== null || table.isNullObject) throw missing;
  return table.getDataBodyRange();
}

async function tableRange(context: Excel.RequestContext, reference: TableReference, missing: PortFault, here: Here) {
  const table =
    reference.table === null
      ? await tableHere(context, missing, here)
      : context.workbook.tables.getItem(reference.table);
  const whole = partOf(table, reference);
  if (reference.columns === null) return narrowed(whole, reference, here);
  const [first, last] = reference.columns;
  const columns = table.columns.getItem(first).getRange().getBoundingRect(table.columns.getItem(last).getRange());
  return narrowed(whole.getIntersection(columns), reference, here);
}

/** The table around the cell itself, for references such as [@Score]. */
async function tableHere(context: Excel.RequestContext, missing: PortFault, { cell }: Here): Promise<Excel.Table> {
  const tables = cell().getTables(false);
  tables.load("items/name");
  await context.sync();
  const [table] = tables.items;
  if (table === undefined) throw missing;
  return table;
}

function partOf(table: Excel.Table, { part }: TableReference): Excel.Range {
  if (part === "#all") return table.getRange();
  if (part === "#headers") return table.getHeaderRowRange();
  if (part === "#totals") return table.getTotalRowRange();
  return table.getDataBodyRange();
}

function narrowed(range: Excel.Range, { part }: TableReference, { cell }: Here): Excel.Range {
  if (part !== "#this row") return range;
  return range.getIntersectionOrNullObject(cell().getEntireRow());
}

/**
 * Two syncs: the range's shape first, because a whole column is too much to read.
 * @param notWhole thrown where only the used part could be read; without it, that part is the answer.
 */
export async function readContent(
  context: Excel.RequestContext,
  range: Excel.Range,
  missing: PortFault,
  notWhole?: PortFault,
): Promise<RangeContent> {
  range.load("address,rowCount,columnCount");
  await context.sync();
  if (range.isNullObject) throw missing;
  // Of whole columns or rows only the latter may be few enough cells to read.
  const isLarge = range.rowCount * range.columnCount > MOST_CELLS || isWholeColumnsOrRows(range.address);
  if (isLarge && notWhole !== undefined) throw notWhole;
  const part = isLarge ? await usedPart(context, range) : range;
  const { address, rowCount: rows, columnCount: columns } = part;
  part.load("values,valueTypes");
  await context.sync();
  const types = part.valueTypes;
  const values = part.values as unknown[][];
  return {
    address,
    rows,
    columns,
    values: values.map((row, index) => row.map((value, column) => portCellOf(value, types[index]?.[column]))),
  };
}

/**
 * A whole column or row ends for the pane at the last used cell in it, its address as well: what is inserted
 * must be what the preview computed.
 */
async function usedPart(context: Excel.RequestContext, range: Excel.Range): Promise<Excel.Range> {
  const used = range.getUsedRangeOrNullObject(true);
  await context.sync();
  const first = range.getCell(0, 0);
  const part = used.isNullObject ? first : first.getBoundingRect(used.getLastCell());
  part.load("address,rowCount,columnCount");
  await context.sync();
  if (part.rowCount * part.columnCount > MOST_CELLS) throw tooLarge();
  return part;
}
