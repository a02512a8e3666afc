import { defineRule, terms, value } from "../../define/rule";
import { Refusal } from "../../cells/refusal";
import { cite } from "../../guide/2024-07/document";
import { table5 } from "../../guide/2024-07/table5";
import { nearest } from "../../numbers/fraction";
import { missing, toBeDetermined, totalCeiling } from "../../terms/parameters";
import { baselinesArgument, measuresArgument, practiceTypeArgument, scoresArgument } from "./arguments";
import { linesOf, mostOf, partOf, refusalIn, reportsOf, totalShare, totalsOf } from "./practice";
import { goldColumns, missingData, targetsToBeDetermined } from "./readings";

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
    if (show !== undefined) {
      for (const { measure, assessment } of lines) {
        if (!(assessment instanceof Refusal)) show(`${measure.code}: ${assessment.status}`, assessment.share, "As INCENTIVE");
      }
      const totals = totalsOf(lines.map((line) => partOf(line, practiceType, terms)), terms);
      show("Sum of the measures", nearest(totals.sum), cite(table5));
      const most = totalsOf(lines.map((line) => mostOf(line, practiceType, terms)), terms);
      show("Can be earned at most", nearest(most.total), terms.source(toBeDetermined));
      show("Redistribution", nearest(totals.redistribution), `${terms.source(toBeDetermined)}; ${terms.source(missing)}`);
      show("Ceiling", nearest(totals.ceiling), terms.source(totalCeiling));
    }
    return totalShare(lines, practiceType, terms);
  },
});
