import type { Columns } from "../../core/define/rule";
import { FIRST_EDITION, fold, inEdition, isTable, PRACTICE_COLUMNS, Refusal, SCORE_COLUMNS } from "../../core/shared";
import { parseReference } from "../formula/reference";
import type { WorkbookName } from "../port";
import { ruleNamed } from "../resolve";

/** The two visible tables that a plan is, as the function that pays the practices takes them. */
export const PLAN_TABLES = ["practices", "scores"] as const;
export type PlanTable = (typeof PLAN_TABLES)[number];

/** What each is called where the pane makes it; under another name it is known by its columns. */
export const TABLE_NAMES: Readonly<Record<PlanTable, string>> = { practices: "Practices", scores: "Scores" };

/** The function whose answer is every figure of the view. */
export const PAYMENTS = "UPLIFT.PRACTICES";

/** The headings over its answer. */
export function paymentTitles(): readonly string[] {
  const rule = ruleNamed(PAYMENTS);
  if (rule === undefined || !isTable(rule)) throw new Error(`${PAYMENTS} answers no table`);
  return rule.gives.columns;
}

interface PlanColumn {
  readonly title: string;
  readonly isNeeded: boolean;
  /** The words that it takes, where there is a list of them. */
  readonly choices: readonly string[] | undefined;
}

/** Their columns, as the functions declare them. */
export const COLUMNS = { practices: PRACTICE_COLUMNS, scores: SCORE_COLUMNS } as const satisfies Record<
  PlanTable,
  Columns
>;

export function columnsOf(table: PlanTable): readonly PlanColumn[] {
  const columns: Columns = COLUMNS[table];
  return Object.values(columns).map(({ title, optional, kind }) => ({
    title,
    isNeeded: !optional,
    choices: inEdition(kind, FIRST_EDITION).choices,
  }));
}

export const PRACTICE = PRACTICE_COLUMNS.practice.title;
export const MONTHS = PRACTICE_COLUMNS.memberMonths.title;
export const DECILE = PRACTICE_COLUMNS.decile.title;
export const MEASURE = SCORE_COLUMNS.measure.title;
export const BASELINE = SCORE_COLUMNS.baseline.title;
export const SCORE = SCORE_COLUMNS.score.title;

/** A column that the made table has besides ours. */
export const PERCENTILE = "HPI percentile";

/** Whether the function reads a word in that column. */
export function isRead(table: PlanTable, title: string, word: string): boolean {
  const columns: Columns = COLUMNS[table];
  const column = Object.values(columns).find((one) => one.title === title);
  if (column === undefined) return false;
  try {
    inEdition(column.kind, FIRST_EDITION).read(word, title);
    return true;
  } catch (refusal) {
    if (refusal instanceof Refusal) return false;
    throw refusal;
  }
}

/** What copies for a payout that was closed are called: they have the columns of a plan, and are none. */
const OF_A_PAYOUT = /^(?:Closing|Payout)\d/i;

/** The tables of a workbook that have every column which this one needs. */
export function tablesFor(table: PlanTable, names: readonly WorkbookName[]): string[] {
  return tablesWith(
    columnsOf(table).flatMap(({ title, isNeeded }) => (isNeeded ? [title] : [])),
    names,
  ).filter((name) => !OF_A_PAYOUT.test(name));
}

/** The tables that have all of these columns, headings compared as the functions do. */
export function tablesWith(titles: readonly string[], names: readonly WorkbookName[]): string[] {
  const headings = new Map<string, Set<string>>();
  for (const { kind, name } of names) {
    const reference = kind === "table" ? parseReference(name) : null;
    if (reference?.kind !== "table" || reference.table === null || reference.columns === null) continue;
    const known = headings.get(reference.table) ?? new Set();
    headings.set(reference.table, known.add(fold(reference.columns[0])));
  }
  return [...headings].flatMap(([name, known]) => (titles.every((title) => known.has(fold(title))) ? [name] : []));
}

/**
 * The one of our name goes before others; which of several others is meant, a person has to say.
 * @param lent tables that scenarios have for themselves, which are the plan's own only where a person says so.
 */
export function chosenOf(table: PlanTable, found: readonly string[], lent: readonly string[]): string | null {
  const ours = found.find((name) => fold(name) === fold(TABLE_NAMES[table]));
  const others = notLent(found, lent);
  return ours ?? (others.length === 1 ? (others[0] ?? null) : null);
}

/** What a workbook that is opened anew takes by itself: one, none where there is none, or undefined where a person has to say. */
export function takenAnew(
  table: PlanTable,
  found: readonly string[],
  lent: readonly string[],
): string | null | undefined {
  return chosenOf(table, found, lent) ?? (choicesOf(table, found, lent).length > 0 ? undefined : null);
}

/** Those among which a person may have to choose: without practices there is no plan, whoever else has them. */
export function choicesOf(table: PlanTable, found: readonly string[], lent: readonly string[]): readonly string[] {
  return table === "practices" ? found : notLent(found, lent);
}

export function notLent(found: readonly string[], lent: readonly string[]): string[] {
  const theirs = new Set(lent.map(fold));
  return found.filter((name) => !theirs.has(fold(name)));
}

/** A table as a formula takes it with its headings. */
export function wholeOf(table: string): string {
  return `${table}[#All]`;
}

/** Where a column stands among headings, compared as the functions compare them; -1 where it does not. */
export function placeOf(title: string, headings: readonly unknown[]): number {
  return headings.findIndex((heading) => typeof heading === "string" && fold(heading) === fold(title));
}
