import { FIRST, placeIn, type Place } from "../plan/place";
import { KEEPS } from "../ownTable";
import { listed } from "../words";
import { LEDGER, type Ledger, type LedgerColumn, type LedgerLine } from "./ledger";

/** Lines of the ledger as a person finds them in the sheet. */

export function placeOfLine({ address }: Ledger, { index }: Pick<LedgerLine, "index">): Place | null {
  return placeIn(address, index + FIRST);
}

/** row 12, or rows 12, 14 */
export function rowsText(ledger: Ledger, lines: readonly LedgerLine[]): string {
  const rows = lines.map((line) => String(placeOfLine(ledger, line)?.row ?? line.index + 1));
  return `${rows.length === 1 ? "row" : "rows"} ${listed(rows)}`;
}

/** The functions count the lines that they are given; a person sees the rows of the sheet. */
export function inRows(text: string, ledger: Ledger, lines: readonly LedgerLine[]): string {
  return text.replace(/\bitem (\d+)/g, (whole, item: string) => {
    const line = lines[Number(item) - 1];
    return line === undefined ? whole : rowsText(ledger, [line]);
  });
}

/** Why lines are left alone whose cells would be written over; null where no formula stands in one of them. */
export function formulasText(
  ledger: Ledger,
  lines: readonly LedgerLine[],
  columns: readonly LedgerColumn[],
): string | null {
  const cells = columns.flatMap((column) => {
    const its = lines.filter(({ formulas }) => formulas.includes(column));
    return its.length === 0 ? [] : [`${LEDGER.columns[column].heading} in ${rowsText(ledger, its)}`];
  });
  return cells.length === 0 ? null : `A formula stands in ${listed(cells)}. ${KEEPS}`;
}
