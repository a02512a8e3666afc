/// <reference types="office-js" />
import type { Block } from "./blocks";
import { isTooLargeToRead } from "./run";
import { withTypedNames } from "./savedNames";

/** Formulas of this add-in that show #NAME?, found on a sheet, and what else writing them again could touch. */

export interface Stuck {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly format: string;
}

/** A part of a table's column in which a formula is written, and which of its cells are blank before. */
export interface WatchedColumn extends Block {
  readonly isBlank: readonly boolean[];
}

export interface Found {
  readonly stuck: readonly Stuck[];
  readonly columns: readonly WatchedColumn[];
}

/** Cells that are read at once. */
const READ = 20_000;

/** @param used the part of the sheet that is used, with its place and size loaded. */
export async function findStuck(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Excel.Range,
): Promise<Found> {
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
): Promise<WatchedColumn[]> {
  const tables = sheet.tables.load("items/name");
  await context.sync();
  if (tables.items.length === 0) return [];
  const bodies = tables.items.map((table) =>
    table.getDataBodyRange().load("rowIndex,columnIndex,rowCount,columnCount"),
  );
  await context.sync();
  const columns: WatchedColumn[] = [];
  for (const { rowIndex: row, columnIndex, rowCount: rows, columnCount } of bodies) {
    for (let column = columnIndex; column < columnIndex + columnCount; column += 1) {
      if (!stuck.some((cell) => cell.column === column && cell.row >= row && cell.row < row + rows)) continue;
      for (const part of partsOf({ row, column, rows, columns: 1 }, READ))
        columns.push(...(await readBlock(context, sheet, part, blankCells)));
    }
  }
  return columns;
}

async function blankCells(context: Excel.RequestContext, range: Excel.Range, block: Block): Promise<WatchedColumn[]> {
  range.load("valueTypes");
  await context.sync();
  return [{ ...block, isBlank: range.valueTypes.map(([type]) => String(type) === "Empty") }];
}
