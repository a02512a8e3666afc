import type { Column } from "../../core/define/rule";
import { FIRST_EDITION, fold, measuresIn, PRACTICE_COLUMNS, SCORE_COLUMNS } from "../../core/shared";
import { textOf } from "../list/cells";
import { columnName, type GivenList } from "../list/givenList";
import { COUNTS, DENOMINATOR, NUMERATOR } from "../plan/counts";
import { BASELINE, columnsOf, isRead, MEASURE, PERCENTILE, PRACTICE, SCORE, type PlanTable } from "../plan/planTables";

/** Which column of a list is which of ours. */

/** What a column of the list is. */
export type Target =
  | { readonly kind: "column"; readonly table: PlanTable; readonly title: string }
  /** A column for each measure. */
  | { readonly kind: "measure"; readonly measure: string; readonly title: string }
  /** A percentile of the Healthy Places Index, of which HPI.DECILE makes the decile. */
  | { readonly kind: "percentile" };

export const CODES: readonly string[] = measuresIn(FIRST_EDITION).map(({ code }) => code);

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
    ...headingsOf("scores")
      .filter((title) => title !== PRACTICE)
      .map((title): Target => ({ kind: "column", table: "scores", title })),
    ...CODES.flatMap((measure) =>
      [SCORE, BASELINE, ...COUNTS].map((title): Target => ({ kind: "measure", measure, title })),
    ),
  ];
}

/** Ours, and the counts that a table of scores may have besides. */
function headingsOf(table: PlanTable): string[] {
  return [...columnsOf(table).map(({ title }) => title), ...(table === "scores" ? COUNTS : [])];
}

/** How plans call what the tables call otherwise. The first that fits counts. */
const CALLED: readonly (readonly [RegExp, Target])[] = [
  ...calledIn("practices", PRACTICE_COLUMNS, [
    ["decile", /decile/i],
    ["expectedShare", /expected|earned share/i],
    ["clinicalFactor", /clinical factor|age.*(?:gender|sex)|demographic factor/i],
    ["memberMonths", /member.?months?|\bmms?\b/i],
    ["capitatedPmpm", /capitat|\bcap\b/i],
    ["basePmpm", /\bbase\b.*\b(?:pmpm|rate)\b|^pmpm$/i],
    ["track", /\btrack\b/i],
    ["practiceType", /\btype\b|population/i],
    ["organisation", /organi[sz]ation|\bipa\b|\bparent\b|\bgroup\b|system/i],
  ]),
  [/^num$|\bnumerators?\b/i, { kind: "column", table: "scores", title: NUMERATOR }],
  [/^den$|\bdenom(?:inators?)?\b/i, { kind: "column", table: "scores", title: DENOMINATOR }],
  ...calledIn("scores", SCORE_COLUMNS, [
    ["measure", /\bmeasure\b/i],
    ["baseline", /baseline|prior/i],
    ["score", /\b(?:score|rate|result)\b/i],
  ]),
  ...calledIn("practices", PRACTICE_COLUMNS, [["practice", /practice|clinic|\bsite\b|provider|\bname\b/i]]),
];

function calledIn<F extends string>(
  table: PlanTable,
  columns: Readonly<Record<F, Column<unknown>>>,
  called: readonly (readonly [field: NoInfer<F>, words: RegExp])[],
): (readonly [RegExp, Target])[] {
  return called.map(([field, words]) => [words, { kind: "column", table, title: columns[field].title }]);
}

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
  const fitting = all.map((target) =>
    target?.kind === "column" && target.table === "scores" && !isLong ? null : target,
  );
  return fitting.map((target) => (partnerOf(target, fitting) === null ? target : null));
}

/** The other of two counts, where it is still wanted. */
function partnerOf(target: Target | null, chosen: readonly (Target | null)[]): Target | null {
  if (target === null || target.kind === "percentile" || !COUNTS.includes(target.title)) return null;
  const partner = { ...target, title: target.title === NUMERATOR ? DENOMINATOR : NUMERATOR };
  return chosen.some((one) => wordsOf(one) === wordsOf(partner)) ? null : partner;
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
    return { kind: "measure", measure: one.measure, title: one.year === Math.max(...same) ? SCORE : BASELINE };
  });
}

/** Rows by whose words a column is told. */
const MOST_LOOKED_AT = 200;

/** A heading that is one of ours, or a measure with or without what of it. */
function exactTarget(heading: string): Target | null {
  const ours = (["practices", "scores"] as const).flatMap((table): Target[] => {
    const title = headingsOf(table).find((one) => fold(one) === fold(heading));
    return title === undefined ? [] : [{ kind: "column", table, title }];
  });
  if (ours[0] !== undefined) return ours[0];
  const folded = fold(heading);
  const measure = CODES.find((code) => folded === code || folded.startsWith(`${code} `));
  if (measure === undefined) return null;
  const rest = folded
    .slice(measure.length)
    .replace(/[()%,]/g, "")
    .trim();
  const title = OF_A_MEASURE.find(([words]) => words.test(rest))?.[1];
  return title === undefined ? null : { kind: "measure", measure, title };
}

/** What of a measure a heading says behind its code. An n alone may be either count. */
const OF_A_MEASURE: readonly (readonly [RegExp, string])[] = [
  [/^(?:SCORE|RATE|RESULT|CURRENT)?$/, SCORE],
  [/^(?:BASELINE|PRIOR)(?: (?:SCORE|RATE|YEAR))?$/, BASELINE],
  [/^NUM(?:ER(?:ATOR)?)?$/, NUMERATOR],
  [/^DEN(?:OM(?:INATOR)?)?$/, DENOMINATOR],
];

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

/** Whether its cells are numbers of a measure: scores or counts. */
export function isOfScores(target: Target | null): boolean {
  if (target?.kind === "measure") return true;
  return target?.kind === "column" && target.table === "scores" && NUMBERS.includes(target.title);
}

const NUMBERS: readonly string[] = [SCORE, BASELINE, ...COUNTS];

export function isPercentage(code: string): boolean {
  return measuresIn(FIRST_EDITION).some((measure) => measure.code === code && measure.unit === "percent");
}

/** The columns that are left out, by name. */
export function unusedOf(list: GivenList, chosen: readonly (Target | null)[]): string[] {
  return list.headings.flatMap((_heading, column) =>
    (chosen[column] ?? null) === null ? [columnName(list, column)] : [],
  );
}

/** What is still needed before there is a table of practices, and a score of each count. */
export function lackingOf(chosen: readonly (Target | null)[]): string[] {
  const words = chosen.map(wordsOf);
  return [
    ...columnsOf("practices")
      .filter(({ title, isNeeded }) => isNeeded && !words.includes(title))
      .map(({ title }) => title),
    ...chosen.flatMap((target) => {
      const partner = partnerOf(target, chosen);
      return partner === null ? [] : [wordsOf(partner)];
    }),
  ];
}
