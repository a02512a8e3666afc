import { exact, incentiveCeilingShare, upliftCeilingShare } from "../../core/shared";
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
  const all = ceilingOf(upliftCeilingShare.key, terms);
  const others = ELEMENTS.filter((other) => other !== element).reduce((sum, other) => sum.plus(shares[other]), exact(0));
  const left = exact(all).minus(others);
  const underAll: Reach = { most: left.isNegative() ? 0 : left.toNumber(), key: upliftCeilingShare.key, ceiling: all };
  if (element !== "incentive") return underAll;
  const own = ceilingOf(incentiveCeilingShare.key, terms);
  return own < underAll.most ? { most: own, key: incentiveCeilingShare.key, ceiling: own } : underAll;
}

/** The end of an element's scale, wherever the others stand: a share keeps its place while they move. */
export function scaleOf(element: ElementKey, terms: readonly TermsRow[]): number {
  const all = ceilingOf(upliftCeilingShare.key, terms);
  return element === "incentive" ? Math.min(all, ceilingOf(incentiveCeilingShare.key, terms)) : all;
}

/** The ceiling in force. */
export function ceilingOf(key: string, terms: readonly TermsRow[]): number {
  const answer = answerNamed("TERM", key, termsRange(terms));
  if (typeof answer !== "number") throw new Error(`${key} has no value`);
  return answer;
}
