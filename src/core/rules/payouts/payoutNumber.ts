import { noAnswer } from "../../cells/refusal";
import { cell, defineRule, terms, value } from "../../define/rule";
import { isoDate } from "../../numbers/dates";
import { day } from "./arguments";
import { performanceThrough, projectStart } from "./readings";
import { payoutsOf } from "./schedule";

export const payoutNumber = defineRule({
  name: "PAYOUT.NUMBER",
  family: "Payouts",
  says: "The payout that a service date counts toward.",
  cites: [{ part: "payouts" }],
  readings: [projectStart, performanceThrough],
  takes: {
    date: cell(day, "Service date"),
    terms,
  },
  gives: value("Number of the payout, 1 for the first"),
  examples: [
    { args: [45657], gives: 1, because: "2024-12-31 is the last day of the first period." },
    { args: [45658], gives: 2, because: "2025-01-01 is the first day of the second." },
    { args: [46023], gives: "#N/A", because: "2026-01-01 is after the project." },
  ],
  compute({ date, terms }, show) {
    const payout = payoutsOf(terms).find(({ start, through }) => date >= start && date <= through);
    if (payout === undefined) {
      throw noAnswer(
        `date: ${isoDate(date)} is outside the project, ${isoDate(terms.value("payout.start"))} to ${isoDate(terms.value("payout.end"))}`,
      );
    }
    show?.(
      `Payout ${payout.number}`,
      `${isoDate(payout.start)} to ${isoDate(payout.through)}`,
      terms.source("payout.start"),
    );
    return payout.number;
  },
});
