import { exact, FIRST_EDITION, fold, foldSpaces, inEdition, measuresIn, Refusal } from "../../core/shared";
import { readNumber, readPercent } from "../allocation/typedNumber";
import type { PortCell } from "../port";
import { ruleNamed } from "../resolve";
import { columnsOf, PAYMENTS, type PlanTable } from "./planTables";

/** How a list as somebody has it becomes the two tables: which of its columns is which of ours. */

/** Headings, then rows. */
export interface GivenList {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly PortCell[])[];
}

/** What a column of the list is. */
export type Target =
  | { readonly kind: "column"; readonly table: PlanTable; readonly title: string }
  /** A column for each measure. */
  | { readonly kind: "measure"; readonly measure: string; readonly title: "Baseline" | "Score" }
  /** A percentile of the Healthy Places Index, of which HPI.DECILE makes the decile. */
  | { readonly kind: "percentile" };

const CODES: readonly string[] = measuresIn(FIRST_EDITION).map(({ code }) => code);

const PRACTICE = "Practice";
const MEASURE = "Measure";
const MONTHS = "Member months";
const DECILE = "Decile";

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
function wordColumns(): (Extract<Target, { kind: "column" }> & { readonly choices: readonly string[] })[] {
  return (["practices", "scores"] as const).flatMap((table) =>
    columnsOf(table).flatMap(({ title, choices = title === MEASURE ? CODES : undefined }) =>
      choices === undefined ? [] : [{ kind: "column" as const, table, title, choices }],
    ),
  );
}

/** A word of the list that is none of ours: what it means is asked once. */
interface UnknownWord {
  readonly title: string;
  readonly word: string;
  /** How many cells say it. */
  readonly count: number;
  readonly choices: readonly string[];
}

/** More than that nobody answers: the column is another. */
export const MOST_ASKED = 40;

export function unknownWords({ rows }: GivenList, chosen: readonly (Target | null)[]): UnknownWord[] {
  const known = wordColumns();
  const asked = new Map<string, UnknownWord>();
  chosen.forEach((target, column) => {
    const taking = known.find((one) => wordsOf(one) === wordsOf(target));
    if (taking === undefined && !isOfScores(target)) return;
    const title = taking?.title ?? SCORES;
    for (const cells of rows) {
      const word = textOf(cells[column]);
      const key = meaningKey(title, word);
      const before = asked.get(key);
      if (before !== undefined) asked.set(key, { ...before, count: before.count + 1 });
      else if (word !== "" && !(taking === undefined ? isNumber(cells[column]) : isRead(taking.table, title, word)))
        asked.set(key, { title, word, count: 1, choices: taking?.choices ?? [NO_DATA] });
    }
  });
  return [...asked.values()];
}

/** What words among the numbers of scores mean is asked once for all of their columns. */
const SCORES = "Scores";
/** A word for it leaves the cell blank. */
export const NO_DATA = "No data";

function isOfScores(target: Target | null): boolean {
  if (target?.kind === "measure") return true;
  return (
    target?.kind === "column" && target.table === "scores" && (target.title === "Score" || target.title === "Baseline")
  );
}

function isNumber(cell: PortCell | undefined): boolean {
  return typeof numberIn(cell) === "number";
}

/**
 * Whether the scores look like parts of one, where the guide counts points: of percentage measures none is above 1. Only
 * what there is a column of its own for is looked at.
 */
export function lookLikeFractions({ rows }: GivenList, chosen: readonly (Target | null)[]): boolean {
  const numbers = chosen.flatMap((target, column) =>
    target?.kind === "measure" && isPercentage(target.measure)
      ? rows.flatMap((cells) => {
          const number = numberIn(cells[column]);
          return typeof number === "number" && number !== 0 ? [number] : [];
        })
      : [],
  );
  return numbers.length > 0 && numbers.every((number) => number > 0 && number <= 1);
}

function isPercentage(code: string): boolean {
  return measuresIn(FIRST_EDITION).some((measure) => measure.code === code && measure.unit === "percent");
}

