import { addressOf, areaFrom, areaOf, meet, type Area, type Extent } from "./formula/areas";
import { PortFault, type FoundCells, type Insertion, type Selection } from "./port";

/** Where a formula goes, and why it does not: nothing that stands in a workbook is written over. */

/** The first selected cell, as a formula refers to it. */
export function firstSelected({ address }: Selection): string {
  return address.replace(/:[^:!]*$/, "");
}

export function isBlankCell({ values, formula }: Selection): boolean {
  return formula === "" && (values[0]?.[0] ?? "") === "";
}

/** The cells that the result fills; null where the cell is none. */
export function filledBy({ cell, rows, columns }: Pick<Insertion, "cell"> & Extent): Area | null {
  const first = areaOf(cell);
  return first === null ? null : areaFrom(first, { rows, columns });
}

/**
 * Why nothing may be written there, as a sentence; null where all the cells are free. The same in every workbook.
 * @param read the cells that the formula itself reads.
 */
export function whyNot(insertion: Insertion, found: FoundCells, read: readonly Area[] = []): string | null {
  const { cell, rows, columns, replaces } = insertion;
  const fills = filledBy(insertion);
  if (fills === null) return `${cell} is no cell.`;
  if (found.spillsFrom !== null) return `${cell} shows a part of the result of ${found.spillsFrom}.`;
  if (found.isFilled && (replaces === "" || found.formula !== replaces)) return `${cell} is not blank.`;
  const own = read.find((area) => meet(area, areaFrom(fills, { rows: 1, columns: 1 })));
  if (own !== undefined) return `${cell} lies in ${addressOf(own)}, which the formula reads.`;
  const size = `The result has ${rows.toLocaleString("en")} × ${columns.toLocaleString("en")} cells`;
  if (fills.bottom >= found.sheet.rows) return `${size}, and from ${cell} the sheet has too few rows: #SPILL!.`;
  if (fills.right >= found.sheet.columns) return `${size}, and from ${cell} the sheet has too few columns: #SPILL!.`;
  if (found.table !== null) return `The result would lie in the table ${found.table}, or become a part of it.`;
  const met = read.find((area) => meet(area, fills));
  if (met !== undefined) return `${size}, and would fill some of ${addressOf(met)}, which the formula reads.`;
  return found.inTheWay === null ? null : `${size}, and ${found.inTheWay} stands in the way: #SPILL!.`;
}

export function insertFault(insertion: Insertion, found: FoundCells): PortFault | null {
  const why = whyNot(insertion, found);
  return why === null ? null : new PortFault("taken", `Nothing was written: ${why}`);
}

/**
 * A cell of the sheet from which all is blank: beside everything that is used, in the same row or from the first one, else
 * below it. Null where the sheet has no room.
 */
export function freeCell(insertion: Insertion, { used, sheet }: FoundCells, read: readonly Area[]): string | null {
  const fills = filledBy(insertion);
  if (fills === null) return null;
  const gap = (count: number): number => (count === 0 ? 0 : count + 1);
  const places = [
    { top: fills.top, left: gap(used.columns) },
    { top: 0, left: gap(used.columns) },
    { top: gap(used.rows), left: 0 },
  ];
  const free = places
    .map((place) => areaFrom({ sheet: fills.sheet, ...place }, insertion))
    .find(({ bottom, right, ...area }) => {
      const isWithin = bottom < sheet.rows && right < sheet.columns;
      return isWithin && !read.some((one) => meet(one, { ...area, bottom, right }));
    });
  return free === undefined ? null : addressOf(areaFrom(free, { rows: 1, columns: 1 }));
}

/**
 * What the button says that it does.
 * @param missing the first argument that has to be filled in before anything can be inserted: the button leads to it.
 */
export function insertLabel(cell: string | null, isReplacing: boolean, missing: string | undefined): string {
  if (missing !== undefined) return `Fill in ${missing} first`;
  if (cell === null) return "Insert";
  return isReplacing ? `Replace what was inserted into ${cell}` : `Insert into ${cell}`;
}
