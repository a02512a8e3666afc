import { FIRST_EDITION, fold, inEdition, measuresIn, Refusal } from "../../core/shared";
import { ruleNamed } from "../resolve";
import { type GivenList, textOf } from "./listCells";
import { columnsOf, PAYMENTS, type PlanTable } from "./planTables";

/** Which column of a list is which of ours. */

/** What a column of the list is. */
export type Target =
  | { readonly kind: "column"; readonly table: PlanTable; readonly title: string }
  /** A column for each measure. */
  | { readonly kind: "measure"; readonly measure: string; readonly title: "Baseline" | "Score" }
  /** A percentile of the Healthy Places Index, of which HPI.DECILE makes the decile. */
  | { readonly kind: "percentile" };

export const CODES: readonly string[] = measuresIn(FIRST_EDITION).map(({ code }) => code);

export const PRACTICE = "Practice";
export const MEASURE = "Measure";
export const MONTHS = "Member months";
export const DECILE = "Decile";

/** A column that the made table has besides ours. */
export const PERCENTILE = "HPI percentile";

/** A target in the words by which one chooses it; no two have the same. */
export function wordsOf(target: Target | null): string {
  if (target === null) return "";
  if (target.kind === "percentile") return PERCENTILE;
  if (target.kind === "measure") return `${target.measure}, ${target.title.toLowerCase()}`;
  return target.table === "practices" ? target.title : `${target.title}, a row for each measure`;
}

/** Everything that a column can be. */
export function targets(): readonly Target[] {
  return [
    ...columnsOf("practices").map(({ title }): Target => ({ kind: "column", table: "practices", title })),
    { kind: "percentile" },
    ...columnsOf("scores")
      .filter(({ title }) => title !== PRACTICE)
      .map(({ title }): Target => ({ kind: "column", table: "scores", title })),
    ...CODES.flatMap((measure) =>
      (["Score", "Baseline"] as const).map((title): Target => ({ kind: "measure", measure, title })),
    ),
  ];
}

/** How plans call what the tables call otherwise. The first that fits counts. */
const CALLED: readonly (readonly [RegExp, Target])[] = [
  ...(
    [
      ["practices", "Decile", /decile/i],
      ["practices", "Expected share", /expected|earned share/i],
      ["practices", "Clinical factor", /clinical factor|age.*(?:gender|sex)|demographic factor/i],
      ["practices", "Member months", /member.?months?|\bmms?\b/i],
      ["practices", "Capitated PMPM", /capitat|\bcap\b/i],
      ["practices", "Base PMPM", /\bbase\b.*\b(?:pmpm|rate)\b|^pmpm$/i],
      ["practices", "Track", /\btrack\b/i],
      ["practices", "Practice type", /\btype\b|population/i],
      ["practices", "Organisation", /organi[sz]ation|\bipa\b|\bparent\b|\bgroup\b|system/i],
      ["scores", "Measure", /\bmeasure\b/i],
      ["scores", "Baseline", /baseline|prior/i],
      ["scores", "Score", /\b(?:score|rate|result)\b/i],
      ["practices", "Practice", /practice|clinic|\bsite\b|provider|\bname\b/i],
    ] as const
  ).map(([table, title, words]): readonly [RegExp, Target] => [words, { kind: "column", table, title }]),
];
const PERCENTILES = /percentile/i;

/** What each column probably is, by its heading or else by its words; no two are the same. */
export function guessedTargets({ headings, rows }: GivenList): (Target | null)[] {
  const taken = new Set<string>();
  const free = (target: Target | null): Target | null => {
    if (target === null || taken.has(wordsOf(target))) return null;
    taken.add(wordsOf(target));
    return target;
  };
  const plain = headings.map((heading) => heading.replace(/\s+/g, " ").trim());
  const ours = plain.map((heading) => free(exactTarget(heading)));
  const years = yearTargets(plain).map(free);
  const called = plain.map((heading, index) => ours[index] ?? years[index] ?? free(calledTarget(heading)));
  const first = rows.slice(0, MOST_LOOKED_AT);
  const all = called.map((target, index) => target ?? free(targetByWords(first.map((cells) => textOf(cells[index])))));
  // Scores a row for each measure are told by the column that names the measures.
  const isLong = all.some((target) => target?.kind === "column" && target.title === MEASURE);
  return all.map((target) => (target?.kind === "column" && target.table === "scores" && !isLong ? null : target));
}

