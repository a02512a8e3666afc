import fc from "fast-check";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { PRACTICE_TYPES } from "../../src/core/guide/edition";
import { measuresIn } from "../../src/core/terms/measures";
import { HostErrorValue, type HostCell, type Host, type HostMatrix } from "../../src/harness/host";
import { openBundle } from "./openBundle";
import { runs } from "../long";

/** What holds of totals, claims and payouts whatever the numbers are, through the built bundle. */

let host: Host;
beforeAll(async () => {
  host = await openBundle();
});

const one = (cell: HostCell): HostMatrix => [[cell]];
const column = (cells: readonly HostCell[]): HostMatrix => cells.map((cell) => [cell]);
const firstOf = (answer: HostMatrix): HostCell | undefined => answer[0]?.[0];
const numberOf = (cell: HostCell | undefined): number => (typeof cell === "number" ? cell : NaN);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
/** An amount in whole cents, which add up exactly. */
const centsOf = (cell: HostCell | undefined): number => Math.round(numberOf(cell) * 100);

/** An answered table, by line and column. */
function tableOf(answer: HostMatrix): {
  lines: HostMatrix;
  at: (line: HostCell, name: string) => HostCell | undefined;
  all: (name: string, lines: HostMatrix) => (HostCell | undefined)[];
} {
  const [header = [], ...lines] = answer;
  return {
    lines,
    at: (line, name) => lines.find(([first]) => first === line)?.[header.indexOf(name)],
    all: (name, some) => some.map((each) => each[header.indexOf(name)]),
  };
}

const hundredths = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 100, max: max * 100 }).map((each) => each / 100);
const memberMonths = fc.oneof(fc.integer({ min: -10_000, max: 10_000 }), hundredths(-50, 50));

interface PlanTerms {
  readonly ceiling: number;
  readonly terms: HostMatrix;
}

const REDISTRIBUTED: HostMatrix = [
  ["tbd", "redistribute"],
  ["missing", "redistribute"],
  ["redistribute.minimum", 0],
];
const OWN_TARGETS: HostMatrix = [
  ["DSF-E.minimum", 40],
  ["DSF-E.threshold", 50],
  ["DSF-E.gold", 60],
  ["TCOC.minimum", 180],
  ["TCOC.threshold", 120],
  ["TCOC.gold", 90],
];
const PLANS: readonly PlanTerms[] = [
  { ceiling: 1, terms: [[null, null]] },
  { ceiling: 1, terms: OWN_TARGETS },
  { ceiling: 1.04, terms: [...OWN_TARGETS, ["total.ceiling", "none"]] },
  {
    ceiling: 0.3,
    terms: [
      ["total.ceiling", 0.3],
      ["weights", "exact"],
    ],
  },
  {
    ceiling: 1,
    terms: [
      ["weights", "normalised"],
      ["attainment.curve", "step"],
    ],
  },
  { ceiling: 1, terms: REDISTRIBUTED },
  { ceiling: 1.04, terms: [...REDISTRIBUTED, ["total.ceiling", "none"], ["weights", "published"]] },
  {
    ceiling: 1,
    terms: [...OWN_TARGETS, ["missing", "redistribute"], ["redistribute.minimum", 0.2], ["CIS.Mixed.gold", 0.5]],
  },
];
const anyPlan = fc.constantFrom(...PLANS);

interface Scored {
  readonly measure: string;
  readonly baseline: number | null;
  readonly score: number | null;
}

/** Some of the measures of Table 3, each once, with scores from poor to excellent or none. */
const practice = fc.record({
  type: fc.constantFrom(...PRACTICE_TYPES),
  scored: fc
    .subarray(
      measuresIn(FIRST_EDITION).map(({ code, unit }) => ({ code, percent: unit === "percent" })),
      { minLength: 1 },
    )
    .chain((some) =>
      fc.tuple(
        ...some.map(({ code, percent }): fc.Arbitrary<Scored> => {
          const score = fc.option(percent ? hundredths(2, 100) : hundredths(10, 200), { freq: 4 });
          return fc.record({ measure: fc.constant(code), baseline: score, score });
        }),
      ),
    ),
});

const listsOf = (scored: readonly Scored[]): HostMatrix[] => [
  column(scored.map(({ measure }) => measure)),
  column(scored.map(({ baseline }) => baseline)),
  column(scored.map(({ score }) => score)),
];

