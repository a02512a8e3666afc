import { fold, isoDate } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { answerNamed } from "../resolve";

/** Whether a row gives a key, compared as the functions compare it. */
export function givesKey({ parameter }: TermsRow, key: string): boolean {
  return typeof parameter === "string" && fold(parameter) === fold(key);
}

export const START = "payout.start";

/** Terms as a function takes them. */
export function termsRange(terms: readonly TermsRow[]): unknown[][] {
  return [["Parameter", "Value", "Source"], ...terms.map(({ parameter, value, source }) => [parameter, value, source])];
}

/** The day on which the project starts by these terms; null where they leave that open. */
export function startIn(terms: readonly TermsRow[]): string | null {
  if (!terms.some((row) => givesKey(row, START))) return null;
  const start = answerNamed("TERM", START, termsRange(terms));
  return typeof start === "number" ? isoDate(start) : null;
}
