import type { TermsRow } from "../../core/terms/rows";
import { fold } from "../../core/shared";
import { toCore } from "../resolve";
import { COUNTS, disagreements } from "./counts";
import { FIRST, placeIn, type Place } from "./place";
import { columnsOf } from "./planTables";
import type { ReadTable } from "./usePlanTables";

/** What a person may want to know of a row, though it costs no figure. */
export interface Notice {
  readonly sentence: string;
  readonly place: Place | null;
}

/** The scores of a table that stand beside counts which make others. */
export function scoreNotices({ address, headings, rows }: ReadTable, terms: readonly TermsRow[]): Notice[] {
  const titles = [...columnsOf("scores").map(({ title }) => title), ...COUNTS];
  const known = headings.map((heading) => titles.find((title) => fold(title) === fold(heading)) ?? heading);
  // Thousands of rows are not gone through for what no column holds.
  if (!COUNTS.every((title) => known.includes(title))) return [];
  const named = rows.map((row) => Object.fromEntries(row.map((cell, at) => [known[at] ?? "", toCore(cell)])));
  return disagreements(named, terms).map(({ index, sentence }) => ({
    sentence,
    place: placeIn(address, index + FIRST),
  }));
}
