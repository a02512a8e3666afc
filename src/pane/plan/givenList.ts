import type { PortCell } from "../port";
import { guessedTargets, type GivenList } from "./mapping";
import { columnsOf, placeOf } from "./planTables";

/** A list as it is selected in the workbook, or pasted as text. */

/** The first row in which anything stands has the headings; null where nothing stands below it. */
export function listOf(values: readonly (readonly PortCell[])[]): GivenList | null {
  const rows = values.filter((cells) => cells.some((cell) => cell !== null && cell !== ""));
  const [head, ...below] = rows;
  if (head === undefined || below.length === 0) return null;
  return { headings: head.map((cell) => (typeof cell === "string" ? cell.trim() : "")), rows: below };
}

/** Whether somebody may mean it as a list of practices: at least two of its columns are known. */
export function isRecognised(list: GivenList): boolean {
  return guessedTargets(list).filter((target) => target !== null).length >= 2;
}

/** Whether cells are a table of practices as they stand: our headings, in the first row, and rows below them. */
export function isInOurWords([headings = [], ...rows]: readonly (readonly PortCell[])[]): boolean {
  return (
    rows.length > 0 && columnsOf("practices").every(({ title, isNeeded }) => !isNeeded || placeOf(title, headings) >= 0)
  );
}

/** Cells as a spreadsheet copies them, one from the next by a tab, or as a file has them, by a comma. */
export function cellsOf(text: string): string[][] {
  const separator = text.includes("\t") ? "\t" : ",";
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = (): void => {
    endCell();
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
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]);
}
