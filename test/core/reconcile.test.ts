import fc from "fast-check";
import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import { callRule, type Outgoing } from "../../src/core/define/call";
import { isTable, type Range } from "../../src/core/define/rule";
import { recordRow } from "../../src/core/rules/model/working";
import { ruleNamed } from "./answers";
import { runs } from "../long";

/** Reconciliations of one practice and of many, and what accrues: worked by hand, and whatever the amounts are. */

type Cell = number | string | null | { readonly code: string };

const column = (cells: readonly unknown[]): unknown[][] => cells.map((cell) => [cell]);

/** The rows under the header; an error as its code. */
function rows(name: string, ...args: readonly unknown[]): unknown[][] {
  return callRule(ruleNamed(name), args)
    .slice(1)
    .map((row) => row.map((cell) => (cell instanceof Refusal ? cell.code : cell)));
}

/** The sentence of the cell in a row and column under the header. */
function sentence(answer: readonly (readonly Outgoing[])[], row: number, at: number): string {
  const cell = answer[row]?.[at];
  return cell instanceof Refusal ? cell.sentence : "";
}

interface Line {
  readonly practice: Cell;
  readonly payout: Cell;
  readonly projected: Cell;
  readonly earned: Cell;
  readonly paid: Cell;
  readonly adjustment: Cell;
}

const ACCEPT = [["amount.zero", "accept"]];

function lists(lines: readonly Line[]): unknown[][][] {
  const fields = ["practice", "payout", "projected", "earned", "paid", "adjustment"] as const;
  return fields.map((field) => column(lines.map((line) => line[field])));
}

function panel(lines: readonly Line[], settled: number | null = null, terms: Range = ACCEPT): unknown[][] {
  return rows("RECONCILE.PANEL", ...lists(lines), [[settled]], terms);
}

const line = (practice: Cell, payout: Cell, ...[projected, earned, paid, adjustment]: Cell[]): Line => ({
  practice,
  payout,
  projected: projected ?? null,
  earned: earned ?? null,
  paid: paid ?? null,
  adjustment: adjustment ?? null,
});

const DOUBT: Range = [["amount.zero", "doubt"]];

