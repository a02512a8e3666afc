import { fold, foldSpaces, PRACTICE_COLUMNS } from "../../core/shared";
import { readNumber } from "../typedNumber";
import type { PortCell } from "../port";
import type { GivenList } from "./listCells";
import { guessedTargets } from "./targets";
import { columnsOf, placeOf } from "./planTables";

/** A list as it is selected in the workbook, or pasted as text. */

/**
 * The first row with more than a title has the headings, unless it looks like the rows below; null where nothing stands
 * below it.
 */
export function listOf(values: readonly (readonly PortCell[])[]): GivenList | null {
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
    guessedTargets({ headings, rows: [] }).every((target) => target === null);
  if (isData) return { headings: headings.map(() => ""), rows };
  return below.length === 0 ? null : { headings, rows: below };
}

function isFilled(cell: PortCell): boolean {
  return cell !== null && cell !== "";
}

function headingOf(cell: PortCell): string {
  return cell === null || typeof cell === "object" ? "" : String(cell).trim();
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
  const list = listOf(values);
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

function separatorOf(text: string): string {
  const first = text.split("\n").slice(0, 5).join("");
  const count = (letter: string): number => first.split(letter).length - 1;
  if (count("\t") > 0) return "\t";
  return count(";") > count(",") ? ";" : ",";
}

/** Cells as a spreadsheet copies them, one from the next by a tab, or as a file has them, by a semicolon or a comma. */
export function cellsOf(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  let width = 0;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = (): void => {
    endCell();
    width = Math.max(width, row.length);
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell.trim() === "") {
      isQuoted = true;
      cell = "";
    } else if (letter === separator) endCell();
    else if (letter === "\n") endRow();
    else if (letter !== "\r") cell += letter;
  }
  endRow();
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]);
}
