import type { Show } from "../../define/rule";
import { POINTS_IN_ONE, SCALE } from "../../numbers/carriers";
import { exact, ratio, type Decimal } from "../../numbers/exact";
import { attainmentCurve, improvementRequired, improvementTest, shares, targets, weights, type Parameter } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import type { Schedule, Targets } from "./schedule";

export const STATUSES = [
  "Gold Standard", "Attainment", "Improvement", "In range, not improved", "In range, no baseline", "Below minimum",
  "No data", "Not applicable", "Information only", "To be determined",
] as const;
export type Status = (typeof STATUSES)[number];

/** What a practice earned on one measure. */
export interface Outcome<N> {
  readonly status: Status;
  /** Share of the total incentive, 0 to 1: the double nearest to numerator ÷ denominator. */
  readonly share: number;
  readonly numerator: N;
  readonly denominator: N;
}

/**
 * The rule of Element 3, for both carriers: at or past gold, the gold share; at or past the threshold, from
 * threshold share to gold share; at or past the minimum, the improvement share if enough of the gap is closed.
 */
export function judge<N>(schedule: Schedule<N>, baseline: N | null, score: N, show?: Show): Outcome<N> {
  const { numbers } = schedule;
  if (numbers.atLeast(score, schedule.gold)) {
    show?.("Reaches the Gold Standard", "yes", sourceOf(schedule, "gold"));
    return paid(schedule, "Gold Standard", schedule.goldShare, "gold", show);
  }
  show?.("Reaches the Gold Standard", "no", sourceOf(schedule, "gold"));
  if (numbers.atLeast(score, schedule.threshold)) {
    show?.("Reaches the Attainment Threshold", "yes", sourceOf(schedule, "threshold"));
    return attained(schedule, score, show);
  }
  show?.("Reaches the Attainment Threshold", "no", sourceOf(schedule, "threshold"));
  if (!numbers.atLeast(score, schedule.minimum)) {
    show?.("Reaches the minimum", "no", sourceOf(schedule, "minimum"));
    return nothing(schedule, "Below minimum");
  }
  show?.("Reaches the minimum", "yes", sourceOf(schedule, "minimum"));
  if (baseline === null) {
    show?.("Baseline", "none: improvement cannot be shown", "Argument baseline");
    return nothing(schedule, "In range, no baseline");
  }
  if (!improved(schedule, baseline, score, show)) return nothing(schedule, "In range, not improved");
  return paid(schedule, "Improvement", schedule.improvementShare, "improvement", show);
}

function nothing<N>({ numbers, unit }: Schedule<N>, status: Status): Outcome<N> {
  return { status, share: 0, numerator: numbers.zero, denominator: unit };
}

const SHARE_NAMES = { gold: "Gold share", threshold: "Threshold share", improvement: "Improvement share" } as const;

function paid<N>(schedule: Schedule<N>, status: Status, numerator: N, level: "gold" | "threshold" | "improvement", show?: Show): Outcome<N> {
  const share = schedule.numbers.ratio(numerator, schedule.unit);
  show?.(SHARE_NAMES[level], share, shareSource(schedule, level));
  return { status, share, numerator, denominator: schedule.unit };
}

/** From threshold share to gold share, by the part of the way from threshold to gold. */
function attained<N>(schedule: Schedule<N>, score: N, show?: Show): Outcome<N> {
  const { numbers, threshold, gold, thresholdShare, goldShare, unit, curve } = schedule;
  if (curve === "none") return paid(schedule, "Attainment", thresholdShare, "threshold", show);
  const past = numbers.subtract(score, threshold);
  const counted = curve === "step" ? numbers.wholeUnits(past, schedule.point) : past;
  const way = numbers.subtract(gold, threshold);
  const earned = numbers.add(
    numbers.multiply(thresholdShare, way),
    numbers.multiply(numbers.subtract(goldShare, thresholdShare), counted),
  );
  const denominator = numbers.multiply(unit, way);
  const share = numbers.ratio(earned, denominator);
  if (show !== undefined) {
    show("Threshold share", numbers.ratio(thresholdShare, unit), shareSource(schedule, "threshold"));
    show("Gold share", numbers.ratio(goldShare, unit), shareSource(schedule, "gold"));
    show("Points past the threshold", pointsOf(schedule, counted), schedule.terms.source(attainmentCurve));
    show("Points from threshold to gold", pointsOf(schedule, way), sourceOf(schedule, "gold"));
    show("Threshold share + (gold share − threshold share) × points past ÷ points from threshold to gold", share, schedule.terms.source(attainmentCurve));
  }
  return { status: "Attainment", share, numerator: earned, denominator };
}

