import { CellValueType, type ICellData, type IWorksheetData } from "@univerjs/core";
import { sheetData, TALL } from "../sheetData";
import type { StyleName } from "./styles";

/** What is written into a cell: a text that begins with = is a formula, null leaves only the style. */
export type SampleContent = number | string | null;

interface SampleTable {
  name: string;
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

/** Row and column of A1, B7 …, from 0. */
function placeOf(address: string): { row: number; column: number } {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = Array.from(letters).reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** One sheet of the sample, written as a person would: go to a cell, fill rightward and down. */
export class SampleSheet {
  readonly id: string;
  readonly tables: SampleTable[] = [];
  private readonly cells: Record<number, Record<number, ICellData>> = {};
  private readonly heights: Record<number, { h: number }> = {};
  private widths: readonly number[] = [];
  private frozen = 0;
  private gridlines = true;

  constructor(readonly name: string) {
    this.id = name.toLowerCase().replaceAll(" ", "-");
  }

  /** A style for all cells, or one for each column. */
  put(
    address: string,
    rows: readonly (readonly SampleContent[])[],
    style?: StyleName | readonly (StyleName | null)[],
  ): this {
    const { row, column } = placeOf(address);
    rows.forEach((contents, down) => {
      const line = (this.cells[row + down] ??= {});
      contents.forEach((content, along) => {
        const named = typeof style === "string" ? style : style?.[along];
        line[column + along] = { ...cellDataOf(content), ...(named && { s: named }) };
      });
    });
    return this;
  }

  /** Styles a block that a spilled result will fill. */
  style(address: string, rowCount: number, columns: readonly (StyleName | null)[]): this {
    return this.put(
      address,
      Array.from({ length: rowCount }, () => columns.map(() => null)),
      columns,
    );
  }

  /** A title and what the sheet is for; the lines run on over the empty cells beside them. */
  title(title: string, ...lines: string[]): this {
    this.put("A1", [[title]], "title");
    this.heights[0] = TALL;
    return this.put(
      "A2",
      lines.map((line) => [line]),
      "note",
    );
  }

  columns(...widths: number[]): this {
    this.widths = widths;
    return this;
  }

  height(row: number, pixels: number): this {
    this.heights[row - 1] = { h: pixels };
    return this;
  }

  /** Keeps the rows above and with the headings in sight. */
  freeze(rows: number): this {
    this.frozen = rows;
    return this;
  }

  withoutGridlines(): this {
    this.gridlines = false;
    return this;
  }

  /** Names a block whose first row holds its headings, as Excel's tables do. */
  table(name: string, from: string, to: string): this {
    const [start, end] = [placeOf(from), placeOf(to)];
    this.heights[start.row - 1] = TALL;
    this.tables.push({ name, startRow: start.row, endRow: end.row, startColumn: start.column, endColumn: end.column });
    return this;
  }

  data(): Partial<IWorksheetData> {
    const { id, name, cells, heights, widths, frozen: frozenRows, gridlines } = this;
    return sheetData({ id, name, cells, heights, widths, frozenRows, gridlines });
  }
}

function cellDataOf(content: SampleContent): ICellData {
  if (content === null) return {};
  if (typeof content === "number") return { v: content, t: CellValueType.NUMBER };
  return content.startsWith("=") ? { f: content } : { v: content, t: CellValueType.STRING };
}