const totalOf = (type: string, scored: readonly Scored[], terms: HostMatrix): HostCell | undefined =>
  firstOf(host.call("INCENTIVE.TOTAL", [one(type), ...listsOf(scored), terms]));

describe("INCENTIVE.TOTAL", () => {
  test("lies between 0 and the ceiling, and rows or columns in any order give the same", () => {
    fc.assert(
      fc.property(practice, anyPlan, ({ type, scored }, { ceiling, terms }) => {
        const total = totalOf(type, scored, terms);
        const rows = listsOf([...scored].reverse()).map((list) => [list.flat()]);
        expect(host.call("INCENTIVE.TOTAL", [one(type), ...rows, terms])).toEqual([[total]]);
        if (total instanceof HostErrorValue) {
          // So little can be earned that the plan redistributes nothing.
          expect(total.code).toBe("#N/A");
          return;
        }
        expect(numberOf(total)).toBeGreaterThanOrEqual(0);
        expect(numberOf(total)).toBeLessThanOrEqual(ceiling);
      }),
      runs(500),
    );
  });
});

describe("INCENTIVE.SCORECARD", () => {
  test("every column foots, and its total is that of INCENTIVE.TOTAL", () => {
    fc.assert(
      fc.property(
        practice,
        anyPlan,
        hundredths(0, 60),
        memberMonths,
        ({ type, scored }, { terms }, maxPmpm, months) => {
          const total = totalOf(type, scored, terms);
          if (total instanceof HostErrorValue) return;
          const { lines, at, all } = tableOf(
            host.call("INCENTIVE.SCORECARD", [one(type), ...listsOf(scored), one(maxPmpm), one(months), terms]),
          );
          expect(at("Total", "Earned share")).toBe(total);
          for (const name of ["Earned share", "Maximum share", "Share at next level", "PMPM"]) {
            expect(sum(all(name, lines.slice(0, -1)).map(numberOf))).toBeCloseTo(numberOf(at("Total", name)), 9);
          }
          for (const name of ["Amount", "Amount at next level"]) {
            expect(sum(all(name, lines.slice(0, -1)).map(centsOf))).toBe(centsOf(at("Total", name)));
          }
        },
      ),
      runs(500),
    );
  });

  test("the score needed earns the share at the next level, and no level is worth less than what is earned", () => {
    fc.assert(
      fc.property(practice, fc.constantFrom(...PLANS.slice(0, 6)), ({ type, scored }, { terms }) => {
        if (totalOf(type, scored, terms) instanceof HostErrorValue) return;
        const { lines, at } = tableOf(
          host.call("INCENTIVE.SCORECARD", [one(type), ...listsOf(scored), undefined, undefined, terms]),
        );
        for (const [measure = ""] of lines.filter((line) => line[6] !== "")) {
          const baseline = scored.find((each) => each.measure === measure)?.baseline ?? null;
          const reached = firstOf(
            host.call("INCENTIVE", [
              one(type),
              one(measure),
              one(baseline),
              one(at(measure, "Score needed") ?? null),
              terms,
            ]),
          );
          expect(at(measure, "Share at next level")).toBe(reached);
          expect(numberOf(reached)).toBeGreaterThanOrEqual(numberOf(at(measure, "Earned share")));
        }
      }),
      runs(200),
    );
  });
});

