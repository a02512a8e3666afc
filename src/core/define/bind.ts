import { cellOf, ErrorValue, isFiniteNumber, passOn } from "../cells/cell";
import { Refusal, wrongInput } from "../cells/refusal";
import { FIRST_EDITION } from "../guide/carried";
import { inEdition, type Edition } from "../guide/edition";
import { readTerms } from "../terms/readTerms";
import { columnReader, isNothing, readRecords } from "./records";
import type { Argument, Kind, Range, Rule } from "./rule";

/** One argument, laid over the shape of the answer. */
export interface Slot {
  readonly name: string;
  /** Its place among the values. */
  readonly index: number;
  readonly argument: Argument<unknown>;
  readonly range: Range;
  readonly rows: number;
  readonly columns: number;
}

/** The same, with what its cells mean in the edition in force. */
export interface ReadSlot extends Slot {
  readonly kind: Kind<unknown>;
  /** Values of texts read before: a column repeats few. Null for a single cell, which has nothing to repeat. */
  readonly read: Map<string, unknown> | null;
}

const BLANK: Range = [[null]];

/** The arguments of a call: cells still to be read, the rest among the values. */
export interface Bound {
  readonly cells: readonly ReadSlot[];
  readonly values: PlacedValues;
}

/**
 * The values of one case, written by place and read by name: writing to a property whose name is computed
 * costs as much as judging a score.
 */
export interface PlacedValues {
  readonly places: unknown[];
  readonly [name: string]: unknown;
}

/** For each rule an object that knows the place of each name. */
const prototypes = new WeakMap<Rule, object>();

function valuesFor(rule: Rule): PlacedValues {
  let prototype = prototypes.get(rule);
  if (prototype === undefined) {
    prototype = {};
    Object.keys(rule.takes).forEach((name, index) => {
      Object.defineProperty(prototype, name, {
        get(this: PlacedValues) {
          return this.places[index];
        },
      });
    });
    prototypes.set(rule, prototype);
  }
  return Object.assign(Object.create(prototype) as object, { places: [] });
}

/** Lays the arguments out by their declared places, and reads all but the lifted cells. */
export function bind(rule: Rule, raw: readonly unknown[]): Bound {
  const slots = slotsOf(rule, raw);
  const cells = slots.filter(({ argument }) => argument.shape === "cell");
  const lists = slots.filter(
    ({ argument, range }) => argument.shape === "list" && !(argument.optional && isOneBlank(range)),
  );
  if (cells.every(({ rows, columns }) => rows === 1 && columns === 1)) refuseErrors(cells, 0, 0);

  const values = valuesFor(rule);
  let edition = FIRST_EDITION;
  try {
    for (const { index, argument, range } of slots) {
      if (argument.shape === "terms") {
        const terms = readTerms(range);
        values.places[index] = terms;
        edition = terms.edition;
      } else if (argument.shape === "whole" && argument.columns === undefined)
        values.places[index] = isOneBlank(range) ? null : range;
      else values.places[index] = null;
    }
    for (const {
      name,
      index,
      argument: { columns, optional },
      range,
    } of slots) {
      if (columns === undefined || (optional && isBlankRange(range))) continue;
      values.places[index] = readRecords(range, columns, name, edition);
    }
    refuseUnequal(lists);
    for (const slot of lists) values.places[slot.index] = readList(readIn(slot, edition));
  } catch (refusal) {
    refuseListErrors(lists.filter(({ argument }) => argument.each !== true));
    throw refusal;
  }
  return { cells: cells.map((slot) => readIn(slot, edition)), values };
}

/** Field by field: to spread them takes longer than all else in a call of single cells. */
function readIn({ name, index, argument, range, rows, columns }: Slot, edition: Edition): ReadSlot {
  const read = rows * columns > 1 ? new Map<string, unknown>() : null;
  return { name, index, argument, range, rows, columns, kind: inEdition(argument.kind, edition), read };
}

