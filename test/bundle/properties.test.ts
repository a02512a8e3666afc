import fc from "fast-check";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { PRACTICE_TYPES, type PracticeType } from "../../src/core/guide/edition";
import { measuresIn, type Measure } from "../../src/core/terms/measures";
import { targets } from "../../src/core/terms/parameters";
import { PUBLISHED } from "../../src/core/terms/terms";
import { HostErrorValue, type HostCell, type Host, type HostMatrix } from "../../src/harness/host";
import { openBundle } from "./openBundle";
import { runs } from "../long";

/** What holds of the incentive whatever the scores are, through the built bundle. */

let host: Host;
beforeAll(async () => {
  host = await openBundle();
});

interface PlanTerms {
  readonly name: string;
  readonly terms: HostMatrix;
  /** The step to which the plan rounds scores; without rounding, a step far finer than any score here. */
  readonly step: number;
  /** Points in a score of 1, where scores are fractions. */
  readonly perPoint: 1 | 100;
}

function plan(name: string, terms: HostMatrix, step = 0.0001, perPoint: 1 | 100 = 1): PlanTerms {
  return { name, terms, step, perPoint };
}

const PLANS: readonly PlanTerms[] = [
  plan("the published guide", [[null, null]]),
  plan("attainment in steps", [["attainment.curve", "step"]]),
  plan("attainment flat until gold", [["attainment.curve", "none"]]),
  plan("improvement relative to the baseline", [["improvement.test", "relative"]]),
  plan("7% of the gap", [["improvement.required", 0.07]]),
  plan("hardly any improvement required", [["improvement.required", 0.0001]]),
  plan("the baseline in range as well", [["improvement.range", "score and baseline"]]),
  plan("scores rounded to points", [["score.rounding", 0]], 1),
  plan("scores rounded to one decimal", [["score.rounding", 1]], 0.1),
  plan("scores as fractions", [["score.scale", "fraction"]], 0.0001, 100),
  plan("own targets", [
    ["CBP.minimum", 55.5],
    ["CBP.threshold", 66.25],
    ["CBP.gold", 73.3],
    ["AHU.threshold", 20.9],
    ["AHU.gold", 17.9],
  ]),
];

interface Aim {
  readonly measure: Measure;
  readonly minimum: number;
  readonly gold: number;
  readonly lowerIsBetter: boolean;
}

/** The measures whose targets the guide prints, in points. */
const AIMS = measuresIn(FIRST_EDITION).flatMap((measure): Aim[] => {
  const levels = targets(measure);
  if (levels === undefined) return [];
  const [minimum, gold] = [PUBLISHED.value(levels.minimum), PUBLISHED.value(levels.gold)];
  if (minimum === null || gold === null) return [];
  return [{ measure, minimum: minimum.toNumber(), gold: gold.toNumber(), lowerIsBetter: gold.lessThan(minimum) }];
});

/** A score of up to two decimals, from well short of the minimum to past gold. */
function scoreNear({ minimum, gold, lowerIsBetter }: Aim): fc.Arbitrary<number> {
  const [low, high] = lowerIsBetter ? [gold * 0.8, minimum * 1.5] : [minimum * 0.5, Math.min(100, gold + 9)];
  return fc.oneof(
    fc.integer({ min: Math.ceil(low * 100), max: Math.floor(high * 100) }).map((hundredths) => hundredths / 100),
    fc.integer({ min: Math.ceil(low), max: Math.floor(high) }),
  );
}

/** A score as a cell of the plan holds it. */
function scoreInCell(score: number, { measure }: Aim, { perPoint }: PlanTerms): number {
  return measure.unit === "percent" ? Math.round(score * 10_000) / (10_000 * perPoint) : score;
}

const anyPlan = fc.constantFrom(...PLANS);
const anyAim = fc.constantFrom(...AIMS);
const baselineAndScore = fc.record({ plan: anyPlan, aim: anyAim }).chain(({ plan, aim }) =>
  fc.record({
    plan: fc.constant(plan),
    aim: fc.constant(aim),
    baseline: fc.option(scoreNear(aim)),
    scores: fc.array(scoreNear(aim), { minLength: 2, maxLength: 30 }),
  }),
);

