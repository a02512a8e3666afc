import { SampleSheet } from "./sheet";

const GUIDE = "Guide, July 2024";

/** Mostly the published values, so that each result can be compared with the guide; the last rows are the plan's own. */
const TERMS: readonly (readonly [parameter: string, value: number | string, source: string, note: string])[] = [
  ["guide", "2024-07", GUIDE, "The edition that these numbers follow"],
  ["improvement.required", 0.1, `${GUIDE}, Table 4`, "Part of the gap to Gold Standard to be closed"],
  ["attainment.curve", "linear", `${GUIDE}, Table 5`, "linear, step or none"],
  ["CBP.gold", 74, `${GUIDE}, Table 5`, "Try another and watch CBP on the sheet Panel"],
  ["CBP.Mixed.improvement", 0.05, `${GUIDE}, Table 4`, "Share of the total incentive"],
  ["total.ceiling", 1, "Guide: gold shares add up to 104%, 99%, 102%", "A share, or none"],
  ["missing", "zero", "The guide does not re-weight", "zero or redistribute"],
  ["tbd", "unavailable", "Guide: DSF-E and TCOC have no targets yet", "unavailable, zero or redistribute"],
  ["hpi.1", 0.05, `${GUIDE}, Risk Adjustment`, "Lowest decile of the Healthy Places Index"],
  ["uplift.ceiling", 0.3, `${GUIDE}, Element 2`, "All three elements over base payments"],
  ["incentive.ceiling", 0.15, `${GUIDE}, Element 3`, "The performance incentive over base payments"],
  [
    "track.C.90460-90474",
    "FFS",
    "Amendment 2, section 4 (made up)",
    "Immunization administration in track C: FFS or Capitated",
  ],
  ["payout.lag", 3, `${GUIDE}, payout schedule`, "Months from the end of a period to its payment"],
  ["hpi.6", 0.005, "Amendment 2, section 6 (made up)", "The plan’s own: an adjustment of decile 6"],
  ["missing.words", "NR *", "Amendment 2, section 7 (made up)", "The plan’s own: words for no data"],
  ["denominator.minimum", 30, "Amendment 2, section 7 (made up)", "The plan’s own: fewer patients make no score"],
];

const last = TERMS.length + 7;

export const assumptions = new SampleSheet("Assumptions")
  .title(
    "Assumptions: the terms that every sheet of this workbook uses",
    "Change a value here and all sheets follow. The cell B4 checks the whole table; select it where a term is wrong.",
  )
  .columns(204, 120, 330, 410)
  .put("A4", [["Terms, checked", "=APC.TERMS(Assumptions)"]], ["section", "clippedNote"])
  .put("C4", [
    [
      '=IF(ISTEXT(Terms),"Without fault: the other sheets read them as one text from B4, named Terms.","A term is wrong: select B4, which says which.")',
    ],
  ])
  .put("A7", [["Parameter", "Value", "Source", "Note"]], ["heading", "numberHeading", "heading", "heading"])
  .put("A8", TERMS, ["inputText", "inputValue", "inputText", "inputText"])
  .table("Assumptions", "A7", `D${last}`)
  .freeze(7);