describe("RECONCILE", () => {
  const reconcile = (...args: readonly unknown[]): unknown[][] => rows("RECONCILE", ...args);

  test("a retroactive termination: the second payout takes back more than it pays, the third bears it", () => {
    // 500 − 1,000 = −500; −200 − 0 − 500 = −700; 1,000 − 100 − 700 = 200.
    expect(reconcile(column([1000, -300, 100]), column([500, -500, 1000]))).toEqual([
      [1, 1000, 500, 1000, -500, 0, 0, -500],
      [2, -300, -500, -300, -200, -500, 0, -700],
      [3, 100, 1000, 100, 900, -700, 200, 0],
      ["Total", 800, 1000, 800, 200, "", 200, 0],
    ]);
  });

  test("sentences name the place in the list, in the payout, after it and in the total", () => {
    const answer = callRule(ruleNamed("RECONCILE"), [column([1000, 1000, 1000]), column([900, "12", 950])]);
    expect(sentence(answer, 2, 2)).toBe('earned, item 2: "12" is text; type it as the number 12');
    expect(sentence(answer, 2, 4)).toBe(sentence(answer, 2, 2));
    expect(sentence(answer, 3, 5)).toBe(`the balance after payout 2 is not known: ${sentence(answer, 2, 2)}`);
    expect(sentence(answer, 4, 6)).toBe(`not every row of this total is known: ${sentence(answer, 2, 2)}`);
    expect(answer[4]?.[1]).toBe(3000);
  });

  test("a 0 is doubted where it would change what is due, and amount.zero alone decides", () => {
    const zero = column([0]);
    const thousand = column([1000]);
    const doubted = callRule(ruleNamed("RECONCILE"), [thousand, zero]);
    expect(sentence(doubted, 1, 2)).toBe(
      "earned, item 1: 0 against 1000 projected may be a blank cell; leave it blank while the payout is not settled, or set amount.zero to accept where 0 is meant",
    );
    const paid = callRule(ruleNamed("RECONCILE"), [zero, zero, column([500])]);
    expect(sentence(paid, 1, 2)).toMatch(/^earned, item 1: 0 against 500 paid may be a blank cell/);
    const notPaid = callRule(ruleNamed("RECONCILE"), [thousand, column([900]), zero]);
    expect(sentence(notPaid, 1, 3)).toMatch(
      /^paid, item 1: 0 against 1000 projected .* where the projected amount was paid/,
    );
    expect(reconcile(thousand, zero, null, null, ACCEPT)[0]).toEqual([1, 1000, 0, 1000, -1000, 0, 0, -1000]);
    expect(reconcile(thousand, zero, null, null, [["score.zero", "accept"]])[0]?.[4]).toBe("#VALUE!");
    expect(reconcile(thousand, zero, null, [[0]])[0]).toEqual([1, 1000, 0, "", "", 0, "", ""]);
  });

  test("settled counts places of the lists, blank ones too, and no more than there are", () => {
    const lists = [column([1000, null, 1000]), column([900, null, 1200])];
    expect(reconcile(...lists, null, [[2]])).toEqual([
      [1, 1000, 900, 1000, -100, 0, 0, -100],
      [3, 1000, 1200, "", "", -100, "", ""],
      ["Total", 1000, 900, 1000, -100, "", 0, -100],
    ]);
    expect(orRefusal(() => reconcile(...lists, null, [[4]]))).toMatchObject({
      sentence: "settled: 4 payouts are final, but 3 are listed",
    });
  });

  test("steps say what is rounded, and why a payout waits", () => {
    const rule = ruleNamed("RECONCILE");
    if (!isTable(rule)) throw new Error("RECONCILE answers a table");
    const { steps } = recordRow(rule, [column([10.005, 100]), column([null, 9.5]), null, [[1]]] as Range[], 1);
    expect(steps.slice(0, 5)).toEqual([
      ["Projected, item 1", 10.005, "Argument projected"],
      ["Projected", 10.01, "Rounded to cents"],
      ["Earned", "blank", "Nothing is given"],
      ["Paid", "blank", "Nothing is given"],
      ["Status", "Not begun", "Argument earned, item 1: blank against a projected amount"],
    ]);
    const second = recordRow(rule, [column([10.005, 100]), column([null, 9.5]), null, [[1]]] as Range[], 2);
    expect(second.steps).toContainEqual(["Status", "Open", "Argument settled: payout 1 is final"]);
  });
});

