import fc from "fast-check";
import { integers, FOUR_DECIMALS, LARGEST_VALUE } from "../../src/core/numbers/carriers";
import { exact, type Decimal } from "../../src/core/numbers/exact";
import { assess } from "../../src/core/rules/incentive/assess";
import { judge, neededOf } from "../../src/core/rules/incentive/judge";
import { prepareSchedule, type PreparedSchedule } from "../../src/core/rules/incentive/schedule";
import { pointsOf, unitsOf } from "../../src/core/rules/incentive/units";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { PRACTICE_TYPES } from "../../src/core/guide/edition";
import { paidMeasuresIn } from "../../src/core/terms/measures";
import { readTerms } from "../../src/core/terms/readTerms";
import { runs, some } from "../long";

/** The rule of Element 3 carried by integers and by decimals: one status and one share, equal to the bit. */

type TermRows = readonly (readonly [key: string, value: string | number])[];

const PLANS: readonly [name: string, rows: TermRows][] = [
  ["the published guide", []],
  ["weights normalised", [["weights", "normalised"]]],
  ["weights exact", [["weights", "exact"]]],
  ["attainment in steps of a point", [["attainment.curve", "step"]]],
  ["attainment flat until gold", [["attainment.curve", "none"]]],
  ["improvement relative to the baseline", [["improvement.test", "relative"]]],
  ["7% of the gap", [["improvement.required", 0.07]]],
  ["the baseline in range as well", [["improvement.range", "score and baseline"]]],
  ["scores rounded to points", [["score.rounding", 0]]],
  ["scores rounded to one decimal", [["score.rounding", 1]]],
  ["scores as fractions", [["score.scale", "fraction"]]],
  [
    "own targets",
    [
      ["CBP.minimum", 55.5],
      ["CBP.threshold", 66.25],
      ["CBP.gold", 73.3333],
      ["AHU.minimum", 26.4],
      ["AHU.threshold", 21.05],
      ["AHU.gold", 17.9],
      ["DSF-E.minimum", 12],
      ["DSF-E.threshold", 20.5],
      ["DSF-E.gold", 31],
      ["TCOC.minimum", 525.4],
      ["TCOC.threshold", 510],
      ["TCOC.gold", 498.75],
    ],
  ],
  [
    "own shares",
    [
      ["CBP.Mixed.gold", 0.1325],
      ["CIS.Pediatric.threshold", 0.1651],
      ["EDU.Adult.improvement", 0.0333],
    ],
  ],
  [
    "own shares beside normalised weights",
    [
      ["weights", "normalised"],
      ["CBP.Mixed.gold", 0.1325],
    ],
  ],
];

interface Scheduled {
  readonly name: string;
  readonly schedule: PreparedSchedule;
}

/** Every practice type and measure that has targets under a plan's terms. */
function schedulesOf(rows: TermRows): Scheduled[] {
  const terms = readTerms(rows);
  return PRACTICE_TYPES.flatMap((type) =>
    paidMeasuresIn(FIRST_EDITION).flatMap((measure): Scheduled[] => {
      const schedule = prepareSchedule(measure, type, terms);
      return schedule === null ? [] : [{ name: `${type} ${measure.code}`, schedule }];
    }),
  );
}

/** A cell in the units of both carriers. */
interface CellUnits {
  readonly cell: number;
  readonly fast: number;
  readonly exactly: Decimal;
}

/** Null where integers cannot hold the cell. */
function held(schedule: PreparedSchedule, cell: number): CellUnits | null {
  const fast = schedule.fast === null ? null : unitsOf(schedule.fast, cell);
  const exactly = unitsOf(schedule.exactly, cell);
  return fast === null || exactly === null ? null : { cell, fast, exactly };
}

/** One case by both carriers: null where they agree, else what each says. */
function difference({ fast, exactly }: PreparedSchedule, baseline: CellUnits | null, score: CellUnits): string | null {
  if (fast === null) return "the schedule does not fit integers";
  const quick = judge(fast, baseline?.fast ?? null, score.fast);
  const defined = judge(exactly, baseline?.exactly ?? null, score.exactly);
  if (quick.status === defined.status && Object.is(quick.share, defined.share)) return null;
  return `${baseline?.cell ?? "no baseline"} to ${score.cell}: ${quick.status} ${quick.share}, by definition ${defined.status} ${defined.share}`;
}

