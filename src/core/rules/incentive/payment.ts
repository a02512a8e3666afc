import { memberMonths, share } from "../../define/kinds";
import { cell, defineRule, terms, value } from "../../define/rule";
import { decimals } from "../../numbers/carriers";
import { exact } from "../../numbers/exact";
import { amountPaid } from "../uplift/amountPaid";
import { basePmpmArgument } from "../uplift/arguments";
import { refuseAbove } from "../uplift/ceilings";
import { incentivePmpm, ofBase } from "../uplift/elements";
import { earnedShare, refuseAboveMost } from "./earnedShare";
import { shareOfWhat } from "./readings";

export const incentivePayment = defineRule({
  name: "INCENTIVE.PAYMENT",
  family: "Performance incentive",
  says: "The incentive in dollars: share earned × base PMPM × incentive share of base × member months.",
  cites: [{ part: "attainmentGuidelines" }],
  readings: [shareOfWhat],
  takes: {
    share: cell(
      earnedShare,
      "Share of the maximum incentive earned, 0 to 1; where terms set total.ceiling to none, up to the gold shares added up",
    ),
    basePmpm: basePmpmArgument,
    incentiveShare: cell(
      share,
      ({ incentiveCeiling }) =>
        `Maximum incentive as a share of base, at most ${incentiveCeiling.percent} unless terms say otherwise`,
    ),
    memberMonths: cell(memberMonths, "Member months of the period; negative where terminations reach back"),
    terms,
  },
  gives: value("Dollars, rounded once to cents, half away from zero"),
  examples: [
    { args: [0.15, 30, 0.15, 6000], gives: 4050, because: "15% of a maximum of $4.50 × 6,000." },
    { args: [0.5, 30, 0.2, 6000], gives: "#VALUE!", because: "20% of base is above the recommended 15%." },
  ],
  compute({ share, basePmpm, incentiveShare, memberMonths, terms }, show) {
    refuseAbove("incentive.ceiling", incentiveShare, "incentiveShare", terms);
    refuseAboveMost(share, () => "share", terms);
    const [base, part] = [exact(basePmpm), exact(incentiveShare)];
    const earned = incentivePmpm(decimals, part, base, exact(share));
    show?.("Maximum incentive, PMPM", ofBase(decimals, part, base), "Base PMPM × incentive share");
    show?.("Earned, PMPM", earned, "Maximum × share earned");
    return amountPaid(earned, memberMonths, show);
  },
});
