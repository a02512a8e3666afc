import { pmpm } from "../../define/kinds";
import { cell, defineRule, terms, value } from "../../define/rule";
import { exact } from "../../numbers/exact";
import { clinicalFactorArgument, decileArgument } from "./arguments";
import { riskAdjusted } from "./factor";
import { adjustedPayments, combination, practiceLocation } from "./readings";

export const riskAdjust = defineRule({
  name: "RISKADJ",
  family: "Risk adjustment",
  says: "A capitation or population health PMPM adjusted for clinical and social risk.",
  cites: [{ part: "risk" }, { part: "socialRisk" }],
  readings: [adjustedPayments, combination, practiceLocation],
  takes: {
    pmpm: cell(pmpm, "Amount per member per month, in dollars"),
    decile: decileArgument,
    clinicalFactor: clinicalFactorArgument,
    terms,
  },
  gives: value("Dollars per member per month, not rounded"),
  examples: [
    { args: [20, 1, 1.1], gives: 23.1, because: "20 × 1.10 × 1.05." },
    { args: [20, 7], gives: 20, because: "No adjustment above the median, no clinical factor." },
  ],
  compute({ pmpm, decile, clinicalFactor, terms }, show) {
    return riskAdjusted(exact(pmpm), decile, clinicalFactor, terms, show).toNumber();
  },
});
