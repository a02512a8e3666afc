import type { ImprovementRow } from "../edition";

/** Table 4: Performance-Based Improvement Incentive Model. */
// prettier-ignore
export const table4: readonly ImprovementRow[] = [
  { code: "CIS",   population: "Pediatric", improvementRange: "45-61",   gold: "70",  improvementNeeded: "10% gap closure", mixed: "5.0%", pediatric: "11.0%", adult: "NA" },
  { code: "IMA",   population: "Pediatric", improvementRange: "26-35",   gold: "46",  improvementNeeded: "10% gap closure", mixed: "3.5%", pediatric: "7.5%",  adult: "NA" },
  { code: "AMR",   population: "Both",      improvementRange: "81-87",   gold: "91",  improvementNeeded: "10% gap closure", mixed: "3.5%", pediatric: "7.5%",  adult: "4.0%" },
  { code: "DSF-E", population: "Both",      improvementRange: "TBD",     gold: "TBD", improvementNeeded: "10% gap closure", mixed: "3.5%", pediatric: "7.5%",  adult: "4.0%" },
  { code: "TCOC",  population: "Both",      improvementRange: "TBD",     gold: "TBD", improvementNeeded: "10% gap closure", mixed: "3.5%", pediatric: "7.5%",  adult: "4.0%" },
  { code: "BCS",   population: "Adult",     improvementRange: "70-76",   gold: "80",  improvementNeeded: "10% gap closure", mixed: "3.5%", pediatric: "NA",    adult: "4.0%" },
  { code: "COL",   population: "Adult",     improvementRange: "52-63",   gold: "67",  improvementNeeded: "10% gap closure", mixed: "5.0%", pediatric: "NA",    adult: "6.0%" },
  { code: "CBP",   population: "Adult",     improvementRange: "56-67",   gold: "74",  improvementNeeded: "10% gap closure", mixed: "5.0%", pediatric: "NA",    adult: "6.0%" },
  { code: "GSD",   population: "Adult",     improvementRange: "55-64",   gold: "69",  improvementNeeded: "10% gap closure", mixed: "5.0%", pediatric: "NA",    adult: "6.0%" },
  { code: "AHU",   population: "Adult",     improvementRange: "26-21",   gold: "18",  improvementNeeded: "10% gap closure", mixed: "3.5%", pediatric: "NA",    adult: "4.0%" },
  { code: "EDU",   population: "Adult",     improvementRange: "146-121", gold: "107", improvementNeeded: "10% gap closure", mixed: "3.5%", pediatric: "NA",    adult: "4.0%" },
];
