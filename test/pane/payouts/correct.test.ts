import fc from "fast-check";
import type { PortCell } from "../../../src/pane/port";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { bookingOf } from "../../../src/pane/payouts/corrections";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { reconciledOf } from "../../../src/pane/payouts/reconciled";
import { noAnswer, Refusal } from "../../../src/core/cells/refusal";
import { Office, paidBy, PRACTICES, SCORES, withCell } from "./closeSteps";
import { CLOSED, closedQuarter, lines, QUARTER, SCORED, rescore } from "./quarter";

/** What a closed payout would earn now, offered and booked. */

test("what is corrected later is offered once, as new less closed with its reason, and never moves a closed line", async () => {
  const office = await closedQuarter();
  expect(office.corrections(1).offered).toEqual([]);
  office.put(
    "Practices",
    PRACTICES,
    QUARTER.map((row) => (row[0] === "Practice 03" ? withCell(row, 2, 4_786) : row)),
  );
  rescore(office, "Practice 01", 74);
  // At gold 14%: 7,560.00; 4,786 × 24.00 × 15% × 27% = 4,651.992.
  expect(office.corrections(1).offered.map(({ practice, amount, reasons }) => [practice, amount, reasons])).toEqual([
    ["Practice 01", 2_700, ["score of CBP 67 → 74"]],
    ["Practice 03", -208.01, ["214 member months less"]],
  ]);
  await office.book(1);
  expect(lines(office)).toEqual([
    ...CLOSED,
    ["Practice 01", 2, null, null, 2_700, null, 1],
    ["Practice 03", 2, null, null, -208.01, null, 1],
  ]);
  expect(office.corrections(1).offered).toEqual([]);
  // A second one starts from the first, and goes into the payout that is open by then.
  await office.project(2, "Incentive expected");
  await office.close(2, office.closables(2));
  rescore(office, "Practice 01", 68);
  // (68 − 67) ÷ (74 − 67) of 5 points beyond 9%: 54,000.00 × 17 ÷ 175 = 5,245.71.
  expect(office.corrections(1).offered.map(({ closed, now, amount }) => [closed, now, amount])).toEqual([
    [7_560, 5_245.71, -2_314.29],
  ]);
  await office.book(1);
  expect(lines(office).at(-1)).toEqual(["Practice 01", 3, null, null, -2_314.29, null, 1]);
  expect(lines(office).slice(0, 3)).toEqual(CLOSED);
});

test("terms that change are a reason too", async () => {
  const office = await closedQuarter();
  office.terms = [{ row: 2, parameter: "total.ceiling", value: 0.05, source: "Amendment 1" }];
  expect(office.corrections(1).offered.map(({ practice, amount, reasons }) => [practice, amount, reasons])).toEqual([
    ["Practice 01", -2_160, ["total.ceiling 1 → 0.05"]],
    ["Practice 02", -300, ["total.ceiling 1 → 0.05"]],
    ["Practice 03", -3_960, ["total.ceiling 1 → 0.05"]],
  ]);
});

test("a correction that gets no record is not booked either", async () => {
  const office = await closedQuarter();
  rescore(office, "Practice 01", 74);
  const { offered } = office.corrections(1);
  expect(offered).toHaveLength(1);
  const booking = bookingOf(offered, 45_790, office.ledger, () => noAnswer("The table is gone"));
  expect(booking).toEqual({ toRecord: [], changes: [] });
});

test("a ledger that is not as it was closed is named, and nothing is offered on it", async () => {
  const office = await closedQuarter();
  const first = office.ledger.lines[0];
  if (first === undefined) throw new Error("No line");
  await office.workbook.changeTable(LEDGER.table, [
    {
      kind: "replace",
      index: 0,
      before: first.cells,
      cells: first.cells.map((_cell, at) => (at === 3 ? 4_900 : undefined)),
    },
  ]);
  const { offered, untold } = office.corrections(1);
  expect(offered).toEqual([]);
  expect(untold.map(({ practice, why }) => [practice, why])).toEqual([
    ["Practice 01", "The ledger has 4,900.00 for payout 1, and Closing1 4,860.00: put the ledger right first"],
  ]);
});

test("tables that nearly all have other member months may be another payout's", async () => {
  const office = await closedQuarter();
  office.put(
    "Practices",
    PRACTICES,
    QUARTER.map((row) => withCell(row, 2, 9_000)),
  );
  expect(office.corrections(1).mayBeAnother).toBe(true);
  await office.leave(1);
  expect(office.closings?.list.map(({ now }) => now)).toEqual([
    { practices: "Payout1Practices", scores: "Payout1Scores", terms: "" },
  ]);
  expect(office.corrections(1).offered).toEqual([]);
});

