import { cellOf, ErrorValue, isFiniteNumber, passOn, type Cell } from "../cells/cell";
import { Refusal, wrongInput } from "../cells/refusal";
import { readTerms } from "../terms/readTerms";
import type { Argument, Kind, Range, Result, Rule, Show } from "./rule";

/** A cell that leaves: a blank is "". */
export type Outgoing = number | string | Refusal;

/** One argument, laid over the shape of the answer. */
interface Slot {
  readonly name: string;
  /** Its place among the values. */
  readonly index: number;
  readonly argument: Argument<unknown>;
  readonly range: Range;
  readonly rows: number;
  readonly columns: number;
  /** Values of texts read before: a column repeats few. */
  readonly read: Map<string, unknown>;
}

const BLANK: Range = [[null]];

/** The arguments of a call: cells still to be read, the rest among the values. */
interface Bound {
  readonly cells: readonly Slot[];
  readonly values: Values;
}

/**
 * The values of one case, written by place and read by name: writing to a property whose name is computed
 * costs as much as judging a score.
 */
interface Values {
  readonly places: unknown[];
  readonly [name: string]: unknown;
}

/** For each rule an object that knows the place of each name. */
const prototypes = new WeakMap<Rule, object>();

function valuesFor(rule: Rule): Values {
  let prototype = prototypes.get(rule);
  if (prototype === undefined) {
    prototype = {};
    Object.keys(rule.takes).forEach((name, index) => {
      Object.defineProperty(prototype, name, {
        get(this: Values) {
          return this.places[index];
        },
      });
    });
    prototypes.set(rule, prototype);
  }
  return Object.assign(Object.create(prototype) as object, { places: [] });
}

/**
 * Computes a formula: raw arguments in, a matrix of outgoing cells out. Throws a Refusal where the whole
 * call has no answer.
 */
export function callRule(rule: Rule, raw: readonly unknown[]): Outgoing[][] {
  const bound = bind(rule, raw);
  return rule.gives.shape === "table" ? tableOf(rule, bound, rule.gives.columns) : lift(rule, bound);
}

/** Computes one case of a cell-valued function and shows each step; throws a Refusal where there is no answer. */
export function callCase(rule: Rule, raw: readonly unknown[], show: Show): Outgoing {
  const { cells, values } = bind(rule, raw);
  refuseMany(cells, "a working shows one case");
  fill(values, cells, 0, 0);
  return outgoing(rule.compute(values, show) as Result);
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

function bind(rule: Rule, raw: readonly unknown[]): Bound {
  const slots = slotsOf(rule, raw);
  const cells = slots.filter(({ argument }) => argument.shape === "cell");
  if (cells.every(({ rows, columns }) => rows === 1 && columns === 1)) refuseErrors(cells, 0, 0);

  const lists = slots.filter(({ argument, range }) => argument.shape === "list" && !(argument.optional && isOneBlank(range)));
  const values = valuesFor(rule);
  for (const { index, argument, range } of slots) {
    if (argument.shape === "terms") values.places[index] = readTerms(range);
    else if (argument.shape === "whole") values.places[index] = isOneBlank(range) ? null : range;
    else values.places[index] = null;
  }
  refuseUnequal(lists);
  try {
    for (const slot of lists) values.places[slot.index] = readList(slot);
  } catch (refusal) {
    refuseListErrors(lists);
    throw refusal;
  }
  return { cells, values };
}

function slotsOf(rule: Rule, raw: readonly unknown[]): Slot[] {
  return Object.entries(rule.takes).map(([name, argument], index): Slot => {
    const range = rangeOf(raw[index]);
    return { name, index, argument, range, rows: range.length, columns: range[0]?.length ?? 0, read: new Map() };
  });
}

function refuseListErrors(lists: readonly Slot[]): void {
  for (const { name, range } of lists) {
    for (const row of range) {
      for (const raw of row) {
        if (typeof raw !== "object" || raw === null) continue;
        const cell = cellOf(raw);
        if (cell instanceof ErrorValue) throw passOn(cell, name);
      }
    }
  }
}

/** Lists of one call go item by item. */
function refuseUnequal(lists: readonly Slot[]): void {
  const [first] = lists;
  for (const slot of lists) {
    if (slot.rows > 1 && slot.columns > 1) throw wrongInput(`${slot.name}: ${size(slot.rows, slot.columns)} cells; give one row or one column`);
    if (first !== undefined && countOf(slot) !== countOf(first)) {
      throw wrongInput(`${first.name} has ${String(countOf(first))} cells and ${slot.name} has ${String(countOf(slot))}; give lists of equal counts`);
    }
  }
}

function countOf({ rows, columns }: Slot): number {
  return rows * columns;
}

function readList(slot: Slot): unknown[] {
  const { range, rows, read } = slot;
  const count = countOf(slot);
  const items: unknown[] = [];
  for (let index = 0; index < count; index += 1) {
    const raw = rows === 1 ? range[0]?.[index] : range[index]?.[0];
    if (typeof raw !== "string") {
      items.push(readItem(slot, cellOf(raw), index));
      continue;
    }
    let value = read.get(raw);
    if (value === undefined) read.set(raw, (value = readItem(slot, cellOf(raw), index)));
    items.push(value);
  }
  return items;
}

function readItem({ name, argument }: Slot, cell: Cell, index: number): unknown {
  if (cell === null) return null;
  if (cell instanceof ErrorValue) throw passOn(cell, name);
  try {
    return argument.kind.read(cell, name);
  } catch {
    // Read again for the sentence: naming each item beforehand would cost more than reading it.
    return argument.kind.read(cell, `${name}, item ${String(index + 1)}`);
  }
}

function tableOf(rule: Rule, { cells, values }: Bound, header: readonly string[]): Outgoing[][] {
  refuseMany(cells, "the answer is a table");
  fill(values, cells, 0, 0);
  const body = rule.compute(values) as readonly (readonly Result[])[];
  return [header, ...body].map((row) => row.map(outgoing));
}

function refuseMany(cells: readonly Slot[], because: string): void {
  for (const { name, rows, columns } of cells) {
    if (rows > 1 || columns > 1) throw wrongInput(`${name}: ${size(rows, columns)} cells; give one, because ${because}`);
  }
}

/** One value goes with a whole range, equal shapes go cell by cell, a row goes with a column. */
function lift(rule: Rule, { cells, values }: Bound): Outgoing[][] {
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
    throw wrongInput(`${widest.name} is ${size(widest.rows, widest.columns)} and ${odd.name} is ${size(odd.rows, odd.columns)} cells; give ranges of one size, or single cells`);
  }
  return longest;
}

