import { defineRule, terms, value } from "../../define/rule";
import { baselineArgument, measureArgument, practiceTypeArgument, scoreArgument } from "./arguments";
import { assess } from "./assess";
import {
  attainmentCurve,
  baselineMissing,
  edges,
  goldColumns,
  improvementMeaning,
  pastGold,
  scoreInRange,
  scoreScale,
  targetsToBeDetermined,
} from "./readings";
import { toBeDeterminedRefusal } from "./schedule";

export const incentive = defineRule({
  name: "INCENTIVE",
  family: "Performance incentive",
  says: "Share of the total incentive that a practice earned on one measure, by improvement or attainment.",
  cites: [{ part: "measureSet" }, { part: "improvement" }, { part: "attainment" }],
  readings: [
    improvementMeaning,
    scoreInRange,
    edges,
    attainmentCurve,
    baselineMissing,
    pastGold,
    scoreScale,
    targetsToBeDetermined,
    goldColumns,
  ],
  takes: {
    practiceType: practiceTypeArgument,
    measure: measureArgument,
    baseline: baselineArgument,
    score: scoreArgument,
    terms,
  },
  gives: value("Share of the total incentive, 0 to 1"),
  examples: [
    {
      args: ["Adult", "CBP", 60, 66.5],
      gives: 0.06,
      because: "66.5 lies between 56 and 67, and 6.5 of the 14 points from 60 to 74 are closed: the improvement share.",
    },
    {
      args: ["Mixed", "CIS", 45, 65.5],
      gives: 0.0975,
      because: "Half of the way from 61 to 70 earns half of the way from 7.5% to 12%.",
    },
    {
      args: ["Mixed", "DSF-E", 50, 60],
      gives: "#N/A",
      because: "The guide leaves the targets of DSF-E to be determined.",
    },
  ],
  compute(given, show) {
    const { status, share } = assess(given, show);
    if (status === "To be determined" && given.terms.value("tbd") !== "zero") {
      throw toBeDeterminedRefusal(given.measure);
    }
    return share;
  },
});