describe("RECONCILE.PANEL", () => {
  test("an open payout waits between settled ones, and what was given of it is shown", () => {
    const lines = [line("North", 1, 1000, 800), line("North", 2, 1000, null, 400), line("North", 3, 1000, 1500)];
    expect(panel(lines, null, DOUBT)).toEqual([
      ["North", 1, 1000, 800, 0, 1000, -200, 0, 0, -200, "Settled"],
      ["North", 2, 1000, "", 0, 400, "", -200, "", "", "Open"],
      ["North", 3, 1000, 1500, 0, 1000, 500, -200, 300, 0, "Settled"],
      ["Total", 1, 1000, 800, 0, 1000, -200, 0, 0, -200, ""],
      ["Total", 2, 0, 0, 0, 0, 0, 0, 0, 0, ""],
      ["Total", 3, 1000, 1500, 0, 1000, 500, -200, 300, 0, ""],
      ["Total", "", 2000, 2300, 0, 2000, 300, "", 300, 0, ""],
    ]);
  });

  test("a payment alone waits for an amount earned; beside one it needs none of its own", () => {
    expect(panel([line("A", 1, null, null, 500)], null, DOUBT)[0]).toEqual([
      "A",
      1,
      0,
      "",
      0,
      500,
      "",
      0,
      "",
      "",
      "Open",
    ]);
    expect(panel([line("A", 1, null, null, 500), line("A", 1, null, 700)], null, DOUBT)[0]).toEqual([
      "A",
      1,
      0,
      700,
      0,
      500,
      200,
      0,
      200,
      0,
      "Settled",
    ]);
    // A 0 may be the blank of the first case.
    expect(panel([line("A", 1, null, 0, 500)], null, DOUBT)[0]?.[6]).toBe("#VALUE!");
    expect(panel([line("A", 1, null, 0, 500), line("A", 1, null, 700)], null, DOUBT)[0]?.[6]).toBe(200);
  });

  test("each amount of a payout is rounded once, whatever its lines are", () => {
    // 0.004 + 0.004 = 0.008, one cent; each for itself would be none.
    const lines = [line("A", 1, 1, 0.004), line("A", 1, 1, 0.004), line("A", 1, null, -1.005, null, -0.005)];
    expect(panel(lines)[0]).toEqual(["A", 1, 2, -1, -0.01, 2, -3.01, 0, 0, -3.01, "Settled"]);
    const rule = ruleNamed("RECONCILE.PANEL");
    if (!isTable(rule)) throw new Error("RECONCILE.PANEL answers a table");
    const { steps } = recordRow(rule, [...lists(lines), null, ACCEPT] as Range[], 1);
    expect(steps.slice(0, 9)).toEqual([
      ["Projected, item 1", 1, "Argument projected"],
      ["Projected, item 2", 1, "Argument projected"],
      ["Projected", 2, "Items added up, in cents"],
      ["Earned, item 1", 0.004, "Argument earned"],
      ["Earned, item 2", 0.004, "Argument earned"],
      ["Earned, item 3", -1.005, "Argument earned"],
      ["Earned before rounding", -0.997, "Items added up"],
      ["Earned", -1, "Items added up, in cents"],
      ["Adjustments, item 3", -0.005, "Argument adjustments"],
    ]);
  });

  test("a sentence says whose row it is about", () => {
    const lines = [line("Echo", 1, 1000, "oops"), line("Echo", 2, 1000, 900), line("A", 1, 1000, { code: "#DIV/0!" })];
    const answer = callRule(ruleNamed("RECONCILE.PANEL"), [...lists(lines), null, null]);
    expect(sentence(answer, 1, 3)).toBe('"Echo": earned, item 1: "oops" is not an amount in dollars');
    expect(sentence(answer, 2, 7)).toMatch(/^"Echo": the balance after payout 1 is not known: earned, item 1/);
    expect(answer[3]?.[3]).toMatchObject({ code: "#DIV/0!", passedOn: true });
  });

  test("a row without a practice has one row and costs the totals over it", () => {
    const lines = [line(null, 2, 1000, 900), line("A", 1, 1000, 900), line("A", 2, 1000, 1000), line(0, 0, 0, 0)];
    const answer = callRule(ruleNamed("RECONCILE.PANEL"), [...lists(lines), null, null]);
    expect(answer).toHaveLength(7);
    expect(answer[1]?.[0]).toBe("");
    expect(sentence(answer, 1, 1)).toBe(
      "practices, item 1: a blank cell in a row that is not blank; give the practice that it is of",
    );
    const [, , , first, second, all] = panel(lines, null, DOUBT);
    expect(first).toEqual(["Total", 1, 1000, 900, 0, 1000, -100, 0, 0, -100, ""]);
    expect(second).toEqual(["Total", 2, ...Array<string>(8).fill("#N/A"), ""]);
    expect(all).toEqual(["Total", "", ...Array<string>(5).fill("#N/A"), "", "#N/A", "#N/A", ""]);
  });

  test("a payout that cannot be read costs its practice and every total; an error comes out as it is", () => {
    const lines = [line("A", 1, 1000, 900), line("B", 1, 1000, 900), line("A", "two", { code: "#DIV/0!" }, 900)];
    const answer = panel(lines, null, DOUBT);
    expect(answer).toEqual([
      ["A", ...Array<string>(10).fill("#DIV/0!")],
      ["B", 1, 1000, 900, 0, 1000, -100, 0, 0, -100, "Settled"],
      ["Total", 1, ...Array<string>(8).fill("#N/A"), ""],
      ["Total", "", ...Array<string>(5).fill("#N/A"), "", "#N/A", "#N/A", ""],
    ]);
  });

  test("where nothing is listed there is no answer", () => {
    expect(orRefusal(() => panel([line(null, null), line(0, 0, 0, 0)]))).toMatchObject({ code: "#N/A" });
  });
});

