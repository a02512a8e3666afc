import type { Refusal } from "../../core/cells/refusal";
import type { CellRole, NamedBlock, NewCell, NewSheet } from "../port";

/**
 * A few sheets of constants and formulas, held in memory. The pane shows what these cells answer, and a workbook
 * gets the very same cells: so no figure is computed twice.
 */

/** What one cell holds. */
export type BookValue = number | string | null | Refusal;

/** The cells that an expression answers, row by row. */
export type BookMatrix = readonly (readonly BookValue[])[];

/** A formula or a part of one. */
export interface BookExpression {
  /** As a formula on that sheet writes it. */
  text(sheet: string): string;
  compute(): BookMatrix;
  /** The cells that it reads. */
  readonly reads: readonly BookCell[];
  /** Of those the ones that make up its value, where that is not all of them. */
  counted?(): readonly BookCell[];
  /** The function at its top and its arguments, where it is a call of ours or one column of the table that one answers. */
  readonly call?: BookCall | undefined;
}

interface BookCall {
  readonly name: string;
  readonly args: readonly (BookExpression | null)[];
  /** The one column that is shown, counted from 0; absent where all are. */
  readonly column?: number;
}

export interface CellLook {
  readonly format?: string;
  readonly role?: CellRole;
}

type BookContent =
  | { readonly kind: "constant"; readonly value: number | string | null }
  | { readonly kind: "formula"; readonly expression: BookExpression }
  /** Filled by the formula of another cell, so many rows and columns away. */
  | { readonly kind: "spilled"; readonly from: BookCell; readonly row: number; readonly column: number };

/** One cell, which is an expression as well: a reference to itself. */
export class BookCell implements BookExpression {
  readonly reads: readonly BookCell[] = [this];
  private answered: BookMatrix | undefined;
  private name: string | undefined;

  constructor(
    readonly sheet: BookSheet,
    readonly row: number,
    readonly column: number,
    /** What it is, for whoever asks why: Direct services, expected, PMPM. */
    readonly label: string,
    readonly content: BookContent,
    readonly look: CellLook,
  ) {}

  /** Gives the cell a name of the workbook's, by which every formula then refers to it. */
  named(name: string): this {
    this.name = name;
    this.sheet.names.push({ name, address: addressOf(this.row, this.column) });
    return this;
  }

  get address(): string {
    return addressOf(this.row, this.column);
  }

  /** Where the workbook has it: 'APC results'!B22. */
  get place(): string {
    return this.sheet.elsewhere(this.address);
  }

  text(sheet: string): string {
    if (this.name !== undefined) return this.name;
    return this.sheet.name === sheet ? this.address : this.sheet.elsewhere(absolute(this.row, this.column));
  }

  compute(): BookMatrix {
    return [[this.value]];
  }

  /** The cell that this one only repeats, or the cell itself. */
  get origin(): BookCell {
    return this.content.kind === "formula" && this.content.expression instanceof BookCell
      ? this.content.expression.origin
      : this;
  }

  get value(): BookValue {
    const { content } = this;
    if (content.kind === "constant") return content.value;
    if (content.kind === "formula") return this.answer()[0]?.[0] ?? null;
    const answer = content.from.answer();
    // Where the whole formula is refused, so is each of its cells.
    return answer.length === 1 ? (answer[0]?.[0] ?? null) : (answer[content.row]?.[content.column] ?? null);
  }

  private answer(): BookMatrix {
    if (this.content.kind !== "formula") return [[this.value]];
    return (this.answered ??= this.content.expression.compute());
  }

  written(): NewCell {
    const { content, look } = this;
    if (content.kind === "formula") return { formula: `=${content.expression.text(this.sheet.name)}`, ...look };
    if (content.kind === "spilled" || content.value === null) return look;
    return { value: content.value, ...look };
  }
}

export class BookSheet {
  readonly names: NamedBlock[] = [];
  private readonly tables: NamedBlock[] = [];
  private readonly grid: BookCell[][] = [];