/** Every baseline with every score: what differs, and what integers should hold and do not. */
function differences(
  schedule: PreparedSchedule,
  baselines: readonly (number | null)[],
  scores: readonly number[],
): string[] {
  const found: string[] = [];
  const hold = (cell: number): CellUnits[] => {
    const units = held(schedule, cell);
    if (units === null) found.push(`${cell} is not held by integers`);
    return units === null ? [] : [units];
  };
  const from = baselines.flatMap((cell): (CellUnits | null)[] => (cell === null ? [null] : hold(cell)));
  for (const score of scores.flatMap(hold)) {
    for (const baseline of from) {
      const differs = difference(schedule, baseline, score);
      if (differs !== null) found.push(differs);
    }
  }
  return found;
}

const MARGIN = 5;

/** From 5 points short of the minimum to 5 past gold, or the other way round. */
function regionOf({ exactly }: PreparedSchedule): { low: number; high: number } {
  const [minimum, gold] = [exactly.minimum, exactly.gold].map((units) => pointsOf(exactly, units).abs().toNumber());
  const ends = [minimum ?? 0, gold ?? 0];
  return { low: Math.max(0, Math.min(...ends) - MARGIN), high: Math.max(...ends) + MARGIN };
}

/** The cells of the region at so many to a point, in the scale of the terms. */
function grid(schedule: PreparedSchedule, perPoint: number): number[] {
  const { low, high } = regionOf(schedule);
  const inOne = schedule.exactly.fraction ? 100 : 1;
  const first = Math.ceil(low * perPoint);
  return Array.from(
    { length: Math.floor(high * perPoint) - first + 1 },
    (_, index) => (first + index) / (perPoint * inOne),
  );
}

/** The scores that just miss, just reach and just pass the improvement that a baseline asks for. */
function edgesOf({ exactly }: PreparedSchedule, baseline: number): number[] {
  const from = unitsOf(exactly, baseline) ?? exact(0);
  const reached = from.plus(neededOf(exactly, from).div(exactly.whole)).abs().floor().toNumber();
  return [-1, 0, 1].map((more) => (reached + more) / (exactly.fraction ? FOUR_DECIMALS * 100 : FOUR_DECIMALS));
}

describe.each(PLANS)("%s", (plan, rows) => {
  const schedules = schedulesOf(rows);
  const turn = PLANS.findIndex(([name]) => name === plan);

  test("fits integers for every practice type and measure", () => {
    expect(schedules.length).toBeGreaterThanOrEqual(19);
    expect(schedules.filter(({ schedule }) => schedule.fast === null).map(({ name }) => name)).toEqual([]);
  });

  test.each(schedules)("$name: scores of one and two decimals", ({ schedule }) => {
    const everyFourthPoint = grid(schedule, 0.25);
    const [, , inRange = 0] = everyFourthPoint;
    expect(differences(schedule, some(everyFourthPoint, 3, turn), grid(schedule, 10))).toEqual([]);
    expect(differences(schedule, [null, inRange], some(grid(schedule, 100), 3, turn))).toEqual([]);
  });

  test("scores on the edge of improvement, from every baseline of one decimal", () => {
    for (const { name, schedule } of schedules) {
      const found = some(grid(schedule, 10), 3, turn).flatMap((baseline) =>
        differences(schedule, [baseline], edgesOf(schedule, baseline)),
      );
      expect([name, found]).toEqual([name, []]);
    }
  });
});

describe("the published guide, from baselines of one decimal to every score of one decimal", () => {
  const schedules = schedulesOf([]);
  test.each(schedules)("$name", (scheduled) => {
    const tenths = grid(scheduled.schedule, 10);
    const baselines = [null, ...some(tenths, 7, schedules.indexOf(scheduled))];
    expect(differences(scheduled.schedule, baselines, tenths)).toEqual([]);
  });
});

