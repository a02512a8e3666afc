import { FIRST_EDITION } from "../../../src/core/guide/carried";
import { paidMeasuresIn } from "../../../src/core/terms/measures";
import type { Plan } from "../../../src/pane/allocation/plan";

/** The guide's own round numbers: base 30, of which 20 are capitated, one site in decile 1, the whole 30% given away. */
export const handWorked: Plan = {
  name: "Worked by hand",
  track: "B",
  basePmpm: 30,
  capitatedPmpm: 20,
  basis: "allowed",
  liveFrom: "July 2024",
  sites: [{ name: "Practice 01", decile: 1, memberMonths: 1000 }],
  clinicalFactor: 1,
  mix: { Mixed: 1, Pediatric: 0, Adult: 0 },
  shares: { direct: 0.05, populationHealth: 0.1, incentive: 0.15 },
  performance: paidMeasuresIn(FIRST_EDITION).map(({ code }) => ({ measure: code, baseline: null, expected: null })),
  terms: [],
};
