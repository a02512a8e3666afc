import { defineRule, terms, value } from "../../define/rule";
import { baselinesArgument, measuresArgument, practiceTypeArgument, scoresArgument } from "./arguments";
import { assessedLines, linesOf, reportsOfLists } from "./lines";
import { goldColumns, missingData, targetsToBeDetermined } from "./readings";
import { showMeasures, showTotal } from "./showTotal";
import { earnedTotal, mostTotal } from "./totals";

export const incentiveTotal = defineRule({
  name: "INCENTIVE.TOTAL",
  family: "Performance incentive",
  says: "Share of the maximum incentive that a practice earned over all measures of its type.",
  cites: [{ part: "attainment" }, { part: "methodology" }],
  readings: [goldColumns, targetsToBeDetermined, missingData],
  takes: {
    practiceType: practiceTypeArgument,
    measures: measuresArgument,
    baselines: baselinesArgument,
    scores: scoresArgument,
    terms,
  },
  gives: value(
    "Share of the maximum incentive, 0 to 1; where terms set total.ceiling to none, up to the gold shares added up",
  ),
  examples: [
    {
      args: ["Pediatric", [["CIS"], ["IMA"], ["AMR"]], [[45], [26], [81]], [[70], [46], [91]]],
      gives: 0.63,
      because: "Gold on every measure that has targets: 27% + 18% + 18%. DSF-E and TCOC are to be determined.",
    },
    {
      args: ["Adult", [["CBP"], ["COL"]], [[60], [52]], [[66.5], [63]]],
      gives: 0.15,
      because: "6% improvement on CBP and 9% at the threshold of COL; seven measures have no data.",
    },
  ],
  compute({ practiceType, measures, baselines, scores, terms }, show) {
    const lines = assessedLines(linesOf(practiceType, reportsOfLists(measures, baselines, scores), terms));
    const total = earnedTotal(lines, practiceType, terms);
    if (show !== undefined) {
      showMeasures(lines, show);
      showTotal(total, mostTotal(lines, practiceType, terms).share, terms, show);
    }
    return total.share;
  },
});
