import { takeScores, takeSites, takeValue } from "../../../src/pane/allocation/takeRange";
import type { PortCell, RangeContent } from "../../../src/pane/port";

const range = (...values: PortCell[][]): RangeContent => ({
  address: "Sheet!A1",
  rows: values.length,
  columns: values[0]?.length ?? 0,
  values,
});

test("a value is the first cell's", () => {
  expect(takeValue(range([30.5, 2], [1, 1]))).toBe("30.5");
  expect(takeValue(range([null]))).toBe("");
  expect(takeValue(range([{ error: "#N/A" }]))).toBe("#N/A");
});

test("sites with their headings in any order, or by place", () => {
  const sites = [
    { name: "North", decile: "1", memberMonths: "6000" },
    { name: "South", decile: "8", memberMonths: "4200" },
  ];
  expect(
    takeSites(
      range(["Member months", "Practice", "HPI decile", "Other"], [6000, "North", 1, "x"], [4200, "South", 8, "y"]),
    ),
  ).toEqual(sites);
  expect(takeSites(range(["North", 1, 6000], [null, null, null], ["South", 8, 4200]))).toEqual(sites);
  expect(takeSites(range([1, 6000], [8, 4200])).map(({ name, decile }) => [name, decile])).toEqual([
    ["Site 1", "1"],
    ["Site 2", "8"],
  ]);
});

test("a heading that holds the word of another column is that column's", () => {
  expect(takeSites(range(["Site decile", "Member months"], [1, 6000]))).toEqual([
    { name: "Site 1", decile: "1", memberMonths: "6000" },
  ]);
});

test("scores with or without headings and baselines", () => {
  expect([...takeScores(range(["Measure", "Score", "Baseline"], ["CIS", 61, 45], ["cbp", null, 60])).values()]).toEqual(
    [
      { measure: "CIS", expected: "61", baseline: "45" },
      { measure: "CBP", expected: "", baseline: "60" },
    ],
  );
  expect([...takeScores(range(["CIS", 45, 61])).values()]).toEqual([
    { measure: "CIS", expected: "61", baseline: "45" },
  ]);
  expect([...takeScores(range(["CIS", 61])).values()]).toEqual([{ measure: "CIS", expected: "61", baseline: "" }]);
});

test.each<[because: string, take: () => unknown, sentence: RegExp]>([
  [
    "one column of sites",
    () => takeSites(range([1], [2])),
    /^2 × 1 cells are selected\. Select the columns Site \(optional\), Decile and Member months\.$/,
  ],
  ["four columns without headings", () => takeSites(range([1, 2, 3, 4])), /^1 × 4 cells/],
  ["nothing but blanks", () => takeSites(range([null, null])), /^1 × 2 cells/],
  ["a measure twice", () => takeScores(range(["CIS", 61], ["CIS", 62])), /^CIS is there twice/],
  ["no measure", () => takeScores(range(["Practice 01", 61])), /^“Practice 01” is not a measure/],
])("refused: %s", (_because, take, sentence) => {
  expect(take).toThrow(sentence);
});
