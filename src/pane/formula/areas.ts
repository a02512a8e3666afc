import { columnAt, lettersOf } from "./columns";
import { LAST_COLUMN, LAST_ROW, parseReference, quoteSheet } from "./reference";

/** A block of cells; rows and columns count from 0, the last of each belongs to it. */
export interface Area {
  readonly sheet: string | null;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** How many rows and columns a sheet has, or a block of it. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

export const WHOLE_SHEET: Extent = { rows: LAST_ROW, columns: columnAt(LAST_COLUMN) + 1 };

/** The cells of a reference that says by itself which they are; null of every other. */
export function areaOf(reference: string): Area | null {
  const parsed = parseReference(reference);
  if (parsed?.kind !== "cells" || parsed.spill) return null;
  const [first = "", last = first] = parsed.address.toUpperCase().replaceAll("$", "").split(":");
  const [rows, columns] = [between(first, last, /\d+/), between(first, last, /[A-Z]+/)];
  return {
    sheet: parsed.sheet,
    top: rows === null ? 0 : Math.min(...rows.map(Number)) - 1,
    bottom: rows === null ? WHOLE_SHEET.rows - 1 : Math.max(...rows.map(Number)) - 1,
    left: columns === null ? 0 : Math.min(...columns.map(columnAt)),
    right: columns === null ? WHOLE_SHEET.columns - 1 : Math.max(...columns.map(columnAt)),
  };
}

/** What both corners have; null where they have none of it, as A:C has no rows. */
function between(first: string, last: string, part: RegExp): string[] | null {
  const found = [first, last].flatMap((corner) => part.exec(corner)?.[0] ?? []);
  return found.length === 0 ? null : found;
}

/** So many cells to the right of and below a first one. */
export function areaFrom({ sheet, top, left }: Pick<Area, "sheet" | "top" | "left">, { rows, columns }: Extent): Area {
  return { sheet, top, left, bottom: top + rows - 1, right: left + columns - 1 };
}

export function meet(one: Area, other: Area): boolean {
  return (
    one.sheet?.toLowerCase() === other.sheet?.toLowerCase() &&
    one.top <= other.bottom &&
    other.top <= one.bottom &&
    one.left <= other.right &&
    other.left <= one.right
  );
}

/** As a formula on any sheet refers to it: Panel!B2:C9. */
export function addressOf({ sheet, top, left, bottom, right }: Area): string {
  const first = `${lettersOf(left)}${top + 1}`;
  const last = `${lettersOf(right)}${bottom + 1}`;
  return `${sheet === null ? "" : `${quoteSheet(sheet)}!`}${first === last ? first : `${first}:${last}`}`;
}
