import { fold } from "../core/shared";
import { lettersOf } from "./formula/columns";
import { columnOf } from "./formula/reference";
import { freeNumber, numbered } from "./freeName";
import { cellIn } from "./plan/place";
import { placeOf } from "./plan/planTables";
import {
  PortFault,
  type CellFormula,
  type NewCell,
  type NewSheet,
  type PortCell,
  type RowCells,
  type RowChange,
  type WorkbookName,
  type TableContent,
  type WorkbookPort,
} from "./port";
import { listed } from "./words";

/** Visible tables that the pane makes and keeps: what each is called, and its columns in the order in which it makes them. */

export interface OwnColumn {
  readonly heading: string;
  readonly format?: string;
  readonly width: number;
  /** Whether nothing is lost where a person takes it out. */
  readonly isOptional?: boolean;
}

export interface OwnTable<K extends string> {
  readonly table: string;
  readonly sheet: string;
  /** Above the table, for whoever opens the sheet. */
  readonly title: string;
  readonly note: string;
  readonly columns: Readonly<Record<K, OwnColumn>>;
}

/** What the cells of a row are to hold; undefined leaves one as it is, null empties it. */
export type OwnRow<K extends string> = Readonly<Partial<Record<K, RowCells[number]>>>;

/** The row of the headings, as the sheet counts. */
export const HEADINGS_AT = 4;

export function headingsOf<K extends string>({ columns }: OwnTable<K>): string[] {
  return Object.values<OwnColumn>(columns).map(({ heading }) => heading);
}

/** Columns that somebody took out, without which nothing is written. */
export function lackingIn<K extends string>({ columns }: OwnTable<K>, headings: readonly string[]): string[] {
  return Object.values<OwnColumn>(columns).flatMap(({ heading, isOptional = false }) =>
    isOptional || placeOf(heading, headings) >= 0 ? [] : [heading],
  );
}

/** Whether a table of such columns is ours: somebody may have taken some of them out, but not most. */
export function isOwn<K extends string>(own: OwnTable<K>, headings: readonly string[]): boolean {
  const needed = Object.values<OwnColumn>(own.columns).filter(({ isOptional = false }) => !isOptional);
  return lackingIn(own, headings).length * 2 < needed.length;
}

/** What a table of ours may be called in a workbook: its name, or that with a number where another table had it first. */
export function calledIn<K extends string>({ table }: OwnTable<K>, tables: readonly string[]): string[] {
  const numberOf = (name: string): number => Number(name.slice(table.length));
  const others = tables.filter((name) => fold(name.slice(0, table.length)) === fold(table) && numberOf(name) > 1);
  return [table, ...others.sort((one, other) => numberOf(one) - numberOf(other))];
}

/** Under names of which the table’s is free, the sheet with the same number. */
export function freelyCalled<K extends string>(
  own: OwnTable<K>,
  names: readonly Pick<WorkbookName, "name">[],
): OwnTable<K> {
  const number = freeNumber([own.table], "", names);
  if (number === 1) return own;
  return { ...own, table: numbered(own.table, "", number), sheet: numbered(own.sheet, " ", number) };
}

/** Where each of our columns stands among a table's headings; -1 where it does not. */
export function placesIn<K extends string>({ columns }: OwnTable<K>, headings: readonly string[]): Record<K, number> {
  return Object.fromEntries(
    Object.entries<OwnColumn>(columns).map(([key, { heading }]) => [key, placeOf(heading, headings)]),
  ) as Record<K, number>;
}

/** A column of ours as a formula finds it, under the heading that the table gives it. */
export function ownColumn<K extends string>(
  { table, columns }: OwnTable<K>,
  key: K,
  headings: readonly string[],
): string {
  const { heading } = columns[key];
  return columnOf(table, headings[placeOf(heading, headings)] ?? heading);
}

/** The cell of a row in a column; null where the table has none. */
export function cellOf<K extends string>(
  { columns }: OwnTable<K>,
  key: K,
  cells: readonly PortCell[],
  headings: readonly string[],
): PortCell {
  return cells[placeOf(columns[key].heading, headings)] ?? null;
}

