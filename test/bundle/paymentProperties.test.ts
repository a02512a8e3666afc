import fc from "fast-check";
import { HostErrorValue, type HostCell, type Host, type HostMatrix } from "../../src/harness/host";
import { openBundle } from "./openBundle";
import { runs } from "../long";

/** What holds of risk adjustment, the uplift and payments whatever the numbers are, through the built bundle. */

let host: Host;
beforeAll(async () => {
  host = await openBundle();
});

const one = (cell: HostCell): HostMatrix => [[cell]];
const column = (cells: readonly HostCell[]): HostMatrix => cells.map((cell) => [cell]);
const numberOf = (cell: HostCell | undefined): number => (typeof cell === "number" ? cell : NaN);
const thousandths = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 1_000, max: max * 1_000 }).map((each) => each / 1_000);

const pmpm = thousandths(0, 90);
const share = thousandths(0, 1);
const memberMonths = fc.oneof(fc.integer({ min: -10_000, max: 10_000 }), thousandths(-50, 50));
const factor = thousandths(0, 3).filter((each) => each > 0);
const decile = fc.integer({ min: 1, max: 10 });

/** Bands of completed years from 0 on, the last one open. */
const bands = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 6 }).map((cuts) => {
  const starts = [0, ...cuts.sort((a, b) => a - b)];
  return starts.map((from, index): [number, number | null] => [
    from,
    (starts[index + 1] ?? 0) - 1 < from ? null : (starts[index + 1] ?? 0) - 1,
  ]);
});
const members = fc.array(
  fc.record({
    age: fc.integer({ min: 0, max: 105 }),
    sex: fc.constantFrom("F", "M"),
    months: thousandths(0, 12).filter((each) => each > 0),
  }),
  { minLength: 1, maxLength: 50 },
);

describe("AGESEX", () => {
  const mean = (
    panel: readonly { age: number; sex: string; months: number }[],
    factors: HostMatrix,
  ): HostCell | undefined =>
    host.call("AGESEX", [
      column(panel.map(({ age }) => age)),
      column(panel.map(({ sex }) => sex)),
      factors,
      column(panel.map(({ months }) => months)),
    ])[0]?.[0];

  test("one factor for all is that factor, whatever the bands, the members and their months", () => {
    fc.assert(
      fc.property(bands, factor, members, (ages, constant, panel) => {
        const factors: HostMatrix = ["F", "M"].flatMap((sex) => ages.map(([from, to]) => [sex, from, to, constant]));
        expect(mean(panel, factors)).toBe(constant);
        expect(mean(panel, [...factors].reverse())).toBe(constant);
        expect(mean(panel, [["All", 0, null, constant]])).toBe(constant);
      }),
      runs(500),
    );
  });

  test("lies between the least and the greatest factor, and neither order nor scale of the months matters", () => {
    fc.assert(
      fc.property(bands, fc.array(factor, { minLength: 14, maxLength: 14 }), members, (ages, drawn, panel) => {
        const rows = ["F", "M"].flatMap((sex) => ages.map(([from, to]) => ({ sex, from, to })));
        const factors = rows.map(({ sex, from, to }, index): HostCell[] => [sex, from, to, drawn[index] ?? null]);
        const all = drawn.slice(0, rows.length);
        const answer = numberOf(mean(panel, factors));
        expect(answer).toBeGreaterThanOrEqual(Math.min(...all));
        expect(answer).toBeLessThanOrEqual(Math.max(...all));
        expect(mean([...panel].reverse(), factors)).toBe(answer);
        expect(
          mean(
            panel.map((each) => ({ ...each, months: Math.round(each.months * 1_000) })),
            factors,
          ),
        ).toBe(answer);
      }),
      runs(500),
    );
  });
});

describe("UPLIFT.OUTLOOK", () => {
  const terms: HostMatrix = [
    ["uplift.ceiling", 1],
    ["incentive.ceiling", 0.4],
  ];
  const shares = fc.record({
    direct: thousandths(0, 0.3),
    health: thousandths(0, 0.3),
    incentive: thousandths(0, 0.4),
  });

  test("its maximum is the total of UPLIFT and the risk adjustment, and its columns foot", () => {
    fc.assert(
      fc.property(
        pmpm,
        share,
        shares,
        share,
        memberMonths,
        decile,
        fc.option(factor),
        (base, part, { direct, health, incentive }, earned, months, hpi, clinical) => {
          const capitated = Math.floor(base * part * 1_000) / 1_000;
          const outlook = host.call("UPLIFT.OUTLOOK", [
            one("B"),
            one(base),
            one(capitated),
            one(direct),
            one(health),
            one(incentive),
            one(earned),
            one(months),
            one(hpi),
            one(clinical),
            terms,
          ]);
          const uplift = host.call("UPLIFT", [one(base), one(direct), one(health), one(incentive), terms]);
          const line = (name: string): HostCell[] => outlook.find(([first]) => first === name) ?? [];
          const [maximum, risk] = [numberOf(line("Total")[3]), numberOf(line("Risk adjustment")[3])];
          expect(maximum).toBeCloseTo(numberOf(uplift.at(-1)?.[2]) + risk, 9);
          for (const index of [1, 2, 3, 4, 5, 6]) {
            const parts = ["Direct services", "Population health", "Performance incentive", "Risk adjustment"].map(
              (name) => numberOf(line(name)[index]),
            );
            const added = parts.reduce((total, each) => total + each, 0);
            expect(numberOf(line("Added over base")[index])).toBeCloseTo(added, 6);
            expect(numberOf(line("Total")[index])).toBeCloseTo(numberOf(line("Base payment")[index]) + added, 6);
          }
          expect(numberOf(line("Total")[2])).toBeGreaterThanOrEqual(numberOf(line("Total")[1]));
          expect(maximum).toBeGreaterThanOrEqual(numberOf(line("Total")[2]));
        },
      ),
      runs(500),
    );
  });
});

