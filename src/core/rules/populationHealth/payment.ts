import { memberMonths, share } from "../../define/kinds";
import { cell, defineRule, terms, value } from "../../define/rule";
import { decimals } from "../../numbers/carriers";
import { exact } from "../../numbers/exact";
import { clinicalFactorArgument, decileArgument } from "../risk/arguments";
import { riskAdjusted } from "../risk/factor";
import { adjustedPayments, combination } from "../risk/readings";
import { amountPaid } from "../uplift/amountPaid";
import { basePmpmArgument } from "../uplift/arguments";
import { refuseAbove } from "../uplift/ceilings";
import { adjustedUnder, ofBase } from "../uplift/elements";
import { monthsOfQuarter } from "./readings";

export const populationHealthPayment = defineRule({
  name: "PHM.PAYMENT",
  family: "Population health management",
  says: "The population health payment in dollars: base PMPM × share, risk-adjusted, × member months.",
  cites: [{ part: "populationHealth" }],
  readings: [monthsOfQuarter, adjustedPayments, combination],
  takes: {
    basePmpm: basePmpmArgument,
    share: cell(share, "Population health share of base, such as 0.10"),
    memberMonths: cell(memberMonths, "Sum over the months paid; negative where terminations reach back"),
    decile: decileArgument,
    clinicalFactor: clinicalFactorArgument,
    terms,
  },
  gives: value("Dollars, rounded once to cents, half away from zero"),
  examples: [
    { args: [30, 0.1, 3000, 1], gives: 9450, because: "$3.00 × 1.05 × 3,000." },
    { args: [30, 0.4, 3000, 1], gives: "#VALUE!", because: "40% is more than the 30% of all three elements." },
  ],
  compute({ basePmpm, share, memberMonths, decile, clinicalFactor, terms }, show) {
    refuseAbove("uplift.ceiling", share, "share", terms);
    const amount = ofBase(decimals, exact(share), exact(basePmpm));
    show?.("Population health PMPM", amount, "Base PMPM × share");
    const isAdjusted = adjustedUnder(terms).populationHealth;
    show?.("Risk-adjusted", isAdjusted ? "yes" : "no", terms.source("risk.populationHealth"));
    const paid = isAdjusted ? riskAdjusted(amount, decile, clinicalFactor, terms, show) : amount;
    return amountPaid(paid, memberMonths, show);
  },
});
