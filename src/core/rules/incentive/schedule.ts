import { decimals, integers, LARGEST_FACTOR, LARGEST_VALUE, FOUR_DECIMALS, type Numbers } from "../../numbers/carriers";
import { ALLOWANCE } from "../../numbers/allowance";
import { exact, ratio, type Decimal } from "../../numbers/exact";
import { noAnswer, type Refusal } from "../../cells/refusal";
import type { Show } from "../../define/rule";
import type { PracticeType } from "../../guide/edition";
import { measuresOf, type Measure } from "../../terms/measures";
import { perTerms } from "../../terms/perTerms";
import {
  publishedIn,
  shares as shareParameters,
  targets as targetParameters,
  type MeasureShares,
  type Parameter,
} from "../../terms/parameters";
import type { Terms } from "../../terms/terms";

/**
 * What one measure asks of a score, as one carrier holds it. Scores and targets are in units of 1/10,000
 * point; where lower is better they carry a minus, so that at least as good is at least as large.
 */
export interface Targets<N> {
  readonly measure: Measure;
  readonly terms: Terms;
  readonly numbers: Numbers<N>;
  readonly lowerIsBetter: boolean;
  readonly minimum: N;
  readonly threshold: N;
  readonly gold: N;
  /** The least part of the gap, or of the baseline, as required ÷ whole. */
  readonly required: N;
  readonly whole: N;
  readonly test: "gap closure" | "relative";
  readonly baselineInRange: boolean;
  /** Whether scores are given as fractions, 0.61 for 61 points. */
  readonly fraction: boolean;
  /** Whether a baseline of 0 is none. */
  readonly zeroBaselineIsNone: boolean;
  /** Whether a score of 0 is refused, because it may be a blank and would be paid or shift pay. */
  readonly zeroIsDoubted: boolean;
  /** Whether a count per 1,000 of 2 or less is refused. */
  readonly ratioIsRefused: boolean;
  /** Whether a percentage above 0 and up to 1 point is refused. */
  readonly smallIsRefused: boolean;
  /** The step to which scores are rounded; null without rounding. */
  readonly step: N | null;
  /** By how much a score may fall short of a level and still reach it, in units. */
  readonly allowance: N;
}

/** The same, with what each level pays: shares are these numerators over `unit`. */
export interface Schedule<N> extends Targets<N> {
  readonly practiceType: PracticeType;
  readonly improvementShare: N;
  readonly thresholdShare: N;
  readonly goldShare: N;
  readonly unit: N;
  readonly curve: "linear" | "step" | "none";
  readonly point: N;
}

/** Prepared once for a measure and the terms in force; `fast` is null where the terms do not fit integers. */
interface Prepared {
  readonly exactly: Targets<Decimal>;
  readonly fast: Targets<number> | null;
}

export interface PreparedSchedule {
  readonly exactly: Schedule<Decimal>;
  readonly fast: Schedule<number> | null;
}

const targetsUnder = perTerms(() => new Map<Measure, Prepared | null>());
const schedulesUnder = perTerms(() => new Map<Measure, Map<PracticeType, PreparedSchedule | null>>());

/** The schedule of a measure under the terms in force, prepared when it is first asked for. */
export function scheduleOf(measure: Measure, type: PracticeType, terms: Terms): PreparedSchedule | null {
  const byMeasure = schedulesUnder(terms);
  const byType = byMeasure.get(measure) ?? new Map<PracticeType, PreparedSchedule | null>();
  const before = byType.get(type);
  if (before !== undefined) return before;
  const schedule = prepareSchedule(measure, type, terms);
  byMeasure.set(measure, byType.set(type, schedule));
  return schedule;
}

/** The targets of a measure that has them; refused where it is for information only or to be determined. */
export function determinedTargets(measure: Measure, terms: Terms): Targets<Decimal> {
  if (measure.informationOnly) throw noAnswer(`measure: ${measure.code} is for information only and has no targets`);
  const targets = targetsOf(measure, terms);
  if (targets === null) throw toBeDeterminedRefusal(measure);
  return targets.exactly;
}

export function toBeDeterminedRefusal({ code }: Measure): Refusal {
  return noAnswer(
    `measure: the targets of ${code} are to be determined in the guide; give ${code}.minimum, .threshold and .gold in terms`,
  );
}

