import { noAnswer, Refusal } from "../../cells/refusal";
import type { PracticeType } from "../../guide/edition";
import { decimals, integers, type Numbers } from "../../numbers/carriers";
import { plain } from "../../numbers/exact";
import { atMost, fraction, minus, nearest, NONE, over, sum, times, type Fraction } from "../../numbers/fraction";
import type { Quotient } from "../../numbers/quotient";
import { measuresOf, type Measure } from "../../terms/measures";
import { perTerms } from "../../terms/perTerms";
import type { Terms } from "../../terms/terms";
import type { Assessment } from "./assess";
import type { MeasureLine } from "./lines";
import { scheduleOf, shareNumerators } from "./schedule";

/** From what the measures earn to the share of the maximum incentive, for every function that answers one. */

/** A measure that counts toward a total. */
interface Weight {
  readonly measure: Measure;
  /** False where the plan spreads the measure's weight over the others. */
  readonly earnable: boolean;
}

export interface Part extends Weight {
  readonly share: Fraction;
}

/** How a total comes about. */
export interface Steps {
  readonly sum: Fraction;
  /** By what redistribution multiplies the sum; null where nothing is redistributed. */
  readonly factor: Fraction | null;
  readonly redistribution: Fraction;
  /** 0 or below. */
  readonly ceiling: Fraction;
  readonly total: Fraction;
}

export interface Total {
  /** The double nearest to it. */
  readonly share: number;
  steps(): Steps;
}

/** Weight is spread, then the ceiling holds: here and nowhere else. */
function settle<N>(
  numbers: Numbers<N>,
  added: Quotient<N>,
  factor: Quotient<N> | null,
  ceiling: Quotient<N> | null,
): Total {
  const scaled =
    factor === null
      ? added
      : {
          numerator: numbers.multiply(added.numerator, factor.numerator),
          denominator: numbers.multiply(added.denominator, factor.denominator),
        };
  const within = (most: Quotient<N>): boolean =>
    numbers.atLeast(
      numbers.multiply(most.numerator, scaled.denominator),
      numbers.multiply(scaled.numerator, most.denominator),
    );
  const total = ceiling === null || within(ceiling) ? scaled : ceiling;
  const exactly = ({ numerator, denominator }: Quotient<N>): Fraction =>
    fraction(numbers.exactly(numerator), numbers.exactly(denominator));
  return {
    share: numbers.ratio(total.numerator, total.denominator),
    steps: () => ({
      sum: exactly(added),
      factor: factor === null ? null : exactly(factor),
      redistribution: minus(exactly(scaled), exactly(added)),
      ceiling: minus(exactly(total), exactly(scaled)),
      total: exactly(total),
    }),
  };
}

export function totalOf(parts: readonly Part[], type: PracticeType, terms: Terms): Total {
  const ceiling = terms.value("total.ceiling");
  return settle(
    decimals,
    sum(parts.map(({ share }) => share)),
    spreadOf(parts, type, terms),
    ceiling === "none" ? null : fraction(ceiling),
  );
}

/** What a practice earned; its sum by whole numbers where they hold it, for panels of thousands of practices. */
export function earnedTotal(lines: readonly MeasureLine[], type: PracticeType, terms: Terms): Total {
  const whole = wholesUnder(terms)[type];
  const added = whole === null ? null : wholeSum(lines, whole.common);
  if (whole === null || added === null || spreadOf(weightsOf(lines, terms), type, terms) !== null) {
    return totalOf(
      lines.map((line) => partOf(line, terms)),
      type,
      terms,
    );
  }
  return settle(integers, added, null, whole.ceiling);
}

