import { cellOf, echo, ErrorValue, LONGEST_TEXT, passOn, type Cell } from "../cells/cell";
import { wrongInput } from "../cells/refusal";
import { fold, foldSpaces } from "../cells/text";

/** A row of a plan's terms as it stands in the workbook, before its key and value are judged. */
export interface TermsRow {
  /** The row of its range, counted from 1. */
  readonly row: number;
  /** Of changes on top of the terms, which ones: 1 for the first. Absent in the terms themselves. */
  readonly layer?: number;
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

/**
 * The rows of a terms range, or of the text that stands for one. Blank rows are left out.
 * @param argument what sentences call it.
 */
export function termsRows(matrix: readonly (readonly unknown[])[], argument = "terms"): TermsRow[] {
  const first = cellOf(matrix[0]?.[0]);
  const width = matrix[0]?.length ?? 0;
  if (matrix.length === 1 && width === 1) {
    if (first instanceof ErrorValue) throw passOn(first, argument);
    // A blank cell, which some hosts hand over as 0.
    if (first === null || first === 0) return [];
    if (isTermsText(first)) return rowsOfText(first, argument);
    throw wrongInput(
      `${argument}: ${echo(first)} is not a plan's terms; give a range with the columns Parameter and Value, or the cell of APC.TERMS`,
    );
  }

  const rows = matrix
    .map((cells) => cells.map(cellOf))
    .map((cells) => (isBlankRow(cells) ? cells.map(() => null) : cells));
  const head = rows.findIndex((cells) => cells.some((cell) => cell !== null));
  const header = head >= 0 && isHeader(rows[head] ?? []) ? (rows[head] ?? []) : null;
  if (width < 2 && head >= 0) {
    throw wrongInput(`${argument}: the range is one column wide; give the columns Parameter and Value`);
  }
  const columns = header === null ? PLAIN_COLUMNS : columnsOf(header, argument);
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

function columnsOf(header: readonly Cell[], argument: string): Columns {
  const find = (title: string): number =>
    header.findIndex((cell) => typeof cell === "string" && fold(cell) === fold(title));
  const columns = { parameter: find("Parameter"), value: find("Value"), source: find("Source") };
  if (columns.value < 0) throw wrongInput(`${argument}: the header row has no column Value beside Parameter`);
  return columns;
}

/** Changes on top of terms; either may have come as a text that has changes of its own. */
export function withChanges(terms: readonly TermsRow[], changes: readonly TermsRow[]): TermsRow[] {
  const below = highestLayer(terms);
  return [...terms, ...changes.map((row) => ({ ...row, layer: below + 1 + layerOf(row) }))];
}

/** 0 for the terms themselves. */
export function layerOf({ layer = 0 }: TermsRow): number {
  return layer;
}

/** The changes that stand above all others; 0 where there are none. */
export function highestLayer(rows: readonly TermsRow[]): number {
  return rows.reduce((highest, row) => Math.max(highest, layerOf(row)), 0);
}

/** "terms, row 3" or "changes, row 2"; where changes lie on changes, all but the highest are numbered. */
export function placeOf(row: TermsRow, highest: number, argument = "terms"): string {
  const layer = layerOf(row);
  if (layer === 0) return `${argument}, row ${row.row}`;
  const changes = layer === highest ? "changes" : `changes ${layer}`;
  return `${argument === "terms" ? "" : `${argument}, `}${changes}, row ${row.row}`;
}

/** Rows as one cell of text that termsRows reads back: key, value, source and place of each entry. */
export function textOfRows(rows: readonly TermsRow[]): string {
  const entries = rows.map(({ row, layer, parameter, value, source }) => [
    layer === undefined ? row : [layer, row],
    parameter,
    value,
    ...(source === null ? [] : [source]),
  ]);
  const text = TEXT_PREFIX + JSON.stringify(entries);
  refuseLong(text, "terms");
  return text;
}

function refuseLong({ length }: string, argument: string): void {
  if (length <= LONGEST_TEXT) return;
  throw wrongInput(
    `${argument}: ${length} characters do not fit in one cell, which holds ${LONGEST_TEXT}; shorten the column Source, or pass the range itself`,
  );
}

function rowsOfText(text: string, argument: string): TermsRow[] {
  refuseLong(text, argument);
  const damaged = wrongInput(
    `${argument}: the text of APC.TERMS is damaged; refer to its cell instead of copying its text`,
  );
  let entries: unknown;
  try {
    entries = JSON.parse(text.slice(TEXT_PREFIX.length));
  } catch {
    throw damaged;
  }
  if (!Array.isArray(entries)) throw damaged;
  return entries.map((entry: unknown) => {
    const [at, parameter, value, source] = (Array.isArray(entry) ? entry : []) as unknown[];
    const place = placeInText(at);
    if (place === null) throw damaged;
    return { ...place, parameter: cellOf(parameter), value: cellOf(value), source: cellOf(source) };
  });
}

/** A row of the terms, or the layer of changes and the row in it. */
function placeInText(at: unknown): Pick<TermsRow, "row" | "layer"> | null {
  if (typeof at === "number") return { row: at };
  const [layer, row] = (Array.isArray(at) ? at : []) as unknown[];
  return typeof layer === "number" && Number.isInteger(layer) && layer > 0 && typeof row === "number"
    ? { layer, row }
    : null;
}

/** The Source of a row as text. */
export function sourceText(source: Cell): string | null {
  // A 0 is a blank that a host handed over: no source is called 0.
  if (source === null || source === 0 || source instanceof ErrorValue) return null;
  return typeof source === "string" ? foldSpaces(source) : echo(source);
}
