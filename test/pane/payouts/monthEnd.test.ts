import fc from "fast-check";
import { isoDate, Refusal, serialOfIso, termsRows } from "../../../src/core/shared";
import type { TermsRow } from "../../../src/core/terms/rows";
import { headingsOf } from "../../../src/pane/ownTable";
import { accountsOf } from "../../../src/pane/payouts/accounts";
import { journalCsv, journalOf, journalSheet, otherwiseDated } from "../../../src/pane/payouts/journal";
import { LEDGER, ledgerOf, sumOf, type Ledger, type LedgerColumn } from "../../../src/pane/payouts/ledger";
import {
  accrualsOf,
  ACCRUALS,
  aroundDay,
  firstAccruals,
  keepChanges,
  type Accruals,
} from "../../../src/pane/payouts/accruals";
import { lastMonthEnd, monthEndOf, positionsOf, type MonthEnd } from "../../../src/pane/payouts/monthEnd";
import { reconciledOf } from "../../../src/pane/payouts/reconciled";
import type { PortCell } from "../../../src/pane/port";
import { runs } from "../../long";
import { FakeTables } from "../fakeTables";

/** Month ends and their journals: a quarter worked out by hand, and histories of every kind. */

type Line = Partial<Record<LedgerColumn, PortCell>>;

const day = serialOfIso;

function ledger(lines: readonly Line[]): Ledger {
  const columns = Object.keys(LEDGER.columns) as LedgerColumn[];
  const rows = lines.map((line) => columns.map((column) => line[column] ?? null));
  return ledgerOf({ address: "'APC Payouts'!A4:K9", headings: headingsOf(LEDGER), rows, formulas: [] });
}

function known<T>(found: T | Refusal): T {
  if (found instanceof Refusal) throw new Error(found.sentence);
  return found;
}

/** The month ends as the workbook has them. */
function accrualsIn(tables: FakeTables): Accruals {
  const content = tables.get(ACCRUALS.table);
  if (content === null) throw new Error("No month end was kept");
  return accrualsOf(content);
}

function at(lines: readonly Line[], on: string, terms: readonly TermsRow[] = []): MonthEnd {
  return known(monthEndOf(ledger(lines), day(on), terms));
}

const balances = ({ rows }: MonthEnd): Record<string, number> =>
  Object.fromEntries([...positionsOf(rows)].map(([practice, { balance }]) => [practice, balance]));

const booked = (now: MonthEnd, before: MonthEnd | null): unknown[] =>
  journalOf(now, before, { named: {} }, false).lines.map(({ role, debit, credit }) => [role, debit, credit]);

/** Three payouts of a quarter each. */
const QUARTERS = termsRows([["payout.months", 3]]);

/** The first quarter as the ledger has it in October: 6,000 and 3,000 projected, 6,400.50 and 2,700 earned. */
const QUARTER: readonly Line[] = [
  {
    practice: "Practice 01",
    payout: 1,
    projected: 6000,
    earned: 6400.5,
    paid: 6000,
    paidOn: day("2024-09-20"),
    closedOn: day("2024-09-30"),
  },
  {
    practice: "Practice 02",
    payout: 1,
    projected: 3000,
    earned: 2700,
    paid: 2500,
    paidOn: day("2024-08-15"),
    closedOn: day("2024-09-30"),
  },
];

