import fc from "fast-check";
import { Refusal } from "../../../src/core/cells/refusal";
import { exact } from "../../../src/core/numbers/exact";
import {
  addedIn,
  costsOfOneMore,
  OUTCOMES,
  paymentsOf,
  stepsOf,
  type PlanRanges,
} from "../../../src/pane/plan/payments";
import { partnersOf } from "../../../src/pane/plan/partners";
import { FIRST_SETTING, liveTerms } from "../../../src/pane/plan/setting";
import { overPeriods, periodsIn, unlikeSpans } from "../../../src/pane/plan/spans";
import { solved } from "../../../src/pane/plan/solve";
import { answer, one, shown } from "../../core/answers";
import { drawnPractice, practices, scoresOf, share, type Drawn } from "../../core/anyPlan";

/** What the view computes, over random plans of many practices, held against the functions themselves. */

const MOST = 60;

const plan = fc
  .integer({ min: 1, max: MOST })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => drawnPractice(index))));
const shares = fc.record({ direct: share, populationHealth: share, incentive: share });

function rangesOf(drawn: readonly Drawn[]): PlanRanges {
  const scores = scoresOf(drawn);
  return { practices: practices(...drawn.map(({ row }) => row)), scores: scores.length > 1 ? scores : null };
}

const textOf = (cell: unknown): string => (typeof cell === "string" ? cell : "");
const plain = (value: number | Refusal): unknown => shown(value);

test("every row and the total are those of the function, past a ceiling with the ceilings lifted", () => {
  fc.assert(
    fc.property(plan, shares, (drawn, split) => {
      const ranges = rangesOf(drawn);
      const payments = paymentsOf(ranges, split, []);
      if (payments instanceof Refusal) throw new Error(payments.sentence);
      const { direct, populationHealth, incentive } = split;
      const all = exact(direct).plus(populationHealth).plus(incentive);
      expect(payments.isLifted).toBe(all.greaterThan("0.3000000001"));
      const lifted = [
        ["uplift.ceiling", Math.max(0.3, all.toNumber())],
        ["incentive.ceiling", 0.15],
      ];
      const expected = answer(
        "UPLIFT.PRACTICES",
        ranges.practices,
        direct,
        populationHealth,
        incentive,
        ranges.scores ?? null,
        lifted,
      );
      if (expected instanceof Refusal) throw new Error(expected.sentence);
      const [headings = [], ...rows] = expected;
      const lines = [...payments.practices, ...payments.organisations, payments.total];
      expect(lines.map((line) => headings.map((heading) => shown(line.cell(textOf(heading)))))).toEqual(
        rows.map((row) => row.map(shown)),
      );
      expect(payments.practices.map(({ index }) => index)).toEqual(drawn.map((_, index) => index));
      for (const outcome of OUTCOMES)
        expect(plain(addedIn(payments.total, outcome))).toEqual(
          one(
            "UPLIFT.TOTAL",
            ranges.practices,
            direct,
            populationHealth,
            incentive,
            outcome,
            ranges.scores ?? null,
            lifted,
          ),
        );
    }),
    { numRuns: 25 },
  );
});

test("one percent more costs what the total with it is above the total without", () => {
  fc.assert(
    fc.property(plan, shares, fc.constantFrom(...OUTCOMES), (drawn, split, outcome) => {
      const ranges = rangesOf(drawn);
      const payments = paymentsOf(ranges, split, []);
      if (payments instanceof Refusal) throw new Error(payments.sentence);
      const costs = costsOfOneMore(ranges, split, outcome, payments);
      for (const element of ["direct", "populationHealth", "incentive"] as const) {
        const more = paymentsOf(ranges, { ...split, [element]: exact(split[element]).plus(0.01).toNumber() }, []);
        if (more instanceof Refusal) throw new Error(more.sentence);
        const [then, now] = [addedIn(more.total, outcome), addedIn(payments.total, outcome)];
        expect(plain(costs[element])).toEqual(
          then instanceof Refusal || now instanceof Refusal ? "#N/A" : exact(then).minus(now).toNumber(),
        );
      }
    }),
    { numRuns: 15 },
  );
});

const TWO: PlanRanges = {
  practices: practices(
    ["A", "Adult", 12000, 30, "B", 20, 1, null, null, "Coast"],
    [null, null, null, null, null, null, null, null, null, null],
    ["B", "Pediatric", 6000, 24, null, null, 8, null, 0.4, null],
  ),
  scores: [
    ["Practice", "Measure", "Baseline", "Score"],
    ["A", "CBP", 60, 66.5],
    ["A", "COL", 52, 63],
    ["C", "COL", 52, 63],
  ],
};
const SPLIT = { direct: 0.05, populationHealth: 0.1, incentive: 0.15 };

