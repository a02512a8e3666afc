import type { Sheet } from "./book";

export interface Area {
  sheet: Sheet;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

export function areaIn(sheet: Sheet, address: string): Area {
  const [from = "", to = from] = address.replaceAll("$", "").toUpperCase().split(":");
  const [top, left] = corner(from, 0, 0);
  const [bottom, right] = corner(to, MOST_ROWS - 1, MOST_COLUMNS - 1);
  return { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Of whole columns or rows the end that the address leaves out. */
function corner(cell: string, wholeColumn: number, wholeRow: number): [row: number, column: number] {
  const [, column = "A", row = ""] = /^([A-Z]*)(\d*)$/.exec(cell) ?? [];
  if (column === "") return [Number(row) - 1, wholeRow];
  const index = Array.from(column).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [row === "" ? wholeColumn : Number(row) - 1, index];
}

export function letters(column: number): string {
  const rest = column % 26;
  const last = String.fromCharCode(65 + rest);
  return column < 26 ? last : letters((column - rest) / 26 - 1) + last;
}

export function addressOf(area: Area): string {
  return `${quoted(area.sheet.name)}!${cellsOf(area)}`;
}

function cellsOf({ row, column, rows, columns }: Area): string {
  if (rows === MOST_ROWS) return `${letters(column)}:${letters(column + columns - 1)}`;
  if (columns === MOST_COLUMNS) return `${row + 1}:${row + rows}`;
  const first = letters(column) + String(row + 1);
  const last = letters(column + columns - 1) + String(row + rows);
  return first === last ? first : `${first}:${last}`;
}

/** In quotes where it could be read as something else than a name: as a number, or as a cell in one of both styles. */
function quoted(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^(?:[A-Z]{1,3}\d+|R\d*(?:C\d*)?|C\d*)$/i.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.max(a.column + a.columns, b.column + b.columns) - column;
  return { sheet: a.sheet, row, column, rows, columns };
}

export function overlap(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return a.sheet !== b.sheet || rows < 1 || columns < 1 ? null : { sheet: a.sheet, row, column, rows, columns };
}

/** As a test writes addresses, without quotes. */
export function plainAddress(area: Area): string {
  return `${area.sheet.name}!${cellsOf(area)}`;
}
