import type { ServicesRow } from "../edition";

/**
 * Table 2: Capitated Services and CPT Codes – Intermediate Level Capitation Hybrid Model (C). The services as
 * printed, "Filing of inflatable pump" included.
 */
export const table2: readonly ServicesRow[] = [
  {
    capitated: ["E&M 992xx"],
    feeForService: [],
  },
  {
    capitated: ["Other E&M 99300-99499"],
    feeForService: ["Home Visits", "Rest Home Visits", "Skilled Nursing Facility (SNF)"],
  },
  {
    capitated: ["Medicine Services 90757-99756", "HCPCS – S & Q codes"],
    feeForService: [
      "Echocardiograms",
      "Specimen handling",
      "Inhalation treatment",
      "Filing of inflatable pump",
      "COVID testing",
      "Flu Vaccines",
      "IV tubing",
      "IV infusion",
      "Pap smear",
      "IUDs",
      "Abortion",
    ],
  },
  {
    capitated: ["Temporary HCPCS – G & C Codes"],
    feeForService: ["COVID testing"],
  },
  {
    capitated: ["Drugs, non-oral and chemo – HCPCS – J Codes"],
    feeForService: [
      "Ceftriaxone",
      "Progesterone",
      "Asthma-related",
      "Nausea-related",
      "IV Fluid",
      "IUDs",
      "Estradiol",
      "Cortisone",
      "Chemo",
    ],
  },
  {
    capitated: ["Category III – Codes ending in T"],
    feeForService: [],
  },
  {
    capitated: [],
    feeForService: ["All other direct, billable services rendered by primary care practice"],
  },
];
