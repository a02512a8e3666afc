import { Refusal } from "../../cells/refusal";
import { fraction, type Fraction } from "../../numbers/fraction";
import type { PracticeType } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import { scoreOf } from "./judge";
import type { MeasureLine } from "./practice";
import { prepareSchedule, type Schedule } from "./schedule";
import { readBaseline } from "./score";
import { targetUnits, type Level } from "./target";
import type { Decimal } from "../../numbers/exact";

/** The next level that pays more than a measure earned. */
export interface NextLevel {
  readonly level: Level;
  /** In the plan's scale of scores. */
  readonly score: number;
  readonly share: Fraction;
}

/** Null at gold, and where the measure earns nothing at any score. */
export function nextLevelOf({ measure, baseline, assessment }: MeasureLine, type: PracticeType, terms: Terms): NextLevel | null {
  if (assessment instanceof Refusal) return null;
  const schedule = prepareSchedule(measure, type, terms)?.exactly ?? null;
  if (schedule === null) return null;
  switch (assessment.status) {
    case "Attainment":
      return at(schedule, "Gold", schedule.goldShare);
    case "Improvement":
    case "In range, no baseline":
      return at(schedule, "Threshold", schedule.thresholdShare);
    case "In range, not improved":
    case "Below minimum":
    case "No data":
      return improvement(schedule, baseline) ?? at(schedule, "Threshold", schedule.thresholdShare);
    default:
      return null;
  }
}

/** Null without a baseline, or where improvement cannot be earned from it. */
function improvement(schedule: Schedule<Decimal>, cell: MeasureLine["baseline"]): NextLevel | null {
  const baseline = readBaseline(cell, schedule);
  if (baseline === null) return null;
  try {
    return at(schedule, "Improvement", schedule.improvementShare, baseline);
  } catch (refusal) {
    if (refusal instanceof Refusal) return null;
    throw refusal;
  }
}

function at(schedule: Schedule<Decimal>, level: Level, numerator: Decimal, baseline: number | null = null): NextLevel {
  return {
    level,
    score: scoreOf(schedule, targetUnits(schedule, level, baseline)),
    share: fraction(numerator, schedule.unit),
  };
}
