import { exact } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { answerNamed } from "../resolve";
import type { ElementKey, Shares } from "./elements";
import { percentText } from "../typedNumber";
import { termsRange } from "./termRows";

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

/** Which ceiling shares pass that the function refuses, and by how much. */
export function passedCeiling({ direct, populationHealth, incentive }: Shares, terms: readonly TermsRow[]): string {
  const all = exact(direct).plus(populationHealth).plus(incentive).toNumber();
  const own = ceilingOf("incentive.ceiling", terms);
  return incentive > own
    ? ceilingSentence(incentive, "incentive.ceiling", own)
    : ceilingSentence(all, "uplift.ceiling", ceilingOf("uplift.ceiling", terms));
}

function ceilingSentence(share: number, key: string, ceiling: number): string {
  const excess = percentText(exact(share).minus(ceiling).toNumber());
  return `${percentText(share)}% is ${excess} percentage ${excess === "1" ? "point" : "points"} above the ceiling of ${percentText(ceiling)}%. Lower a share; a row ${key} in the plan’s terms moves the ceiling.`;
}
