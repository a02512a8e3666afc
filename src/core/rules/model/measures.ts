import { practiceType } from "../../define/kinds";
import { defineRule, optional, table, terms, type Result, type Show } from "../../define/rule";
import { ratio } from "../../numbers/exact";
import { PRACTICE_TYPES, type PracticeType } from "../../guide/edition";
import { measuresIn, type Measure } from "../../terms/measures";
import { targets, type MeasureTargets } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import { direction, goldColumns, practiceTypes, targetsToBeDetermined, twoGsd } from "../incentive/readings";
import { showShare } from "../incentive/provenance";
import { shareNumerators } from "../incentive/schedule";
import { tablesIn } from "./tables";

const SHARE_LEVELS = ["improvement", "threshold", "gold"] as const;

export const measures = defineRule({
  name: "MEASURES",
  family: "The published model",
  says: (edition) =>
    `${tablesIn(edition, "measureSet", "improvement", "attainment")} as one table: measures, targets and shares in force.`,
  cites: [{ part: "measureSet" }, { part: "improvement" }, { part: "attainment" }],
  readings: [goldColumns, targetsToBeDetermined, direction, twoGsd, practiceTypes],
  takes: {
    practiceType: optional(practiceType, "Mixed, Pediatric or Adult: only the measures that apply to it"),
    terms,
  },
  gives: table(
    "One row for each measure; TBD and NA as the guide prints them",
    "Measure",
    "Name",
    "Measure type",
    "Benchmark source",
    "Population",
    "Starred",
    "Minimum",
    "Threshold",
    "Gold Standard",
    "Improvement needed",
    ...PRACTICE_TYPES.flatMap((type) => SHARE_LEVELS.map((level) => `${type} ${level} share`)),
    "Note",
  ),
  examples: [
    {
      args: ["Pediatric"],
      gives: [
        [
          "CIS",
          "Childhood Immunization Status: Combination 10",
          "Quality",
          "NCQA",
          "Pediatric",
          "*",
          45,
          61,
          70,
          0.1,
          0.05,
          0.075,
          0.12,
          0.11,
          0.165,
          0.27,
          "NA",
          "NA",
          "NA",
          null,
        ],
        [
          "IMA",
          "Immunizations for Adolescents: Combination 2",
          "Quality",
          "NCQA",
          "Pediatric",
          null,
          26,
          35,
          46,
          0.1,
          0.035,
          0.05,
          0.08,
          0.075,
          0.11,
          0.18,
          "NA",
          "NA",
          "NA",
          null,
        ],
        [
          "AMR",
          "Asthma Medication Ratio",
          "Quality",
          "NCQA",
          "Adult/pediatric",
          null,
          81,
          87,
          91,
          0.1,
          0.035,
          0.05,
          0.08,
          0.075,
          0.11,
          0.18,
          0.04,
          0.06,
          0.1,
          null,
        ],
        [
          "DSF-E",
          "Depression PROMs",
          "Quality",
          "NCQA",
          "Adult/pediatric",
          null,
          "TBD",
          "TBD",
          "TBD",
          0.1,
          0.035,
          0.05,
          0.08,
          0.075,
          0.11,
          0.18,
          0.04,
          0.06,
          0.1,
          null,
        ],
        [
          "TCOC",
          "Total Cost of Care using standardized pricing",
          "Cost",
          "HealthPartners",
          "Adult/pediatric",
          null,
          "TBD",
          "TBD",
          "TBD",
          0.1,
          0.035,
          0.05,
          0.08,
          0.075,
          0.11,
          0.18,
          0.04,
          0.06,
          0.1,
          null,
        ],
      ],
      because: "Five measures apply to a pediatric practice.",
    },
  ],
  compute({ practiceType, terms }, showRow) {
    return measuresIn(terms.edition)
      .filter(({ appliesTo }) => practiceType === null || appliesTo.includes(practiceType))
      .map((measure, index) => rowOf(measure, terms, showRow?.(index)));
  },
});

function rowOf(measure: Measure, terms: Terms, show?: Show): Result[] {
  const { printed } = measure;
  show?.(measure.code, measure.name, terms.cite({ part: "measureSet", row: measure.code }));
  if (printed.informationOnly !== undefined)
    show?.("Note", printed.informationOnly, terms.cite({ part: "measureSet", row: measure.code }));
  return [
    measure.code,
    measure.name,
    printed.measureType,
    printed.benchmarkSource,
    printed.population,
    measure.starred ? "*" : null,
    ...targetsOf(measure, terms, show),
    ...PRACTICE_TYPES.flatMap((type) =>
      measure.informationOnly ? [null, null, null] : sharesOf(measure, type, terms, show),
    ),
    printed.informationOnly ?? null,
  ];
}

/** Minimum, threshold, Gold Standard and the improvement needed; blank for information only. */
function targetsOf(measure: Measure, terms: Terms, show?: Show): Result[] {
  const levels = targets(measure);
  if (levels === undefined) return [null, null, null, null];
  const target = (title: string, parameter: MeasureTargets[keyof MeasureTargets]): Result => {
    const value = terms.value(parameter)?.toNumber() ?? "TBD";
    show?.(title, value, terms.source(parameter));
    return value;
  };
  const needed = terms.value("improvement.required").toNumber();
  const three = [
    target("Minimum", levels.minimum),
    target("Threshold", levels.threshold),
    target("Gold Standard", levels.gold),
  ];
  show?.("Improvement needed, as a share", needed, terms.source("improvement.required"));
  return [...three, needed];
}

function sharesOf(measure: Measure, type: PracticeType, terms: Terms, show?: Show): Result[] {
  const numerators = shareNumerators(measure, type, terms);
  if (numerators === null) {
    show?.(`${type} shares`, "NA", terms.cite({ part: "improvement", row: measure.code }));
    return ["NA", "NA", "NA"];
  }
  return SHARE_LEVELS.map((level) => {
    const share = ratio(numerators[`${level}Share`], numerators.unit);
    if (show !== undefined)
      showShare(`${type} ${level} share`, share, { measure, practiceType: type, terms }, level, show);
    return share;
  });
}
