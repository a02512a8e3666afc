import { cellOf, ErrorValue, passOn } from "../cells/cell";
import { noAnswer, Refusal, wrongInput } from "../cells/refusal";
import { fold } from "../cells/text";
import { inEdition, type Edition } from "../guide/edition";
import type { Columns, Kind, Range, Records } from "./rule";

/** A cell of a list or table: its value, null where it is blank, or its refusal, which names the place. */
export function readEach(kind: Kind<unknown>, raw: unknown, where: string | (() => string)): unknown {
  const cell = cellOf(raw);
  if (cell === null || (kind.word === true && cell === 0)) return null;
  const place = (): string => (typeof where === "string" ? where : where());
  if (cell instanceof ErrorValue) return passOn(cell, place());
  try {
    return kind.read(cell, place());
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
}

/** A row whose words are all blank and whose numbers are all blank or 0 is no row. */
export function isNothing(cell: unknown): boolean {
  return cell === null || cell === 0;
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
    return { field, at, kind: inEdition(kind, edition), title, cells: [] as unknown[] };
  });
  const rows: number[] = [];
  range.forEach((line, index) => {
    if (index <= head) return;
    // As they stand, because a 0 that a kind refuses is a blank too in a row of nothing else.
    if (fields.every(({ at }) => at < 0 || isNothing(cellOf(line[at])))) return;
    rows.push(index + 1);
    for (const { at, kind, title, cells } of fields) {
      cells.push(at < 0 ? null : readEach(kind, line[at], () => `${argument}, row ${index + 1}, ${title}`));
    }
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
