import { identifier, measure, memberMonths, pmpm, practiceType, score } from "../../define/kinds";
import {
  column,
  optionalColumn,
  optionalTable,
  tableArgument,
  type Argument,
  type Column,
  type Range,
  type Records,
} from "../../define/rule";
import { earnedShare } from "../incentive/earnedShare";
import { decileOrBlank } from "../risk/decile";
import { clinicalFactor } from "../risk/factor";
import { trackKind } from "../tracks/trackKind";

/** The two tables in which a plan gives its practices and their scores, as every function takes them. */

export const PRACTICES = {
  practice: column("Practice", identifier),
  practiceType: column("Practice type", practiceType),
  memberMonths: column("Member months", memberMonths),
  basePmpm: column("Base PMPM", pmpm),
  organisation: optionalColumn("Organisation", identifier),
  track: optionalColumn("Track", trackKind),
  capitatedPmpm: optionalColumn("Capitated PMPM", pmpm),
  decile: optionalColumn("Decile", decileOrBlank),
  clinicalFactor: optionalColumn("Clinical factor", clinicalFactor),
  expectedShare: optionalColumn("Expected share", earnedShare),
};

export const SCORES = {
  practice: column("Practice", identifier),
  measure: column("Measure", measure),
  baseline: optionalColumn("Baseline", score),
  score: column("Score", score),
};

export type PracticeField = keyof typeof PRACTICES;
export type PracticeRecords = Records<typeof PRACTICES>;
export type ScoreRecords = Records<typeof SCORES>;

/** What a cell of a column holds that can be read. */
export type PracticeCell<F extends PracticeField> = (typeof PRACTICES)[F] extends Column<infer V> ? V : never;

export const practicesArgument: Argument<PracticeRecords> = tableArgument(
  PRACTICES,
  "A row for each practice, with headings in any order: Practice, Practice type, Member months, Base PMPM; where there are any Organisation, Track (blank: A), Capitated PMPM, Decile, Clinical factor, Expected share (of the maximum incentive). Further columns are ignored",
);

export const scoreTableArgument: Argument<ScoreRecords | null> = optionalTable(
  SCORES,
  "A row for each practice and measure, with headings in any order: Practice, Measure, Score, where there is any Baseline; the answer of APC.SCORES as it is. A practice that has scores here earns what APC.INCENTIVE.TOTAL says, else its Expected share",
);

/** Two practices, for the examples of every function that takes them. */
export const EXAMPLE_PRACTICES: Range = [
  ["Practice", "Practice type", "Member months", "Base PMPM", "Track", "Capitated PMPM", "Decile"],
  ["Practice 01", "Adult", 12000, 30, "B", 20, 1],
  ["Practice 02", "Pediatric", 6000, 24, "A", null, 8],
];

/** Where a cell of the practices stands, for sentences. */
export function placeOf(row: number, field: PracticeField): string {
  return `practices, row ${row}, ${PRACTICES[field].title}`;
}

/** The columns in which every practice needs a value. */
const NEEDED = { practice: identifier, practiceType, memberMonths, basePmpm: pmpm };
export type NeededField = keyof typeof NEEDED;

/** What would be right in one of them. */
export function wantedIn(field: NeededField): string {
  return NEEDED[field].says;
}
