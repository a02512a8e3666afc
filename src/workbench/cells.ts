import {
  CellValueType,
  type ICellData,
  type IRange,
  type IWorkbookData,
  type Nullable,
  type Worksheet,
} from "@univerjs/core";
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

type PlainValue = number | string | boolean | null;

/** A sheet's own cells, and what formulas spill into it. */
interface Held {
  readonly own: Pick<Worksheet, "getCellRaw">;
  readonly spilled: Nullable<Readonly<Record<number, Nullable<Readonly<Record<number, Nullable<ICellData>>>>>>>;
}

/** What cells hold, spilled results included: those the spreadsheet keeps apart from the cells themselves. */
export class Cells {
  private readonly formulas: FormulaDataModel;

  constructor(private readonly spreadsheet: Spreadsheet) {
    this.formulas = spreadsheet.injector.get(FormulaDataModel);
  }

  content(sheet: FWorksheet, range: IRange): RangeContent {
    const { startRow, endRow, startColumn, endColumn } = range;
    const held = this.heldBy(sheet);
    return {
      address: `${quoteSheetName(sheet.getSheetName())}!${serializeRange({ startRow, endRow, startColumn, endColumn })}`,
      rows: endRow - startRow + 1,
      columns: endColumn - startColumn + 1,
      values: eachCell(range, (row, column) => this.told(sheet, row, column, valueIn(held, row, column))),
    };
  }

  cell(sheet: FWorksheet, row: number, column: number): PortCell {
    return this.told(sheet, row, column, valueIn(this.heldBy(sheet), row, column));
  }

  /** A cell's own formula, "" where it has none. */
  formula(sheet: FWorksheet, row: number, column: number): string {
    const { unitId, sheetId } = idsOf(sheet);
    return this.formulas.getFormulaStringByCell(row, column, sheetId, unitId) ?? "";
  }

  /** The own formulas of a range's cells. */
  formulasIn(sheet: FWorksheet, range: IRange): string[][] {
    const { own } = this.heldBy(sheet);
    return eachCell(range, (row, column) =>
      hasFormula(own.getCellRaw(row, column)) ? this.formula(sheet, row, column) : "",
    );
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

  /** A value as it is told: an error with its sentence. */
  private told(sheet: FWorksheet, row: number, column: number, value: PlainValue): PortCell {
    if (typeof value !== "string" || !ERRORS.has(value)) return value;
    const sentence = this.sentence(sheet, row, column, value);
    return { error: value, ...(sentence !== undefined && { sentence }) };
  }

  private sentence(sheet: FWorksheet, row: number, column: number, code: string): string | undefined {
    const source = this.source(sheet, row, column);
    if (source.formula === "") return undefined;
    const origin = { ...idsOf(sheet), row: source.row, column: source.column };
    return this.spreadsheet.errorSentences.of(origin, source.formula, source.place.row, source.place.column, code);
  }

  /** Looked up once for all cells that are read of a sheet, which is slow. */
  private heldBy(sheet: FWorksheet): Held {
    const { unitId, sheetId } = idsOf(sheet);
    return { own: sheet.getSheet(), spilled: this.formulas.getArrayFormulaCellData()[unitId]?.[sheetId] };
  }

  private spills(sheet: FWorksheet): IRange[] {
    const { unitId, sheetId } = idsOf(sheet);
    const ranges = this.formulas.getArrayFormulaRange()[unitId]?.[sheetId] ?? {};
    return entriesOf(ranges).flatMap(entriesOf);
  }
}

/** Univer's matrices are objects by row, then by column. */
export function entriesOf<Entry>(matrix: Readonly<Record<number, Entry>>): Entry[] {
  return Object.values(matrix);
}

/** The cells of a workbook, opened or not, that hold a formula or share one. */
export function formulaCells({ sheets = {} }: Partial<IWorkbookData>): ICellData[] {
  return Object.values(sheets)
    .flatMap(({ cellData }) => entriesOf(cellData ?? {}).flatMap(entriesOf<ICellData>))
    .filter(hasFormula);
}

function hasFormula(cell: Nullable<ICellData>): boolean {
  return Boolean(cell?.f) || Boolean(cell?.si);
}

function idsOf(sheet: FWorksheet): { unitId: string; sheetId: string } {
  return { unitId: sheet.getWorkbook().getUnitId(), sheetId: sheet.getSheetId() };
}

function eachCell<Content>(range: IRange, at: (row: number, column: number) => Content): Content[][] {
  const { startRow, endRow, startColumn, endColumn } = range;
  return Array.from({ length: endRow - startRow + 1 }, (_row, row) =>
    Array.from({ length: endColumn - startColumn + 1 }, (_column, column) => at(startRow + row, startColumn + column)),
  );
}

function valueIn({ own, spilled }: Held, row: number, column: number): PlainValue {
  return plainValue(own.getCellRaw(row, column)) ?? plainValue(spilled?.[row]?.[column]);
}

function plainValue(cell: Nullable<ICellData>): PlainValue {
  const value = cell?.v ?? cell?.p?.body?.dataStream.replace(/\r\n$/, "") ?? null;
  // Univer keeps booleans as 1 and 0.
  if (cell?.t === CellValueType.BOOLEAN && typeof value === "number") return value === 1;
  return value === "" ? null : value;
}

function contains({ startRow, endRow, startColumn, endColumn }: IRange, row: number, column: number): boolean {
  return row >= startRow && row <= endRow && column >= startColumn && column <= endColumn;
}
