import { addMonths, dayOf, serialOf } from "../../numbers/dates";
import { perTerms } from "../../terms/perTerms";

/** One payout: the period it is for, and the month in which it is paid. All serial numbers. */
export interface Payout {
  readonly number: number;
  readonly start: number;
  readonly through: number;
  /** First day of the month. */
  readonly paid: number;
}

/** The payouts of the project, period by period. */
export const payoutsOf = perTerms((terms): readonly Payout[] => {
  const [start, end] = [terms.value("payout.start"), terms.value("payout.end")];
  const months = terms.value("payout.months").toNumber();
  const lag = terms.value("payout.lag").toNumber();
  const payouts: Payout[] = [];
  for (let number = 1; ; number += 1) {
    const from = addMonths(start, (number - 1) * months);
    if (from > end) return payouts;
    const through = addMonths(start, number * months) - 1;
    const { year, month } = dayOf(through);
    payouts.push({ number, start: from, through, paid: addMonths(serialOf(year, month, 1), lag) });
  }
});
