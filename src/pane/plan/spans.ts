import type { Step } from "../../core/rules/model/working";
import type { TermsRow } from "../../core/terms/rows";
import { cents, exact, noAnswer, Refusal } from "../../core/shared";
import { termsRange } from "./termRows";
import { answerNamed, answersNamed } from "../resolve";

/** For how long amounts are told: tables hold one payout period, the others are its rounded amounts over again. */
export const SPANS = ["period", "year", "project"] as const;
export type Span = (typeof SPANS)[number];

export const SPAN_WORDS: Readonly<Record<Span, string>> = {
  period: "one payout period",
  year: "a year",
  project: "the project",
};

/** How many payout periods a span has, as a fraction: a year may end within one. */
export interface Periods {
  readonly times: number;
  readonly over: number;
}

export const MONTHS_OF_A_YEAR = 12;

/** How many months a payout is for. */
export function monthsOfPeriod(terms: readonly TermsRow[]): number | Refusal {
  const months = answerNamed("TERM", "payout.months", termsRange(terms));
  return months instanceof Refusal ? months : Number(months);
}

export const ONE_PERIOD: Periods = { times: 1, over: 1 };

/** Refused where the terms' dates fit no schedule. */
export function periodsIn(span: Span, terms: readonly TermsRow[]): Periods | Refusal {
  if (span === "period") return ONE_PERIOD;
  if (span === "year") {
    const months = monthsOfPeriod(terms);
    return months instanceof Refusal ? months : { times: MONTHS_OF_A_YEAR, over: months };
  }
  const schedule = answersNamed("PAYOUT.SCHEDULE", termsRange(terms));
  const [first] = schedule[0] ?? [];
  return first instanceof Refusal ? first : { times: schedule.length - 1, over: 1 };
}

/** How many months a span has; null where the terms do not say. */
function monthsOf(span: Span, terms: readonly TermsRow[]): number | null {
  const [months, periods] = [monthsOfPeriod(terms), periodsIn(span, terms)];
  if (months instanceof Refusal || periods instanceof Refusal) return null;
  return exact(months).times(periods.times).div(periods.over).toNumber();
}

/** Why amounts under two terms are not to be compared; null where they cover as many months. */
export function unlikeSpans(span: Span, then: readonly TermsRow[], now: readonly TermsRow[]): Refusal | null {
  const [before, after] = [monthsOf(span, then), monthsOf(span, now)];
  if (before === null || after === null || before === after) return null;
  return noAnswer(
    `The last offer is over ${before} months and this over ${after}: choose ${span === "project" ? "one payout period or a year" : "a year"} to compare them`,
  );
}

/** An amount of one payout period over all of a span's. */
export function overPeriods(amount: number, { times, over }: Periods): number {
  return cents(exact(amount).times(times).div(over)).toNumber();
}

/** The step from an amount of one payout period to that of a longer span. */
export function stepOver({ times, over }: Periods, span: Exclude<Span, "period">): Step {
  return [
    `Payout periods of ${SPAN_WORDS[span]}`,
    over === 1 ? times : `${times} ÷ ${over}`,
    span === "year" ? "Months of a year ÷ payout.months" : "Rows of PAYOUT.SCHEDULE",
  ];
}
