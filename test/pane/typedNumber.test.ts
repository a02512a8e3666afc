import { readNumber } from "../../src/pane/typedNumber";

/** Numbers as finance people type and paste them. */

test.each<[text: string, number: number | null]>([
  ["1,234.56", 1234.56],
  ["1 234.56", 1234.56],
  ["1\u202f234\u00a0567", 1234567],
  [" $ 1,234 ", 1234],
  ["- 5", -5],
  ["( 45 )", -45],
  ["$ 12 000", 12000],
  // A space between other digits parts two numbers, or is a slip.
  ["5 00", null],
  ["1 2345", null],
  ["1234 567", null],
  ["1 234,567", null],
  ["12.5 0", null],
])("%j means %j", (text, number) => {
  expect(readNumber(text)).toBe(number);
});
