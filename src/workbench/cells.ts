import { CellValueType, type ICellData, type IRange, type Nullable } from "@univerjs/core";
import { ERROR_TYPE_SET, FormulaDataModel, quoteSheetName, serializeRange } from "@univerjs/engine-formula";
import type { FWorksheet } from "@univerjs/preset-sheets-core";
import type { PortCell, RangeContent } from "../pane/port";
import type { Spreadsheet } from "./spreadsheet";

/** Where the formula that fills a cell stands, and how far the cell lies from it. */
export interface FormulaSource {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
  readonly place: { readonly row: number; readonly column: number };
}

const ERRORS: ReadonlySet<unknown> = ERROR_TYPE_SET;

/** What cells hold, spilled results included: those the spreadsheet keeps apart from the cells themselves. */
export class Cells {
  private readonly formulas: FormulaDataModel;

  constructor(private readonly spreadsheet: Spreadsheet) {
    this.formulas = spreadsheet.injector.get(FormulaDataModel);
  }

  content(sheet: FWorksheet, range: IRange): RangeContent {
    const { startRow, endRow, startColumn, endColumn } = range;
    const [rows, columns] = [endRow - startRow + 1, endColumn - startColumn + 1];
    return {
      address: `${quoteSheetName(sheet.getSheetName())}!${serializeRange({ startRow, endRow, startColumn, endColumn })}`,
      rows,
      columns,
      values: Array.from({ length: rows }, (_row, row) =>
        Array.from({ length: columns }, (_column, column) => this.cell(sheet, startRow + row, startColumn + column)),
      ),
    };
  }

  cell(sheet: FWorksheet, row: number, column: number): PortCell {
    const value = this.value(sheet, row, column);
    if (typeof value !== "string" || !ERRORS.has(value)) return value;
    const sentence = this.sentence(sheet, row, column, value);
    return { error: value, ...(sentence !== undefined && { sentence }) };
  }

  /** A cell's own formula, "" where it has none. */
  formula(sheet: FWorksheet, row: number, column: number): string {
    return this.formulas.getFormulaStringByCell(row, column, sheet.getSheetId(), sheet.getWorkbook().getUnitId()) ?? "";
  }

  source(sheet: FWorksheet, row: number, column: number): FormulaSource {
    const own = this.formula(sheet, row, column);
    const spill = own === "" ? this.spills(sheet).find((range) => contains(range, row, column)) : undefined;
    if (spill === undefined) return { formula: own, row, column, place: { row: 0, column: 0 } };
    const { startRow, startColumn } = spill;
    return {
      formula: this.formula(sheet, startRow, startColumn),
      row: startRow,
      column: startColumn,
      place: { row: row - startRow, column: column - startColumn },
    };
  }

  /** The block from A1 to the last cell that holds anything. */
  used(sheet: FWorksheet): IRange {
    const spills = this.spills(sheet);
    return {
      startRow: 0,
      startColumn: 0,
      endRow: Math.max(0, sheet.getLastRow(), ...spills.map(({ endRow }) => endRow)),
      endColumn: Math.max(0, sheet.getLastColumn(), ...spills.map(({ endColumn }) => endColumn)),
    };
  }

  private sentence(sheet: FWorksheet, row: number, column: number, code: string): string | undefined {
    const source = this.source(sheet, row, column);
    if (source.formula === "") return undefined;
    const origin = {
      unitId: sheet.getWorkbook().getUnitId(),
      sheetId: sheet.getSheetId(),
      row: source.row,
      column: source.column,
    };
    return this.spreadsheet.errorSentences.of(origin, source.formula, source.place.row, source.place.column, code);
  }

  private value(sheet: FWorksheet, row: number, column: number): number | string | boolean | null {
    const own = plainValue(sheet.getSheet().getCellRaw(row, column));
    if (own !== null) return own;
    const spilled = this.formulas.getArrayFormulaCellData()[sheet.getWorkbook().getUnitId()]?.[sheet.getSheetId()];
    return plainValue(spilled?.[row]?.[column]);
  }

  private spills(sheet: FWorksheet): IRange[] {
    const ranges = this.formulas.getArrayFormulaRange()[sheet.getWorkbook().getUnitId()]?.[sheet.getSheetId()] ?? {};
    return entriesOf(ranges).flatMap(entriesOf);
  }
}

/** Univer's matrices are objects by row, then by column. */
export function entriesOf<Entry>(matrix: Readonly<Record<number, Entry>>): Entry[] {
  return Object.values(matrix);
}

function plainValue(cell: Nullable<ICellData>): number | string | boolean | null {
  const value = cell?.v ?? cell?.p?.body?.dataStream.replace(/\r\n$/, "") ?? null;
  // Univer keeps booleans as 1 and 0.
  if (cell?.t === CellValueType.BOOLEAN && typeof value === "number") return value === 1;
  return value === "" ? null : value;
}

function contains({ startRow, endRow, startColumn, endColumn }: IRange, row: number, column: number): boolean {
  return row >= startRow && row <= endRow && column >= startColumn && column <= endColumn;
}
