import type { ServicesRow } from "../edition";

/** Table 1: Capitated Services and CPT Codes – Basic Level Capitation Hybrid Model (B). */
export const table1: readonly ServicesRow[] = [
  {
    capitated: ["E&M 992xx"],
    feeForService: ["Immunizations 90281–90756, G0008–G0010"],
  },
  {
    capitated: ["Other E&M 99300-99499"],
    feeForService: ["Annual well visits 99381–99387, 99391–99397", "Home visits", "Rest home visits", "SNF"],
  },
  {
    capitated: [],
    feeForService: ["All other direct, billable services rendered by primary care practice"],
  },
];
