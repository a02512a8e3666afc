import type { Refusal } from "../../core/cells/refusal";
import { columnAt, lettersOf } from "../book/book";
import type { PlanTable } from "./planTables";
import type { ReadTable } from "./usePlanTables";

/** A table's address as a workbook tells it: 'Allocation by practice'!E4:N24. */
const ADDRESS = /^(.*!)?\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/;

interface Place {
  readonly reference: string;
  /** As the sheet counts. */
  readonly row: number;
}

/** Where a row of a table's range stands, 1 for its headings. */
function placeIn(address: string, rangeRow: number): Place | null {
  const [, sheet = "", first = "", top = "", last = ""] = ADDRESS.exec(address) ?? [];
  if (first === "") return null;
  const row = Number(top) - 1 + rangeRow;
  return { reference: `${sheet}${first}${row}:${last}${row}`, row };
}

/** One cell of a row, 0 for the first row below the headings and for the first column. */
export function cellIn(address: string, index: number, column: number): string {
  const [, sheet = "", first = "A"] = ADDRESS.exec(address) ?? [];
  return `${sheet}${lettersOf(columnAt(first) + column)}${placeIn(address, index + FIRST)?.row ?? ""}`;
}

/** The row of a table's range that a row below its headings is, 0 for the first of them. */
const FIRST = 2;

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
