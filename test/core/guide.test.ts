import { adjustmentByDecile } from "../../src/core/guide/2024-07/healthyPlacesIndex";
import { table1Rows } from "../../src/core/guide/2024-07/table1";
import { table2Rows } from "../../src/core/guide/2024-07/table2";
import { table3Rows } from "../../src/core/guide/2024-07/table3";
import { table4Rows } from "../../src/core/guide/2024-07/table4";
import { table5Rows } from "../../src/core/guide/2024-07/table5";
import { scheduleRows } from "../../src/core/guide/2024-07/payouts";
import { exact } from "../../src/core/numbers/exact";
import { dayOf } from "../../src/core/numbers/dates";
import { catalogue } from "../../src/core/catalogue";
import { payoutsOf } from "../../src/core/rules/payouts/schedule";
import { PARAMETERS } from "../../src/core/terms/parameters";
import { parameterOf, trackKey } from "../../src/core/terms/readTerms";
import { PUBLISHED } from "../../src/core/terms/terms";

/** What the guide's tables say of each other: a slip in the transcription breaks one of these. */

const percent = (printed: string): number => exact(printed.replace("%", "")).toNumber();
const sum = (column: readonly string[]): number =>
  column.filter((printed) => printed !== "NA").reduce((total, printed) => total.plus(percent(printed)), exact(0)).toNumber();

test("Tables 4 and 5 list the same measures in the same order", () => {
  expect(table5Rows.map(({ code }) => code)).toEqual(table4Rows.map(({ code }) => code));
});

test("Table 4's upper bounds are Table 5's thresholds, and both print one gold", () => {
  for (const four of table4Rows) {
    const five = table5Rows.find(({ code }) => code === four.code);
    expect([four.code, four.improvementRange.split("-").at(-1)]).toEqual([four.code, five?.threshold]);
    expect([four.code, four.gold]).toEqual([four.code, five?.gold]);
    expect([four.code, four.population]).toEqual([four.code, five?.population]);
  }
});

test("eleven measures are eligible; a mixed practice has all, a pediatric one five, an adult one nine", () => {
  expect(table3Rows.filter(({ informationOnly }) => informationOnly === undefined)).toHaveLength(11);
  const applicable = (column: "mixed" | "pediatric" | "adult"): number => table4Rows.filter((row) => row[column] !== "NA").length;
  expect([applicable("mixed"), applicable("pediatric"), applicable("adult")]).toEqual([11, 5, 9]);
});

test("a measure applies by one table as by the other, and by its population", () => {
  for (const four of table4Rows) {
    const five = table5Rows.find(({ code }) => code === four.code);
    const three = table3Rows.find(({ code }) => code === four.code);
    for (const column of ["mixed", "pediatric", "adult"] as const) {
      expect([four.code, four[column] === "NA"]).toEqual([four.code, five?.[column][0] === "NA"]);
      expect([four.code, five?.[column][0] === "NA"]).toEqual([four.code, five?.[column][1] === "NA"]);
    }
    expect([four.code, four.pediatric === "NA"]).toEqual([four.code, three?.population === "Adult"]);
    expect([four.code, four.adult === "NA"]).toEqual([four.code, three?.population === "Pediatric"]);
  }
});

test("gold shares add up to 104%, 99% and 102%; threshold and improvement shares as printed", () => {
  const gold = (column: "mixed" | "pediatric" | "adult"): number => sum(table5Rows.map((row) => row[column][1]));
  const threshold = (column: "mixed" | "pediatric" | "adult"): number => sum(table5Rows.map((row) => row[column][0]));
  const improvement = (column: "mixed" | "pediatric" | "adult"): number => sum(table4Rows.map((row) => row[column]));
  expect([gold("mixed"), gold("pediatric"), gold("adult")]).toEqual([104, 99, 102]);
  expect([threshold("mixed"), threshold("pediatric"), threshold("adult")]).toEqual([65, 60.5, 63]);
  expect([improvement("mixed"), improvement("pediatric"), improvement("adult")]).toEqual([44.5, 41, 42]);
});

test("starred measures are the ones with the larger shares", () => {
  for (const { code, starred } of table3Rows) {
    const five = table5Rows.find((row) => row.code === code);
    if (five !== undefined) expect([code, five.mixed[1]]).toEqual([code, starred ? "12.0%" : "8.0%"]);
  }
});

test("one improvement is asked of every measure", () => {
  expect(new Set(table4Rows.map(({ improvementNeeded }) => improvementNeeded))).toEqual(new Set(["10% gap closure"]));
});

test("targets to be determined stand in both tables for DSF-E and TCOC alone", () => {
  const four = table4Rows.filter(({ gold, improvementRange }) => gold === "TBD" || improvementRange === "TBD");
  const five = table5Rows.filter(({ gold, threshold }) => gold === "TBD" || threshold === "TBD");
  expect([four.map(({ code }) => code), five.map(({ code }) => code)]).toEqual([["DSF-E", "TCOC"], ["DSF-E", "TCOC"]]);
});

test("the Healthy Places adjustment falls by a point from decile 1 to 5 and is nothing above", () => {
  expect(adjustmentByDecile.map(({ adjustment }) => percent(adjustment))).toEqual([5, 4, 3, 2, 1, 0, 0, 0, 0, 0]);
});

test("Tables 1 and 2 end with everything else fee for service", () => {
  expect(table1Rows.at(-1)?.feeForService).toEqual(table2Rows.at(-1)?.feeForService);
  expect(table1Rows.at(-1)?.capitated).toEqual([]);
});

test("months per period and months to payment give the three payouts that the guide prints", () => {
  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "Sept", "October", "November", "December"];
  const written = (serial: number): string => {
    const { year, month } = dayOf(serial);
    return `${months[month - 1] ?? ""} ${String(year)}`;
  };
  const computed = payoutsOf(PUBLISHED).map(({ paid, through }) => ({ paid: written(paid), performanceThrough: written(through) }));
  expect(computed).toEqual(scheduleRows.map(({ paid, performanceThrough }) => ({ paid, performanceThrough })));
});

test("every reading that a term can change names a key that terms accept", () => {
  const keys = catalogue.flatMap(({ readings }) => readings.flatMap(({ termKey }) => termKey ?? []));
  expect(keys.length).toBeGreaterThan(10);
  for (const key of keys) expect(() => trackKey(key, "reading") ?? parameterOf(key, "reading")).not.toThrow();
});

test("every parameter has one key, and a published value unless the guide prints TBD", () => {
  expect(new Set(PARAMETERS.map(({ key }) => key.toUpperCase())).size).toBe(PARAMETERS.length);
  const open = PARAMETERS.filter(({ published }) => published === null).map(({ key }) => key);
  expect(open).toEqual([
    "DSF-E.minimum", "DSF-E.threshold", "DSF-E.gold",
    "TCOC.minimum", "TCOC.threshold", "TCOC.gold",
  ]);
});