/** Of two years of one measure the former is the baseline and the latter the score. */
function yearTargets(headings: readonly string[]): (Target | null)[] {
  const years = headings.map((heading) => {
    const [, code = "", year] = /^(.+?) ?\(?((?:19|20)\d\d)\)?$/.exec(fold(heading)) ?? [];
    const measure = CODES.find((one) => one === code);
    return measure === undefined ? null : { measure, year: Number(year) };
  });
  return years.map((one) => {
    if (one === null) return null;
    const same = years.flatMap((other) => (other?.measure === one.measure ? [other.year] : []));
    if (same.length > 2) return null;
    return { kind: "measure", measure: one.measure, title: one.year === Math.max(...same) ? "Score" : "Baseline" };
  });
}

/** Rows by whose words a column is told. */
const MOST_LOOKED_AT = 200;

/** A heading that is one of ours, or a measure with or without what of it. */
function exactTarget(heading: string): Target | null {
  const ours = (["practices", "scores"] as const).flatMap((table): Target[] => {
    const column = columnsOf(table).find(({ title }) => fold(title) === fold(heading));
    return column === undefined ? [] : [{ kind: "column", table, title: column.title }];
  });
  if (ours[0] !== undefined) return ours[0];
  const folded = fold(heading);
  const measure = CODES.find((code) => folded === code || folded.startsWith(`${code} `));
  if (measure === undefined) return null;
  const rest = folded
    .slice(measure.length)
    .replace(/[()%,]/g, "")
    .trim();
  if (/^(?:SCORE|RATE|RESULT|CURRENT)?$/.test(rest)) return { kind: "measure", measure, title: "Score" };
  return /^(?:BASELINE|PRIOR)(?: (?:SCORE|RATE|YEAR))?$/.test(rest)
    ? { kind: "measure", measure, title: "Baseline" }
    : null;
}

function calledTarget(heading: string): Target | null {
  if (PERCENTILES.test(heading) && !/decile/i.test(heading)) return { kind: "percentile" };
  // A count of a measure is not its score, and no other scale of the index is a percentile.
  if (CODES.some((code) => fold(heading).startsWith(`${code} `))) return null;
  if (/\bhpi\b|healthy places/i.test(heading) && !/decile/i.test(heading)) return null;
  return CALLED.find(([words]) => words.test(heading))?.[1] ?? null;
}

/** Half of what a column says, and it is told by that. */
const ENOUGH = 0.5;

function targetByWords(cells: readonly string[]): Target | null {
  const words = [...new Set(cells)].filter((word) => word !== "");
  if (words.length === 0) return null;
  return (
    wordColumns().find(
      ({ table, title }) => words.filter((word) => isRead(table, title, word)).length >= words.length * ENOUGH,
    ) ?? null
  );
}

/** The columns that take the guide's own words. */
export function wordColumns(): (Extract<Target, { kind: "column" }> & { readonly choices: readonly string[] })[] {
  return (["practices", "scores"] as const).flatMap((table) =>
    columnsOf(table).flatMap(({ title, choices = title === MEASURE ? CODES : undefined }) =>
      choices === undefined ? [] : [{ kind: "column" as const, table, title, choices }],
    ),
  );
}

/** Whether the function reads a word in that column. */
export function isRead(table: PlanTable, title: string, word: string): boolean {
  const column = Object.values(ruleNamed(PAYMENTS)?.takes[table]?.columns ?? {}).find((one) => one.title === title);
  if (column === undefined) return false;
  try {
    inEdition(column.kind, FIRST_EDITION).read(word, title);
    return true;
  } catch (refusal) {
    if (refusal instanceof Refusal) return false;
    throw refusal;
  }
}

export function isOfScores(target: Target | null): boolean {
  if (target?.kind === "measure") return true;
  return (
    target?.kind === "column" && target.table === "scores" && (target.title === "Score" || target.title === "Baseline")
  );
}

export function isPercentage(code: string): boolean {
  return measuresIn(FIRST_EDITION).some((measure) => measure.code === code && measure.unit === "percent");
}

/** The columns that are left out, by name. */
export function unusedOf({ headings }: GivenList, chosen: readonly (Target | null)[]): string[] {
  return headings.flatMap((heading, index) =>
    (chosen[index] ?? null) === null ? [heading === "" ? `column ${index + 1}` : heading] : [],
  );
}

/** What is still needed before there is a table of practices. */
export function lackingOf(chosen: readonly (Target | null)[]): string[] {
  const words = chosen.map(wordsOf);
  return columnsOf("practices")
    .filter(({ title, isNeeded }) => isNeeded && !words.includes(title))
    .map(({ title }) => title);
}
