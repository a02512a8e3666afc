import fc from "fast-check";
import { Refusal } from "../../src/core/cells/refusal";
import type { Outgoing } from "../../src/core/define/call";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { answer, column, lookup, one, shown } from "./answers";
import { allocation, drawnPractice, hundredths, plan, practices, replaced, scoresOf, type Table } from "./anyPlan";
import { anyTerms } from "./anyTerms";
import { runs } from "../long";

/** What an allocation adds over all practices, and the share with which it keeps to a budget. */

describe("UPLIFT.TOTAL", () => {
  test("is what the Total of UPLIFT.PRACTICES adds over base, for each pair of shares", () => {
    fc.assert(
      fc.property(plan, allocation, allocation, anyTerms(FIRST_EDITION), (drawn, first, second, rows) => {
        const given = practices(...drawn.map(({ row }) => row));
        const scores = scoresOf(drawn);
        const call = (outcome: string | null): Outgoing[][] | Refusal =>
          answer(
            "UPLIFT.TOTAL",
            given,
            column([first[0], second[0]]),
            first[1],
            [[first[2], second[2]]],
            outcome,
            scores,
            rows,
          );
        const found = [call("Committed"), call("expected"), call("Earnable"), call(null), call("Maximum")];
        [first[0], second[0]].forEach((direct, row) => {
          [first[2], second[2]].forEach((incentive, place) => {
            const at = lookup(answer("UPLIFT.PRACTICES", given, direct, first[1], incentive, scores, rows));
            const [committed, earnable] = [at("Total", "Added committed"), at("Total", "Incentive earnable")];
            const most = shown(at("Total", "Added at most"));
            expect(found.map((each) => shown(each instanceof Refusal ? each : each[row]?.[place]))).toEqual([
              shown(committed),
              shown(at("Total", "Added expected")),
              typeof committed === "number" && typeof earnable === "number"
                ? (Math.round(committed * 100) + Math.round(earnable * 100)) / 100
                : shown(committed instanceof Refusal ? committed : earnable),
              most,
              most,
            ]);
          });
        });
      }),
      runs(100),
    );
  });
});

describe("UPLIFT.SOLVE", () => {
  const NAMES = ["Direct services", "Population health", "Performance incentive"] as const;

  /** Every step from 0 to one past the ceiling, by UPLIFT.TOTAL under ceilings that let all of them be asked. */
  function scanned(given: Table, shares: readonly unknown[], solved: number, outcome: string, top: number): number[] {
    const steps = column(Array.from({ length: top + 2 }, (_, step) => step / 10_000));
    const wide = [
      ["uplift.ceiling", 1],
      ["incentive.ceiling", 1],
      ["risk.directUplift", "yes"],
    ];
    const lifted = shares.map((each, index) => (index === solved ? steps : each));
    const found = answer("UPLIFT.TOTAL", given, ...lifted, outcome, null, wide);
    if (found instanceof Refusal) throw new Error(found.sentence);
    return found.map(([cell]) => Number(cell));
  }

  test("the largest step within the budget, as a scan of all steps finds it", () => {
    let answered = 0;
    const few = fc.integer({ min: 1, max: 4 }).chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, index) =>
          drawnPractice(index).map(({ row }) => {
            // Small payments and member months taken back, where rounding lets a larger share cost less.
            const small = index % 2 === 0 ? Number(row[2]) % 7 : Number(row[2]);
            return replaced(replaced(row, 6, row[6] ?? 3), 2, small);
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(
        few,
        fc.tuple(hundredths(0, 0.05), hundredths(0, 0.05), hundredths(0, 0.05)),
        fc.integer({ min: 0, max: 2 }),
        fc.constantFrom("Committed", "Expected", "Earnable", "At most"),
        fc.double({ min: -0.1, max: 1.1, noNaN: true }),
        (rows, shares, solved, outcome, part) => {
          const given = practices(...rows);
          const others = shares.reduce(
            (sum, each, index) => (index === solved ? sum : sum + Math.round(each * 10_000)),
            0,
          );
          const top = solved === 2 ? Math.min(1500, 3000 - others) : 3000 - others;
          const totals = scanned(given, shares, solved, outcome, top);
          const [least = 0, last = 0] = [totals[0], totals[top + 1]];
          const budget = Math.round((least + (last - least) * part) * 100) / 100;
          fc.pre(budget > 0);
          const holds = (step: number): boolean => (totals[step] ?? Infinity) <= budget;
          const ended = holds(top) && holds(top + 1);
          let step = top;
          while (step > 0 && !holds(step)) step -= 1;
          const due = !holds(0) || ended ? "#N/A" : step / 10_000;
          const args = shares.map((each, index) => (index === solved ? null : each));
          expect(
            one("UPLIFT.SOLVE", given, ...args, NAMES[solved], budget, outcome, null, [["risk.directUplift", "yes"]]),
          ).toBe(due);
          if (typeof due === "number") answered += 1;
        },
      ),
      runs(80),
    );
    expect(answered).toBeGreaterThan(20);
  });

  const given = practices(["A", "Mixed", 1000, 30, null, null, 1, null, 0.5, null]);

  test("its sentences say what ended it", () => {
    const sentence = (...args: readonly unknown[]): string => {
      const found = answer("UPLIFT.SOLVE", given, ...args);
      const cell = found instanceof Refusal ? found : found[0]?.[0];
      return cell instanceof Refusal ? `${cell.code} ${cell.sentence}` : String(cell);
    };
    expect(sentence(0.05, 0.1, null, "Performance incentive", 4000)).toMatch(
      /^#N\/A budget: even without .* 4650 is added/,
    );
    expect(sentence(0.05, 0.1, null, "Performance incentive", 9153)).toMatch(
      /^#N\/A budget: the ceiling ends it first: 0.15 /,
    );
    expect(sentence(0.2, 0.15, null, "Performance incentive", 9000)).toMatch(/^#VALUE! .*above uplift.ceiling/);
    expect(sentence(0.05, null, null, "Performance incentive", 9000)).toMatch(
      /^#VALUE! populationHealthShare: a blank cell/,
    );
    expect(sentence(0.05, 0.1, 9, "performance incentive", 8650)).toBe("0.1333");
  });

  test("its working shows what the last step and the one after it add", () => {
    const steps = answer("WORKING", "UPLIFT.SOLVE", given, 0.05, 0.1, null, "Performance incentive", 8650);
    if (steps instanceof Refusal) throw new Error(steps.sentence);
    const value = (title: string): unknown => steps.find(([step]) => step === title)?.[1];
    expect([
      value("Added at a share of 0"),
      value("Added at a share of 0.1333"),
      value("Added at a share of 0.1334"),
    ]).toEqual([4650, 8649, 8652]);
    expect([value("Ceiling of the share"), value("Result")]).toEqual([0.15, 0.1333]);
  });
});
