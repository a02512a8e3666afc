import { cellOf, ErrorValue, isFiniteNumber, passOn } from "../cells/cell";
import { noAnswer, orRefusal, Refusal, wrongInput } from "../cells/refusal";
import { fold } from "../cells/text";
import { inEdition, type Edition } from "../guide/edition";
import type { Columns, Kind, Range, Records } from "./rule";

/** A cell of a list or table: its value, null where it is blank, or its refusal, which names the place. */
function readEach(kind: Kind<unknown>, raw: unknown, where: () => string): unknown {
  const cell = cellOf(raw);
  if (cell === null || (kind.word === true && cell === 0)) return null;
  if (cell instanceof ErrorValue) return passOn(cell, where());
  const value = orRefusal(() => kind.read(cell, ""));
  // Read again for the sentence: to name the place of each cell beforehand would cost more than reading it.
  return value instanceof Refusal ? orRefusal(() => kind.read(cell, where())) : value;
}

/** Reads the cells of a list or column one by one; what its texts mean is kept, because a column repeats few. */
export function columnReader(
  kind: Kind<unknown>,
  where: (index: number) => string,
): (raw: unknown, index: number) => unknown {
  const texts = new Map<string, unknown>();
  const cheap = kind.cheap === true;
  return (raw, index) => {
    // A number that needs no reading, before anything is called for it.
    if (cheap && isFiniteNumber(raw)) return raw;
    if (typeof raw !== "string" || cheap) return readEach(kind, raw, () => where(index));
    const before = texts.get(raw);
    if (before !== undefined) return before;
    const value = readEach(kind, raw, () => where(index));
    // A refusal names its place, so each cell has its own.
    if (!(value instanceof Refusal)) texts.set(raw, value);
    return value;
  };
}

/** A row whose words are all blank and whose numbers are all blank or 0 is no row. */
export function isNothing(cell: unknown): boolean {
  return cell === null || cell === 0;
}

/** A blank cell of a list beside others that are not. */
export function blankInRow(argument: string, item: number, wanted?: string): Refusal {
  const give = wanted === undefined ? "" : `; give ${wanted}`;
  return wrongInput(`${argument}, item ${item}: a blank cell in a row that is not blank${give}`);
}

/** The rows of a table by the columns that are asked for; refused where one is missing or stands twice. */
export function readRecords<C extends Columns>(
  range: Range,
  columns: C,
  argument: string,
  edition: Edition,
): Records<C> {
  const head = range.findIndex((row) => row.some((raw) => !isNothing(cellOf(raw))));
  if (head < 0) throw noAnswer(`${argument}: nothing but blank cells`);
  const headings = (range[head] ?? []).map(cellOf);
  const titles = headings.map((cell) => (typeof cell === "string" ? fold(cell) : ""));
  const fields = Object.entries(columns).map(([field, { title, kind, optional }]) => {
    const at = titles.indexOf(fold(title));
    if (at < 0 && !optional) {
      const error = headings.find((cell) => cell instanceof ErrorValue);
      if (error instanceof ErrorValue) throw passOn(error, `${argument}, header row`);
      throw wrongInput(`${argument}: the header row has no column ${title}; give ${needed(columns)}`);
    }
    if (at >= 0 && titles.includes(fold(title), at + 1))
      throw wrongInput(`${argument}: two columns are called ${title}; give it once`);
    const read = columnReader(inEdition(kind, edition), (index) => `${argument}, row ${index + 1}, ${title}`);
    return { field, at, read, cells: [] as unknown[] };
  });
  const rows: number[] = [];
  range.forEach((line, index) => {
    if (index <= head) return;
    // As they stand, because a 0 that a kind refuses is a blank too in a row of nothing else.
    if (fields.every(({ at }) => at < 0 || isNothing(cellOf(line[at])))) return;
    rows.push(index + 1);
    for (const { at, read, cells } of fields) cells.push(at < 0 ? null : read(line[at], index));
  });
  const cells = Object.fromEntries(
    fields.map(({ field, cells: read }) => [field, read]),
  ) as unknown as Records<C>["cells"];
  return { count: rows.length, rows, cells };
}

function needed(columns: Columns): string {
  return Object.values(columns)
    .filter(({ optional }) => !optional)
    .map(({ title }) => title)
    .join(", ");
}
