import fc from "fast-check";
import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import type { Outgoing } from "../../src/core/define/call";
import { EDITIONS } from "../../src/core/guide/editions";
import { minus, plus } from "../../src/core/numbers/fraction";
import { assessedLines, linesOf, reportsOfLists } from "../../src/core/rules/incentive/lines";
import { earnedTotal, partOf, totalOf, wholeTotal } from "../../src/core/rules/incentive/totals";
import { parametersIn } from "../../src/core/terms/parameters";
import { readTerms } from "../../src/core/terms/readTerms";
import { anyPractice, anyTerms, type GivenPractice, type TermRows } from "./anyTerms";
import { answer, column, shown } from "./answers";
import { runs } from "../long";

/** One total, whoever is asked and whichever numbers carry it, under terms made from all that are declared. */

/** What each function that answers a total makes of a practice. */
function totals({ type, measures, baselines, scores }: GivenPractice, terms: TermRows): Record<string, unknown> {
  const given = [column(measures.map(({ code }) => code)), column(baselines), column(scores)];
  const range = terms.length === 0 ? [[null]] : terms;
  // Between the same practice without a first score, so that nothing is kept from one to the other.
  const repeated = (cells: readonly unknown[]): unknown[][] => column([...cells, ...cells]);
  const named = (cell: unknown): unknown[] => measures.map(() => cell);
  const total = answer("INCENTIVE.TOTAL", [[type]], ...given, range);
  const panel = answer(
    "INCENTIVE.PANEL",
    column([...named("Practice 00"), ...named("Practice 01")]),
    repeated(named(type)),
    repeated(measures.map(({ code }) => code)),
    column([...baselines, ...baselines]),
    column([null, ...scores.slice(1), ...scores]),
    range,
  );
  const scorecard = answer("INCENTIVE.SCORECARD", [[type]], ...given, null, null, range);
  const working = answer("WORKING", [["INCENTIVE.TOTAL"]], [[type]], ...given, range);
  return {
    total: shown(total instanceof Refusal ? total : total[0]?.[0]),
    panel: shown(panel instanceof Refusal ? panel : panel[2]?.[2]),
    scorecard: shown(scorecard instanceof Refusal ? scorecard : scorecard.find(([title]) => title === "Total")?.[4]),
    working: working instanceof Refusal ? working.code : resultOf(working),
  };
}

function resultOf(steps: readonly (readonly Outgoing[])[]): unknown {
  const [title, value] = steps.at(-1) ?? [];
  return title === "Result" ? value : typeof title === "string" ? title.replace("Refused, ", "") : title;
}

describe.each(EDITIONS.map((edition) => [edition.id, edition] as const))("the guide %s", (_id, edition) => {
  const practice = anyPractice(edition);
  const terms = anyTerms(edition);

  test("TOTAL, PANEL, SCORECARD and WORKING answer one total", () => {
    let answered = 0;
    fc.assert(
      fc.property(practice, terms, (given, rows) => {
        const { total, ...others } = totals(given, rows);
        if (typeof total === "number") answered += 1;
        expect(others).toEqual({ panel: total, scorecard: total, working: total });
      }),
      runs(600),
    );
    expect(answered).toBeGreaterThan(200);
  });

  test("whole numbers and decimals carry one total", () => {
    let whole = 0;
    fc.assert(
      fc.property(practice, terms, ({ type, measures, baselines, scores }, rows) => {
        const read = orRefusal(() => readTerms(rows.length === 0 ? [[null]] : rows));
        if (read instanceof Refusal) return;
        const lines = orRefusal(() => assessedLines(linesOf(type, reportsOfLists(measures, baselines, scores), read)));
        if (lines instanceof Refusal) return;
        const quick = orRefusal(() => earnedTotal(lines, type, read).share);
        const defined = orRefusal(
          () =>
            totalOf(
              lines.map((line) => partOf(line, read)),
              type,
              read,
            ).share,
        );
        expect(shown(quick)).toBe(shown(defined));
        if (wholeTotal(lines, type, read) !== null) whole += 1;
      }),
      runs(600),
    );
    expect(whole).toBeGreaterThan(100);
  });

  test("the steps of a total add up, and every column of a scorecard foots", () => {
    let footed = 0;
    fc.assert(
      fc.property(practice, terms, ({ type, measures, baselines, scores }, rows) => {
        const range = rows.length === 0 ? [[null]] : rows;
        const read = orRefusal(() => readTerms(range));
        if (read instanceof Refusal) return;
        const lines = orRefusal(() => assessedLines(linesOf(type, reportsOfLists(measures, baselines, scores), read)));
        const total = lines instanceof Refusal ? lines : orRefusal(() => earnedTotal(lines, type, read));
        if (total instanceof Refusal) return;
        const { sum, redistribution, ceiling, total: all } = total.steps();
        expect(ceiling.numerator.lessThanOrEqualTo(0)).toBe(true);
        expect(minus(plus(plus(sum, redistribution), ceiling), all).numerator.toNumber()).toBe(0);

        const given = [column(measures.map(({ code }) => code)), column(baselines), column(scores)];
        const scorecard = answer("INCENTIVE.SCORECARD", [[type]], ...given, [[4.875]], [[8460]], range);
        if (scorecard instanceof Refusal) return;
        const [header = [], ...body] = scorecard;
        const cells = (heading: string): number[] => body.map((row) => Number(row[header.indexOf(heading)]));
        for (const heading of ["Earned share", "Share at next level", "Amount", "Amount at next level"]) {
          const figures = cells(heading);
          const last = figures.pop() ?? NaN;
          expect([heading, figures.reduce((added, figure) => added + figure, 0)]).toEqual([
            heading,
            expect.closeTo(last, 6),
          ]);
        }
        // What is rounded is at most half a cent a row; more would be a stage of the total without a row.
        const rounding = body.find(([title]) => title === "Rounding");
        for (const heading of ["Amount", "Amount at next level"])
          expect(Math.abs(Number(rounding?.[header.indexOf(heading)] ?? 0))).toBeLessThanOrEqual(body.length * 0.005);
        footed += 1;
      }),
      runs(400),
    );
    expect(footed).toBeGreaterThan(100);
  });

  test("every declared key is among the terms that are tried", () => {
    const tried = new Set(fc.sample(terms, { numRuns: 4000, seed: 1 }).flatMap((rows) => rows.map(([key]) => key)));
    expect(
      parametersIn(edition)
        .map(({ key }) => key)
        .filter((key) => !tried.has(key)),
    ).toEqual([]);
  });
});
