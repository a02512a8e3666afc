import { Refusal } from "../../../src/core/cells/refusal";
import type { TermsRow } from "../../../src/core/terms/rows";
import { offerOf } from "../../../src/pane/allocation/offer";
import type { Plan } from "../../../src/pane/allocation/plan";
import { causeOf } from "../../../src/pane/allocation/explanation";
import { handWorked } from "./plans";
import { there } from "./showPart";

/** Committed, expected, maximum and earnable today, added over base: PMPM, period, whole project. */
function added(change: Partial<Plan>): (readonly unknown[])[] {
  const { added } = offerOf({ ...handWorked, ...change }).results;
  return (["committed", "expected", "maximum", "earnable"] as const).map((estimate) => {
    const cells = added[estimate];
    return [cells?.pmpm.value, cells?.period.value, cells?.project.value];
  });
}

const term = (parameter: string, value: number | string): TermsRow => ({ row: 2, parameter, value, source: null });
/** Targets of the two measures that the guide leaves open. */
const DETERMINED = Object.entries({
  "DSF-E.minimum": 10,
  "DSF-E.threshold": 20,
  "DSF-E.gold": 30,
  "TCOC.minimum": 500,
  "TCOC.threshold": 450,
  "TCOC.gold": 400,
}).map(([key, value]) => term(key, value));

const levels = (expected: Readonly<Record<string, "Improvement" | "Threshold" | "Gold">>) =>
  handWorked.performance.map((line) => ({ ...line, expected: expected[line.measure] ?? null }));

test.each<[because: string, change: Partial<Plan>, figures: (readonly number[])[]]>([
  [
    // Direct 5% × 30 = 1.50; population health 10% × 30 = 3.00; risk 5% × (20 + 3) = 1.15: 5.65 committed.
    // The incentive is 15% × 30 = 4.50 at most: 10.15. Of it 88% can be earned today: 5.65 + 3.96 = 9.61.
    "Nothing is expected to be earned",
    {},
    [
      [5.65, 5650, 16950],
      [5.65, 5650, 16950],
      [10.15, 10150, 30450],
      [9.61, 9610, 28830],
    ],
  ],
  [
    // Mixed: CIS at gold 12%, CBP at the threshold 7.5%, AMR improved 3.5%: 23% of 4.50 is 1.035.
    "Three measures",
    { performance: levels({ CIS: "Gold", CBP: "Threshold", AMR: "Improvement" }) },
    [
      [5.65, 5650, 16950],
      [6.685, 6685, 20055],
      [10.15, 10150, 30450],
      [9.61, 9610, 28830],
    ],
  ],
  [
    // No capitation in track A: risk 5% × 3 = 0.15.
    "Track A",
    { track: "A", capitatedPmpm: 0 },
    [
      [4.65, 4650, 13950],
      [4.65, 4650, 13950],
      [9.15, 9150, 27450],
      [8.61, 8610, 25830],
    ],
  ],
  [
    // Two payouts instead of three.
    "Live from January 2025",
    { liveFrom: "January 2025" },
    [
      [5.65, 5650, 11300],
      [5.65, 5650, 11300],
      [10.15, 10150, 20300],
      [9.61, 9610, 19220],
    ],
  ],
  [
    // Decile 1 as above; decile 8 adds nothing, and a factor of 1.1 adds 10% to 23: 2.30; 1.1 × 1.05 − 1 = 15.5% of 23 is 3.565.
    // (1000 × (4.50 + 3.565) + 3000 × (4.50 + 2.30)) ÷ 4000 = 7.11625.
    "Two sites and a clinical factor",
    { clinicalFactor: 1.1, sites: [...handWorked.sites, { name: "Practice 02", decile: 8, memberMonths: 3000 }] },
    [
      [7.11625, 28465, 85395],
      [7.11625, 28465, 85395],
      [11.61625, 46465, 139395],
      [11.07625, 44305, 132915],
    ],
  ],
  [
    // Half mixed (88% earnable), half pediatric (63%): 75.5% of 4.50 is 3.3975. Pediatric gold shares add up to 99%: 99.5%, 4.4775.
    "A mix of practice types",
    { mix: { Mixed: 0.5, Pediatric: 0.5, Adult: 0 } },
    [
      [5.65, 5650, 16950],
      [5.65, 5650, 16950],
      [10.1275, 10127.5, 30382.5],
      [9.0475, 9047.5, 27142.5],
    ],
  ],
  [
    // 4 × 12 and 7 × 8 are 104% of 4.50, 4.68, and all of it can be earned and is expected.
    "No ceiling of the shares, and every measure at gold",
    {
      terms: [term("total.ceiling", "none"), ...DETERMINED],
      performance: handWorked.performance.map((line) => ({ ...line, expected: "Gold" as const })),
    },
    [
      [5.65, 5650, 16950],
      [10.33, 10330, 30990],
      [10.33, 10330, 30990],
      [10.33, 10330, 30990],
    ],
  ],
  [
    // 104% once the targets of two measures are there; until then 88%.
    "No ceiling of the shares",
    { terms: [term("total.ceiling", "none")] },
    [
      [5.65, 5650, 16950],
      [5.65, 5650, 16950],
      [10.33, 10330, 30990],
      [9.61, 9610, 28830],
    ],
  ],
  [
    // 80% of 4.50 is 3.60, whatever is earned.
    "A lower ceiling of the shares",
    { terms: [term("total.ceiling", 0.8)] },
    [
      [5.65, 5650, 16950],
      [5.65, 5650, 16950],
      [9.25, 9250, 27750],
      [9.25, 9250, 27750],
    ],
  ],
])("%s", (_because, change, figures) => {
  expect(added(change)).toEqual(figures);
});

