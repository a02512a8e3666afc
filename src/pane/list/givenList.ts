import { readNumber } from "../typedNumber";
import type { PortCell } from "../port";

/** A list as somebody has it: headings, then rows. */
export interface GivenList {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly PortCell[])[];
}

/**
 * The first row with more than a title has the headings, unless it looks like the rows below; null where nothing stands
 * below it.
 * @param areKnown whether headings are some of those that are looked for, which may hold a number such as a year.
 */
export function listOf(
  values: readonly (readonly PortCell[])[],
  areKnown: (headings: readonly string[]) => boolean,
): GivenList | null {
  const filled = values.filter((cells) => cells.some(isFilled));
  const rows = filled.slice(
    Math.max(
      0,
      filled.findIndex((cells) => cells.filter(isFilled).length > 1),
    ),
  );
  const [head, ...below] = rows;
  if (head === undefined) return null;
  const headings = head.map(headingOf);
  const isData =
    head.some((cell) => typeof cell === "number" || (typeof cell === "string" && readNumber(cell) !== null)) &&
    !areKnown(headings);
  if (isData) return { headings: headings.map(() => ""), rows };
  return below.length === 0 ? null : { headings, rows: below };
}

function isFilled(cell: PortCell): boolean {
  return cell !== null && cell !== "";
}

export function headingOf(cell: PortCell): string {
  return cell === null || typeof cell === "object" ? "" : String(cell).trim();
}

/** What a column is called, if only by where it stands. */
export function columnName({ headings }: GivenList, column: number): string {
  const heading = headings[column] ?? "";
  return heading === "" ? `column ${column + 1}` : heading;
}
