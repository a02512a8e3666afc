import { foldSpaces } from "../../core/shared";
import { readNumber, readPercent } from "../typedNumber";
import type { PortCell } from "../port";

/** What the cells of a list hold, as people type it. */

export type Cell = number | string | null;

/**
 * 1,234.5 and $30 are numbers, and 66.5% is a score of 66.5 points; only of a share is it a part of one. What is no number
 * stays as it is, and the function says why it takes none.
 */
export function numberIn(cell: PortCell | undefined, isShare = false): Cell {
  if (typeof cell === "number") return cell;
  const text = textOf(cell);
  if (text === "") return null;
  if (!text.endsWith("%")) return readNumber(text) ?? text;
  return (isShare ? readPercent(text) : readNumber(text.slice(0, -1))) ?? text;
}

export function textOf(cell: PortCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? cell.error : foldSpaces(String(cell));
}
