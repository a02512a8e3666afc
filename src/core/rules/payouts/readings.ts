import type { Reading } from "../../define/rule";

export const projectStart: Reading = {
  id: "A36",
  title: "When the project starts",
  quote: "“July 1, 2024 – December 31, 2025” and three payouts (Incentive Payouts).",
  ours: "The guide's 18 months and three payouts.",
  alternatives:
    "The initiative said in February 2025 that the model was turned on in January 2025: twelve months and two payouts. $30 PMPM, 1,000 members and 15%: $81,000 or $54,000.",
  termKey: "payout.start",
};

export const performanceThrough: Reading = {
  id: "A41",
  title: "What a payout pays for",
  quote: "“based on performance through December 2024” (Incentive Payouts).",
  ours: "The six months that end there, so that no month is paid twice. The score is the one reported at that date.",
  alternatives: "The twelve months that end there, as the measures are usually reported.",
};

export const reconciliation: Reading = {
  id: "A40",
  title: "What happens to a difference",
  quote:
    "“an initial payout … based on projected amount earned and another payout to reconcile the difference” (Methodology); “with reconciliations as needed” (Incentive Payouts).",
  ours: "Earned and adjustments less paid, negative where a practice was paid too much or money is recovered. That offsets its next balance and is never lost; an adjustment counts in the payout in which it is settled. An amount of 0 that may be a blank cell is refused until amount.zero accepts it.",
  alternatives: "Paid back at once, or forgiven.",
};
