/** What a test says of a workbook, which is also where the host keeps what becomes of it. */

export interface Cell {
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

export interface Sheet {
  name: string;
  /** By address: A1. */
  cells: Record<string, Cell>;
  isProtected?: boolean;
  hidden?: boolean;
  /** Name to address, without the sheet. */
  names?: Record<string, string>;
}

export interface Book {
  sheets: Sheet[];
  /** Sheet!A1:B2; null while a chart is selected. */
  selected: string | null;
  /** Name to address; "" for a name that stands for a number, #REF! and what follows it for one that stands for an error. */
  names?: Record<string, string>;
  /** Name to address, headers included; a table's columns are named by its first row. */
  tables?: Record<string, string>;
  /** Tables whose last row is one of totals. */
  totals?: readonly string[];
  /** Formulas of calculated columns, by table and heading: Sites[Share]. A row that is added gets them. */
  calculated?: Readonly<Record<string, string>>;
  /** The last ExcelApi 1.x that this Excel has. */
  api?: number;
  /** Whether a cell is being edited: calls are refused, or wait for good where they ask for that. */
  editing?: "refused" | "waiting";
  /** What a cell holds once a formula has been written to it. */
  compute?: (formula: string) => Cell;
  /** Addresses at which Excel refuses what is written, and formulas that it does not take. */
  refuses?: readonly string[];
  /** Whether no sheet may be added. */
  isProtected?: boolean;
  /** Whether Excel refuses to say how a sheet is printed. */
  hasNoPrinter?: boolean;
  /** Sheets that Excel does not delete. */
  keeps?: readonly string[];
  /** How many changes a merged undo group holds before Excel refuses it. */
  largestGroup?: number;
  /** Whether Excel refuses a merged undo group only once it has done what the group asks for. */
  refusesGroupsLate?: boolean;
  /** The change that fails, counted from 1 over all requests. */
  failsAt?: number;
  /** The change from which all fail. */
  failsFrom?: number;
  /** The message that Excel carries out without an answer, counted from 1 without those that give back what was read. */
  losesAnswerTo?: number;
  /** What another person does before the message of that number, counted alike. */
  meanwhile?: Readonly<Record<number, (book: Book) => void>>;
}
