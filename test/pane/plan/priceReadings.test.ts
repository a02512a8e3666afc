import fc from "fast-check";
import { Refusal } from "../../../src/core/cells/refusal";
import { FIRST_EDITION } from "../../../src/core/guide/carried";
import { exact } from "../../../src/core/numbers/exact";
import { isTermsText } from "../../../src/core/terms/rows";
import { OUTCOMES, paymentsOf, type PlanRanges } from "../../../src/pane/plan/payments";
import {
  priceReadings,
  type Alternative,
  type PricedReadings,
  type Priceable,
  type Progress,
} from "../../../src/pane/plan/priceReadings";
import { one, shown } from "../../core/answers";
import { drawnPractice, practices, scoresOf, share } from "../../core/anyPlan";
import { anyTerms, type TermRows } from "../../core/anyTerms";

/** What each other reading of the guide would change for the practices of a workbook. */

const MOST = 6;
const CEILINGS = ["uplift.ceiling", "incentive.ceiling"];

const plan = fc
  .integer({ min: 1, max: MOST })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => drawnPractice(index))));
const shares = fc.record({ direct: share, populationHealth: share, incentive: share });
const terms = anyTerms(FIRST_EDITION).map((rows) => rows.filter(([key]) => !CEILINGS.includes(key)));

/** Null where terms do not fit together, or the function refuses the whole plan. */
function priceable(ranges: PlanRanges, split: Priceable["shares"], given: TermRows): Priceable | null {
  if (given.length > 0 && !isTermsText(one("TERMS", given))) return null;
  const rows = given.map(([parameter, value], at) => ({ row: at + 2, parameter, value, source: "Contract" }));
  const payments = paymentsOf(ranges, split, rows);
  return payments instanceof Refusal ? null : { ranges, shares: split, terms: rows, payments };
}

/** How far it comes step by step, and what it comes to. */
function stepped(of: Priceable | null): { steps: Progress[]; prices: PricedReadings } {
  if (of === null) throw new Error("A plan with figures");
  const pricing = priceReadings(of);
  const steps: Progress[] = [];
  let step = pricing.next();
  for (; step.done !== true; step = pricing.next()) steps.push(step.value);
  return { steps, prices: step.value };
}

const all = ({ changing, unchanging }: PricedReadings): Alternative[] =>
  [...changing, ...unchanging].flatMap(({ alternatives }) => alternatives);

test("each price is the difference of two totals, and of its practices’ amounts", () => {
  let compared = 0;
  fc.assert(
    fc.property(plan, shares, terms, (drawn, split, given) => {
      const scores = scoresOf(drawn);
      const ranges = {
        practices: practices(...drawn.map(({ row }) => row)),
        scores: scores.length > 1 ? scores : null,
      };
      const of = priceable(ranges, split, given);
      if (of === null) return;
      const { direct, populationHealth, incentive } = split;
      const sum = exact(direct).plus(populationHealth).plus(incentive).toNumber();
      const lifted: TermRows = [
        ["uplift.ceiling", Math.max(0.3, sum)],
        ["incentive.ceiling", Math.max(0.15, incentive)],
      ];
      const total = (outcome: string, rows: TermRows): unknown =>
        one("UPLIFT.TOTAL", ranges.practices, direct, populationHealth, incentive, outcome, ranges.scores, [
          ...rows,
          ...lifted,
        ]);
      for (const { key, value, changes } of all(stepped(of).prices)) {
        const otherwise: TermRows = [...given.filter(([each]) => each !== key), [key, value]];
        for (const outcome of OUTCOMES) {
          const [now, then] = [total(outcome, given), total(outcome, otherwise)];
          if (changes instanceof Refusal) {
            expect(then).toBe(changes.code);
            continue;
          }
          const { before, after, moved } = changes[outcome];
          expect([shown(before), shown(after)]).toEqual([now, then]);
          if (typeof now !== "number" || typeof then !== "number") continue;
          const rest = moved.reduce(
            (left, practice) => left.minus(Number(practice.after)).plus(Number(practice.before)),
            exact(then).minus(now),
          );
          expect(rest.toNumber()).toBe(0);
          if (now !== then) compared += 1;
        }
      }
    }),
    { numRuns: 12 },
  );
  expect(compared).toBeGreaterThan(0);
});

const SPLIT = { direct: 0.05, populationHealth: 0.1, incentive: 0.15 };
const TWO: PlanRanges = {
  practices: practices(
    ["Oak", "Adult", 12000, 30, "B", 20, 1, null, null, "Coast"],
    ["Elm", "Pediatric", 6000, 24, null, null, 8, null, 0.4, null],
  ),
  scores: [
    ["Practice", "Measure", "Baseline", "Score"],
    ["Oak", "CBP", 60, 66.5],
    ["Oak", "COL", 52, 63],
  ],
};

test("only what bears on an allocation is priced, each reading once", () => {
  const { changing, unchanging } = stepped(priceable(TWO, SPLIT, [])).prices;
  expect(changing.map(({ reading }) => reading.termKey)).toEqual([
    "score.rounding",
    "tbd",
    "weights",
    "missing",
    "risk.populationHealth",
    "risk.directUplift",
  ]);
  expect(unchanging.map(({ reading }) => reading.termKey)).toEqual([
    "improvement.test",
    "improvement.range",
    "attainment.curve",
    "risk.combination",
  ]);
});

test("a plan that chose for itself is told what the other choices would change", () => {
  const { prices } = stepped(priceable(TWO, SPLIT, [["TBD", "Redistribute"]]));
  const tbd = prices.changing.find(({ reading }) => reading.termKey === "tbd");
  expect([tbd?.inForce, tbd?.alternatives.map(({ value }) => value)]).toEqual([
    "redistribute",
    ["unavailable", "zero"],
  ]);
});

test("by hand: without risk adjustment of population health the adult practice in decile 1 loses 5% of 36,000", () => {
  const found = all(stepped(priceable(TWO, SPLIT, [])).prices).find(({ key }) => key === "risk.populationHealth");
  if (found === undefined || found.changes instanceof Refusal) throw new Error("A price");
  for (const outcome of OUTCOMES) {
    const { before, after, moved } = found.changes[outcome];
    expect([moved.map(({ name }) => name), Number(after) - Number(before)]).toEqual([["Oak"], -1800]);
  }
});

test("it may pause before each choice, and tells how many are done", () => {
  const { steps, prices } = stepped(priceable(TWO, SPLIT, []));
  const { length } = all(prices);
  expect(steps).toEqual(Array.from({ length }, (_, done) => ({ done, of: length })));
});
