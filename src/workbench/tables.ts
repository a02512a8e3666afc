import { CellValueType, Dimension, type ICellData } from "@univerjs/core";
import type { FWorkbook, FWorksheet } from "@univerjs/preset-sheets-core";
import { SetSheetTableCommand } from "@univerjs/preset-sheets-table";
import { formatFor, TEXT } from "../pane/cellFormats";
import type { PortCell, RowCells, RowChange, TableContent } from "../pane/port";
import { noTable, type RowStep, stepsOf } from "../pane/rowChanges";
import { aside, refuseWhileEditing, run } from "./aside";
import type { Cells } from "./cells";
import type { Table } from "./references";
import type { Spreadsheet } from "./spreadsheet";

interface Found {
  readonly sheet: FWorksheet;
  readonly table: Table;
}

function found(workbook: FWorkbook, name: string): Found | null {
  const table = workbook.getTableList().find((one) => one.name.toLowerCase() === name.toLowerCase());
  const sheet = table && workbook.getSheetBySheetId(table.subUnitId);
  return table && sheet ? { sheet, table } : null;
}

export function readTable(workbook: FWorkbook, cells: Cells, name: string): TableContent | null {
  const at = found(workbook, name);
  if (at === null) return null;
  const { address, values } = cells.content(at.sheet, at.table.range);
  const [headings = [], ...rows] = values;
  return { address, headings: headings.map(textOf), rows };
}

function textOf(cell: PortCell): string {
  return typeof cell === "object" ? (cell?.error ?? "") : String(cell);
}

export function changeTable(spreadsheet: Spreadsheet, workbook: FWorkbook, cells: Cells, name: string, changes: readonly RowChange[]): void {
  refuseWhileEditing(workbook);
  const at = found(workbook, name);
  const content = readTable(workbook, cells, name);
  if (at === null || content === null) throw noTable(name);
  const steps = stepsOf(name, content, changes);
  const [, ...formats] = at.sheet.getRange(at.table.range).getNumberFormats();
  aside(workbook, () => {
    for (const step of steps) take(spreadsheet, workbook, name, step, formats);
  });
}

/** Moves only the cells below the table, as Excel does. @param formats of the table's rows before all steps. */
function take(spreadsheet: Spreadsheet, workbook: FWorkbook, name: string, step: RowStep, formats: readonly (readonly string[])[]): void {
  const at = found(workbook, name);
  if (at === null) throw noTable(name);
  const { sheet, table } = at;
  const { startRow, endRow, startColumn, endColumn } = table.range;
  const row = startRow + 1 + step.index;
  const cells = sheet.getRange({ startRow: row, endRow: row, startColumn, endColumn });
  if (step.kind !== "write") {
    // Cells move on the sheet that is looked at, whatever sheet they are of, and not where its selections overlap.
    workbook.setActiveSheet(sheet);
    cells.activate();
    if (step.kind === "insert") cells.insertCells(Dimension.ROWS);
    else cells.deleteCells(Dimension.ROWS);
    const newRange = { ...table.range, endRow: endRow + (step.kind === "insert" ? 1 : -1) };
    run(spreadsheet, SetSheetTableCommand.id, { unitId: workbook.getId(), tableId: table.id, updateRange: { newRange } });
  }
  if (step.kind === "delete") return;
  const own = step.kind === "write" && step.from !== null ? formats[step.from] : undefined;
  const written = step.cells.flatMap((content, along): [number, ICellData][] => {
    if (step.kind === "write" && content === undefined) return [];
    const pattern = formatFor(content, own?.[along], formats.map((line) => line[along] ?? TEXT));
    // A new row looks like the one above it, or else like the one below.
    const like = step.kind === "insert" ? sheet.getRange(step.index > 0 ? row - 1 : row + 1, startColumn + along).getCellStyleData() : null;
    const style = { ...like, ...(pattern !== null && { n: { pattern } }) };
    return [[startColumn + along, { ...contentOf(content), s: style }]];
  });
  // By one command: a person undoes each, and each starts a calculation.
  if (written.length > 0) cells.setValues({ [row]: Object.fromEntries(written) });
}

/** A text that begins with = is one of its type, and no formula. */
function contentOf(content: RowCells[number]): ICellData {
  if (content === undefined) return {};
  if (content === null) return { v: null, f: null, p: null };
  return { v: content, t: typeof content === "number" ? CellValueType.NUMBER : CellValueType.STRING, f: null, p: null };
}
