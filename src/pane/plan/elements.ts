import type { UpliftTitle } from "../../core/rules/uplift/uplift";

/** The three elements of the uplift, as people split it over them. */

export const ELEMENTS = ["direct", "populationHealth", "incentive"] as const;
export type ElementKey = (typeof ELEMENTS)[number];
export const ELEMENT_NAMES: Readonly<Record<ElementKey, UpliftTitle>> = {
  direct: "Direct services",
  populationHealth: "Population health",
  incentive: "Performance incentive, at most",
};

/** Shares of base: 0.05 is 5%. */
export type Shares = Readonly<Record<ElementKey, number>>;
