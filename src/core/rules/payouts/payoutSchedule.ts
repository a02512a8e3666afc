import { defineRule, table, terms } from "../../define/rule";
import { incentivePayouts } from "../../guide/2024-07/payouts";
import { performanceThrough, projectStart } from "./readings";
import { payoutsOf } from "./schedule";

export const payoutSchedule = defineRule({
  name: "PAYOUT.SCHEDULE",
  family: "Payouts",
  says: "The payouts of the project: what each is for and when it is paid.",
  cites: [incentivePayouts],
  readings: [projectStart, performanceThrough],
  takes: { terms },
  gives: table("One row for each payout; dates are serial numbers, the payment month its first day", "Payout", "Period start", "Performance through", "Payment month"),
  examples: [
    {
      args: [],
      gives: [[1, 45474, 45657, 45717], [2, 45658, 45838, 45901], [3, 45839, 46022, 46082]],
      because: "March 2025 through December 2024, September 2025 through June 2025, March 2026 through December 2025.",
    },
  ],
  compute: ({ terms }) => payoutsOf(terms).map(({ number, start, through, paid }) => [number, start, through, paid]),
});
