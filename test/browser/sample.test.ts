import { expectClean, served } from "./served";
import { WorkbenchPage } from "./workbenchPage";

/** What the sample workbook shows on each of its sheets, as a person finds it on opening the page. */

const pages = served();
let workbench: WorkbenchPage;

beforeAll(async () => {
  workbench = await WorkbenchPage.reopen(pages, { beginning: "sample" });
});

afterAll(async () => {
  expectClean(workbench);
  await workbench.leave();
});

test("Panel: statuses in a table column, shares in one spilled column", async () => {
  const closely = (cell: string | number): unknown => (typeof cell === "number" ? expect.closeTo(cell, 14) : cell);
  const rows: (string | number)[][] = [
    ["CIS", 46.8, 49.8, "Improvement", "", 0.05],
    ["IMA", 35.1, 40.3, "Attainment", "", 0.05 + (0.03 * 53) / 110],
    ["AMR", 88.4, 89.4, "Attainment", "", 0.068],
    ["DSF-E", 16.5, 19, "To be determined", "", "#N/A"],
    ["TCOC", 440.2, 420.8, "To be determined", "", "#N/A"],
    ["BCS", 73.6, 75.1, "Improvement", "", 0.035],
    ["COL", 61.6, "", "No data", "", 0],
    ["CBP", 52.1, "", "No data", "", 0],
    ["GSD", 65.9, 71, "Gold Standard", "", 0.12],
    ["AHU", 21.8, 21.3, "Improvement", "", 0.035],
    ["EDU", "", 150.4, "Below minimum", "", 0],
  ];
  expect(await workbench.block("Panel!C5:H15")).toEqual(rows.map((row) => row.map(closely)));
  expect((await workbench.block("Panel[Status]")).length).toBe(176);
  expect(await workbench.read("Panel!H180")).not.toBe("");
  expect(await workbench.read("Panel!H181")).toBe("");
});

test("Panel: one total for each of twenty practices of three types", async () => {
  const totals = await workbench.block("Panel!J4:O24");
  expect(totals[0]).toEqual([
    "Practice",
    "Practice type",
    "Share earned",
    "Share at most",
    "Measures scored",
    "Measures without data",
  ]);
  expect(totals[1]).toEqual(["Practice 01", "Mixed", expect.closeTo(0.37245454545454545, 14), 0.88, 7, 2]);
  expect(totals[9]).toEqual(["Practice 09", "Pediatric", expect.closeTo(0.117, 14), 0.63, 2, 1]);
  expect(totals[20]).toEqual(["Practice 20", "Adult", expect.closeTo(0.3237142857142857, 14), 0.82, 7, 0]);
});

test("Services: sixty codes with their tracks and the rule that decided", async () => {
  const rows = await workbench.block("Services!A5:G64");
  const of = (code: string): unknown[] | undefined => rows.find(([first]) => first === code)?.slice(1, 4);
  expect(rows).toHaveLength(60);
  expect(of("99213-25")).toEqual(["B, C", "Capitated", "Capitated"]);
  expect(of("99396")).toEqual(["C", "FFS", "Capitated"]);
  expect(of("93306")).toEqual(["FFS", "FFS", "FFS"]);
  // The plan's own term, with its source.
  expect(of("90471")).toEqual(["FFS", "FFS", "FFS"]);
  expect(rows.find(([first]) => first === "90471")?.[6]).toContain("Amendment 2, section 4");
  expect(
    rows.every((row) => String(row[5]).startsWith(String(row[2])) && String(row[6]).startsWith(String(row[3]))),
  ).toBe(true);
});

test("Assumptions: one cell holds the checked terms", async () => {
  expect(await workbench.read("Terms")).toMatch(/^APC terms: /);
  expect(await workbench.block("Assumptions[Parameter]")).toHaveLength(16);
});

test("Rate development: from claim lines to rates and payments", async () => {
  expect(await workbench.block("Claims[Line]")).toHaveLength(320);
  expect(await workbench.block("'Rate development'!A12:C15")).toEqual([
    ["2  Rate and payment", "Track B", "Track C"],
    ["Capitation rate", expect.closeTo(15.343988555840719, 12), expect.closeTo(21.31201502752086, 12)],
    ["Adjusted for risk", expect.closeTo(16.51626928150695, 12), expect.closeTo(22.940252975623455, 12)],
    ["Payment for the month", 18498.22, 25693.08],
  ]);
  expect(await workbench.block("'Rate development'!A27:D29")).toEqual([
    ["Capitated", "Capitated", 182, 17969.87],
    ["FFS", "FFS", 138, 9055.19],
    ["Total", "", 320, 27025.06],
  ]);
  expect(await workbench.block("'Rate development'!H28:K30")).toEqual([
    ["Capitated", "Capitated", 261, 24959.23],
    ["FFS", "FFS", 59, 2065.83],
    ["Total", "", 320, 27025.06],
  ]);
});

