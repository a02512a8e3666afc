import { readRecords } from "../../define/records";
import type { Range } from "../../define/rule";
import { FIRST_EDITION } from "../../guide/carried";
import { readTerms } from "../../terms/readTerms";
import { scoresHeld } from "./earnings";
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