/** "closes at least 10% of the gap between baseline performance and the Attainment Gold Standard" */
function improved<N>(schedule: Schedule<N>, baseline: N, score: N, show?: Show): boolean {
  const { numbers, minimum, threshold, gold, required, whole } = schedule;
  const gained = numbers.subtract(score, baseline);
  const needed = neededOf(schedule, baseline);
  const source = schedule.terms.source(improvementRequired);
  if (numbers.atLeast(baseline, gold)) {
    show?.("Gap from baseline to Gold Standard", "none: the baseline is at or past gold", source);
    return false;
  }
  if (schedule.baselineInRange && (!numbers.atLeast(baseline, minimum) || numbers.atLeast(baseline, threshold))) {
    show?.("Baseline in the Improvement Range", "no", schedule.terms.source(targets(schedule.measure)?.minimum ?? improvementRequired));
    return false;
  }
  const enough = numbers.atLeast(numbers.multiply(gained, whole), needed);
  if (show !== undefined) {
    const relative = schedule.test === "relative";
    const base = relative ? pointsOf(schedule, baseline).abs() : pointsOf(schedule, numbers.subtract(gold, baseline));
    const test = schedule.terms.source(improvementTest);
    show(relative ? "Baseline" : "Gap from baseline to Gold Standard", base, relative ? "Argument baseline" : test);
    show("Improvement required, as a share of it", numbers.ratio(required, whole), source);
    show("Points gained", pointsOf(schedule, gained), "Arguments baseline and score");
    show("Points needed", pointsOf(schedule, needed).div(numbers.exactly(whole)), test);
    show("Improved enough", enough ? "yes" : "no", source);
  }
  return enough;
}

/** The gain that counts as improvement, times `whole`. */
export function neededOf<N>({ numbers, gold, required, test, lowerIsBetter }: Targets<N>, baseline: N): N {
  const relative = lowerIsBetter ? numbers.negate(baseline) : baseline;
  return numbers.multiply(required, test === "relative" ? relative : numbers.subtract(gold, baseline));
}

/** In points, as a person reads scores and distances between them. */
export function pointsOf<N>({ numbers }: Targets<N>, value: N): Decimal {
  return numbers.exactly(value).div(SCALE);
}

export function sourceOf({ measure, terms }: Targets<unknown>, level: "minimum" | "threshold" | "gold"): string {
  const parameters = targets(measure);
  return parameters === undefined ? "" : terms.source(parameters[level]);
}

function shareSource({ measure, practiceType, terms }: Schedule<unknown>, level: "improvement" | "threshold" | "gold"): string {
  const parameters = shares(measure, practiceType);
  return parameters === undefined ? "" : weightedSource(parameters[level], terms);
}

/** Where a share comes from, and what weighted it where the plan does not take it as published. */
export function weightedSource(share: Parameter<unknown>, terms: Terms, cited = terms.source(share)): string {
  const method = terms.settled(weights);
  return method === "published" || terms.isGiven(share) ? cited : `${cited}; ${method} by ${terms.source(weights)}`;
}

/** The double nearest to a value in points, in the plan's scale. */
export function scoreOf({ fraction, lowerIsBetter }: Targets<unknown>, value: Decimal): number {
  return ratio(lowerIsBetter ? value.negated() : value, exact(fraction ? SCALE * POINTS_IN_ONE : SCALE));
}
