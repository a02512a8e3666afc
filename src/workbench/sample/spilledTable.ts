/** A table with headings that one formula fills. */
export interface SpilledTable {
  /** Where the formula stands. */
  readonly row: number;
  /** As far as it may grow: nothing else stands there. */
  readonly lastRow: number;
  readonly from: string;
  readonly to: string;
  /** The columns whose words name a row; several are joined by |. */
  readonly keys: readonly string[];
}

/**
 * A formula for the figure that a table holds in a row and under a heading, found by their words, the last where they
 * stand twice: totals stand below whatever somebody calls one of the rows. An error where the
 * table refuses, for which its corner is asked: while the spreadsheet calculates it still holds the rows of before.
 * @param key a formula for the words of the row.
 */
export function figureIn(table: SpilledTable, key: string, heading: string): string {
  const corner = `$${table.from}$${table.row}`;
  return `IF(ISERROR(${corner}),${corner},${pickedFrom(table, key, heading)})`;
}

/** The same where the formula has already seen that the table does not refuse. */
export function pickedFrom({ row, lastRow, from, to, keys }: SpilledTable, key: string, heading: string): string {
  const corner = `$${from}$${row}`;
  const words = keys.map((column) => `$${column}$${row}:$${column}$${lastRow}`).join('&"|"&');
  return `INDEX(${corner}:$${to}$${lastRow},XMATCH(${key},${words},0,-1),MATCH("${heading}",${corner}:$${to}$${row},0))`;
}
