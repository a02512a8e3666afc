/// <reference types="office-js" />
import { TEXT_FORMAT } from "../pane/cellFormats";
import { PortFault } from "../pane/port";
import { emptyFilled, formulaOf } from "./cells";
import { excelFaultOf, isUndoRefused, protectedFault, syncBeforeWriting, writeExcel } from "./run";
import { findStuck, type Found, type Stuck, type WatchedColumn } from "./stuckFormulas";

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

interface Sheet {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
}

/** Cells that are written at once. */
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
        const known = found.get(name) ?? (await findStuck(context, one.sheet, one.used));
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
  columns: readonly WatchedColumn[],
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
