import type { MeasureRow } from "../edition";

/** Table 3: Advanced Primary Care Measure Set. */
// prettier-ignore
export const table3: readonly MeasureRow[] = [
  { code: "DSF-E", measure: "Depression PROMs", starred: false, measureType: "Quality", benchmarkSource: "NCQA", population: "Adult/pediatric" },
  { code: "BCS", measure: "Breast Cancer Screening", starred: false, measureType: "Quality", benchmarkSource: "NCQA", population: "Adult" },
  { code: "CBP", measure: "Controlling High Blood Pressure", starred: true, measureType: "Quality", benchmarkSource: "NCQA", population: "Adult" },
  { code: "COL", measure: "Colorectal Cancer Screening", starred: true, measureType: "Quality", benchmarkSource: "NCQA", population: "Adult" },
  { code: "GSD", measure: "Glycemic Status Assessment for Patients with Diabetes <8.0%", starred: true, measureType: "Quality", benchmarkSource: "NCQA", population: "Adult" },
  { code: "GSD9", measure: "Glycemic Status Assessment for Patients with Diabetes >9.0%", starred: false, measureType: "Quality", benchmarkSource: "NCQA", population: "Adult", informationOnly: "Info only for demonstration, not eligible for incentive" },
  { code: "AMR", measure: "Asthma Medication Ratio", starred: false, measureType: "Quality", benchmarkSource: "NCQA", population: "Adult/pediatric" },
  { code: "CIS", measure: "Childhood Immunization Status: Combination 10", starred: true, measureType: "Quality", benchmarkSource: "NCQA", population: "Pediatric" },
  { code: "IMA", measure: "Immunizations for Adolescents: Combination 2", starred: false, measureType: "Quality", benchmarkSource: "NCQA", population: "Pediatric" },
  { code: "EDU", measure: "Emergency Department Utilization", starred: false, measureType: "Utilization", benchmarkSource: "NCQA/IHA Atlas", population: "Adult" },
  { code: "AHU", measure: "Acute Hospital Utilization", starred: false, measureType: "Utilization", benchmarkSource: "NCQA/IHA Atlas", population: "Adult" },
  { code: "TCOC", measure: "Total Cost of Care using standardized pricing", starred: false, measureType: "Cost", benchmarkSource: "HealthPartners", population: "Adult/pediatric" },
  { code: "CG-CAHPS", measure: "Patient Experience", starred: false, measureType: "Patient Experience", benchmarkSource: "AHRQ", population: "Adult/pediatric", informationOnly: "Addressed through technical assistance only, not eligible for incentive" },
];
