import { Refusal } from "../../cells/refusal";
import type { Show } from "../../define/rule";
import type { Decimal } from "../../numbers/exact";
import { atMost, fraction, nearest, type Fraction } from "../../numbers/fraction";
import type { PracticeType } from "../../guide/edition";
import type { Terms } from "../../terms/terms";
import type { Status } from "./judge";
import { targetUnits, type Level } from "./levels";
import type { AssessedLine } from "./lines";
import { showShare } from "./provenance";
import { scheduleOf, type Schedule } from "./schedule";
import { readBaseline } from "./score";
import { shareOf } from "./totals";
import { scoreOf } from "./units";

/** The next level that pays more than a measure earned. */
export interface NextLevel {
  readonly level: Level;
  /** In the plan's scale of scores. */
  readonly score: number;
  readonly share: Fraction;
}

/** The levels that lie ahead of a status; at gold, and where a measure earns nothing at any score, none. */
const AHEAD: Partial<Record<Status, readonly (keyof typeof PAID)[]>> = {
  Attainment: ["Gold"],
  Improvement: ["Threshold", "Gold"],
  "In range, no baseline": ["Threshold", "Gold"],
  "In range, not improved": ["Improvement", "Threshold", "Gold"],
  "Below minimum": ["Improvement", "Threshold", "Gold"],
  "No data": ["Improvement", "Threshold", "Gold"],
};

const PAID = { Improvement: "improvement", Threshold: "threshold", Gold: "gold" } as const;

export function nextLevelOf(
  { measure, baseline, assessment }: AssessedLine,
  type: PracticeType,
  terms: Terms,
  show?: Show,
): NextLevel | null {
  const schedule = scheduleOf(measure, type, terms)?.exactly;
  if (schedule === undefined) return null;
  const earned = shareOf(assessment);
  for (const level of AHEAD[assessment.status] ?? []) {
    const paid = PAID[level];
    const share = fraction(schedule[`${paid}Share`], schedule.unit);
    const units = atMost(share, earned) ? null : unitsToReach(schedule, level, readBaseline(baseline, schedule));
    if (units === null) continue;
    const score = scoreOf(schedule, units);
    show?.(`Score needed for ${level}, the next level that pays more`, score, "As INCENTIVE.TARGET");
    if (show !== undefined) showShare("Share at next level", nearest(share), schedule, paid, show);
    return { level, score, share };
  }
  return null;
}

/** Null where improvement cannot be earned: without a baseline, or from one at or near the threshold. */
function unitsToReach(schedule: Schedule<Decimal>, level: Level, baseline: number | null): Decimal | null {
  try {
    return targetUnits(schedule, level, baseline);
  } catch (refusal) {
    if (refusal instanceof Refusal) return null;
    throw refusal;
  }
}
