import type { Reading } from "../../define/rule";

/** Where the guide's words on Element 3 leave room; each stands with the functions whose answer it touches. */

export const improvementMeaning: Reading = {
  id: "A06",
  title: "What 10% improvement is a share of",
  quote:
    "“Payment for meaningful improvement (10% relative)” (Payment Model Overview); “closes at least 10% of the gap between baseline performance and the Attainment Gold Standard” (Improvement Incentive Guidelines); “10% gap closure” (Table 4).",
  ours: "Gap closure, 10% included: score − baseline of at least 10% of gold − baseline.",
  alternatives:
    "Better than the baseline by 10% of it. From the minimum that asks CBP for 61.6 instead of 57.8, and for AMR and BCS it lies past the threshold from every baseline in range.",
  termKey: "improvement.test",
};

export const scoreInRange: Reading = {
  id: "A08",
  title: "Whose score must lie in the Improvement Range",
  quote:
    "“if original score is between” (Payment Model Overview); “If a practice's performance is within the Improvement Range” (Improvement Incentive Guidelines).",
  ours: "The score of the period; the baseline may lie anywhere short of gold.",
  alternatives: "The baseline as well. A mixed practice that went from 40 to 46 on CIS would earn 0 instead of 5%.",
  termKey: "improvement.range",
};

export const edges: Reading = {
  id: "A09",
  title: "Scores on the edge, and rounding",
  quote:
    "“score meets the minimum performance threshold but does not meet or exceed the attainment threshold” (Element 3: Methodology).",
  ours: "Minimum, threshold and gold are reached by the score that equals them. Scores are not rounded: 60.96 does not reach 61.",
  alternatives:
    "Rounding to whole points would pay CIS at 60.96 the threshold share, 7.5% instead of 5% in a mixed practice.",
  termKey: "score.rounding",
};

export const attainmentCurve: Reading = {
  id: "A07",
  title: "How pay rises from threshold to gold",
  quote:
    "“a recommended base … and incrementally more the closer they are to the Attainment Gold Standard” (Attainment Incentive Guidelines).",
  ours: "A straight line from the threshold share to the gold share, flat past gold.",
  alternatives:
    "A step for each whole point, or nothing more until gold. CIS at 65.5 in a mixed practice: 9.75% on the line, 9.5% in steps, 7.5% flat.",
  termKey: "attainment.curve",
};

export const baselineMissing: Reading = {
  id: "A10",
  title: "A practice without a baseline",
  quote: "“baseline performance” (Improvement Incentive Guidelines), undefined.",
  ours: "One fixed baseline from before the project. Without one improvement cannot be shown and earns 0; attainment is paid all the same.",
  alternatives: "A baseline taken anew each period would let the same points be paid more than once.",
};

export const pastGold: Reading = {
  id: "A11",
  title: "A baseline at or past gold",
  quote: "“the gap between baseline performance and the Attainment Gold Standard” (Improvement Incentive Guidelines).",
  ours: "There is no gap, so there is no improvement to pay. A practice that fell back into range earns 0 and repays nothing.",
  alternatives: "Dividing by a gap of 0 or less would pay a fall from 75 to 60 on CIS as improvement.",
};

export const scoreScale: Reading = {
  id: "A13",
  title: "Points or percent",
  quote: "Tables 4 and 5 print 45, 61 and 70.",
  ours: "Scores are points. A percentage measure above 0 and up to 1 is refused, because a cell formatted as a percent holds 0.61 and would silently earn 0.",
  alternatives: "A plan that keeps its scores as fractions says so once, in its terms.",
  termKey: "score.scale",
};

export const targetsToBeDetermined: Reading = {
  id: "A03",
  title: "Targets to be determined",
  quote: "Tables 4 and 5 print TBD for DSF-E and TCOC, which carry 16%, 36% and 20% of the gold shares.",
  ours: "No answer for the measure by itself, and nothing in totals: a practice can reach 88% (Mixed), 63% (Pediatric) and 82% (Adult).",
  alternatives:
    "Count them as 0, or spread their weight over the measures that can be earned. A plan's own targets settle it.",
  termKey: "tbd",
};

export const deadZone: Reading = {
  id: "A49",
  title: "Near the threshold",
  quote: "“10% gap closure” (Table 4), within a range that ends at the threshold.",
  ours: "From a baseline close to the threshold 10% of the gap lands at or past it: improvement cannot be earned there, only attainment. IMA from 33.78 on, AMR from 86.56 on.",
  alternatives: "None: it follows from the two rules together.",
};

export const goldColumns: Reading = {
  id: "A01",
  title: "The gold columns do not add up to 100%",
  quote:
    "Table 5's gold shares add up to 104% (Mixed), 99% (Pediatric) and 102% (Adult); “each practice … is eligible for the maximum incentive amount” (Element 3: Methodology).",
  ours: "The shares as published; a total stops at 100% and 99% is never scaled up.",
  alternatives: "Divided by their sum, or the exact 3 : 2 weights that the printed shares round.",
  termKey: "weights",
  furtherKeys: ["total.ceiling"],
};

export const direction: Reading = {
  id: "A05",
  title: "Lower is better",
  quote: "Table 4 prints 26-21 for AHU and 146-121 for EDU, with gold at 18 and 107.",
  ours: "Where gold lies below the threshold, lower is better. Scores are taken as risk adjusted and per 1,000 a year; the guide prints no unit.",
  alternatives: "Read upwards, both ranges would be empty.",
};

export const twoGsd: Reading = {
  id: "A45",
  title: "Two measures named GSD",
  quote: "Table 3 prints GSD for <8.0% and again for >9.0%.",
  ours: "GSD is the rate below 8.0%. The other is GSD9: for information only, it earns 0.",
  alternatives: "None that pays: the guide calls the second not eligible.",
};

export const practiceTypes: Reading = {
  id: "A46",
  title: "What makes a practice mixed",
  quote: "“with neither making up a strong majority” (Element 3: Methodology).",
  ours: "You state the practice type. A measure that does not apply to it earns 0.",
  alternatives:
    "A cut-off on the share of children, which the guide does not give. CIS at gold: 12% mixed, 27% pediatric.",
};

export const missingData: Reading = {
  id: "A14",
  title: "A measure without data",
  quote:
    "“Measure payouts are determined individually by each measure where practice data is available” (Element 3: Methodology).",
  ours: "It earns 0, and its weight is not spread over the others. A pediatric practice without CIS can reach 72% of the published 99%.",
  alternatives: "Leave it out and scale the others up, as long as enough of the weight remains.",
  termKey: "missing",
};

export const shareOfWhat: Reading = {
  id: "A53",
  title: "What the share is a share of",
  quote: "“proportion of the maximum total incentive amount” (Element 3: Methodology).",
  ours: "Of the plan's maximum for the member months given: one payout period, or any other you choose.",
  alternatives: "Of a year, or pooled over plans.",
};
