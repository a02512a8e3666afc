import { PAID_MEASURES, PRACTICE_TYPES } from "../../core/terms/measures";
import type { Parameter } from "../../core/terms/parameters";

/** What each key of a plan's terms decides, and what its choices do; published choices come first. */
const MEANINGS: Readonly<Record<string, string>> = {
  guide: "Edition of the guide that the terms build on. A workbook that states it is refused by a version that carries another.",

  "score.scale": "How scores are typed: 61 in points, or 0.61 as a fraction.",
  "score.rounding": "Decimals to which scores are rounded before they are compared, or none.",
  "score.zero": "A score of 0 where 0 would be the best, or could shift pay: refused because it may be a blank cell, or accepted.",
  "score.ratio": "Events per 1,000 of 2 or less: refused because they look like a ratio or a rate per member, or accepted.",
  "percentile.small": "A percentile from 0 to 1: refused because it looks like a blank cell or a percent, or accepted.",

  "improvement.test": "What the required improvement is a share of: the gap from baseline to gold, or the baseline itself.",
  "improvement.required": "Least improvement that is paid.",
  "improvement.range": "What must lie in the Improvement Range: the score alone, or the baseline as well.",
  "attainment.curve": "How pay rises from threshold to gold: in a straight line, in steps of whole points, or not before gold.",

  weights: "The shares as published; normalised, so that the gold shares of a practice type add up to 100%; or the exact 3 : 2 weights that the published shares round. A share given by its own key is final.",
  "total.ceiling": "The most that the measures of a practice earn together, as a share of the total incentive.",
  tbd: "Measures whose targets are to be determined: no answer by themselves and nothing in totals, 0 in both, or their weight spread over the others.",
  missing: "Measures without data: 0, or their weight spread over the others.",
  "redistribute.minimum": "Least part of the gold shares that must remain for weight to be spread; with less there is no total.",

  "hpi.boundary": "Where a percentile on the edge of two deciles falls: 50 is decile 6 (left) or decile 5 (right).",
  "risk.combination": "Clinical factor × (1 + adjustment), or clinical factor + adjustment.",
  "risk.populationHealth": "Whether population health payments are risk adjusted too.",

  "uplift.ceiling": "The most that all elements together add to base payments.",
  "incentive.ceiling": "The most that the performance incentive adds to base payment.",

  "track.exceptions": "Whether an exception of Table 2 that is named in words reaches its own row only, or its service in every row.",

  "payout.start": "First day of the first performance period.",
  "payout.end": "Last day of the last performance period.",
  "payout.months": "Length of a performance period. The periods must fill the project.",
  "payout.lag": "Months from the end of a period to its payment.",

  "attribution.lookback": "How far back visits count.",
  "attribution.extension": "How much further back they count for a member without one.",
  "attribution.restricted": "Visits to specialties with service restrictions, which the guide does not print: left out, or counted.",
};

const TARGETS: Readonly<Record<string, string>> = {
  minimum: "Minimum Performance Threshold",
  threshold: "Attainment Threshold",
  gold: "Attainment Gold Standard",
};

const SHARES: Readonly<Record<string, string>> = {
  improvement: "for improvement",
  threshold: "at the Attainment Threshold",
  gold: "at the Attainment Gold Standard",
};

/** One sentence; undefined where nobody has written one yet. */
export function meaningOf({ key }: Parameter<unknown>): string | undefined {
  const [first = "", second = "", third] = key.split(".");
  if (third !== undefined && isType(second)) return `Share of the total incentive on ${first} ${SHARES[third] ?? ""}, ${second} practices.`;
  if (isMeasure(first)) return `${TARGETS[second] ?? ""} of ${first}.`;
  if (first === "hpi" && /^\d+$/.test(second)) return `Upward adjustment for decile ${second} of the Healthy Places Index.`;
  return MEANINGS[key];
}

export type TermsGroup = (typeof GROUPS)[number][0];

/** The parts of the page, and what the keys of each begin with. */
const GROUPS = [
  ["Edition", ["guide"]],
  ["Reading scores", ["score", "percentile"]],
  ["Improvement and attainment", ["improvement", "attainment"]],
  ["Weights and totals", ["weights", "total", "tbd", "missing", "redistribute"]],
  ["Targets", []],
  ["Shares", []],
  ["Risk adjustment", ["hpi", "risk"]],
  ["Ceilings", ["uplift", "incentive"]],
  ["Tracks", ["track"]],
  ["Payouts", ["payout"]],
  ["Attribution", ["attribution"]],
  ["More", []],
] as const;

export const TERMS_GROUPS: readonly TermsGroup[] = GROUPS.map(([group]) => group);

export function groupOf({ key }: Parameter<unknown>): TermsGroup {
  const [first = "", second = ""] = key.split(".");
  if (isMeasure(first)) return isType(second) ? "Shares" : "Targets";
  return GROUPS.find(([, starts]) => starts.some((start) => start === first))?.[0] ?? "More";
}

function isMeasure(word: string): boolean {
  return PAID_MEASURES.some(({ code }) => code === word);
}

function isType(word: string): boolean {
  return PRACTICE_TYPES.some((type) => type === word);
}
