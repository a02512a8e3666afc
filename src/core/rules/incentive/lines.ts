import { echo, type Cell } from "../../cells/cell";
import { firstRefusal, noAnswer, orRefusal, Refusal, wrongInput } from "../../cells/refusal";
import { isNothing } from "../../define/records";
import type { Show, ShowRow } from "../../define/rule";
import type { PracticeType } from "../../guide/edition";
import { measuresOf, type Measure } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import { assess, type Assessment, type Case } from "./assess";

/** One measure of a practice, and what it earned. */
export interface MeasureLine {
  readonly measure: Measure;
  readonly baseline: Cell;
  readonly score: Cell;
  readonly assessment: Assessment | Refusal;
}

/** A line that a total can add up. */
export interface AssessedLine extends MeasureLine {
  readonly assessment: Assessment;
}

/** What a practice reported on a measure. */
export interface Report {
  readonly measure: Measure;
  readonly baseline: Cell;
  readonly score: Cell;
  /** The item or row of the caller's list, counted from 1. */
  readonly place: number;
}

/** What the list or table is called that reports come from, and how its places are counted. */
export interface ReportNames {
  readonly measures: string;
  readonly baselines: string;
  readonly scores: string;
  readonly counted: "item" | "row";
}

export const LIST_NAMES: ReportNames = {
  measures: "measures",
  baselines: "baselines",
  scores: "scores",
  counted: "item",
};

export interface Reports {
  readonly byMeasure: ReadonlyMap<Measure, Report>;
  readonly names: ReportNames;
}

/** The reports of a practice; a measure listed twice is refused. */
export function reportsOf(reports: readonly Report[], names: ReportNames = LIST_NAMES): Reports {
  const byMeasure = new Map<Measure, Report>();
  for (const report of reports) {
    const { measure, place } = report;
    if (byMeasure.has(measure)) {
      throw wrongInput(`${names.measures}, ${names.counted} ${place}: ${measure.code} is listed twice; give it once`);
    }
    byMeasure.set(measure, report);
  }
  return { byMeasure, names };
}

/** The reports of three lists; rows with a blank measure are skipped, nothing but blank rows is refused. */
export function reportsOfLists(
  measures: readonly (Measure | null)[],
  baselines: readonly Cell[],
  scores: readonly Cell[],
): Reports {
  const isBlank = (_: unknown, index: number): boolean =>
    measures[index] === null && isNothing(baselines[index] ?? null) && isNothing(scores[index] ?? null);
  if (measures.every(isBlank)) throw noAnswer("measures, baselines and scores: nothing but blank cells");
  return reportsOf(
    measures.flatMap((measure, index): Report[] => {
      const [baseline, score] = [baselines[index] ?? null, scores[index] ?? null];
      return measure === null ? [] : [{ measure, baseline, score, place: index + 1 }];
    }),
  );
}

/** Every measure of the practice type, then what was reported beyond them; a measure not reported has no data. */
export function linesOf(
  practiceType: PracticeType,
  { byMeasure, names }: Reports,
  terms: Terms,
  showRow?: ShowRow,
): MeasureLine[] {
  const lines = measuresOf(practiceType, terms.edition).map((measure, index) =>
    lineOf(byMeasure.get(measure) ?? { ...NOT_REPORTED, measure }, practiceType, names, terms, showRow?.(index)),
  );
  for (const report of byMeasure.values()) {
    if (report.measure.appliesTo.includes(practiceType)) continue;
    lines.push(lineOf(report, practiceType, names, terms, showRow?.(lines.length)));
  }
  return lines;
}

const NOT_REPORTED = { baseline: null, score: null, place: 0 };

function lineOf(
  { measure, baseline, score, place }: Report,
  practiceType: PracticeType,
  names: ReportNames,
  terms: Terms,
  show?: Show,
): MeasureLine {
  show?.("Baseline given", asShown(baseline) ?? "blank", `Argument ${names.baselines}`);
  show?.("Score given", asShown(score) ?? "blank", `Argument ${names.scores}`);
  const given = { practiceType, measure, baseline, score, terms };
  const assessment = orRefusal(() => assess(given, show));
  if (!(assessment instanceof Refusal) || assessment.passedOn) return { measure, baseline, score, assessment };
  return { measure, baseline, score, assessment: withPlace(given, names, place) };
}

/** Assessed again for the sentence: to name each place beforehand would cost more than assessing it. */
function withPlace(given: Case, { baselines, scores, counted }: ReportNames, place: number): Assessment | Refusal {
  const places = { baseline: `${baselines}, ${counted} ${place}`, score: `${scores}, ${counted} ${place}` };
  const refused = orRefusal(() => assess({ ...given, places }));
  return refused instanceof Refusal ? new Refusal(refused.code, `${given.measure.code}: ${refused.sentence}`) : refused;
}

/** As it stands in the cell. */
export function asShown(cell: Cell): number | string | null {
  return typeof cell === "number" || typeof cell === "string" || cell === null ? cell : echo(cell);
}

/** Refused where any of them is: an error value that came in before one of ours. */
export function assessedLines(lines: readonly MeasureLine[]): readonly AssessedLine[] {
  const refused = firstRefusal(lines.map(({ assessment }) => assessment));
  if (refused !== null) throw refused;
  return lines as readonly AssessedLine[];
}
