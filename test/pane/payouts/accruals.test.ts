import fc from "fast-check";
import { isoDate, termsRows } from "../../../src/core/shared";
import { headingsOf } from "../../../src/pane/ownTable";
import { journalOf } from "../../../src/pane/payouts/journal";
import { sumOf } from "../../../src/pane/payouts/ledger";
import {
  accrualsOf,
  ACCRUALS,
  aroundDay,
  firstAccruals,
  keepChanges,
  type Accruals,
} from "../../../src/pane/payouts/accruals";
import { monthEndOf, positionsOf, type MonthEnd } from "../../../src/pane/payouts/monthEnd";
import { reconciledOf } from "../../../src/pane/payouts/reconciled";
import type { PortCell } from "../../../src/pane/port";
import { runs } from "../../long";
import { FakeTables } from "../fakeTables";
import {
  type Line,
  day,
  ledger,
  known,
  accrualsIn,
  at,
  balances,
  QUARTERS,
  QUARTER,
  JULY,
  AUGUST,
  SEPTEMBER,
} from "./monthEnds";

/** Month ends as they are kept: rows worked out by hand, and histories of every kind. */

test("what was kept is taken up as it stands; the formula gives the accrual of its row; the last one can be kept anew", () => {
  const tables = new FakeTables();
  const [july, august] = ["2024-07-31", "2024-08-31"].map((on) => at(QUARTER, on, QUARTERS)) as [MonthEnd, MonthEnd];
  tables.make([firstAccruals(july, "Terms")], []);
  const now = (): Accruals => accrualsIn(tables);
  tables.change(ACCRUALS.table, keepChanges(now(), august, ""));
  const balance = headingsOf(ACCRUALS).indexOf("Balance");
  expect(now().content.formulas.map((cells) => cells[balance])).toEqual([
    "=ROUND(APC.PAYOUT.ACCRUAL(E5, C5, A5, J5, Terms)+H5,2)",
    "=ROUND(APC.PAYOUT.ACCRUAL(E6, C6, A6, J6, Terms)+H6,2)",
    "=ROUND(APC.PAYOUT.ACCRUAL(E7, C7, A7, J7)+H7,2)",
    "=ROUND(APC.PAYOUT.ACCRUAL(E8, C8, A8, J8)+H8,2)",
  ]);
  const otherwise = { ...august, rows: august.rows.slice(0, 1) };
  tables.change(ACCRUALS.table, keepChanges(now(), otherwise, ""));
  expect(now().monthEnds.map(({ on, rows }) => [isoDate(on), balances({ on, rows })])).toEqual([
    ["2024-07-31", { "Practice 01": 2000, "Practice 02": 1000 }],
    ["2024-08-31", { "Practice 01": 4000 }],
  ]);
});

/** Something that comes into the ledger in a month, 0 for July 2024. */
interface Event {
  readonly month: number;
  readonly line: Line;
}

const MONTHS = 12;
const lastDay = (month: number): number =>
  day(`${2024 + Math.floor((month + 7) / 12)}-${String(((month + 7) % 12) + 1).padStart(2, "0")}-01`) - 1;

const cent = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most, max: most }).map((cents) => cents / 100);
const month = fc.integer({ min: 0, max: MONTHS - 2 });

/** One payout of a practice: projected at the start, paid in parts with or without a date, corrected, closed at last. */
const payoutOf = (
  practice: string,
  payout: number,
): fc.Arbitrary<{ readonly project: Line; readonly events: Event[]; readonly closes: Event }> =>
  fc
    .record({
      projected: fc.integer({ min: 1, max: 2_000_000 }).map((cents) => cents / 100),
      earned: cent(2_000_000).filter((amount) => amount !== 0),
      closes: month,
      payments: fc.array(
        fc.record({ month, late: fc.integer({ min: 0, max: 2 }), amount: cent(1_500_000), isDated: fc.boolean() }),
        { maxLength: 4 },
      ),
      adjustments: fc.array(fc.record({ month, amount: cent(50_000), isForgone: fc.boolean() }), { maxLength: 2 }),
    })
    .map(({ projected, earned, closes, payments, adjustments }) => ({
      project: { practice, payout, projected },
      closes: { month: closes, line: { earned, closedOn: lastDay(closes) - 3 } },
      events: [
        ...payments
          .filter(({ amount }) => amount !== 0)
          .map(({ month: entered, late, amount, isDated }): Event => ({
            month: entered,
            line: {
              practice,
              payout,
              paid: amount,
              // Some are entered a month or two after they were made, one in the ledger before.
              paidOn: isDated ? lastDay(entered + 1 - late) - 5 : null,
            },
          })),
        ...adjustments.map(({ month: entered, amount, isForgone }): Event => ({
          month: entered,
          line: { practice, payout, adjustments: amount, note: isForgone ? "Written off; Left on 2024-12-31" : null },
        })),
      ],
    }));

