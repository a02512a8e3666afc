import { noAnswer, wrongInput } from "../../cells/refusal";
import { words } from "../../define/kinds";
import type { Show } from "../../define/rule";
import type { Decimal } from "../../numbers/exact";
import { neededOf, whyNoImprovement } from "./judge";
import { showJudged, targetSource } from "./provenance";
import type { Targets } from "./schedule";
import { distanceOf, exactUnits, isReached, pointsOf, scoreOf } from "./units";

export const LEVELS = ["Minimum", "Improvement", "Threshold", "Gold"] as const;
export type Level = (typeof LEVELS)[number];
export const level = words("a level", LEVELS);

const FIELDS = { Minimum: "minimum", Threshold: "threshold", Gold: "gold" } as const;

/** The score, in units, that a level asks for; exactly, and not moved by the allowance or by rounding. */
export function targetUnits(targets: Targets<Decimal>, level: Level, baseline: number | null, show?: Show): Decimal {
  if (level === "Improvement") return improvementUnits(targets, baseline, show);
  const field = FIELDS[level];
  show?.(`${level} of ${targets.measure.code}`, pointsOf(targets, targets[field]), targetSource(targets, field));
  return targets[field];
}

/** Baseline and the gain needed, but no worse than the minimum; refused where only attainment is left to earn. */
function improvementUnits(targets: Targets<Decimal>, baseline: number | null, show?: Show): Decimal {
  if (baseline === null) throw wrongInput("baseline: none is given; the score for Improvement starts from a baseline");
  const from = exactUnits(targets, baseline);
  const barred = whyNoImprovement(targets, from);
  if (barred !== null) throw noAnswer(`baseline: ${barred}`);
  const needed = neededOf(targets, from).div(targets.whole);
  const improved = from.plus(needed);
  const target = improved.greaterThan(targets.minimum) ? improved : targets.minimum;
  if (show !== undefined) {
    const source = targets.terms.source("improvement.required");
    show("Baseline", baseline, "Argument baseline");
    showJudged(targets, from, null, show);
    show("Points needed for improvement", distanceOf(targets, needed), source);
    show("Baseline and points needed", pointsOf(targets, improved), source);
    show("Minimum Performance Threshold", pointsOf(targets, targets.minimum), targetSource(targets, "minimum"));
  }
  const rounded = roundedUp(targets, target);
  if (isReached(targets, rounded, targets.threshold)) {
    const [needs, threshold] = [scoreOf(targets, rounded), scoreOf(targets, targets.threshold)];
    throw noAnswer(
      `baseline: improvement from here needs ${needs}, which is at or past the Attainment Threshold of ${threshold}: attainment is paid instead`,
    );
  }
  return target;
}

/** The least rounded score that is at least as good. */
export function roundedUp({ step }: Targets<Decimal>, units: Decimal): Decimal {
  return step === null ? units : units.div(step).ceil().times(step);
}
