import { serialOfIso } from "../../../src/core/shared";
import { readDay } from "../../../src/pane/payouts/days";
import { dayOf } from "../../../src/pane/payouts/paidCells";

/** Days whose month is named. */

test.each([
  "5-Mar-2025",
  "05-MAR-25",
  "5 Mar 2025",
  "5 March 2025",
  "05MAR2025",
  "March 5, 2025",
  "Mar. 5 2025",
  "mar 5, 2025",
])("%j is a day, whatever order others have", (text) => {
  for (const isDayFirst of [false, true]) expect(dayOf(text, isDayFirst)).toBe(serialOfIso("2025-03-05"));
});

test("a time behind it does not matter, and September has two short forms", () => {
  expect(dayOf("5-Mar-2025 09:15:00", false)).toBe(serialOfIso("2025-03-05"));
  expect([readDay("1 Sep 2025"), readDay("Sept 1, 2025")]).toEqual(Array(2).fill(serialOfIso("2025-09-01")));
});

test.each([
  "31 Feb 2025",
  "5 Ma 2025",
  "Ju 5, 2025",
  "5 Mär 2025",
  "March 5, 25",
  "5 Mar",
  "2025 Mar 5",
  "Mar 2025",
  "5 Mart 2025",
  "",
])("%j is none", (text) => {
  expect(readDay(text)).toBeNull();
});
