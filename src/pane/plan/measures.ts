import type { Outgoing } from "../../core/define/call";
import type { TermsRow } from "../../core/terms/rows";
import { PRACTICE_COLUMNS, Refusal, SCORE_COLUMNS, scoresIn } from "../../core/shared";
import { termsRange } from "./termRows";
import { answersNamed } from "../resolve";
import { shown } from "../valueText";
import type { PlanRanges, PracticeLine } from "./payments";
import { placeOf } from "./planTables";

/** A row of the scores, and what it earns by itself. */
interface MeasureLine {
  readonly key: number;
  readonly measure: string;
  readonly baseline: string;
  readonly score: string;
  /** Of the maximum incentive. */
  readonly share: Outgoing;
}

/** The rows that a practice has in the table of scores, by INCENTIVE. */
export function measuresOf({ scores }: PlanRanges, line: PracticeLine, terms: readonly TermsRow[]): MeasureLine[] {
  if (scores === null) return [];
  const { cells, rows } = scoresIn(scores);
  const own = rows.flatMap((row, index) => (cells.practice[index] === line.name ? [row - 1] : []));
  if (own.length === 0) return [];
  const [headings = []] = scores;
  const column = ({ title }: { readonly title: string }): unknown[][] => {
    const at = placeOf(title, headings);
    return own.map((row) => [at < 0 ? null : scores[row]?.[at]]);
  };
  const [measures, baselines, values] = [
    column(SCORE_COLUMNS.measure),
    column(SCORE_COLUMNS.baseline),
    column(SCORE_COLUMNS.score),
  ];
  const type = line.cell(PRACTICE_COLUMNS.practiceType.title);
  const answers = answersNamed(
    "INCENTIVE",
    type instanceof Refusal ? { code: type.code } : type,
    measures,
    baselines,
    values,
    termsRange(terms),
  );
  return own.map((row, index) => ({
    key: row,
    measure: shown(measures[index]?.[0]),
    baseline: blankAsDash(baselines[index]?.[0]),
    score: blankAsDash(values[index]?.[0]),
    share: answers[index]?.[0] ?? answers[0]?.[0] ?? "",
  }));
}

function blankAsDash(cell: unknown): string {
  const text = shown(cell);
  return text === "blank" ? "–" : text;
}
