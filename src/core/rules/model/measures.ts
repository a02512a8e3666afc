import { practiceType } from "../../define/kinds";
import { defineRule, optional, table, terms, type Result } from "../../define/rule";
import { table3, table3Rows } from "../../guide/2024-07/table3";
import { table4 } from "../../guide/2024-07/table4";
import { table5 } from "../../guide/2024-07/table5";
import { ratio, type Decimal } from "../../numbers/exact";
import { MEASURES, PRACTICE_TYPES, type Measure } from "../../terms/measures";
import { improvementRequired, targets, type Parameter } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import { direction, goldColumns, practiceTypes, targetsToBeDetermined, twoGsd } from "../incentive/readings";
import { shareNumerators } from "../incentive/schedule";

const SHARE_LEVELS = ["improvement", "threshold", "gold"] as const;

export const measures = defineRule({
  name: "MEASURES",
  family: "The published model",
  says: "Tables 3 to 5 as one table: measures, targets and shares in force.",
  cites: [table3, table4, table5],
  readings: [goldColumns, targetsToBeDetermined, direction, twoGsd, practiceTypes],
  takes: {
    practiceType: optional(practiceType, "Mixed, Pediatric or Adult: only the measures that apply to it"),
    terms,
  },
  gives: table(
    "One row for each measure; TBD and NA as the guide prints them",
    "Measure", "Name", "Measure type", "Benchmark source", "Population", "Starred",
    "Minimum", "Threshold", "Gold Standard", "Improvement needed",
    ...PRACTICE_TYPES.flatMap((type) => SHARE_LEVELS.map((level) => `${type} ${level} share`)),
    "Note",
  ),
  examples: [
    {
      args: ["Pediatric"],
      gives: [
        ["CIS", "Childhood Immunization Status: Combination 10", "Quality", "NCQA", "Pediatric", "*", 45, 61, 70, 0.1, 0.05, 0.075, 0.12, 0.11, 0.165, 0.27, "NA", "NA", "NA", null],
        ["IMA", "Immunizations for Adolescents: Combination 2", "Quality", "NCQA", "Pediatric", null, 26, 35, 46, 0.1, 0.035, 0.05, 0.08, 0.075, 0.11, 0.18, "NA", "NA", "NA", null],
        ["AMR", "Asthma Medication Ratio", "Quality", "NCQA", "Adult/pediatric", null, 81, 87, 91, 0.1, 0.035, 0.05, 0.08, 0.075, 0.11, 0.18, 0.04, 0.06, 0.1, null],
        ["DSF-E", "Depression PROMs", "Quality", "NCQA", "Adult/pediatric", null, "TBD", "TBD", "TBD", 0.1, 0.035, 0.05, 0.08, 0.075, 0.11, 0.18, 0.04, 0.06, 0.1, null],
        ["TCOC", "Total Cost of Care using standardized pricing", "Cost", "HealthPartners", "Adult/pediatric", null, "TBD", "TBD", "TBD", 0.1, 0.035, 0.05, 0.08, 0.075, 0.11, 0.18, 0.04, 0.06, 0.1, null],
      ],
      because: "Five measures apply to a pediatric practice.",
    },
  ],
  compute({ practiceType, terms }) {
    return MEASURES.filter(({ appliesTo }) => practiceType === null || appliesTo.includes(practiceType)).map((measure) =>
      rowOf(measure, terms),
    );
  },
});

function rowOf(measure: Measure, terms: Terms): Result[] {
  const printed = table3Rows.find(({ code }) => code === measure.code);
  const levels = targets(measure);
  const target = (parameter: Parameter<Decimal> | undefined): Result =>
    parameter === undefined ? null : (terms.value(parameter)?.toNumber() ?? "TBD");
  return [
    measure.code,
    measure.name,
    printed?.measureType ?? null,
    printed?.benchmarkSource ?? null,
    printed?.population ?? null,
    measure.starred ? "*" : null,
    target(levels?.minimum),
    target(levels?.threshold),
    target(levels?.gold),
    measure.informationOnly ? null : terms.settled(improvementRequired).toNumber(),
    ...PRACTICE_TYPES.flatMap((type): Result[] => {
      if (measure.informationOnly) return [null, null, null];
      const shares = shareNumerators(measure, type, terms);
      if (shares === null) return ["NA", "NA", "NA"];
      return [shares.improvementShare, shares.thresholdShare, shares.goldShare].map((share) => ratio(share, shares.unit));
    }),
    printed?.informationOnly ?? null,
  ];
}
