import { wrongInput } from "../../cells/refusal";
import { number } from "../../define/kinds";
import { PRACTICE_TYPES } from "../../guide/edition";
import { ALLOWANCE } from "../../numbers/allowance";
import { exact, plain } from "../../numbers/exact";
import { atMost, fraction, nearest, sum, type Fraction } from "../../numbers/fraction";
import { measuresOf } from "../../terms/measures";
import { perTerms } from "../../terms/perTerms";
import type { Terms } from "../../terms/terms";
import { goldShare } from "./totals";

/** A share of the maximum incentive that was, or may be, earned; how large it can be depends on the terms. */
export const earnedShare = number(
  "a share of the maximum incentive, 0 or more, such as 0.88 for 88%",
  (value) => value >= 0,
);

/**
 * The largest share of the maximum incentive that terms let anyone earn: 1, or without a ceiling the largest sum of
 * gold shares of a practice type.
 */
export const mostEarned = perTerms((terms): Fraction => {
  const all = fraction(1);
  if (terms.value("total.ceiling") !== "none") return all;
  return PRACTICE_TYPES.map((type) =>
    sum(measuresOf(type, terms.edition).map((measure) => goldShare(measure, type, terms))),
  ).reduce((most, each) => (atMost(each, most) ? most : each), all);
});

/** Refuses an earned share above the largest, with the allowance of every upper limit. */
export function refuseAboveMost(share: number, argument: () => string, terms: Terms): void {
  // Nothing that can be earned at most is below 1.
  if (share <= 1) return;
  const most = mostEarned(terms);
  if (atMost(fraction(exact(share).minus(ALLOWANCE)), most)) return;
  throw wrongInput(
    `${argument()}: ${plain(exact(share))} is above ${String(nearest(most))}, all of the incentive that ${terms.source("total.ceiling")} lets a practice earn`,
  );
}
