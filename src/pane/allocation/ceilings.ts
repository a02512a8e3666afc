import { exact } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { answerOf, ruleNamed } from "../resolve";
import type { Draft } from "./draft";
import { ELEMENTS, type ElementKey } from "./plan";
import { termsRange } from "./readDraft";
import { readPercent } from "./typedNumber";

const INCENTIVE_CEILING = "incentive.ceiling";
const UPLIFT_CEILING = "uplift.ceiling";

/** How far a share can be moved, and what stops it there. */
export interface Reach {
  readonly most: number;
  /** The key of the ceiling that stops it. */
  readonly key: string;
  readonly ceiling: number;
}

/** The most that an element can have while the others stay as they are. */
export function reachOf(element: ElementKey, { shares }: Draft, terms: readonly TermsRow[]): Reach {
  const all = ceilingOf(UPLIFT_CEILING, terms);
  const others = ELEMENTS.filter((other) => other !== element).reduce((sum, other) => sum.plus(readPercent(shares[other]) ?? 0), exact(0));
  const left = exact(all).minus(others);
  const underAll: Reach = { most: left.isNegative() ? 0 : left.toNumber(), key: UPLIFT_CEILING, ceiling: all };
  if (element !== "incentive") return underAll;
  const own = ceilingOf(INCENTIVE_CEILING, terms);
  return own < underAll.most ? { most: own, key: INCENTIVE_CEILING, ceiling: own } : underAll;
}

/** The end of an element's scale, wherever the others stand: a share keeps its place while they move. */
export function scaleOf(element: ElementKey, terms: readonly TermsRow[]): number {
  const all = ceilingOf(UPLIFT_CEILING, terms);
  return element === "incentive" ? Math.min(all, ceilingOf(INCENTIVE_CEILING, terms)) : all;
}

function ceilingOf(key: string, terms: readonly TermsRow[]): number {
  const rule = ruleNamed("TERM");
  const answer = rule === undefined ? undefined : answerOf(rule, [[[key]], termsRange(terms)])[0]?.[0];
  if (typeof answer !== "number") throw new Error(`${key} has no value`);
  return answer;
}
