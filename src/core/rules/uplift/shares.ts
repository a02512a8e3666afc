import { wrongInput } from "../../cells/refusal";
import { exact, type Decimal } from "../../numbers/exact";
import { upliftCeilingShare } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import { refuseAboveIncentiveCeiling } from "../incentive/payment";

/** The three elements as shares of base. */
export interface UpliftShares {
  readonly direct: Decimal;
  readonly populationHealth: Decimal;
  readonly incentive: Decimal;
  /** Their sum: shares add up, they do not compound. */
  readonly all: Decimal;
}

/** The shares of the uplift, once both ceilings hold. */
export function upliftShares(direct: number, populationHealth: number, incentive: number, terms: Terms): UpliftShares {
  refuseAboveIncentiveCeiling(incentive, terms);
  const shares = { direct: exact(direct), populationHealth: exact(populationHealth), incentive: exact(incentive) };
  const all = shares.direct.plus(shares.populationHealth).plus(shares.incentive);
  const ceiling = terms.settled(upliftCeilingShare);
  if (all.greaterThan(ceiling)) {
    throw wrongInput(`directShare, populationHealthShare and incentiveShare: together ${all.toFixed()}, ${all.minus(ceiling).toFixed()} above uplift.ceiling, ${ceiling.toFixed()}`);
  }
  return { ...shares, all };
}
