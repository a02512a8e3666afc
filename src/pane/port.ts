/**
 * All that the pane knows of a workbook. Excel stands behind it through src/excel/workbook.ts, the browser
 * workbook through src/workbench.
 */

/** An error value in a cell, with its sentence where the host tells it. */
export interface CellFault {
  readonly error: string;
  readonly sentence?: string;
}

export type PortCell = number | string | boolean | null | CellFault;

/** What a person selected, or what a reference names. */
export interface RangeContent {
  /** As a formula would refer to it from any sheet: Panel!B2:B20. */
  readonly address: string;
  readonly rows: number;
  readonly columns: number;
  /** Row by row, spilled values included. */
  readonly values: readonly (readonly PortCell[])[];
}

export interface Selection extends RangeContent {
  /**
   * The formula that fills the first selected cell, "" where there is none. In a spilled cell it is the
   * formula of the spill's first cell, and the place says how far from it the selected cell lies.
   */
  readonly formula: string;
  readonly place: { readonly row: number; readonly column: number };
}

export interface WorkbookName {
  readonly name: string;
  /** A reference that a formula can use as it stands: Terms, Panel[Score], Assumptions!A1:C9. */
  readonly reference: string;
  readonly kind: "name" | "table" | "sheet";
}

/** Why a workbook did not do what was asked; the sentence is for the person who asked. */
export class PortFault extends Error {
  constructor(
    readonly kind: "protected" | "editing" | "unsupported" | "not found" | "other",
    sentence: string,
  ) {
    super(sentence);
  }
}

export interface WorkbookPort {
  /** "Excel", or the workbench's own name for itself. */
  readonly host: string;
  selection(): Promise<Selection>;
  /** Calls back whenever another cell is selected or its value changes; the answer stops it. */
  onSelectionChange(listener: () => void): () => void;
  /** The content of a reference as a formula on the selected sheet would read it. */
  read(reference: string): Promise<RangeContent>;
  /** Writes a formula into the first selected cell; throws a PortFault that says why not. */
  insert(formula: string): Promise<void>;
  /** Sheets, tables and names, for choosing an argument from a list. */
  names(): Promise<readonly WorkbookName[]>;
}
