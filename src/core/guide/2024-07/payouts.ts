import type { Edition } from "../edition";

/** Incentive Payouts: every six months, approximately a quarter after each period has closed. */
export const payouts: Edition["payouts"] = {
  /** The demonstration project: July 1, 2024 – December 31, 2025. */
  start: "2024-07-01",
  end: "2025-12-31",
  /** "incentive payouts occur every six months" */
  monthsPerPeriod: "6",
  /** March, September and March again: three months after December, June and December. */
  monthsToPayment: "3",
  /** As printed; the months above must give the same three rows. */
  schedule: [
    { payout: "First incentive payout", paid: "March 2025", performanceThrough: "December 2024" },
    { payout: "Second incentive payout", paid: "Sept 2025", performanceThrough: "June 2025" },
    { payout: "Third incentive payout", paid: "March 2026", performanceThrough: "December 2025" },
  ],
};
