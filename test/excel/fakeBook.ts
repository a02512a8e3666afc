/** What a test says of a workbook. */

export interface FakeCell {
  value?: number | string | boolean;
  /** An error in the cell, as its text. */
  error?: string;
  formula?: string;
  unlocked?: boolean;
  /** Its number format. */
  format?: string;
  /** The address of the first cell of the spill that fills this one. */
  spillsFrom?: string;
}

export interface FakeSheet {
  name: string;
  cells: Record<string, FakeCell>;
  isProtected?: boolean;
  hidden?: boolean;
  /** Name to address, without the sheet. */
  names?: Record<string, string>;
}

export interface FakeBook {
  sheets: FakeSheet[];
  /** Sheet!A1:B2; null while a chart is selected. */
  selected: string | null;
  names?: Record<string, string>;
  /** Name to address, headers included; a table's columns are named by its first row. */
  tables?: Record<string, string>;
  /** The last ExcelApi version that this Excel has; all of them when left out. */
  api?: number;
  /** Whether a cell is being edited: calls are refused, or wait for good. */
  editing?: "refused" | "waiting";
  /** What a cell holds once a formula has been written to it. */
  compute?: (formula: string) => FakeCell;
  /** Addresses at which Excel refuses what is written. */
  refuses?: readonly string[];
  /** Whether no sheet may be added. */
  isProtected?: boolean;
  /** Sheets that Excel does not delete. */
  keeps?: readonly string[];
}
