/** The edition of the published guide that these tables transcribe. */
export const EDITION = "2024-07";

export const DOCUMENT =
  "Common Value-Based Payment Model Guide for Primary Care Physicians & Payers, Payment Model Demonstration Project, July 1, 2024 – December 31, 2025";

/** Where in the guide a number or a sentence stands. */
export interface Citation {
  /** "Table 4", or the section as the guide titles it. */
  readonly place: string;
  readonly row?: string;
}

/** As every Source column shows it: "Guide 2024-07, Table 4, CBP". */
export function cite(citation: Citation): string {
  return `Guide ${EDITION}, ${placeOf(citation)}`;
}

/** With the document's full title, for a source that stands alone. */
export function citeInFull(citation: Citation): string {
  return `${DOCUMENT}: ${placeOf(citation)}`;
}

function placeOf({ place, row }: Citation): string {
  return row === undefined ? place : `${place}, ${row}`;
}