function paid(): Exclude<ReturnType<typeof paymentsOf>, Refusal> {
  const payments = paymentsOf(TWO, SPLIT, []);
  if (payments instanceof Refusal) throw new Error(payments.sentence);
  return payments;
}

test("a pediatric and an adult practice, by hand", () => {
  // Adult: 360,000 base; 18,000 + 36,000; 15% earned of 54,000; 3% of 20 + 3 over 12,000 months, 23 × 0.05 × 12,000.
  // Pediatric: 144,000 base; 7,200 + 14,400; 40% of 21,600 expected, 63% of it earnable.
  const [adult, pediatric] = paid().practices;
  if (adult === undefined || pediatric === undefined) throw new Error("Two practices");
  expect(OUTCOMES.map((outcome) => addedIn(adult, outcome))).toEqual([67_800, 75_900, 112_080, 121_800]);
  expect(OUTCOMES.map((outcome) => addedIn(pediatric, outcome))).toEqual([21_600, 30_240, 35_208, 43_200]);
  expect([adult.index, pediatric.index]).toEqual([0, 2]);
  const base = stepsOf(TWO, SPLIT, paid(), pediatric, ["base"]);
  expect(base.map(([step, value]) => [step, value])).toEqual([
    ["Base PMPM", 24],
    ["Member months", 6_000],
    ["Base payment, PMPM", 24],
    ["Base payment, before rounding", 144_000],
    ["Base payment", 144_000],
  ]);
});

test("names without a partner are told, both ways, and how many scores of each practice count", () => {
  const { held, practices: without, scores } = partnersOf(TWO, []);
  expect([held.get("A"), held.get("C"), without, scores]).toEqual([2, 1, ["B"], ["C"]]);
  expect(partnersOf({ ...TWO, scores: null }, []).practices).toEqual([]);
  // A word for no data is no score, and neither is a 0 that may be a blank.
  const blank: PlanRanges = {
    ...TWO,
    scores: [
      ["Practice", "Measure", "Score"],
      ["A", "CBP", "--"],
      ["A", "COL", 0],
    ],
  };
  const terms = [{ row: 2, parameter: "missing.words", value: "--", source: "" }];
  expect(partnersOf(blank, terms).practices).toEqual(["A", "B"]);
});

test("a table without a column that is needed refuses the whole, and no figure is left", () => {
  const answered = paymentsOf(
    {
      practices: [
        ["Practice", "Member months"],
        ["A", 1],
      ],
      scores: null,
    },
    SPLIT,
    [],
  );
  expect(answered instanceof Refusal ? answered.sentence : answered).toMatch(/has no column Practice type/);
});

test("a year and the project are the period's rounded amount over again", () => {
  const terms = (key: string, value: number) => [{ row: 2, parameter: key, value, source: "" }];
  expect([periodsIn("period", []), periodsIn("year", []), periodsIn("project", [])]).toEqual([
    { times: 1, over: 1 },
    { times: 12, over: 6 },
    { times: 3, over: 1 },
  ]);
  const [year, project] = [
    periodsIn("year", terms("payout.months", 9)),
    periodsIn("project", terms("payout.months", 9)),
  ];
  if (year instanceof Refusal || project instanceof Refusal) throw new Error("A schedule that fits");
  expect([overPeriods(100.01, year), overPeriods(100.01, project)]).toEqual([133.35, 200.02]);
  expect(periodsIn("project", terms("payout.months", 7)) instanceof Refusal).toBe(true);
});

test("a budget for the project is divided, rounded down, and never passed", () => {
  const solvable = { ranges: TWO, shares: SPLIT, terms: [], periods: { times: 3, over: 1 } };
  // 150,000 a period and a cent that three periods cannot share.
  expect(solved(solvable, "incentive", "At most", 450_000.02)).toBe(0.1202);
  expect(
    one("UPLIFT.SOLVE", TWO.practices, 0.05, 0.1, null, "Performance incentive", 150_000, "At most", TWO.scores),
  ).toBe(0.1202);
  expect(solved(solvable, "incentive", "At most", 1) instanceof Refusal).toBe(true);
});

test("a start that does not fit the terms is refused, without a question for its ceilings", () => {
  const months = [{ row: 2, parameter: "payout.months", value: 9, source: "" }];
  const terms = liveTerms(months, { ...FIRST_SETTING, liveFrom: "January 2025" });
  const refused = paymentsOf(TWO, SPLIT, terms);
  expect(refused instanceof Refusal ? refused.sentence : refused).toMatch(/payout/);
});

test("amounts over spans of another length are not compared", () => {
  const terms = liveTerms([], { ...FIRST_SETTING, liveFrom: "January 2025" });
  expect(unlikeSpans("project", [], terms)?.sentence).toBe(
    "The last offer is over 18 months and this over 12: choose one payout period or a year to compare them",
  );
  expect([unlikeSpans("year", [], terms), unlikeSpans("period", [], terms)]).toEqual([null, null]);
});
