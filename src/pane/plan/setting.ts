import type { TermsRow } from "../../core/terms/rows";
import { serialOfIso } from "../../core/shared";
import { givesKey, START } from "./termRows";

export const BASES = ["allowed", "paid"] as const;
export type Basis = (typeof BASES)[number];

/** The guide and the interview about its launch give two days; a plan's own terms can give a third. */
export const LIVE_FROM = ["July 2024", "January 2025"] as const;
export type LiveFrom = (typeof LIVE_FROM)[number];

export const LIVE_HINTS: Readonly<Record<string, string>> = {
  "July 2024": "By the guide; the interview says January 2025.",
  "January 2025": "By the interview; the guide says July 2024.",
};

/** What is said of a plan beside its tables and terms: since when it pays, and what the claims behind base were. */
export interface Setting {
  readonly liveFrom: LiveFrom;
  readonly basis: Basis;
}

export const FIRST_SETTING: Setting = { liveFrom: LIVE_FROM[0], basis: BASES[0] };

/** The terms with the day from which the plan pays, where they leave that open. */
export function liveTerms(terms: readonly TermsRow[], { liveFrom }: Setting): readonly TermsRow[] {
  const start = startTerm(terms, liveFrom);
  return start === null ? terms : [...terms, start];
}

/** The row that says from when a plan pays; null where its terms say so themselves, or it is the day of the guide. */
export function startTerm(terms: readonly TermsRow[], liveFrom: LiveFrom): TermsRow | null {
  if (liveFrom !== "January 2025" || terms.some((row) => givesKey(row, START))) return null;
  return {
    row: terms.length + 2,
    parameter: START,
    value: serialOfIso("2025-01-01"),
    source: "Interview of Feb. 6, 2025: “the payment model turned on, on January 2”",
  };
}
