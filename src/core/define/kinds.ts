import { echo, type Cell } from "../cells/cell";
import { wrongInput } from "../cells/refusal";
import { numberText } from "../cells/numberText";
import { fold, foldSpaces, oneLetterAway, oneOf } from "../cells/text";
import { perEdition, PRACTICE_TYPES } from "../guide/edition";
import { MOST_SHARE } from "../numbers/allowance";
import { measureMeant, measuresIn, type Measure } from "../terms/measures";
import type { Kind } from "./rule";

/** One of a few words, compared without case; another is named only where it is surely meant. */
export function words<const W extends string>(
  what: string,
  choices: readonly W[],
  meant: (text: string) => string | null = () => null,
): Kind<W> {
  const byText = new Map(choices.map((choice) => [fold(choice), choice]));
  return {
    says: oneOf(choices),
    choices,
    word: true,
    read(cell, argument) {
      const found = typeof cell === "string" ? byText.get(fold(cell)) : undefined;
      if (found !== undefined) return found;
      const sure = typeof cell === "string" ? (meant(cell) ?? oneLetterAway(cell, choices)) : null;
      throw wrongInput(
        `${argument}: ${echo(cell)} is not ${what}; give ${oneOf(choices)}.${sure === null ? "" : ` Did you mean ${sure}?`}`,
      );
    },
  };
}

export const practiceType = words("a practice type", PRACTICE_TYPES);

export const measure = perEdition((edition): Kind<Measure> => {
  const byCode = new Map(measuresIn(edition).map((entry) => [entry.code, entry]));
  const codes = words(
    `a measure of ${edition.places.measureSet}`,
    [...byCode.keys()],
    (text) => measureMeant(text, edition)?.code ?? null,
  );
  return {
    says: `a measure: ${codes.says}`,
    choices: [...byCode.keys()],
    word: true,
    read(cell, argument) {
      const found = byCode.get(codes.read(cell, argument));
      if (found === undefined) throw new Error("A measure code without a measure");
      return found;
    },
  };
});

/** A score or baseline as it stands in the cell: which scores are possible depends on the measure. */
export const score: Kind<Cell> = { says: "a score in points", cheap: true, read: (cell) => cell };

/** Of a text that is a number, what to type instead; null of anything else. */
export function notANumber(cell: Cell, typed = numberText(cell)): string | null {
  return typed === null ? null : `${echo(cell)} is text; type it as the number ${typed}`;
}

/** Any number within limits, both included. */
export function number(says: string, accepts: (value: number) => boolean): Kind<number> {
  return {
    says,
    read(cell, argument) {
      if (typeof cell === "number" && accepts(cell)) return cell;
      throw wrongInput(`${argument}: ${notANumber(cell) ?? `${echo(cell)} is not ${says}`}`);
    },
  };
}

/** A number whose limits are judged with other arguments. */
export const anyNumber = number("a number", () => true);

/** Dollars for each member and month, 0 or more. */
export const pmpm = number("an amount per member per month, 0 or more", (value) => value >= 0);

/** A part of something, 0.05 for 5%. */
export const share = number("a share from 0 to 1, such as 0.05 for 5%", (value) => value >= 0 && value <= MOST_SHARE);

/** A sum over the months concerned; negative where terminations reach back. */
export const memberMonths = number("a number of member months", () => true);

/** Member months that something is divided by. */
export const positiveMonths = number("a number of member months above 0", (value) => value > 0);

/** Members, practices and providers: text, case kept; a number is read as its digits. */
export const identifier: Kind<string> = {
  says: "a name or number",
  word: true,
  read(cell, argument) {
    if (typeof cell === "string") return foldSpaces(cell);
    if (typeof cell === "number") return String(cell);
    throw wrongInput(`${argument}: ${echo(cell)} is not a name or a number`);
  },
};

/** A cell as it stands, for a rule that counts what it cannot read. */
export const asItStands: Kind<Cell> = { says: "a cell", cheap: true, read: (cell) => cell };

/** A cell that could only be judged after others, and that needs a value. */
export function required<T>(kind: Kind<T>, cell: Cell, argument: string): T {
  if (cell === null) throw wrongInput(`${argument}: a blank cell; give ${kind.says}`);
  return kind.read(cell, argument);
}

/** Text as a person typed it. */
export const text: Kind<string> = {
  says: "text",
  word: true,
  read(cell, argument) {
    if (typeof cell === "string") return cell;
    throw wrongInput(`${argument}: ${echo(cell)} is not text`);
  },
};
