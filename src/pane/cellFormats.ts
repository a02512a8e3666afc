import type { RowCells } from "./port";

/** The number format that keeps text as text. */
export const TEXT = "@";

/**
 * The format that a cell takes with what is written into it; null leaves its own. A number does not stay in a
 * format for text, where it would become text.
 * @param own the cell's format; undefined in a new row.
 * @param column the formats of its column.
 */
export function formatFor(written: RowCells[number], own: string | undefined, column: readonly string[]): string | null {
  if (typeof written === "string") return TEXT;
  if (typeof written !== "number" || (own !== undefined && own !== TEXT)) return null;
  return column.find((format) => format !== TEXT) ?? "General";
}
