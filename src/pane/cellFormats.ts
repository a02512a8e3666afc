import type { NewCell, RowCells } from "./port";

/** The number format that keeps text as text. */
export const TEXT_FORMAT = "@";

/**
 * The format of a cell of a new sheet. Text keeps the cell's own, in which a person can type a number over it,
 * unless a workbook would take that text for something else.
 */
export function formatOf({ value, format }: NewCell): string | undefined {
  if (typeof value !== "string") return format;
  return format === undefined || isTakenForOther(value) ? TEXT_FORMAT : format;
}

/** Formulas and errors tell by their first character; no number, date or time is without a digit. */
function isTakenForOther(text: string): boolean {
  return /^\s*[=+\-@'#]|\d|^\s*(?:true|false)\s*$/i.test(text);
}

/**
 * The format that a cell takes with what is written into it; null leaves its own. Numbers and formulas do not stay
 * in a format for text, where they would become text.
 * @param own the cell's format; undefined in a new row.
 * @param column the formats of its column.
 */
export function formatFor(
  written: RowCells[number],
  own: string | undefined,
  column: readonly string[],
): string | null {
  if (typeof written === "string") return TEXT_FORMAT;
  if (written === undefined || written === null || (own !== undefined && own !== TEXT_FORMAT)) return null;
  return column.find((format) => format !== TEXT_FORMAT) ?? "General";
}
