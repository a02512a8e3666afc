import { decimals, FOUR_DECIMALS } from "../../numbers/carriers";
import { exact, ratio, type Decimal } from "../../numbers/exact";
import type { Measure } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import type { Targets } from "./schedule";

/** Between scores as a plan writes them and a schedule's units, in which larger is better. */

/** A score of 1 as a fraction is 100 points. */
const POINTS_IN_ONE = 100;

/** A count over its denominator times this is a score in points: of 100 patients, of 1,000 member years, in dollars. */
export const RATE_BASE = { percent: POINTS_IN_ONE, "events per 1,000": 1000, cost: 1 } as const;

/** The same for a score in the scale of the terms. */
export function rateBase({ unit }: Measure, terms: Terms): number {
  return unit === "percent" && terms.value("score.scale") === "fraction" ? 1 : RATE_BASE[unit];
}

/** Null where the schedule's carrier cannot hold the score. */
export function unitsOf<N>(targets: Targets<N>, score: number): N | null {
  const read = targets.numbers.read(score, unitsInOne(targets));
  return read === null ? null : asJudged(targets, read);
}

/** The same in decimals, which hold every score. */
export function exactUnits(targets: Targets<Decimal>, score: number): Decimal {
  return asJudged(targets, decimals.read(score, unitsInOne(targets)));
}

/** Rounded as the plan says; negative where lower is better. */
function asJudged<N>({ numbers, step, lowerIsBetter, allowance }: Targets<N>, units: N): N {
  const rounded = step === null ? units : numbers.round(numbers.add(units, allowance), step);
  return lowerIsBetter ? numbers.negate(rounded) : rounded;
}

function unitsInOne({ fraction }: Targets<unknown>): number {
  return fraction ? FOUR_DECIMALS * POINTS_IN_ONE : FOUR_DECIMALS;
}

/** Whether a score reaches a level, short of it by no more than the allowance; for baselines too. */
export function isReached<N>({ numbers, allowance }: Targets<N>, units: N, level: N): boolean {
  return numbers.atLeast(numbers.add(units, allowance), level);
}

/** In points, as a person reads a distance between scores. */
export function distanceOf<N>({ numbers }: Targets<N>, units: N): Decimal {
  return numbers.exactly(units).div(FOUR_DECIMALS);
}

/** In points, as a person reads a score or a target. */
export function pointsOf<N>(targets: Targets<N>, units: N): Decimal {
  return distanceOf(targets, units).abs();
}

/** The double nearest to a score, in the plan's scale. */
export function scoreOf(targets: Targets<unknown>, units: Decimal): number {
  return ratio(targets.lowerIsBetter ? units.negated() : units, exact(unitsInOne(targets)));
}
