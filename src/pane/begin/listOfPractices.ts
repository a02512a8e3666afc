import { fold, foldSpaces, PRACTICE_COLUMNS } from "../../core/shared";
import { type GivenList, headingOf, listOf } from "../list/givenList";
import { columnsOf, placeOf } from "../plan/planTables";
import type { PortCell } from "../port";
import { guessedTargets } from "./targets";

/** A list of practices as it is selected in the workbook, or pasted. */

export function practiceListOf(values: readonly (readonly PortCell[])[]): GivenList | null {
  return listOf(values, (headings) => guessedTargets({ headings, rows: [] }).some((target) => target !== null));
}

/** Whether somebody may mean it as a list of practices: at least two of its columns are known. */
export function isRecognised(list: GivenList): boolean {
  return guessedTargets(list).filter((target) => target !== null).length >= 2;
}

/**
 * Whether cells are a table of practices as they stand: headings in the first row, each a text of its own, all that are
 * needed ours, none that a table of practices would leave lying, and a row for each practice.
 */
export function isInOurWords(values: readonly (readonly PortCell[])[]): boolean {
  const [headings = []] = values;
  const list = practiceListOf(values);
  if (list === null || !headings.every((cell) => typeof cell === "string" && foldSpaces(cell) !== "")) return false;
  if (new Set(list.headings.map(fold)).size < headings.length) return false;
  const isOurs = guessedTargets(list).every(
    (target, index) =>
      target === null ||
      (target.kind === "column" && target.table === "practices" && placeOf(target.title, headings) === index),
  );
  const names = list.rows.map((cells) => headingOf(cells[placeOf(PRACTICE_COLUMNS.practice.title, headings)] ?? null));
  return (
    isOurs &&
    columnsOf("practices").every(({ title, isNeeded }) => !isNeeded || placeOf(title, headings) >= 0) &&
    new Set(names.map(foldSpaces)).size === names.length
  );
}
