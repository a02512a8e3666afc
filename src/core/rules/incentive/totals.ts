import { noAnswer } from "../../cells/refusal";
import type { PracticeType } from "../../guide/edition";
import { ALLOWANCE } from "../../numbers/allowance";
import { decimals, integers, type Numbers } from "../../numbers/carriers";
import { plain } from "../../numbers/exact";
import { atMost, fraction, minus, nearest, NONE, over, sum, times, type Fraction } from "../../numbers/fraction";
import type { Quotient } from "../../numbers/quotient";
import { measuresOf, type Measure } from "../../terms/measures";
import { perTerms } from "../../terms/perTerms";
import type { Terms } from "../../terms/terms";
import type { Assessment } from "./assess";
import type { AssessedLine } from "./lines";
import { scheduleOf, shareNumerators } from "./schedule";

/** From what the measures earn to the share of the maximum incentive, for every function that answers one. */

/** A measure that counts toward a total. */
interface Weight {
  readonly measure: Measure;
  /** Whether its targets are settled, or count as 0 and keep their weight. */
  readonly settled: boolean;
  /** Whether it has a score as well. */
  readonly scored: boolean;
}

export interface MeasurePart extends Weight {
  readonly share: Fraction;
}

/** How a total comes about. */
export interface Steps {
  readonly sum: Fraction;
  /** By what redistribution multiplies the sum; null where the plan redistributes nothing. */
  readonly spread: Spread | null;
  readonly redistribution: Fraction;
  /** 0 or below. */
  readonly ceiling: Fraction;
  readonly total: Fraction;
}

/** By what a total is multiplied: the gold shares that its weight is spread from ÷ those that it is spread to. */
export interface Spread {
  readonly from: Fraction;
  readonly to: Fraction;
  /** "all measures ÷ measures with a score". */
  readonly says: string;
}

export interface Total {
  /** The double nearest to it. */
  readonly share: number;
  steps(): Steps;
}

/** Weight has been spread, then the ceiling holds: here and nowhere else. */
function settle<N>(
  numbers: Numbers<N>,
  added: Quotient<N>,
  scaled: Quotient<N>,
  spread: Spread | null,
  ceiling: Quotient<N> | null,
): Total {
  const kept = (most: Quotient<N>): boolean =>
    numbers.atLeast(
      numbers.multiply(most.numerator, scaled.denominator),
      numbers.multiply(scaled.numerator, most.denominator),
    );
  const total = ceiling === null || kept(ceiling) ? scaled : ceiling;
  const exactly = ({ numerator, denominator }: Quotient<N>): Fraction =>
    fraction(numbers.exactly(numerator), numbers.exactly(denominator));
  return {
    share: numbers.ratio(total.numerator, total.denominator),
    steps: () => ({
      sum: exactly(added),
      spread,
      redistribution: minus(exactly(scaled), exactly(added)),
      ceiling: minus(exactly(total), exactly(scaled)),
      total: exactly(total),
    }),
  };
}

export function totalOf(parts: readonly MeasurePart[], type: PracticeType, terms: Terms): Total {
  const ceiling = terms.value("total.ceiling");
  const added = sum(parts.map(({ share }) => share));
  const spread = spreadOf(parts, type, terms);
  const scaled = spread === null ? added : times(added, over(spread.from, spread.to));
  return settle(decimals, added, scaled, spread, ceiling === "none" ? null : fraction(ceiling));
}

/** What a practice earned; its sum by whole numbers where they hold it, for panels of thousands of practices. */
export function earnedTotal(lines: readonly AssessedLine[], type: PracticeType, terms: Terms): Total {
  return (
    wholeTotal(lines, type, terms) ??
    totalOf(
      lines.map((line) => partOf(line, terms)),
      type,
      terms,
    )
  );
}

/** Null where weight is spread, or whole numbers do not hold the terms or a share. */
export function wholeTotal(lines: readonly AssessedLine[], type: PracticeType, terms: Terms): Total | null {
  const whole = redistributes(terms) ? null : wholesUnder(terms)[type];
  const added = whole === null ? null : wholeSum(lines, whole.common);
  return whole === null || added === null ? null : settle(integers, added, added, null, whole.ceiling);
}

/** Whether a plan spreads the weight of any measure over others. */
function redistributes(terms: Terms): boolean {
  return terms.value("tbd") === "redistribute" || terms.value("missing") === "redistribute";
}

/**
 * A are the gold shares of all measures, T of those with settled targets, S of those with a score as well: under
 * tbd = redistribute a total is multiplied by A ÷ T, under missing by T ÷ S, under both by A ÷ S. Nothing else is
 * scaled, and a measure that can never pay gets no weight of one that lacks data.
 */
