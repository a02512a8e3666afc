import { ICommandService, Rectangle, type IRange } from "@univerjs/core";
import { IFunctionService, RemoveSuperTableMutation, SetSuperTableMutation } from "@univerjs/engine-formula";
import type { FWorkbook, FWorksheet } from "@univerjs/preset-sheets-core";
import { SetSheetTableCommand } from "@univerjs/preset-sheets-table";
import type { Cells } from "./cells";
import type { UniverTable } from "./references";
import type { Spreadsheet } from "./spreadsheet";

/**
 * Formulas are read anew once a table has changed. The spreadsheet reads those that name it anew only in the next
 * calculation, and in later ones goes on with what it remembers of them: the rows that the table had before.
 */
export function rereadFormulasOfTables({ injector }: Spreadsheet): void {
  const functions = injector.get(IFunctionService);
  injector.get(ICommandService).onCommandExecuted(({ id }) => {
    // Of those that hold this text, which all do: a formula may name the table in other letters.
    if (id === SetSuperTableMutation.id || id === RemoveSuperTableMutation.id) functions.deleteFormulaAstCacheKey("");
  });
}

/** Rows that are typed or pasted directly below a table join it, as in Excel; undone by one step of their own. */
export function growTables(spreadsheet: Spreadsheet, cells: Cells): void {
  const { univerAPI } = spreadsheet;
  univerAPI.addEvent(univerAPI.Event.SheetValueChanged, ({ effectedRanges }) => {
    const workbook = univerAPI.getActiveWorkbook();
    if (!workbook) return;
    for (const changed of effectedRanges) {
      const sheet = workbook.getSheetBySheetId(changed.getSheetId());
      const grown = sheet && grownBy(workbook, sheet, changed.getRange(), cells);
      if (grown)
        univerAPI.syncExecuteCommand(SetSheetTableCommand.id, {
          unitId: workbook.getId(),
          tableId: grown.table.id,
          updateRange: { newRange: grown.range },
        });
    }
  });
}

interface Grown {
  readonly table: UniverTable;
  readonly range: IRange;
}

/** The table in or right below which something was changed, with the rows that it now has; null where none has more. */
function grownBy(workbook: FWorkbook, sheet: FWorksheet, changed: IRange, cells: Cells): Grown | null {
  const tables = workbook.getTableList().filter(({ subUnitId }) => subUnitId === sheet.getSheetId());
  const table = tables.find(
    ({ range }) =>
      changed.startRow > range.startRow &&
      changed.startRow <= range.endRow + 1 &&
      changed.endRow > range.endRow &&
      changed.startColumn >= range.startColumn &&
      changed.endColumn <= range.endColumn,
  );
  if (table === undefined) return null;
  let endRow = table.range.endRow;
  while (endRow < changed.endRow && isFilled(sheet, table.range, endRow + 1, cells)) endRow += 1;
  const range = { ...table.range, endRow };
  const isInTheWay = tables.some((other) => other !== table && Rectangle.intersects(other.range, range));
  return endRow === table.range.endRow || isInTheWay ? null : { table, range };
}

function isFilled(sheet: FWorksheet, { startColumn, endColumn }: IRange, row: number, cells: Cells): boolean {
  for (let column = startColumn; column <= endColumn; column += 1) {
    const value = cells.cell(sheet, row, column);
    if (value !== null && value !== "") return true;
  }
  return false;
}
