import type { Decimal } from "../../numbers/exact";
import { fraction, type Arithmetic, type Fraction } from "../../numbers/fraction";
import { perTerms } from "../../terms/perTerms";
import type { Terms } from "../../terms/terms";
import { refuseNoDecile } from "../risk/decile";

/**
 * What each element of the uplift pays per member per month, in dollars: written once, for whichever numbers carry it.
 * Functions of one element take its step, those of all elements take all of them.
 */

export const ELEMENTS = ["base", "direct", "populationHealth", "expected", "earnable", "most", "risk"] as const;
/** An element, the performance incentive by how much of it is earned. */
export type Element = (typeof ELEMENTS)[number];

/** The three elements as shares of base. */
export interface Shares<N> {
  readonly direct: N;
  readonly populationHealth: N;
  readonly incentive: N;
}

/** Shares of base as exact formulas take them. */
export function exactShares({ direct, populationHealth, incentive }: Shares<number | Decimal>): Shares<Fraction> {
  return {
    direct: fraction(direct),
    populationHealth: fraction(populationHealth),
    incentive: fraction(incentive),
  };
}

/** What a practice is paid by. */
export interface Rates<N> {
  /** Dollars per member per month. */
  readonly base: N;
  /** The capitated part of it. */
  readonly capitated: N;
  /** What risk-adjusted payments are multiplied by, less 1. */
  readonly risk: N;
  /** Shares of the maximum incentive. */
  readonly earned: Readonly<Record<"expected" | "earnable" | "most", N>>;
}

/** The same over member months. */
export interface RatesOverMonths<N> extends Rates<N> {
  readonly memberMonths: N;
}

/** Which payments beside capitation a plan risk-adjusts. */
export interface Adjusted {
  readonly populationHealth: boolean;
  /** The direct services uplift on the capitated part of base. */
  readonly direct: boolean;
}

/** How the PMPM that risk adjustment applies to comes about. */
export function sourceOfAdjusted(terms: Terms): string {
  const { populationHealth, direct } = adjustedUnder(terms);
  const parts = [
    "Capitated part",
    ...(populationHealth ? ["population health PMPM"] : []),
    ...(direct ? ["directShare × capitated part"] : []),
  ];
  return `${parts.join(" + ")}; ${terms.sources("risk.populationHealth", "risk.directUplift")}`;
}

export const adjustedUnder = perTerms((terms): Adjusted => ({
  populationHealth: terms.value("risk.populationHealth") === "yes",
  direct: terms.value("risk.directUplift") === "yes",
}));

/** Refuses a blank decile where population health payments or a capitated part are risk-adjusted. */
export function refuseUnadjusted(capitated: number, decile: number | null, argument: () => string, terms: Terms): void {
  if (adjustedUnder(terms).populationHealth || capitated > 0) refuseNoDecile(decile, argument, terms);
}

/** An element as a share of base. */
export function ofBase<N>(numbers: Arithmetic<N>, share: N, base: N): N {
  return numbers.multiply(share, base);
}

/** The performance incentive, of which a share is earned. */
export function incentivePmpm<N>(numbers: Arithmetic<N>, share: N, base: N, earned: N): N {
  return numbers.multiply(ofBase(numbers, share, base), earned);
}

/** The part of base and of the uplift that risk adjustment applies to. */
export function adjustedPmpm<N>(
  numbers: Arithmetic<N>,
  { base, capitated }: Pick<Rates<N>, "base" | "capitated">,
  { direct, populationHealth }: Pick<Shares<N>, "direct" | "populationHealth">,
  adjusted: Adjusted,
): N {
  const withHealth = adjusted.populationHealth
    ? numbers.add(capitated, ofBase(numbers, populationHealth, base))
    : capitated;
  return adjusted.direct ? numbers.add(withHealth, ofBase(numbers, direct, capitated)) : withHealth;
}

/** What an element pays over the member months. */
export function amountOver<N>(
  numbers: Arithmetic<N>,
  element: Element,
  rates: RatesOverMonths<N>,
  shares: Shares<N>,
  adjusted: Adjusted,
): N {
  return numbers.multiply(pmpmOf(numbers, element, rates, shares, adjusted), rates.memberMonths);
}

const ALL_AT_MOST: readonly Element[] = ["direct", "populationHealth", "most", "risk"];

/** Base and all that can be added to it, per member per month. */
export function pmpmAtMost<N>(numbers: Arithmetic<N>, rates: Rates<N>, shares: Shares<N>, adjusted: Adjusted): N {
  return ALL_AT_MOST.reduce(
    (total, element) => numbers.add(total, pmpmOf(numbers, element, rates, shares, adjusted)),
    rates.base,
  );
}

/** What an element pays, per member per month. */
export function pmpmOf<N>(
  numbers: Arithmetic<N>,
  element: Element,
  rates: Rates<N>,
  shares: Shares<N>,
  adjusted: Adjusted,
): N {
  switch (element) {
    case "base":
      return rates.base;
    case "direct":
      return ofBase(numbers, shares.direct, rates.base);
    case "populationHealth":
      return ofBase(numbers, shares.populationHealth, rates.base);
    case "expected":
    case "earnable":
    case "most":
      return incentivePmpm(numbers, shares.incentive, rates.base, rates.earned[element]);
    case "risk":
      return numbers.multiply(rates.risk, adjustedPmpm(numbers, rates, shares, adjusted));
  }
}
