import { addressOf, letters, overlap, plainAddress, type Area } from "./areas";
import type { FakeBook, FakeCell } from "./fakeBook";
import { type Batch, officeError, proxy } from "./proxies";

/** What becomes of cells that are written, and of a table's rows. */

function addressAt({ row, column }: Area, down: number, along: number): string {
  return letters(column + along) + String(row + down + 1);
}

/** Each cell of the area for which the matrix holds something else than null. */
function eachWritten(
  area: Area,
  matrix: unknown,
  write: (address: string, written: unknown, cell: FakeCell) => FakeCell,
): void {
  const rows = matrix as unknown[][];
  if (rows.length !== area.rows || rows.some((row) => row.length !== area.columns))
    throw new Error(`${addressOf(area)} is written with a matrix of another size.`);
  rows.forEach((row, down) => {
    row.forEach((written, along) => {
      const address = addressAt(area, down, along);
      if (written !== null) area.sheet.cells[address] = write(address, written, area.sheet.cells[address] ?? {});
    });
  });
}

export function writeFormats(area: Area, formats: unknown): void {
  eachWritten(area, formats, (_address, format, cell) => ({ ...cell, format: String(format) }));
}

/** A date becomes a number as well, if not this one. */
const LIKE_A_NUMBER = /^(?:\d[\d.,/:-]*%?|[a-z]+ \d+)$/i;

/** As typed: text that begins with = is a formula, except in a cell for text, where a number is text too. */
export function writeValues({ refuses, compute }: FakeBook, area: Area, values: unknown): void {
  eachWritten(area, values, (address, value, { format }) => {
    if (refuses?.includes(address)) throw officeError("InvalidArgument");
    const kept: FakeCell = format === undefined ? {} : { format };
    if (value === "") return kept;
    // Whatever the format, the first apostrophe is a mark and no part of the text.
    if (typeof value === "string" && value.startsWith("'")) return { ...kept, value: value.slice(1) };
    if (format === "@") return { ...kept, value: String(value) };
    if (typeof value === "string" && /^[=+@-]/.test(value)) return { ...kept, ...compute?.(value), formula: value };
    if (typeof value === "string" && /^(?:true|false)$/i.test(value)) return { ...kept, value: /^true$/i.test(value) };
    if (typeof value === "string" && LIKE_A_NUMBER.test(value)) return { ...kept, value: parseFloat(value) };
    return { ...kept, value: value as number | string };
  });
}

/** The blank cells of a table's column, which Excel fills with a formula that is set in another cell of it. */
export function blanksBeside(table: Area, cell: Area): string[] {
  if (overlap({ ...table, row: table.row + 1, rows: table.rows - 1 }, cell) === null) return [];
  return Array.from({ length: table.rows - 1 }, (_, down) =>
    addressAt({ ...table, column: cell.column }, down + 1, 0),
  ).filter((address) => {
    const { value, formula, error } = table.sheet.cells[address] ?? {};
    return value === undefined && formula === undefined && error === undefined;
  });
}

/** A row comes or goes; what stands below in the table's columns moves. */
export function moveRows(book: FakeBook, name: string, table: Area, index: number, by: 1 | -1): void {
  const { sheet, column, columns } = table;
  const first = table.row + 1 + index;
  const moving = Object.entries(sheet.cells).filter(([address]) => {
    const [, letter = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    const isIn = Array.from({ length: columns }, (_, along) => letters(column + along)).includes(letter);
    return isIn && Number(row) > first;
  });
  for (const [address] of moving)
    sheet.cells = Object.fromEntries(Object.entries(sheet.cells).filter(([one]) => one !== address));
  for (const [address, cell] of moving) {
    const row = Number(/\d+$/.exec(address)?.[0]);
    if (by === 1 || row > first + 1) sheet.cells[address.replace(/\d+$/, String(row + by))] = cell;
  }
  book.tables = { ...book.tables, [name]: plainAddress({ ...table, rows: table.rows + by }) };
}

/** A format whose every property can be written; tells of each by its path. */
export function formatProxy(batch: Batch, unlocked: boolean, tell: (path: string, value: unknown) => void): object {
  const part = (path: string, names: readonly string[], members: Record<string, unknown> = {}): object =>
    proxy(batch, {
      is: "format",
      writable: Object.fromEntries(
        names.map((name) => [
          name,
          (value: unknown) => {
            tell(`${path}${name}`, value);
          },
        ]),
      ),
      members,
    });
  return part("", ["horizontalAlignment", "columnWidth"], {
    protection: proxy(batch, { is: "format", properties: { locked: () => !unlocked } }),
    font: part("font.", ["bold", "size", "color"]),
    fill: part("fill.", ["color"]),
    borders: { getItem: (edge: string) => part(`${edge}.`, ["style", "color"]) },
  });
}
