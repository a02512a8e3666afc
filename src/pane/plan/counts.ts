import type { TermsRow } from "../../core/terms/rows";
import { exact, Refusal, SCORE_COLUMNS } from "../../core/shared";
import { termsRange } from "./termRows";
import { answersNamed, ruleNamed } from "../resolve";
import { shown } from "../valueText";

/** Counts that a table of scores may have besides, of which the function makes the score. */
export const NUMERATOR = "Numerator";
export const DENOMINATOR = "Denominator";
export const COUNTS: readonly string[] = [NUMERATOR, DENOMINATOR];

/** The function that makes scores of counts. */
export const FROM_COUNTS = "SCORES";

/** Columns of its answer, from 0. */
const GIVES = ruleNamed(FROM_COUNTS)?.gives;
const TITLES = GIVES?.shape === "table" ? GIVES.columns : [];
export const SCORE_AT = TITLES.indexOf(SCORE_COLUMNS.score.title);
const NOTE_AT = TITLES.indexOf("Note");

/** Whether a row has both. */
export function hasCounts(row: Readonly<Record<string, unknown>>): boolean {
  return COUNTS.every((title) => typeof row[title] === "number");
}

/** A score that stands beside counts which make another. */
export interface Disagreement {
  /** Among the rows that were given. */
  readonly index: number;
  readonly sentence: string;
}

/** Of rows by their headings; those without both counts, or whose score is neither a number nor blank, say nothing. */
export function disagreements(
  rows: readonly Readonly<Record<string, unknown>>[],
  terms: readonly TermsRow[],
): Disagreement[] {
  const [practice, measure, score] = [SCORE_COLUMNS.practice, SCORE_COLUMNS.measure, SCORE_COLUMNS.score].map(
    ({ title }) => title,
  ) as [string, string, string];
  const counted = rows.flatMap((row, index) => {
    const said = row[score] ?? "";
    return hasCounts(row) && (typeof said === "number" || said === "") ? [{ row, index, said }] : [];
  });
  if (counted.length === 0) return [];
  const column = (title: string): unknown[][] => counted.map(({ row }) => [row[title] ?? null]);
  // Each row by itself: the function would add up those of one practice and measure.
  const [, ...answers] = answersNamed(
    FROM_COUNTS,
    counted.map((_, at) => [at + 1]),
    column(measure),
    column(NUMERATOR),
    column(DENOMINATOR),
    termsRange(terms),
  );
  return counted.flatMap(({ row, index, said }, at): Disagreement[] => {
    const made = answers[at]?.[SCORE_AT];
    if (made === undefined || (said === "" && typeof made !== "number")) return [];
    if (typeof said === "number" && typeof made === "number" && isRoundedFrom(said, made)) return [];
    const counts = `${shown(row[NUMERATOR])} of ${shown(row[DENOMINATOR])}`;
    const why =
      typeof made === "number"
        ? `, which is ${shown(
            exact(made)
              .toDecimalPlaces(Math.max(SHOWN, placesOf(said)))
              .toNumber(),
          )}`
        : `: ${reasonOf(made, answers[at]?.[NOTE_AT])}`;
    const who = `${shown(row[practice])}, ${shown(row[measure])}`;
    return [{ index, sentence: `${who}: ${said === "" ? "no score" : shown(said)} stands beside ${counts}${why}.` }];
  });
}

const SHOWN = 2;

/** Cells computed from counts carry noise in their last digits. */
const MOST_PLACES = 9;

function placesOf(said: unknown): number {
  return typeof said === "number" ? Math.min(exact(said).decimalPlaces(), MOST_PLACES) : 0;
}

/** Whether a score is another one, rounded to the decimals that it has. */
function isRoundedFrom(said: number, made: number): boolean {
  const half = exact(10).pow(-placesOf(said)).div(2);
  return exact(said).minus(made).abs().lessThanOrEqualTo(half);
}

/** Why there is none, without the place in the lists of the call. */
function reasonOf(made: unknown, note: unknown): string {
  const sentence = made instanceof Refusal ? made.sentence.replace(/^\w+, item \d+: /, "") : String(note);
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, "");
}
