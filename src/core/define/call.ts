import { isFiniteNumber, LONGEST_TEXT } from "../cells/cell";
import { Refusal, wrongInput } from "../cells/refusal";
import {
  allBlank,
  at,
  bind,
  fill,
  size,
  slotsOf,
  type Bound,
  type PlacedValues,
  type ReadSlot,
  type Slot,
} from "./bind";
import {
  isTable,
  type Range,
  type Result,
  type Rule,
  type Show,
  type ShowRow,
  type TableRule,
  type ValueRule,
} from "./rule";

/** A cell that leaves: a blank is "". */
export type Outgoing = number | string | Refusal;

/**
 * Computes a formula: raw arguments in, a matrix of outgoing cells out. Throws a Refusal where the whole
 * call has no answer.
 */
export function callRule(rule: Rule, raw: readonly unknown[]): Outgoing[][] {
  const bound = bind(rule, raw);
  return isTable(rule) ? tableOf(rule, bound) : lift(rule, bound);
}

/** Computes one case of a cell-valued function and shows each step; throws a Refusal where there is no answer. */
export function callCase(rule: ValueRule, raw: readonly unknown[], show: Show): Outgoing {
  const { cells, values } = bind(rule, raw);
  refuseMany(cells, "a working shows one case");
  fill(values, cells, 0, 0);
  return outgoing(rule.compute(values, show));
}

/**
 * The arguments of the one case that a cell of a spilled answer shows; null where its lifted cells are all
 * blank, as the cell then is. Throws a Refusal where the ranges do not combine.
 */
export function caseAt(rule: Rule, raw: readonly unknown[], row: number, column: number): Range[] | null {
  const slots = slotsOf(rule, raw);
  const cells = slots.filter(({ argument }) => argument.shape === "cell");
  combined(cells, "rows");
  combined(cells, "columns");
  const lifted = cells.filter((slot) => slot.rows > 1 || slot.columns > 1);
  if (lifted.length > 0 && allBlank(lifted, row, column)) return null;
  return slots.map((slot) => (slot.argument.shape === "cell" ? [[at(slot, row, column)]] : slot.range));
}

/** Computes a table and shows the steps of the rows that are watched; throws a Refusal where there is no answer. */
export function callTable(rule: TableRule, raw: readonly unknown[], showRow: ShowRow): Outgoing[][] {
  return tableOf(rule, bind(rule, raw), showRow);
}

function tableOf(rule: TableRule, { cells, values }: Bound, showRow?: ShowRow): Outgoing[][] {
  refuseMany(cells, "the answer is a table");
  fill(values, cells, 0, 0);
  return [rule.header?.(values) ?? rule.gives.columns, ...rule.compute(values, showRow)].map((row) =>
    row.map(outgoing),
  );
}

function refuseMany(cells: readonly Slot[], because: string): void {
  for (const { name, rows, columns } of cells) {
    if (rows > 1 || columns > 1)
      throw wrongInput(`${name}: ${size(rows, columns)} cells; give one, because ${because}`);
  }
}

/** One value goes with a whole range, equal shapes go cell by cell, a row goes with a column. */
function lift(rule: ValueRule, { cells, values }: Bound): Outgoing[][] {
  const rows = combined(cells, "rows");
  const columns = combined(cells, "columns");
  const lifted = cells.filter((slot) => slot.rows > 1 || slot.columns > 1);

  const answerAt = (row: number, column: number): Outgoing =>
    lifted.length > 0 && allBlank(lifted, row, column) ? "" : one(rule, cells, values, row, column);
  const answer: Outgoing[][] = [];
  for (let row = 0; row < rows; row += 1) {
    // Not an empty array: that would keep room for seventeen cells where most answers have one column.
    const line = [answerAt(row, 0)];
    for (let column = 1; column < columns; column += 1) line.push(answerAt(row, column));
    answer.push(line);
  }
  return answer;
}

/** The count of rows or columns that every argument has, or has one of. */
function combined(cells: readonly Slot[], side: "rows" | "columns"): number {
  const longest = cells.reduce((most, slot) => Math.max(most, slot[side]), 1);
  const odd = cells.find((slot) => slot[side] !== 1 && slot[side] !== longest);
  const widest = cells.find((slot) => slot[side] === longest);
  if (odd !== undefined && widest !== undefined) {
    throw wrongInput(
      `${widest.name} is ${size(widest.rows, widest.columns)} and ${odd.name} is ${size(odd.rows, odd.columns)} cells; give ranges of one size, or single cells`,
    );
  }
  return longest;
}

function one(rule: ValueRule, cells: readonly ReadSlot[], values: PlacedValues, row: number, column: number): Outgoing {
  try {
    fill(values, cells, row, column);
    return outgoing(rule.compute(values));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return refusal;
  }
}

/** Nothing leaves that Excel would silently show as 0. */
function outgoing(result: Result): Outgoing {
  if (result === null) return "";
  if (result instanceof Refusal) return result;
  if (typeof result === "string") {
    if (result.length > LONGEST_TEXT)
      throw wrongInput(`The result has ${result.length} characters; a cell holds ${LONGEST_TEXT}`);
    return result;
  }
  if (!isFiniteNumber(result)) throw wrongInput("The result is too large for a cell");
  return result === 0 ? 0 : result;
}