export function slotsOf(rule: Rule, raw: readonly unknown[]): Slot[] {
  return Object.entries(rule.takes).map(([name, argument], index): Slot => {
    const range = rangeOf(raw[index]);
    return { name, index, argument, range, rows: range.length, columns: range[0]?.length ?? 0 };
  });
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

/** Blank throughout, or 0 where a host hands blanks over so. */
function isBlankRange(range: Range): boolean {
  return range.every((row) => row.every((raw) => isNothing(cellOf(raw))));
}

function isOneBlank(range: Range): boolean {
  return range.length === 1 && range[0]?.length === 1 && cellOf(range[0][0]) === null;
}

/** Lists of one call go item by item. */
function refuseUnequal(lists: readonly Slot[]): void {
  const [first] = lists;
  for (const slot of lists) {
    if (slot.rows > 1 && slot.columns > 1)
      throw wrongInput(`${slot.name}: ${size(slot.rows, slot.columns)} cells; give one row or one column`);
    if (first !== undefined && countOf(slot) !== countOf(first)) {
      throw wrongInput(
        `${first.name} has ${countOf(first)} cells and ${slot.name} has ${countOf(slot)}; give lists of equal counts`,
      );
    }
  }
}

function countOf({ rows, columns }: Slot): number {
  return rows * columns;
}

function readList({ name, kind, argument, range, rows, columns }: ReadSlot): unknown[] {
  const read = columnReader(kind, (index) => `${name}, item ${index + 1}`);
  const whole = argument.each !== true;
  // With room for all of them: to grow costs as much as to read.
  const items = new Array<unknown>(rows * columns);
  for (let index = 0; index < items.length; index += 1) {
    const item = read(rows === 1 ? range[0]?.[index] : range[index]?.[0], index);
    if (whole && item instanceof Refusal) throw item;
    items[index] = item;
  }
  return items;
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

/** Reads the cells of one case; an error that came in goes before every refusal of ours. */
export function fill({ places }: PlacedValues, cells: readonly ReadSlot[], row: number, column: number): void {
  try {
    for (const slot of cells) {
      const raw = at(slot, row, column);
      places[slot.index] = isFiniteNumber(raw) && raw !== 0 ? slot.kind.read(raw, slot.name) : readOther(slot, raw);
    }
  } catch (refusal) {
    refuseErrors(cells, row, column);
    throw refusal;
  }
}

function readOther(slot: ReadSlot, raw: unknown): unknown {
  if (typeof raw !== "string" || slot.read === null) return readCell(slot, raw);
  const before = slot.read.get(raw);
  if (before !== undefined) return before;
  const value = readCell(slot, raw);
  slot.read.set(raw, value);
  return value;
}

function readCell({ name, kind, argument: { blank } }: ReadSlot, raw: unknown): unknown {
  const cell = cellOf(raw);
  if (cell instanceof ErrorValue) throw passOn(cell, name);
  if (cell !== null && !(kind.word === true && cell === 0)) return kind.read(cell, name);
  if (blank) return null;
  throw wrongInput(`${name}: a blank cell; give ${kind.says}`);
}

function refuseErrors(cells: readonly Slot[], row: number, column: number): void {
  for (const slot of cells) {
    const cell = cellOf(at(slot, row, column));
    if (cell instanceof ErrorValue) throw passOn(cell, slot.name);
  }
}

export function at({ range, rows, columns }: Slot, row: number, column: number): unknown {
  return range[rows === 1 ? 0 : row]?.[columns === 1 ? 0 : column];
}

/** Where a word is among the cells, a row of 0s is one that a host handed over for blanks. */
export function allBlank(slots: readonly Slot[], row: number, column: number): boolean {
  const first = slots[0];
  if (first === undefined) return true;
  // Nearly every row begins with something.
  const raw = at(first, row, column);
  if (raw !== 0 && isFiniteNumber(raw)) return false;
  let zero = false;
  for (const slot of slots) {
    const cell = cellOf(at(slot, row, column));
    if (cell === 0) zero = true;
    else if (cell !== null) return false;
  }
  return !zero || slots.some(({ argument }) => isWord(argument));
}

function isWord({ kind }: Argument<unknown>): boolean {
  return inEdition(kind, FIRST_EDITION).word === true;
}

export function size(rows: number, columns: number): string {
  return `${rows} × ${columns}`;
}
