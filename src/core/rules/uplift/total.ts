import { share } from "../../define/kinds";
import { cell, defineRule, terms, value } from "../../define/rule";
import { goldColumns, missingData, targetsToBeDetermined } from "../incentive/readings";
import { adjustedPayments, combination } from "../risk/readings";
import { OUTCOME_LEFT_OUT, outcomeArgument } from "./outcome";
import { panelOfCall } from "./panel";
import { addedTotal, carriedShares } from "./payments";
import { EXAMPLE_PRACTICES, practicesArgument, scoreTableArgument } from "./practiceTable";
import { directUplift, freeAllocation, onTop, sharesAddUp } from "./readings";
import { upliftShares } from "./shares";

export const upliftTotal = defineRule({
  name: "UPLIFT.TOTAL",
  family: "The 30% uplift",
  says: "What an allocation of the uplift adds to a plan's base payments over all practices, in dollars: the Total of UPLIFT.PRACTICES, for one share or a whole table of them.",
  cites: [{ part: "overview" }, { part: "attainment" }, { part: "risk" }],
  readings: [
    sharesAddUp,
    freeAllocation,
    onTop,
    adjustedPayments,
    directUplift,
    combination,
    goldColumns,
    targetsToBeDetermined,
    missingData,
  ],
  takes: {
    practices: practicesArgument,
    directShare: cell(share, "Direct services as a share of base"),
    populationHealthShare: cell(share, "Population health as a share of base"),
    incentiveShare: cell(share, "Performance incentive, at most, as a share of base"),
    outcome: outcomeArgument,
    scores: scoreTableArgument,
    terms,
  },
  gives: value("Dollars over base, each practice's elements rounded once to cents and added up"),
  examples: [
    {
      args: [EXAMPLE_PRACTICES, 0.05, 0.1, 0.15],
      gives: 165000,
      because: "At most: 121,800 and 43,200 for the two practices.",
    },
    {
      args: [EXAMPLE_PRACTICES, 0.05, 0.1, 0.15, "Committed"],
      gives: 89400,
      because: "Without anything earned: 67,800 and 21,600.",
    },
  ],
  compute({ practices, directShare, populationHealthShare, incentiveShare, outcome, scores, terms }, show) {
    upliftShares(directShare, populationHealthShare, incentiveShare, terms);
    const shares = carriedShares({
      direct: directShare,
      populationHealth: populationHealthShare,
      incentive: incentiveShare,
    });
    return addedTotal(panelOfCall(practices, scores, terms), outcome ?? OUTCOME_LEFT_OUT, shares, show).toNumber();
  },
});
