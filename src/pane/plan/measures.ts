import type { Outgoing } from "../../core/define/call";
import type { TermsRow } from "../../core/terms/rows";
import { Refusal } from "../../core/shared";
import { termsRange } from "../allocation/termRows";
import { answerOf, ruleNamed } from "../resolve";
import { shown } from "../valueText";
import type { PlanRanges, PracticeLine } from "./payments";
import { placeOf, recordsIn } from "./planTables";

/** A row of the scores, and what it earns. */
export interface MeasureLine {
  readonly key: number;
  readonly measure: string;
  readonly baseline: string;
  readonly score: string;
  /** Of the maximum incentive. */
  readonly share: number | string | Refusal;
  /** Why it earns nothing that can be told. */
  readonly why: string | null;
}

/** The rows that a practice has in the table of scores, by INCENTIVE. */
export function measuresOf({ scores }: PlanRanges, line: PracticeLine, terms: readonly TermsRow[]): MeasureLine[] {
  if (scores === null) return [];
  const { cells, rows } = recordsIn("scores", scores);
  const own = rows.flatMap((row, index) => (cells.practice?.[index] === line.name ? [row - 1] : []));
  const [headings = []] = scores;
  const column = (title: string): unknown[][] => {
    const at = placeOf(title, headings);
    return own.map((row) => [at < 0 ? null : scores[row]?.[at]]);
  };
  const [measures, baselines, values] = ["Measure", "Baseline", "Score"].map(column) as [
    unknown[][],
    unknown[][],
    unknown[][],
  ];
  if (own.length === 0) return [];
  const rule = ruleNamed("INCENTIVE");
  if (rule === undefined) throw new Error("There is no function INCENTIVE");
  const type = line.cell("Practice type");
  const answers = answerOf(rule, [
    [[type instanceof Refusal ? { code: type.code } : type]],
    measures,
    baselines,
    values,
    termsRange(terms),
  ]);
  return own.map((row, index): MeasureLine => {
    const share: Outgoing = answers[index]?.[0] ?? answers[0]?.[0] ?? "";
    return {
      key: row,
      measure: shown(measures[index]?.[0]),
      baseline: blankAsDash(baselines[index]?.[0]),
      score: blankAsDash(values[index]?.[0]),
      share,
      why: share instanceof Refusal ? share.sentence : null,
    };
  });
}

function blankAsDash(cell: unknown): string {
  const text = shown(cell);
  return text === "blank" ? "–" : text;
}
