import { CellValueType, type ICellData, type IRange } from "@univerjs/core";
import {
  DeleteRangeMoveUpCommand,
  type FWorkbook,
  type FWorksheet,
  InsertRangeMoveDownCommand,
  SetRangeValuesCommand,
} from "@univerjs/preset-sheets-core";
import { SetSheetTableCommand } from "@univerjs/preset-sheets-table";
import { formatFor, TEXT_FORMAT } from "../pane/cellFormats";
import type { PortCell, RowCells, RowChange, TableContent } from "../pane/port";
import { noTable, type RowStep, stepsOf, withChanged } from "../pane/rowChanges";
import {
  keepingSelection,
  workbenchFaultOf,
  commandFault,
  requireNoEditing,
  runCommand,
  runCommandAsync,
} from "./commands";
import type { Cells } from "./cells";
import { requireUnprotectedCells, requireUnprotectedWorkbook } from "./protection";
import type { UniverTable } from "./references";
import type { Spreadsheet } from "./spreadsheet";

interface FoundTable {
  readonly sheet: FWorksheet;
  readonly table: UniverTable;
}

export function findTable(workbook: FWorkbook, name: string): FoundTable | null {
  const table = workbook.getTableList().find((one) => one.name.toLowerCase() === name.toLowerCase());
  const sheet = table && workbook.getSheetBySheetId(table.subUnitId);
  return table && sheet ? { sheet, table } : null;
}

export function readTable(workbook: FWorkbook, cells: Cells, name: string): TableContent | null {
  const at = findTable(workbook, name);
  if (at === null) return null;
  const { address, values } = cells.content(at.sheet, at.table.range);
  const [headings = [], ...rows] = values;
  const [, ...formulas] = cells.formulasIn(at.sheet, at.table.range);
  return { address, headings: headings.map(textOf), rows, formulas };
}

function textOf(cell: PortCell): string {
  return typeof cell === "object" ? (cell?.error ?? "") : String(cell);
}

export async function changeTable(
  spreadsheet: Spreadsheet,
  workbook: FWorkbook,
  cells: Cells,
  name: string,
  changes: readonly RowChange[],
): Promise<void> {
  requireNoEditing(workbook);
  const at = findTable(workbook, name);
  const before = readTable(workbook, cells, name);
  if (at === null || before === null) throw noTable(name);
  const steps = stepsOf(name, before, changes);
  requireUnprotectedCells(spreadsheet, workbook, at.sheet, reachOf(at, steps));
  const [, ...formats] = at.sheet.getRange(at.table.range).getNumberFormats();
  await keepingSelection(workbook, async () => {
    try {
      await spreadsheet.undoSteps.asOne(workbook.getId(), async () => {
        for (const step of steps) await take(spreadsheet, workbook, name, step, formats);
      });
    } catch (thrown) {
      throw withChanged(workbenchFaultOf(thrown), name, before, readTable(workbook, cells, name));
    }
  });
}

/** Asks before several changes; what stands below the tables is asked for with each change. */
export function requireUnprotected(
  spreadsheet: Spreadsheet,
  workbook: FWorkbook,
  names: readonly string[],
  makesSheets: boolean,
): void {
  if (makesSheets) requireUnprotectedWorkbook(spreadsheet, workbook);
  for (const name of names) {
    const at = findTable(workbook, name);
    if (at !== null) requireUnprotectedCells(spreadsheet, workbook, at.sheet, at.table.range);
  }
}

/** Rows that come or go move all that stands below the table. */
function reachOf({ sheet, table: { range } }: FoundTable, steps: readonly RowStep[]): IRange {
  return steps.every(({ kind }) => kind === "write") ? range : { ...range, endRow: sheet.getMaxRows() - 1 };
}

/** Moves only the cells below the table, as Excel does. @param formats of the table's rows before all steps. */
async function take(
  spreadsheet: Spreadsheet,
  workbook: FWorkbook,
  name: string,
  step: RowStep,
  formats: readonly (readonly string[])[],
): Promise<void> {
  const at = findTable(workbook, name);
  if (at === null) throw noTable(name);
  const { sheet, table } = at;
  const { startRow, endRow, startColumn, endColumn } = table.range;
  const row = startRow + 1 + step.index;
  const range = { startRow: row, endRow: row, startColumn, endColumn };
  if (step.kind !== "write") {
    // Cells move on the sheet that is looked at, whatever sheet they are of, and not where its selections overlap.
    workbook.setActiveSheet(sheet);
    sheet.getRange(range).activate();
    await runCommandAsync(
      spreadsheet,
      (step.kind === "insert" ? InsertRangeMoveDownCommand : DeleteRangeMoveUpCommand).id,
      { range },
    );
    const newRange = { ...table.range, endRow: endRow + (step.kind === "insert" ? 1 : -1) };
    runCommand(spreadsheet, SetSheetTableCommand.id, {
      unitId: workbook.getId(),
      tableId: table.id,
      updateRange: { newRange },
    });
    // The command says nothing of what it could not do.
    if (findTable(workbook, name)?.table.range.endRow !== newRange.endRow) throw commandFault();
  }
  if (step.kind === "delete") return;
  const own = step.kind === "write" && step.from !== null ? formats[step.from] : undefined;
  const written = step.cells.flatMap((content, along): [number, ICellData][] => {
    if (step.kind === "write" && content === undefined) return [];
    const pattern = formatFor(
      content,
      own?.[along],
      formats.map((line) => line[along] ?? TEXT_FORMAT),
    );
    // A new row looks like the one above it, or else like the one below.
    const like =
      step.kind === "insert"
        ? sheet.getRange(step.index > 0 ? row - 1 : row + 1, startColumn + along).getCellStyleData()
        : null;
    const style = { ...like, ...(pattern !== null && { n: { pattern } }) };
    return [[startColumn + along, { ...cellDataOf(content), s: style }]];
  });
  // By one command: each starts a calculation.
  const value = { [row]: Object.fromEntries(written) };
  if (written.length > 0)
    runCommand(spreadsheet, SetRangeValuesCommand.id, {
      unitId: workbook.getId(),
      subUnitId: sheet.getSheetId(),
      range,
      value,
    });
}

/** A text that begins with = is one of its type, and no formula. */
function cellDataOf(content: RowCells[number]): ICellData {
  if (content === undefined) return {};
  if (content === null) return { v: null, f: null, p: null };
  if (typeof content === "object") return { v: null, f: content.formula, p: null };
  return { v: content, t: typeof content === "number" ? CellValueType.NUMBER : CellValueType.STRING, f: null, p: null };
}
