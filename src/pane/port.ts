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
  /** The cell in which that formula stands, from which its references are read; else the selected cell. */
  readonly source: string;
}

/** The cell that a formula goes into, as the person was told before the click. */
export interface Target {
  readonly address: string;
  /** Whether the person was told that something stands there. */
  readonly replaces: boolean;
}

/** What a workbook finds selected when it is about to write. */
export interface Found {
  readonly address: string;
  readonly filled: boolean;
  /** The first cell of the spill that the cell lies in; null where it lies in none. */
  readonly spillsFrom: string | null;
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

/** Why nothing may be written there; null where all is as the person was told. The same in every workbook. */
export function refuseInsert({ address, replaces }: Target, found: Found): PortFault | null {
  if (found.address !== address) {
    return new PortFault("other", `Nothing was written, because ${found.address} is selected now and not ${address}. Look at the button, then insert again.`);
  }
  if (found.spillsFrom !== null && found.spillsFrom !== address) {
    const { spillsFrom } = found;
    return new PortFault("other", `Nothing was written, because ${address} shows a part of the result of ${spillsFrom}. Select ${spillsFrom} to replace that, or an empty cell.`);
  }
  if (found.filled && !replaces) {
    return new PortFault("other", `Nothing was written, because ${address} is no longer empty. Insert again to replace what stands there now.`);
  }
  return null;
}

export interface WorkbookPort {
  /** "Excel", or the workbench's own name for itself. */
  readonly host: string;
  selection(): Promise<Selection>;
  /** Calls back whenever another cell is selected or its value changes; the answer stops it. */
  onSelectionChange(listener: () => void): () => void;
  /** The content of a reference as a formula in the cell `from` would read it, or else in the selected cell. */
  read(reference: string, from?: string): Promise<RangeContent>;
  /**
   * Writes a formula into the first selected cell if that is still the one that the person was told of, and as
   * they were told; else throws a PortFault that says why not, and writes nothing.
   */
  insert(formula: string, into: Target): Promise<void>;
  /** Sheets, tables and names, for choosing an argument from a list. */
  names(): Promise<readonly WorkbookName[]>;
}
