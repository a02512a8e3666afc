/// <reference types="office-js" />
import { TEXT_FORMAT } from "../pane/cellFormats";
import { PortFault } from "../pane/port";
import type { Block } from "./blocks";
import { emptyFilled, formulaOf } from "./cells";
import { excelFaultOf, isTooLargeToRead, isUndoRefused, protectedFault, syncBeforeWriting, writeExcel } from "./run";
import { withTypedNames } from "./savedNames";

/**
 * A formula that Excel met before the add-in had loaded shows #NAME? for good; writing it again binds it.
 */

export interface RepairReport {
  /** Addresses of the cells that were written again and no longer show #NAME?. */
  readonly repaired: readonly string[];
  /** What still shows #NAME?, and the reason as a sentence. */
  readonly left: readonly Left[];
}

interface Left {
  readonly where: string;
  readonly why: string;
}

interface Stuck {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly format: string;
}

/** A part of a table's column in which a formula is written, and which of its cells are blank before. */
interface Column extends Block {
  readonly isBlank: readonly boolean[];
}

interface Found {
  readonly stuck: readonly Stuck[];
  readonly columns: readonly Column[];
}

interface Sheet {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
}

/** Cells that are read at once, and cells that are written at once. */
const READ = 20_000;
const WRITTEN = 500;
const MOST_LISTED = 5;

export function repairFormulas(): Promise<RepairReport> {
  // What an undo group that is refused has found: some of it no longer shows #NAME? when the batch runs again.
  const found = new Map<string, Found>();
  return writeExcel(async (context) => {
    const repaired: string[] = [];
    const left: Left[] = [];
    for (const one of await usedSheets(context)) {
      const { name } = one.sheet;
      const begun = repaired.length + left.length;
      try {
        const known = found.get(name) ?? (await findIn(context, one));
        found.set(name, known);
        await repairSheet(context, one.sheet, known, repaired, left);
      } catch (thrown) {
        if (isUndoRefused(thrown)) throw thrown;
        const where = repaired.length + left.length === begun ? name : `the rest of ${name}`;
        left.push({ where, why: excelFaultOf(thrown).message });
      }
    }
    return { repaired, left };
  });
}

async function usedSheets(context: Excel.RequestContext): Promise<Sheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/name,items/protection/protected");
  await syncBeforeWriting(context);
  const sheets = worksheets.items.map((sheet) => ({
    sheet,
    used: sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount"),
  }));
  await context.sync();
  return sheets.filter(({ used }) => !used.isNullObject);
}

async function findIn(context: Excel.RequestContext, { sheet, used }: Sheet): Promise<Found> {
  const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = used;
  const height = Math.max(1, Math.floor(READ / columns));
  const stuck: Stuck[] = [];
  for (const block of partsOf({ row, column, rows, columns }, height)) {
    stuck.push(...(await readBlock(context, sheet, block, stuckCells)));
  }
  return { stuck, columns: stuck.length === 0 ? [] : await columnsAround(context, sheet, stuck) };
}

function partsOf(block: Block, height: number): Block[] {
  return Array.from({ length: Math.ceil(block.rows / height) }, (_, part) => ({
    ...block,
    row: block.row + part * height,
    rows: Math.min(height, block.rows - part * height),
  }));
}

type Reader<T> = (context: Excel.RequestContext, range: Excel.Range, block: Block) => Promise<T[]>;

/** A block of which Excel could not hand over all at once is read in halves. */
async function readBlock<T>(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  block: Block,
  read: Reader<T>,
): Promise<T[]> {
  const { row, column, rows, columns } = block;
  const range = sheet.getRangeByIndexes(row, column, rows, columns);
  try {
    const answer = await read(context, range, block);
    range.untrack();
    return answer;
  } catch (thrown) {
    if (!isTooLargeToRead(thrown) || rows * columns === 1) throw thrown;
  }
  const answers: T[] = [];
  for (const half of halvesOf(block)) answers.push(...(await readBlock(context, sheet, half, read)));
  return answers;
}