function one(rule: Rule, cells: readonly Slot[], values: Values, row: number, column: number): Outgoing {
  try {
    fill(values, cells, row, column);
    return outgoing(rule.compute(values) as Result);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return refusal;
  }
}

/** Reads the cells of one case; an error that came in goes before every refusal of ours. */
function fill({ places }: Values, cells: readonly Slot[], row: number, column: number): void {
  try {
    for (const slot of cells) {
      const raw = at(slot, row, column);
      places[slot.index] = isFiniteNumber(raw) ? slot.argument.kind.read(raw, slot.name) : readOther(slot, raw);
    }
  } catch (refusal) {
    refuseErrors(cells, row, column);
    throw refusal;
  }
}

function readOther(slot: Slot, raw: unknown): unknown {
  if (typeof raw !== "string") return readCell(slot, raw);
  const before = slot.read.get(raw);
  if (before !== undefined) return before;
  const value = readCell(slot, raw);
  slot.read.set(raw, value);
  return value;
}

function readCell({ name, argument }: Slot, raw: unknown): unknown {
  return readArgument(argument.kind, argument.blank, name, raw);
}

function readArgument(kind: Kind<unknown>, blank: boolean, name: string, raw: unknown): unknown {
  const cell = cellOf(raw);
  if (cell instanceof ErrorValue) throw passOn(cell, name);
  if (cell !== null) return kind.read(cell, name);
  if (blank) return null;
  throw wrongInput(`${name}: a blank cell; give ${kind.says}`);
}

function refuseErrors(cells: readonly Slot[], row: number, column: number): void {
  for (const slot of cells) {
    const cell = cellOf(at(slot, row, column));
    if (cell instanceof ErrorValue) throw passOn(cell, slot.name);
  }
}

function at({ range, rows, columns }: Slot, row: number, column: number): unknown {
  return range[rows === 1 ? 0 : row]?.[columns === 1 ? 0 : column];
}

function allBlank(slots: readonly Slot[], row: number, column: number): boolean {
  for (const slot of slots) {
    const raw = at(slot, row, column);
    if (isFiniteNumber(raw) || cellOf(raw) !== null) return false;
  }
  return true;
}

/** The range of an argument. One that a host adds at the end, the invocation object, counts as left out. */
export function rangeOf(raw: unknown): Range {
  if (Array.isArray(raw)) {
    const range: Range = Array.isArray(raw[0]) ? (raw as Range) : [raw];
    return range[0]?.length === 0 ? BLANK : range;
  }
  if (typeof raw === "object" && raw !== null && !("code" in raw)) return BLANK;
  return [[raw]];
}

function isOneBlank(range: Range): boolean {
  return range.length === 1 && range[0]?.length === 1 && cellOf(range[0][0]) === null;
}

/** Nothing leaves that Excel would silently show as 0. */
function outgoing(result: Result): Outgoing {
  if (result === null) return "";
  if (typeof result === "string" || result instanceof Refusal) return result;
  if (!isFiniteNumber(result)) throw wrongInput("The result is too large for a cell");
  return result === 0 ? 0 : result;
}

function size(rows: number, columns: number): string {
  return `${String(rows)} × ${String(columns)}`;
}
