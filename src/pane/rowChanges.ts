import {
  type PortCell,
  type PortErrorValue,
  PortFault,
  type RowCells,
  type RowChange,
  type TableContent,
} from "./port";

/** One thing that a workbook does to a table's rows. A table always has a row, be it blank. */
export type RowStep =
  | { readonly kind: "insert"; readonly index: number; readonly atEnd: boolean; readonly cells: RowCells }
  /** `from` is where the row stood before all changes; null for one that they inserted. */
  | { readonly kind: "write"; readonly index: number; readonly from: number | null; readonly cells: RowCells }
  | { readonly kind: "delete"; readonly index: number };

type TableRows = Pick<TableContent, "headings" | "rows">;

interface Row {
  readonly from: number | null;
  readonly cells: readonly PortCell[];
}

/** What the changes come to in the table as it stands now; throws where it is no longer as the person saw it. */
export function stepsOf(name: string, { headings, rows: now }: TableRows, changes: readonly RowChange[]): RowStep[] {
  const rows = now.map((cells, from): Row => ({ from, cells }));
  return changes.map((change) => {
    if (!isAsSeen(change, rows, headings.length)) throw changed(name);
    switch (change.kind) {
      case "insert":
        return insert(rows, change.index, change.cells);
      case "replace":
        return write(rows, change.index, change.cells);
      case "delete":
        return remove(rows, change.index);
    }
  });
}

export function noTable(name: string): PortFault {
  return new PortFault("not found", `The workbook has no table named ${name}.`);
}

function changed(name: string): PortFault {
  return new PortFault(
    "changed",
    `Nothing was changed, because the table ${name} is no longer as you saw it. Look at it again, then repeat the change.`,
  );
}

/** What a table holds, its formulas and, where the workbook tells them, its number formats with it. */
interface TableCells extends Pick<TableContent, "rows" | "formulas"> {
  readonly formats?: readonly (readonly string[])[];
}

/**
 * The fault that stopped the changes, with what could not be taken back of them.
 * @param now null where it cannot be read.
 */
export function withChanged(
  { kind, message }: PortFault,
  name: string,
  before: TableCells,
  now: TableCells | null,
): PortFault {
  const remaining = now === null ? "it cannot be read" : remainingOf(before, now);
  if (remaining === null) return new PortFault(kind, `${message} Nothing was changed.`);
  return new PortFault(
    kind,
    `${message} Not all could be taken back: ${remaining}. Put the table ${name} right by hand.`,
  );
}

/** The same after rows had been deleted: what referred to them does not find them again. */
export function withRemade(
  { kind, message }: PortFault,
  name: string,
  before: TableCells,
  now: TableCells | null,
): PortFault {
  const isPutBack = now !== null && remainingOf(before, now) === null;
  const what = isPutBack
    ? "The rows were put back"
    : `Rows were deleted, and not all could be put back: put the table ${name} right by hand`;
  return new PortFault(
    kind,
    `${message} ${what}; formulas elsewhere that referred to them may need to be entered again.`,
  );
}

function remainingOf(before: TableCells, now: TableCells): string | null {
  if (now.rows.length !== before.rows.length) return `it has ${now.rows.length} rows and had ${before.rows.length}`;
  const other = now.rows.flatMap((cells, row) =>
    cells.every((_cell, column) => isSame(before, now, row, column)) ? [] : [row + 1],
  );
  if (other.length === 0) return null;
  return other.length === 1
    ? `its row ${other.join()} is not as it was`
    : `its rows ${other.join(", ")} are not as they were`;
}

/** What a formula comes to may be another a moment later. */
function isSame(before: TableCells, now: TableCells, row: number, column: number): boolean {
  const formula = now.formulas[row]?.[column] ?? "";
  if (formula !== (before.formulas[row]?.[column] ?? "")) return false;
  if (before.formats?.[row]?.[column] !== now.formats?.[row]?.[column]) return false;
  return formula !== "" || isSameCell(now.rows[row]?.[column] ?? null, before.rows[row]?.[column] ?? null);
}

function isAsSeen(change: RowChange, rows: readonly Row[], width: number): boolean {
  if ("cells" in change && change.cells.length !== width) return false;
  if (change.kind === "insert") return change.index <= rows.length;
  const cells = rows[change.index]?.cells ?? [];
  return (
    cells.length === change.before.length &&
    cells.every((cell, column) => isSameCell(cell, change.before[column] ?? null))
  );
}

function isSameCell(one: PortCell, other: PortCell): boolean {
  if (isError(one) && isError(other)) return one.error === other.error;
  return plain(one) === plain(other);
}

function isError(cell: PortCell): cell is PortErrorValue {
  return typeof cell === "object" && cell !== null;
}

/** A blank cell is null in one workbook and empty text in another. */
function plain(cell: PortCell): unknown {
  return cell ?? "";
}

/** The blank row that stands for no row is filled first. */
function insert(rows: Row[], index: number, cells: RowCells): RowStep {
  if (rows.length === 1 && rows[0]?.cells.every((cell) => plain(cell) === "")) return write(rows, 0, cells);
  const atEnd = index === rows.length;
  rows.splice(index, 0, { from: null, cells: cells.map(valueOf) });
  return { kind: "insert", index, atEnd, cells };
}

/** What a formula comes to is not known yet. */
function valueOf(cell: RowCells[number]): PortCell {
  return typeof cell === "object" ? null : (cell ?? null);
}

function write(rows: Row[], index: number, cells: RowCells): RowStep {
  const before = rows[index];
  const from = before?.from ?? null;
  rows[index] = {
    from,
    cells: cells.map((cell, column) => (cell === undefined ? (before?.cells[column] ?? null) : valueOf(cell))),
  };
  return { kind: "write", index, from, cells };
}

function remove(rows: Row[], index: number): RowStep {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined)
    return write(
      rows,
      index,
      only.cells.map(() => null),
    );
  rows.splice(index, 1);
  return { kind: "delete", index };
}