function halvesOf(block: Block): Block[] {
  if (block.rows > 1) return partsOf(block, Math.ceil(block.rows / 2));
  const columns = Math.ceil(block.columns / 2);
  return [
    { ...block, columns },
    { ...block, column: block.column + columns, columns: block.columns - columns },
  ];
}

/** Reads formulas only where a block of cells shows #NAME? at all. */
async function stuckCells(context: Excel.RequestContext, range: Excel.Range, { row, column }: Block): Promise<Stuck[]> {
  range.load("values");
  await context.sync();
  const places = (range.values as unknown[][]).flatMap((line, y) =>
    line.flatMap((value, x) => (value === "#NAME?" ? [{ y, x }] : [])),
  );
  if (places.length === 0) return [];
  range.load("formulas,numberFormat");
  await context.sync();
  return places.flatMap(({ y, x }) => {
    const formula: unknown = range.formulas[y]?.[x];
    const typed = typeof formula === "string" ? withTypedNames(formula) : null;
    const format = String(range.numberFormat[y]?.[x]);
    return typed === null ? [] : [{ row: row + y, column: column + x, formula: typed, format }];
  });
}

/** Of the sheet's tables the columns in which something is written. */
async function columnsAround(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  stuck: readonly Stuck[],
): Promise<Column[]> {
  const tables = sheet.tables.load("items/name");
  await context.sync();
  if (tables.items.length === 0) return [];
  const bodies = tables.items.map((table) =>
    table.getDataBodyRange().load("rowIndex,columnIndex,rowCount,columnCount"),
  );
  await context.sync();
  const columns: Column[] = [];
  for (const { rowIndex: row, columnIndex, rowCount: rows, columnCount } of bodies) {
    for (let column = columnIndex; column < columnIndex + columnCount; column += 1) {
      if (!stuck.some((cell) => cell.column === column && cell.row >= row && cell.row < row + rows)) continue;
      for (const part of partsOf({ row, column, rows, columns: 1 }, READ))
        columns.push(...(await readBlock(context, sheet, part, blankCells)));
    }
  }
  return columns;
}

async function blankCells(context: Excel.RequestContext, range: Excel.Range, block: Block): Promise<Column[]> {
  range.load("valueTypes");
  await context.sync();
  return [{ ...block, isBlank: range.valueTypes.map(([type]) => String(type) === "Empty") }];
}

async function repairSheet(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { stuck, columns }: Found,
  repaired: string[],
  left: Left[],
): Promise<void> {
  const writable = sheet.protection.protected ? await unlocked(context, sheet, stuck) : stuck;
  const locked = stuck.length - writable.length;
  if (locked > 0) left.push({ where: `${formulas(locked)} on ${sheet.name}`, why: protectedFault().message });
  const held: Excel.Range[] = [];
  for (let from = 0; from < writable.length; from += WRITTEN) {
    for (const { where, why } of await rewrite(context, sheet, writable.slice(from, from + WRITTEN), held)) {
      if (why === null) repaired.push(where);
      else left.push({ where, why });
    }
  }
  if (writable.length > 0) await emptyColumns(context, sheet, columns, left);
}

async function unlocked(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  stuck: readonly Stuck[],
): Promise<Stuck[]> {
  const free: Stuck[] = [];
  for (let from = 0; from < stuck.length; from += WRITTEN) {
    const cells = stuck.slice(from, from + WRITTEN).map((cell) => ({
      cell,
      protection: sheet.getRangeByIndexes(cell.row, cell.column, 1, 1).format.protection.load("locked"),
    }));
    await context.sync();
    free.push(...cells.filter(({ protection }) => !protection.locked).map(({ cell }) => cell));
  }
  return free;
}