const column = (cells: readonly HostCell[]): HostMatrix => cells.map((cell) => [cell]);
function numbersOf(answer: HostMatrix): number[] {
  const cells = answer.flat();
  const numbers = cells.filter((cell) => typeof cell === "number");
  expect(numbers).toEqual(cells);
  return numbers;
}
const firstOf = (answer: HostMatrix): HostCell | undefined => answer[0]?.[0];

describe("INCENTIVE", () => {
  test("a better score never earns less, whichever way is better", () => {
    fc.assert(
      fc.property(baselineAndScore, fc.constantFrom(...PRACTICE_TYPES), ({ plan, aim, baseline, scores }, type) => {
        const better = [...scores]
          .sort((a, b) => (aim.lowerIsBetter ? b - a : a - b))
          .map((score) => scoreInCell(score, aim, plan));
        const from = baseline === null ? null : scoreInCell(baseline, aim, plan);
        const earned = numbersOf(
          host.call("INCENTIVE", [[[type]], [[aim.measure.code]], [[from]], column(better), plan.terms]),
        );
        expect(earned).toEqual([...earned].sort((a, b) => a - b));
      }),
      runs(1_000),
    );
  });

  test("never earns more than the gold share of Table 5, and exactly that at gold", () => {
    const printed = ({ measure }: Aim, type: PracticeType): number => {
      const row = FIRST_EDITION.attainment.find(({ code }) => code === measure.code);
      const gold = { Mixed: row?.mixed, Pediatric: row?.pediatric, Adult: row?.adult }[type]?.[1] ?? "NA";
      return gold === "NA" ? 0 : Number((Number(gold.replace("%", "")) / 100).toFixed(4));
    };
    fc.assert(
      fc.property(baselineAndScore, fc.constantFrom(...PRACTICE_TYPES), ({ plan, aim, baseline, scores }, type) => {
        const cells = scores.map((score) => scoreInCell(score, aim, plan));
        const from = baseline === null ? null : scoreInCell(baseline, aim, plan);
        const gold =
          firstOf(host.call("INCENTIVE.TARGET", [[[aim.measure.code]], [["Gold"]], undefined, plan.terms])) ?? null;
        const earned = numbersOf(
          host.call("INCENTIVE", [[[type]], [[aim.measure.code]], [[from]], column([...cells, gold]), plan.terms]),
        );
        expect(Math.max(...earned)).toBe(printed(aim, type));
        expect(Math.min(...earned)).toBeGreaterThanOrEqual(0);
        expect(earned.at(-1)).toBe(printed(aim, type));
      }),
      runs(500),
    );
  });
});

/** The statuses of a score that has reached a level. */
const REACHED: Readonly<Record<string, readonly string[]>> = {
  Minimum: ["In range, not improved", "In range, no baseline", "Improvement", "Attainment", "Gold Standard"],
  Improvement: ["Improvement", "Attainment", "Gold Standard"],
  Threshold: ["Attainment", "Gold Standard"],
  Gold: ["Gold Standard"],
};
const LEVELS = Object.keys(REACHED);

const statusOf = ({ measure }: Aim, baseline: HostCell, score: number, terms: HostMatrix): HostCell | undefined =>
  firstOf(
    host.call("INCENTIVE.STATUS", [[[measure.appliesTo[0] ?? ""]], [[measure.code]], [[baseline]], [[score]], terms]),
  );

