import { asItStands, measure, practiceType } from "../../define/kinds";
import { cell, defineRule, list, terms, value } from "../../define/rule";
import { Refusal } from "../../cells/refusal";
import { cite } from "../../guide/2024-07/document";
import { table5 } from "../../guide/2024-07/table5";
import { nearest } from "../../numbers/fraction";
import { missing, toBeDetermined, totalCeiling } from "../../terms/parameters";
import { linesOf, partOf, reportsOf, totalShare, totalsOf } from "./practice";
import { goldColumns, missingData, targetsToBeDetermined } from "./readings";

export const incentiveTotal = defineRule({
  name: "INCENTIVE.TOTAL",
  family: "Performance incentive",
  says: "Share of the maximum incentive that a practice earned over all measures of its type.",
  cites: [table5, { place: "Element 3: Methodology" }],
  readings: [goldColumns, targetsToBeDetermined, missingData],
  takes: {
    practiceType: cell(practiceType, "Mixed, Pediatric or Adult"),
    measures: list(measure, "Codes of Table 3; a measure of the type that is not listed has no data"),
    baselines: list(asItStands, "Their scores before the project, in points; blank where there is none"),
    scores: list(asItStands, "Their scores of the period, in points; blank where there is no data"),
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
    const refused = lines.find(({ assessment }) => assessment instanceof Refusal)?.assessment;
    if (refused instanceof Refusal) throw refused;
    if (show !== undefined) {
      for (const { measure, assessment } of lines) {
        if (!(assessment instanceof Refusal)) show(`${measure.code}: ${assessment.status}`, assessment.share, "As INCENTIVE");
      }
      const totals = totalsOf(lines.map((line) => partOf(line, practiceType, terms)), terms);
      show("Sum of the measures", nearest(totals.sum), cite(table5));
      show("Redistribution", nearest(totals.redistribution), `${terms.source(toBeDetermined)}; ${terms.source(missing)}`);
      show("Ceiling", nearest(totals.ceiling), terms.source(totalCeiling));
    }
    return totalShare(lines, practiceType, terms);
  },
});
