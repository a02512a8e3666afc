import type { IDisposable, IRange } from "@univerjs/core";
import { quoteSheetName, serializeRange } from "@univerjs/engine-formula";
import { type FWorkbook, type FWorksheet, SetRangeValuesCommand } from "@univerjs/preset-sheets-core";
import { areaFrom, areaOf, meet } from "../pane/formula/areas";
import { quoteColumn } from "../pane/formula/reference";
import { insertFault } from "../pane/insertion";
import {
  PortFault,
  type FoundCells,
  type Insertion,
  type PortCell,
  type RangeContent,
  type Selection,
  type WorkbookName,
  type WorkbookPort,
} from "../pane/port";
import { requireNoEditing, runCommand } from "./commands";
import { calculateInWorkbench } from "./calculate";
import type { Cells } from "./cells";
import { createSheets, makeTable, renameTable } from "./newSheets";
import { requireUnprotectedCells } from "./protection";
import { cellsOf, type SheetRange } from "./references";
import type { Spreadsheet } from "./spreadsheet";
import { changeTable, readTable, requireUnprotected } from "./tables";

/** Dragging over cells and recalculating raise many events; the pane needs one of those that come within this time. */
const PACE = 60;

/** The browser's workbook, as the pane knows one. */
export function workbenchWorkbook(spreadsheet: Spreadsheet, cells: Cells): WorkbookPort {
  const selected = (): Selected => selectedIn(spreadsheet, cells);
  const opened = (): FWorkbook => openedIn(spreadsheet);
  return {
    host: "the workbench",
    selection: () =>
      answer((): Selection => {
        const { sheet, range } = selected().at;
        const { formula, place, row, column } = cells.source(sheet, range.startRow, range.startColumn);
        return { ...cells.content(sheet, range), formula, place, source: addressOf(sheet, row, column) };
      }),
    onSelectionChange: (listener) => whenChanged(spreadsheet, listener),
    read: (reference, from) => answer(() => readReference(reference, spreadsheet, cells, from)),
    calculate: async (expression, from) => {
      const { workbook, at } = readFrom(spreadsheet, cells);
      return calculateInWorkbench(spreadsheet, cellsOf(from ?? "", workbook, at, cells) ?? at, expression);
    },
    roomFor: (insertion) => answer(() => foundAt(insertion, cellIn(insertion, opened()), opened(), cells)),
    insert: (insertion) =>
      answer(() => {
        const workbook = opened();
        requireNoEditing(workbook);
        const at = cellIn(insertion, workbook);
        const fault = insertFault(insertion, foundAt(insertion, at, workbook, cells));
        if (fault !== null) throw fault;
        write(insertion.formula, spreadsheet, workbook, at);
        return insertion.formula;
      }),
    names: () => answer(() => namesOf(opened(), cells)),
    createSheets: (sheets) => answer(() => createSheets(spreadsheet, opened(), sheets)),
    makeTable: (name, reference) =>
      answer(() => {
        const { workbook, at } = readFrom(spreadsheet, cells);
        return makeTable(spreadsheet, workbook, name, named(reference, workbook, at, cells));
      }),
    table: (name) => answer(() => readTable(opened(), cells, name)),
    changeTable: (name, changes) => answer(() => changeTable(spreadsheet, opened(), cells, name, changes)),
    requireUnprotected: (tables, makesSheets) =>
      answer(() => {
        requireUnprotected(spreadsheet, opened(), tables, makesSheets);
      }),
    renameTable: (name, to) => answer(() => renameTable(spreadsheet, opened(), name, to)),
    show: (reference) =>
      answer(() => {
        const { workbook, at } = readFrom(spreadsheet, cells);
        requireNoEditing(workbook);
        const { sheet, range } = named(reference, workbook, at, cells);
        workbook.setActiveSheet(sheet);
        sheet.getRange(range).activate();
        sheet.scrollToCell(range.startRow, range.startColumn);
      }),
  };
}

interface Selected {
  readonly workbook: FWorkbook;
  readonly at: SheetRange;
}

/** What does not rest on the selection, which a sheet that is just turned to does not have yet. */
function openedIn({ univerAPI }: Spreadsheet): FWorkbook {
  const workbook = univerAPI.getActiveWorkbook();
  if (!workbook) throw new PortFault("not found", "No workbook is open.");
  return workbook;
}

