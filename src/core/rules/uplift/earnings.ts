import type { Cell } from "../../cells/cell";
import { firstRefusal, orRefusal, Refusal, wrongInput } from "../../cells/refusal";
import { grouped } from "../../define/grouped";
import { isNothing } from "../../define/records";
import type { Show } from "../../define/rule";
import type { PracticeType } from "../../guide/edition";
import { carried, type Carried } from "../../numbers/carried";
import type { Measure } from "../../terms/measures";
import { perTerms } from "../../terms/perTerms";
import type { Terms } from "../../terms/terms";
import { judge } from "../incentive/judge";
import {
  assessedLines,
  linesOf,
  reportsOf,
  type AssessedLine,
  type Report,
  type ReportNames,
} from "../incentive/lines";
import { scheduleOf } from "../incentive/schedule";
import { isNoData } from "../incentive/score";
import { showMeasures, showTotal } from "../incentive/showTotal";
import { earnedTotal, mostTotal, type Total } from "../incentive/totals";
import type { ScoreRecords } from "./practiceTable";

/** What practices earn of the maximum incentive: by their scores, and with every settled measure at gold. */

/** One row of the scores that is a practice's. */
interface ScoreRow {
  /** The row of the range. */
  readonly place: number;
  readonly measure: Measure | null | Refusal;
  readonly baseline: Cell | Refusal;
  readonly score: Cell | Refusal;
}

export interface ScoresByPractice {
  readonly rowsOf: ReadonlyMap<string, readonly ScoreRow[]>;
  /** Why a row is nobody's, which leaves open what all practices earn; an error value that came in before a blank. */
  readonly nobodys: Refusal | null;
}

/** The rows of each practice. */
export function scoresByPractice(scores: ScoreRecords | null): ScoresByPractice {
  if (scores === null) return { rowsOf: new Map(), nobodys: null };
  const { practice, measure, baseline, score } = scores.cells;
  const rows = practice.map((name, index) => ({
    name,
    place: scores.rows[index] ?? 0,
    measure: measure[index] ?? null,
    baseline: baseline[index] ?? null,
    score: score[index] ?? null,
  }));
  const nobodys = rows.flatMap(({ name, place }) =>
    name instanceof Refusal
      ? [name]
      : name === null
        ? [wrongInput(`scores, row ${place}, Practice: a blank cell; give the practice that the row is of`)]
        : [],
  );
  return {
    rowsOf: grouped(
      rows.filter((row) => typeof row.name === "string"),
      ({ name }) => name as string,
    ),
    nobodys: firstRefusal(nobodys),
  };
}

/** What a practice earned by its scores; null where it has no score, its Refusal where it cannot be told. */
export function earnedByScores(
  type: PracticeType,
  rows: readonly ScoreRow[],
  terms: Terms,
  show?: Show,
): Total | null | Refusal {
  const scored = rows.some(({ score }) => isScore(score, terms));
  return orRefusal(() => {
    // Without any score a 0 is a blank, and only what else is wrong counts.
    const lines = linesOfRows(
      type,
      scored ? rows : rows.map((row) => ({ ...row, score: blankIfZero(row.score) })),
      terms,
    );
    if (!scored) return null;
    const total = earnedTotal(lines, type, terms);
    if (show !== undefined) {
      showMeasures(lines, show);
      showTotal(total, mostTotal(lines, type, terms).share, terms, show);
    }
    return total;
  });
}

/** How many scores of each practice say what it earns; of one that has none its Expected share holds. */
export function scoresHeld(scores: ScoreRecords, terms: Terms): ReadonlyMap<string, number> {
  const { rowsOf } = scoresByPractice(scores);
  return new Map([...rowsOf].map(([name, rows]) => [name, rows.filter(({ score }) => isScore(score, terms)).length]));
}

/** A 0 may be a blank that a host handed over, unless the plan says that it is none. */
function isScore(score: Cell | Refusal, terms: Terms): boolean {
  return !isNoData(score, terms) && (score !== 0 || terms.value("score.zero") === "accept");
}

function blankIfZero(score: Cell | Refusal): Cell | Refusal {
  return score === 0 ? null : score;
}

const TABLE_NAMES: ReportNames = { measures: "scores", baselines: "scores", scores: "scores", counted: "row" };

/** As INCENTIVE.TOTAL judges them; throws the first fault, which names its row. */
function linesOfRows(type: PracticeType, rows: readonly ScoreRow[], terms: Terms): readonly AssessedLine[] {
  if (!rows.every(isReport)) refuseFaults(rows);
  return assessedLines(linesOf(type, reportsOf(rows.filter(isReport), TABLE_NAMES), terms));
}

function isReport(row: ScoreRow): row is ScoreRow & Report {
  const { measure, baseline, score } = row;
  return measure !== null && !(measure instanceof Refusal || baseline instanceof Refusal || score instanceof Refusal);
}

/** Cells that cannot be read, error values that came in before the others; then numbers without a measure. */
function refuseFaults(rows: readonly ScoreRow[]): void {
  const refused = firstRefusal(rows.flatMap((row): unknown[] => [row.measure, row.baseline, row.score]));
  if (refused !== null) throw refused;
  for (const { place, measure, baseline, score } of rows) {
    if (measure === null && !(isNothing(baseline) && isNothing(score))) {
      throw wrongInput(`scores, row ${place}, Measure: a blank cell beside numbers; give the measure that they are of`);
    }
  }
}

/**
 * What INCENTIVE.TOTAL gives a practice of each type with every measure whose targets are settled at gold; its
 * Refusal where the terms leave it without a total.
 */
export const earnableUnder = perTerms((terms): Readonly<Record<PracticeType, Carried | Refusal>> => {
  const earnable = (type: PracticeType): Carried | Refusal =>
    orRefusal(() => {
      const total = earnedTotal(atGold(type, terms), type, terms);
      return carried(total.share, () => total.steps().total);
    });
  return { Mixed: earnable("Mixed"), Pediatric: earnable("Pediatric"), Adult: earnable("Adult") };
});

function atGold(type: PracticeType, terms: Terms): AssessedLine[] {
  return assessedLines(linesOf(type, reportsOf([]), terms)).map((line) => {
    const schedule = scheduleOf(line.measure, type, terms);
    if (schedule === null) return line;
    const { exactly } = schedule;
    return { ...line, assessment: judge(exactly, null, exactly.gold) };
  });
}
