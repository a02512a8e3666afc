import type { Cell } from "../../cells/cell";
import type { Show } from "../../define/rule";
import type { Decimal } from "../../numbers/exact";
import type { PracticeType } from "../../guide/edition";
import type { Measure } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import { judge, type Judgement } from "./judge";
import { showJudged, targetSource } from "./provenance";
import { scheduleOf, type PreparedSchedule, type Targets } from "./schedule";
import { readBaseline, readScore } from "./score";
import { exactUnits, pointsOf, unitsOf } from "./units";

/** One measure of one practice. */
export interface Case {
  readonly practiceType: PracticeType;
  readonly measure: Measure;
  readonly baseline: Cell;
  readonly score: Cell;
  readonly terms: Terms;
  /** Where the two stand, for sentences: an item of lists. */
  readonly places?: Places;
}

export interface Places {
  readonly baseline: string;
  readonly score: string;
}

const ARGUMENTS: Places = { baseline: "baseline", score: "score" };

/** An outcome on whichever carrier held the score. */
export type Assessment = Judgement<number> | Judgement<Decimal>;

const NOTHING = { share: 0, numerator: 0, denominator: 1 } as const;
const INFORMATION_ONLY: Assessment = { status: "Information only", ...NOTHING };
const NOT_APPLICABLE: Assessment = { status: "Not applicable", ...NOTHING };
const TO_BE_DETERMINED: Assessment = { status: "To be determined", ...NOTHING };
const NO_DATA: Assessment = { status: "No data", ...NOTHING };

/** What a practice earned on a measure, in the order of judgement that every incentive function keeps. */
export function assess(given: Case, show?: Show): Assessment {
  const { practiceType, measure, baseline, score, terms, places = ARGUMENTS } = given;
  if (measure.informationOnly) {
    show?.("Measure", "for information only, earns nothing", terms.cite({ part: "measureSet" }));
    return INFORMATION_ONLY;
  }
  if (!measure.appliesTo.includes(practiceType)) {
    show?.("Measure", `does not apply to ${practiceType} practices`, terms.cite({ part: "improvement" }));
    return NOT_APPLICABLE;
  }
  const schedule = scheduleOf(measure, practiceType, terms);
  if (schedule === null) {
    show?.("Targets", "to be determined", terms.source("tbd"));
    return TO_BE_DETERMINED;
  }
  if (show !== undefined) showTargets(schedule.exactly, show);
  const baselineRead = readBaseline(baseline, schedule.exactly, places.baseline);
  if (show !== undefined && baselineRead === null) showNoBaseline(baseline, terms, show);
  const scoreRead = readScore(score, schedule.exactly, places.score);
  if (scoreRead === null) {
    show?.("Score", "no data", "Argument score");
    return NO_DATA;
  }
  return judgeFast(schedule, baselineRead, scoreRead, show) ?? judgeExactly(schedule, baselineRead, scoreRead, show);
}

/** Null where whole numbers cannot hold the terms, the score or the baseline. */
function judgeFast({ fast }: PreparedSchedule, baseline: number | null, score: number, show?: Show): Assessment | null {
  if (fast === null) return null;
  const scoreUnits = unitsOf(fast, score);
  const baselineUnits = baseline === null ? null : unitsOf(fast, baseline);
  if (scoreUnits === null || (baseline !== null && baselineUnits === null)) return null;
  if (show !== undefined) showJudged(fast, baselineUnits, scoreUnits, show);
  return judge(fast, baselineUnits, scoreUnits, show);
}

function judgeExactly({ exactly }: PreparedSchedule, baseline: number | null, score: number, show?: Show): Assessment {
  const scoreUnits = exactUnits(exactly, score);
  const baselineUnits = baseline === null ? null : exactUnits(exactly, baseline);
  if (show !== undefined) showJudged(exactly, baselineUnits, scoreUnits, show);
  return judge(exactly, baselineUnits, scoreUnits, show);
}

function showTargets(targets: Targets<Decimal>, show: Show): void {
  show("Minimum Performance Threshold", pointsOf(targets, targets.minimum), targetSource(targets, "minimum"));
  show("Attainment Threshold", pointsOf(targets, targets.threshold), targetSource(targets, "threshold"));
  show("Attainment Gold Standard", pointsOf(targets, targets.gold), targetSource(targets, "gold"));
  show("Better is", targets.lowerIsBetter ? "lower" : "higher", targetSource(targets, "gold"));
}

/** Why there is no baseline to improve on. */
function showNoBaseline(baseline: Cell, terms: Terms, show: Show): void {
  if (baseline === 0) show("Baseline", "0, which counts as none", terms.source("score.zero"));
  else show("Baseline", "none: improvement cannot be shown", "Argument baseline");
}