function targetsOf(measure: Measure, terms: Terms): Prepared | null {
  const byMeasure = targetsUnder(terms);
  const before = byMeasure.get(measure);
  if (before !== undefined) return before;
  const targets = prepareTargets(measure, terms);
  byMeasure.set(measure, targets);
  return targets;
}

/** Null where the measure's targets are to be determined, or it has none. */
function prepareTargets(measure: Measure, terms: Terms): Prepared | null {
  const parameters = targetParameters(measure);
  if (parameters === undefined) return null;
  const [minimum, threshold, gold] = [
    terms.value(parameters.minimum),
    terms.value(parameters.threshold),
    terms.value(parameters.gold),
  ];
  if (minimum === null || threshold === null || gold === null) return null;

  const lowerIsBetter = gold.lessThan(threshold);
  const units = (points: Decimal): Decimal => points.times(lowerIsBetter ? -FOUR_DECIMALS : FOUR_DECIMALS);
  const rounding = terms.value("score.rounding");
  const required = terms.value("improvement.required");
  const zeroDoubted = terms.value("score.zero") === "doubt";
  const exactly: Targets<Decimal> = {
    measure,
    terms,
    numbers: decimals,
    lowerIsBetter,
    minimum: units(minimum),
    threshold: units(threshold),
    gold: units(gold),
    required: required.times(FOUR_DECIMALS),
    whole: exact(FOUR_DECIMALS),
    test: terms.value("improvement.test"),
    baselineInRange: terms.value("improvement.range") === "score and baseline",
    fraction: measure.unit === "percent" && terms.value("score.scale") === "fraction",
    zeroBaselineIsNone: zeroDoubted,
    zeroIsDoubted:
      zeroDoubted && (lowerIsBetter || measure.unit !== "percent" || terms.value("missing") === "redistribute"),
    ratioIsRefused: measure.unit === "events per 1,000" && terms.value("score.ratio") === "refuse",
    smallIsRefused: terms.value("score.small") === "refuse",
    step: rounding === "none" ? null : exact(FOUR_DECIMALS).div(exact(10).pow(rounding)),
    allowance: ALLOWANCE.times(FOUR_DECIMALS),
  };
  return { exactly, fast: fastTargets(exactly) };
}

/** Null where the measure does not apply to the practice type, or its targets are to be determined. */
export function prepareSchedule(measure: Measure, type: PracticeType, terms: Terms): PreparedSchedule | null {
  const base = targetsOf(measure, terms);
  const paid = shareNumerators(measure, type, terms);
  if (base === null || paid === null) return null;
  const exactly: Schedule<Decimal> = {
    ...base.exactly,
    ...paid,
    practiceType: type,
    curve: terms.value("attainment.curve"),
    point: exact(FOUR_DECIMALS),
  };
  return { exactly, fast: base.fast === null ? null : fastSchedule(base.fast, exactly) };
}

function fastTargets(targets: Targets<Decimal>): Targets<number> | null {
  const { minimum, threshold, gold, required, whole, step } = targets;
  const values = [minimum, threshold, gold];
  const factors = [required, whole];
  if (!fits(values, LARGEST_VALUE) || !fits(factors, LARGEST_FACTOR)) return null;
  return {
    ...targets,
    numbers: integers,
    minimum: minimum.toNumber(),
    threshold: threshold.toNumber(),
    gold: gold.toNumber(),
    required: required.toNumber(),
    whole: whole.toNumber(),
    step: step === null ? null : step.toNumber(),
    // Whole units, and products of them with a share in ten-thousandths, that fall short do so by more.
    allowance: 0,
  };
}

function fastSchedule(targets: Targets<number>, schedule: Schedule<Decimal>): Schedule<number> | null {
  const { improvementShare, thresholdShare, goldShare, unit } = schedule;
  const numerators = [improvementShare, thresholdShare, goldShare, unit].map((share) => share.times(FOUR_DECIMALS));
  if (!fits(numerators, LARGEST_FACTOR)) return null;
  const [improvement = 0, threshold = 0, gold = 0, whole = 0] = numerators.map((share) => share.toNumber());
  return {
    ...targets,
    practiceType: schedule.practiceType,
    improvementShare: improvement,
    thresholdShare: threshold,
    goldShare: gold,
    unit: whole,
    curve: schedule.curve,
    point: FOUR_DECIMALS,
  };
}

