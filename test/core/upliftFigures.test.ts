import fc from "fast-check";
import { Refusal } from "../../src/core/cells/refusal";
import type { Outgoing } from "../../src/core/define/call";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { measuresOf } from "../../src/core/terms/measures";
import { answer, column, lookup, one, shown } from "./answers";
import { allocation, drawnPractice, FIGURES, plan, practices, replaced, scoresOf } from "./anyPlan";
import { anyTerms } from "./anyTerms";
import { runs } from "../long";

/** Practices under one allocation, figure by figure against the functions that give them. */

/** What is due, where the cell differs from it by so many cents at most; else the cell as it is shown. */
function within(cell: Outgoing | Refusal, due: unknown, cents: number): unknown[] {
  const near = typeof cell === "number" && typeof due === "number" && Math.abs(Math.round((cell - due) * 100)) <= cents;
  return [near && cents > 0 ? due : shown(cell)];
}

/**
 * The cents by which what scores earn exactly may differ from the double that a cell shows of it: one where the amount
 * is half a cent, which then falls on either side, else none.
 */
function onHalf(...factors: readonly unknown[]): number {
  const cents = Math.abs(factors.reduce<number>((product, factor) => product * Number(factor), 100));
  return Math.abs((cents % 1) - 0.5) < 1e-6 * Math.max(1, cents / 1e8) ? 1 : 0;
}

const OUTLOOK: Readonly<Partial<Record<(typeof FIGURES)[number], readonly [row: string, column: string]>>> = {
  "Base payment": ["Base payment", "Amount expected"],
  "Direct services": ["Direct services", "Amount expected"],
  "Population health": ["Population health", "Amount expected"],
  "Incentive expected": ["Performance incentive", "Amount expected"],
  "Incentive at most": ["Performance incentive", "Amount maximum"],
  "Risk adjustment": ["Risk adjustment", "Amount expected"],
  "Added committed": ["Added over base", "Amount committed"],
  "Added expected": ["Added over base", "Amount expected"],
  "Added at most": ["Added over base", "Amount maximum"],
  "PMPM at most": ["Total", "PMPM maximum"],
};

