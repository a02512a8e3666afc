/// <reference types="office-js" />
import type { PortCell, PortFault, RangeContent } from "../pane/port";
import { type Reference, parseReference } from "./reference";
import { supports, tooLarge, unsupported } from "./run";

/** Well within the 5 MB that Excel for the web hands over at once. */
const MOST_CELLS = 100_000;

type TableReference = Extract<Reference, { kind: "table" }>;
type NameReference = Extract<Reference, { kind: "name" }>;

/** The range that a reference names on the selected sheet; it may turn out to be a null object. */
export async function rangeOf(context: Excel.RequestContext, text: string, missing: PortFault): Promise<Excel.Range> {
  const reference = parseReference(text);
  if (reference === null) throw missing;
  if (reference.kind === "table") return tableRange(context, reference, missing);
  if (reference.kind === "name") return namedRange(context, reference, missing);
  const range = sheetOf(context, reference.sheet).getRange(reference.address);
  if (!reference.spill) return range;
  if (!supports("1.12")) throw unsupported();
  return range.getCell(0, 0).getSpillingToRangeOrNullObject();
}

function sheetOf({ workbook }: Excel.RequestContext, name: string | null): Excel.Worksheet {
  return name === null ? workbook.worksheets.getActiveWorksheet() : workbook.worksheets.getItem(name);
}

/** A sheet's own name goes before the workbook's of the same name, as in a formula. */
async function namedRange(context: Excel.RequestContext, { sheet, name }: NameReference, missing: PortFault) {
  const { names, tables } = context.workbook;
  const candidates = [sheetOf(context, sheet).names.getItemOrNullObject(name), names.getItemOrNullObject(name)];
  const table = tables.getItemOrNullObject(name);
  await context.sync();
  const found = candidates.find(({ isNullObject }) => !isNullObject);
  if (found !== undefined) return found.getRangeOrNullObject();
  if (sheet !== null || table.isNullObject) throw missing;
  return table.getDataBodyRange();
}

async function tableRange(context: Excel.RequestContext, reference: TableReference, missing: PortFault) {
  const table = reference.table === null ? await tableHere(context, missing) : context.workbook.tables.getItem(reference.table);
  const whole = partOf(table, reference);
  if (reference.columns === null) return narrowed(context, whole, reference);
  const [first, last] = reference.columns;
  const columns = table.columns.getItem(first).getRange().getBoundingRect(table.columns.getItem(last).getRange());
  return narrowed(context, whole.getIntersection(columns), reference);
}

/** The table of the selected cell, for references such as [@Score]. */
async function tableHere(context: Excel.RequestContext, missing: PortFault): Promise<Excel.Table> {
  if (!supports("1.9")) throw unsupported();
  const tables = context.workbook.getSelectedRange().getCell(0, 0).getTables(false);
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

function narrowed({ workbook }: Excel.RequestContext, range: Excel.Range, { part }: TableReference): Excel.Range {
  if (part !== "#this row") return range;
  return range.getIntersectionOrNullObject(workbook.getSelectedRange().getCell(0, 0).getEntireRow());
}

/** Two syncs: the range's shape first, because a whole column is too much to read. */
export async function contentOf(
  context: Excel.RequestContext,
  range: Excel.Range,
  missing: PortFault,
): Promise<RangeContent> {
  range.load("address,rowCount,columnCount");
  await context.sync();
  if (range.isNullObject) throw missing;
  const { address, rowCount, columnCount } = range;
  const part = rowCount * columnCount > MOST_CELLS ? await usedPart(context, range) : { range, rowCount, columnCount };
  part.range.load("values,valueTypes");
  await context.sync();
  const types = part.range.valueTypes;
  const values = part.range.values as unknown[][];
  return {
    address,
    rows: part.rowCount,
    columns: part.columnCount,
    values: values.map((row, index) => row.map((value, column) => cellOf(value, types[index]?.[column]))),
  };
}

/** A whole column or row ends for the pane where the sheet's last used cell is. */
async function usedPart(context: Excel.RequestContext, range: Excel.Range) {
  const used = range.getUsedRangeOrNullObject(true);
  await context.sync();
  const first = range.getCell(0, 0);
  const part = used.isNullObject ? first : first.getBoundingRect(used.getLastCell());
  part.load("rowCount,columnCount");
  await context.sync();
  const { rowCount, columnCount } = part;
  if (rowCount * columnCount > MOST_CELLS) throw tooLarge();
  return { range: part, rowCount, columnCount };
}

/** An error arrives as its text, which only the type tells from text that reads the same. */
function cellOf(value: unknown, type: string | undefined): PortCell {
  if (type === "Error" && typeof value === "string") return { error: value };
  if (type === "Empty") return null;
  return typeof value === "number" || typeof value === "boolean" || typeof value === "string" ? value : null;
}
