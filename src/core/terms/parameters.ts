import { adjustmentByDecile, healthyPlacesIndex } from "../guide/2024-07/healthyPlacesIndex";
import { commonMethodology, extensionMonths, lookbackMonths } from "../guide/2024-07/attribution";
import { incentiveCeiling, totalIncentive, upliftCeiling } from "../guide/2024-07/ceilings";
import { EDITION, type Citation } from "../guide/2024-07/document";
import { incentivePayouts, monthsPerPeriod, monthsToPayment, project } from "../guide/2024-07/payouts";
import { table2 } from "../guide/2024-07/table2";
import { table4, table4Rows } from "../guide/2024-07/table4";
import { table5, table5Rows } from "../guide/2024-07/table5";
import type { Decimal } from "../numbers/exact";
import { PAID_MEASURES, PRACTICE_TYPES, type Measure, type PracticeType } from "./measures";
import { choice, date, decimalPlaces, edition, months, orNone, points, share, type ValueKind } from "./values";

/** One number or choice of the model that a plan may change. */
export interface Parameter<V> {
  /** As a plan's terms name it. */
  readonly key: string;
  readonly takes: ValueKind<V>;
  /** The value without a plan's own; null where the guide prints TBD. */
  readonly published: V | null;
  /** Where the guide says so; absent where it is a reading of ours. */
  readonly cites?: Citation;
}

function parameter<V>(key: string, takes: ValueKind<V>, printed: string, cites?: Citation): Parameter<V> {
  return { key, takes, published: takes.printed(printed), ...(cites === undefined ? {} : { cites }) };
}

export const guide = parameter("guide", edition, EDITION);

export const scoreScale = parameter("score.scale", choice("points", "fraction"), "points");
export const scoreRounding = parameter("score.rounding", orNone(decimalPlaces), "none");
export const scoreZero = parameter("score.zero", choice("doubt", "accept"), "doubt");
export const scoreRatio = parameter("score.ratio", choice("refuse", "accept"), "refuse");
export const percentileSmall = parameter("percentile.small", choice("refuse", "accept"), "refuse");

export const improvementTest = parameter("improvement.test", choice("gap closure", "relative"), "gap closure", table4);
export const improvementRequired = parameter("improvement.required", share, improvementPrinted(), table4);
export const improvementRange = parameter("improvement.range", choice("score", "score and baseline"), "score", {
  place: "Element 3: Improvement Incentive Guidelines",
});
export const attainmentCurve = parameter("attainment.curve", choice("linear", "step", "none"), "linear", {
  place: "Element 3: Attainment Incentive Guidelines",
});

export const weights = parameter("weights", choice("published", "normalised", "exact"), "published", table5);
export const totalCeiling = parameter("total.ceiling", orNone(share), totalIncentive.percent, totalIncentive.cites);
export const toBeDetermined = parameter("tbd", choice("unavailable", "zero", "redistribute"), "unavailable", table5);
export const missing = parameter("missing", choice("zero", "redistribute"), "zero", {
  place: "Element 3: Methodology",
});
export const redistributeMinimum = parameter("redistribute.minimum", share, "50%");

export const hpiAdjustments = adjustmentByDecile.map(({ decile, adjustment }) =>
  parameter(`hpi.${decile}`, share, adjustment, { ...healthyPlacesIndex, row: `decile ${decile}` }),
);
export const hpiBoundary = parameter("hpi.boundary", choice("left", "right"), "left", healthyPlacesIndex);
export const riskCombination = parameter("risk.combination", choice("multiply", "add"), "multiply");
export const riskPopulationHealth = parameter("risk.populationHealth", choice("yes", "no"), "yes", {
  place: "Risk Adjustment",
});

export const upliftCeilingShare = parameter("uplift.ceiling", share, upliftCeiling.percent, upliftCeiling.cites);
export const incentiveCeilingShare = parameter("incentive.ceiling", share, incentiveCeiling.percent, incentiveCeiling.cites);

export const trackExceptions = parameter("track.exceptions", choice("row", "service"), "row", table2);

export const payoutStart = parameter("payout.start", date, project.start, incentivePayouts);
export const payoutEnd = parameter("payout.end", date, project.end, incentivePayouts);
export const payoutMonths = parameter("payout.months", months(1, 120), monthsPerPeriod, incentivePayouts);
export const payoutLag = parameter("payout.lag", months(0, 60), monthsToPayment, incentivePayouts);

