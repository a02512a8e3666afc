import type { AttainmentRow } from "../edition";

/**
 * Table 5, printed under the title of Table 4, "Performance-Based Improvement Incentive Model": it is the
 * attainment table.
 */
// prettier-ignore
export const table5: readonly AttainmentRow[] = [
  { code: "CIS",   population: "Pediatric", threshold: "61",  gold: "70",  mixed: ["7.5%", "12.0%"], pediatric: ["16.5%", "27.0%"], adult: ["NA", "NA"] },
  { code: "IMA",   population: "Pediatric", threshold: "35",  gold: "46",  mixed: ["5.0%", "8.0%"],  pediatric: ["11.0%", "18.0%"], adult: ["NA", "NA"] },
  { code: "AMR",   population: "Both",      threshold: "87",  gold: "91",  mixed: ["5.0%", "8.0%"],  pediatric: ["11.0%", "18.0%"], adult: ["6.0%", "10.0%"] },
  { code: "DSF-E", population: "Both",      threshold: "TBD", gold: "TBD", mixed: ["5.0%", "8.0%"],  pediatric: ["11.0%", "18.0%"], adult: ["6.0%", "10.0%"] },
  { code: "TCOC",  population: "Both",      threshold: "TBD", gold: "TBD", mixed: ["5.0%", "8.0%"],  pediatric: ["11.0%", "18.0%"], adult: ["6.0%", "10.0%"] },
  { code: "BCS",   population: "Adult",     threshold: "76",  gold: "80",  mixed: ["5.0%", "8.0%"],  pediatric: ["NA", "NA"],       adult: ["6.0%", "10.0%"] },
  { code: "COL",   population: "Adult",     threshold: "63",  gold: "67",  mixed: ["7.5%", "12.0%"], pediatric: ["NA", "NA"],       adult: ["9.0%", "14.0%"] },
  { code: "CBP",   population: "Adult",     threshold: "67",  gold: "74",  mixed: ["7.5%", "12.0%"], pediatric: ["NA", "NA"],       adult: ["9.0%", "14.0%"] },
  { code: "GSD",   population: "Adult",     threshold: "64",  gold: "69",  mixed: ["7.5%", "12.0%"], pediatric: ["NA", "NA"],       adult: ["9.0%", "14.0%"] },
  { code: "AHU",   population: "Adult",     threshold: "21",  gold: "18",  mixed: ["5.0%", "8.0%"],  pediatric: ["NA", "NA"],       adult: ["6.0%", "10.0%"] },
  { code: "EDU",   population: "Adult",     threshold: "121", gold: "107", mixed: ["5.0%", "8.0%"],  pediatric: ["NA", "NA"],       adult: ["6.0%", "10.0%"] },
];
