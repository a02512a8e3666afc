import { CellValueType } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
// For the types of what each part of the spreadsheet adds to the facade.
import type {} from "@univerjs/preset-sheets-core";

/** What the page offers to tests, and to anyone at the browser's console, as `window.workbench`. */
export interface WorkbenchHandle {
  univerAPI: FUniver;
  /** What a cell of the active sheet holds, spilled results included: an error as its code, a blank as "". */
  read(address: string): number | string | boolean;
}

declare global {
  interface Window {
    workbench?: WorkbenchHandle;
  }
}

export function workbenchHandle(univerAPI: FUniver): WorkbenchHandle {
  return {
    univerAPI,
    read(address) {
      const range = univerAPI.getActiveWorkbook()?.getActiveSheet().getRange(address);
      const shown = range?.getCellData();
      // The raw value is null in a spilled cell; there the shown value holds the result.
      const value = range?.getRawValue() ?? shown?.v ?? "";
      // Univer keeps booleans as 1 and 0.
      return shown?.t === CellValueType.BOOLEAN && typeof value === "number" ? value === 1 : value;
    },
  };
}
