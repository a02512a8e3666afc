import { ICommandService } from "@univerjs/core";
import { RemoveSheetCommand } from "@univerjs/preset-sheets-core";
import type { Spreadsheet } from "./spreadsheet";

/**
 * Before a sheet that is looked at is deleted, the workbook turns to another one. Else the spreadsheet stops halfway where
 * other sheets have formulas over it: it paints them while no sheet is there to be looked at, the deletion is no step of
 * undoing, and undo takes back what was done before it instead.
 */
export function turnFromDeletedSheets({ univerAPI, injector }: Spreadsheet): void {
  injector.get(ICommandService).beforeCommandExecuted(({ id, params }) => {
    const workbook = univerAPI.getActiveWorkbook();
    if (id !== RemoveSheetCommand.id || !workbook) return;
    const active = workbook.getActiveSheet();
    const deleted = (params as { readonly subUnitId?: string } | undefined)?.subUnitId ?? active.getSheetId();
    if (deleted !== active.getSheetId()) return;
    const sheets = workbook.getSheets();
    const at = sheets.findIndex((sheet) => sheet.getSheetId() === deleted);
    const next = [...sheets.slice(at + 1), ...sheets.slice(0, at).reverse()].find((sheet) => !sheet.isSheetHidden());
    if (next !== undefined) workbook.setActiveSheet(next);
  });
}
