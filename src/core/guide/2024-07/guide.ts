import type { Edition } from "../edition";
import { attribution } from "./attribution";
import { incentiveCeiling, totalIncentive, upliftCeiling } from "./ceilings";
import { feeForServiceTrack } from "./figure1";
import { adjustmentByDecile } from "./healthyPlacesIndex";
import { notes } from "./notes";
import { payouts } from "./payouts";
import { services } from "./services";
import { table1 } from "./table1";
import { table2 } from "./table2";
import { table3 } from "./table3";
import { table4 } from "./table4";
import { table5 } from "./table5";

/** The guide of July 2024, of the demonstration project's eighteen months. */
export const guide202407: Edition = {
  id: "2024-07",
  document:
    "Common Value-Based Payment Model Guide for Primary Care Physicians & Payers, Payment Model Demonstration Project, July 1, 2024 – December 31, 2025",
  places: {
    titlePage: "title page",
    wholeModel: "Tables 1 to 5, Risk Adjustment, Attribution and Incentive Payouts",
    overview: "Payment Model Overview",
    directServices: "Element 1: Direct Services Payment",
    tracks: "Figure 1",
    basicCapitation: "Table 1",
    intermediateCapitation: "Table 2",
    populationHealth: "Element 2: Population Health Management Payment",
    measureSet: "Table 3",
    methodology: "Element 3: Methodology",
    improvementGuidelines: "Element 3: Improvement Incentive Guidelines",
    improvement: "Table 4",
    attainmentGuidelines: "Element 3: Attainment Incentive Guidelines",
    attainment: "Table 5",
    risk: "Risk Adjustment",
    clinicalRisk: "Risk Adjustment, Clinical Risk",
    socialRisk: "Risk Adjustment, Social Risk",
    attribution: "Attribution, Common Methodology",
    payouts: "Incentive Payouts",
  },
  titles: {
    basicCapitation: "Capitated Services and CPT Codes – Basic Level Capitation Hybrid Model (B)",
    intermediateCapitation: "Capitated Services and CPT Codes – Intermediate Level Capitation Hybrid Model (C)",
    measureSet: "Advanced Primary Care Measure Set",
    improvement: "Performance-Based Improvement Incentive Model",
    // Printed under the title of Table 4.
    attainment: "Performance-Based Improvement Incentive Model",
  },
  basicCapitation: table1,
  intermediateCapitation: table2,
  services,
  feeForServiceTrack,
  measureSet: table3,
  improvement: table4,
  attainment: table5,
  upliftCeiling,
  incentiveCeiling,
  totalIncentive,
  adjustmentByDecile,
  payouts,
  attribution,
  // The readings are told beside their rules in the words of this edition.
  readings: {},
  notes,
};
