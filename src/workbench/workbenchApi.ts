import type { IWorkbookData } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
// For the types of what each part of the spreadsheet adds to the facade.
import type {} from "@univerjs/preset-sheets-core";
import type { WorkbookPort } from "../pane/port";
import type { Cells } from "./cells";
import type { Spreadsheet } from "./spreadsheet";
import { readReference } from "./workbook";

/** What the page offers to tests, and to anyone at the browser's console, as `window.workbench`. */
export interface WorkbenchApi {
  univerAPI: FUniver;
  /** The workbook as the pane knows it. */
  port: WorkbookPort;
  /** What a reference holds, seen from the selected sheet: an error as its code, a blank as "". */
  read(reference: string): (number | string | boolean)[][];
  /** Puts another workbook in the place of the one that is open, the sample where none is given; the pane begins anew. */
  open(workbook?: Partial<IWorkbookData>): void;
}

declare global {
  interface Window {
    workbench?: WorkbenchApi;
  }
}

export function workbenchApi(
  spreadsheet: Spreadsheet,
  cells: Cells,
  port: WorkbookPort,
  open: WorkbenchApi["open"],
): WorkbenchApi {
  return {
    univerAPI: spreadsheet.univerAPI,
    port,
    read(reference) {
      const { values } = readReference(reference, spreadsheet, cells);
      return values.map((row) => row.map((cell) => (typeof cell === "object" ? (cell?.error ?? "") : cell)));
    },
    open,
  };
}
