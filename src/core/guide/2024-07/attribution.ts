import type { Edition } from "../edition";

/** Attribution, Common Methodology: one practice, then one provider in that practice. */
export const attribution: Edition["attribution"] = {
  lookbackMonths: "12",
  lookbackWords: "seen most frequently and recently over the past 12-month period",
  extensionMonths: "6",
  extensionWords: "with a further six-month lookback period considered, if necessary",
  /** In this order: a member's own choice and a plan's match go before any visit. */
  preference: ["Selected PCP", "Matched PCP", "Visits"],
  /** * : service restrictions apply, and the guide does not print them. */
  specialties: [
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
  ],
};
