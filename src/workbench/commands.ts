import type { FWorkbook } from "@univerjs/preset-sheets-core";
import { PortFault } from "../pane/port";
import type { Spreadsheet } from "./spreadsheet";

/** Works on sheets wherever they are, while the person stays where they are. */
export async function keepingSelection(workbook: FWorkbook, work: () => Promise<void>): Promise<void> {
  const [sheet, range] = [workbook.getActiveSheet(), workbook.getActiveRange()];
  try {
    await work();
  } finally {
    workbook.setActiveSheet(sheet);
    range?.activate();
  }
}

/** What is being typed would be lost, or written elsewhere. */
export function requireNoEditing(workbook: FWorkbook): void {
  if (!workbook.isCellEditing()) return;
  throw new PortFault(
    "editing",
    "A cell is being edited. Finish it with Enter or leave it with Escape, then try again.",
  );
}

/** A command of the spreadsheet that has to succeed. */
export function runCommand({ univerAPI }: Spreadsheet, id: string, params: object): void {
  if (!univerAPI.syncExecuteCommand(id, params)) throw commandFault();
}

/** One that answers later, though it does its work at once. */
export async function runCommandAsync({ univerAPI }: Spreadsheet, id: string, params: object): Promise<void> {
  if (!(await univerAPI.executeCommand(id, params))) throw commandFault();
}

export function commandFault(): PortFault {
  return new PortFault("other", "The workbench could not do that.");
}

/** The fault that stopped work, where the spreadsheet itself may have thrown. */
export function workbenchFaultOf(thrown: unknown): PortFault {
  if (thrown instanceof PortFault) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new PortFault("other", `The workbench could not do that: ${message.replace(/\.$/, "")}.`);
}
