import type { Refusal } from "../../core/cells/refusal";
import { columnAt, lettersOf } from "../formula/columns";
import { LAST_ROW, quoteSheet } from "../formula/reference";
import type { PlanTable } from "./planTables";
import type { ReadTable } from "./usePlanTables";

/** A table's address as a workbook tells it: 'Allocation by practice'!E4:N24. */
const ADDRESS = /^(.*!)?\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/;

export interface Place {
  readonly reference: string;
  /** As the sheet counts. */
  readonly row: number;
}

/** Where a row of a table's range stands, 1 for its headings. */
export function placeIn(address: string, rangeRow: number): Place | null {
  const [, sheet = "", first = "", top = "", last = ""] = ADDRESS.exec(address) ?? [];
  if (first === "") return null;
  const row = Number(top) - 1 + rangeRow;
  return { reference: `${sheet}${first}${row}:${last}${row}`, row };
}

/** So many rows right below a table, as wide as it is; null where they cannot be named. */
export function placeBelow(address: string, count: number): Place | null {
  const [, sheet = "", first = "", , last = "", bottom = ""] = ADDRESS.exec(address) ?? [];
  const from = Number(bottom) + 1;
  const to = Math.min(Number(bottom) + count, LAST_ROW);
  return first === "" || to < from ? null : { reference: `${sheet}${first}${from}:${last}${to}`, row: from };
}

/** Some of the rows of a place, 0 for its first. */
export function rowsIn({ reference }: Place, from: number, to: number): Place | null {
  const [, sheet = "", first = "", top = "", last = ""] = ADDRESS.exec(reference) ?? [];
  const row = Number(top) + from;
  return first === "" ? null : { reference: `${sheet}${first}${row}:${last}${Number(top) + to}`, row };
}

/** One cell of a row, 0 for the first row below the headings and for the first column. */
export function cellIn(address: string, index: number, column: number): string {
  const [, sheet = "", first = "A"] = ADDRESS.exec(address) ?? [];
  return `${quoted(sheet)}${lettersOf(columnAt(first) + column)}${placeIn(address, index + FIRST)?.row ?? ""}`;
}

/** As a formula names a sheet before its cells, however the workbook tells its address. */
function quoted(sheet: string): string {
  return sheet === "" ? "" : `${quoteSheet(sheetIn(sheet))}!`;
}

/** The name of the sheet that an address begins with. */
export function sheetIn(address: string): string {
  return address
    .slice(0, Math.max(0, address.lastIndexOf("!")))
    .replace(/^'(.*)'$/s, "$1")
    .replaceAll("''", "'");
}

/** The row of a table's range that a row below its headings is, 0 for the first of them. */
export const FIRST = 2;

/** What names a row of one of the tables, and where that stands in the workbook, if it is known which tables those are. */
export function withSheetRows(
  text: string,
  tables: Readonly<Record<PlanTable, Pick<ReadTable, "address"> | null>> | null,
): string {
  return text.replace(/\b(practices|scores), row (\d+)/g, (named, table: PlanTable, rangeRow: string) => {
    const place = placeIn(tables?.[table]?.address ?? "", Number(rangeRow));
    return place === null ? named : `${named} (row ${place.row} of ${sheetIn(place.reference)})`;
  });
}

/** A fault of a row of one of the tables, as a person finds it in the sheet. */
interface PlacedFault {
  readonly sentence: string;
  readonly place: Place | null;
}

const NAMED = /\b(practices|scores), row (\d+)(?:, |: )?/;

/** The functions count the rows of a range; a person sees those of the sheet. @param index of the practice's own row. */
export function placedFault(
  { sentence }: Refusal,
  index: number,
  tables: Readonly<Record<PlanTable, Pick<ReadTable, "name" | "address"> | null>>,
): PlacedFault {
  const [, named = "practices", row] = NAMED.exec(sentence) ?? [];
  const table = tables[named as PlanTable];
  const address = table?.address ?? "";
  const there = (rangeRow: number): number => placeIn(address, rangeRow)?.row ?? rangeRow;
  const plain = sentence.replace(NAMED, named === "practices" ? "" : `${table?.name ?? "scores"}, row $2: `).replace(
    /\brow (\d+(?:, \d+)*)/g,
    (_whole, rows: string) =>
      `row ${rows
        .split(", ")
        .map((one) => there(Number(one)))
        .join(", ")}`,
  );
  return { sentence: plain, place: placeIn(address, row === undefined ? index + FIRST : Number(row)) };
}