describe("INCENTIVE.PANEL", () => {
  test("answers each practice as INCENTIVE.TOTAL does, however the rows are mixed", () => {
    fc.assert(
      fc.property(
        fc.array(practice, { minLength: 1, maxLength: 5 }),
        anyPlan,
        fc.array(fc.nat(), { minLength: 70, maxLength: 70 }),
        (practices, { terms }, order) => {
          const rows = practices.flatMap(({ type, scored }, index) =>
            scored.map((each) => ({ ...each, type, name: `Practice 0${index + 1}` })),
          );
          const mixed = rows
            .map((row, index) => ({ row, key: order[index] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
          const names = column(mixed.map(({ name }) => name));
          const { lines, at } = tableOf(
            host.call("INCENTIVE.PANEL", [names, column(mixed.map(({ type }) => type)), ...listsOf(mixed), terms]),
          );
          expect(lines).toHaveLength(practices.length);
          practices.forEach(({ type, scored }, index) => {
            const [total, inPanel] = [totalOf(type, scored, terms), at(`Practice 0${index + 1}`, "Share earned")];
            if (total instanceof HostErrorValue) expect(inPanel).toMatchObject({ code: total.code });
            else expect(inPanel).toBe(total);
          });
        },
      ),
      runs(200),
    );
  });
});

describe("CLAIMS.SPLIT", () => {
  const line = fc.record({
    code: fc.constantFrom<HostCell>(
      "99213",
      99396,
      "99490-25",
      "93306",
      "J0696",
      "G0008",
      "0042T",
      "36415",
      "99348",
      "no code",
      null,
    ),
    amount: fc.oneof(
      { weight: 5, arbitrary: hundredths(-500, 5_000) },
      { weight: 1, arbitrary: fc.constantFrom("12.50", true, null) },
    ),
  });

  test("adds up to the input: every line in one row, every row in one basis", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), fc.constantFrom("A", "B", "C"), (claims, track) => {
        const given = claims.filter(({ code, amount }) => code !== null || (amount !== null && amount !== 0));
        fc.pre(given.length > 0);
        const { lines, at } = tableOf(
          host.call("CLAIMS.SPLIT", [
            column(claims.map(({ code }) => code)),
            column(claims.map(({ amount }) => amount)),
            one(track),
          ]),
        );
        const services = lines.slice(0, -3);
        expect(at("Total", "Lines")).toBe(given.length);
        expect(centsOf(at("Total", "Amount"))).toBe(
          sum(claims.map(({ amount }) => (typeof amount === "number" ? centsOf(amount) : 0))),
        );
        for (const [index, add] of [
          [2, numberOf],
          [3, centsOf],
        ] as const) {
          expect(sum(services.map((each) => add(each[index])))).toBe(add(lines.at(-1)?.[index]));
          for (const basis of ["Capitated", "FFS", "Not classified"]) {
            const ofBasis = services.filter((each) => each[1] === basis);
            expect(add(lines.find(([first]) => first === basis)?.[index])).toBe(
              sum(ofBasis.map((each) => add(each[index]))),
            );
          }
        }
        if (at("Total", "Share") !== "") expect(sum(services.map((each) => numberOf(each[4])))).toBeCloseTo(1, 6);
      }),
      runs(300),
    );
  });
});

describe("RECONCILE", () => {
  const amount = hundredths(-20_000, 20_000);
  const payout = fc.record({
    // Not 0: a row of blanks and 0 is none.
    projected: amount.filter((value) => value !== 0),
    earned: fc.option(amount, { freq: 4 }),
    paid: fc.option(amount, { freq: 2 }),
  });

  test("conserves money: Total Due + the last Carried out = Total Earned − Total Paid, settled or not", () => {
    fc.assert(
      fc.property(
        fc.array(payout, { minLength: 1, maxLength: 9 }),
        fc.option(fc.nat(9), { freq: 3 }),
        (payouts, final) => {
          const settled = final === null ? null : Math.min(final, payouts.length);
          const lists = [
            column(payouts.map(({ projected }) => projected)),
            column(payouts.map(({ earned }) => earned)),
            column(payouts.map(({ paid }) => paid)),
          ];
          const { lines, at, all } = tableOf(
            host.call("RECONCILE", [...lists, one(settled), [["amount.zero", "accept"]]]),
          );
          const done = lines.slice(0, -1).filter((each) => each[4] !== "");
          for (const name of ["Projected", "Earned", "Paid", "Difference", "Due"]) {
            expect(centsOf(at("Total", name))).toBe(sum(all(name, done).map(centsOf)));
          }
          expect(at("Total", "Carried out")).toBe(done.at(-1)?.[7] ?? 0);
          expect(centsOf(at("Total", "Due")) + centsOf(at("Total", "Carried out"))).toBe(
            centsOf(at("Total", "Earned")) - centsOf(at("Total", "Paid")),
          );
          for (const due of all("Due", done)) expect(numberOf(due)).toBeGreaterThanOrEqual(0);
          const carried = [0, ...all("Carried out", done).map(numberOf)];
          expect(all("Carried in", done)).toEqual(carried.slice(0, -1));
        },
      ),
      runs(1_000),
    );
  });
});
