import { noAnswer } from "../../cells/refusal";
import { cell, defineRule, optional, terms, value } from "../../define/rule";
import { addMonths, isoDate } from "../../numbers/dates";
import { exact } from "../../numbers/exact";
import { fraction, minus, nearest, toCents } from "../../numbers/fraction";
import { amount, day, payout } from "./arguments";
import { performanceThrough, projectStart } from "./readings";
import { payoutsOf } from "./schedule";

export const payoutAccrual = defineRule({
  name: "PAYOUT.ACCRUAL",
  family: "Payouts",
  says: "What is owed but not paid at a date, for the ledger at a month's end: the projected amount by the whole months of the payout's period that have ended, less what is paid.",
  cites: [{ part: "payouts" }],
  readings: [projectStart, performanceThrough],
  takes: {
    projected: cell(amount, "Amount projected for the payout, in dollars; negative where money is recovered"),
    payout: cell(payout, "Which payout, 1 for the first"),
    asOf: cell(day, "Date of the ledger; a month that ends on it has ended"),
    paid: optional(amount, "Amount paid of it by that date, in dollars; blank is 0"),
    terms,
  },
  gives: value("Amount in dollars and cents; negative where more is paid than has accrued"),
  examples: [
    { args: [12000, 1, 45504], gives: 2000, because: "On 31 July 2024 one of six months has ended." },
    { args: [12000, 1, 45565, 2500], gives: 3500, because: "By 30 September 6,000 have accrued, and 2,500 are paid." },
    { args: [12000, 2, 45657, 500], gives: -500, because: "The period of payout 2 has not begun: 500 are paid ahead." },
    { args: [12000, 4, 45565], gives: "#N/A", because: "The schedule has three payouts." },
  ],
  compute({ projected, payout, asOf, paid, terms }, show) {
    const payouts = payoutsOf(terms);
    const period = payouts[payout - 1];
    if (period === undefined)
      throw noAnswer(`payout: ${payout} is after the last of the ${payouts.length} payouts of the schedule`);
    const months = terms.value("payout.months").toNumber();
    const ended = Array.from({ length: months }, (_, index) => addMonths(period.start, index + 1) - 1).filter(
      (last) => last <= asOf,
    ).length;
    const accrued = fraction(exact(projected).times(ended), months);
    const owed = minus(accrued, fraction(paid ?? 0));
    if (show !== undefined) {
      show("Months of a period", months, terms.source("payout.months"));
      show(
        `Period of payout ${payout}`,
        `${isoDate(period.start)} to ${isoDate(period.through)}`,
        terms.source("payout.start"),
      );
      show(
        `Months of it that have ended by ${isoDate(asOf)}`,
        ended,
        "Each ends on the day before the same day of the next month",
      );
      show("Accrued", nearest(accrued), "Argument projected × months that have ended ÷ months of a period");
      show("Paid", paid ?? 0, paid === null ? "Argument paid: blank" : "Argument paid");
      show("Accrued − paid, before rounding", nearest(owed), "Rounded once, half away from zero, to cents");
    }
    return toCents(owed).toNumber();
  },
});