export const attributionLookback = parameter("attribution.lookback", months(1, 120), lookbackMonths, commonMethodology);
export const attributionExtension = parameter("attribution.extension", months(0, 120), extensionMonths, commonMethodology);
export const attributionRestricted = parameter("attribution.restricted", choice("exclude", "include"), "exclude", commonMethodology);

/** The one number that every row of Table 4 prints in "Improvement Needed to Earn Incentive". */
function improvementPrinted(): string {
  const [printed] = new Set(table4Rows.map((row) => row.improvementNeeded.split(" ")[0]));
  return printed ?? "";
}

export interface MeasureTargets {
  readonly minimum: Parameter<Decimal>;
  readonly threshold: Parameter<Decimal>;
  readonly gold: Parameter<Decimal>;
}

export interface MeasureShares {
  readonly improvement: Parameter<Decimal>;
  readonly threshold: Parameter<Decimal>;
  readonly gold: Parameter<Decimal>;
}

/** The printed rows of a paid measure. */
function rowsOf(code: string): { four: (typeof table4Rows)[number]; five: (typeof table5Rows)[number] } {
  const four = table4Rows.find((row) => row.code === code);
  const five = table5Rows.find((row) => row.code === code);
  if (four === undefined || five === undefined) throw new Error(`${code} is not in Tables 4 and 5`);
  return { four, five };
}

function targetsOf({ code }: Measure): MeasureTargets {
  const { four, five } = rowsOf(code);
  const [minimum = ""] = four.improvementRange.split("-");
  return {
    minimum: parameter(`${code}.minimum`, points, minimum, { ...table4, row: code }),
    threshold: parameter(`${code}.threshold`, points, five.threshold, { ...table5, row: code }),
    gold: parameter(`${code}.gold`, points, five.gold, { ...table5, row: code }),
  };
}

function sharesOf({ code }: Measure, type: PracticeType): MeasureShares {
  const { four, five } = rowsOf(code);
  const column = ({ Mixed: "mixed", Pediatric: "pediatric", Adult: "adult" } as const)[type];
  const [threshold, gold] = five[column];
  const row = `${code}, ${type}`;
  return {
    improvement: parameter(`${code}.${type}.improvement`, share, four[column], { ...table4, row }),
    threshold: parameter(`${code}.${type}.threshold`, share, threshold, { ...table5, row }),
    gold: parameter(`${code}.${type}.gold`, share, gold, { ...table5, row }),
  };
}

const TARGETS = new Map(PAID_MEASURES.map((measure) => [measure.code, targetsOf(measure)]));
const SHARES = new Map(
  PAID_MEASURES.flatMap((measure) =>
    PRACTICE_TYPES.filter((type) => measure.appliesTo.includes(type)).map(
      (type) => [`${measure.code}.${type}`, sharesOf(measure, type)] as const,
    ),
  ),
);

/** Minimum, threshold and gold of a measure; undefined where it is for information only. */
export function targets(measure: Measure): MeasureTargets | undefined {
  return TARGETS.get(measure.code);
}

/** What a measure pays a practice type; undefined where it does not apply. */
export function shares(measure: Measure, type: PracticeType): MeasureShares | undefined {
  return SHARES.get(`${measure.code}.${type}`);
}

/** Every parameter but the track of single codes, in the order in which help lists them. */
export const PARAMETERS: readonly Parameter<unknown>[] = [
  guide,
  scoreScale, scoreRounding, scoreZero, scoreRatio, percentileSmall,
  improvementTest, improvementRequired, improvementRange, attainmentCurve,
  weights, totalCeiling, toBeDetermined, missing, redistributeMinimum,
  ...[...TARGETS.values()].flatMap(({ minimum, threshold, gold }) => [minimum, threshold, gold]),
  ...[...SHARES.values()].flatMap(({ improvement, threshold, gold }) => [improvement, threshold, gold]),
  ...hpiAdjustments, hpiBoundary, riskCombination, riskPopulationHealth,
  upliftCeilingShare, incentiveCeilingShare,
  trackExceptions,
  payoutStart, payoutEnd, payoutMonths, payoutLag,
  attributionLookback, attributionExtension, attributionRestricted,
];
