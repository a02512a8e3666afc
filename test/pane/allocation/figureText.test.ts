import { noAnswer } from "../../../src/core/cells/refusal";
import { formatted, pasteable, signed } from "../../../src/pane/allocation/figureText";
import type { BookValue } from "../../../src/pane/book/book";

test.each<[value: BookValue, format: string | undefined, text: string]>([
  [1234.56, "#,##0.00", "1,234.56"],
  [12345678.9, "#,##0.00", "12,345,678.90"],
  [5.65, "#,##0.00", "5.65"],
  [-1234.5, "#,##0.00", "−1,234.50"],
  [-0.001, "#,##0.00", "0.00"],
  // Half away from zero, as a sheet rounds what it shows.
  [1.005, "#,##0.00", "1.01"],
  [0.125, "0.00%", "12.50%"],
  [0.29, "0.00%", "29.00%"],
  [6000, "#,##0", "6,000"],
  [1.02, "0.000", "1.020"],
  [66.5, "#,##0.0##", "66.5"],
  [70, "#,##0.0##", "70.0"],
  [4, '"decile "0', "decile 4"],
  [6000, '#,##0" member months"', "6,000 member months"],
  [45658, "yyyy-mm-dd", "2025-01-01"],
  [1234.5678, undefined, "1,234.5678"],
  ["Mixed", "@", "Mixed"],
  ["", "0.00%", "blank"],
  [noAnswer("Not yet"), "0.00%", "#N/A"],
])("%p as %p is %s", (value, format, text) => {
  expect(formatted(value, format)).toBe(text);
});

test("a change has its sign, and a minus is pasted as a sheet reads one", () => {
  expect([signed(540, "#,##0.00"), signed(-150, "#,##0.00"), signed(0, "#,##0.00")]).toEqual([
    "+540.00",
    "−150.00",
    "0.00",
  ]);
  expect(pasteable(signed(-1234.5, "#,##0.00"))).toBe("-1,234.50");
});
