import type { Outcome } from "../../core/rules/uplift/payments";
import type { TermsRow } from "../../core/terms/rows";
import { exact, FIRST_EDITION, inEdition, Refusal } from "../../core/shared";
import { ELEMENTS, type ElementKey, type Shares } from "./elements";
import { termsRange } from "./termRows";
import { answerNamed, ruleNamed } from "../resolve";
import type { PlanRanges } from "./payments";
import type { Periods } from "./spans";

const SOLVE = "UPLIFT.SOLVE";

interface Solvable {
  readonly ranges: PlanRanges;
  readonly shares: Shares;
  readonly terms: readonly TermsRow[];
  readonly periods: Periods | Refusal;
}

/** The share of an element that a budget over some periods allows; the budget of one period is rounded down to cents. */
export function solved(
  { ranges, shares, terms, periods }: Solvable,
  element: ElementKey,
  outcome: Outcome,
  budget: number,
): number | Refusal {
  if (periods instanceof Refusal) return periods;
  const ofOne = exact(budget).times(periods.over).times(100).div(periods.times).floor().div(100).toNumber();
  const answer = answerNamed(
    SOLVE,
    ranges.practices,
    ...ELEMENTS.map((one) => shares[one]),
    wordFor(element),
    ofOne,
    outcome,
    ranges.scores,
    termsRange(terms),
  );
  if (typeof answer === "string") throw new Error(`${SOLVE} without an answer`);
  return answer;
}

/** The elements as the function names them, in their order. */
function wordFor(element: ElementKey): string | undefined {
  const kind = ruleNamed(SOLVE)?.takes.solveFor?.kind;
  return kind && inEdition(kind, FIRST_EDITION).choices?.[ELEMENTS.indexOf(element)];
}