const history = fc
  .tuple(...["Practice 01", "Practice 02"].flatMap((one) => [1, 2, 3].map((payout) => payoutOf(one, payout))))
  .map(
    (payouts) =>
      (until: number): Line[] =>
        payouts.flatMap(({ project, events, closes }) => [
          { ...project, ...(closes.month <= until ? closes.line : {}) },
          ...events.filter((event) => event.month <= until).map(({ line }) => line),
        ]),
  );

/** A payout of two months: half a cent may accrue. */
const ACCEPT = termsRows([
  ["payout.months", 2],
  ["amount.zero", "accept"],
]);

test("whatever happens: debits are credits, in the end the expense is what was earned and the cash what was paid", () => {
  fc.assert(
    fc.property(history, (linesUntil) => {
      const tables = new FakeTables();
      let expense = 0;
      let writtenOff = 0;
      let cash = 0;
      let keptRows: readonly (readonly PortCell[])[] = [];
      for (let one = 0; one < MONTHS; one += 1) {
        const lines = ledger(linesUntil(one));
        const now = known(monthEndOf(lines, lastDay(one), ACCEPT));
        const content = tables.get(ACCRUALS.table);
        if (content === null) tables.make([firstAccruals(now, "Terms")], []);
        else tables.change(ACCRUALS.table, keepChanges(accrualsOf(content), now, "Terms"));
        const accruals = accrualsIn(tables);
        // Rows that were kept never change.
        expect(JSON.stringify(accruals.content.rows.slice(0, keptRows.length))).toBe(JSON.stringify(keptRows));
        keptRows = accruals.content.rows;
        const { kept, before } = aroundDay(accruals, lastDay(one));
        if (kept === null) throw new Error("It was not kept");
        expect(positionsOf(kept.rows)).toEqual(positionsOf(now.rows));
        for (const isByPractice of [false, true]) {
          const journal = journalOf(kept, before, { named: {} }, isByPractice);
          expect(journal.debits).toBe(journal.credits);
          expect(journal.unexplained).toBe(0);
          expect(
            journal.lines.every(
              ({ debit, credit }) => (debit ?? credit ?? 0) > 0 && (debit === null) !== (credit === null),
            ),
          ).toBe(true);
          if (isByPractice) continue;
          for (const { role, debit, credit } of journal.lines) {
            if (role === "expense") expense = sumOf([expense, debit ?? 0, -(credit ?? 0)]);
            if (role === "writtenOff") writtenOff = sumOf([writtenOff, debit ?? 0, -(credit ?? 0)]);
            if (role === "cash") cash = sumOf([cash, credit ?? 0, -(debit ?? 0)]);
          }
        }
      }
      const last = linesUntil(MONTHS);
      const panel = known(reconciledOf(ledger(last).lines, ACCEPT));
      const total = (title: Parameters<typeof panel.total.figure>[0]): number => Number(panel.total.figure(title));
      expect(sumOf([expense, writtenOff])).toBe(sumOf([total("Earned"), total("Adjustments")]));
      const forgone = last.filter(({ note }) => note !== null && note !== undefined);
      expect(writtenOff).toBe(sumOf(forgone.map(({ adjustments }) => Number(adjustments))));
      expect(cash).toBe(total("Paid"));
      const final = aroundDay(accrualsIn(tables), lastDay(MONTHS - 1)).kept;
      expect(sumOf([...positionsOf(final?.rows ?? []).values()].map(({ balance }) => balance))).toBe(
        sumOf([total("Due"), total("Carried out")]),
      );
    }),
    runs(8),
  );
});

test("month ends follow each other by their days, however somebody sorts the rows", () => {
  const tables = new FakeTables();
  tables.make([firstAccruals(JULY, "")], []);
  for (const monthEnd of [AUGUST, SEPTEMBER])
    tables.change(ACCRUALS.table, keepChanges(accrualsIn(tables), monthEnd, ""));
  const { content } = accrualsIn(tables);
  const sorted = accrualsOf({ ...content, rows: [...content.rows].reverse() });
  expect(sorted.monthEnds.map(({ on }) => isoDate(on))).toEqual(["2024-07-31", "2024-08-31", "2024-09-30"]);
  expect(aroundDay(sorted, SEPTEMBER.on).before?.on).toBe(AUGUST.on);
});

test("a table without any row has a blank one, and the first month end stands in its place", () => {
  const tables = new FakeTables();
  tables.make([firstAccruals({ ...JULY, rows: [] }, "")], []);
  tables.change(ACCRUALS.table, keepChanges(accrualsIn(tables), JULY, ""));
  const { content, monthEnds } = accrualsIn(tables);
  expect(monthEnds.map(({ rows }) => rows.map(({ index }) => index))).toEqual([[0, 1]]);
  expect(content.formulas[0]?.[headingsOf(ACCRUALS).indexOf("Balance")]).toBe(
    "=ROUND(APC.PAYOUT.ACCRUAL(E5, C5, A5, J5)+H5,2)",
  );
});
