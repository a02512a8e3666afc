import { Refusal } from "../../../src/core/cells/refusal";
import { ADDED } from "../../../src/pane/allocation/estimates";
import {
  differenceOf,
  priceReadings,
  type Changes,
  type PricedReadings,
  type Progress,
} from "../../../src/pane/allocation/priceReadings";
import type { Plan } from "../../../src/pane/allocation/plan";
import { handWorked } from "./plans";

/** How far it comes step by step, and what it comes to. */
function stepped(plan: Plan): { steps: Progress[]; prices: PricedReadings } {
  const pricing = priceReadings(plan);
  const steps: Progress[] = [];
  let step = pricing.next();
  for (; step.done !== true; step = pricing.next()) steps.push(step.value);
  return { steps, prices: step.value };
}

/** Committed, expected, maximum and earnable today: by how much each changes, or null where it has no answer. */
function priced(change: Partial<Plan> = {}): Map<string, (number | null)[]> {
  const { changing, unchanging } = stepped({ ...handWorked, ...change }).prices;
  return new Map(
    [...changing, ...unchanging]
      .flatMap(({ alternatives }) => alternatives)
      .map(({ key, value, changes }) => [`${key} = ${value}`, differences(changes)]),
  );
}

function differences(changes: Changes): (number | null)[] {
  return ADDED.map((figure) => differenceOf(changes[figure]));
}

const NOTHING = [0, 0, 0, 0];
const term = (parameter: string, value: string) => ({ row: 2, parameter, value, source: null });
const scored = (measure: string, score: number) =>
  handWorked.performance.map((line) => (line.measure === measure ? { ...line, expected: score } : line));

test.each<[because: string, alternative: string, changes: (number | null)[]]>([
  // Table 5, mixed, gold: 4 × 12 and 7 × 8 are 104%. Without the two to be determined 88% can be earned: 9,610.
  // Spread over the others it is 88 × 104 ÷ 88 = 104%, which stops at 100%: the maximum, 10,150.
  ["The weight of what is to be determined goes to the others", "tbd = redistribute", [0, 0, 0, 540]],
  ["Counted as zero, it is as little as no answer", "tbd = zero", NOTHING],
  // 88 ÷ 104 of 4,500 is 3,807.69 instead of 3,960.
  ["Shares that add up to 100%", "weights = normalised", [0, 0, 0, -152.31]],
  // 4 × 3 and 7 × 2 are 26, of which 22 can be earned: 22 ÷ 26 is 88 ÷ 104.
  ["Weights of 3 : 2", "weights = exact", [0, 0, 0, -152.31]],
  // 5% of 20 instead of 5% of 23, for 1,000 member months.
  ["Population health without risk adjustment", "risk.populationHealth = no", [-150, -150, -150, -150]],
  // 1 × 1.05 and 1 + 0.05.
  ["An average clinical factor", "risk.combination = add", NOTHING],
  // 104% of 4,500 once there are targets for every measure; today 88% can be earned.
  ["Shares beyond 100%", "total.ceiling = none", [0, 0, 180, 0]],
  // Nothing is expected, and 16 of 104 is too little to spread.
  ["No data at all", "missing = redistribute", [0, null, 0, 0]],
])("%s: %s", (_because, alternative, changes) => {
  expect(priced().get(alternative)).toEqual(changes);
});

test("a score on the edge: rounded, 60.96 on CIS earns the threshold's 7.5% of 4,500", () => {
  expect(priced({ performance: scored("CIS", 60.96) }).get("score.rounding = 0")).toEqual([0, 337.5, 0, 0]);
});

test("a plan that chose for itself is told what the other choices would change", () => {
  const prices = priced({ terms: [term("TBD", "Redistribute")] });
  expect([...prices.keys()].filter((key) => key.startsWith("tbd"))).toEqual(["tbd = unavailable", "tbd = zero"]);
  expect(prices.get("tbd = unavailable")).toEqual([0, 0, 0, -540]);
});

test("a refusal is told by the cell at which it begins", () => {
  const missing = stepped(handWorked).prices.changing.find(({ reading }) => reading.termKey === "missing");
  const { after } = missing?.alternatives[0]?.changes.expected ?? {};
  expect(after).toBeInstanceOf(Refusal);
  expect(after instanceof Refusal && after.sentence).toBe(
    "Mixed, expected share: only 15.4% of the gold shares can be earned, and redistribute.minimum asks for 50%",
  );
});

test("only what bears on an allocation is priced, each reading once", () => {
  const { changing, unchanging } = stepped(handWorked).prices;
  expect(changing.map(({ reading }) => reading.termKey)).toEqual([
    "tbd",
    "weights",
    "missing",
    "risk.populationHealth",
    "risk.directUplift",
  ]);
  expect(unchanging.map(({ reading }) => reading.termKey)).toEqual([
    "improvement.test",
    "improvement.range",
    "score.rounding",
    "attainment.curve",
    "risk.combination",
  ]);
});

test("it may pause before each choice, and tells how many are done", () => {
  const { steps, prices } = stepped(handWorked);
  const all = [...prices.changing, ...prices.unchanging].flatMap(({ alternatives }) => alternatives);
  expect(steps).toEqual(all.map((_, done) => ({ done, of: all.length })));
});