/** Scores of percentage measures, in tenths. */
const score = fc.integer({ min: 200, max: 1000 }).map((each) => each / 10);
const MEASURES = ["CBP", "COL", "AMR"];
const change = fc.record({
  payout: fc.nat(2),
  practice: fc.nat(3),
  measure: fc.nat(2),
  score,
  months: fc.option(fc.integer({ min: -500, max: 20_000 })),
  books: fc.boolean(),
});
const period = fc.array(
  fc.record({
    months: fc.integer({ min: 1, max: 20_000 }),
    base: fc.integer({ min: 1, max: 6_000 }),
    scores: fc.tuple(score, score, score),
  }),
  { minLength: 4, maxLength: 4 },
);

test("whatever is closed and corrected in whatever order, each practice is granted what its last known inputs earn", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(period, { minLength: 3, maxLength: 3 }),
      fc.array(change, { maxLength: 12 }),
      fc.nat(3),
      async (periods, changes, late) => {
        const office = new Office();
        office.terms = [{ row: 2, parameter: "amount.zero", value: "accept", source: null }];
        const tables = periods.map((drawn) => ({
          practices: drawn.map(({ months, base }, at): PortCell[] => [`P${at}`, "Adult", months, base / 100, null, 8]),
          scores: drawn.flatMap(({ scores }, at) =>
            scores.map((each, of): PortCell[] => [`P${at}`, MEASURES[of] ?? "", 40, each]),
          ),
        }));
        const queue = [...changes];
        const apply = async (current: number): Promise<void> => {
          const mine = queue.filter(({ payout }) => payout <= current);
          for (const one of mine) {
            queue.splice(queue.indexOf(one), 1);
            const truth = tables[one.payout];
            if (truth === undefined) continue;
            const { practices, scores } = truth;
            const row = one.practice * MEASURES.length + one.measure;
            truth.scores = scores.map((cells, at) => (at === row ? withCell(cells, 3, one.score) : cells));
            truth.practices = practices.map((cells, at) =>
              at === one.practice && one.months !== null ? withCell(cells, 2, one.months) : cells,
            );
            const [here, there] =
              one.payout === current
                ? ["Practices", "Scores"]
                : [`Payout${one.payout + 1}Practices`, `Payout${one.payout + 1}Scores`];
            office.put(here, PRACTICES, truth.practices);
            office.put(there, SCORES, truth.scores);
            if (one.books) await office.book(one.payout + 1);
          }
        };
        for (const [current, truth] of tables.entries()) {
          if (current > 0) {
            // Whatever is still unbooked is booked from the tables of its own.
            await office.leave(current);
            office.put(`Payout${current}Practices`, PRACTICES, tables[current - 1]?.practices ?? []);
            office.put(`Payout${current}Scores`, SCORES, tables[current - 1]?.scores ?? []);
          }
          office.put("Practices", PRACTICES, truth.practices);
          office.put("Scores", SCORES, truth.scores);
          await office.project(current + 1, "Incentive at most");
          const closables = office.closables(current + 1);
          // One of them is closed by itself, which is a record of its own.
          const first = closables.slice(late, late + 1);
          if (first.length > 0) await office.close(current + 1, first);
          await apply(current - 1);
          await office.close(current + 1, office.closables(current + 1));
          await apply(current);
        }
        for (const payout of [1, 2, 3]) {
          await office.book(payout);
          expect(office.corrections(payout)).toMatchObject({ offered: [], untold: [] });
        }
        const paid = tables.map(({ practices, scores }) => paidBy(practices, scores, office.terms));
        for (const practice of ["P0", "P1", "P2", "P3"]) {
          const due = paid.reduce((sum, one) => sum + Math.round((one.get(practice) ?? 0) * 100), 0);
          expect(Math.round(office.granted(practice) * 100)).toBe(due);
        }
        expect(reconciledOf(office.ledger.lines, office.terms)).not.toBeInstanceOf(Refusal);
      },
    ),
    { numRuns: 12 },
  );
});

