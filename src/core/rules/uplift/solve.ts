import type { Cell } from "../../cells/cell";
import { noAnswer } from "../../cells/refusal";
import { asItStands, number, required, share, words } from "../../define/kinds";
import { cell, cellOrBlank, defineRule, terms, value, type Show } from "../../define/rule";
import { ALLOWANCE } from "../../numbers/allowance";
import { exact, plain, type Decimal } from "../../numbers/exact";
import type { Terms } from "../../terms/terms";
import { goldColumns, missingData, targetsToBeDetermined } from "../incentive/readings";
import { adjustedPayments, combination } from "../risk/readings";
import type { Shares } from "./elements";
import { OUTCOME_LEFT_OUT, outcomeArgument } from "./outcome";
import { panelOfCall, type Panel } from "./panel";
import { addedTotal, carriedShares } from "./payments";
import { EXAMPLE_PRACTICES, practicesArgument, scoreTableArgument } from "./practiceTable";
import { directUplift, freeAllocation, onTop, sharesAddUp } from "./readings";
import { upliftShares } from "./shares";

/** The elements by the names under which they are asked for. */
const ELEMENT_OF = {
  "Direct services": "direct",
  "Population health": "populationHealth",
  "Performance incentive": "incentive",
} as const;
type Named = keyof typeof ELEMENT_OF;
type Solved = keyof Shares<number>;

const element = words("an element of the uplift", Object.keys(ELEMENT_OF) as Named[]);

/** Dollars; a 0 may be a blank cell. */
const budget = number("a budget in dollars, above 0", (value) => value > 0);

/** A share is a whole number of steps of 0.0001. */
const STEPS = 10_000;

const NOT_LOOKED_AT = "not looked at where it is the one that is sought";

export const upliftSolve = defineRule({
  name: "UPLIFT.SOLVE",
  family: "The 30% uplift",
  says: "The largest share of one element, in steps of 0.0001, with which a plan adds at most its budget to base payments.",
  cites: [{ part: "overview" }, { part: "attainment" }, { part: "risk" }],
  readings: [
    sharesAddUp,
    freeAllocation,
    onTop,
    adjustedPayments,
    directUplift,
    combination,
    goldColumns,
    targetsToBeDetermined,
    missingData,
  ],
  takes: {
    practices: practicesArgument,
    directShare: cellOrBlank(asItStands, `Direct services as a share of base; ${NOT_LOOKED_AT}`),
    populationHealthShare: cellOrBlank(asItStands, `Population health as a share of base; ${NOT_LOOKED_AT}`),
    incentiveShare: cellOrBlank(asItStands, `Performance incentive, at most, as a share of base; ${NOT_LOOKED_AT}`),
    solveFor: cell(
      element,
      "The element whose share is sought: Direct services, Population health or Performance incentive",
    ),
    budget: cell(budget, "Dollars that the plan may add to base payments over all practices"),
    outcome: outcomeArgument,
    scores: scoreTableArgument,
    terms,
  },
  gives: value("Share of base, in steps of 0.0001"),
  examples: [
    {
      args: [EXAMPLE_PRACTICES, 0.05, 0.1, null, "Performance incentive", 150_000],
      gives: 0.1202,
      because: "Of 150,000 the 89,400 that stand are taken; 60,600 of 504,000 is 12.02% and a little.",
    },
    {
      args: [EXAMPLE_PRACTICES, 0.05, 0.1, null, "Performance incentive", 200_000],
      gives: "#N/A",
      because: "The 15% of the guide's ceiling come to 165,000, so the ceiling ends it first.",
    },
  ],
  compute(given, show) {
    const solved = ELEMENT_OF[given.solveFor];
    const others = otherShares(solved, given);
    const top = lastStep(solved, others, given.terms, show);
    const panel = panelOfCall(given.practices, given.scores, given.terms);
    const outcome = given.outcome ?? OUTCOME_LEFT_OUT;
    const addedAt = (step: number): Decimal =>
      addedTotal(panel, outcome, carriedShares({ ...others, [solved]: step / STEPS }));
    const limit = exact(given.budget);
    const holds = (step: number): boolean => addedAt(step).lessThanOrEqualTo(limit);

    if (!holds(0)) {
      throw noAnswer(
        `budget: even without ${given.solveFor} ${plain(addedAt(0))} is added, above the budget of ${plain(limit)}`,
      );
    }
    if (holds(top) && holds(top + 1)) {
      throw noAnswer(
        `budget: the ceiling ends it first: ${top / STEPS} adds ${plain(addedAt(top))}, and ${plain(limit)} would hold more`,
      );
    }
    const step = lastStepWithin(top, holds, (at) => addedAt(at).greaterThan(limit.plus(mostNoise(panel))));
    show?.("Added at a share of 0", addedAt(0), "As UPLIFT.TOTAL");
    show?.(`Added at a share of ${step / STEPS}`, addedAt(step), "As UPLIFT.TOTAL");
    show?.(`Added at a share of ${(step + 1) / STEPS}`, addedAt(step + 1), "As UPLIFT.TOTAL");
    show?.("Budget", limit, "Argument budget");
    return step / STEPS;
  },
});

/** The two shares that stand; the one that is sought is 0 and its argument not looked at. */
function otherShares(
  solved: Solved,
  given: Readonly<Record<"directShare" | "populationHealthShare" | "incentiveShare", Cell>>,
): Shares<number> {
  const of = (each: Solved, name: keyof typeof given): number =>
    each === solved ? 0 : required(share, given[name], name);
  return {
    direct: of("direct", "directShare"),
    populationHealth: of("populationHealth", "populationHealthShare"),
    incentive: of("incentive", "incentiveShare"),
  };
}

/** The last step that both ceilings, with the allowance of every upper limit, let the share take. */
function lastStep(solved: Solved, others: Shares<number>, terms: Terms, show?: Show): number {
  upliftShares(others.direct, others.populationHealth, others.incentive, terms);
  const taken = exact(others.direct).plus(others.populationHealth).plus(others.incentive);
  const left = terms.value("uplift.ceiling").minus(taken);
  const own = solved === "incentive" ? terms.value("incentive.ceiling") : left;
  const ceiling = own.lessThan(left) ? own : left;
  show?.("Shares of the other two elements", taken, "Their arguments, added up");
  show?.(
    "Ceiling of the share",
    ceiling,
    ceiling === left ? `${terms.source("uplift.ceiling")}, less the other two` : terms.source("incentive.ceiling"),
  );
  return ceiling.plus(ALLOWANCE).times(STEPS).floor().toNumber();
}

/**
 * The most by which rounding lets a larger share cost less than a smaller one where the exact amounts rise: two
 * payments of each practice depend on the share, and each of them is at most half a cent off at both.
 */
function mostNoise({ practices }: Panel): Decimal {
  return exact(practices.length).times(0.02);
}

/**
 * The largest step that holds, where step 0 does and `top`, or the one after it, does not. Amounts rise with the
 * share but for their rounding, or fall throughout where member months are taken back or risk factors are below 1.
 * @param tooMuch whether so much is added that no larger step holds.
 */
function lastStepWithin(top: number, holds: (step: number) => boolean, tooMuch: (step: number) => boolean): number {
  let low = 0;
  let high = top + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tooMuch(middle)) high = middle;
    else low = middle;
  }
  while (!holds(low)) low -= 1;
  return low;
}
