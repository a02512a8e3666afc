import { isoDate, Refusal } from "../../../src/core/shared";
import { lastMonthEnd, monthEndOf } from "../../../src/pane/payouts/monthEnd";
import { type Line, day, ledger, at, balances, QUARTERS, QUARTER, JULY, AUGUST, SEPTEMBER } from "./monthEnds";

/** What is owed to each practice, and what each owes, at a month's end. */

describe("a quarter of two practices", () => {
  test("accrues by the month, whatever is paid or closed later, and is then what was earned less what is paid", () => {
    expect(balances(JULY)).toEqual({ "Practice 01": 2000, "Practice 02": 1000 });
    // Two of three months are 4,000 and 2,000, of which 2,500 are paid.
    expect(balances(AUGUST)).toEqual({ "Practice 01": 4000, "Practice 02": -500 });
    expect(balances(SEPTEMBER)).toEqual({ "Practice 01": 400.5, "Practice 02": 200 });
    expect(AUGUST.rows.map(({ kind, months }) => [kind, months])).toEqual([
      ["Accrual", 2],
      ["Accrual", 2],
    ]);
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

test("what was paid ahead of a payout is owed back until something of it accrues", () => {
  const ahead = { practice: "Practice 01", payout: 2, projected: 3000, paid: 100, paidOn: day("2024-07-15") };
  expect(balances(at([ahead], "2024-07-31", QUARTERS))).toEqual({ "Practice 01": -100 });
});
