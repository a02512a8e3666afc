import { exact, type Decimal } from "../../numbers/exact";
import type { Terms } from "../../terms/terms";
import { refuseAbove } from "./ceilings";
import type { Shares } from "./elements";

/** The three elements as shares of base. */
interface UpliftShares extends Shares<Decimal> {
  /** Their sum: shares add up, they do not compound. */
  readonly all: Decimal;
}

/** The shares of the uplift, once both ceilings hold. */
export function upliftShares(direct: number, populationHealth: number, incentive: number, terms: Terms): UpliftShares {
  refuseAbove("incentive.ceiling", incentive, "incentiveShare", terms);
  const shares = { direct: exact(direct), populationHealth: exact(populationHealth), incentive: exact(incentive) };
  const all = shares.direct.plus(shares.populationHealth).plus(shares.incentive);
  refuseAbove("uplift.ceiling", all, "directShare, populationHealthShare and incentiveShare together", terms);
  return { ...shares, all };
}
