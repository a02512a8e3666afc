import type { WorkbenchPage } from "./workbenchPage";

/** All that a person would miss: sheets with their cells and looks, tables, names. */
export function stateOf({ page }: WorkbenchPage): Promise<unknown> {
  return page.evaluate(() => {
    const { sheetOrder, sheets, resources = [] } = window.workbench?.univerAPI.getActiveWorkbook()?.save() ?? {};
    // The looks of tables have keys that are made up anew, and nobody sees them: the tables themselves tell.
    return { sheetOrder, sheets, resources: resources.filter(({ name }) => name !== "SHEET_RANGE_THEME_MODEL_PLUGIN") };
  });
}

/** @param cells of the active sheet, where it is only these. */
export async function protect(
  { page }: WorkbenchPage,
  what: "workbook" | "sheet" | "cells",
  cells = "A1",
): Promise<void> {
  await page.evaluate(
    async ([kind, address]) => {
      const api = window.workbench?.univerAPI;
      const workbook = api?.getActiveWorkbook();
      if (api === undefined || !workbook) throw new Error("No workbook is open.");
      const sheet = workbook.getActiveSheet();
      if (kind === "workbook")
        await workbook.getWorkbookPermission().setPoint(api.Enum.WorkbookPermissionPoint.CreateSheet, false);
      if (kind === "sheet") {
        await sheet.getWorksheetPermission().protect();
        await sheet.getWorksheetPermission().setReadOnly();
      }
      if (kind === "cells") {
        const rule = await sheet.getRange(address).getRangePermission().protect();
        await rule.setPoint(api.Enum.RangePermissionPoint.Edit, false);
      }
    },
    [what, cells] as const,
  );
}

/**
 * From now on, or after some times, the workbook does not do this any more: it refuses, or stops with an error.
 * @returns what makes it do so again.
 */
export async function breakCommand(
  { page, mends }: WorkbenchPage,
  command: string,
  how: "refuses" | "throws",
  after = 0,
): Promise<() => Promise<void>> {
  const broken = await page.evaluateHandle(
    ([id, way, times]) => {
      const api = window.workbench?.univerAPI;
      let left = times;
      return api?.addEvent(api.Event.BeforeCommandExecute, (event) => {
        if (event.id !== id) return;
        if (left > 0) left -= 1;
        else if (way === "refuses") event.cancel = true;
        else throw new Error("It is broken.");
      });
    },
    [command, how, after] as const,
  );
  const mend = (): Promise<void> =>
    broken.evaluate((listener) => {
      listener?.dispose();
    });
  mends.push(mend);
  return mend;
}
