import { echo, type Cell } from "../../cells/cell";
import { noAnswer, Refusal, wrongInput } from "../../cells/refusal";
import type { Show, ShowRow } from "../../define/rule";
import { plain } from "../../numbers/exact";
import { atMost, fraction, minus, nearest, NONE, over, sum, times, type Fraction } from "../../numbers/fraction";
import { measuresOf, type Measure, type PracticeType } from "../../terms/measures";
import { missing, redistributeMinimum, toBeDetermined, totalCeiling } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import { perTerms } from "../../terms/perTerms";
import { assess, type Assessment } from "./assess";
import { scheduleOf, shareNumerators } from "./schedule";

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
export function reportsOf(measures: readonly (Measure | null)[], baselines: readonly Cell[], scores: readonly Cell[]): Reports {
  const reports = new Map<Measure, Report>();
  measures.forEach((measure, index) => {
    if (measure === null) return;
    if (reports.has(measure)) throw wrongInput(`measures, item ${index + 1}: ${measure.code} is listed twice; give it once`);
    reports.set(measure, { measure, baseline: baselines[index] ?? null, score: scores[index] ?? null });
  });
  return reports;
}

/** Every measure of the practice type, then what was reported beyond them; a measure not reported has no data. */
export function linesOf(practiceType: PracticeType, reports: Reports, terms: Terms, showRow?: ShowRow): MeasureLine[] {
  const lines = measuresOf(practiceType).map((measure, index) => {
    const { baseline, score } = reports.get(measure) ?? NO_REPORT;
    return { measure, baseline, score, assessment: assessed(practiceType, measure, baseline, score, terms, showRow?.(index)) };
  });
  for (const { measure, baseline, score } of reports.values()) {
    if (measure.appliesTo.includes(practiceType)) continue;
    lines.push({ measure, baseline, score, assessment: assessed(practiceType, measure, baseline, score, terms, showRow?.(lines.length)) });
  }
  return lines;
}

const NO_REPORT = { baseline: null, score: null };

