/// <reference types="office-js" />
import { TEXT_FORMAT } from "../pane/cellFormats";
import type { PortCell, TableContent } from "../pane/port";

/** What cells hold: read as it stands there, and written so that it stands there again. */

export interface HeldCells extends Pick<TableContent, "rows" | "formulas"> {
  readonly formats: readonly (readonly string[])[];
}

export function loadHeld(range: Excel.Range): Excel.Range {
  return range.load("values,valueTypes,formulas,numberFormat");
}

export function heldIn(range: Excel.Range): HeldCells {
  const values = range.values as unknown[][];
  const formulas = range.formulas as unknown[][];
  return {
    rows: values.map((row, y) => row.map((value, x) => portCellOf(value, range.valueTypes[y]?.[x]))),
    formulas: values.map((row, y) => row.map((value, x) => formulaOf(formulas[y]?.[x], value))),
    formats: range.numberFormat as string[][],
  };
}

/** What cells of a row hold, as texts that differ where they do. What a formula comes to may be another a moment later. */
export function keysOf({ rows, formulas, formats }: HeldCells, row: number): string[] {
  return (rows[row] ?? []).map((cell, column) => {
    const formula = formulas[row]?.[column] ?? "";
    return JSON.stringify([formula === "" ? cell : { formula }, formats[row]?.[column]]);
  });
}

/**
 * Writes a row of what was held.
 * @param range of one row.
 * @param isOther whether a column is to be written; others are left as they are.
 */
export function writeHeld(
  range: Excel.Range,
  { rows, formulas, formats }: HeldCells,
  row: number,
  isOther: (column: number) => boolean = () => true,
): void {
  const line = <T>(of: (cell: PortCell, formula: string, format: string) => T): (T | null)[] =>
    // Null leaves a cell as it is.
    (rows[row] ?? []).map((cell, column) =>
      isOther(column) ? of(cell, formulas[row]?.[column] ?? "", formats[row]?.[column] ?? TEXT_FORMAT) : null,
    );
  // In a format for text all that is written becomes text; what stands there stays what it is.
  range.numberFormat = [line((cell, formula, format) => (isText(cell) && formula === "" ? format : "General"))];
  range.values = [line((cell, formula) => (formula === "" ? asWritten(cell) : formula))];
  range.numberFormat = [line((_cell, _formula, format) => format)];
}

/** An error arrives as its text, which only the type tells from text that reads the same. */
export function portCellOf(value: unknown, type: string | undefined): PortCell {
  if (type === "Error" && typeof value === "string") return { error: value };
  if (type === "Empty") return null;
  return typeof value === "number" || typeof value === "boolean" || typeof value === "string" ? value : null;
}

/** Excel answers a constant where there is no formula, and that can be text which begins with =. */
export function formulaOf(formula: unknown, value: unknown): string {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value ? formula : "";
}

/** Of an apostrophe at the start Excel takes the first for its own mark of text, as where a person types it. */
export function escapeApostrophe<T>(value: T): T | string {
  return typeof value === "string" && value.startsWith("'") ? markedAsText(value) : value;
}

function asWritten(cell: PortCell): number | string | boolean {
  if (isText(cell)) return cell === "" ? "" : markedAsText(cell);
  return typeof cell === "object" ? (cell?.error ?? "") : cell;
}

/** The mark of text keeps text, whatever it looks like. */
function markedAsText(text: string): string {
  return `'${text}`;
}

function isText(cell: PortCell): cell is string {
  return typeof cell === "string";
}

/** A part of a table's column, one column wide, with those of its cells that are to stay blank. */
export interface BlankCells {
  readonly range: Excel.Range;
  readonly isBlank: readonly boolean[];
}

/**
 * Excel takes a formula that is written into a table's column for that of the whole column, and fills the blank cells
 * with it. Empties those again, and answers how many there were.
 */
export async function emptyFilled(context: Excel.RequestContext, columns: readonly BlankCells[]): Promise<number> {
  const watched = columns.filter(({ isBlank }) => isBlank.includes(true));
  if (watched.length === 0) return 0;
  for (const { range } of watched) range.load("formulas");
  await context.sync();
  let filled = 0;
  for (const { range, isBlank } of watched) {
    const cells = (range.formulas as unknown[][]).map(([formula], row) => isBlank[row] === true && formula !== "");
    if (!cells.includes(true)) continue;
    filled += cells.filter(Boolean).length;
    // Null leaves a cell as it is.
    range.values = cells.map((isFilled) => [isFilled ? "" : null]);
  }
  if (filled > 0) await context.sync();
  return filled;
}