function fits(values: readonly Decimal[], largest: number): boolean {
  return values.every((value) => value.isInteger() && value.abs().lessThanOrEqualTo(largest));
}

type Numerators = Pick<Schedule<Decimal>, "improvementShare" | "thresholdShare" | "goldShare" | "unit">;

/**
 * Published shares stand over 1. Normalised shares stand over the practice type's sum of gold shares. Exact
 * shares are published share × (weight ÷ sum of weights) ÷ published gold share. A share given by its own
 * key is final, whatever the weights. Null where the measure does not apply to the practice type.
 */
export function shareNumerators(measure: Measure, type: PracticeType, terms: Terms): Numerators | null {
  const parameters = shareParameters(measure, type);
  if (parameters === undefined) return null;
  const { times, unit } = weighting(measure, type, terms);
  const over = (parameter: Parameter<Decimal>): Decimal =>
    terms.isGiven(parameter) ? terms.settled(parameter).times(unit) : published(parameter, terms).times(times);
  return {
    improvementShare: over(parameters.improvement),
    thresholdShare: over(parameters.threshold),
    goldShare: over(parameters.gold),
    unit,
  };
}

/** The factor on published shares, as numerator and denominator. */
interface Weighting {
  readonly times: Decimal;
  readonly unit: Decimal;
  /** What makes it, and how. */
  readonly show?: (show: Show, source: string) => void;
}

function weighting(measure: Measure, type: PracticeType, terms: Terms): Weighting {
  const applicable = measuresOf(type, terms.edition);
  switch (terms.value("weights")) {
    case "published":
      return { times: exact(1), unit: exact(1) };
    case "normalised": {
      const all = sum(applicable.map((each) => publishedGold(each, type, terms)));
      return {
        times: exact(1),
        unit: all,
        show(show, source) {
          show(`Published gold shares of ${type} practices, added up`, all, source);
          show("Factor of the weights", ratio(exact(1), all), "1 ÷ published gold shares");
        },
      };
    }
    case "exact": {
      const weight = exact(weightOf(measure));
      const all = sum(applicable.map((each) => exact(weightOf(each))));
      const gold = publishedGold(measure, type, terms);
      const unit = gold.times(all);
      return {
        times: weight,
        unit,
        show(show, source) {
          show(`Weight of ${measure.code}`, weight, source);
          show(`Weights of ${type} practices' measures, added up`, all, source);
          show(`Published gold share of ${measure.code}`, gold, source);
          show("Factor of the weights", ratio(weight, unit), "Weight ÷ all weights ÷ published gold share");
        },
      };
    }
  }
}

/** Where the plan's weights scale a share: what is published and what scales it. */
export function showWeighting(
  measure: Measure,
  type: PracticeType,
  level: keyof MeasureShares,
  terms: Terms,
  show: Show,
): void {
  const parameter = shareParameters(measure, type)?.[level];
  if (parameter === undefined || terms.value("weights") === "published" || terms.isGiven(parameter)) return;
  weighting(measure, type, terms).show?.(show, terms.source("weights"));
  show(`Published ${level} share`, published(parameter, terms), terms.source(parameter));
}

/**
 * "emphasize the importance of equity sensitive measurement": 3 for a starred measure, 2 for another. The guide prints
 * no weights: 3 : 2 is this product's reading of its shares, which round it, and an edition may have to be read anew.
 */
function weightOf({ starred }: Measure): number {
  return starred ? 3 : 2;
}

function publishedGold(measure: Measure, type: PracticeType, terms: Terms): Decimal {
  const parameters: MeasureShares | undefined = shareParameters(measure, type);
  return parameters === undefined ? exact(0) : published(parameters.gold, terms);
}

/** What the edition in force prints, whatever the plan gives. */
function published(parameter: Parameter<Decimal>, { edition }: Terms): Decimal {
  const printed = publishedIn(edition).get(parameter.key) as Decimal | null | undefined;
  if (printed === null || printed === undefined) throw new Error(`${parameter.key} is not printed`);
  return printed;
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, each) => total.plus(each), exact(0));
}
