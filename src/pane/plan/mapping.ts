import { FIRST_EDITION, fold, measuresIn, PRACTICE_TYPES, Refusal } from "../../core/shared";
import { readNumber, readPercent } from "../allocation/typedNumber";
import type { PortCell } from "../port";
import { columnsOf, recordsIn, type PlanTable } from "./planTables";

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

/** Everything that a column can be, as it is called where one chooses. */
export function targets(): readonly (readonly [words: string, target: Target])[] {
  return [
    ...columnsOf("practices").map(({ title }) => [title, { kind: "column", table: "practices", title }] as const),
    ["HPI percentile", { kind: "percentile" }] as const,
    ...columnsOf("scores")
      .filter(({ title }) => title !== PRACTICE)
      .map(({ title }) => [`${title}, a row for each measure`, { kind: "column", table: "scores", title }] as const),
    ...CODES.flatMap((measure) =>
      (["Score", "Baseline"] as const).map(
        (title) => [`${measure}, ${title.toLowerCase()}`, { kind: "measure", measure, title }] as const,
      ),
    ),
  ];
}

export function wordsOf(target: Target | null): string {
  const found = targets().find(([, one]) => JSON.stringify(one) === JSON.stringify(target));
  return found?.[0] ?? "";
}

export function targetNamed(words: string): Target | null {
  return targets().find(([one]) => one === words)?.[1] ?? null;
}

export const PRACTICE = "Practice";
export const MEASURE = "Measure";