describe("a quarter of two practices", () => {
  const [july, august, september] = ["2024-07-31", "2024-08-31", "2024-09-30"].map((on) =>
    at(QUARTER, on, QUARTERS),
  ) as [MonthEnd, MonthEnd, MonthEnd];

  test("accrues by the month, whatever is paid or closed later, and is then what was earned less what is paid", () => {
    expect(balances(july)).toEqual({ "Practice 01": 2000, "Practice 02": 1000 });
    // Two of three months are 4,000 and 2,000, of which 2,500 are paid.
    expect(balances(august)).toEqual({ "Practice 01": 4000, "Practice 02": -500 });
    expect(balances(september)).toEqual({ "Practice 01": 400.5, "Practice 02": 200 });
    expect(august.rows.map(({ kind, months }) => [kind, months])).toEqual([
      ["Accrual", 2],
      ["Accrual", 2],
    ]);
  });

  test("is booked month by month: neither practice’s balance is set off against the other’s", () => {
    expect(booked(july, null)).toEqual([
      ["expense", 3000, null],
      ["liability", null, 3000],
    ]);
    // Owed: 2,000 more to the one, 1,000 less to the other, which owes 500 now.
    expect(booked(august, july)).toEqual([
      ["expense", 3000, null],
      ["liability", null, 1000],
      ["receivable", 500, null],
      ["cash", null, 2500],
    ]);
    // Earned 2,400.50 beyond the 4,000, and 700 beyond the 2,000; owed 600.50 and not 4,000 any more.
    expect(booked(september, august)).toEqual([
      ["expense", 3100.5, null],
      ["liability", 3399.5, null],
      ["receivable", null, 500],
      ["cash", null, 6000],
    ]);
    // By practice the second one has no line of what is owed by others.
    const { lines, debits, credits } = journalOf(september, august, { named: {} }, true);
    expect([debits, credits]).toEqual([6700, 6700]);
    expect(
      lines
        .filter(({ practice }) => practice === "Practice 02")
        .map(({ role, debit, credit }) => [role, debit, credit]),
    ).toEqual([
      ["expense", 700, null],
      ["liability", null, 200],
      ["receivable", null, 500],
    ]);
  });

  test("what a practice owes when it leaves is no cost: written off it has an account of its own, recovered it is cash", () => {
    // The first is corrected by −700.00, which is 299.50 more than the 400.50 that it is owed; the second owes 300.00.
    const [first, second] = QUARTER;
    const corrected = { practice: "Practice 01", payout: 2, adjustments: -700, corrects: 1, paidOn: day("2024-10-10") };
    const lines = [first ?? {}, { ...second, paid: 3000 }, corrected];
    const left = "Left on 2024-09-30";
    const ended = [
      ...lines,
      { practice: "Practice 01", payout: 1, paid: -299.5, paidOn: day("2024-11-20"), note: `Recovered; ${left}` },
      {
        practice: "Practice 02",
        payout: 2,
        adjustments: 300,
        closedOn: day("2024-11-05"),
        note: `Written off; ${left}`,
      },
    ];
    const [september, october, november] = ["2024-09-30", "2024-10-31", "2024-11-30"].map((on) =>
      at(ended, on, QUARTERS),
    ) as [MonthEnd, MonthEnd, MonthEnd];
    expect([september, october, november].map(balances)).toEqual([
      { "Practice 01": 400.5, "Practice 02": -300 },
      { "Practice 01": -299.5, "Practice 02": -300 },
      { "Practice 01": 0, "Practice 02": 0 },
    ]);
    // A negative correction is expense taken back.
    expect(booked(october, september)).toEqual([
      ["expense", null, 700],
      ["liability", 400.5, null],
      ["receivable", 299.5, null],
    ]);
    expect(booked(november, october)).toEqual([
      ["writtenOff", 300, null],
      ["receivable", null, 599.5],
      ["cash", 299.5, null],
    ]);
    const { debits, credits, unexplained } = journalOf(november, october, { named: {} }, true);
    expect([debits, credits, unexplained]).toEqual([599.5, 599.5, 0]);
    // Earned below 0: the expense is taken back, and the practice owes it.
    const negative = [{ ...first, earned: -50, paid: 100, paidOn: day("2024-09-20") }];
    expect(booked(at(negative, "2024-09-30", QUARTERS), null)).toEqual([
      ["expense", null, 50],
      ["receivable", 150, null],
      ["cash", null, 100],
    ]);
  });

  test("stands as a sheet with its working, and as a file that no spreadsheet takes for formulas", () => {
    const accounts = accountsOf({
      address: "A4:B8",
      headings: ["Role", "Account"],
      rows: [
        ["Incentive expense", 5100],
        ["Balances written off", 5190],
        ["accrued payouts", "-2100 Payouts"],
        ["Receivable from practices", "1300"],
        ["Cash", 'Bank "A"'],
      ],
      formulas: [],
    });
    expect(accounts.faults).toEqual([]);
    const journal = journalOf(september, august, accounts, false);
    expect(journalCsv(journal)).toBe(
      [
        '"Date","Account","Practice","Description","Debit","Credit"',
        '2024-09-30,"5100","","Accrued or earned, and adjustments, since 2024-08-31",3100.50,',
        '2024-09-30,"\'-2100 Payouts","","Change of what is owed to practices since 2024-08-31",3399.50,',
        '2024-09-30,"1300","","Change of what practices owe since 2024-08-31",,500.00',
        '2024-09-30,"Bank ""A""","","Paid less recovered since 2024-08-31",,6000.00',
        "",
      ].join("\r\n"),
    );
    const { sheet, figures } = journalSheet("APC journal 2024-09-30", journal, []);
    const formulas = sheet.cells.flatMap((cells) => cells.flatMap((cell) => cell?.formula ?? []));
    expect(formulas.slice(0, 3)).toEqual(["=SUM(E5:E8)", "=SUM(F5:F8)", "=ROUND(E9-F9,2)"]);
    expect(formulas.at(-1)).toBe("=ROUND(E15-E16-(E13+E14-E17),2)");
    const told = Object.fromEntries(figures.map(({ label, value }) => [label, value]));
    expect(told).toMatchObject({
      "Total debit": 6500,
      "Total credit": 6500,
      "Debits − credits": 0,
      "Owed to practices, change": -3399.5,
      "Owed by practices, change": -500,
      "Accrued or earned, and adjustments, change": 3100.5,
      "Paid, change": 6000,
      "Written off, change": 0,
      "Change of balances − (expense + written off − payments)": 0,
    });
  });

  test("a payment after the month end leaves what was earned unpaid, though a blank would mean that it was paid", () => {
    const [first, second] = QUARTER;
    const paidLater = [
      { ...first, paidOn: day("2024-10-05") },
      { ...second, paid: null, paidOn: day("2024-10-05") },
    ];
    expect(balances(at(paidLater, "2024-09-30", QUARTERS))).toEqual({ "Practice 01": 6400.5, "Practice 02": 2700 });
    expect(balances(at(paidLater, "2024-10-31", QUARTERS))).toEqual({ "Practice 01": 400.5, "Practice 02": -300 });
  });

  test("what waits in an open payout counts once: carried out of one, it is not carried in as well", () => {
    const corrected = [
      ...QUARTER,
      { practice: "Practice 02", payout: 1, paid: 500, paidOn: day("2024-09-25") },
      { practice: "Practice 02", payout: 2, projected: 3000 },
      { practice: "Practice 02", payout: 2, adjustments: -40, corrects: 1 },
      // After the last payout of the schedule, where nothing accrues.
      { practice: "Practice 01", payout: 7, adjustments: 12.5 },
      { practice: "Practice 01", payout: 7, paid: 2.5, paidOn: day("2024-10-30") },
    ];
    // 2,700 − 3,000 of the first payout, 1,000 − 40 of the second; 400.50 and 10.
    expect(balances(at(corrected, "2024-10-31", QUARTERS))).toEqual({ "Practice 01": 410.5, "Practice 02": 660 });
  });
});

