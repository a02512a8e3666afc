import { exact, fold, foldSpaces, PRACTICE_COLUMNS } from "../../core/shared";
import type { PortCell } from "../port";
import { COUNTS } from "../plan/counts";
import { type Cell, numberIn, textOf } from "../list/cells";
import type { GivenList } from "../list/givenList";
import { ONE_PERIOD, type Periods } from "../plan/spans";
import type { MadeRow, PlanRows } from "../plan/planSheets";
import { BASELINE, DECILE, MEASURE, MONTHS, PERCENTILE, PRACTICE, SCORE, type PlanTable } from "../plan/planTables";
import { CODES, isOfScores, isPercentage, type Target, wordColumns, wordsOf } from "./targets";
import { meaningKey, NO_DATA, SCORES } from "./unknownWords";

/** How a list as somebody has it becomes the two tables. */

export interface MadePlan extends PlanRows {
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
  /** How many of a payout period its member months, or members, are for: the tables have those of one. */
  readonly months: Periods;
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
  months: ONE_PERIOD,
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
  { meanings, months, repeats, takesTotals, decile, areFractions }: ListChoices,
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
    const given = practice[MONTHS];
    if (typeof given === "number") practice[MONTHS] = exact(given).times(months.over).div(months.times).toNumber();
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
  const hasCounts = columns.some(({ target }) => target.kind === "measure" && COUNTS.includes(target.title));
  const titles = [BASELINE, SCORE, ...(hasCounts ? COUNTS : [])];
  return CODES.flatMap((measure) => {
    const value = (title: string): Cell => {
      const column = columns.find(
        ({ target }) => target.kind === "measure" && target.measure === measure && target.title === title,
      );
      if (column === undefined) return null;
      const score = scoreIn(cells[column.index], meanings);
      return areFractions && typeof score === "number" && isPercentage(measure) && !COUNTS.includes(title)
        ? exact(score).times(POINTS).toNumber()
        : score;
    };
    const row = Object.fromEntries(titles.map((title) => [title, value(title)]));
    return Object.values(row).every((cell) => cell === null)
      ? []
      : [{ [PRACTICE]: practice, [MEASURE]: measure, ...row }];
  });
}

const NAMES: readonly string[] = [PRACTICE, PRACTICE_COLUMNS.organisation.title];
const SHARE = PRACTICE_COLUMNS.expectedShare.title;

function cellFor(title: string, cell: PortCell | undefined, meanings: ReadonlyMap<string, string>): Cell {
  const isWord = NAMES.includes(title) || wordColumns().some((one) => one.title === title);
  if ([SCORE, BASELINE, ...COUNTS].includes(title)) return scoreIn(cell, meanings);
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
