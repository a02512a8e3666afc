/// <reference types="office-js" />
import { PortFault } from "../pane/port";
import { excelFaultOf, isUndoRefused, protectedFault, syncBeforeWriting, writeExcel } from "./run";
import { withTypedNames } from "./savedNames";

/**
 * A formula that Excel met before the add-in had loaded shows #NAME? for good; writing it again binds it.
 */

export interface RepairReport {
  /** Addresses of the cells that were written again and no longer show #NAME?. */
  readonly repaired: readonly string[];
  /** What still shows #NAME?, and the reason as a sentence. */
  readonly left: readonly { readonly where: string; readonly why: string }[];
}

interface Stuck {
  row: number;
  column: number;
  formula: string;
}

interface Sheet {
  sheet: Excel.Worksheet;
  used: Excel.Range;
}

/** Cells that are read at once, and cells that are written at once. */
const READ = 20_000;
const WRITTEN = 500;
const MOST_LISTED = 5;

export function repairFormulas(): Promise<RepairReport> {
  // What an undo group that is refused has found: some of it no longer shows #NAME? when the batch runs again.
  const found = new Map<string, Stuck[]>();
  return writeExcel(async (context) => {
    const repaired: string[] = [];
    const left: { where: string; why: string }[] = [];
    for (const { sheet, used } of await usedSheets(context)) {
      const stuck = found.get(sheet.name) ?? (await stuckCells(context, sheet, used));
      found.set(sheet.name, stuck);
      if (stuck.length === 0) continue;
      if (sheet.protection.protected) {
        const count = stuck.length === 1 ? "1 formula" : `${stuck.length} formulas`;
        left.push({ where: `${count} on ${sheet.name}`, why: protectedFault().message });
        continue;
      }
      for (let from = 0; from < stuck.length; from += WRITTEN) {
        for (const { where, why } of await rewrite(context, sheet, stuck.slice(from, from + WRITTEN))) {
          if (why === null) repaired.push(where);
          else left.push({ where, why });
        }
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

/** Reads formulas only where a block of cells shows #NAME? at all. */
async function stuckCells(context: Excel.RequestContext, sheet: Excel.Worksheet, used: Excel.Range): Promise<Stuck[]> {
  const stuck: Stuck[] = [];
  const { rowIndex, columnIndex, rowCount, columnCount } = used;
  const height = Math.max(1, Math.floor(READ / columnCount));
  for (let top = 0; top < rowCount; top += height) {
    const block = sheet.getRangeByIndexes(rowIndex + top, columnIndex, Math.min(height, rowCount - top), columnCount);
    block.load("values");
    await context.sync();
    const places = (block.values as unknown[][]).flatMap((row, y) =>
      row.flatMap((value, x) => (value === "#NAME?" ? [{ y, x }] : [])),
    );
    if (places.length > 0) {
      block.load("formulas");
      await context.sync();
    }
    for (const { y, x } of places) {
      const formula: unknown = block.formulas[y]?.[x];
      const typed = typeof formula === "string" ? withTypedNames(formula) : null;
      if (typed !== null) stuck.push({ row: rowIndex + top + y, column: columnIndex + x, formula: typed });
    }
    block.untrack();
  }
  return stuck;
}

interface Rewritten {
  where: string;
  /** Null once the cell no longer shows #NAME?. */
  why: string | null;
}

/** All at once, and one by one where Excel refuses one of them. */
async function rewrite(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  stuck: readonly Stuck[],
): Promise<Rewritten[]> {
  try {
    const cells = stuck.map(({ row, column, formula }) => {
      const cell = sheet.getCell(row, column);
      cell.formulas = [[formula]];
      return cell.load("address,values");
    });
    await context.sync();
    return cells.map(({ address, values }) => ({
      where: address,
      why: (values as unknown[][])[0]?.[0] === "#NAME?" ? "It names something else that Excel does not know." : null,
    }));
  } catch (thrown) {
    if (isUndoRefused(thrown)) throw thrown;
    const notAccepted = new PortFault("other", "Excel does not accept the formula.");
    const [only] = stuck;
    if (only !== undefined && stuck.length === 1) {
      return [
        {
          where: `${sheet.name}, row ${only.row + 1}, column ${only.column + 1}`,
          why: excelFaultOf(thrown, notAccepted).message,
        },
      ];
    }
    const one: Rewritten[] = [];
    for (const cell of stuck) one.push(...(await rewrite(context, sheet, [cell])));
    return one;
  }
}

/** The report as sentences. */
export function sayRepair({ repaired, left }: RepairReport): string[] {
  if (repaired.length + left.length === 0) return ["No formula of this add-in shows #NAME?."];
  const count = repaired.length === 1 ? "1 formula" : `${repaired.length} formulas`;
  const more = left.length - MOST_LISTED;
  return [
    repaired.length === 0 ? "No formula was repaired." : `Repaired ${count}: ${listed(repaired)}.`,
    ...left.slice(0, MOST_LISTED).map(({ where, why }) => `Left as it is: ${where}. ${why}`),
    ...(more > 0 ? [`Left as they are: ${more} more.`] : []),
  ];
}

function listed(addresses: readonly string[]): string {
  const more = addresses.length - MOST_LISTED;
  return addresses.slice(0, MOST_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
