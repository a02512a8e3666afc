import { defineRule, table, terms, type Show } from "../../define/rule";
import type { Terms } from "../../terms/terms";
import { performanceThrough, projectStart } from "./readings";
import { payoutsOf, type Payout } from "./schedule";

export const payoutSchedule = defineRule({
  name: "PAYOUT.SCHEDULE",
  family: "Payouts",
  says: "The payouts of the project: what each is for and when it is paid.",
  cites: [{ part: "payouts" }],
  readings: [projectStart, performanceThrough],
  takes: { terms },
  gives: table(
    "One row for each payout; dates are serial numbers, the payment month its first day",
    "Payout",
    "Period start",
    "Performance through",
    "Payment month",
  ),
  examples: [
    {
      args: [],
      gives: [
        [1, 45474, 45657, 45717],
        [2, 45658, 45838, 45901],
        [3, 45839, 46022, 46082],
      ],
      because: "March 2025 through December 2024, September 2025 through June 2025, March 2026 through December 2025.",
    },
  ],
  compute: ({ terms }, showRow) =>
    payoutsOf(terms).map((payout, index) => {
      const show = showRow?.(index);
      if (show !== undefined) showPayout(payout, terms, show);
      const { number, start, through, paid } = payout;
      return [number, start, through, paid];
    }),
});

function showPayout({ number, start, through, paid }: Payout, terms: Terms, show: Show): void {
  show("Start date of the project", terms.value("payout.start"), terms.source("payout.start"));
  show("End date of the project, by which every period starts", terms.value("payout.end"), terms.source("payout.end"));
  show("Months of a period", terms.value("payout.months"), terms.source("payout.months"));
  show(
    "Period start",
    start,
    number === 1 ? "The start of the project" : `The start of the project and ${number - 1} × the months of a period`,
  );
  show("Performance through", through, "The day before the next period starts");
  show("Months from the month of that day to the payment", terms.value("payout.lag"), terms.source("payout.lag"));
  show("Payment month", paid, "First day of the month so many months later");
}
