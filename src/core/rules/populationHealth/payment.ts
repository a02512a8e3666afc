import { wrongInput } from "../../cells/refusal";
import { memberMonths, pmpm, share } from "../../define/kinds";
import { cell, defineRule, optional, terms, value, type Reading } from "../../define/rule";
import { cents, exact } from "../../numbers/exact";
import { riskPopulationHealth, upliftCeilingShare } from "../../terms/parameters";
import { clinicalFactor, riskFactor } from "../risk/factor";
import { decile } from "../risk/hpiAdjustment";
import { adjustedPayments, combination } from "../risk/readings";

const monthsOfQuarter: Reading = {
  id: "A39",
  title: "A quarterly payment",
  quote: "“will be paid either monthly or quarterly”, on a “monthly PMPM” (Element 2).",
  ours: "A quarter is the sum of its three monthly panels: 1,000, 900 and 800 members at $3 are $8,100.",
  alternatives: "Three times the first month, $9,000.",
};

export const populationHealthPayment = defineRule({
  name: "PHM.PAYMENT",
  family: "Population health management",
  says: "The population health payment in dollars: base PMPM × share, risk-adjusted, × member months.",
  cites: [{ place: "Element 2: Population Health Management Payment" }],
  readings: [monthsOfQuarter, adjustedPayments, combination],
  takes: {
    basePmpm: cell(pmpm, "Base payment per member per month, in dollars"),
    share: cell(share, "Population health share of base, such as 0.10"),
    memberMonths: cell(memberMonths, "Sum over the months paid; negative where terminations reach back"),
    decile: cell(decile, "Decile of the practice site, 1 to 10; 1 = lowest Healthy Places Index"),
    clinicalFactor: optional(clinicalFactor, "Age and gender factor of the plan, 1 for average; left out, 1"),
    terms,
  },
  gives: value("Dollars, rounded once to cents, half away from zero"),
  examples: [
    { args: [30, 0.1, 3000, 1], gives: 9450, because: "$3.00 × 1.05 × 3,000." },
    { args: [30, 0.4, 3000, 1], gives: "#VALUE!", because: "40% is more than the 30% of all three elements." },
  ],
  compute({ basePmpm, share, memberMonths, decile, clinicalFactor, terms }, show) {
    const ceiling = terms.settled(upliftCeilingShare);
    if (exact(share).greaterThan(ceiling)) {
      throw wrongInput(`share: ${String(share)} is ${exact(share).minus(ceiling).toFixed()} above uplift.ceiling, ${ceiling.toFixed()}`);
    }
    const amount = exact(basePmpm).times(share);
    show?.("Population health PMPM", amount, "Base PMPM × share");
    const adjusted =
      terms.settled(riskPopulationHealth) === "yes" ? amount.times(riskFactor(decile, clinicalFactor, terms, show)) : amount;
    show?.("Risk-adjusted PMPM", adjusted, terms.source(riskPopulationHealth));
    return cents(adjusted.times(memberMonths)).toNumber();
  },
});
