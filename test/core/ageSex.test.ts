import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import { callRule } from "../../src/core/define/call";
import { recordCase } from "../../src/core/rules/model/working";
import { valueRuleNamed } from "./answers";

/** What is no age, no factor and no row, and what a mean says of how it comes about. */

const FACTORS = [
  ["Sex", "Age from", "Age to", "Factor"],
  ["F", 0, 17, 0.6],
  ["F", 18, 64, 1.2],
  ["F", 65, null, 2],
  ["M", 0, 17, 0.7],
  ["M", 18, null, 0.9],
];

const column = (cells: readonly unknown[]): unknown[][] => cells.map((cell) => [cell]);

const rule = valueRuleNamed("AGESEX");

/** The mean, or the refusal's error and sentence. */
function mean(
  ages: readonly unknown[],
  sexes: readonly unknown[],
  months: readonly unknown[] | null = null,
  factors: unknown[][] = FACTORS,
): unknown {
  const args = [column(ages), column(sexes), factors, ...(months === null ? [] : [column(months)])];
  const found = orRefusal(() => callRule(rule, args)[0]?.[0]);
  return found instanceof Refusal ? `${found.code} ${found.sentence}` : found;
}

test("an age above 120 is a year, a date or no age at all", () => {
  expect(mean([30, 120], ["F", "F"])).toBe(1.6);
  expect(mean([30, 1985], ["F", "F"])).toBe(
    "#VALUE! ages, item 2: 1985 looks like a year: give completed years, 0 to 120",
  );
  expect(mean([36526], ["F"])).toBe("#VALUE! ages, item 1: 36526 looks like a date: give completed years, 0 to 120");
  expect(mean([999], ["F"])).toBe("#VALUE! ages, item 1: 999 looks like no age: give completed years, 0 to 120");
  expect(mean([121], ["F"])).toMatch(/^#VALUE! ages, item 1: 121 looks like no age/);
  expect(mean([-1], ["F"])).toMatch(/^#VALUE! ages, item 1: -1 is not an age in completed years/);
  expect(mean([30, "42"], ["F", "F"])).toBe('#VALUE! ages, item 2: "42" is text; type it as the number 42');
});

test("a factor above 20 is one of which 100 is the mean", () => {
  expect(mean([30], ["F"], null, [["F", 0, 130, 20]])).toBe(20);
  expect(mean([30], ["F"], null, [["F", 0, null, 120]])).toBe(
    "#VALUE! factors, row 1: 120 looks like a factor of which 100 is the mean; give 1.2",
  );
  expect(mean([30], ["F"], null, [["F", 0, null, "1.2"]])).toBe(
    '#VALUE! factors, row 1: "1.2" is text; type it as the number 1.2',
  );
  expect(mean([30], ["F"], null, [["F", "0", null, 1.2]])).toBe(
    '#VALUE! factors, row 1: Age from "0" is text; type it as the number 0',
  );
});

test("rows without a sex whose numbers are blank or 0 are no rows", () => {
  for (const blank of [null, 0, ""]) {
    expect(mean([30, blank], ["F", blank])).toBe(1.2);
    expect(mean([30, blank], ["F", blank], [6, blank])).toBe(1.2);
    expect(mean([blank, blank], [blank, blank])).toMatch(/^#N\/A .* all rows are blank$/);
    expect(mean([30], ["F"], null, [...FACTORS, [blank, blank, blank, blank]])).toBe(1.2);
  }
  expect(mean([30, 0], ["F", null], [6, 3])).toBe("#VALUE! sexes, item 2: a blank cell in a row that is not blank");
  expect(mean([0, 0], ["F", "M"])).toBe(0.65);
});

test("a member whom no row covers is named with his place, and so are gaps and overlaps", () => {
  expect(mean([30, 40], ["F", "X"])).toBe(
    '#N/A factors: no row covers age 40, sex "X", which ages and sexes give in item 2',
  );
  expect(
    mean([30], ["F"], null, [
      ["F", 0, 17, 1],
      ["F", 19, null, 1],
    ]),
  ).toMatch(/no row covers ages 18 to 18/);
  expect(mean([30], ["F"], null, [["Sex", "Age from", "Age to", "Factor"]])).toMatch(/^#N\/A factors: no rows/);
});

test("its working shows the member months and the factor of each band that is used", () => {
  const args = [column([70, 30, 40, 5]), column(["F", "F", "female", "M"]), FACTORS, column([3, 1, 5, 0])];
  const { steps } = recordCase(rule, args);
  expect(steps.slice(0, 6)).toEqual([
    ['Member months, ages 18 to 64, sex "F"', 6, "Argument memberMonths"],
    ['Factor, ages 18 to 64, sex "F"', 1.2, "Argument factors, row 3"],
    ['Member months, ages 65 and over, sex "F"', 3, "Argument memberMonths"],
    ['Factor, ages 65 and over, sex "F"', 2, "Argument factors, row 4"],
    ["Factor × member months, added up", 13.2, "The rows above"],
    ["Member months", 9, "The rows above"],
  ]);
});
