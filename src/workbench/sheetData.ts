import { BooleanNumber, type ICellData, type IWorksheetData } from "@univerjs/core";
import { plainStyle } from "./cellStyles";

/** The height of a title, and of the row above a table, where the spreadsheet shows the table's name in a tab. */
export const TALL = { h: 32 };

export interface Layout {
  readonly id: string;
  readonly name: string;
  readonly cells: Record<number, Record<number, ICellData>>;
  /** Of rows, from 0. */
  readonly heights: Record<number, { h: number }>;
  /** In pixels, from column A on. */
  readonly widths: readonly number[];
  readonly frozenRows: number;
  readonly gridlines?: boolean;
}

/** A sheet as the spreadsheet keeps one, with room below and beside what stands in it. */
export function sheetData({
  id,
  name,
  cells,
  heights,
  widths,
  frozenRows,
  gridlines = true,
}: Layout): Partial<IWorksheetData> {
  const lastRow = Math.max(0, ...Object.keys(cells).map(Number));
  return {
    id,
    name,
    rowCount: Math.max(200, lastRow + 100),
    columnCount: Math.max(30, widths.length + 10),
    defaultColumnWidth: 88,
    defaultRowHeight: 22,
    showGridlines: gridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    defaultStyle: plainStyle,
    cellData: cells,
    rowData: heights,
    columnData: Object.fromEntries(widths.map((width, index) => [index, { w: width }])),
    ...(frozenRows > 0 && { freeze: { xSplit: 0, ySplit: frozenRows, startRow: frozenRows, startColumn: -1 } }),
  };
}