describe("finer cells", () => {
  test("integers hold a cell exactly where it has at most four decimals", () => {
    const cell = fc.oneof(
      fc.double({ min: -200_000, max: 200_000, noNaN: true }),
      fc.tuple(fc.integer(), fc.nat(6)).map(([digits, decimals]) => digits / 10 ** decimals),
    );
    fc.assert(
      fc.property(cell, (value) => {
        const units = exact(value).times(FOUR_DECIMALS);
        const fits = units.isInteger() && units.abs().lessThanOrEqualTo(LARGEST_VALUE);
        expect(integers.read(value, FOUR_DECIMALS)).toBe(fits ? units.toNumber() : null);
      }),
      runs(10_000),
    );
  });

  const place = fc.record({
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    decimals: fc.integer({ min: 2, max: 7 }),
  });

  /** A cell of the region with at most so many decimals of a point. */
  function cellAt(schedule: PreparedSchedule, part: number, decimals: number): number {
    const { low, high } = regionOf(schedule);
    const perPoint = 10 ** decimals;
    return Math.round((low + part * (high - low)) * perPoint) / (perPoint * (schedule.exactly.fraction ? 100 : 1));
  }

  test.each(PLANS)("%s: judged alike where integers hold them, and by decimals where they do not", (_plan, rows) => {
    const schedules = new Map(schedulesOf(rows).map(({ name, schedule }) => [name, schedule]));
    fc.assert(
      fc.property(fc.constantFrom(...schedules.keys()), place, place, (name, from, to) => {
        const schedule = schedules.get(name);
        if (schedule === undefined) throw new Error(`No ${name}`);
        const { exactly } = schedule;
        const [baseline, score] = [cellAt(schedule, from.part, from.decimals), cellAt(schedule, to.part, to.decimals)];
        const [heldBaseline, heldScore] = [held(schedule, baseline), held(schedule, score)];
        if (from.decimals <= 4) expect(heldBaseline).not.toBeNull();
        if (heldBaseline !== null && heldScore !== null)
          expect(difference(schedule, heldBaseline, heldScore)).toBeNull();

        const defined = judge(exactly, unitsOf(exactly, baseline), unitsOf(exactly, score) ?? exact(0));
        const { status, share, numerator, denominator } = assess({ ...exactly, baseline, score });
        expect([status, share]).toEqual([defined.status, defined.share]);
        expect(exact(numerator).times(defined.denominator).equals(defined.numerator.times(denominator))).toBe(true);
      }),
      runs(200),
    );
  });
});

describe("terms that do not fit integers", () => {
  const TOO_FINE_OR_LARGE: readonly [name: string, rows: TermRows][] = [
    ["a target of nine decimals", [["CBP.threshold", 66.123456789]]],
    ["a share of nine decimals", [["CBP.Mixed.gold", 0.123456789]]],
    ["a required improvement of nine decimals", [["improvement.required", 0.123456789]]],
    [
      "a cost above 100,000",
      [
        ["TCOC.minimum", 100_002],
        ["TCOC.threshold", 100_001],
        ["TCOC.gold", 100_000],
      ],
    ],
  ];

  test.each(TOO_FINE_OR_LARGE)("%s leaves the schedule to decimals", (_name, rows) => {
    const code = rows[0]?.[0].startsWith("TCOC") === true ? "Mixed TCOC" : "Mixed CBP";
    expect(schedulesOf(rows).find(({ name }) => name === code)?.schedule.fast).toBeNull();
  });

  test("decimals tell a score that reaches such a target, short of it by a billionth at most, from one that misses it", () => {
    const schedule = schedulesOf([["CBP.threshold", 66.123456789]]).find(({ name }) => name === "Adult CBP")?.schedule
      .exactly;
    const statusAt = (score: number): string | null => {
      const units = schedule === undefined ? null : unitsOf(schedule, score);
      return schedule === undefined || units === null ? null : judge(schedule, null, units).status;
    };
    expect([66.123456787, 66.123456788, 66.123456789].map(statusAt)).toEqual([
      "In range, no baseline",
      "Attainment",
      "Attainment",
    ]);
  });
});
