import type { IRange } from "@univerjs/core";
import {
  type FWorkbook,
  type FWorksheet,
  RangeProtectionPermissionEditPoint,
  SheetPermissionCheckController,
  WorkbookCreateSheetPermission,
  WorkbookEditablePermission,
  WorksheetEditPermission,
  WorksheetSetCellValuePermission,
} from "@univerjs/preset-sheets-core";
import { PortFault } from "../pane/port";
import type { Spreadsheet } from "./spreadsheet";

/**
 * Asked before anything is written: the spreadsheet lets formulas and new sheets through whatever is protected, and
 * what else it refuses it refuses without a word to the one who asked.
 */

const NEW_SHEETS = { workbookTypes: [WorkbookEditablePermission, WorkbookCreateSheetPermission] };

const CELLS = {
  workbookTypes: [WorkbookEditablePermission],
  worksheetTypes: [WorksheetEditPermission, WorksheetSetCellValuePermission],
  rangeTypes: [RangeProtectionPermissionEditPoint],
};

export function requireUnprotectedWorkbook({ injector }: Spreadsheet, workbook: FWorkbook): void {
  if (injector.get(SheetPermissionCheckController).permissionCheckWithoutRange(NEW_SHEETS, workbook.getId())) return;
  throw protectedFault("The workbook is protected against new sheets.");
}

export function requireUnprotectedCells(
  { injector }: Spreadsheet,
  workbook: FWorkbook,
  sheet: FWorksheet,
  range: IRange,
): void {
  if (
    injector
      .get(SheetPermissionCheckController)
      .permissionCheckWithRanges(CELLS, [range], workbook.getId(), sheet.getSheetId())
  )
    return;
  if (!workbook.getWorkbookPermission().canEdit()) throw protectedFault("The workbook is protected.");
  const name = `sheet “${sheet.getSheetName()}”`;
  throw protectedFault(
    sheet.getWorksheetPermission().canEdit()
      ? `A part of the ${name} that this would change is protected.`
      : `The ${name} is protected.`,
  );
}

function protectedFault(sentence: string): PortFault {
  return new PortFault("protected", `${sentence} Unprotect it, then try again.`);
}
