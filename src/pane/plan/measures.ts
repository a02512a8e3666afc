import type { Outgoing } from "../../core/define/call";
import type { Range } from "../../core/define/rule";
import type { Step } from "../../core/rules/model/working";
import type { TermsRow } from "../../core/terms/rows";
import { isTable, PRACTICE_COLUMNS, recordCase, Refusal, SCORE_COLUMNS, scoresIn } from "../../core/shared";
import { termsRange } from "./termRows";
import { answersNamed, ruleNamed } from "../resolve";
import { shown } from "../valueText";
import type { PlanRanges, PracticeLine } from "./payments";
import { placeOf } from "./planTables";

/** The function that says what a measure earns. */
export const EARNS = "INCENTIVE";

/** A row of the scores, and what it earns by itself. */
export interface MeasureLine {
  readonly key: number;
  readonly measure: string;
  readonly baseline: string;
  readonly score: string;
  /** Of the maximum incentive. */
  readonly share: Outgoing;
  /** Of what it follows. */
  readonly given: readonly Range[];
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
  const ofType = type instanceof Refusal ? { code: type.code } : type;
  const answers = answersNamed(EARNS, ofType, measures, baselines, values, termsRange(terms));
  return own.map((row, index) => ({
    key: row,
    measure: shown(measures[index]?.[0]),
    baseline: blankAsDash(baselines[index]?.[0]),
    score: blankAsDash(values[index]?.[0]),
    share: answers[index]?.[0] ?? answers[0]?.[0] ?? "",
    given: [
      [[ofType]],
      ...[measures, baselines, values].map((cells): Range => [cells[index] ?? [null]]),
      termsRange(terms),
    ],
  }));
}

/** The steps from its baseline and score to what it earns. */
export function measureSteps({ given }: Pick<MeasureLine, "given">): readonly Step[] {
  const rule = ruleNamed(EARNS);
  if (rule === undefined || isTable(rule)) throw new Error(`${EARNS} answers no value`);
  return recordCase(rule, given).steps;
}

function blankAsDash(cell: unknown): string {
  const text = shown(cell);
  return text === "blank" ? "–" : text;
}