test("a day that cannot be read, or an amount, is told, and no month end is", () => {
  const told = (line: Line): unknown => {
    const found = monthEndOf(
      ledger([...QUARTER, { practice: "Practice 03", payout: 1, ...line }]),
      day("2024-09-30"),
      [],
    );
    return found instanceof Refusal ? found.sentence : found;
  };
  expect(told({ paid: 5, paidOn: "5 Oct" })).toBe(
    "Payouts, row 7: Date: no day that a workbook knows; give one such as 2025-03-31",
  );
  expect(told({ projected: "1,000" })).toContain('"Practice 03": projected, item 3:');
  expect(told({ payout: 9, projected: 100 })).toContain('"Practice 03": payout: 9 is after the last');
});

test("the last month that has ended by a day", () => {
  expect(
    ["2025-03-30", "2025-03-31", "2025-01-01", "2024-03-01"].map((one) => isoDate(lastMonthEnd(day(one)))),
  ).toEqual(["2025-02-28", "2025-03-31", "2024-12-31", "2024-02-29"]);
});

test("accounts that are missing, blank or the same are told", () => {
  const faults = (rows: readonly PortCell[][]): readonly string[] =>
    accountsOf({ address: "A4:B8", headings: ["Role", "Account"], rows, formulas: [] }).faults;
  expect(
    faults([
      ["Incentive expense", "5100"],
      ["Balances written off", "5190"],
      ["Accrued payouts", null],
      ["Cash", "5100"],
      ["Cash", "1000"],
    ]),
  ).toEqual(["Accrued payouts has no account yet.", "Receivable from practices has no row.", "Cash has two rows."]);
  expect(
    faults([
      ["Incentive expense", 5100],
      ["Balances written off", "5190"],
      ["Accrued payouts", "2100"],
      ["Receivable from practices", " 2100 "],
      ["Cash", 1],
    ]),
  ).toEqual(["Receivable from practices has the account of Accrued payouts, 2100."]);
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

test("a payment without a date counts in the month in which it first stands in the ledger, and is named there", () => {
  const [first = {}, second = {}] = QUARTER;
  const july = at(
    [
      { ...first, paid: null, paidOn: null, earned: null },
      { ...second, paid: null, paidOn: null, earned: null },
    ],
    "2024-07-31",
    QUARTERS,
  );
  const lines = [{ ...first, paidOn: null }, second];
  const august = at(lines, "2024-08-31", QUARTERS);
  expect(otherwiseDated(ledger(lines).lines, august, july)).toEqual([{ practice: "Practice 01", amount: 6000 }]);
  // It is dated afterwards, and is not paid a second time.
  const dated = [{ ...first, paidOn: day("2024-09-02") }, second];
  const september = at(dated, "2024-09-30", QUARTERS);
  expect(booked(september, august).at(-1)).toEqual(["receivable", null, 2500]);
  expect(otherwiseDated(ledger(dated).lines, september, august)).toEqual([{ practice: "Practice 01", amount: -6000 }]);
});

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