test("base 30 of which 20 capitated, decile 1, 5, 10 and 15%: at most 40.15", () => {
  const { results } = offerOf(handWorked);
  expect(results.lines.Total.maximum?.pmpm.value).toBe(40.15);
  // Nothing is left under either ceiling; 15% is written as 15%.
  expect([results.headroom?.uplift.left.value, results.headroom?.incentive.left.value]).toEqual([0, 0]);
});

test("a refused expectation leaves what does not depend on it", () => {
  // Nothing is expected, and 16 of 104 is too little to spread.
  const { lines, added } = offerOf({ ...handWorked, terms: [term("missing", "redistribute")] }).results;
  expect(added.expected?.period.value).toBeInstanceOf(Refusal);
  expect([added.committed?.period.value, added.maximum?.period.value, added.earnable?.period.value]).toEqual([
    5650, 10150, 9610,
  ]);
  expect(lines["Direct services"].expected?.period.value).toBe(1500);
});

test("a site whose decile is taken out has no figures", () => {
  const blank = offerOf({
    ...handWorked,
    sites: [...handWorked.sites, { name: "Practice 02", decile: null as unknown as number, memberMonths: 3000 }],
  });
  const added = there(blank.results.added.committed?.period);
  expect(added.value).toBeInstanceOf(Refusal);
  expect(causeOf(added).value).toMatchObject({ code: "#N/A", sentence: "Practice 02, decile: a blank cell" });
});

describe("to a counterparty", () => {
  const words = (change: Partial<Plan>): string =>
    JSON.stringify(offerOf({ ...handWorked, ...change }, "counterparty").sheets);
  const raised = [term("uplift.ceiling", 0.4), term("incentive.ceiling", 0.2), term("hpi.1", 0.06)];

  test("ceilings that the offer does not need are not shown, and other terms are", () => {
    expect(words({ terms: raised })).not.toMatch(/(uplift|incentive)\.ceiling|headroom|0\.4\b/i);
    expect(words({ terms: raised })).toContain('"hpi.1"');
    expect(
      offerOf({ ...handWorked, terms: raised })
        .sheets[0]?.cells.flat()
        .some((cell) => cell?.value === "uplift.ceiling"),
    ).toBe(true);
  });

  test("those that it needs are", () => {
    const shares = { direct: 0.05, populationHealth: 0.1, incentive: 0.2 };
    expect(words({ terms: raised, shares })).toMatch(/"uplift\.ceiling".*"incentive\.ceiling"/);
  });

  test.each([
    { terms: raised },
    { terms: raised, shares: { direct: 0.05, populationHealth: 0.1, incentive: 0.2 } },
    { terms: [term("uplift.ceiling", 0.3)] },
  ])("the figures are ours: %j", (change) => {
    const [ours, theirs] = (["ours", "counterparty"] as const).map(
      (audience) => offerOf({ ...handWorked, ...change }, audience).results.added,
    );
    expect(theirs?.maximum?.period.value).toBe(ours?.maximum?.period.value);
    expect(typeof theirs?.maximum?.period.value).toBe("number");
  });
});

test("a counterparty's sheets say nothing of what is expected", () => {
  const { sheets, results } = offerOf({ ...handWorked, performance: levels({ CIS: "Gold" }) }, "counterparty");
  const words = JSON.stringify(sheets);
  expect(words).not.toMatch(/expect|assumed|"Gold"\}|baseline|by hand/i);
  expect([results.added.expected, results.shares.expected, results.headroom]).toEqual([undefined, null, null]);
  expect(results.lines.Total.maximum?.pmpm.value).toBe(40.15);
});
