import type { TermsRow } from "../../core/terms/rows";
import { cents, exact, Refusal } from "../../core/shared";
import { termsRange } from "../allocation/termRows";
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

const MONTHS_OF_A_YEAR = 12;

/** Refused where the terms' dates fit no schedule. */
export function periodsIn(span: Span, terms: readonly TermsRow[]): Periods | Refusal {
  if (span === "period") return { times: 1, over: 1 };
  const range = termsRange(terms);
  if (span === "year") {
    const months = answerNamed("TERM", "payout.months", range);
    return months instanceof Refusal ? months : { times: MONTHS_OF_A_YEAR, over: Number(months) };
  }
  const schedule = answersNamed("PAYOUT.SCHEDULE", range);
  const [first] = schedule[0] ?? [];
  return first instanceof Refusal ? first : { times: schedule.length - 1, over: 1 };
}

/** An amount of one payout period over all of a span's. */
export function overPeriods(amount: number, { times, over }: Periods): number {
  return cents(exact(amount).times(times).div(over)).toNumber();
}
