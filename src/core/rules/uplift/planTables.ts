import { readRecords } from "../../define/records";
import type { Range } from "../../define/rule";
import { Refusal } from "../../cells/refusal";
import { FIRST_EDITION } from "../../guide/carried";
import type { PracticeType } from "../../guide/edition";
import { nearest } from "../../numbers/fraction";
import { readTerms } from "../../terms/readTerms";
import { mostEarned } from "../incentive/earnedShare";
import { earnableUnder, scoresHeld } from "./earnings";
import { PRACTICES, SCORES, type PracticeRecords, type ScoreRecords } from "./practiceTable";

/** A plan's two tables as UPLIFT.PRACTICES reads them, for whoever shows them; throws the Refusal of a table that is none. */

export function practicesIn(range: Range): PracticeRecords {
  return readRecords(range, PRACTICES, "practices", FIRST_EDITION);
}

export function scoresIn(range: Range): ScoreRecords {
  return readRecords(range, SCORES, "scores", FIRST_EDITION);
}

/** How many scores of each practice count under these terms. */
export function scoresHeldIn(scores: Range, terms: Range): ReadonlyMap<string, number> {
  return scoresHeld(scoresIn(scores), readTerms(terms));
}

/** What these terms let a practice earn of the maximum incentive: at most, and with every settled measure at gold. */
export function earnedAtMostIn(terms: Range): {
  readonly most: number;
  readonly earnable: (type: PracticeType) => number | Refusal;
} {
  const read = readTerms(terms);
  const earnable = earnableUnder(read);
  return {
    most: nearest(mostEarned(read)),
    earnable(type) {
      const share = earnable[type];
      return share instanceof Refusal ? share : nearest(share.exactly());
    },
  };
}
