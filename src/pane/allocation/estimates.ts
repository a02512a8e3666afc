/** The three estimates of an outlook: what is owed in any case, what is expected, and what it can come to. */
export const ESTIMATES = ["committed", "expected", "maximum"] as const;
export type Estimate = (typeof ESTIMATES)[number];

/** What is told of an amount added over base: of the maximum, too, what today's targets let anyone earn. */
export const ADDED = [...ESTIMATES, "earnable"] as const;
export type Added = (typeof ADDED)[number];
export const ADDED_TITLES: Readonly<Record<Added, string>> = {
  committed: "Committed",
  expected: "Expected",
  maximum: "Maximum",
  earnable: "Earnable today",
};

/** Within a sentence. */
export function worded(added: Added): string {
  return ADDED_TITLES[added].toLowerCase();
}
