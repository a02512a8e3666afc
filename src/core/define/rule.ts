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
  /** A word, a code or an identifier: no such thing is called 0, so a 0 is a blank that a host handed over. */
  readonly word?: true;
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
  /** Of a list: a cell that cannot be read is its refusal, and costs no other. */
  readonly each?: true;
  /** Of a range taken whole: the columns that are found by their headings. */
  readonly columns?: Columns;
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

/** A list in which a cell that cannot be read is its refusal, which names the place. */
export function listOfEach<T>(
  kind: InEdition<Kind<T>>,
  says: InEdition<string>,
): Argument<readonly (T | null | Refusal)[]> {
  return { shape: "list", kind, says, optional: false, blank: true, each: true };
}

/** The same, null where it is left out. */
export function optionalListOfEach<T>(
  kind: InEdition<Kind<T>>,
  says: InEdition<string>,
): Argument<readonly (T | null | Refusal)[] | null> {
  return { shape: "list", kind, says, optional: true, blank: true, each: true };
}

/** A column of a table argument. */
export interface Column<T> {
  /** As its heading is compared, without case. */
  readonly title: string;
  readonly kind: InEdition<Kind<unknown>>;
  /** Whether the table may do without it. */
  readonly optional: boolean;
  /** Never set: carries the type of its cells. */
  readonly value?: T;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

export function column<T>(title: string, kind: InEdition<Kind<T>>): Column<T> {
  return { title, kind, optional: false };
}

/** A column that may be left out: then all its cells are blank. */
export function optionalColumn<T>(title: string, kind: InEdition<Kind<T>>): Column<T> {
  return { title, kind, optional: true };
}

/** A table as compute receives it: rows that are blank throughout are left out. */
export interface Records<C extends Columns> {
  readonly count: number;
  /** The row of the range that a record stands in, counted from 1, which is the header's where that stands first. */
  readonly rows: readonly number[];
  /** By field: the cells below the heading, each its refusal where it cannot be read. */
  readonly cells: { readonly [F in keyof C]: readonly ((C[F] extends Column<infer V> ? V : never) | null | Refusal)[] };
}

/** A table with a header row; its columns stand in any order, and further ones are ignored. */
export function tableArgument<const C extends Columns>(columns: C, says: string): Argument<Records<C>> {
  return { shape: "whole", kind: anything, says, optional: false, blank: true, columns };
}

/** The same, null where it is left out. */
export function optionalTable<const C extends Columns>(columns: C, says: string): Argument<Records<C> | null> {
  return { shape: "whole", kind: anything, says, optional: true, blank: true, columns };
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
  readonly says: InEdition<string>;
}

/** A table with a header row. */
interface GivesTable {
  readonly shape: "table";
  readonly says: string;
  readonly columns: readonly string[];
}

export function value(says: InEdition<string>): GivesValue {
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
  /** Of a table whose header what is given decides. */
  readonly header?: readonly string[];
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
  readonly says: InEdition<string>;
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
  /** The header of a call, where what is given decides it. */
  header?(values: Readonly<Record<string, unknown>>): readonly string[];
  compute(values: Readonly<Record<string, unknown>>, showRow?: ShowRow): readonly (readonly Result[])[];
}

export type Rule = ValueRule | TableRule;

export function isTable(rule: Rule): rule is TableRule {
  return rule.gives.shape === "table";
}

/** A rule whose compute receives what its arguments say. */
type Declaration<R extends Rule, T extends Takes> = Omit<R, "takes" | "compute" | "header"> & {
  readonly takes: T;
  compute(values: Received<T>, show?: Parameters<R["compute"]>[1]): ReturnType<R["compute"]>;
} & (R extends TableRule ? { header?(values: Received<T>): readonly string[] } : unknown);

export function defineRule<const T extends Takes>(rule: Declaration<ValueRule, T>): ValueRule;
export function defineRule<const T extends Takes>(rule: Declaration<TableRule, T>): TableRule;
export function defineRule(rule: Rule): Rule {
  return rule;
}