describe("every figure is the one that its own function gives", () => {
  const terms = anyTerms(FIRST_EDITION);

  test("UPLIFT.OUTLOOK, INCENTIVE.TOTAL and INCENTIVE.PAYMENT, and totals add up rows", () => {
    let compared = 0;
    fc.assert(
      fc.property(plan, allocation, terms, (drawn, shares, rows) => {
        const found = answer(
          "UPLIFT.PRACTICES",
          practices(...drawn.map(({ row }) => row)),
          ...shares,
          scoresOf(drawn),
          rows,
        );
        if (found instanceof Refusal) {
          const outlook = answer("UPLIFT.OUTLOOK", "A", 30, 0, ...shares, 0, 1, 6, null, rows);
          expect(shown(outlook instanceof Refusal ? outlook : "answered")).toBe(found.code);
          return;
        }
        const at = lookup(found);
        drawn.forEach(({ row, scored, given }, index) => {
          const [, type, months, base, track, capitated, decile, clinical, expected] = row;
          const { measures, baselines, scores } = given;
          const codes = column(measures.map(({ code }) => code));
          const has = scored && scores.some((score) => score !== null);
          const earned = has ? one("INCENTIVE.TOTAL", type, codes, column(baselines), column(scores), rows) : expected;
          const outlook = lookup(
            answer(
              "UPLIFT.OUTLOOK",
              track ?? "A",
              base,
              capitated,
              ...shares,
              typeof earned === "number" ? earned : 0,
              months,
              decile,
              clinical,
              rows,
            ),
          );
          const line = index + 1;
          if (outlook("Total", "PMPM maximum") instanceof Refusal) {
            for (const title of FIGURES) expect([title, shown(at(line, title))]).toEqual([title, "#VALUE!"]);
            return;
          }
          expect(shown(at(line, "Earned share"))).toBe(earned ?? "");
          const byScores = ["Incentive expected", "Added expected"];
          for (const [title, [from, under]] of Object.entries(OUTLOOK)) {
            const due = typeof earned === "string" && byScores.includes(title) ? earned : outlook(from, under);
            const cents = has && byScores.includes(title) ? onHalf(earned, base, shares[2], months) : 0;
            expect([title, ...within(at(line, title), due, cents)]).toEqual([title, due]);
          }
          if (typeof earned === "number") {
            const paid = one("INCENTIVE.PAYMENT", earned, base, shares[2], months, rows);
            expect(
              within(at(line, "Incentive expected"), paid, has ? onHalf(earned, base, shares[2], months) : 0),
            ).toEqual([paid]);
          }
          compared += 1;
        });
        for (const title of FIGURES.filter((each) => each !== "Earned share" && each !== "PMPM at most")) {
          const cells = drawn.map((_, index) => at(index + 1, title));
          const sum = cells.some((cell) => cell instanceof Refusal)
            ? "#N/A"
            : cells.reduce<number>((total, cell) => total + Math.round(Number(cell) * 100), 0) / 100;
          expect([title, shown(at("Total", title))]).toEqual([title, sum]);
        }
      }),
      runs(500),
    );
    expect(compared).toBeGreaterThan(500);
  });

  test("earnable is INCENTIVE.TOTAL with every settled measure at gold", () => {
    fc.assert(
      fc.property(drawnPractice(0), allocation, terms, ({ row, given: { type } }, shares, rows) => {
        // A gold standard of more decimals than scores are rounded to cannot be typed.
        fc.pre(rows.every(([key]) => key !== "score.rounding"));
        const at = lookup(answer("UPLIFT.PRACTICES", practices(row), ...shares, null, rows));
        fc.pre(typeof at(1, "Base payment") === "number");
        const codes = measuresOf(type, FIRST_EDITION).map(({ code }) => code);
        const gold = codes.map((code) => one("INCENTIVE.TARGET", code, "Gold", null, rows));
        const settled = codes.filter((_, index) => typeof gold[index] === "number");
        const targets = gold.filter((each) => typeof each === "number");
        const earnable = one("INCENTIVE.TOTAL", type, column(settled), column(targets), column(targets), rows);
        const paid =
          typeof earnable === "number" ? one("INCENTIVE.PAYMENT", earnable, row[3], shares[2], row[2], rows) : earnable;
        expect(within(at(1, "Incentive earnable"), paid, onHalf(earnable, row[3], shares[2], row[2]))).toEqual([paid]);
      }),
      runs(200),
    );
  });

  test("base that is not capitated and the four payments are Total Expected, to a cent a row", () => {
    let compared = 0;
    fc.assert(
      fc.property(drawnPractice(0), allocation, terms, ({ row }, shares, rows) => {
        const [, , months, base, , capitated, decile, clinical] = row;
        const [direct, health, incentive] = shares;
        fc.pre(decile !== null);
        const at = lookup(answer("UPLIFT.PRACTICES", practices(replaced(row, 8, 0.5)), ...shares, null, rows));
        const added = at(1, "Added expected");
        fc.pre(typeof added === "number");
        const payments = [
          one("CAPITATION.PAYMENT", capitated ?? 0, months, decile, clinical, rows),
          one("DIRECT.PAYMENT", base, direct, months, capitated ?? 0, decile, clinical, rows),
          one("PHM.PAYMENT", base, health, months, decile, clinical, rows),
          one("INCENTIVE.PAYMENT", 0.5, base, incentive, months, rows),
        ] as number[];
        const left = (Number(base) - Number(capitated ?? 0)) * Number(months);
        const total = payments.reduce((sum, each) => sum + each, left);
        expect(Math.abs(total - Number(at(1, "Base payment")) - added)).toBeLessThan(0.05 + 1e-6);
        compared += 1;
      }),
      runs(200),
    );
    expect(compared).toBeGreaterThan(80);
  });
});