/** How plans call what the tables call otherwise. The first that fits counts. */
const CALLED: readonly (readonly [RegExp, Target])[] = [
  [/percentile|\bhpi\b(?!.*decile)/i, { kind: "percentile" }],
  ...(
    [
      ["practices", "Decile", /decile/i],
      ["practices", "Expected share", /expected|earned share/i],
      ["practices", "Clinical factor", /clinical|age.*gender|demographic|risk (?:factor|score)/i],
      ["practices", "Capitated PMPM", /capitat|\bcap\b/i],
      ["practices", "Base PMPM", /\bbase\b|\bpmpm\b/i],
      ["practices", "Member months", /member.?months?|\bmms?\b/i],
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

/** What each column probably is, by its heading or else by its words; no two are the same. */
export function guessedTargets({ headings, rows }: GivenList): (Target | null)[] {
  const taken = new Set<string>();
  const free = (target: Target | null): Target | null => {
    const words = wordsOf(target);
    if (target === null || taken.has(words)) return null;
    taken.add(words);
    return target;
  };
  const exact = headings.map((heading) => free(exactTarget(heading)));
  const called = headings.map(
    (heading, index) => exact[index] ?? free(CALLED.find(([words]) => words.test(heading))?.[1] ?? null),
  );
  return called.map((target, index) => target ?? free(targetByWords(rows.map((cells) => textOf(cells[index])))));
}

/** Half of what a column says, and it is told by that. */
const ENOUGH = 0.5;

function targetByWords(cells: readonly string[]): Target | null {
  const words = [...new Set(cells)].filter((word) => word !== "");
  const title = Object.keys(CHOICES).find((one) => {
    const table = one === MEASURE ? "scores" : "practices";
    return words.length > 0 && words.filter((word) => isRead(table, one, word)).length >= words.length * ENOUGH;
  });
  return title === undefined ? null : { kind: "column", table: title === MEASURE ? "scores" : "practices", title };
}

/** A heading that is one of ours, or a measure with or without what of it. */
function exactTarget(heading: string): Target | null {
  const ours = (["practices", "scores"] as const).flatMap((table) => {
    const column = columnsOf(table).find(({ title }) => fold(title) === fold(heading));
    return column === undefined ? [] : [{ kind: "column", table, title: column.title } as const];
  });
  if (ours[0] !== undefined) return ours[0];
  const measure = CODES.find((code) => fold(heading) === code || fold(heading).startsWith(`${code} `));
  if (measure === undefined) return null;
  return { kind: "measure", measure, title: /baseline|prior/i.test(heading) ? "Baseline" : "Score" };
}

/** A word of the list that is none of ours: what it means is asked once. */
export interface UnknownWord {
  readonly title: string;
  readonly word: string;
  /** How many cells say it. */
  readonly count: number;
  readonly choices: readonly string[];
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  "Practice type": PRACTICE_TYPES,
  Track: ["A", "B", "C"],
  [MEASURE]: CODES,
};

export function unknownWords({ rows }: GivenList, chosen: readonly (Target | null)[]): UnknownWord[] {
  return chosen.flatMap((target, column) => {
    if (target?.kind !== "column") return [];
    const choices = CHOICES[target.title];
    if (choices === undefined) return [];
    const words = new Map<string, number>();
    for (const cells of rows) {
      const word = textOf(cells[column]);
      if (word !== "") words.set(word, (words.get(word) ?? 0) + 1);
    }
    return [...words]
      .filter(([word]) => !isRead(target.table, target.title, word))
      .map(([word, count]) => ({ title: target.title, word, count, choices }));
  });
}

/** Whether the function reads a word in that column. */
function isRead(table: PlanTable, title: string, word: string): boolean {
  const headings = columnsOf(table).map((column) => column.title);
  const cells = headings.map((heading) => (heading === title ? word : null));
  const read = Object.values(recordsIn(table, [headings, cells]).cells)[headings.indexOf(title)]?.[0];
  return !(read instanceof Refusal);
}

/** The columns of which ours are made, and those that are left out, by name. */
export function unusedOf({ headings }: GivenList, chosen: readonly (Target | null)[]): string[] {
  return headings.filter((_, index) => (chosen[index] ?? null) === null);
}

/** What is still needed before there is a table of practices. */
export function lackingOf(chosen: readonly (Target | null)[]): string[] {
  return columnsOf("practices")
    .filter(({ title, isNeeded }) => isNeeded && !chosen.some((one) => isColumn(one, "practices", title)))
    .map(({ title }) => title);
}

function isColumn(target: Target | null, table: PlanTable, title: string): boolean {
  return target?.kind === "column" && target.table === table && target.title === title;
}

type Cell = number | string | null;

/** A row under our headings, by their names. */
export type MadeRow = Readonly<Record<string, Cell>>;

export interface MadePlan {
  readonly practices: readonly MadeRow[];
  readonly scores: readonly MadeRow[];
  /** Rows of a practice that was there before and says otherwise in this column: the first counts. */
  readonly contradictions: readonly string[];
}

/** @param meanings what unknown words mean, by column and word; one that means nothing leaves the cell as it is. */
export function madePlan(
  { rows }: GivenList,
  chosen: readonly (Target | null)[],
  meanings: ReadonlyMap<string, string>,
): MadePlan {
  const columns = chosen.flatMap((target, index) => (target === null ? [] : [{ target, index }]));
  const practices = new Map<string, MadeRow>();
  const scores: MadeRow[] = [];
  const contradictions = new Set<string>();
  for (const cells of rows) {
    const of = (table: PlanTable): Record<string, Cell> =>
      Object.fromEntries(
        columns.flatMap(({ target, index }): [string, Cell][] => {
          if (target.kind === "percentile") return table === "practices" ? [[PERCENTILE, numberIn(cells[index])]] : [];
          if (target.kind !== "column" || target.table !== table) return [];
          return [[target.title, cellFor(target.title, cells[index], meanings)]];
        }),
      );
    const practice = of("practices");
    const name = String(practice[PRACTICE] ?? "").trim();
    if (name === "" && Object.values(practice).every((cell) => cell === null)) continue;
    const before = practices.get(name);
    if (before === undefined || name === "") practices.set(name === "" ? `row ${practices.size}` : name, practice);
    else
      for (const title of Object.keys(practice))
        if (practice[title] !== null && practice[title] !== before[title]) contradictions.add(`${name}, ${title}`);
    const long = of("scores");
    if ((long[MEASURE] ?? null) !== null) scores.push({ [PRACTICE]: name, ...long });
    scores.push(...wideScores(name, columns, cells));
  }
  return { practices: [...practices.values()], scores, contradictions: [...contradictions] };
}

/** A row for each measure that has a value. */
function wideScores(
  name: string,
  columns: readonly { readonly target: Target; readonly index: number }[],
  cells: readonly PortCell[],
): MadeRow[] {
  return CODES.flatMap((measure) => {
    const value = (title: "Baseline" | "Score"): Cell => {
      const column = columns.find(
        ({ target }) => target.kind === "measure" && target.measure === measure && target.title === title,
      );
      return column === undefined ? null : cellFor(title, cells[column.index], new Map());
    };
    const [baseline, score] = [value("Baseline"), value("Score")];
    return baseline === null && score === null
      ? []
      : [{ [PRACTICE]: name, [MEASURE]: measure, Baseline: baseline, Score: score }];
  });
}

/** A column that the made table has besides ours. */
export const PERCENTILE = "HPI percentile";

const WORDS: readonly string[] = [PRACTICE, "Organisation", ...Object.keys(CHOICES)];

export function meaningKey(title: string, word: string): string {
  return `${title}\n${word}`;
}

function cellFor(title: string, cell: PortCell | undefined, meanings: ReadonlyMap<string, string>): Cell {
  if (!WORDS.includes(title)) return numberIn(cell);
  const text = textOf(cell);
  if (text === "") return null;
  return meanings.get(meaningKey(title, text)) ?? (typeof cell === "number" ? cell : text);
}

/** 1,234.5, $30 and 45% are numbers; what is none stays as it is, and the function says why it takes none. */
function numberIn(cell: PortCell | undefined): Cell {
  if (typeof cell === "number") return cell;
  const text = textOf(cell);
  if (text === "") return null;
  return (text.endsWith("%") ? readPercent(text) : readNumber(text)) ?? text;
}

function textOf(cell: PortCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? cell.error : String(cell).trim();
}
