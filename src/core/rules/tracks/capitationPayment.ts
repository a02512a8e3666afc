import { memberMonths, pmpm } from "../../define/kinds";
import { cell, defineRule, terms, value } from "../../define/rule";
import { exact } from "../../numbers/exact";
import { clinicalFactorArgument, decileArgument } from "../risk/arguments";
import { riskAdjusted } from "../risk/factor";
import { adjustedPayments, combination } from "../risk/readings";
import { amountPaid } from "../uplift/amountPaid";

export const capitationPayment = defineRule({
  name: "CAPITATION.PAYMENT",
  family: "Direct services",
  says: "The capitation payment in dollars: risk-adjusted PMPM × member months.",
  cites: [{ part: "risk" }, { part: "socialRisk" }],
  readings: [adjustedPayments, combination],
  takes: {
    pmpm: cell(pmpm, "Capitation rate per member per month, in dollars"),
    memberMonths: cell(memberMonths, "Member months paid; negative where terminations reach back"),
    decile: decileArgument,
    clinicalFactor: clinicalFactorArgument,
    terms,
  },
  gives: value("Dollars, rounded once to cents, half away from zero"),
  examples: [
    { args: [20, 1000, 1, 1.1], gives: 23100, because: "20 × 1.10 × 1.05 × 1,000." },
    { args: [20, -3, 7], gives: -60, because: "Three member months are taken back." },
  ],
  compute({ pmpm, memberMonths, decile, clinicalFactor, terms }, show) {
    return amountPaid(riskAdjusted(exact(pmpm), decile, clinicalFactor, terms, show), memberMonths, show);
  },
});
