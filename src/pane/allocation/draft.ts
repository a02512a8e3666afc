import { FIRST_EDITION, paidMeasuresIn } from "../../core/shared";
import type { PracticeType } from "../../core/guide/edition";
import type { ElementKey } from "./plan";

/** A plan as it is typed: every field its own text, right or wrong. */
export interface Draft {
  readonly name: string;
  readonly track: string;
  readonly basePmpm: string;
  readonly capitatedPmpm: string;
  readonly basis: string;
  readonly liveFrom: string;
  readonly clinicalFactor: string;
  readonly sites: readonly SiteDraft[];
  /** In percent. */
  readonly mix: Readonly<Record<PracticeType, string>>;
  /** In percent of base. */
  readonly shares: Readonly<Record<ElementKey, string>>;
  /** By measure, in the order of Table 4. */
  readonly performance: readonly AssumptionDraft[];
  /** Where the workbook holds the plan's terms; "" for the published guide. */
  readonly terms: string;
}

export interface SiteDraft {
  readonly name: string;
  readonly decile: string;
  readonly memberMonths: string;
}

export interface AssumptionDraft {
  readonly measure: string;
  readonly baseline: string;
  /** A level, a score, or "" for no data. */
  readonly expected: string;
}

/** What there is before anybody typed. The split is an example: the guide publishes none. */
export const EMPTY_DRAFT: Draft = {
  name: "",
  track: "B",
  basePmpm: "",
  capitatedPmpm: "",
  basis: "allowed",
  liveFrom: "July 2024",
  clinicalFactor: "",
  sites: [{ name: "Practice 01", decile: "", memberMonths: "" }],
  mix: byType("100", "0", "0"),
  shares: byElement("5", "10", "15"),
  performance: paidMeasuresIn(FIRST_EDITION).map(({ code }) => ({ measure: code, baseline: "", expected: "" })),
  terms: "",
};

const SAMPLE_LEVELS: Readonly<Record<string, string>> = {
  CIS: "Improvement",
  IMA: "Threshold",
  AMR: "Improvement",
  BCS: "Threshold",
  COL: "Gold",
  CBP: "Threshold",
  GSD: "Improvement",
  AHU: "Threshold",
};

/** A made-up plan to try the pane with. */
export const SAMPLE_DRAFT: Draft = {
  ...EMPTY_DRAFT,
  name: "Sample plan",
  basePmpm: "30.00",
  capitatedPmpm: "20.00",
  sites: [
    { name: "Practice 01", decile: "1", memberMonths: "6,000" },
    { name: "Practice 02", decile: "4", memberMonths: "9,500" },
    { name: "Practice 03", decile: "8", memberMonths: "4,200" },
  ],
  clinicalFactor: "1.02",
  performance: EMPTY_DRAFT.performance.map((line) => ({ ...line, expected: SAMPLE_LEVELS[line.measure] ?? "" })),
};

export function byType<T>(mixed: T, pediatric: T, adult: T): Readonly<Record<PracticeType, T>> {
  return { Mixed: mixed, Pediatric: pediatric, Adult: adult };
}

export function byElement<T>(direct: T, populationHealth: T, incentive: T): Readonly<Record<ElementKey, T>> {
  return { direct, populationHealth, incentive };
}

/** What a person calls it. */
export function nameOf({ name }: Draft): string {
  return name.trim() === "" ? "Unnamed plan" : name.trim();
}

/** Names of fields, by which a refusal finds its place. */
export const FIELD = {
  site: (index: number, part: keyof SiteDraft) => `site ${index} ${part}`,
  share: (element: ElementKey) => `share ${element}`,
  mix: (type: PracticeType) => `mix ${type}`,
  expected: (measure: string) => `expected ${measure}`,
  baseline: (measure: string) => `baseline ${measure}`,
} as const;

/** The part of the view in which a field stands. */
export function sectionOf(field: string): "Plan" | "Allocation" | "Performance" {
  if (/^shares?\b/.test(field)) return "Allocation";
  return /^(?:expected|baseline) /.test(field) ? "Performance" : "Plan";
}
