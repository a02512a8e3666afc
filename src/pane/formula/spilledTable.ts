import { writeText } from "./write";

/** A table with headings that one formula fills. */
export interface SpilledTable {
  /** Where a formula on another sheet finds it: 'APC offer'! */
  readonly sheet?: string;
  /** Where the formula stands. */
  readonly row: number;
  /** As far as it may grow: nothing else stands there. */
  readonly lastRow: number;
  readonly from: string;
  readonly to: string;
  /** The columns whose words name a row; several are joined by |. */
  readonly keys: readonly string[];
  /** Whether the first row with just these words is meant, and not the last. */
  readonly isFirst?: boolean;
}

/** The cell with the formula, which shows the error of the whole. */
function cornerOf({ sheet = "", row, from }: SpilledTable): string {
  return `${sheet}$${from}$${row}`;
}

/**
 * A formula for the figure that a table holds in a row and under a heading, found by their words, the last where they
 * stand twice: totals stand below whatever somebody calls one of the rows. An error where the
 * table refuses, for which its corner is asked: while the spreadsheet calculates it still holds the rows of before.
 * @param key a formula for the words of the row.
 */
export function figureIn(table: SpilledTable, key: string, heading: string): string {
  return unlessRefused(table, pickedFrom(table, key, heading));
}

/** What a formula over a table answers, or the table's own error. */
export function unlessRefused(table: SpilledTable, formula: string): string {
  const corner = cornerOf(table);
  return `IF(ISERROR(${corner}),${corner},${formula})`;
}

/** The same where the formula has already seen that the table does not refuse. */
export function pickedFrom(table: SpilledTable, key: string, heading: string): string {
  return pickedBy(table, key, writeText(heading));
}

/** @param heading a formula for the words of the heading. */
export function pickedBy(table: SpilledTable, key: string, heading: string): string {
  const { row, lastRow, to } = table;
  const corner = cornerOf(table);
  return `INDEX(${corner}:$${to}$${lastRow},${rowIn(table, key)},MATCH(${heading},${corner}:$${to}$${row},0))`;
}

/** The row in which the words stand, #N/A where they do not: the last of them, or the first with the same capitals. */
export function rowIn({ sheet = "", row, lastRow, keys, isFirst = false }: SpilledTable, key: string): string {
  const words = keys.map((column) => `${sheet}$${column}$${row}:$${column}$${lastRow}`).join('&"|"&');
  return isFirst ? `XMATCH(TRUE,EXACT(${words},${key}),0)` : `XMATCH(${key},${words},0,-1)`;
}
