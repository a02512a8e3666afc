import type { RowCells, TableContent } from "../pane/port";
import type { RowStep } from "../pane/rowChanges";

/**
 * Steps in an order of which all but the end can be taken back without a trace: rows are added first and deleted last,
 * because references to a deleted row are lost for good. Rows are counted as they stand in between.
 */
export interface RowPlan {
  /** Where rows are added, one after the other. */
  readonly added: readonly number[];
  readonly written: readonly WrittenRow[];
  /** Rows that are deleted, the last one first. */
  readonly deleted: readonly number[];
  /** By row, which row it was before; null for one that is added. */
  readonly from: readonly (number | null)[];
}

interface WrittenRow {
  readonly index: number;
  readonly from: number | null;
  readonly cells: RowCells;
}

interface PlannedRow {
  readonly from: number | null;
  isDeleted: boolean;
}

/** @param count of the table's rows before all steps. */
export function planOf(steps: readonly RowStep[], count: number): RowPlan {
  const rows = Array.from({ length: count }, (_, from): PlannedRow => ({ from, isDeleted: false }));
  const added: number[] = [];
  const writes: { row: PlannedRow; cells: RowCells }[] = [];
  // As the steps count rows, without those that are deleted by then.
  const rowAt = (index: number): PlannedRow | undefined => rows.filter(({ isDeleted }) => !isDeleted)[index];
  for (const step of steps) {
    if (step.kind === "insert") {
      const next = rowAt(step.index);
      const index = next === undefined ? rows.length : rows.indexOf(next);
      const row = { from: null, isDeleted: false };
      rows.splice(index, 0, row);
      added.push(index);
      writes.push({ row, cells: step.cells });
      continue;
    }
    const row = rowAt(step.index);
    if (row === undefined) continue;
    if (step.kind === "write") writes.push({ row, cells: step.cells });
    else row.isDeleted = true;
  }
  const written = writes.filter(({ row }) => !row.isDeleted);
  return {
    added,
    written: written.map(({ row, cells }) => ({ index: rows.indexOf(row), from: row.from, cells })),
    deleted: rows.flatMap(({ isDeleted }, index) => (isDeleted ? [index] : [])).reverse(),
    from: rows.map(({ from }) => from),
  };
}

/** What was done of a plan, as the number of rows tells it that a table now has. */
export function doneOf(
  { added, deleted }: RowPlan,
  before: number,
  now: number,
  isDeleting: boolean,
): Pick<RowPlan, "added" | "deleted"> {
  if (!isDeleting) return { added: added.slice(0, Math.max(0, now - before)), deleted: [] };
  return { added, deleted: deleted.slice(0, Math.max(0, before + added.length - now)) };
}

/** By column, which of its rows are to stay blank when a formula is written into it; other columns get none. */
export function blanksOf(
  { written, from }: RowPlan,
  before: Pick<TableContent, "headings" | "rows" | "formulas">,
): { readonly column: number; readonly isBlank: boolean[] }[] {
  return before.headings.flatMap((_heading, column) => {
    if (!written.some(({ cells }) => isFormula(cells[column]))) return [];
    const isBlank = from.map((row) => row !== null && isBlankCell(before, row, column));
    for (const { index, cells } of written) {
      const cell = cells[column];
      if (cell !== undefined) isBlank[index] = cell === null;
    }
    return [{ column, isBlank }];
  });
}

export function isBlankCell(
  { rows, formulas }: Pick<TableContent, "rows" | "formulas">,
  row: number,
  column: number,
): boolean {
  return (rows[row]?.[column] ?? null) === null && (formulas[row]?.[column] ?? "") === "";
}

function isFormula(cell: RowCells[number]): boolean {
  return typeof cell === "object" && cell !== null;
}
