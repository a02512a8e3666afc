import { noAnswer, wrongInput } from "../../cells/refusal";
import { asItStands, number, required, score } from "../../define/kinds";
import { cell, cellOrBlank, defineRule, optional, terms, value, type Show } from "../../define/rule";
import { ALLOWANCE } from "../../numbers/allowance";
import { FOUR_DECIMALS } from "../../numbers/carriers";
import { exact, plain, ratio, type Decimal } from "../../numbers/exact";
import { inUnits, measureArgument } from "./arguments";
import { level, roundedUp, targetUnits } from "./levels";
import { edges, improvementMeaning } from "./readings";
import { determinedTargets, type Targets } from "./schedule";
import { readBaseline } from "./score";
import { pointsOf, RATE_BASE } from "./units";

const count = number("a whole number, 0 or more", (value) => Number.isInteger(value) && value >= 0);
const size = number("a number above 0", (value) => value > 0 && Number.isFinite(value));

export const gapCases = defineRule({
  name: "GAP.CASES",
  family: "Performance incentive",
  says: "How many more patients to bring into the numerator, or events to avoid, to reach a level.",
  cites: [{ part: "improvement" }, { part: "attainment" }],
  readings: [improvementMeaning, edges],
  takes: {
    measure: measureArgument,
    numerator: cellOrBlank(asItStands, inUnits("Patients in the numerator", { "events per 1,000": "events" })),
    denominator: cellOrBlank(
      asItStands,
      inUnits("Patients in the denominator", { "events per 1,000": "member years" }),
    ),
    level: cell(level, level.says),
    baseline: optional(score, "Score before the project, in points; needed for Improvement"),
    terms,
  },
  gives: value("Whole number of patients or events; 0 where the level is reached"),
  examples: [
    { args: ["CBP", 120, 200, "Threshold"], gives: 14, because: "67% of 200 is 134 patients." },
    {
      args: ["AHU", 30, 1200, "Threshold"],
      gives: 5,
      because: "21 per 1,000 over 1,200 member years is 25.2 events, so 25 may remain.",
    },
    { args: ["CBP", 150, 200, "Gold"], gives: 0, because: "75% is past the Gold Standard of 74." },
  ],
  compute({ measure, numerator: events, denominator: of, level, baseline, terms }, show) {
    const targets = determinedTargets(measure, terms);
    if (measure.unit === "cost")
      throw noAnswer(`measure: ${measure.code} is a cost and is not counted in patients or events`);
    const base = RATE_BASE[measure.unit];
    const numerator = required(count, events, "numerator");
    const denominator = required(size, of, "denominator");
    if (measure.unit === "percent" && (numerator > denominator || !Number.isInteger(denominator))) {
      throw wrongInput(
        `numerator and denominator: ${numerator} of ${denominator}; give whole patients, no more of them in the numerator than in the denominator`,
      );
    }
    if (numerator === 0 && targets.lowerIsBetter && terms.value("score.zero") === "doubt") {
      throw wrongInput("numerator: 0 events may be a blank cell; set score.zero to accept where 0 is meant");
    }
    const target = targetUnits(targets, level, readBaseline(baseline, targets), show);
    show?.("Rate now", ratio(exact(numerator).times(base), exact(denominator)), "Arguments numerator and denominator");
    show?.("Score needed", pointsOf(targets, target), "As INCENTIVE.TARGET");
    return casesNeeded(targets, target, numerator, denominator, base, show);
  },
});

/**
 * The least change of the count with which the rate reaches the target, as INCENTIVE.STATUS judges it. Where the
 * plan rounds scores, half a step short of a rounded score rounds up to it; where lower is better, that half rounds
 * away from it and does not count.
 */
function casesNeeded(
  targets: Targets<Decimal>,
  target: Decimal,
  numerator: number,
  denominator: number,
  base: number,
  show?: Show,
): number {
  const { step, allowance, lowerIsBetter, terms } = targets;
  const counts = (units: Decimal): Decimal => units.times(denominator).div(FOUR_DECIMALS * base);
  const now = lowerIsBetter ? exact(numerator).negated() : exact(numerator);
  const least = target.minus(allowance);
  const half = step === null ? null : roundedUp(targets, least).minus(step.div(2));
  const needed =
    half === null
      ? counts(least).ceil()
      : lowerIsBetter
        ? counts(half.plus(allowance)).floor().plus(1)
        : counts(half.minus(allowance)).ceil();
  if (show !== undefined) {
    if (half !== null)
      show(
        lowerIsBetter ? "Scores below this round to it" : "Scores from this on round to it",
        pointsOf(targets, half),
        terms.source("score.rounding"),
      );
    show("Count at that score", counts(half ?? target).abs(), `Score × denominator ÷ ${base}`);
    show(
      "Count needed",
      needed.abs(),
      `${lowerIsBetter ? "The most" : "The least"} whole number that reaches it, with the allowance of ${plain(ALLOWANCE)} points`,
    );
    show("Count now", numerator, "Argument numerator");
  }
  return atLeastNone(needed.minus(now));
}

function atLeastNone(count: Decimal): number {
  return count.isPositive() ? count.toNumber() : 0;
}
