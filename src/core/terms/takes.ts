import { echo, type Cell } from "../cells/cell";
import { numberText } from "../cells/numberText";
import { allOf, fold, foldSpaces, oneLetterAway, oneOf } from "../cells/text";
import { noAnswer, wrongInput, type Refusal } from "../cells/refusal";
import { FIRST_SERIAL, isoDate, LAST_SERIAL, serialOfIso } from "../numbers/dates";
import { MOST_POINTS, MOST_SHARE } from "../numbers/allowance";
import { exact, type Decimal } from "../numbers/exact";
import { EDITION_IDS, editionNamed, FIRST_EDITION } from "../guide/carried";

/** What a parameter takes: how its Value cell is read, and how its printed value is. */
export interface Takes<V> {
  /** For help and refusals: "a share from 0 to 1". */
  readonly says: string;
  /** The words that it takes, where it takes any. */
  readonly choices?: readonly string[];
  /** The value, or why the cell holds none; never called for a blank cell. */
  read(cell: Cell, key: string): V;
  /** The value of what the guide prints; null where a target is TBD. Throws where it prints anything else. */
  printed(text: string): V | null;
  /** As a cell shows it. */
  show(value: V): number | string;
}

function wrongValue(key: string, cell: Cell, says: string): Refusal {
  return wrongInput(`${key} takes ${says}; read ${echo(cell)}`);
}

/** The same, with what to type instead of a text that is a number. */
function wrongNumber(key: string, cell: Cell, says: string): Refusal {
  const typed = numberText(cell);
  if (typed === null) return wrongValue(key, cell, says);
  return wrongInput(`${key} takes ${says}; ${echo(cell)} is text; type it as the number ${typed}`);
}

interface TakesNumber extends Takes<Decimal> {
  accepts(value: number): boolean;
}

function numeric(says: string, accepts: (value: number) => boolean): TakesNumber {
  return {
    says,
    accepts,
    read(cell, key) {
      if (typeof cell !== "number" || !accepts(cell)) throw wrongNumber(key, cell, says);
      return exact(cell);
    },
    printed: printedNumber,
    show: (value) => value.toNumber(),
  };
}

/** "61", "7.5%". */
function printedNumber(text: string): Decimal {
  return text.endsWith("%") ? exact(text.slice(0, -1)).div(100) : exact(text);
}

/** A target, which alone may be to be determined. */
function target(says: string, accepts: (value: number) => boolean): Takes<Decimal> {
  return { ...numeric(says, accepts), printed: (text) => (text === "TBD" ? null : printedNumber(text)) };
}

export const share = numeric("a share from 0 to 1", (value) => value >= 0 && value <= MOST_SHARE);

/** A share of which 0 is none: a 0 would be a blank cell. */
export const shareAboveZero = numeric("a share above 0, at most 1", (value) => value > 0 && value <= MOST_SHARE);

/** A target of a percentage, in points whatever the scale of scores. */
export const points = target("a score in points, 0 to 100", (value) => value >= 0 && value <= MOST_POINTS);

/** A target of a count of events. */
export const eventsPerThousand = target("events per 1,000, 0 or more", (value) => value >= 0);

/** A target of a cost. */
export const costTarget = target("a cost above 0", (value) => value > 0);

export function months(least: number, most: number): Takes<Decimal> {
  return numeric(
    `a whole number of months from ${least} to ${most}`,
    (value) => Number.isInteger(value) && value >= least && value <= most,
  );
}

/** A choice of words, compared without case. */
export function choice<const W extends string>(...words: readonly W[]): Takes<W> {
  const says = oneOf(words);
  return {
    says,
    choices: words,
    read(cell, key) {
      const found = typeof cell === "string" ? words.find((word) => fold(word) === fold(cell)) : undefined;
      if (found !== undefined) return found;
      const sure = typeof cell === "string" ? oneLetterAway(cell, words) : null;
      const hint = sure === null ? "" : `; did you mean ${sure}?`;
      throw wrongInput(`${key} takes ${says}; read ${echo(cell)}${hint}`);
    },
    printed(text) {
      const found = words.find((word) => word === text);
      if (found === undefined) throw new Error(`${text} is not ${says}`);
      return found;
    },
    show: (value) => value,
  };
}

/** The same, or the word none. */
export function orNone(kind: TakesNumber): Takes<Decimal | "none"> {
  const says = `${kind.says}, or none`;
  return {
    says,
    choices: ["none"],
    read(cell, key) {
      if (typeof cell === "string" && fold(cell) === "NONE") return "none";
      if (typeof cell !== "number" || !kind.accepts(cell)) throw wrongNumber(key, cell, says);
      return exact(cell);
    },
    printed: (text) => (text === "none" ? "none" : kind.printed(text)),
    show: (value) => (value === "none" ? value : kind.show(value)),
  };
}

export const decimalPlaces = numeric("0 to 4 decimals", (value) => Number.isInteger(value) && value >= 0 && value <= 4);

/** A number of patients or member years below which nothing is scored. */
export const leastCount = numeric("a number, 0 or more", (value) => value >= 0);

/** Words with spaces between them, or none. */
export const wordList: Takes<readonly string[]> = {
  says: "words with spaces between them, or none",
  choices: ["none"],
  read(cell, key) {
    if (typeof cell !== "string") throw wrongValue(key, cell, "words with spaces between them, or none");
    return wordsIn(cell);
  },
  printed: wordsIn,
  show: (value) => (value.length === 0 ? "none" : value.join(" ")),
};

function wordsIn(text: string): string[] {
  return fold(text) === "NONE" ? [] : foldSpaces(text).split(/\s+/);
}

/** A day, kept as its serial number. */
export const date: Takes<number> = {
  says: "a date",
  read(cell, key) {
    if (typeof cell !== "number" || !Number.isInteger(cell) || cell < FIRST_SERIAL || cell > LAST_SERIAL) {
      throw wrongValue(key, cell, "a date, as Excel keeps one");
    }
    return cell;
  },
  printed: serialOfIso,
  show: (value) => value,
};

/** An edition of the guide, by its name. Excel turns a typed 2024-07 into a date in that month. */
export const edition: Takes<string> = {
  says: `an edition of the guide, ${oneOf(EDITION_IDS)}`,
  read(cell, key) {
    const read =
      typeof cell === "string"
        ? foldSpaces(cell)
        : typeof cell === "number" && Number.isInteger(cell) && cell >= FIRST_SERIAL && cell <= LAST_SERIAL
          ? isoDate(cell).slice(0, "2024-07".length)
          : "";
    if (editionNamed(read) !== undefined) return read;
    if (/^\d{4}-\d{2}$/.test(read))
      throw noAnswer(`${key}: this version carries the guide ${allOf(EDITION_IDS)}, not ${read}`);
    throw wrongValue(key, cell, `an edition of the guide, such as ${FIRST_EDITION.id}`);
  },
  printed: (text) => text,
  show: (value) => value,
};