/** Blank cells that Excel filled stay where that fails, which is then told. */
async function emptyColumns(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  columns: readonly Column[],
  left: Left[],
): Promise<void> {
  for (const { row, column, rows, isBlank } of columns) {
    const range = sheet.getRangeByIndexes(row, column, rows, 1);
    try {
      await emptyFilled(context, [{ range, isBlank }]);
      range.untrack();
    } catch (thrown) {
      if (isUndoRefused(thrown)) throw thrown;
      const why = "Excel may have filled blank cells of a column beside a repaired formula: empty those.";
      left.push({ where: `a table on ${sheet.name}`, why });
    }
  }
}

interface Rewritten {
  readonly where: string;
  /** Null once the cell no longer shows #NAME?. */
  readonly why: string | null;
}

/**
 * All at once, and one by one where Excel refuses one of them.
 * @param held what was written before, which is given back with this message; the last ones go with the batch.
 */
async function rewrite(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  stuck: readonly Stuck[],
  held: Excel.Range[],
): Promise<Rewritten[]> {
  for (const cell of held.splice(0)) cell.untrack();
  try {
    const cells = stuck.map((cell) => writeCell(sheet, cell));
    await context.sync();
    held.push(...cells);
    return cells.map((cell) => ({ where: cell.address, why: whyLeft(cell) }));
  } catch (thrown) {
    if (isUndoRefused(thrown)) throw thrown;
    const [only] = stuck;
    if (only !== undefined && stuck.length === 1) return [await refused(context, sheet, only, thrown)];
    const one: Rewritten[] = [];
    for (const cell of stuck) one.push(...(await rewrite(context, sheet, [cell], held)));
    return one;
  }
}

/** In a format for text a formula would become text; what stands there stays a formula. */
function writeCell(sheet: Excel.Worksheet, { row, column, formula, format }: Stuck): Excel.Range {
  const cell = sheet.getCell(row, column);
  const isForText = format === TEXT_FORMAT;
  if (isForText) cell.numberFormat = [["General"]];
  cell.formulas = [[formula]];
  if (isForText) cell.numberFormat = [[TEXT_FORMAT]];
  return loadWritten(cell);
}

function loadWritten(cell: Excel.Range): Excel.Range {
  return cell.load("address,values,formulas");
}

/** Null where the cell holds a formula that no longer shows #NAME?. */
function whyLeft({ values, formulas }: Excel.Range): string | null {
  const value: unknown = values[0]?.[0];
  if (value === "#NAME?") return "It names something else that Excel does not know.";
  return formulaOf(formulas[0]?.[0], value) === "" ? "Excel took the formula for text: enter it again." : null;
}

/** Of one cell: it has its format again, and is looked at, because what failed may be the answer alone. */
async function refused(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { row, column, format }: Stuck,
  thrown: unknown,
): Promise<Rewritten> {
  const notAccepted = new PortFault("other", "Excel does not accept the formula.");
  const { message } = excelFaultOf(thrown, notAccepted);
  try {
    const cell = sheet.getCell(row, column);
    if (format === TEXT_FORMAT) cell.numberFormat = [[TEXT_FORMAT]];
    loadWritten(cell);
    await context.sync();
    return { where: cell.address, why: whyLeft(cell) === null ? null : message };
  } catch (again) {
    if (isUndoRefused(again)) throw again;
    return { where: `${sheet.name}, row ${row + 1}, column ${column + 1}`, why: message };
  }
}

/** The report as sentences. */
export function sayRepair({ repaired, left }: RepairReport): string[] {
  if (repaired.length + left.length === 0) return ["No formula of this add-in shows #NAME?."];
  const more = left.length - MOST_LISTED;
  return [
    repaired.length === 0 ? "No formula was repaired." : `Repaired ${formulas(repaired.length)}: ${listed(repaired)}.`,
    ...left.slice(0, MOST_LISTED).map(({ where, why }) => `Left as it is: ${where}. ${why}`),
    ...(more > 0 ? [`Left as they are: ${more} more.`] : []),
  ];
}

function formulas(count: number): string {
  return count === 1 ? "1 formula" : `${count} formulas`;
}

function listed(addresses: readonly string[]): string {
  const more = addresses.length - MOST_LISTED;
  return addresses.slice(0, MOST_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
