import { exact } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { answerNamed } from "../resolve";
import { ELEMENTS, type ElementKey, type Plan } from "./plan";
import { termsRange } from "./termRows";

/** How far a share can be moved, and what stops it there. */
export interface Reach {
  readonly most: number;
  /** The key of the ceiling that stops it. */
  readonly key: string;
  readonly ceiling: number;
}

/** The most that an element can have while the others stay as they are. */
export function reachOf(element: ElementKey, shares: Plan["shares"], terms: readonly TermsRow[]): Reach {
  const all = ceilingOf("uplift.ceiling", terms);
  const others = ELEMENTS.filter((other) => other !== element).reduce(
    (sum, other) => sum.plus(shares[other]),
    exact(0),
  );
  const left = exact(all).minus(others);
  const underAll: Reach = { most: left.isNegative() ? 0 : left.toNumber(), key: "uplift.ceiling", ceiling: all };
  if (element !== "incentive") return underAll;
  const own = ceilingOf("incentive.ceiling", terms);
  return own < underAll.most ? { most: own, key: "incentive.ceiling", ceiling: own } : underAll;
}

/** The end of an element's scale, wherever the others stand: a share keeps its place while they move. */
export function scaleOf(element: ElementKey, terms: readonly TermsRow[]): number {
  const all = ceilingOf("uplift.ceiling", terms);
  return element === "incentive" ? Math.min(all, ceilingOf("incentive.ceiling", terms)) : all;
}

/** The ceiling in force. */
export function ceilingOf(key: string, terms: readonly TermsRow[]): number {
  const answer = answerNamed("TERM", key, termsRange(terms));
  if (typeof answer !== "number") throw new Error(`${key} has no value`);
  return answer;
}