/** What fits an argument, and now and then what does not. */
const cells: Readonly<Record<string, fc.Arbitrary<HostCell>>> = {
  share,
  basePmpm: pmpm,
  pmpm,
  memberMonths,
  decile,
  clinicalFactor: fc.option(factor),
  capitatedPmpm: fc.option(thousandths(0, 60)),
  incentiveShare: thousandths(0, 0.2),
  date: fc.integer({ min: 45_400, max: 46_100 }),
  trend: thousandths(-0.5, 0.5),
  completion: fc.option(thousandths(0, 1)),
  track: fc.constantFrom("A", "B", "C"),
  practiceType: fc.constantFrom("Mixed", "Pediatric", "adult", "other"),
};
/** The lists that go with every case of the functions that take lists beside cells. */
const lists: Readonly<Record<string, HostMatrix>> = {
  codes: [["99213", "99396", "J0696"]],
  amounts: [[100.1, 120.2, -0.3]],
  measures: [["CIS", "CBP"]],
  baselines: [[45, null]],
  scores: [[65.5, 70]],
};
const WORDS = ["practiceType", "track"];
const wrong = fc.constantFrom<HostCell>(null, "text", -1, new HostErrorValue("#DIV/0!"));

describe("A range gives what its cells give one by one", () => {
  test.each([
    "INCENTIVE.PAYMENT",
    "CAPITATION.PAYMENT",
    "PHM.PAYMENT",
    "DIRECT.PAYMENT",
    "RISKADJ",
    "PAYOUT.NUMBER",
    "CAPITATION.RATE",
    "INCENTIVE.TOTAL",
  ])("%s", (id) => {
    const names =
      host.functions
        .find((each) => each.id === id)
        ?.parameters.map(({ name }) => name)
        .filter((name) => name !== "terms") ?? [];
    const shapes = fc.record({ rows: fc.integer({ min: 2, max: 4 }), columns: fc.integer({ min: 2, max: 4 }) });
    const filled = shapes.chain(({ rows, columns }) =>
      fc.tuple(
        fc.constant({ rows, columns }),
        ...names.map((name): fc.Arbitrary<HostMatrix> => {
          const list = lists[name];
          if (list !== undefined) return fc.constant(list);
          const cell = fc.oneof({ weight: 8, arbitrary: cells[name] ?? wrong }, { weight: 1, arbitrary: wrong });
          const shape = fc.constantFrom<[number, number]>([1, 1], [rows, 1], [1, columns], [rows, columns]);
          return shape.chain(([high, wide]) =>
            fc.array(fc.array(cell, { minLength: wide, maxLength: wide }), { minLength: high, maxLength: high }),
          );
        }),
      ),
    );
    fc.assert(
      fc.property(filled, ([, ...args]) => {
        const lifted = names.flatMap((name, index) =>
          lists[name] === undefined ? [{ name, range: args[index] ?? [] }] : [],
        );
        const [high, wide] = [
          Math.max(...lifted.map(({ range }) => range.length)),
          Math.max(...lifted.map(({ range }) => range[0]?.length ?? 0)),
        ];
        const ranged = lifted.filter(({ range }) => range.length > 1 || (range[0]?.length ?? 0) > 1);
        // Beside a blank word, 0 is how some hosts hand a blank over.
        const blanks = ranged.some(({ name }) => WORDS.includes(name)) ? [null, 0] : [null];
        const answer = host.call(id, args);
        expect([answer.length, answer[0]?.length]).toEqual([high, wide]);
        for (let row = 0; row < high; row += 1) {
          for (let place = 0; place < wide; place += 1) {
            const single = args.map((arg, index) =>
              lists[names[index] ?? ""] === undefined ? one(cellAt(arg, row, place)) : arg,
            );
            const isBlank = (range: HostMatrix): boolean => blanks.some((one) => one === cellAt(range, row, place));
            const blank = ranged.length > 0 && ranged.every(({ range }) => isBlank(range));
            expect(answer[row]?.[place]).toEqual(blank ? "" : host.call(id, single)[0]?.[0]);
          }
        }
      }),
      runs(100),
    );
  });
});

/** The cell of a range that goes with a case: a row serves every row, a column every column. */
function cellAt(range: HostMatrix, row: number, place: number): HostCell {
  const cellsOfRow = range.length === 1 ? range[0] : range[row];
  return (cellsOfRow?.length === 1 ? cellsOfRow[0] : cellsOfRow?.[place]) ?? null;
}
