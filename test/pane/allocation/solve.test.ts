import { reachOf } from "../../../src/pane/allocation/ceilings";
import { solveShare } from "../../../src/pane/allocation/solve";
import { handWorked } from "./plans";

const plan = { ...handWorked, shares: { direct: 0.05, populationHealth: 0.05, incentive: 0.1 } };
// Committed without the element: direct 1.50, risk 5% × (20 + population health).

test("the largest share within a budget, in hundredths of a percent", () => {
  // 1.50 + p × 30 + 5% × (20 + p × 30) = 2.50 + 31.5 p PMPM; 4,000 ÷ 1,000 = 4.00: p = 4.761…%, so 4.76%: 3,999.40.
  expect(solveShare(plan, { element: "populationHealth", estimate: "committed", amount: 4000 })).toEqual({
    kind: "solved",
    share: 0.0476,
    amount: 3999.4,
    atCeiling: false,
  });
});

test("a ceiling stops it before the budget does", () => {
  // 30% − 5% − 10% = 15%: 2.50 + 31.5 × 15% = 7.225.
  expect(solveShare(plan, { element: "populationHealth", estimate: "committed", amount: 1_000_000 })).toEqual({
    kind: "solved",
    share: 0.15,
    amount: 7225,
    atCeiling: true,
  });
});

test("too small a budget, and a share that changes nothing", () => {
  expect(solveShare(plan, { element: "populationHealth", estimate: "committed", amount: 2000 })).toEqual({
    kind: "too little",
    least: 2500,
  });
  expect(solveShare(plan, { element: "incentive", estimate: "committed", amount: 9000 })).toEqual({
    kind: "no effect",
  });
});

test("a plan without figures is no accident", () => {
  // 89.1 would be 10% better than AMR's minimum of 81, and 87 is its threshold.
  const performance = plan.performance.map((line) =>
    line.measure === "AMR" ? { ...line, expected: "Improvement" as const } : line,
  );
  const terms = [{ row: 1, parameter: "improvement.test", value: "relative", source: null }];
  expect(
    solveShare({ ...plan, performance, terms }, { element: "incentive", estimate: "expected", amount: 9000 }),
  ).toMatchObject({ kind: "no figures" });
});

test("a share reaches as far as the nearer ceiling", () => {
  const shares = { direct: 0.05, populationHealth: 0.125, incentive: 0.1 };
  expect(reachOf("direct", shares, [])).toEqual({ most: 0.075, key: "uplift.ceiling", ceiling: 0.3 });
  expect(reachOf("incentive", shares, [])).toEqual({ most: 0.125, key: "uplift.ceiling", ceiling: 0.3 });
  expect(reachOf("incentive", { ...shares, populationHealth: 0.05 }, [])).toEqual({
    most: 0.15,
    key: "incentive.ceiling",
    ceiling: 0.15,
  });
  expect(reachOf("direct", { ...shares, populationHealth: 0.4 }, []).most).toBe(0);
});
