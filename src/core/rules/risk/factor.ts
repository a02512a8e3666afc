import { echo } from "../../cells/cell";
import { wrongInput } from "../../cells/refusal";
import { number } from "../../define/kinds";
import { exact, type Decimal } from "../../numbers/exact";
import { hpiAdjustments } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import type { Kind, Show } from "../../define/rule";

/** The most that a mean over members can be. */
const LARGEST_FACTOR = 10;

const factor = number("a clinical factor above 0", (value) => value > 0);

/** An age and gender factor of the plan's own; the guide publishes none. */
export const clinicalFactor: Kind<number> = {
  says: `a clinical factor above 0 and up to ${LARGEST_FACTOR}`,
  read(cell, argument) {
    if (typeof cell === "number") refuseScale(cell, LARGEST_FACTOR, argument);
    return factor.read(cell, argument);
  },
};

/** A factor above what can be is one of another scale. */
export function refuseScale(factor: number, largest: number, argument: string): void {
  if (factor <= largest) return;
  throw wrongInput(
    `${argument}: ${echo(factor)} looks like a factor of which 100 is the mean; give ${exact(factor).div(100).toNumber()}`,
  );
}

/** The upward adjustment of a decile, as a share. */
export function adjustmentOf(decile: number, terms: Terms, show?: Show): Decimal {
  const parameter = hpiAdjustments(terms.edition)[decile - 1];
  if (parameter === undefined) throw new Error("A decile without an adjustment");
  const adjustment = terms.settled(parameter);
  show?.(`Adjustment for decile ${decile}`, adjustment, terms.source(parameter));
  return adjustment;
}

/** An amount per member per month times the risk factor. */
export function riskAdjusted(
  pmpm: Decimal,
  decile: number | null,
  clinical: number | null,
  terms: Terms,
  show?: Show,
): Decimal {
  const adjusted = pmpm.times(riskFactor(decile, clinical, terms, show));
  show?.("Risk-adjusted PMPM", adjusted, "PMPM × risk factor");
  return adjusted;
}

/** What capitation and population health payments are multiplied by; without a decile, by clinical risk alone. */
export function riskFactor(decile: number | null, clinical: number | null, terms: Terms, show?: Show): Decimal {
  const adjustment = decile === null ? exact(0) : adjustmentOf(decile, terms, show);
  const factor = exact(clinical ?? 1);
  show?.("Clinical factor", factor, clinical === null ? "None given: 1" : "Argument clinicalFactor");
  const risk =
    terms.value("risk.combination") === "multiply" ? factor.times(adjustment.plus(1)) : factor.plus(adjustment);
  show?.(
    terms.value("risk.combination") === "multiply"
      ? "Clinical factor × (1 + adjustment)"
      : "Clinical factor + adjustment",
    risk,
    terms.source("risk.combination"),
  );
  return risk;
}
