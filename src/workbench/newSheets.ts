import {
  CellValueType,
  generateRandomId,
  type ICellData,
  type IRange,
  type IStyleData,
  Rectangle,
} from "@univerjs/core";
import { deserializeRangeWithSheet, IFunctionService, quoteSheetName } from "@univerjs/engine-formula";
import {
  type FWorkbook,
  InsertDefinedNameCommand,
  InsertSheetCommand,
  SCOPE_WORKBOOK_VALUE_DEFINED_NAME,
  SetWorksheetNameCommand,
} from "@univerjs/preset-sheets-core";
import { AddSheetTableCommand, SetSheetTableCommand } from "@univerjs/preset-sheets-table";
import { formatOf } from "../pane/cellFormats";
import { namesOf, type SheetNames, standsRight, takenFault, withRemains } from "../pane/newSheets";
import { type NamedBlock, type NewCell, type NewSheet, PortFault, type TableAndSheet } from "../pane/port";
import { noTable } from "../pane/rowChanges";
import { commandFault, keepingSelection, workbenchFaultOf, requireNoEditing, runCommand } from "./commands";
import { RIGHT_STYLE, roleStyles } from "./cellStyles";
import { requireUnprotectedCells, requireUnprotectedWorkbook } from "./protection";
import type { SheetRange } from "./references";
import { sheetData, TALL } from "./sheetData";
import type { Spreadsheet } from "./spreadsheet";
import { findTable } from "./tables";

/** All in one go, so that the calculation that follows finds every sheet, table and name. */
export async function createSheets(
  spreadsheet: Spreadsheet,
  workbook: FWorkbook,
  sheets: readonly NewSheet[],
): Promise<void> {
  requireNoEditing(workbook);
  requireUnprotectedWorkbook(spreadsheet, workbook);
  const fault = takenFaultIn(spreadsheet, workbook, namesOf(sheets));
  if (fault !== null) throw fault;
  await keepingSelection(workbook, async () => {
    try {
      await spreadsheet.undoSteps.asOne(workbook.getId(), () => {
        for (const sheet of sheets) make(spreadsheet, workbook, sheet);
      });
    } catch (thrown) {
      throw withRemains(workbenchFaultOf(thrown), remove(workbook, sheets));
    }
  });
}

/** @param except a sheet that may keep its name. */
function takenFaultIn(
  { injector }: Spreadsheet,
  workbook: FWorkbook,
  wanted: SheetNames,
  except?: string,
): PortFault | null {
  const functions = injector.get(IFunctionService);
  const there = workbook.getSheets().map((sheet) => sheet.getSheetName());
  return takenFault(wanted, {
    sheets: there.filter((name) => name !== except),
    names: [
      ...workbook.getTableList().map(({ name }) => name),
      ...workbook.getDefinedNames().map((defined) => defined.getName()),
      // The spreadsheet gives a table another name than a sheet's, and reads a function's name as the function.
      ...there,
      ...wanted.names.filter((name) => functions.hasExecutor(name.toUpperCase())),
    ],
  });
}

/** By commands: the facade turns to each new sheet, and its check of names needs a browser of 2024. */
function make(spreadsheet: Spreadsheet, workbook: FWorkbook, sheet: NewSheet): void {
  const unitId = workbook.getId();
  const subUnitId = generateRandomId();
  runCommand(spreadsheet, InsertSheetCommand.id, { unitId, sheet: dataOf(sheet, subUnitId) });
  for (const { name, address } of sheet.tables)
    addTable(spreadsheet, workbook, subUnitId, name, deserializeRangeWithSheet(address).range);
  for (const { name, address } of sheet.names) {
    runCommand(spreadsheet, InsertDefinedNameCommand.id, {
      unitId,
      id: generateRandomId(),
      name,
      formulaOrRefString: `${quoteSheetName(sheet.name)}!${absolute(address)}`,
      localSheetId: SCOPE_WORKBOOK_VALUE_DEFINED_NAME,
    });
  }
}

function addTable(spreadsheet: Spreadsheet, workbook: FWorkbook, subUnitId: string, name: string, range: IRange): void {
  runCommand(spreadsheet, AddSheetTableCommand.id, {
    unitId: workbook.getId(),
    subUnitId,
    name,
    range,
    options: { showHeader: true, showFooter: false },
  });
  // Instead of refusing a name, the spreadsheet makes up another one.
  if (workbook.getTableInfoByName(name) === undefined)
    throw new PortFault("other", `The workbench does not accept the name ${name} for a table.`);
}

