import type { PrintedShare } from "../edition";

export const upliftCeiling: PrintedShare = {
  percent: "30%",
  words: "a potential to earn up to an additional 30% above base payments across the three elements",
  part: "overview",
};

export const incentiveCeiling: PrintedShare = {
  percent: "15%",
  words: "The recommended total maximum PMPM across all measures … is as much as 15% increase to base payment.",
  part: "attainmentGuidelines",
};

/** What the shares of Tables 4 and 5 are a proportion of. */
export const totalIncentive: PrintedShare = {
  percent: "100%",
  words: "the maximum total incentive amount",
  part: "methodology",
};
