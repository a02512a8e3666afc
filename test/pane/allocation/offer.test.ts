import { offerOf } from "../../../src/pane/allocation/offer";
import type { Plan } from "../../../src/pane/allocation/plan";
import { handWorked } from "./plans";

/** Committed, expected, maximum and earnable today, added over base: PMPM, period, whole project. */
function added(change: Partial<Plan>): (readonly unknown[])[] {
  const { added } = offerOf({ ...handWorked, ...change }).results;
  return (["committed", "expected", "maximum", "earnable"] as const).map((outcome) => {
    const cells = added[outcome];
    return [cells?.pmpm.value, cells?.period.value, cells?.project.value];
  });
}

const levels = (expected: Readonly<Record<string, "Improvement" | "Threshold" | "Gold">>) =>
  handWorked.performance.map((line) => ({ ...line, expected: expected[line.measure] ?? null }));

test.each<[because: string, change: Partial<Plan>, figures: (readonly number[])[]]>([
  [
    // Direct 5% × 30 = 1.50; population health 10% × 30 = 3.00; risk 5% × (20 + 3) = 1.15: 5.65 committed.
    // The incentive is 15% × 30 = 4.50 at most: 10.15. Of it 88% can be earned today: 5.65 + 3.96 = 9.61.
    "Nothing is expected to be earned", {},
    [[5.65, 5650, 16950], [5.65, 5650, 16950], [10.15, 10150, 30450], [9.61, 9610, 28830]],
  ],
  [
    // Mixed: CIS at gold 12%, CBP at the threshold 7.5%, AMR improved 3.5%: 23% of 4.50 is 1.035.
    "Three measures", { performance: levels({ CIS: "Gold", CBP: "Threshold", AMR: "Improvement" }) },
    [[5.65, 5650, 16950], [6.685, 6685, 20055], [10.15, 10150, 30450], [9.61, 9610, 28830]],
  ],
  [
    // No capitation in track A: risk 5% × 3 = 0.15.
    "Track A", { track: "A", capitatedPmpm: 0 },
    [[4.65, 4650, 13950], [4.65, 4650, 13950], [9.15, 9150, 27450], [8.61, 8610, 25830]],
  ],
  [
    // Two payouts instead of three.
    "Live from January 2025", { liveFrom: "January 2025" },
    [[5.65, 5650, 11300], [5.65, 5650, 11300], [10.15, 10150, 20300], [9.61, 9610, 19220]],
  ],
  [
    // Decile 1 as above; decile 8 adds nothing, and a factor of 1.1 adds 10% to 23: 2.30; 1.1 × 1.05 − 1 = 15.5% of 23 is 3.565.
    // (1000 × (4.50 + 3.565) + 3000 × (4.50 + 2.30)) ÷ 4000 = 7.11625.
    "Two sites and a clinical factor", { clinicalFactor: 1.1, sites: [...handWorked.sites, { name: "Practice 02", decile: 8, memberMonths: 3000 }] },
    [[7.11625, 28465, 85395], [7.11625, 28465, 85395], [11.61625, 46465, 139395], [11.07625, 44305, 132915]],
  ],
  [
    // Half mixed (88% earnable), half pediatric (63%): 75.5% of 4.50 is 3.3975.
    "A mix of practice types", { mix: { Mixed: 0.5, Pediatric: 0.5, Adult: 0 } },
    [[5.65, 5650, 16950], [5.65, 5650, 16950], [10.15, 10150, 30450], [9.0475, 9047.5, 27142.5]],
  ],
])("%s", (_because, change, figures) => {
  expect(added(change)).toEqual(figures);
});

test("base 30 of which 20 capitated, decile 1, 5, 10 and 15%: at most 40.15", () => {
  const { results } = offerOf(handWorked);
  expect(results.lines.Total.maximum?.pmpm.value).toBe(40.15);
  // Nothing is left under either ceiling; 15% is written as 15%.
  expect([results.headroom.uplift.left.value, results.headroom.incentive.left.value]).toEqual([0, 0]);
});

test("a counterparty's sheets say nothing of what is expected", () => {
  const { sheets, results } = offerOf({ ...handWorked, performance: levels({ CIS: "Gold" }) }, "counterparty");
  const words = JSON.stringify(sheets);
  expect(words).not.toMatch(/expect|assumed|"Gold"\}|baseline|by hand/i);
  expect([results.added.expected, results.expectedShare]).toEqual([undefined, null]);
  expect(results.lines.Total.maximum?.pmpm.value).toBe(40.15);
});
