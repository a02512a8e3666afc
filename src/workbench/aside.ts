import type { FWorkbook } from "@univerjs/preset-sheets-core";
import { PortFault } from "../pane/port";
import type { Spreadsheet } from "./spreadsheet";

/** Works on sheets wherever they are, while the person stays where they are. */
export function aside(workbook: FWorkbook, work: () => void): void {
  const [sheet, range] = [workbook.getActiveSheet(), workbook.getActiveRange()];
  try {
    work();
  } finally {
    workbook.setActiveSheet(sheet);
    range?.activate();
  }
}

/** What is being typed would be lost, or written elsewhere. */
export function refuseWhileEditing(workbook: FWorkbook): void {
  if (!workbook.isCellEditing()) return;
  throw new PortFault("editing", "A cell is being edited. Finish it with Enter or leave it with Escape, then try again.");
}

/** A command of the spreadsheet that has to succeed. */
export function run({ univerAPI }: Spreadsheet, id: string, params: object): void {
  if (!univerAPI.syncExecuteCommand(id, params)) throw new PortFault("other", "The workbench could not do that.");
}
