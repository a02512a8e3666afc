import type { Outcome } from "../../core/rules/uplift/payments";
import type { TermsRow } from "../../core/terms/rows";
import { exact, Refusal } from "../../core/shared";
import { ELEMENTS, type ElementKey } from "../allocation/plan";
import { termsRange } from "../allocation/termRows";
import { answerOf, ruleNamed } from "../resolve";
import type { PlanRanges, Shares } from "./payments";
import type { Periods } from "./spans";

const SOLVED: Readonly<Record<ElementKey, string>> = {
  direct: "Direct services",
  populationHealth: "Population health",
  incentive: "Performance incentive",
};

interface Solvable {
  readonly ranges: PlanRanges;
  readonly shares: Shares;
  readonly terms: readonly TermsRow[];
  readonly periods: Periods | Refusal;
}

/** The share of an element that a budget over some periods allows, by UPLIFT.SOLVE; the budget of one is rounded down. */
export function solved(
  { ranges, shares, terms, periods }: Solvable,
  element: ElementKey,
  outcome: Outcome,
  budget: number,
): number | Refusal {
  if (periods instanceof Refusal) return periods;
  const rule = ruleNamed("UPLIFT.SOLVE");
  if (rule === undefined) throw new Error("There is no function UPLIFT.SOLVE");
  const ofOne = exact(budget).times(periods.over).times(100).div(periods.times).floor().div(100).toNumber();
  const answer = answerOf(rule, [
    ranges.practices,
    ...ELEMENTS.map((one) => [[shares[one]]]),
    [[SOLVED[element]]],
    [[ofOne]],
    [[outcome]],
    ranges.scores ?? [[null]],
    termsRange(terms),
  ])[0]?.[0];
  if (typeof answer === "number" || answer instanceof Refusal) return answer;
  throw new Error("UPLIFT.SOLVE without an answer");
}
