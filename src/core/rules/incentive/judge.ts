import type { Show } from "../../define/rule";
import { ALLOWANCE } from "../../numbers/allowance";
import { FOUR_DECIMALS } from "../../numbers/carriers";
import { plain } from "../../numbers/exact";
import { showShare, targetSource } from "./provenance";
import type { Schedule, Targets } from "./schedule";
import { distanceOf, isReached, pointsOf } from "./units";

export const STATUSES = [
  "Gold Standard",
  "Attainment",
  "Improvement",
  "In range, not improved",
  "In range, no baseline",
  "Below minimum",
  "No data",
  "Not applicable",
  "Information only",
  "To be determined",
] as const;
export type Status = (typeof STATUSES)[number];

/** What a practice earned on one measure. */
export interface Judgement<N> {
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
export function judge<N>(schedule: Schedule<N>, baseline: N | null, score: N, show?: Show): Judgement<N> {
  if (reaches(schedule, "gold", score, show)) return paid(schedule, "Gold Standard", "gold", show);
  if (reaches(schedule, "threshold", score, show)) return attained(schedule, score, show);
  if (!reaches(schedule, "minimum", score, show)) return nothing(schedule, "Below minimum");
  if (baseline === null) return nothing(schedule, "In range, no baseline");
  if (!improved(schedule, baseline, score, show)) return nothing(schedule, "In range, not improved");
  return paid(schedule, "Improvement", "improvement", show);
}

const LEVELS = { gold: "Gold Standard", threshold: "Attainment Threshold", minimum: "minimum" } as const;

function reaches<N>(schedule: Schedule<N>, level: keyof typeof LEVELS, score: N, show?: Show): boolean {
  const reached = isReached(schedule, score, schedule[level]);
  show?.(`Reaches the ${LEVELS[level]}`, reached ? "yes" : "no", targetSource(schedule, level));
  if (show !== undefined && reached) showAllowance(schedule, schedule.numbers.subtract(schedule[level], score), show);
  return reached;
}

/** Where a score falls short, and counts as having reached the level all the same. */
function showAllowance<N>(schedule: Schedule<N>, short: N, show: Show): void {
  if (schedule.numbers.atLeast(schedule.numbers.zero, short)) return;
  show(
    "Points short of it, within the allowance",
    distanceOf(schedule, short),
    `At most ${plain(ALLOWANCE)} is noise of the last digits`,
  );
}

function nothing<N>({ numbers, unit }: Schedule<N>, status: Status): Judgement<N> {
  return { status, share: 0, numerator: numbers.zero, denominator: unit };
}

const SHARES = {
  gold: ["Gold share", "goldShare"],
  threshold: ["Threshold share", "thresholdShare"],
  improvement: ["Improvement share", "improvementShare"],
} as const;

function paid<N>(schedule: Schedule<N>, status: Status, level: keyof typeof SHARES, show?: Show): Judgement<N> {
  const [title, field] = SHARES[level];
  const numerator = schedule[field];
  const share = schedule.numbers.ratio(numerator, schedule.unit);
  if (show !== undefined) showShare(title, share, schedule, level, show);
  return { status, share, numerator, denominator: schedule.unit };
}

/** From threshold share to gold share, by the part of the way from threshold to gold. */
function attained<N>(schedule: Schedule<N>, score: N, show?: Show): Judgement<N> {
  const { numbers, threshold, gold, thresholdShare, goldShare, unit, curve } = schedule;
  if (curve === "none") return paid(schedule, "Attainment", "threshold", show);
  const beyond = numbers.subtract(score, threshold);
  // A score that reaches the threshold by the allowance is at it, not below.
  const past = numbers.atLeast(beyond, numbers.zero) ? beyond : numbers.zero;
  const counted = curve === "step" ? numbers.wholeUnits(numbers.add(past, schedule.allowance), schedule.point) : past;
  const way = numbers.subtract(gold, threshold);
  const numerator = numbers.add(
    numbers.multiply(thresholdShare, way),
    numbers.multiply(numbers.subtract(goldShare, thresholdShare), counted),
  );
  const denominator = numbers.multiply(unit, way);
  const share = numbers.ratio(numerator, denominator);
  if (show !== undefined) {
    const source = schedule.terms.source("attainment.curve");
    showShare("Threshold share", numbers.ratio(thresholdShare, unit), schedule, "threshold", show);
    showShare("Gold share", numbers.ratio(goldShare, unit), schedule, "gold", show);
    show(
      curve === "step" ? "Whole points past the threshold" : "Points past the threshold",
      distanceOf(schedule, counted),
      source,
    );
    show("Points from threshold to gold", distanceOf(schedule, way), targetSource(schedule, "gold"));
    show(
      "Threshold share + (gold share − threshold share) × points past ÷ points from threshold to gold",
      share,
      source,
    );
  }
  return { status: "Attainment", share, numerator, denominator };
}

/** "closes at least 10% of the gap between baseline performance and the Attainment Gold Standard" */
function improved<N>(schedule: Schedule<N>, baseline: N, score: N, show?: Show): boolean {
  const { numbers, gold, required, whole, terms } = schedule;
  const barred = whyNoImprovement(schedule, baseline);
  if (barred !== null) {
    show?.("Baseline", barred, terms.source("improvement.required"));
    return false;
  }
  const gained = numbers.subtract(score, baseline);
  const needed = neededOf(schedule, baseline);
  const enough = numbers.atLeast(numbers.multiply(numbers.add(gained, schedule.allowance), whole), needed);
  if (show !== undefined) {
    const source = terms.source("improvement.required");
    const test = terms.source("improvement.test");
    if (schedule.test === "relative") show("Baseline, as judged", pointsOf(schedule, baseline), "Argument baseline");
    else show("Gap from baseline to Gold Standard", distanceOf(schedule, numbers.subtract(gold, baseline)), test);
    show("Improvement required, as a share of it", numbers.ratio(required, whole), source);
    show("Points gained", distanceOf(schedule, gained), "Arguments baseline and score");
    show("Points needed", distanceOf(schedule, needed).div(numbers.exactly(whole)), test);
    show("Improved enough", enough ? "yes" : "no", source);
    const short = numbers.exactly(needed).div(numbers.exactly(whole)).minus(numbers.exactly(gained));
    if (enough && short.greaterThan(0)) {
      show(
        "Points short of it, within the allowance",
        short.div(FOUR_DECIMALS),
        `At most ${plain(ALLOWANCE)} is noise of the last digits`,
      );
    }
  }
  return enough;
}

/** Why nothing can be improved from a baseline; null where it can. */
export function whyNoImprovement<N>(targets: Targets<N>, baseline: N): string | null {
  const { minimum, threshold, gold, baselineInRange } = targets;
  if (isReached(targets, baseline, gold)) return "at or past the Gold Standard, so there is no gap to close";
  const inRange = isReached(targets, baseline, minimum) && !isReached(targets, baseline, threshold);
  return baselineInRange && !inRange
    ? "outside the Improvement Range, where improvement.range asks for score and baseline"
    : null;
}

/** The gain that counts as improvement, times `whole`. */
export function neededOf<N>({ numbers, gold, required, test, lowerIsBetter }: Targets<N>, baseline: N): N {
  const relative = lowerIsBetter ? numbers.negate(baseline) : baseline;
  return numbers.multiply(required, test === "relative" ? relative : numbers.subtract(gold, baseline));
}
