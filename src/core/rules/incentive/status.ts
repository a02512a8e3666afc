import { measure, practiceType, score } from "../../define/kinds";
import { cell, cellOrBlank, defineRule, terms, value } from "../../define/rule";
import { table3 } from "../../guide/2024-07/table3";
import { table4 } from "../../guide/2024-07/table4";
import { table5 } from "../../guide/2024-07/table5";
import { assess } from "./assess";
import { STATUSES } from "./judge";
import { baselineMissing, edges, improvementMeaning, scoreInRange, targetsToBeDetermined } from "./readings";

export const incentiveStatus = defineRule({
  name: "INCENTIVE.STATUS",
  family: "Performance incentive",
  says: "Why a measure earned what it earned, in one of ten fixed wordings.",
  cites: [table3, table4, table5],
  readings: [improvementMeaning, scoreInRange, edges, baselineMissing, targetsToBeDetermined],
  takes: {
    practiceType: cell(practiceType, "Mixed, Pediatric or Adult"),
    measure: cell(measure, "Code of Table 3, such as CBP"),
    baseline: cellOrBlank(score, "Score before the project, in points (AHU, EDU: events per 1,000); blank where there is none"),
    score: cellOrBlank(score, "Score of the period, in points (AHU, EDU: events per 1,000); blank where there is no data"),
    terms,
  },
  gives: value(`One of: ${STATUSES.join("; ")}`),
  examples: [
    { args: ["Adult", "CBP", 60, 66.5], gives: "Improvement", because: "In the Improvement Range, with more than 10% of the gap to gold closed." },
    { args: ["Mixed", "DSF-E", 50, 60], gives: "To be determined", because: "The guide prints TBD for the targets of DSF-E." },
  ],
  compute: (given, show) => assess(given, show).status,
});
