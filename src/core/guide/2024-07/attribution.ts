import type { Citation } from "./document";

/** Attribution, Common Methodology: one practice, then one provider in that practice. */
export const commonMethodology: Citation = { place: "Attribution, Common Methodology" };

/** "seen most frequently and recently over the past 12-month period" */
export const lookbackMonths = "12";

/** "with a further six-month lookback period considered, if necessary" */
export const extensionMonths = "6";

/** In this order: a member's own choice and a plan's match go before any visit. */
export const preference = ["Selected PCP", "Matched PCP", "Visits"] as const;

/** Whose services are primary care; * : service restrictions apply, and the guide does not print them. */
export const primaryCareSpecialties = [
  { specialty: "Family Practice", restricted: false },
  { specialty: "General Practice", restricted: false },
  { specialty: "Internal Medicine", restricted: false },
  { specialty: "Pediatrics", restricted: false },
  { specialty: "Nurse Practitioner", restricted: false },
  { specialty: "Physician Assistant", restricted: false },
  { specialty: "Adolescent Medicine", restricted: false },
  { specialty: "Adult Medicine", restricted: false },
  { specialty: "Geriatric Medicine", restricted: false },
  { specialty: "Hospice and Palliative Medicine", restricted: true },
  { specialty: "School Health", restricted: true },
  { specialty: "Community Health", restricted: true },
] as const;
