import { serialOfIso } from "../../../src/core/shared";
import { readDay } from "../../../src/pane/payouts/days";
import { amountOf, dayOf } from "../../../src/pane/payouts/paidCells";

/** Amounts and days as cells hold them, to the last digit and the last day. */

test("what a workbook reckoned is the cent that it misses by its last digits, and no part of one", () => {
  expect(amountOf(0.1 + 0.2)?.value).toBe(0.3);
  expect(amountOf(0.305)).toBeNull();
});

test("a day of payment is one of this century, so that an amount or a year is none", () => {
  for (const day of ["2000-01-01", "2099-12-31"]) expect(dayOf(day, false)).toBe(serialOfIso(day));
  for (const day of ["1999-12-31", "2100-01-01", 99_999]) expect(dayOf(day, false)).toBeNull();
});

test("a day that a field gives is one that a workbook knows", () => {
  expect([readDay("1900-03-01"), readDay("9999-12-31")]).toEqual([61, serialOfIso("9999-12-31")]);
  for (const text of ["1900-02-28", "0025-03-31", "2025-02-30"]) expect(readDay(text)).toBeNull();
});
