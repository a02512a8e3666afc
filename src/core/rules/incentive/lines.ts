import { echo, type Cell } from "../../cells/cell";
import { Refusal, wrongInput } from "../../cells/refusal";
import type { Show, ShowRow } from "../../define/rule";
import type { PracticeType } from "../../guide/edition";
import { measuresOf, type Measure } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import { assess, type Assessment } from "./assess";

/** One measure of a practice, and what it earned. */
export interface MeasureLine {
  readonly measure: Measure;
  readonly baseline: Cell;
  readonly score: Cell;
  readonly assessment: Assessment | Refusal;
}

/** What a practice reported on a measure. */
interface Report {
  readonly measure: Measure;
  readonly baseline: Cell;
  readonly score: Cell;
}

type Reports = ReadonlyMap<Measure, Report>;

/** The reports of three lists; rows with a blank measure are skipped, a measure listed twice is refused. */
export function reportsOf(
  measures: readonly (Measure | null)[],
  baselines: readonly Cell[],
  scores: readonly Cell[],
): Reports {
  const reports = new Map<Measure, Report>();
  measures.forEach((measure, index) => {
    if (measure === null) return;
    if (reports.has(measure))
      throw wrongInput(`measures, item ${index + 1}: ${measure.code} is listed twice; give it once`);
    reports.set(measure, { measure, baseline: baselines[index] ?? null, score: scores[index] ?? null });
  });
  return reports;
}

/** Every measure of the practice type, then what was reported beyond them; a measure not reported has no data. */
export function linesOf(practiceType: PracticeType, reports: Reports, terms: Terms, showRow?: ShowRow): MeasureLine[] {
  const lines = measuresOf(practiceType, terms.edition).map((measure, index) => {
    const { baseline, score } = reports.get(measure) ?? NO_REPORT;
    return {
      measure,
      baseline,
      score,
      assessment: assessed(practiceType, measure, baseline, score, terms, showRow?.(index)),
    };
  });
  for (const { measure, baseline, score } of reports.values()) {
    if (measure.appliesTo.includes(practiceType)) continue;
    lines.push({
      measure,
      baseline,
      score,
      assessment: assessed(practiceType, measure, baseline, score, terms, showRow?.(lines.length)),
    });
  }
  return lines;
}

const NO_REPORT = { baseline: null, score: null };

function assessed(
  practiceType: PracticeType,
  measure: Measure,
  baseline: Cell,
  score: Cell,
  terms: Terms,
  show?: Show,
): Assessment | Refusal {
  show?.("Baseline given", asShown(baseline) ?? "blank", "Argument baselines");
  show?.("Score given", asShown(score) ?? "blank", "Argument scores");
  try {
    return assess({ practiceType, measure, baseline, score, terms }, show);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return refusal.passedOn ? refusal : new Refusal(refusal.code, `${measure.code}: ${refusal.sentence}`);
  }
}

/** As it stands in the cell. */
export function asShown(cell: Cell): number | string | null {
  return typeof cell === "number" || typeof cell === "string" || cell === null ? cell : echo(cell);
}

/** The first refusal among the lines, which any total of them shares. */
export function refusalIn(lines: readonly MeasureLine[]): Refusal | null {
  for (const { assessment } of lines) if (assessment instanceof Refusal) return assessment;
  return null;
}