/** Sum of gold shares ÷ sum of those that can be earned; null where nothing is redistributed. */
function spreadOf(weights: readonly Weight[], type: PracticeType, terms: Terms): Fraction | null {
  if (weights.every(({ earnable }) => earnable)) return null;
  const gold = (of: readonly Weight[]): Fraction => sum(of.map(({ measure }) => goldShare(measure, type, terms)));
  const all = gold(weights);
  const earnable = gold(weights.filter((weight) => weight.earnable));
  const minimum = terms.value("redistribute.minimum");
  if (earnable.numerator.isZero())
    throw noAnswer("none of the gold shares can be earned, so there is nothing to redistribute to");
  if (!atMost(times(all, fraction(minimum)), earnable)) {
    const percent = nearest(times(over(earnable, all), fraction(100)));
    throw noAnswer(
      `only ${percent.toFixed(1)}% of the gold shares can be earned, and redistribute.minimum asks for ${plain(minimum.times(100))}%`,
    );
  }
  return over(all, earnable);
}

function weightsOf(lines: readonly MeasureLine[], terms: Terms): Weight[] {
  return lines.map(({ measure, assessment }) => ({
    measure,
    earnable: assessment instanceof Refusal || isEarnable(assessment, terms),
  }));
}

export function partOf({ measure, assessment }: MeasureLine, terms: Terms): Part {
  if (assessment instanceof Refusal) throw assessment;
  return { measure, share: shareOf(assessment), earnable: isEarnable(assessment, terms) };
}

/** Whether a measure keeps its weight: TBD and missing ones lose it where the plan redistributes. */
export function isEarnable({ status }: Pick<Assessment, "status">, terms: Terms): boolean {
  if (status === "To be determined") return terms.value("tbd") !== "redistribute";
  return status !== "No data" || terms.value("missing") !== "redistribute";
}

export function shareOf({ numerator, denominator }: Assessment): Fraction {
  return fraction(numerator, denominator);
}

function goldShare(measure: Measure, type: PracticeType, terms: Terms): Fraction {
  const numerators = shareNumerators(measure, type, terms);
  return numerators === null ? NONE : fraction(numerators.goldShare, numerators.unit);
}

/** What can be earned at most on a line: nothing while targets are to be determined, or where its weight goes to others. */
export function mostOf({ measure, assessment }: MeasureLine, type: PracticeType, terms: Terms): Part {
  const gold = goldShare(measure, type, terms);
  if (assessment instanceof Refusal) return { measure, share: gold, earnable: true };
  const earnable = isEarnable(assessment, terms);
  const none = !earnable || assessment.status === "To be determined";
  return { measure, share: none ? NONE : gold, earnable };
}

export function mostTotal(lines: readonly MeasureLine[], type: PracticeType, terms: Terms): Total {
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

/** Shares of at most 1 over it, a dozen of them, add up below 2⁵³, times the ceiling's denominator as well. */
const LARGEST_COMMON = 2 ** 49;

/** Null where whole numbers that a double holds are too small for the terms. */
function wholesOf(type: PracticeType, terms: Terms): Wholes | null {
  let common = 1;
  for (const measure of measuresOf(type, terms.edition)) {
    const schedule = scheduleOf(measure, type, terms);
    if (schedule === null) continue;
    if (schedule.fast === null) return null;
    const { unit, gold, threshold } = schedule.fast;
    const denominator = unit * (gold - threshold);
    common = common * (denominator / greatestCommonDivisor(common, denominator));
    if (common > LARGEST_COMMON) return null;
  }
  const ceiling = terms.value("total.ceiling");
  if (ceiling === "none") return { common, ceiling: null };
  const [numerator = ceiling, denominator = ceiling] = ceiling.toFraction();
  return denominator.times(common).greaterThan(LARGEST_COMMON)
    ? null
    : { common, ceiling: { numerator: numerator.toNumber(), denominator: denominator.toNumber() } };
}

/** The plain sum; null where a share is not held by whole numbers. */
function wholeSum(lines: readonly MeasureLine[], common: number): Quotient<number> | null {
  let numerator = 0;
  for (const { assessment } of lines) {
    if (assessment instanceof Refusal) return null;
    if (typeof assessment.numerator !== "number" || typeof assessment.denominator !== "number") return null;
    numerator += assessment.numerator * (common / assessment.denominator);
  }
  return { numerator, denominator: common };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