describe("INCENTIVE.TARGET", () => {
  /** The nearest score that is worse, as the plan tells scores apart. */
  function justShort(score: number, aim: Aim, plan: PlanTerms): number {
    const perPoint = aim.measure.unit === "percent" ? plan.perPoint : 1;
    const worse = score * perPoint + (aim.lowerIsBetter ? plan.step : -plan.step);
    return Math.round(worse * 1e6) / (1e6 * perPoint);
  }

  /** The least score that is at least as good, as the plan tells scores apart: what is compared where scores are rounded. */
  function asCompared(target: number, aim: Aim, plan: PlanTerms): number {
    const perPoint = aim.measure.unit === "percent" ? plan.perPoint : 1;
    const steps = (target * perPoint) / plan.step;
    const whole = aim.lowerIsBetter ? Math.floor(steps + 1e-6) : Math.ceil(steps - 1e-6);
    return Math.round(whole * plan.step * 1e6) / (1e6 * perPoint);
  }

  test("a practice that reaches it has reached the level, and one just short of it has not", () => {
    fc.assert(
      fc.property(baselineAndScore, fc.constantFrom(...LEVELS), ({ plan, aim, baseline }, level) => {
        const from = baseline === null ? null : scoreInCell(baseline, aim, plan);
        const target = firstOf(host.call("INCENTIVE.TARGET", [[[aim.measure.code]], [[level]], [[from]], plan.terms]));
        if (level === "Improvement" && target instanceof HostErrorValue) {
          // From here only attainment can be earned: even just short of the threshold there is no improvement.
          const threshold = firstOf(
            host.call("INCENTIVE.TARGET", [[[aim.measure.code]], [["Threshold"]], undefined, plan.terms]),
          );
          expect(statusOf(aim, from, justShort(Number(threshold), aim, plan), plan.terms)).not.toBe("Improvement");
          return;
        }
        const reached = asCompared(Number(target), aim, plan);
        expect(REACHED[level]).toContain(statusOf(aim, from, reached, plan.terms));
        expect(REACHED[level]).not.toContain(statusOf(aim, from, justShort(reached, aim, plan), plan.terms));
      }),
      runs(2_000),
    );
  });
});

describe("GAP.CASES", () => {
  // Round sizes too, where rates fall exactly on targets and half-way between rounded scores.
  const sizes = fc.oneof(
    fc.integer({ min: 20, max: 5_000 }),
    fc.constantFrom(20, 50, 100, 200, 400, 500, 1_000, 2_000, 4_000),
  );
  const inPoints = PLANS.filter(({ perPoint }) => perPoint === 1);
  const counted = fc
    .record({ plan: fc.constantFrom(...inPoints), aim: anyAim, level: fc.constantFrom(...LEVELS), size: sizes })
    .chain(({ plan, aim, level, size }) => {
      const { measure, minimum } = aim;
      // Patients in a hundred, events in a thousand member years: never so few that the rate looks like a ratio.
      const [base, most] = measure.unit === "percent" ? [100, size] : [1_000, Math.ceil((minimum * 2 * size) / 1_000)];
      const least = Math.min(most, Math.ceil((3 * size) / base));
      return fc.record({
        plan: fc.constant(plan),
        aim: fc.constant(aim),
        level: fc.constant(level),
        size: fc.constant(size),
        base: fc.constant(base),
        numerator: fc.integer({ min: least, max: most }),
        baseline: scoreNear(aim),
      });
    });

  test("with that many cases the level is reached, with one fewer it is not", () => {
    fc.assert(
      fc.property(counted, ({ plan, aim, level, size, base, numerator, baseline }) => {
        // Where all events are avoided, 0 is meant.
        const terms: HostMatrix = [...plan.terms, ["score.zero", "accept"], ["score.ratio", "accept"]];
        const cases = firstOf(
          host.call("GAP.CASES", [[[aim.measure.code]], [[numerator]], [[size]], [[level]], [[baseline]], terms]),
        );
        if (typeof cases !== "number") {
          // As many as no number of cases would do.
          expect([[cases]]).toEqual(
            host.call("INCENTIVE.TARGET", [[[aim.measure.code]], [[level]], [[baseline]], terms]),
          );
          return;
        }
        const statusAfter = (more: number): HostCell | undefined =>
          statusOf(aim, baseline, ((numerator + (aim.lowerIsBetter ? -more : more)) * base) / size, terms);
        expect(REACHED[level]).toContain(statusAfter(cases));
        if (cases > 0) expect(REACHED[level]).not.toContain(statusAfter(cases - 1));
      }),
      runs(2_000),
    );
  });
});
