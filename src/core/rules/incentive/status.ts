import { inWords } from "../../cells/text";
import { defineRule, terms, value } from "../../define/rule";
import { baselineArgument, measureArgument, practiceTypeArgument, scoreArgument } from "./arguments";
import { assess } from "./assess";
import { STATUSES } from "./judge";
import {
  baselineMissing,
  edges,
  improvementMeaning,
  scoreInRange,
  scoreScale,
  targetsToBeDetermined,
} from "./readings";

export const incentiveStatus = defineRule({
  name: "INCENTIVE.STATUS",
  family: "Performance incentive",
  says: `Why a measure earned what it earned, in one of ${inWords(STATUSES.length)} fixed wordings.`,
  cites: [{ part: "measureSet" }, { part: "improvement" }, { part: "attainment" }],
  readings: [improvementMeaning, scoreInRange, edges, baselineMissing, scoreScale, targetsToBeDetermined],
  takes: {
    practiceType: practiceTypeArgument,
    measure: measureArgument,
    baseline: baselineArgument,
    score: scoreArgument,
    terms,
  },
  gives: value(`One of: ${STATUSES.join("; ")}`),
  examples: [
    {
      args: ["Adult", "CBP", 60, 66.5],
      gives: "Improvement",
      because: "In the Improvement Range, with more than 10% of the gap to gold closed.",
    },
    {
      args: ["Mixed", "DSF-E", 50, 60],
      gives: "To be determined",
      because: "The guide prints TBD for the targets of DSF-E.",
    },
    {
      args: ["Adult", "CBP", 60, "NR", [["missing.words", "NR"]]],
      gives: "No data",
      because: "The plan's terms name what stands for no data.",
    },
  ],
  compute: (given, show) => assess(given, show).status,
});