  constructor(
    readonly name: string,
    private readonly columnWidths: readonly number[],
    private readonly frozenRows: number,
  ) {}

  /** @param row counted from 1, as a sheet shows it. */
  put(
    row: number,
    column: string,
    label: string,
    content: number | string | null | BookExpression,
    look: CellLook = {},
  ): BookCell {
    const held: BookContent =
      typeof content === "object" && content !== null
        ? { kind: "formula", expression: content }
        : { kind: "constant", value: content };
    return this.place(row, columnAt(column), label, held, look);
  }

  /** Words that stand there for a reader. */
  write(row: number, column: string, words: readonly string[], role?: CellRole): void {
    words.forEach((word, index) => {
      if (word !== "")
        this.place(
          row,
          columnAt(column) + index,
          word,
          { kind: "constant", value: word },
          role === undefined ? {} : { role },
        );
    });
  }

  /** A formula that answers several cells, each with its own label and look. */
  spill(
    row: number,
    column: string,
    expression: BookExpression,
    cells: readonly (readonly { label: string; look: CellLook }[])[],
  ): BookCell[][] {
    let from: BookCell | undefined;
    return cells.map((line, down) =>
      line.map(({ label, look }, along) => {
        const content: BookContent =
          from === undefined ? { kind: "formula", expression } : { kind: "spilled", from, row: down, column: along };
        const cell = this.place(row + down, columnAt(column) + along, label, content, look);
        from ??= cell;
        return cell;
      }),
    );
  }

  /** @param address of the whole table, headings included. */
  table(name: string, address: string): void {
    this.tables.push({ name, address });
  }

  /** The part of the sheet from one cell to another, as an argument. */
  block(first: BookCell, last: BookCell): BookExpression {
    const cells = Array.from({ length: last.row - first.row + 1 }, (_, row) =>
      Array.from({ length: last.column - first.column + 1 }, (_unused, column) =>
        this.at(first.row + row, first.column + column),
      ),
    );
    return {
      text: (sheet) =>
        sheet === this.name
          ? `${first.address}:${last.address}`
          : this.elsewhere(`${absolute(first.row, first.column)}:${absolute(last.row, last.column)}`),
      compute: () => cells.map((line) => line.map((cell) => cell?.value ?? null)),
      reads: cells.flat().filter((cell) => cell !== undefined),
    };
  }

  at(row: number, column: number): BookCell | undefined {
    return this.grid[row]?.[column];
  }

  /** A reference as another sheet writes it. */
  elsewhere(address: string): string {
    return `'${this.name.replaceAll("'", "''")}'!${address}`;
  }

  written(): NewSheet {
    const rows = this.grid.length;
    return {
      name: this.name,
      columnWidths: this.columnWidths,
      frozenRows: this.frozenRows,
      cells: Array.from({ length: rows }, (_, row) =>
        Array.from(this.grid[row] ?? [], (cell: BookCell | undefined) => cell?.written() ?? null),
      ),
      tables: this.tables,
      names: this.names,
    };
  }

  private place(row: number, column: number, label: string, content: BookContent, look: CellLook): BookCell {
    const cell = new BookCell(this, row - 1, column, label, content, look);
    (this.grid[row - 1] ??= [])[column] = cell;
    return cell;
  }
}

/** Cells that stand one below the other, as an argument. */
export function columnOf(cells: readonly BookCell[]): BookExpression {
  const [first] = cells;
  const last = cells[cells.length - 1];
  if (first === undefined || last === undefined) throw new Error("A column without cells");
  return first.sheet.block(first, last);
}

function addressOf(row: number, column: number): string {
  return `${lettersOf(column)}${row + 1}`;
}

function absolute(row: number, column: number): string {
  return `$${lettersOf(column)}$${row + 1}`;
}

/** A is 0, AA is 26. */
export function columnAt(letters: string): number {
  return Array.from(letters).reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function lettersOf(column: number): string {
  return (column < 26 ? "" : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
}