/** Whether the function reads a word in that column. */
function isRead(table: PlanTable, title: string, word: string): boolean {
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

type Cell = number | string | null;

/** A row under our headings, by their names. */
export type MadeRow = Readonly<Record<string, Cell>>;

export interface MadePlan {
  readonly practices: readonly MadeRow[];
  readonly scores: readonly MadeRow[];
  /** Rows of a practice that was there before and says otherwise in this column. */
  readonly contradictions: readonly string[];
  /** Practices whose names differ in capitals alone. */
  readonly alike: readonly string[];
  /** Rows that are taken for totals, by their names. */
  readonly totals: readonly string[];
  /** Rows that a person left out, by what their word means. */
  readonly leftOut: number;
  /** Rows that name no practice, and are left out. */
  readonly nameless: number;
}

/** What a person says of a list beside what its columns are. */
export interface ListChoices {
  /** What unknown words mean, by column and word; one without a meaning stays as it is. */
  readonly meanings: ReadonlyMap<string, string>;
  /** What its member months, or members, come to in one payout period. */
  readonly monthsTimes: number;
  /** Of rows of one practice that differ: the first counts, or their member months are added up. */
  readonly repeats: "first" | "add";
  /** Whether rows that are named like totals are practices all the same. */
  readonly takesTotals: boolean;
  /** The decile where the list has none: 6 to 10 adjust nothing. */
  readonly decile: number | null;
  /** Whether scores of percentage measures are parts of one. */
  readonly areFractions: boolean;
}

export const PLAIN_CHOICES: ListChoices = {
  meanings: new Map(),
  monthsTimes: 1,
  repeats: "first",
  takesTotals: false,
  decile: null,
  areFractions: false,
};

const TOTAL = /^(?:(?:grand |sub-?)?totals?|sum|all(?: practices| sites| clinics)?)\b|\b(?:sub)?totals?$/i;

/** What a word can mean besides ours: its rows are not taken. */
export const LEFT_OUT = "Leave out";

export function madePlan(
  { rows }: GivenList,
  chosen: readonly (Target | null)[],
  { meanings, monthsTimes, repeats, takesTotals, decile, areFractions }: ListChoices,
): MadePlan {
  const columns = chosen.flatMap((target, index) => (target === null ? [] : [{ target, index }]));
  const named = new Map<string, Record<string, Cell>>();
  const practices: Record<string, Cell>[] = [];
  const scores = new Map<string, MadeRow>();
  const contradictions = new Set<string>();
  const totals: string[] = [];
  const alike = new Map<string, Set<string>>();
  const hasDeciles = columns.some(({ target }) => wordsOf(target) === DECILE || target.kind === "percentile");
  let [leftOut, nameless] = [0, 0];
  for (const cells of rows) {
    const of = (table: PlanTable): Record<string, Cell> =>
      Object.fromEntries(
        columns.flatMap(({ target, index }): [string, Cell][] => {
          if (target.kind === "percentile") return table === "practices" ? [[PERCENTILE, numberIn(cells[index])]] : [];
          if (target.kind !== "column" || target.table !== table) return [];
          return [[target.title, cellFor(target.title, cells[index], meanings)]];
        }),
      );
    const [practice, long] = [of("practices"), of("scores")];
    const isLeftOut = columns.some(
      ({ target, index }) => isOfScores(target) && meanings.get(meaningKey(SCORES, textOf(cells[index]))) === LEFT_OUT,
    );
    if (isLeftOut || Object.values(practice).includes(LEFT_OUT) || long[MEASURE] === LEFT_OUT) {
      leftOut += 1;
      continue;
    }
    const name = foldSpaces(String(practice[PRACTICE] ?? ""));
    if (!takesTotals && TOTAL.test(name)) {
      totals.push(name);
      continue;
    }
    if (typeof practice[MONTHS] === "number") practice[MONTHS] = exact(practice[MONTHS]).times(monthsTimes).toNumber();
    if (!hasDeciles && decile !== null) practice[DECILE] = decile;
    if (name !== "") alike.set(fold(name), (alike.get(fold(name)) ?? new Set()).add(name));
    const own = [
      ...((long[MEASURE] ?? null) === null ? [] : [{ [PRACTICE]: practice[PRACTICE] ?? null, ...long }]),
      ...wideScores(practice[PRACTICE] ?? null, columns, cells, meanings, areFractions),
    ];
    if (name === "") nameless += own.length > 0 ? 1 : 0;
    else for (const row of own) scores.set(JSON.stringify(Object.values(row)), row);
    const before = named.get(name);
    if (name !== "" && before !== undefined) {
      for (const [title, cell] of Object.entries(practice)) {
        if (cell === null || title === PRACTICE) continue;
        const there = before[title] ?? null;
        if (there === null) before[title] = cell;
        else if (title === MONTHS && repeats === "add" && typeof cell === "number" && typeof there === "number")
          before[title] = exact(there).plus(cell).toNumber();
        else if (before[title] !== cell) contradictions.add(`${name}, ${title}`);
      }
    } else if (name !== "") {
      practices.push(practice);
      named.set(name, practice);
    } else if (own.length === 0 && Object.values(practice).some((cell) => cell !== null)) nameless += 1;
  }
  return {
    practices,
    scores: [...scores.values()],
    contradictions: [...contradictions],
    alike: [...alike.values()].flatMap((names) => (names.size > 1 ? [[...names].join(" and ")] : [])),
    totals,
    leftOut,
    nameless,
  };
}

/** A row for each measure that has a value. */
function wideScores(
  practice: Cell,
  columns: readonly { readonly target: Target; readonly index: number }[],
  cells: readonly PortCell[],
  meanings: ReadonlyMap<string, string>,
  areFractions: boolean,
): MadeRow[] {
  return CODES.flatMap((measure) => {
    const value = (title: "Baseline" | "Score"): Cell => {
      const column = columns.find(
        ({ target }) => target.kind === "measure" && target.measure === measure && target.title === title,
      );
      if (column === undefined) return null;
      const score = scoreIn(cells[column.index], meanings);
      return areFractions && typeof score === "number" && isPercentage(measure)
        ? exact(score).times(POINTS).toNumber()
        : score;
    };
    const [Baseline, Score] = [value("Baseline"), value("Score")];
    return Baseline === null && Score === null ? [] : [{ [PRACTICE]: practice, [MEASURE]: measure, Baseline, Score }];
  });
}

const NAMES: readonly string[] = [PRACTICE, "Organisation"];
const SHARE = "Expected share";

export function meaningKey(title: string, word: string): string {
  return `${title}\n${word}`;
}

function cellFor(title: string, cell: PortCell | undefined, meanings: ReadonlyMap<string, string>): Cell {
  const isWord = NAMES.includes(title) || wordColumns().some((one) => one.title === title);
  if (title === "Score" || title === "Baseline") return scoreIn(cell, meanings);
  if (!isWord) return numberIn(cell, title === SHARE);
  const text = textOf(cell);
  if (text === "") return null;
  return meanings.get(meaningKey(title, text)) ?? (typeof cell === "number" ? cell : text);
}

/** Of one. */
const POINTS = 100;

function scoreIn(cell: PortCell | undefined, meanings: ReadonlyMap<string, string>): Cell {
  const score = numberIn(cell);
  return typeof score === "string" && meanings.get(meaningKey(SCORES, score)) === NO_DATA ? null : score;
}

/**
 * 1,234.5 and $30 are numbers, and 66.5% is a score of 66.5 points; only of a share is it a part of one. What is no number
 * stays as it is, and the function says why it takes none.
 */
function numberIn(cell: PortCell | undefined, isShare = false): Cell {
  if (typeof cell === "number") return cell;
  const text = textOf(cell);
  if (text === "") return null;
  if (!text.endsWith("%")) return readNumber(text) ?? text;
  return (isShare ? readPercent(text) : readNumber(text.slice(0, -1))) ?? text;
}

function textOf(cell: PortCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? cell.error : foldSpaces(String(cell));
}