const amount = fc.integer({ min: -300_000, max: 300_000 }).map((thousandths) => thousandths / 1000);
const given = fc.option(amount, { freq: 4 });
const anyLine: fc.Arbitrary<Line> = fc.record({
  practice: fc.constantFrom("A", "B", "C"),
  payout: fc.integer({ min: 1, max: 4 }),
  projected: given,
  earned: given,
  paid: given,
  adjustment: given,
});
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 14 });
const anySettled = fc.option(fc.nat(4), { freq: 3 });

const inCents = (cell: unknown): number => Math.round(Number(cell) * 100);

describe("whatever the amounts are", () => {
  test("money is conserved: Total Due + last Carried out = Total Earned + Adjustments − Paid, and totals add rows up", () => {
    fc.assert(
      fc.property(anyLines, anySettled, (lines, settled) => {
        const answer = panel(lines, settled);
        const done = answer.filter((row) => row[10] === "Settled");
        const totals = answer.filter(([first]) => first === "Total");
        const all = totals.at(-1) ?? [];
        expect(inCents(all[8]) + inCents(all[9])).toBe(inCents(all[3]) + inCents(all[4]) - inCents(all[5]));
        for (const total of totals) {
          const its = done.filter((row) => total[1] === "" || row[1] === total[1]);
          for (const at of total[1] === "" ? [2, 3, 4, 5, 6, 8] : [2, 3, 4, 5, 6, 7, 8, 9])
            expect(inCents(total[at])).toBe(its.reduce((sum, row) => sum + inCents(row[at]), 0));
        }
        for (const row of done) {
          expect(inCents(row[8])).toBeGreaterThanOrEqual(0);
          expect(inCents(row[9])).toBeLessThanOrEqual(0);
          expect(inCents(row[8]) + inCents(row[9])).toBe(inCents(row[6]) + inCents(row[7]));
        }
      }),
      runs(500),
    );
  });

  test("the order of the rows changes the order of the practices, and nothing else", () => {
    const shuffled = anyLines.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    fc.assert(
      fc.property(shuffled, anySettled, ([lines, others], settled) => {
        const sorted = (answer: unknown[][]): string[] => answer.map((row) => JSON.stringify(row)).sort();
        expect(sorted(panel(others, settled))).toEqual(sorted(panel(lines, settled)));
      }),
      runs(300),
    );
  });

  test("a practice alone is reconciled as RECONCILE does it, and beside others as alone", () => {
    // A projection other than 0, so that neither of them reads it as a blank.
    const payouts = fc.array(
      fc.tuple(
        amount.filter((value) => value !== 0),
        given,
        given,
      ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(payouts, payouts, anySettled, (own, others, settled) => {
        const last = settled === null ? null : Math.min(settled, own.length);
        const alone = rows(
          "RECONCILE",
          column(own.map(([projected]) => projected)),
          column(own.map(([, earned]) => earned)),
          column(own.map(([, , paid]) => paid)),
          [[last]],
          ACCEPT,
        );
        const linesOf = (name: string, all: typeof own): Line[] =>
          all.map(([projected, earned, paid], index) => line(name, index + 1, projected, earned, paid));
        const shown = (answer: unknown[][]): unknown[][] =>
          answer.filter(([first]) => first === "A").map((row) => row.filter((_, at) => ![0, 4, 10].includes(at)));
        const many = panel([...linesOf("B", others), ...linesOf("A", own)], last);
        expect(shown(many)).toEqual(alone.slice(0, -1));
        const [total = []] = panel(linesOf("A", own), last).slice(-1);
        expect(["Total", ...total.filter((_, at) => ![0, 1, 4, 10].includes(at))]).toEqual(alone.at(-1));
      }),
      runs(300),
    );
  });

  test("a fault costs the figures of its payout and the balance of later ones, and no other practice anything", () => {
    const faulted = anyLines.chain((lines) => fc.tuple(fc.constant(lines), fc.nat(lines.length - 1)));
    fc.assert(
      fc.property(faulted, anySettled, ([lines, at], settled) => {
        const bad = lines.map((each, index) => (index === at ? { ...each, earned: "none" } : each));
        const good = lines.map((each, index) => (index === at ? { ...each, earned: 1 } : each));
        const { practice, payout } = bad[at] ?? line(null, null);
        const answer = panel(bad, settled);
        panel(good, settled).forEach((row, index) => {
          const found = answer[index] ?? [];
          if (row[0] === "Total") return;
          if (row[0] !== practice || Number(row[1]) < Number(payout)) expect(found).toEqual(row);
          else if (row[1] === payout)
            expect(found).toEqual(
              row.map((cell, place) =>
                place === 3 || (row[10] === "Settled" && [6, 8, 9].includes(place)) ? "#VALUE!" : cell,
              ),
            );
          else if (answer.some((each) => each[0] === practice && each[1] === payout && each[6] === "#VALUE!"))
            expect(found).toEqual(row.map((cell, place) => ([7, 8, 9].includes(place) ? "#N/A" : cell)));
          else expect(found).toEqual(row);
        });
      }),
      runs(500),
    );
  });
});

describe("PAYOUT.ACCRUAL", () => {
  const accrual = (...args: readonly unknown[]): unknown => {
    const [[cell] = []] = callRule(
      ruleNamed("PAYOUT.ACCRUAL"),
      args.map((arg): unknown => (Array.isArray(arg) ? arg : [[arg]])),
    );
    return cell instanceof Refusal ? `${cell.code} ${cell.sentence}` : cell;
  };

  test("sixths of a year's half, each on the last day of its month", () => {
    const lastDays = [45504, 45535, 45565, 45596, 45626, 45657];
    lastDays.forEach((day, index) => {
      expect(accrual(1000, 1, day - 1)).toBe(Math.round((100_000 * index) / 6) / 100);
      expect(accrual(1000, 1, day)).toBe(Math.round((100_000 * (index + 1)) / 6) / 100);
    });
  });

  test("payouts are numbered from 1 to the schedule's last", () => {
    expect(accrual(1000, 1.5, 45504)).toMatch(/^#VALUE! payout: 1.5 is not a whole number, 1 for the first payout/);
    expect(accrual(1000, 4, 45504)).toBe("#N/A payout: 4 is after the last of the 3 payouts of the schedule");
    expect(accrual(1000, 6, 46022, null, [["payout.months", 3]])).toBe(1000);
  });

  test("never falls as time goes by, and ends at projected − paid, rounded once", () => {
    const thousandths = fc.integer({ min: -300_000, max: 300_000 });
    const days = fc.integer({ min: 45_400, max: 46_100 });
    fc.assert(
      fc.property(
        fc.nat(300_000),
        thousandths,
        fc.integer({ min: 1, max: 3 }),
        days,
        (projected, paid, payout, day) => {
          const at = (asOf: number): number => inCents(accrual(projected / 1000, payout, asOf, paid / 1000));
          expect(at(day + 1)).toBeGreaterThanOrEqual(at(day));
          const owed = projected - paid;
          // + 0: no minus before a 0.
          expect(at(46_100) + 0).toBe(Math.sign(owed) * Math.floor((Math.abs(owed) + 5) / 10) + 0);
        },
      ),
      runs(200),
    );
  });
});
