import { wrongInput } from "../../cells/refusal";
import { within } from "../../numbers/allowance";
import { exact, plain, type Decimal } from "../../numbers/exact";
import type { Terms } from "../../terms/terms";

/** Refuses a share above a ceiling, naming the ceiling and the excess. */
export function refuseAbove(
  ceiling: "uplift.ceiling" | "incentive.ceiling",
  share: number | Decimal,
  arguments_: string,
  terms: Terms,
): void {
  const limit = terms.value(ceiling);
  const given = exact(share);
  if (within(given, limit)) return;
  throw wrongInput(`${arguments_}: ${plain(given)} is ${plain(given.minus(limit))} above ${ceiling}, ${plain(limit)}`);
}