function spreadOf(weights: readonly Weight[], type: PracticeType, terms: Terms): Spread | null {
  if (!redistributes(terms)) return null;
  const gold = (of: readonly Weight[]): Fraction => sum(of.map(({ measure }) => goldShare(measure, type, terms)));
  const all = gold(weights);
  const settled = gold(weights.filter((weight) => weight.settled));
  const scored = gold(weights.filter((weight) => weight.settled && weight.scored));
  const overMissing = terms.value("missing") === "redistribute";
  const left = overMissing ? scored : settled;
  refuseTooLittle(left, all, overMissing ? "have a score" : "have settled targets", terms);
  if (terms.value("tbd") !== "redistribute")
    return { from: settled, to: scored, says: "measures with settled targets ÷ measures with a score" };
  return overMissing
    ? { from: all, to: scored, says: "all measures ÷ measures with a score" }
    : { from: all, to: settled, says: "all measures ÷ measures with settled targets" };
}

/** The least part of the gold shares that must be left for a total to be redistributed. */
function refuseTooLittle(left: Fraction, all: Fraction, which: string, terms: Terms): void {
  const minimum = terms.value("redistribute.minimum");
  if (left.numerator.isZero()) throw noAnswer(`none of the measures ${which}, so there is nothing to redistribute to`);
  if (atMost(times(all, fraction(minimum.minus(ALLOWANCE))), left)) return;
  const percent = nearest(times(over(left, all), fraction(100)));
  throw noAnswer(
    `measures with ${percent.toFixed(1)}% of the gold shares ${which}, and redistribute.minimum asks for ${plain(minimum.times(100))}%`,
  );
}

export function partOf({ measure, assessment }: AssessedLine, terms: Terms): MeasurePart {
  return { measure, share: shareOf(assessment), ...weightOf(assessment, terms) };
}

/** Whether a measure keeps its weight where the plan spreads that of others. */
export function weightOf({ status }: Pick<Assessment, "status">, terms: Terms): Pick<Weight, "settled" | "scored"> {
  if (status === "To be determined") return { settled: terms.value("tbd") === "zero", scored: true };
  return { settled: true, scored: status !== "No data" };
}

export function shareOf({ numerator, denominator }: Assessment): Fraction {
  return fraction(numerator, denominator);
}

/** What a measure pays at gold, of the maximum incentive. */
export function goldShare(measure: Measure, type: PracticeType, terms: Terms): Fraction {
  const numerators = shareNumerators(measure, type, terms);
  return numerators === null ? NONE : fraction(numerators.goldShare, numerators.unit);
}

/** What can be earned at most on a line: nothing while targets are to be determined, or where its weight goes to others. */
export function mostOf({ measure, assessment }: AssessedLine, type: PracticeType, terms: Terms): MeasurePart {
  const gold = goldShare(measure, type, terms);
  const weight = weightOf(assessment, terms);
  const none =
    assessment.status === "To be determined" || (!weight.scored && terms.value("missing") === "redistribute");
  return { measure, share: none ? NONE : gold, ...weight };
}

export function mostTotal(lines: readonly AssessedLine[], type: PracticeType, terms: Terms): Total {
  return totalOf(
    lines.map((line) => mostOf(line, type, terms)),
    type,
    terms,
  );
}

/** What every share of a practice type, and the ceiling, can be counted in. */
interface Wholes {
  readonly common: number;
  readonly ceiling: Quotient<number> | null;
}

const wholesUnder = perTerms((terms) => ({
  Mixed: wholesOf("Mixed", terms),
  Pediatric: wholesOf("Pediatric", terms),
  Adult: wholesOf("Adult", terms),
}));

/** Whole numbers that a double holds. */
const LARGEST_WHOLE = 2 ** 53;

/** Null where whole numbers that a double holds are too small for the terms. */
function wholesOf(type: PracticeType, terms: Terms): Wholes | null {
  const measures = measuresOf(type, terms.edition);
  // Each share is at most 1, and their sum is multiplied by the ceiling's denominator as well.
  const largest = LARGEST_WHOLE / measures.length;
  let common = 1;
  for (const measure of measures) {
    const schedule = scheduleOf(measure, type, terms);
    if (schedule === null) continue;
    if (schedule.fast === null) return null;
    const { unit, gold, threshold } = schedule.fast;
    const denominator = unit * (gold - threshold);
    common = common * (denominator / greatestCommonDivisor(common, denominator));
    if (common > largest) return null;
  }
  const ceiling = terms.value("total.ceiling");
  if (ceiling === "none") return { common, ceiling: null };
  const [numerator = ceiling, denominator = ceiling] = ceiling.toFraction();
  return denominator.times(common).greaterThan(largest)
    ? null
    : { common, ceiling: { numerator: numerator.toNumber(), denominator: denominator.toNumber() } };
}

/** The plain sum; null where a share is not held by whole numbers. */
function wholeSum(lines: readonly AssessedLine[], common: number): Quotient<number> | null {
  let numerator = 0;
  for (const { assessment } of lines) {
    if (typeof assessment.numerator !== "number" || typeof assessment.denominator !== "number") return null;
    numerator += assessment.numerator * (common / assessment.denominator);
  }
  return { numerator, denominator: common };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
