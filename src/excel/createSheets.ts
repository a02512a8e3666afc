/// <reference types="office-js" />
import { quoteSheet } from "../pane/formula/reference";
import { formatOf } from "../pane/cellFormats";
import { takenFault, standsRight, type ExistingNames, withRemains } from "../pane/newSheets";
import { type NewCell, type NewSheet, PortFault } from "../pane/port";
import { type RoleLook, ROLES } from "../pane/roles";
import { escapeApostrophe } from "./ranges";
import { excelFaultOf, runExcel, syncBeforeWriting } from "./run";

/** Excel measures the width of columns in points. */
const POINTS_PER_PIXEL = 0.75;

const NOT_ACCEPTED = new PortFault("other", "Excel does not accept a formula or a name of the new sheets.");

/** A failed sync is not atomic, so that what was made is kept in mind and deleted. */
export async function createSheets(sheets: readonly NewSheet[]): Promise<void> {
  const made: string[] = [];
  try {
    await runExcel(async (context) => {
      await requireCreatable(context, sheets);
      // One by one: a sync that fails has not made its sheet, and another's of that name is left alone.
      for (const { name } of sheets) {
        context.workbook.worksheets.add(name);
        await context.sync();
        made.push(name);
      }
      // What formulas name is there before them, in whichever sheet. Tables come last, and no formula names one: a
      // formula that is set in a table may fill the blank cells of its column.
      for (const step of [writeConstants, addNames, writeFormulas, addTables]) {
        for (const sheet of sheets) step(context, sheet);
      }
      await context.sync();
    }, NOT_ACCEPTED);
  } catch (thrown) {
    if (made.length === 0) throw thrown;
    throw withRemains(excelFaultOf(thrown), await undo(made));
  }
}

async function requireCreatable(context: Excel.RequestContext, sheets: readonly NewSheet[]): Promise<void> {
  const { worksheets, tables, names, protection } = context.workbook;
  worksheets.load("items/name");
  tables.load("items/name");
  names.load("items/name");
  protection.load("protected");
  await syncBeforeWriting(context);
  if (protection.protected) {
    throw new PortFault(
      "protected",
      "The workbook is protected against new sheets. Unprotect it under Review, then try again.",
    );
  }
  const fault = takenFault(sheets, {
    sheets: worksheets.items.map(({ name }) => name),
    names: [...tables.items, ...names.items].map(({ name }) => name),
  });
  if (fault !== null) throw fault;
}

function writeConstants({ workbook }: Excel.RequestContext, { name, cells, columnWidths, frozenRows }: NewSheet): void {
  const sheet = workbook.worksheets.getItem(name);
  cells.forEach((row, index) => {
    if (row.length > 0) constants(sheet.getRangeByIndexes(index, 0, 1, row.length), row);
    row.forEach((cell, column) => {
      if (cell?.role !== undefined) draw(sheet.getCell(index, column).format, ROLES[cell.role]);
      // Numbers stand right in Excel anyway.
      if (cell?.role === "heading" && standsRight(cells, index, column))
        sheet.getCell(index, column).format.horizontalAlignment = "Right";
    });
  });
  columnWidths.forEach((pixels, column) => {
    sheet.getCell(0, column).format.columnWidth = pixels * POINTS_PER_PIXEL;
  });
  if (frozenRows > 0) sheet.freezePanes.freezeRows(frozenRows);
}

function addNames({ workbook }: Excel.RequestContext, sheet: NewSheet): void {
  const { names, worksheets } = workbook;
  for (const { name, address } of sheet.names) names.add(name, worksheets.getItem(sheet.name).getRange(address));
}

function writeFormulas({ workbook }: Excel.RequestContext, { name, cells }: NewSheet): void {
  const sheet = workbook.worksheets.getItem(name);
  cells.forEach((row, index) => {
    row.forEach((cell, column) => {
      if (cell?.formula !== undefined) sheet.getCell(index, column).formulas = [[cell.formula]];
    });
  });
}

function addTables({ workbook }: Excel.RequestContext, { name, tables }: NewSheet): void {
  const sheet = workbook.worksheets.getItem(name);
  for (const table of tables) sheet.tables.add(sheet.getRange(table.address), true).name = table.name;
}

/** Null leaves a cell as it is. The formats come first: in one for text, text stays text whatever it looks like. */
function constants(range: Excel.Range, row: readonly (NewCell | null)[]): void {
  range.numberFormat = [row.map((cell) => (cell && formatOf(cell)) ?? null)];
  range.values = [row.map((cell) => escapeApostrophe(cell?.value ?? null))];
}

function draw(
  { font, fill, borders }: Excel.RangeFormat,
  { bold, size, colour, fill: filled, lineAbove }: RoleLook,
): void {
  if (bold !== undefined) font.bold = bold;
  if (size !== undefined) font.size = size;
  if (colour !== undefined) font.color = colour;
  if (filled !== undefined) fill.color = filled;
  if (lineAbove === undefined) return;
  const line = borders.getItem("EdgeTop");
  line.style = "Continuous";
  line.color = lineAbove;
}

/** Deletes what was made, in a batch of its own, and answers what is still there. */
async function undo(made: readonly string[]): Promise<ExistingNames> {
  const deleted = runExcel(async (context) => {
    // Names outlive the sheet that they point into.
    for (const item of await namesInto(context, made)) item.delete();
    for (const sheet of made) context.workbook.worksheets.getItem(sheet).delete();
    await context.sync();
  });
  await deleted.catch(() => undefined);
  return runExcel((context) => remains(context, made)).catch(() => ({ sheets: made, names: [] }));
}

async function remains(context: Excel.RequestContext, made: readonly string[]): Promise<ExistingNames> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name");
  const names = await namesInto(context, made);
  return {
    sheets: worksheets.items.map(({ name }) => name).filter((name) => made.includes(name)),
    names: names.map(({ name }) => name),
  };
}

/** The workbook's names that point into the sheets made; none of them was there before. */
async function namesInto(context: Excel.RequestContext, made: readonly string[]): Promise<Excel.NamedItem[]> {
  const { names } = context.workbook;
  names.load("items/name,items/formula");
  await context.sync();
  return names.items.filter(({ formula }) =>
    made.some((sheet) => String(formula).startsWith(`=${quoteSheet(sheet)}!`)),
  );
}