function assessed(practiceType: PracticeType, measure: Measure, baseline: Cell, score: Cell, terms: Terms, show?: Show): Assessment | Refusal {
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

/** A line that counts toward a total. */
export interface Part {
  readonly share: Fraction;
  /** The share at gold. */
  readonly gold: Fraction;
  /** False where the plan spreads the measure's weight over the others. */
  readonly earnable: boolean;
}

/** From the sum of the measures to the share of the maximum incentive. */
export interface Totals {
  readonly sum: Fraction;
  /** By what redistribution multiplies the sum; null where nothing is redistributed. */
  readonly factor: Fraction | null;
  readonly redistribution: Fraction;
  /** 0 or below. */
  readonly ceiling: Fraction;
  readonly total: Fraction;
}

export function totalsOf(parts: readonly Part[], terms: Terms): Totals {
  const added = sum(parts.map(({ share }) => share));
  const factor = redistributionOf(parts, terms);
  const scaled = factor === null ? added : times(added, factor);
  const ceiling = terms.settled(totalCeiling);
  const total = ceiling === "none" || atMost(scaled, fraction(ceiling)) ? scaled : fraction(ceiling);
  return { sum: added, factor, redistribution: minus(scaled, added), ceiling: minus(total, scaled), total };
}

/** Sum of gold shares ÷ sum of those that can be earned; null where nothing is redistributed. */
function redistributionOf(parts: readonly Part[], terms: Terms): Fraction | null {
  if (parts.every(({ earnable }) => earnable)) return null;
  const all = sum(parts.map(({ gold }) => gold));
  const earnable = sum(parts.filter((part) => part.earnable).map(({ gold }) => gold));
  const least = times(all, fraction(terms.settled(redistributeMinimum)));
  if (earnable.numerator.isZero()) throw noAnswer("none of the gold shares can be earned, so there is nothing to redistribute to");
  if (!atMost(least, earnable)) {
    const percent = nearest(times(over(earnable, all), fraction(100)));
    throw noAnswer(
      `only ${percent.toFixed(1)}% of the gold shares can be earned, and redistribute.minimum asks for ${plain(terms.settled(redistributeMinimum).times(100))}%`,
    );
  }
  return over(all, earnable);
}

export function partOf({ measure, assessment }: MeasureLine, type: PracticeType, terms: Terms): Part {
  if (assessment instanceof Refusal) throw assessment;
  return { share: shareOf(assessment), gold: goldShare(measure, type, terms), earnable: isEarnable(assessment, terms) };
}

/** Whether a measure keeps its weight: TBD and missing ones lose it where the plan redistributes. */
export function isEarnable({ status }: Pick<Assessment, "status">, terms: Terms): boolean {
  if (status === "To be determined") return terms.settled(toBeDetermined) !== "redistribute";
  return status !== "No data" || terms.settled(missing) !== "redistribute";
}

export function shareOf({ numerator, denominator }: Assessment): Fraction {
  return fraction(numerator, denominator);
}

export function goldShare(measure: Measure, type: PracticeType, terms: Terms): Fraction {
  const numerators = shareNumerators(measure, type, terms);
  return numerators === null ? NONE : fraction(numerators.goldShare, numerators.unit);
}

/** What can be earned at most on a line: nothing while targets are to be determined, or where its weight goes to others. */
export function mostOf({ measure, assessment }: MeasureLine, type: PracticeType, terms: Terms): Part {
  const gold = goldShare(measure, type, terms);
  if (assessment instanceof Refusal) return { share: gold, gold, earnable: true };
  const earnable = isEarnable(assessment, terms);
  const none = !earnable || assessment.status === "To be determined";
  return { share: none ? NONE : gold, gold, earnable };
}

/** The share of the maximum incentive that can be earned at most, as a double. */
export function mostShare(lines: readonly MeasureLine[], type: PracticeType, terms: Terms): number {
  return nearest(totalsOf(lines.map((line) => mostOf(line, type, terms)), terms).total);
}

/** The share of the maximum incentive, as a double. */
export function totalShare(lines: readonly MeasureLine[], type: PracticeType, terms: Terms): number {
  return quickTotal(lines, type, terms) ?? nearest(totalsOf(lines.map((line) => partOf(line, type, terms)), terms).total);
}

/**
 * The same over whole numbers with one common denominator, for panels of thousands of practices; null where
 * something is redistributed, a ceiling other than 1 is in force, or a score or the terms do not fit.
 */
function quickTotal(lines: readonly MeasureLine[], type: PracticeType, terms: Terms): number | null {
  const common = commonDenominators(terms)[type];
  const ceiling = terms.settled(totalCeiling);
  if (common === null || ceiling === "none" || !ceiling.equals(1)) return null;
  let numerator = 0;
  for (const { assessment } of lines) {
    if (assessment instanceof Refusal || !isEarnable(assessment, terms)) return null;
    if (typeof assessment.numerator !== "number" || typeof assessment.denominator !== "number") return null;
    numerator += assessment.numerator * (common / assessment.denominator);
  }
  return numerator >= common ? 1 : numerator / common;
}

const commonDenominators = perTerms((terms) => ({
  Mixed: leastCommonDenominator("Mixed", terms),
  Pediatric: leastCommonDenominator("Pediatric", terms),
  Adult: leastCommonDenominator("Adult", terms),
}));

/** Shares of at most 1 over it, a dozen of them, add up below 2⁵³. */
const LARGEST_COMMON = 2 ** 49;

function leastCommonDenominator(type: PracticeType, terms: Terms): number | null {
  let common = 1;
  for (const measure of measuresOf(type)) {
    const schedule = scheduleOf(measure, type, terms);
    if (schedule === null) continue;
    if (schedule.fast === null) return null;
    const { unit, gold, threshold } = schedule.fast;
    const denominator = unit * (gold - threshold);
    common = common * (denominator / greatestCommonDivisor(common, denominator));
    if (common > LARGEST_COMMON) return null;
  }
  return common;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