function selectedIn(spreadsheet: Spreadsheet, cells: Cells): Selected {
  const workbook = openedIn(spreadsheet);
  const range = workbook.getActiveRange()?.getRange();
  if (range === undefined) throw new PortFault("not found", "No cell is selected.");
  const sheet = workbook.getActiveSheet();
  return { workbook, at: { sheet, range: inUse(range, cells.used(sheet)) } };
}

/** Where a reference is read from: in a sheet that is just turned to nothing is selected yet, and its first cell serves. */
function readFrom(spreadsheet: Spreadsheet, cells: Cells): Selected {
  const workbook = openedIn(spreadsheet);
  if (workbook.getActiveRange() !== null) return selectedIn(spreadsheet, cells);
  const range = { startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 };
  return { workbook, at: { sheet: workbook.getActiveSheet(), range } };
}

/** The cell that a formula goes into. */
function cellIn({ cell }: Insertion, workbook: FWorkbook): SheetRange {
  const area = areaOf(cell);
  const sheet = area === null ? null : workbook.getSheetByName(area.sheet ?? "");
  if (area === null || sheet === null) throw new PortFault("not found", `${cell} is not in this workbook.`);
  return { sheet, range: { startRow: area.top, endRow: area.top, startColumn: area.left, endColumn: area.left } };
}

function foundAt(
  insertion: Insertion,
  { sheet, range: { startRow, startColumn } }: SheetRange,
  workbook: FWorkbook,
  cells: Cells,
): FoundCells {
  const content = cells.cell(sheet, startRow, startColumn);
  const { formula, row, column } = cells.source(sheet, startRow, startColumn);
  const isSource = row === startRow && column === startColumn;
  const used = cells.used(sheet);
  const isUsed = cells.cell(sheet, 0, 0) !== null || used.endRow + used.endColumn > 0;
  return {
    isFilled: isFilled(content) || formula !== "",
    formula: isSource ? formula : "",
    spillsFrom: isSource ? null : addressOf(sheet, row, column),
    inTheWay: inTheWay(insertion, sheet, { row: startRow, column: startColumn }, cells),
    table: tableAround(insertion, sheet, { row: startRow, column: startColumn }, workbook),
    sheet: { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() },
    used: isUsed ? { rows: used.endRow + 1, columns: used.endColumn + 1 } : { rows: 0, columns: 0 },
  };
}

function isFilled(cell: PortCell): boolean {
  return cell !== null && cell !== "";
}

interface AtCell {
  readonly row: number;
  readonly column: number;
}

/** A table that a result would lie in, or that takes in what is written right below it; one cell may well stand in one. */
function tableAround(insertion: Insertion, sheet: FWorksheet, at: AtCell, workbook: FWorkbook): string | null {
  const fills = areaFrom({ sheet: null, top: at.row, left: at.column }, insertion);
  const isOne = insertion.rows * insertion.columns === 1;
  const around = workbook.getTableList().find(({ subUnitId, range }) => {
    const { startRow, endRow, startColumn, endColumn } = range;
    if (subUnitId !== sheet.getSheetId() || (isOne && at.row <= endRow)) return false;
    return meet(fills, { sheet: null, top: startRow, left: startColumn, bottom: endRow + 1, right: endColumn });
  });
  return around?.name ?? null;
}

/** The first filled cell that a result would meet, but for those that the cell itself fills. */
function inTheWay(insertion: Insertion, sheet: FWorksheet, at: AtCell, cells: Cells): string | null {
  const { endRow, endColumn } = cells.used(sheet);
  const { bottom, right } = areaFrom({ sheet: null, top: at.row, left: at.column }, insertion);
  const range = {
    startRow: at.row,
    endRow: Math.min(bottom, Math.max(endRow, at.row)),
    startColumn: at.column,
    endColumn: Math.min(right, Math.max(endColumn, at.column)),
  };
  const formulas = cells.formulasIn(sheet, range);
  const filled = cells.content(sheet, range).values.flatMap((line, down) =>
    line.flatMap((cell, along) => {
      const isNothing = !isFilled(cell) && formulas[down]?.[along] === "";
      return isNothing ? [] : [{ row: at.row + down, column: at.column + along }];
    }),
  );
  const other = filled.find(({ row, column }) => {
    const source = cells.source(sheet, row, column);
    return source.row !== at.row || source.column !== at.column;
  });
  return other === undefined ? null : addressOf(sheet, other.row, other.column);
}

