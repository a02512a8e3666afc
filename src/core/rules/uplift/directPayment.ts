import { wrongInput } from "../../cells/refusal";
import { memberMonths, pmpm, share } from "../../define/kinds";
import { cell, defineRule, optional, terms, value } from "../../define/rule";
import { decimals } from "../../numbers/carriers";
import { exact } from "../../numbers/exact";
import { clinicalFactorArgument } from "../risk/arguments";
import { decileOrBlank, refuseNoDecile } from "../risk/decile";
import { riskFactor } from "../risk/factor";
import { adjustedPayments, combination } from "../risk/readings";
import { amountPaid } from "./amountPaid";
import { basePmpmArgument, elementIn } from "./arguments";
import { refuseMoreThanBase } from "./capitated";
import { refuseAbove } from "./ceilings";
import { adjustedUnder, ofBase } from "./elements";
import { directUplift, feeForServicePlus } from "./readings";

export const directPayment = defineRule({
  name: "DIRECT.PAYMENT",
  family: "Direct services",
  says: (edition) =>
    `${elementIn("directServices", edition)}'s part of the uplift in dollars: base PMPM × share × member months; the part of it on capitation is risk-adjusted where terms say so.`,
  cites: [{ part: "directServices" }, { part: "overview" }, { part: "risk" }],
  readings: [directUplift, feeForServicePlus, adjustedPayments, combination],
  takes: {
    basePmpm: basePmpmArgument,
    share: cell(share, "Direct services share of base, such as 0.05"),
    memberMonths: cell(memberMonths, "Member months of the period; negative where terminations reach back"),
    capitatedPmpm: optional(
      pmpm,
      "The capitated part of base, at most base; needed where terms set risk.directUplift to yes, 0 in track A",
    ),
    decile: optional(
      decileOrBlank,
      "Decile of the practice site, 1 to 10; needed where the uplift on a capitated part is risk-adjusted",
    ),
    clinicalFactor: clinicalFactorArgument,
    terms,
  },
  gives: value("Dollars, rounded once to cents, half away from zero"),
  examples: [
    { args: [30, 0.05, 6000], gives: 9000, because: "5% of $30.00 × 6,000; as published nothing of it is adjusted." },
    {
      args: [30, 0.05, 6000, 20, 1, null, [["risk.directUplift", "yes"]]],
      gives: 9300,
      because: "5% of the 20 capitated is $1.00, and decile 1 adds 5% of that: $0.05 × 6,000 more.",
    },
    { args: [30, 0.35, 6000], gives: "#VALUE!", because: "35% is more than the 30% of all three elements." },
  ],
  compute({ basePmpm, share, memberMonths, capitatedPmpm, decile, clinicalFactor, terms }, show) {
    refuseAbove("uplift.ceiling", share, "share", terms);
    if (capitatedPmpm !== null) refuseMoreThanBase(capitatedPmpm, basePmpm);
    const uplift = ofBase(decimals, exact(share), exact(basePmpm));
    show?.("Direct services PMPM", uplift, "Base PMPM × share");
    if (!adjustedUnder(terms).direct) {
      show?.("Risk adjustment", 0, terms.source("risk.directUplift"));
      return amountPaid(uplift, memberMonths, show);
    }
    if (capitatedPmpm === null) {
      throw wrongInput(
        "capitatedPmpm: a blank cell; risk.directUplift is yes, so give the capitated part of base, 0 in track A",
      );
    }
    if (capitatedPmpm > 0) refuseNoDecile(decile, () => "decile", terms);
    const onCapitated = ofBase(decimals, exact(share), exact(capitatedPmpm));
    show?.("Of it on the capitated part of base", onCapitated, "Capitated PMPM × share");
    const risk = riskFactor(decile, clinicalFactor, terms, show).minus(1).times(onCapitated);
    show?.("Risk adjustment, PMPM", risk, terms.source("risk.directUplift"));
    return amountPaid(uplift.plus(risk), memberMonths, show);
  },
});
