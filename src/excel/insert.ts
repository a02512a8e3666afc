/// <reference types="office-js" />
import { PortFault, insertFault, type InsertTarget } from "../pane/port";
import { protectedFault, supports, syncBeforeWriting, writeExcel } from "./run";

/** The cell is looked at in the batch that writes it: since the click another may be selected, or this one filled. */
export function insertFormula(formula: string, into: InsertTarget): Promise<void> {
  const notAccepted = new PortFault("other", `Excel does not accept the formula ${formula}`);
  return writeExcel(async (context) => {
    const cell = context.workbook.getSelectedRange().getCell(0, 0);
    const anchor = supports("1.12") ? cell.getSpillParentOrNullObject() : null;
    const sheet = cell.worksheet.protection.load("protected");
    const format = cell.format.protection.load("locked");
    cell.load("address,formulas");
    anchor?.load("address");
    await syncBeforeWriting(context);
    const fault = insertFault(into, {
      address: cell.address,
      // Excel answers a constant where there is no formula, and "" where there is nothing. A refused undo group may
      // have left the formula itself.
      filled: !["", formula].includes(String(cell.formulas[0]?.[0])),
      spillsFrom: anchor === null || anchor.isNullObject ? null : anchor.address,
    });
    if (fault !== null) throw fault;
    if (sheet.protected && format.locked) throw protectedFault();
    cell.formulas = [[formula]];
    await context.sync();
  }, notAccepted);
}