/** Makes cells a table where they stand. */
export async function makeTable(
  spreadsheet: Spreadsheet,
  workbook: FWorkbook,
  name: string,
  { sheet, range }: SheetRange,
): Promise<void> {
  requireNoEditing(workbook);
  requireUnprotectedCells(spreadsheet, workbook, sheet, range);
  const fault = takenFaultIn(spreadsheet, workbook, { sheets: [], names: [name] });
  if (fault !== null) throw fault;
  const subUnitId = sheet.getSheetId();
  const other = workbook
    .getTableList()
    .find((table) => table.subUnitId === subUnitId && Rectangle.intersects(table.range, range));
  if (other !== undefined)
    throw new PortFault("other", `Nothing was made, because the cells lie in the table ${other.name}.`);
  await keepingSelection(workbook, async () => {
    try {
      await spreadsheet.undoSteps.asOne(workbook.getId(), () => {
        addTable(spreadsheet, workbook, subUnitId, name, range);
      });
    } catch (thrown) {
      const { kind, message } = workbenchFaultOf(thrown);
      throw new PortFault(kind, `${message} Nothing was made.`);
    }
  });
}

/** Gives a table and its sheet other names; both or none of them. */
export async function renameTable(
  spreadsheet: Spreadsheet,
  workbook: FWorkbook,
  name: string,
  to: TableAndSheet,
): Promise<void> {
  requireNoEditing(workbook);
  requireUnprotectedWorkbook(spreadsheet, workbook);
  const at = findTable(workbook, name);
  if (at === null) throw noTable(name);
  const { sheet, table } = at;
  requireUnprotectedCells(spreadsheet, workbook, sheet, table.range);
  const was = sheet.getSheetName();
  const fault = takenFaultIn(spreadsheet, workbook, { sheets: [to.sheet], names: [to.table] }, was);
  if (fault !== null) throw fault;
  const unitId = workbook.getId();
  await keepingSelection(workbook, async () => {
    try {
      await spreadsheet.undoSteps.asOne(unitId, () => {
        runCommand(spreadsheet, SetSheetTableCommand.id, {
          unitId,
          tableId: table.id,
          name: to.table,
          oldTableName: table.name,
        });
        if (findTable(workbook, to.table) === null) throw commandFault();
        if (to.sheet !== was)
          runCommand(spreadsheet, SetWorksheetNameCommand.id, {
            unitId,
            subUnitId: sheet.getSheetId(),
            name: to.sheet,
          });
      });
    } catch (thrown) {
      const { kind, message } = workbenchFaultOf(thrown);
      throw new PortFault(kind, `${message} Nothing was renamed.`);
    }
  });
}

/** $A$5:$C$16 */
function absolute(address: NamedBlock["address"]): string {
  return address.replace(/[A-Z]+|\d+/g, "$$$&");
}

function dataOf({ name, cells, columnWidths, frozenRows, tables }: NewSheet, id: string) {
  const tall = [
    ...cells.flatMap((row, index) => (row.some((cell) => cell?.role === "title") ? [index] : [])),
    ...tables.map(({ address }) => deserializeRangeWithSheet(address).range.startRow - 1),
  ];
  return sheetData({
    id,
    name,
    cells: Object.fromEntries(cells.map((row, index) => [index, lineOf(cells, row, index)])),
    heights: Object.fromEntries(tall.map((row) => [row, TALL])),
    widths: columnWidths,
    frozenRows,
  });
}

function lineOf(cells: NewSheet["cells"], row: readonly (NewCell | null)[], index: number): Record<number, ICellData> {
  return Object.fromEntries(
    row.flatMap((cell, column): [number, ICellData][] =>
      cell === null ? [] : [[column, { ...cellDataOf(cell), s: styleOf(cell, standsRight(cells, index, column)) }]],
    ),
  );
}

/** A text that begins with = is one of its type, and no formula. */
function cellDataOf({ value, formula }: NewCell): ICellData {
  if (formula !== undefined) return { f: formula };
  if (value === undefined) return {};
  return { v: value, t: typeof value === "number" ? CellValueType.NUMBER : CellValueType.STRING };
}

function styleOf(cell: NewCell, right: boolean): IStyleData {
  const { role } = cell;
  const pattern = formatOf(cell);
  return { ...(role && roleStyles[role]), ...(right && RIGHT_STYLE), ...(pattern !== undefined && { n: { pattern } }) };
}

/** Deletes what taking back the commands left, by the names that nothing had before, and answers what is still there. */
function remove(workbook: FWorkbook, sheets: readonly NewSheet[]): SheetNames {
  const names = sheets.flatMap((sheet) => sheet.names.map(({ name }) => name));
  for (const name of names) attempt(() => workbook.deleteDefinedName(name));
  for (const { name } of sheets) {
    const sheet = workbook.getSheetByName(name);
    if (sheet !== null) attempt(() => workbook.deleteSheet(sheet));
  }
  return {
    sheets: sheets.map(({ name }) => name).filter((name) => workbook.getSheetByName(name) !== null),
    names: names.filter((name) => workbook.getDefinedName(name) !== null),
  };
}

/** What fails here is told by what remains. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    return;
  }
}