function write(
  formula: string,
  spreadsheet: Spreadsheet,
  workbook: FWorkbook,
  { sheet, range: { startRow, startColumn } }: SheetRange,
): void {
  const range = { startRow, endRow: startRow, startColumn, endColumn: startColumn };
  requireUnprotectedCells(spreadsheet, workbook, sheet, range);
  const subUnitId = sheet.getSheetId();
  runCommand(spreadsheet, SetRangeValuesCommand.id, {
    unitId: workbook.getId(),
    subUnitId,
    range,
    value: { f: formula, v: null, p: null },
  });
}

function addressOf(sheet: FWorksheet, row: number, column: number): string {
  return `${quoteSheetName(sheet.getSheetName())}!${serializeRange({ startRow: row, endRow: row, startColumn: column, endColumn: column })}`;
}

/** What a reference holds, as a formula in the cell `from` would read it, or else in the selected cell. */
export function readReference(reference: string, spreadsheet: Spreadsheet, cells: Cells, from?: string): RangeContent {
  const { workbook, at } = readFrom(spreadsheet, cells);
  const here = from === undefined ? at : (cellsOf(from, workbook, at, cells) ?? at);
  const { sheet, range } = named(reference, workbook, here, cells);
  return cells.content(sheet, range);
}

function named(reference: string, workbook: FWorkbook, here: SheetRange, cells: Cells): SheetRange {
  const found = cellsOf(reference, workbook, here, cells);
  if (found === undefined) throw new PortFault("not found", `${reference} names no cells in this workbook.`);
  return found;
}

/** The port promises; what is thrown on the way rejects. */
function answer<Result>(compute: () => Result | Promise<Result>): Promise<Result> {
  return new Promise((resolve) => {
    resolve(compute());
  });
}

/** A selected column or row counts as far as anything stands in it. */
function inUse({ startRow, endRow, startColumn, endColumn }: IRange, used: IRange): IRange {
  return {
    startRow,
    startColumn,
    endRow: Math.max(startRow, Math.min(endRow, Math.max(used.endRow, startRow))),
    endColumn: Math.max(startColumn, Math.min(endColumn, Math.max(used.endColumn, startColumn))),
  };
}

/** Another cell, another sheet, another content, another result. */
export function whenChanged({ univerAPI }: Spreadsheet, listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const due = (): void => {
    timer = undefined;
    listener();
  };
  const tell = (): void => {
    // A timer that runs already is left to run: in a workbook that never rests, each event would put it off.
    timer ??= setTimeout(due, PACE);
  };
  const { SelectionChanged, SelectionMoveEnd, ActiveSheetChanged, SheetValueChanged } = univerAPI.Event;
  const heard: IDisposable[] = [
    ...[SelectionChanged, SelectionMoveEnd, ActiveSheetChanged, SheetValueChanged].map((event) =>
      univerAPI.addEvent(event, tell),
    ),
    univerAPI.getFormula().calculationResultApplied(tell),
  ];
  return () => {
    clearTimeout(timer);
    for (const one of heard) one.dispose();
  };
}

function namesOf(workbook: FWorkbook, cells: Cells): WorkbookName[] {
  const tables = workbook
    .getTableList()
    .flatMap(({ name, columns }) => [
      name,
      ...columns.map(({ displayName }) => `${name}[${quoteColumn(displayName)}]`),
    ]);
  return [
    ...tables.map((reference): WorkbookName => ({ name: reference, reference, kind: "table" })),
    ...workbook
      .getDefinedNames()
      .map((defined): WorkbookName => ({ name: defined.getName(), reference: defined.getName(), kind: "name" })),
    ...workbook.getSheets().map((sheet): WorkbookName => {
      const name = sheet.getSheetName();
      return { name, reference: `${quoteSheetName(name)}!${serializeRange(cells.used(sheet))}`, kind: "sheet" };
    }),
  ];
}
