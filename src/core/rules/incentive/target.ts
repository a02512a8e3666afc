import { noAnswer, wrongInput } from "../../cells/refusal";
import { measure, score, words } from "../../define/kinds";
import { cell, defineRule, optional, terms, value, type Show } from "../../define/rule";
import { table4 } from "../../guide/2024-07/table4";
import { table5 } from "../../guide/2024-07/table5";
import type { Decimal } from "../../numbers/exact";
import type { Measure } from "../../terms/measures";
import { improvementRequired } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import { unitsOf } from "./assess";
import { neededOf, pointsOf, scoreOf, sourceOf } from "./judge";
import { deadZone, improvementMeaning, targetsToBeDetermined } from "./readings";
import { prepareTargets, type Targets } from "./schedule";
import { readBaseline } from "./score";

export const LEVELS = ["Minimum", "Improvement", "Threshold", "Gold"] as const;
export type Level = (typeof LEVELS)[number];
export const level = words("a level", LEVELS);

export const incentiveTarget = defineRule({
  name: "INCENTIVE.TARGET",
  family: "Performance incentive",
  says: "The score to reach for the minimum, for improvement, for the Attainment Threshold or for the Gold Standard.",
  cites: [table4, table5],
  readings: [improvementMeaning, deadZone, targetsToBeDetermined],
  takes: {
    measure: cell(measure, "Code of Table 3, such as CBP"),
    level: cell(level, "Minimum, Improvement, Threshold or Gold"),
    baseline: optional(score, "Score before the project, in points; needed for Improvement"),
    terms,
  },
  gives: value("Score in points (AHU, EDU: events per 1,000)"),
  examples: [
    { args: ["CIS", "Improvement", 45], gives: 47.5, because: "45 plus 10% of the 25 points from 45 to 70." },
    { args: ["CIS", "Gold"], gives: 70, because: "As Table 5 prints it." },
    { args: ["IMA", "Improvement", 34], gives: "#N/A", because: "10% of the gap from 34 lands at 35.2, past the threshold of 35." },
  ],
  compute({ measure, level, baseline, terms }, show) {
    const targets = determinedTargets(measure, terms);
    const read = readBaseline(baseline, targets);
    return scoreOf(targets, targetUnits(targets, level, read, show));
  },
});

/** The targets of a measure that has them; refused where it is for information only or to be determined. */
export function determinedTargets(measure: Measure, terms: Terms): Targets<Decimal> {
  if (measure.informationOnly) throw noAnswer(`measure: ${measure.code} is for information only and has no targets`);
  const prepared = prepareTargets(measure, terms);
  if (prepared !== null) return prepared.exactly;
  throw noAnswer(`measure: the targets of ${measure.code} are to be determined in the guide; give ${measure.code}.minimum, .threshold and .gold in terms`);
}

/** The least score, in units, that reaches a level: where scores are rounded, the least rounded one. */
export function targetUnits(targets: Targets<Decimal>, level: Level, baseline: number | null, show?: Show): Decimal {
  const exactly = level === "Improvement" ? improvementUnits(targets, baseline, show) : targets[LEVEL_FIELDS[level]];
  const least = atLeastRounded(targets, exactly);
  if (level === "Improvement") {
    if (least.greaterThanOrEqualTo(targets.threshold)) {
      throw noAnswer(
        `baseline: improvement from here needs ${String(scoreOf(targets, least))}, which is at or past the Attainment Threshold of ${String(scoreOf(targets, targets.threshold))}: attainment is paid instead`,
      );
    }
  } else {
    show?.(`${level} of ${targets.measure.code}`, pointsOf(targets, exactly).abs(), sourceOf(targets, LEVEL_FIELDS[level]));
  }
  return least;
}

const LEVEL_FIELDS = { Minimum: "minimum", Threshold: "threshold", Gold: "gold" } as const;

function improvementUnits(targets: Targets<Decimal>, baseline: number | null, show?: Show): Decimal {
  if (baseline === null) throw wrongInput("baseline: blank; the score for Improvement starts from a baseline");
  const from = unitsOf(targets, baseline);
  if (from === null) throw new Error("Decimals hold every score");
  if (from.greaterThanOrEqualTo(targets.gold)) throw noAnswer("baseline: at or past the Gold Standard, so there is no improvement to earn");
  if (targets.baselineInRange && (from.lessThan(targets.minimum) || from.greaterThanOrEqualTo(targets.threshold))) {
    throw noAnswer("baseline: outside the Improvement Range, where improvement.range asks for score and baseline");
  }
  const needed = neededOf(targets, from).div(targets.whole);
  const reached = from.plus(needed);
  const source = targets.terms.source(improvementRequired);
  show?.("Baseline", pointsOf(targets, from).abs(), "Argument baseline");
  show?.("Points needed for improvement", pointsOf(targets, needed), source);
  show?.("Baseline and points needed", pointsOf(targets, reached).abs(), source);
  show?.("Minimum Performance Threshold", pointsOf(targets, targets.minimum).abs(), sourceOf(targets, "minimum"));
  return reached.greaterThan(targets.minimum) ? reached : targets.minimum;
}

function atLeastRounded({ step }: Targets<Decimal>, units: Decimal): Decimal {
  return step === null ? units : units.div(step).ceil().times(step);
}