test("Practice scorecard: what was earned, and what the next patient is worth", async () => {
  const total = (await workbench.block("'Practice scorecard'!A28:L39")).at(-1);
  expect(total?.[0]).toBe("Total");
  expect(total?.slice(10)).toEqual([16701.51, 25157.93]);
  const next = await workbench.block("'Practice scorecard'!A12:L22");
  expect(next.map((row) => [row[0], ...row.slice(5)])).toEqual([
    ["AMR", "Gold", 7, 1367.3, expect.closeTo(195.33, 2), expect.closeTo(88.18, 2), 203.17, ""],
    ["DSF-E", "", "", "", "", "", "", ""],
    ["TCOC", "", "", "", "", "", "", "No score: the denominator is 0"],
    ["BCS", "Threshold", 13, 824.85, expect.closeTo(63.45, 2), expect.closeTo(73.3, 2), 0, ""],
    ["COL", "Threshold", 1, 1237.28, 1237.28, expect.closeTo(63.05, 2), 1264.82, ""],
    ["CBP", "Gold", 35, 1727.59, expect.closeTo(49.36, 2), expect.closeTo(68.31, 2), 49.93, ""],
    ["GSD", "Improvement", 6, 2474.55, expect.closeTo(412.43, 1), expect.closeTo(53.33, 2), 0, ""],
    ["AHU", "", "", "", "", "", "", ""],
    ["EDU", "Threshold", 16, 824.85, expect.closeTo(51.55, 2), expect.closeTo(133.06, 2), 0, ""],
    ["", "", "", "", "", "", "", ""],
    ["", "", "", "", "", "", "", ""],
  ]);
});

test("Practice payouts: what is due, and what waits", async () => {
  expect(await workbench.block("'Practice payouts'!A18:H21")).toEqual([
    [1, 24394.5, 21223.22, 24394.5, -3171.28, 0, 0, -3171.28],
    [2, 22683.38, 28312.98, 22683.38, 5629.6, -3171.28, 2458.32, 0],
    [3, 27267.09, "", "", "", 0, "", ""],
    ["Total", 47077.88, 49536.2, 47077.88, 2458.32, "", 2458.32, 0],
  ]);
  expect(await workbench.block("'Practice payouts'!B24:B25")).toEqual([[2458.32], [0]]);
});

test("Payout reconciliation: what eleven organisations are due, and what they owe", async () => {
  expect(await workbench.block("Reconciliation[Practice]")).toHaveLength(35);
  expect(await workbench.block("'Payout reconciliation'!N36:X39")).toEqual([
    ["Total", 1, 376450, 370394.6, 0, 376450, -6055.4, 0, 7400.45, -13455.85, ""],
    ["Total", 2, 354200, 345247.65, 835.35, 321050, 25033, -13455.85, 35149.45, -23572.3, ""],
    ["Total", 3, 0, 0, 0, 0, 0, 0, 0, 0, ""],
    ["Total", "", 730650, 715642.25, 835.35, 697500, 18977.6, "", 42549.9, -23572.3, ""],
  ]);
  expect(await workbench.block("'Payout reconciliation'!B8:C11")).toEqual([
    [35149.45, "Due, Total of the last settled payout alone"],
    [-23572.3, "Carried out, Total; negative is owed to the plan"],
    [expect.closeTo(18977.6, 6), "Total, what is settled"],
    [expect.closeTo(18977.6, 6), "agrees: Due of all settled payouts is 42,549.90"],
  ]);
  expect(await workbench.read("'Payout reconciliation'!B19")).toBe(4983.33);
  expect(await workbench.read("'Payout reconciliation'!C22")).toBe("counts toward payout 2");
});

test("Allocation by practice: twenty practices, seven organisations with several, and the plan", async () => {
  const rows = await workbench.block("'Allocation by practice'!P4:AF33");
  expect(rows.slice(1, 21).map(([practice]) => practice)).toEqual(
    (await workbench.block("Practices[Practice]")).map(([practice]) => practice),
  );
  expect(rows.slice(21).map(([first]) => first)).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7].map((number) => `Total Organisation 0${number}`),
    "Total",
    "",
  ]);
  expect((await workbench.block("'Allocation by practice'!B11:B14")).flat()).toEqual([
    5533998.7, 918722.62, 1174941.18, 1748822.45,
  ]);
});

test("What differs: from the guide, with other shares, under a counter-offer", async () => {
  expect((await workbench.block("'What differs'!A5:C9")).slice(0, 4)).toEqual([
    ["Parameter", "Published value", "Plan value"],
    ["hpi.6", 0, 0.005],
    ["missing.words", "none", "NR *"],
    ["denominator.minimum", 0, 30],
  ]);
  // The corner of the table is the base case.
  expect(await workbench.read("'What differs'!K14")).toBe(1174941.18);
  expect(await workbench.read("'What differs'!G6")).toBe(1174941.18);
  expect(await workbench.block("'What differs'!F27:H29")).toEqual([
    ["Committed", 918722.62, 919052.21],
    ["Expected", 1174941.18, 1183813.69],
    ["At most", 1748822.45, 1749152.04],
  ]);
  expect((await workbench.block("'What differs'!F33:F36")).flat()).toEqual([
    "improvement.required",
    "CBP.gold",
    "hpi.6",
    "",
  ]);
});

test("About: the version of the functions", async () => {
  expect(await workbench.read("About!B3")).toMatch(/^APC \d+\.\d+\.\d+, guide 2024-07$/);
});
