import type { PracticeType } from "../../core/guide/edition";
import type { TermsRow } from "../../core/terms/rows";
import type { UpliftTitle } from "../../core/rules/uplift/uplift";
import type { Track } from "../../core/rules/tracks/classify";

/** The allocation of the uplift that a plan offers, as it is computed: every number in the unit of the functions. */
export interface Plan {
  readonly name: string;
  readonly track: Track;
  /** Dollars per member per month. */
  readonly basePmpm: number;
  /** The part of base that is capitated; 0 in track A. */
  readonly capitatedPmpm: number;
  /** What the claims behind base were: amounts allowed, or paid by the plan. */
  readonly basis: Basis;
  readonly liveFrom: LiveFrom;
  readonly sites: readonly Site[];
  /** Age and gender; 1 for average. */
  readonly clinicalFactor: number;
  /** Parts of the members by the type of their practice; they add up to 1. */
  readonly mix: Readonly<Record<PracticeType, number>>;
  /** Shares of base: 0.05 is 5%. */
  readonly shares: Readonly<Record<ElementKey, number>>;
  readonly performance: readonly Assumption[];
  /** What the plan changes of the guide, as its own sheet says it. */
  readonly terms: readonly TermsRow[];
}

export const BASES = ["allowed", "paid"] as const;
export type Basis = (typeof BASES)[number];

/** The guide and the interview about its launch give two days; a plan's own terms can give a third. */
export const LIVE_FROM = ["July 2024", "January 2025"] as const;
export type LiveFrom = (typeof LIVE_FROM)[number];

/** A practice site; its location decides the adjustment, not where members live. */
export interface Site {
  readonly name: string;
  readonly decile: number;
  /** Of one payout period. */
  readonly memberMonths: number;
}

export const ELEMENTS = ["direct", "populationHealth", "incentive"] as const;
export type ElementKey = (typeof ELEMENTS)[number];
export const ELEMENT_NAMES: Readonly<Record<ElementKey, UpliftTitle>> = {
  direct: "Direct services",
  populationHealth: "Population health",
  incentive: "Performance incentive, at most",
};

/** What is expected of one measure: a level of the guide, a score, or no data at all. */
export interface Assumption {
  readonly measure: string;
  readonly baseline: number | null;
  readonly expected: AssumedLevel | number | null;
}

export const ASSUMED_LEVELS = ["Improvement", "Threshold", "Gold"] as const;
export type AssumedLevel = (typeof ASSUMED_LEVELS)[number];

/** Who reads the sheets of an offer: ourselves, or a counterparty, who is not told what we expect. */
export type Audience = "ours" | "counterparty";