test("records are numbered on from the last, so that what corrects comes after what it corrects", async () => {
  const office = new Office();
  office.put("Practices", PRACTICES, [["Practice 01", "Adult", 12_000, 30, null, 8]]);
  office.put("Scores", SCORES, [["Practice 01", "CBP", 56, 67]]);
  for (const payout of [1, 2]) {
    await office.project(payout, "Incentive at most");
    await office.close(payout, office.closables(payout));
  }
  // Somebody takes the first closing back by hand.
  const { tables } = office.workbook;
  const closings = tables.get(CLOSINGS.table);
  if (closings === null) throw new Error("Nothing was closed");
  tables.put(CLOSINGS.table, { ...closings, rows: closings.rows.slice(1) });
  for (const name of ["Closing1", "Closing1Scores"]) tables.remove(name);
  office.put("Scores", SCORES, [["Practice 01", "CBP", 56, 70]]);
  await office.book(2);
  expect(office.closings?.list.map(({ kind, record }) => [kind, record])).toEqual([
    ["Closing", "Closing2"],
    ["Correction", "Closing3"],
  ]);
  expect(office.corrections(2).untold).toEqual([]);
});

test("however somebody sorts the closings, what corrects comes after what it corrects", async () => {
  const office = await closedQuarter();
  rescore(office, "Practice 01", 74);
  await office.book(1);
  const { tables } = office.workbook;
  const closings = tables.get(CLOSINGS.table);
  if (closings === null) throw new Error("Nothing was closed");
  tables.put(CLOSINGS.table, { ...closings, rows: [...closings.rows].reverse() });
  expect(office.corrections(1)).toMatchObject({ offered: [], untold: [] });
});

test("a note is as long as one line bears, and the record has every reason", async () => {
  const office = await closedQuarter();
  rescore(office, "Practice 01", 74);
  const reasons = Array.from({ length: 30 }, (_, at) => `score of M${at} 1 → 2`);
  const offered = office.corrections(1).offered.map((one) => ({ ...one, reasons }));
  const { toRecord, changes } = bookingOf(offered, 45_790, office.ledger, office.nowOf);
  expect(toRecord.map(({ lines: recorded }) => recorded)).toEqual([
    [{ practice: "Practice 01", projected: 54_000, earned: 7_560, adjustments: 2_700, because: reasons.join("; ") }],
  ]);
  await office.workbook.changeTable(LEDGER.table, changes);
  const told = office.ledger.lines.at(-1)?.note.split("; ") ?? [];
  expect(told.at(-1)).toBe(`and ${30 - (told.length - 1)} more`);
  expect(told.slice(0, -1).join("; ").length).toBeLessThanOrEqual(200);
});

test("a baseline that changes is a reason of its own", async () => {
  const office = await closedQuarter();
  office.put(
    "Scores",
    SCORES,
    SCORED.map((row) => (row[0] === "Practice 01" ? withCell(withCell(row, 2, 50), 3, 74) : row)),
  );
  expect(office.corrections(1).offered.map(({ reasons }) => reasons)).toEqual([
    ["baseline of CBP 56 → 50", "score of CBP 67 → 74"],
  ]);
});

test("shares that are past a ceiling by now earn nothing that could be told", async () => {
  const office = await closedQuarter();
  office.terms = [{ row: 2, parameter: "incentive.ceiling", value: 0.1, source: "Amendment 1" }];
  const { offered, untold } = office.corrections(1);
  expect(offered).toEqual([]);
  expect(untold).toEqual([{ practice: "", why: "The shares are past a ceiling of the terms" }]);
});

test.each([
  [2, false],
  [3, true],
])("%d of 4 practices with other member months may have another payout's tables: %s", async (count, mayBe) => {
  const practices = [...QUARTER, ["Practice 04", "Adult", 8_000, 20, 0.5, 8]];
  const office = new Office();
  office.put("Practices", PRACTICES, practices);
  office.put("Scores", SCORES, [...SCORED, ["Practice 04", "CBP", 56, 67]]);
  await office.project(1, "Incentive at most");
  await office.close(1, office.closables(1));
  office.put(
    "Practices",
    PRACTICES,
    practices.map((row, at) => (at < count ? withCell(row, 2, 9_000) : row)),
  );
  expect(office.corrections(1).mayBeAnother).toBe(mayBe);
});

test("measures that came or went are reasons", async () => {
  const office = await closedQuarter();
  office.put(
    "Scores",
    SCORES,
    SCORED.map((row) => (row[0] === "Practice 01" ? ["Practice 01", "COL", 56, 80] : row)),
  );
  const told = office.corrections(1).offered.flatMap(({ reasons }) => reasons);
  expect(told).toEqual(["CBP 67 is gone", "COL 80 is new"]);
});
