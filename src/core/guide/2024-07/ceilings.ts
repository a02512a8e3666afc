import type { Citation } from "./document";

/** "a potential to earn up to an additional 30% above base payments across the three elements" */
export const upliftCeiling = {
  percent: "30%",
  cites: { place: "Payment Model Overview" } satisfies Citation,
};

/** "The recommended total maximum PMPM across all measures … is as much as 15% increase to base payment." */
export const incentiveCeiling = {
  percent: "15%",
  cites: { place: "Element 3: Attainment Incentive Guidelines" } satisfies Citation,
};

/** "the maximum total incentive amount": what the shares of Tables 4 and 5 are a proportion of. */
export const totalIncentive = {
  percent: "100%",
  cites: { place: "Element 3: Methodology" } satisfies Citation,
};
