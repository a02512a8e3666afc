import { defineRule, terms, value } from "../../define/rule";
import { table5 } from "../../guide/2024-07/table5";
import { baselinesArgument, measuresArgument, practiceTypeArgument, scoresArgument } from "./arguments";
import { linesOf, mostShare, refusalIn, reportsOf, totalShare } from "./practice";
import { goldColumns, missingData, targetsToBeDetermined } from "./readings";
import { showMeasures, watchedTotal } from "./watchedTotal";

export const incentiveTotal = defineRule({
  name: "INCENTIVE.TOTAL",
  family: "Performance incentive",
  says: "Share of the maximum incentive that a practice earned over all measures of its type.",
  cites: [table5, { place: "Element 3: Methodology" }],
  readings: [goldColumns, targetsToBeDetermined, missingData],
  takes: {
    practiceType: practiceTypeArgument,
    measures: measuresArgument,
    baselines: baselinesArgument,
    scores: scoresArgument,
    terms,
  },
  gives: value("Share of the maximum incentive, 0 to 1"),
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
    const lines = linesOf(practiceType, reportsOf(measures, baselines, scores), terms);
    const refused = refusalIn(lines);
    if (refused !== null) throw refused;
    if (show === undefined) return totalShare(lines, practiceType, terms);
    showMeasures(lines, show);
    return watchedTotal(lines, practiceType, terms, mostShare(lines, practiceType, terms), show);
  },
});
