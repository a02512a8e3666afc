import { cellOf, echo, ErrorValue, LONGEST_TEXT, passOn, type Cell } from "../cells/cell";
import { wrongInput } from "../cells/refusal";
import { fold, foldSpaces } from "../cells/text";

/** A row of a plan's terms as it stands in the workbook, before its key and value are judged. */
export interface TermsRow {
  /** The row of the plan's range, counted from 1. */
  readonly row: number;
  readonly parameter: Cell;
  readonly value: Cell;
  readonly source: Cell;
}

interface Columns {
  readonly parameter: number;
  readonly value: number;
  readonly source: number;
}

/** Without a header the columns stand in the order in which help prints them. */
const PLAIN_COLUMNS: Columns = { parameter: 0, value: 1, source: 2 };

/** What begins the one cell of text that carries a whole range. */
const TEXT_PREFIX = "APC terms: ";

/** Whether a cell is the one that APC.TERMS makes of a whole range. */
export function isTermsText(cell: unknown): cell is string {
  return typeof cell === "string" && cell.startsWith(TEXT_PREFIX);
}

/** The rows of a terms range, or of the text that stands for one. Blank rows are left out. */
export function termsRows(matrix: readonly (readonly unknown[])[]): TermsRow[] {
  const first = cellOf(matrix[0]?.[0]);
  const width = matrix[0]?.length ?? 0;
  if (matrix.length === 1 && width === 1) {
    if (first instanceof ErrorValue) throw passOn(first, "terms");
    // A blank cell, which some hosts hand over as 0.
    if (first === null || first === 0) return [];
    if (isTermsText(first)) return rowsOfText(first);
    throw wrongInput(
      `terms: ${echo(first)} is not a plan's terms; give a range with the columns Parameter and Value, or the cell of APC.TERMS`,
    );
  }

  const rows = matrix
    .map((cells) => cells.map(cellOf))
    .map((cells) => (isBlankRow(cells) ? cells.map(() => null) : cells));
  const head = rows.findIndex((cells) => cells.some((cell) => cell !== null));
  const header = head >= 0 && isHeader(rows[head] ?? []) ? (rows[head] ?? []) : null;
  if (width < 2 && head >= 0) {
    throw wrongInput(`terms: the range is one column wide; give the columns Parameter and Value`);
  }
  const columns = header === null ? PLAIN_COLUMNS : columnsOf(header);
  return rows
    .map((cells, index) => ({
      row: index + 1,
      parameter: cells[columns.parameter] ?? null,
      value: cells[columns.value] ?? null,
      source: cells[columns.source] ?? null,
    }))
    .slice(header === null ? 0 : head + 1)
    .filter(({ parameter, value }) => parameter !== null || value !== null);
}

/** No key is 0: some hosts hand a blank over as 0, and a row of such cells is a blank row. */
function isBlankRow(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === null || cell === 0);
}

function isHeader(cells: readonly Cell[]): boolean {
  return cells.some((cell) => typeof cell === "string" && fold(cell) === "PARAMETER");
}

function columnsOf(header: readonly Cell[]): Columns {
  const find = (title: string): number =>
    header.findIndex((cell) => typeof cell === "string" && fold(cell) === fold(title));
  const columns = { parameter: find("Parameter"), value: find("Value"), source: find("Source") };
  if (columns.value < 0) throw wrongInput("terms: the header row has no column Value beside Parameter");
  return columns;
}

/** A range as one cell of text that termsRows reads back: key, value, source and row of each entry. */
export function textOfRows(rows: readonly TermsRow[]): string {
  const entries = rows.map(({ row, parameter, value, source }) => [
    row,
    parameter,
    value,
    ...(source === null ? [] : [source]),
  ]);
  const text = TEXT_PREFIX + JSON.stringify(entries);
  if (text.length > LONGEST_TEXT) {
    throw wrongInput(
      `terms: ${text.length} characters do not fit in one cell, which holds ${LONGEST_TEXT}; shorten the column Source, or pass the range itself`,
    );
  }
  return text;
}

function rowsOfText(text: string): TermsRow[] {
  const damaged = wrongInput("terms: the text of APC.TERMS is damaged; refer to its cell instead of copying its text");
  let entries: unknown;
  try {
    entries = JSON.parse(text.slice(TEXT_PREFIX.length));
  } catch {
    throw damaged;
  }
  if (!Array.isArray(entries)) throw damaged;
  return entries.map((entry: unknown) => {
    if (!Array.isArray(entry) || typeof entry[0] !== "number") throw damaged;
    const [row, parameter, value, source] = entry as [number, unknown, unknown, unknown];
    return { row, parameter: cellOf(parameter), value: cellOf(value), source: cellOf(source) };
  });
}

/** The Source of a row as text. */
export function sourceText(source: Cell): string | null {
  // A 0 is a blank that a host handed over: no source is called 0.
  if (source === null || source === 0 || source instanceof ErrorValue) return null;
  return typeof source === "string" ? foldSpaces(source) : echo(source);
}
