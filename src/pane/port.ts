import type { Extent } from "./formula/areas";

/**
 * All that the pane knows of a workbook. Excel stands behind it through src/excel/workbook.ts, the browser
 * workbook through src/workbench.
 */

/** An error value in a cell, with its sentence where the host tells it. */
export interface PortErrorValue {
  readonly error: string;
  readonly sentence?: string;
}

export type PortCell = number | string | boolean | null | PortErrorValue;

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

/** A formula for a cell, and the cells that its result fills. */
export interface Insertion extends Extent {
  readonly formula: string;
  /** Panel!D2. */
  readonly cell: string;
  /** A formula that was inserted there before and may be replaced; "" where the cell has to be blank. */
  readonly replaces: string;
}

/** What a workbook finds where a formula is to go. */
export interface FoundCells {
  /** Whether anything stands in the cell, and the formula that does; "" for none. */
  readonly isFilled: boolean;
  readonly formula: string;
  /** The first cell of the spill of which the cell shows a part; null where it shows none. */
  readonly spillsFrom: string | null;
  /** The first of the other cells that is not blank, but for what the cell itself spills; null where all are. */
  readonly inTheWay: string | null;
  /** A table that the result would lie in, or that would take it in; null where there is none. */
  readonly table: string | null;
  readonly sheet: Extent;
  /** As far as anything stands in the sheet. */
  readonly used: Extent;
}

export interface WorkbookName {
  readonly name: string;
  /** A reference that a formula can use as it stands: Terms, Panel[Score], Assumptions!A1:C9. */
  readonly reference: string;
  readonly kind: "name" | "table" | "sheet";
}

/** What a cell of a new sheet is for; each host draws it in its own way. */
export type CellRole = "title" | "section" | "heading" | "note" | "input" | "total";

export interface NewCell {
  /** A constant; text stays text whatever it looks like. */
  readonly value?: number | string;
  /** Begins with =; it may spill over the cells below and beside it, which then hold only their format. */
  readonly formula?: string;
  /** As a workbook writes number formats: #,##0.00 or 0.00%. Text without one gets the format for text. */
  readonly format?: string;
  readonly role?: CellRole;
}

/** A block of a new sheet under a name: B4 or A5:C16. */
export interface NamedBlock {
  readonly name: string;
  readonly address: string;
}

/** How a sheet is printed: all its columns on one page, page numbers below. */
export interface PrintSetUp {
  readonly orientation: "portrait" | "landscape";
  /** What of it is printed, A1:K40; without it all. */
  readonly area?: string;
  /** Whether all its rows go on that page too. */
  readonly isOnePage?: boolean;
  /** As the sheet counts; printed on top of each page. */
  readonly repeatRows?: { readonly from: number; readonly to: number };
}

export interface NewSheet {
  readonly name: string;
  /** In pixels, from column A on. */
  readonly columnWidths: readonly number[];
  /** Rows that stay in sight at the top. */
  readonly frozenRows: number;
  /** Row by row from A1; null leaves a cell as it is. */
  readonly cells: readonly (readonly (NewCell | null)[])[];
  /** Their first row holds the headings. No formula of new sheets may refer to one: they come after the formulas. */
  readonly tables: readonly NamedBlock[];
  /** Names of the whole workbook. */
  readonly names: readonly NamedBlock[];
  /** For workbooks that can be printed. */
  readonly print?: PrintSetUp;
}

export interface TableContent {
  /** Of the whole table, headings included: 'APC Scenarios'!A3:AK9. */
  readonly address: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly PortCell[])[];
  /** Like the rows; "" where a cell has none of its own. */
  readonly formulas: readonly (readonly string[])[];
}

/** What a table is called, and the sheet on which it stands. */
export interface TableAndSheet {
  readonly table: string;
  readonly sheet: string;
}

/** A formula for a cell of a row, where text that begins with = stays text. */
export interface CellFormula {
  readonly formula: string;
}

/** A row's cells in the order of the headings; undefined leaves a cell as it is, null empties it. */
export type RowCells = readonly (number | string | CellFormula | null | undefined)[];

/** One change of a table. `before` is the row as the person saw it, and another one is not touched. */
export type RowChange =
  | { readonly kind: "insert"; readonly index: number; readonly cells: RowCells }
  | { readonly kind: "replace"; readonly index: number; readonly before: readonly PortCell[]; readonly cells: RowCells }
  | { readonly kind: "delete"; readonly index: number; readonly before: readonly PortCell[] };

/** A fault as a port throws it: why a workbook did not do what was asked, in a sentence for the person who asked. */
export class PortFault extends Error {
  constructor(
    readonly kind: "protected" | "editing" | "unsupported" | "not found" | "taken" | "changed" | "other",
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
  /** The content of a reference as a formula in the cell `from` would read it, or else in the selected cell. */
  read(reference: string, from?: string): Promise<RangeContent>;
  /**
   * What any other expression comes to where a formula in the cell `from` has it, or else in the selected cell, as
   * the host itself reckons; no cell changes. "unsupported" says what it cannot reckon outside a cell.
   */
  calculate(expression: string, from?: string): Promise<readonly (readonly PortCell[])[]>;
  /** What stands where a formula is to go; nothing is written. */
  roomFor(insertion: Insertion): Promise<FoundCells>;
  /**
   * Writes a formula where all that its result fills is blank; else nothing is written ("taken"). Answers the formula as
   * the workbook spells it.
   */
  insert(insertion: Insertion): Promise<string>;
  /** Sheets, tables and names, for choosing an argument from a list. */
  names(): Promise<readonly WorkbookName[]>;
  /**
   * Makes sheets that are not there yet, all of them or none. Where a sheet, a table or a name of theirs is taken,
   * nothing is made ("taken"). What fails on the way is undone; the fault says what could not be.
   */
  createSheets(sheets: readonly NewSheet[]): Promise<void>;
  /**
   * Makes cells a table where they stand, their first row its headings, which are texts that differ; their values stay.
   * Where the name is taken, nothing is made ("taken").
   */
  makeTable(name: string, reference: string): Promise<void>;
  /** A table of the workbook; null where there is none of that name. */
  table(name: string): Promise<TableContent | null>;
  /**
   * Changes rows of a table in their order, text kept as text; a row that is no longer as seen is a "changed" fault. A
   * workbook may write a formula before it deletes rows, which the formula then follows.
   */
  changeTable(name: string, changes: readonly RowChange[]): Promise<void>;
  /**
   * Asked before several changes that belong together, so that none of them is begun: a "protected" fault where rows of one
   * of these tables cannot be changed, or sheets made. Nothing is asked of a table that is not there.
   */
  requireUnprotected(tables: readonly string[], makesSheets: boolean): Promise<void>;
  /**
   * Gives a table and its sheet other names, or the sheet the one that it has; their cells stay. Where a name is taken
   * ("taken"), or one of the two cannot be given, both keep theirs.
   */
  renameTable(name: string, to: TableAndSheet): Promise<void>;
  /** Brings cells into view and selects them. */
  show(reference: string): Promise<void>;
}
