import type { Columns, Range, Records } from "../../core/define/rule";
import { FIRST_EDITION, fold, readRecords } from "../../core/shared";
import { quoteColumn } from "../formula/reference";
import type { WorkbookName } from "../port";
import { ruleNamed } from "../resolve";

/** The two visible tables that a plan is, as the function that pays the practices takes them. */
export const PLAN_TABLES = ["practices", "scores"] as const;
export type PlanTable = (typeof PLAN_TABLES)[number];

/** What each is called where the pane makes it; under another name it is known by its columns. */
export const TABLE_NAMES: Readonly<Record<PlanTable, string>> = { practices: "Practices", scores: "Scores" };

/** The function whose answer is every figure of the view. */
export const PAYMENTS = "UPLIFT.PRACTICES";

export interface PlanColumn {
  readonly title: string;
  readonly isNeeded: boolean;
}

export function columnsOf(table: PlanTable): readonly PlanColumn[] {
  return Object.values(declared(table)).map(({ title, optional }) => ({ title, isNeeded: !optional }));
}

function declared(table: PlanTable): Columns {
  return ruleNamed(PAYMENTS)?.takes[table]?.columns ?? {};
}

/** The rows of a table as the function reads them; throws a Refusal where it has no such table. */
export function recordsIn(table: PlanTable, range: Range): Records<Columns> {
  return readRecords(range, declared(table), table, FIRST_EDITION);
}

/** The tables of a workbook that have every column which this one needs. */
export function tablesFor(table: PlanTable, names: readonly WorkbookName[]): string[] {
  const known = names.filter(({ kind }) => kind === "table").map(({ name }) => name);
  const folded = new Set(known.map(fold));
  const needed = columnsOf(table).filter(({ isNeeded }) => isNeeded);
  return known.filter(
    (name) => !name.includes("[") && needed.every(({ title }) => folded.has(fold(`${name}[${quoteColumn(title)}]`))),
  );
}

/** The one of our name goes before others; which of several others is meant, a person has to say. */
export function chosenOf(table: PlanTable, found: readonly string[]): string | null {
  const ours = found.find((name) => fold(name) === fold(TABLE_NAMES[table]));
  return ours ?? (found.length === 1 ? (found[0] ?? null) : null);
}

/** Where a column stands among headings, compared as the functions compare them; -1 where it does not. */
export function placeOf(title: string, headings: readonly unknown[]): number {
  return headings.findIndex((heading) => typeof heading === "string" && fold(heading) === fold(title));
}
