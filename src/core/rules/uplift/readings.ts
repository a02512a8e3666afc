import type { Reading } from "../../define/rule";

export const sharesAddUp: Reading = {
  id: "A15",
  title: "Shares add up",
  quote:
    "“up to an additional 30% above base payments across the three elements” (Payment Model Overview); population health “is additive to payment for direct care services” (Element 2).",
  ours: "Each share is a share of base: 5% + 10% + 15% is 30%.",
  alternatives: "Each on top of the one before: 32.825%.",
};

export const freeAllocation: Reading = {
  id: "A16",
  title: "How the 30% is divided",
  quote:
    "“as much as 15% increase to base payment” (Attainment Incentive Guidelines); “flexibility for plans to allocate a higher share … to Element 3” (Methodology).",
  ours: "At most 15% on the incentive and 30% in all. The guide prints no split, so none is assumed.",
  alternatives: "More than 15% on the incentive, which a plan can say in its terms.",
  termKey: "incentive.ceiling",
};

export const onTop: Reading = {
  id: "A54",
  title: "Risk adjustment and the 30%",
  quote: "“the additional payment for social risk is expected to increase a small amount overall” (Social Risk).",
  ours: "On top: base 30 of which 20 capitated, decile 1, shares of 5, 10 and 15% come to at most 40.15.",
  alternatives: "Within the 30%: at most 39.00.",
};

export const feeForServicePlus: Reading = {
  id: "A58",
  title: "What is plus in track A",
  quote:
    "“Fee-For-Service Plus: Plans continue to pay FFS for all direct patient care services” (Payment Model Overview).",
  ours: "You give the direct services share of each plan; nothing of it is risk adjusted in track A.",
  alternatives: "No uplift on direct services in track A: a share of 0.",
};

export const directUplift: Reading = {
  id: "A56b",
  title: "Whether the direct services uplift is risk adjusted",
  quote:
    "“Element 1 (Track B and C) capitation payments and Element 2 population health management payments will be adjusted” (Risk Adjustment).",
  ours: "Capitation as it was before the uplift: base 30 of which 20 capitated, 5% on direct services, decile 1: 20 is adjusted by $1.00, the uplift of 1.50 is not.",
  alternatives: "The uplift on the capitated part as well: 5% of 20 in decile 1 adds $0.05.",
  termKey: "risk.directUplift",
};
