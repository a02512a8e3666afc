import type { Cell } from "../cells/cell";
import type { Refusal } from "../cells/refusal";
import type { Citation, InEdition } from "../guide/edition";
import type { Decimal } from "../numbers/exact";
import type { Terms } from "../terms/terms";

/** What one cell of an argument means, how it is read and how help describes it. */
export interface Kind<T> {
  /** What would be right: "Mixed, Pediatric or Adult", "a whole number from 1 to 10". */
  readonly says: string;
  /** The words to choose from, where there is a list of them. */
  readonly choices?: readonly string[];
  /** Whether reading a text costs less than looking up what it was read as before. */
  readonly cheap?: boolean;
  /** The value of a cell that is neither blank nor an error; throws a Refusal that names the argument. */
  read(cell: Cell, argument: string): T;
}

export type ArgumentShape = "cell" | "list" | "whole" | "terms";

/** One argument of a function. */
export interface Argument<T> {
  /** Lifted cell by cell, a row or column taken whole, a range taken whole, or a plan's terms. */
  readonly shape: ArgumentShape;
  readonly kind: InEdition<Kind<unknown>>;
  /** One phrase for help: what it is and in which unit. */
  readonly says: InEdition<string>;
  readonly optional: boolean;
  /** Whether a blank cell is a value (null) rather than refused. */
  readonly blank: boolean;
  /** Never set: carries the type of what compute receives. */
  readonly value?: T;
}

/** Ranges as the host hands them over. */
export type Range = readonly (readonly unknown[])[];

const anything: Kind<unknown> = { says: "a range", read: (cell) => cell };
const planTerms: Kind<unknown> = { says: "a terms range, or the cell of APC.TERMS", read: (cell) => cell };

/** A cell argument that needs a value. */
export function cell<T>(kind: InEdition<Kind<T>>, says: InEdition<string>): Argument<T> {
  return { shape: "cell", kind, says, optional: false, blank: false };
}

/** A cell argument in which a blank cell means something: no score, no baseline. */
export function cellOrBlank<T>(kind: InEdition<Kind<T>>, says: InEdition<string>): Argument<T | null> {
  return { shape: "cell", kind, says, optional: false, blank: true };
}

/** A cell argument that may be left out. */
export function optional<T>(kind: InEdition<Kind<T>>, says: InEdition<string>): Argument<T | null> {
  return { shape: "cell", kind, says, optional: true, blank: true };
}

/** A row or a column taken whole, each cell read by itself; a blank cell is null. */
export function list<T>(kind: InEdition<Kind<T>>, says: InEdition<string>): Argument<readonly (T | null)[]> {
  return { shape: "list", kind, says, optional: false, blank: true };
}

/** The same, null where it is left out. */
export function optionalList<T>(
  kind: InEdition<Kind<T>>,
  says: InEdition<string>,
): Argument<readonly (T | null)[] | null> {
  return { shape: "list", kind, says, optional: true, blank: true };
}

/** A range taken whole, as it is. */
export function whole(says: string, omittable = false): Argument<Range | null> {
  return { shape: "whole", kind: anything, says, optional: omittable, blank: true };
}

/** The last argument of nearly every function: what a plan changes of the published guide. */
export const terms: Argument<Terms> = {
  shape: "terms",
  kind: planTerms,
  says: "The plan's own terms: a range with the columns Parameter, Value and Source, or the cell of APC.TERMS. Without it the published guide holds.",
  optional: true,
  blank: true,
};

type Takes = Readonly<Record<string, Argument<unknown>>>;
/** What compute receives: the value of each argument by its name. */
export type Received<T extends Takes> = { readonly [Name in keyof T]: T[Name] extends Argument<infer V> ? V : never };

/** Records one step of a working: what was computed, its value, and where it comes from. */
export type Show = (step: string, value: number | string | Decimal, source: string) => void;

/** Records the steps of one row of a table, 0 for the first below the header; undefined where nobody watches that row. */
export type ShowRow = (row: number) => Show | undefined;

/** A cell of a result; null is blank. A table can hold a refusal beside cells that have an answer. */
export type Result = number | string | null | Refusal;

/** One value for each case. */
interface GivesValue {
  readonly shape: "value";
  readonly says: string;
}

/** A table with a header row. */
interface GivesTable {
  readonly shape: "table";
  readonly says: string;
  readonly columns: readonly string[];
}

export function value(says: string): GivesValue {
  return { shape: "value", says };
}

export function table(says: string, ...columns: readonly string[]): GivesTable {
  return { shape: "table", says, columns };
}

/** Where the guide's words leave room, what we do, and what else they could mean. */
export interface Reading {
  readonly id: string;
  readonly title: string;
  /** The guide's own words, with where they stand. */
  readonly quote: string;
  readonly ours: string;
  readonly alternatives: string;
  /** The parameter that chooses another reading; such a reading can be priced. */
  readonly termKey?: string;
  /** Further parameters that its alternatives name. */
  readonly furtherKeys?: readonly string[];
}

export interface Example {
  /** In the order of the declaration; a range is given row by row. */
  readonly args: readonly (number | string | boolean | null | Range)[];
  /** A value, the rows of a table under its header, or a refusal's error. */
  readonly gives: Result | readonly (readonly Result[])[];
  /** What a person should notice. */
  readonly because: string;
}

export type Family =
  | "Performance incentive"
  | "Direct services"
  | "Population health management"
  | "Risk adjustment"
  | "The 30% uplift"
  | "Payouts"
  | "The published model";

/** Everything that is said about a function, once, whatever it answers. */
interface Said {
  /** Without the namespace: INCENTIVE is typed =APC.INCENTIVE(...). Never changed once released. */
  readonly name: string;
  readonly family: Family;
  /** One sentence: what it answers. */
  readonly says: string;
  readonly cites: readonly Citation[];
  readonly readings: readonly Reading[];
  readonly takes: Takes;
  readonly examples: readonly [Example, ...Example[]];
}

export interface ValueRule extends Said {
  readonly gives: GivesValue;
  compute(values: Readonly<Record<string, unknown>>, show?: Show): Result;
}

export interface TableRule extends Said {
  readonly gives: GivesTable;
  compute(values: Readonly<Record<string, unknown>>, showRow?: ShowRow): readonly (readonly Result[])[];
}

export type Rule = ValueRule | TableRule;

export function isTable(rule: Rule): rule is TableRule {
  return rule.gives.shape === "table";
}

/** A rule whose compute receives what its arguments say. */
type Declaration<R extends Rule, T extends Takes> = Omit<R, "takes" | "compute"> & {
  readonly takes: T;
  compute(values: Received<T>, show?: Parameters<R["compute"]>[1]): ReturnType<R["compute"]>;
};

export function defineRule<const T extends Takes>(rule: Declaration<ValueRule, T>): ValueRule;
export function defineRule<const T extends Takes>(rule: Declaration<TableRule, T>): TableRule;
export function defineRule(rule: Rule): Rule {
  return rule;
}