/** A row in the order of the table's own headings; columns of the person's own are left as they are. */
export function rowCells<K extends string>(
  { columns }: OwnTable<K>,
  row: OwnRow<K>,
  headings: readonly string[],
): RowCells {
  const held = new Map(Object.entries<OwnColumn>(columns).map(([key, { heading }]) => [fold(heading), row[key as K]]));
  return headings.map((heading) => held.get(fold(heading)));
}

/** A row that is added: a column of ours without a value is empty, also where the table would calculate it. */
export function addedCells<K extends string>(own: OwnTable<K>, row: OwnRow<K>, headings: readonly string[]): RowCells {
  const whole = Object.keys(own.columns).map((key) => [key, row[key as K] ?? null]);
  return rowCells(own, Object.fromEntries(whole) as OwnRow<K>, headings);
}

/** Rows after those that the table has; one that has only blank rows begins with them. */
export function appended<K extends string>(
  own: OwnTable<K>,
  rows: readonly OwnRow<K>[],
  { headings, rows: count }: { readonly headings: readonly string[]; readonly rows: number },
  isEmpty: boolean,
): RowChange[] {
  const first = isEmpty ? 0 : count;
  return rows.map((row, at) => ({ kind: "insert", index: first + at, cells: addedCells(own, row, headings) }));
}

/** Which columns a table has lost, and what is to be done; "" where none, and without its full stop. */
export function lackingText({ table }: { readonly table: string }, lacking: readonly string[]): string {
  if (lacking.length === 0) return "";
  const give = lacking.length === 1 ? "a column of it this heading" : "columns of it these headings";
  return `The table ${table} has no column ${lacking.map((one) => `“${one}”`).join(", ")}: give ${give}, in any place`;
}

/** What is written into a table without one of its columns would be lost. */
export function requireColumns(own: { readonly table: string }, lacking: readonly string[]): void {
  if (lacking.length > 0) throw new PortFault("not found", `Nothing was written. ${lackingText(own, lacking)}.`);
}

/** Changes rows of a table of ours, and none where a formula of the person's would be lost by it. */
export async function changeRows(
  { table }: { readonly table: string },
  changes: readonly RowChange[],
  port: Pick<WorkbookPort, "table" | "changeTable">,
): Promise<void> {
  const over = formulasUnder(changes, await port.table(table));
  if (over.length > 0)
    throw new PortFault("other", `Nothing was written, because a formula would be lost in ${listed(over)}. ${KEEPS}.`);
  await port.changeTable(table, changes);
}

/** What a person does about a formula that is in the way. */
export const KEEPS = "Make it a value, or empty it, first";

function formulasUnder(changes: readonly RowChange[], content: TableContent | null): string[] {
  if (content === null) return [];
  const { address, formulas } = content;
  return changes.flatMap((change) =>
    change.kind === "replace"
      ? change.cells.flatMap((cell, column) =>
          cell !== undefined && (formulas[change.index]?.[column] ?? "") !== ""
            ? [cellIn(address, change.index, column)]
            : [],
        )
      : [],
  );
}

/** The sheet with its first rows; a table without any has a blank one. */
export function sheetOf<K extends string>(own: OwnTable<K>, rows: readonly OwnRow<K>[]): NewSheet {
  const columns = Object.entries<OwnColumn>(own.columns) as [K, OwnColumn][];
  const blank: OwnRow<K> = Object.freeze({});
  const filled = rows.length === 0 ? [blank] : rows;
  return {
    name: own.sheet,
    columnWidths: columns.map(([, { width }]) => width),
    frozenRows: HEADINGS_AT,
    cells: [
      [{ value: own.title, role: "title" }],
      [{ value: own.note, role: "note" }],
      [],
      columns.map(([, { heading }]): NewCell => ({ value: heading, role: "heading" })),
      ...filled.map((row) =>
        columns.map(([key, { format }]): NewCell => ({
          ...contentOf(row[key]),
          ...(format === undefined ? {} : { format }),
          role: "input",
        })),
      ),
    ],
    tables: [
      {
        name: own.table,
        address: `A${HEADINGS_AT}:${lettersOf(columns.length - 1)}${HEADINGS_AT + filled.length}`,
      },
    ],
    names: [],
  };
}

function contentOf(cell: CellFormula | number | string | null | undefined): Pick<NewCell, "value" | "formula"> {
  if (cell === null || cell === undefined) return {};
  return typeof cell === "object" ? cell : { value: cell };
}
