import type { Refusal } from "../../core/shared";
import { TEXT_FORMAT } from "../cellFormats";
import { lettersOf } from "../formula/columns";
import type { NewCell, NewSheet, PrintSetUp } from "../port";
import { quoteSheet } from "../formula/reference";

/** A cell of a new sheet, and what the pane says that it comes to. */
export interface LaidCell extends NewCell {
  readonly comesTo?: Figure["value"];
  /** What it is, for whoever is told that it differs: Practice 01, Direct services. */
  readonly label?: string;
}

/** A figure of the pane that a written cell should show. */
export interface Figure {
  /** From 0, as a sheet's cells are counted in code. */
  readonly row: number;
  readonly column: number;
  readonly label: string;
  readonly value: number | string | Refusal;
}

/** A new sheet and what the pane says that its cells come to. */
export interface LaidSheet {
  readonly sheet: NewSheet;
  readonly figures: readonly Figure[];
}

interface SheetLooks {
  readonly columnWidths: readonly number[];
  /** The row, as the sheet counts, down to which it stays in sight. */
  readonly frozenRows?: number;
  readonly print: PrintSetUp;
}

/** So many rows may join what spills before formulas over it no longer see all of them. */
export const ROOM_BELOW = 500;

/** A new sheet as it is laid out: nothing is placed over what stands there already. */
export class SheetLayout {
  readonly figures: Figure[] = [];
  private readonly grid: (NewCell | null)[][] = [];

  constructor(readonly name: string) {}

  /** Where lines are written one below the other from. @param row as the sheet counts. */
  from(row = 1, column = 0): LineCursor {
    return new LineCursor(this, row, column);
  }

  place(row: number, column: number, { comesTo, label = "", ...cell }: LaidCell): void {
    const line = (this.grid[row - 1] ??= []);
    // Excel would take the formula for text.
    if (cell.formula !== undefined && cell.format === TEXT_FORMAT)
      throw new Error(`${this.name}!${cellAt(column, row)} is a formula in a cell for text`);
    if (line[column] !== undefined)
      throw new Error(`${this.name}!${cellAt(column, row)} is laid out already, and would be overwritten`);
    line[column] = cell;
    if (comesTo !== undefined) this.figures.push({ row: row - 1, column, label, value: comesTo });
  }

  /** Cells of this sheet as a formula on another names them. */
  elsewhere(address: string): string {
    return `${quoteSheet(this.name)}!${address}`;
  }

  laid({ columnWidths, frozenRows = 0, print }: SheetLooks): NewSheet {
    return {
      name: this.name,
      columnWidths,
      frozenRows,
      cells: Array.from(this.grid, (line: (NewCell | null)[] | undefined) =>
        Array.from(line ?? [], (cell: NewCell | null | undefined) => cell ?? null),
      ),
      tables: [],
      names: [],
      print,
    };
  }
}

/** Goes down a sheet line by line, so that no row is a number in code. */
export class LineCursor {
  constructor(
    private readonly sheet: SheetLayout,
    private next: number,
    private readonly column: number,
  ) {}

  /** The row that the next line goes into, as the sheet counts. */
  get row(): number {
    return this.next;
  }

  /** Cells side by side; null leaves one as it is. Answers their row. */
  line(cells: readonly (LaidCell | null)[]): number {
    cells.forEach((cell, index) => {
      if (cell !== null) this.sheet.place(this.next, this.column + index, cell);
    });
    this.next += 1;
    return this.next - 1;
  }

  gap(): void {
    this.next += 1;
  }

  /** The heading of what follows, with room above. */
  section(value: string): void {
    this.gap();
    this.line([{ value, role: "section" }]);
  }

  headings(titles: readonly string[]): number {
    return this.line(titles.map((value): LaidCell => ({ value, role: "heading" })));
  }

  note(value: string): number {
    return this.line([{ value, role: "note" }]);
  }

  /**
   * A formula that spills over lines of cells, of which the first takes it and the others have looks alone. Answers
   * the row of the first.
   */
  spill(formula: string, lines: readonly (readonly LaidCell[])[]): number {
    const top = this.next;
    lines.forEach((cells, down) => {
      this.line(cells.map((cell, along) => (down === 0 && along === 0 ? { ...cell, formula } : cell)));
    });
    return top;
  }
}

/** B5 */
export function cellAt(column: number, row: number): string {
  return `${lettersOf(column)}${row}`;
}

/** $B$5 */
export function fixedCell(column: number, row: number): string {
  return `$${lettersOf(column)}$${row}`;
}

/** $B$5:$B$40 */
export function fixedBlock(column: number, from: number, to: number, lastColumn = column): string {
  return `${fixedCell(column, from)}:${fixedCell(lastColumn, to)}`;
}
