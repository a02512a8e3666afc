import type { PortCell } from "../port";
import { COUNTS } from "../plan/counts";
import { numberIn, textOf } from "../list/cells";
import type { GivenList } from "../list/givenList";
import { isRead } from "../plan/planTables";
import { isOfScores, isPercentage, type Target, wordColumns, wordsOf } from "./targets";

/** What has to be asked of the words and numbers of a list. */

/** A word of the list that is none of ours: what it means is asked once. */
export interface UnknownWord {
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
export const SCORES = "Scores";
/** A word for it leaves the cell blank. */
export const NO_DATA = "No data";

function isNumber(cell: PortCell | undefined): boolean {
  return typeof numberIn(cell) === "number";
}

/**
 * Whether the scores look like parts of one, where the guide counts points: of percentage measures none is above 1. Only
 * what there is a column of its own for is looked at.
 */
export function lookLikeFractions({ rows }: GivenList, chosen: readonly (Target | null)[]): boolean {
  const numbers = chosen.flatMap((target, column) =>
    target?.kind === "measure" && isPercentage(target.measure) && !COUNTS.includes(target.title)
      ? rows.flatMap((cells) => {
          const number = numberIn(cells[column]);
          return typeof number === "number" && number !== 0 ? [number] : [];
        })
      : [],
  );
  return numbers.length > 0 && numbers.every((number) => number > 0 && number <= 1);
}

export function meaningKey(title: string, word: string): string {
  return `${title}\n${word}`;
}
