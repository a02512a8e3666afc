import { accountsOf } from "../../../src/pane/payouts/accounts";
import { journalCsv, journalOf, journalSheet, otherwiseDated } from "../../../src/pane/payouts/journal";
import { type MonthEnd } from "../../../src/pane/payouts/monthEnd";
import type { PortCell } from "../../../src/pane/port";
import { day, ledger, at, balances, booked, QUARTERS, QUARTER, JULY, AUGUST, SEPTEMBER } from "./monthEnds";

/** What a month end books since the one before it, and into which accounts. */

describe("a quarter of two practices", () => {
  test("is booked month by month: neither practice’s balance is set off against the other’s", () => {
    expect(booked(JULY, null)).toEqual([
      ["expense", 3000, null],
      ["liability", null, 3000],
    ]);
    // Owed: 2,000 more to the one, 1,000 less to the other, which owes 500 now.
    expect(booked(AUGUST, JULY)).toEqual([
      ["expense", 3000, null],
      ["liability", null, 1000],
      ["receivable", 500, null],
      ["cash", null, 2500],
    ]);
    // Earned 2,400.50 beyond the 4,000, and 700 beyond the 2,000; owed 600.50 and not 4,000 any more.
    expect(booked(SEPTEMBER, AUGUST)).toEqual([
      ["expense", 3100.5, null],
      ["liability", 3399.5, null],
      ["receivable", null, 500],
      ["cash", null, 6000],
    ]);
    // By practice the second one has no line of what is owed by others.
    const { lines, debits, credits } = journalOf(SEPTEMBER, AUGUST, { named: {} }, true);
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
    const journal = journalOf(SEPTEMBER, AUGUST, accounts, false);
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
  expect(
    faults([
      ["Incentive expense", ""],
      ["Balances written off", { error: "#N/A" }],
      ["Accrued payouts", "payouts"],
      ["Receivable from practices", "PAYOUTS"],
      ["Cash", 1],
    ]),
  ).toEqual([
    "Incentive expense has no account yet.",
    "The account of Balances written off is neither text nor a number.",
    "Receivable from practices has the account of Accrued payouts, PAYOUTS.",
  ]);
});

test("a practice that the ledger no longer has is booked back", () => {
  const without = { ...AUGUST, rows: AUGUST.rows.filter(({ practice }) => practice === "Practice 01") };
  // 2,000 more for the one, and 1,000 less for the other.
  expect(booked(without, JULY)).toEqual([
    ["expense", 1000, null],
    ["liability", null, 1000],
  ]);
});

test("a payment of the last day of a month is one of that month, and of no other", () => {
  const [first = {}, second = {}] = QUARTER;
  const lines = [first, { ...second, paidOn: day("2024-08-31") }];
  const [july, august, september] = ["2024-07-31", "2024-08-31", "2024-09-30"].map((on) => at(lines, on, QUARTERS));
  if (july === undefined || august === undefined || september === undefined) throw new Error("No month end");
  expect(otherwiseDated(ledger(lines).lines, august, july)).toEqual([]);
  expect(otherwiseDated(ledger(lines).lines, september, august)).toEqual([]);
});
