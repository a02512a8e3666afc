import { areaIn, plainAddress, type Area } from "./areas";
import type { Sheet } from "./book";
import type { Host } from "./host";
import { Gap } from "./objects";

/** What becomes of formulas, names and tables that refer to cells which move, or whose sheet is deleted. */

/** A row of some columns that comes at `row`, or goes from there. */
export interface Shift {
  readonly sheet: Sheet;
  readonly column: number;
  readonly columns: number;
  readonly row: number;
  readonly by: 1 | -1;
}

/** Text, which is left alone; or the sheet, the first and the last cell of a reference. */
const REFERENCES =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$!'])(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?(?![\p{L}\p{N}_(!])/gu;

type Mend = (sheet: string, first: string, last: string | undefined) => string | null;

export function shiftReferences(host: Host, shift: Shift): void {
  eachReference(host, (sheet, first, last) => {
    if (!isNamed(shift.sheet, sheet)) return [first, ...(last === undefined ? [] : [last])].join(":");
    const area = areaIn(shift.sheet, last === undefined ? first : `${first}:${last}`);
    const rows = rowsAfter(area, shift);
    if (rows === null) return null;
    const ends = last === undefined ? [first] : [first, last];
    return ends.map((end, index) => end.replace(/\d+/, String(rows[index === 0 ? 0 : 1] + 1))).join(":");
  });
  const { book } = host;
  const moved = ([name, address]: [string, string]): [string, string] => {
    const area = host.areaOf(address);
    const rows = area.sheet === shift.sheet ? rowsAfter(area, shift) : null;
    return [name, rows === null ? address : plainAddress({ ...area, row: rows[0], rows: rows[1] - rows[0] + 1 })];
  };
  book.tables = Object.fromEntries(Object.entries(book.tables ?? {}).map(moved));
}

/** References to cells of a sheet that is no more. */
export function breakReferences(host: Host, gone: Sheet): void {
  eachReference(host, (sheet, first, last) =>
    isNamed(gone, sheet) ? null : [first, ...(last === undefined ? [] : [last])].join(":"),
  );
}

/** A sheet gets another name, and what refers to it by the one that it had. Formulas that do are not played. */
export function renameReferences({ book }: Host, sheet: Sheet, name: string): void {
  const was = `${sheet.name}!`;
  if (book.sheets.some(({ cells }) => Object.values(cells).some(({ formula = "" }) => formula.includes(was))))
    throw new Gap("new name of a sheet to which a formula refers");
  const renamed = (given: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(given).map(([key, address]) => [
        key,
        address.startsWith(was) ? `${name}!${address.slice(was.length)}` : address,
      ]),
    );
  if (book.names !== undefined) book.names = renamed(book.names);
  if (book.tables !== undefined) book.tables = renamed(book.tables);
  if (book.selected?.startsWith(was) === true) book.selected = `${name}!${book.selected.slice(was.length)}`;
  sheet.name = name;
}

/** The rows, from the first to the last, of what has some of its cells left. */
function rowsAfter(area: Area, { column, columns, row, by }: Shift): [first: number, last: number] | null {
  const [first, last] = [area.row, area.row + area.rows - 1];
  if (area.column < column || area.column + area.columns > column + columns) return [first, last];
  if (by === 1) return [first >= row ? first + 1 : first, last >= row ? last + 1 : last];
  if (first === row && last === row) return null;
  return [first > row ? first - 1 : first, last >= row ? last - 1 : last];
}

function eachReference({ book }: Host, mend: Mend): void {
  const names = (given: Record<string, string>, sheet?: Sheet): Record<string, string> =>
    Object.fromEntries(
      Object.entries(given).map(([name, address]) => {
        if (address === "" || address.startsWith("#")) return [name, address];
        const [cells = "", of = sheet?.name ?? ""] = address.split("!").reverse();
        const [first = "", last] = cells.split(":");
        const mended = mend(of, first, last);
        if (mended === null) return [name, `#REF!${cells.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}`];
        return [name, sheet === undefined ? `${of}!${mended}` : mended];
      }),
    );
  if (book.names !== undefined) book.names = names(book.names);
  for (const sheet of book.sheets) {
    if (sheet.names !== undefined) sheet.names = names(sheet.names, sheet);
    for (const cell of Object.values(sheet.cells)) {
      if (cell.formula !== undefined) cell.formula = mended(cell.formula, sheet, mend);
    }
  }
}

function mended(formula: string, { name }: Sheet, mend: Mend): string {
  return formula.replace(
    REFERENCES,
    (found: string, sheet: string | undefined, first: string | undefined, last: string | undefined) => {
      if (first === undefined) return found;
      const after = mend(sheet?.replace(/^'|'$/g, "").replaceAll("''", "'") ?? name, first, last);
      return (sheet === undefined ? "" : `${sheet}!`) + (after ?? "#REF!");
    },
  );
}

function isNamed({ name }: Sheet, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase();
}
