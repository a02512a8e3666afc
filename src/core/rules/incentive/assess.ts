import type { Cell } from "../../cells/cell";
import type { Show } from "../../define/rule";
import { cite } from "../../guide/2024-07/document";
import { table3 } from "../../guide/2024-07/table3";
import { table4 } from "../../guide/2024-07/table4";
import { POINTS_IN_ONE, SCALE } from "../../numbers/carriers";
import type { Decimal } from "../../numbers/exact";
import { scoreRounding, scoreScale, toBeDetermined } from "../../terms/parameters";
import type { Measure, PracticeType } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import { judge, pointsOf, sourceOf, type Outcome } from "./judge";
import { prepareSchedule, type PreparedSchedule, type Schedule, type Targets } from "./schedule";
import { readBaseline, readScore } from "./score";

/** One measure of one practice. */
export interface Case {
  readonly practiceType: PracticeType;
  readonly measure: Measure;
  readonly baseline: Cell;
  readonly score: Cell;
  readonly terms: Terms;
}

/** An outcome on whichever carrier held the score. */
export type Assessment = Outcome<number> | Outcome<Decimal>;

const NOTHING = { share: 0, numerator: 0, denominator: 1 } as const;
const INFORMATION_ONLY: Assessment = { status: "Information only", ...NOTHING };
const NOT_APPLICABLE: Assessment = { status: "Not applicable", ...NOTHING };
const TO_BE_DETERMINED: Assessment = { status: "To be determined", ...NOTHING };
const NO_DATA: Assessment = { status: "No data", ...NOTHING };

/** What a practice earned on a measure, in the order of judgement that every incentive function keeps. */
export function assess({ practiceType, measure, baseline, score, terms }: Case, show?: Show): Assessment {
  if (measure.informationOnly) {
    show?.("Measure", "for information only, earns nothing", cite(table3));
    return INFORMATION_ONLY;
  }
  if (!measure.appliesTo.includes(practiceType)) {
    show?.("Measure", `does not apply to ${practiceType} practices`, cite(table4));
    return NOT_APPLICABLE;
  }
  const schedule = scheduleOf(measure, practiceType, terms);
  if (schedule === null) {
    show?.("Targets", "to be determined", terms.source(toBeDetermined));
    return TO_BE_DETERMINED;
  }
  if (show !== undefined) showTargets(schedule.exactly, show);
  const baselineRead = readBaseline(baseline, schedule.exactly);
  const scoreRead = readScore(score, schedule.exactly);
  if (scoreRead === null) {
    show?.("Score", "no data", "Argument score");
    return NO_DATA;
  }
  return (
    (schedule.fast === null ? null : judgeIn(schedule.fast, baselineRead, scoreRead, show)) ??
    judgeIn(schedule.exactly, baselineRead, scoreRead, show) ??
    NO_DATA
  );
}

/** Null where the carrier cannot hold the score or the baseline. */
function judgeIn<N>(schedule: Schedule<N>, baseline: number | null, score: number, show?: Show): Outcome<N> | null {
  const scoreUnits = unitsOf(schedule, score);
  const baselineUnits = baseline === null ? null : unitsOf(schedule, baseline);
  if (scoreUnits === null || (baseline !== null && baselineUnits === null)) return null;
  if (show !== undefined && (schedule.fraction || schedule.step !== null)) {
    const source = schedule.terms.source(schedule.step === null ? scoreScale : scoreRounding);
    if (baselineUnits !== null) show("Baseline in points, as judged", pointsOf(schedule, baselineUnits).abs(), source);
    show("Score in points, as judged", pointsOf(schedule, scoreUnits).abs(), source);
  }
  return judge(schedule, baselineUnits, scoreUnits, show);
}

/** A score in the schedule's units: rounded as the plan says, larger is better. */
export function unitsOf<N>({ numbers, fraction, step, lowerIsBetter }: Targets<N>, score: number): N | null {
  const read = numbers.read(score, fraction ? SCALE * POINTS_IN_ONE : SCALE);
  if (read === null) return null;
  const rounded = step === null ? read : numbers.round(read, step);
  return lowerIsBetter ? numbers.negate(rounded) : rounded;
}

function showTargets(targets: Targets<Decimal>, show: Show): void {
  const points = (value: Decimal): Decimal => pointsOf(targets, value).abs();
  show("Minimum Performance Threshold", points(targets.minimum), sourceOf(targets, "minimum"));
  show("Attainment Threshold", points(targets.threshold), sourceOf(targets, "threshold"));
  show("Attainment Gold Standard", points(targets.gold), sourceOf(targets, "gold"));
  show("Better is", targets.lowerIsBetter ? "lower" : "higher", sourceOf(targets, "gold"));
}

/** Schedules by the terms they were prepared for, then by measure and practice type. */
const prepared = new WeakMap<Terms, Map<Measure, Map<PracticeType, PreparedSchedule | null>>>();

export function scheduleOf(measure: Measure, type: PracticeType, terms: Terms): PreparedSchedule | null {
  const byMeasure = prepared.get(terms) ?? new Map<Measure, Map<PracticeType, PreparedSchedule | null>>();
  const byType = byMeasure.get(measure) ?? new Map<PracticeType, PreparedSchedule | null>();
  const before = byType.get(type);
  if (before !== undefined) return before;
  const schedule = prepareSchedule(measure, type, terms);
  prepared.set(terms, byMeasure.set(measure, byType.set(type, schedule)));
  return schedule;
}
