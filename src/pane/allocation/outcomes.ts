/** Of an outlook: what is owed in any case, what is expected, and what it can come to. */
export const OUTCOMES = ["committed", "expected", "maximum"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is told of an amount added over base: of the maximum, too, what today's targets let anyone earn. */
export const ADDED = [...OUTCOMES, "earnable"] as const;
export type Added = (typeof ADDED)[number];
export const ADDED_TITLES: Readonly<Record<Added, string>> = { committed: "Committed", expected: "Expected", maximum: "Maximum", earnable: "Earnable today" };

/** Within a sentence. */
export function worded(added: Added): string {
  return ADDED_TITLES[added].toLowerCase();
}
