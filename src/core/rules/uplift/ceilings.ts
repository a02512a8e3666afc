import { wrongInput } from "../../cells/refusal";
import { exact, plain, type Decimal } from "../../numbers/exact";
import type { Terms } from "../../terms/terms";

/** What Excel itself shows and compares of a number. */
const DIGITS = 15;

/**
 * Refuses a share above a ceiling, naming the ceiling and the excess. A cell with =0.05+0.1 holds a little more
 * than the 15% it shows: what lies beyond Excel's own fifteen digits is no excess.
 */
export function refuseAbove(
  ceiling: "uplift.ceiling" | "incentive.ceiling",
  share: number | Decimal,
  arguments_: string,
  terms: Terms,
): void {
  const limit = terms.value(ceiling);
  const given = exact(share);
  if (given.toSignificantDigits(DIGITS).lessThanOrEqualTo(limit)) return;
  throw wrongInput(`${arguments_}: ${plain(given)} is ${plain(given.minus(limit))} above ${ceiling}, ${plain(limit)}`);
}
