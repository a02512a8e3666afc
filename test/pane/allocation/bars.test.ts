import { barsOf } from "../../../src/pane/allocation/bars";
import { handWorked } from "./plans";
import { offer } from "./showPart";

const COMMON = { base: 30, direct: 1.5, populationHealth: 3, risk: 1.15 };

test("the bars of the hand-worked plan: of the maximum 12% cannot be earned today", () => {
  const performance = handWorked.performance.map((line) =>
    line.measure === "CIS" ? { ...line, expected: "Gold" as const } : line,
  );
  expect(barsOf(offer({ performance }).results, "pmpm")).toEqual([
    { estimate: "committed", parts: { ...COMMON, incentive: 0, notEarned: 0 } },
    // 12% of 4.50 is expected.
    { estimate: "expected", parts: { ...COMMON, incentive: 0.54, notEarned: 0 } },
    { estimate: "maximum", parts: { ...COMMON, incentive: 3.96, notEarned: 0.54 } },
  ]);
});

test("a refused figure leaves its bar out", () => {
  const terms = [{ row: 2, parameter: "missing", value: "redistribute", source: null }];
  expect(barsOf(offer({ terms }).results, "project").map(({ estimate, parts }) => [estimate, parts !== null])).toEqual([
    ["committed", true],
    ["expected", false],
    ["maximum", true],
  ]);
});
