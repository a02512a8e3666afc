import type { Citation } from "./document";

/** Incentive Payouts: every six months, approximately a quarter after each period has closed. */
export const incentivePayouts: Citation = { place: "Incentive Payouts" };

/** "an initial payout … based on projected amount earned and another payout to reconcile the difference" */
export const reconciled: Citation = { place: "Element 3: Methodology" };

/** The demonstration project: July 1, 2024 – December 31, 2025. */
export const project = { start: "2024-07-01", end: "2025-12-31" } as const;

/** "incentive payouts occur every six months" */
export const monthsPerPeriod = "6";

/** March, September and March again: three months after December, June and December. */
export const monthsToPayment = "3";

/** The schedule as printed; the months above must give the same three rows. */
export const scheduleRows = [
  { payout: "First incentive payout", paid: "March 2025", performanceThrough: "December 2024" },
  { payout: "Second incentive payout", paid: "Sept 2025", performanceThrough: "June 2025" },
  { payout: "Third incentive payout", paid: "March 2026", performanceThrough: "December 2025" },
] as const;
