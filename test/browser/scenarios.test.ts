import {
  act,
  addedIs,
  added,
  keepAs,
  openAllocation,
  openSection,
  SAMPLE_ADDED,
  shareField,
  startSample,
  told,
} from "./allocationSteps";
import { eachWorkbench } from "./served";
import type { WorkbenchPage } from "./workbenchPage";

/** Scenarios are rows of a sheet, wherever they are changed. */

let workbench: WorkbenchPage;

eachWorkbench(async (opened) => {
  workbench = opened;
  await openAllocation(workbench.page);
  await startSample(workbench.page);
  await openSection(workbench.page, "Scenarios");
}, "small");

const SHEET = "APC Scenarios";
const INCENTIVE = "Performance incentive, at most";
const VS_LAST = "Change from the last offer, dollars for the period";

/** A column of the rows that hold something. */
async function column(heading: string): Promise<unknown[]> {
  const [headings = [], ...rows] = await workbench.block(`'${SHEET}'!A4:AL12`);
  return rows.filter((cells) => cells.some((cell) => cell !== "")).map((cells) => cells[headings.indexOf(heading)]);
}

test("each is a row; edited there it changes here, and the last offer is what changes are counted from", async () => {
  const { page } = workbench;
  await keepAs(page, "First offer");
  await act(page, "First offer", "Pin as last offer");
  await told(page, "“First offer” is the last offer.").waitFor();
  await shareField(page, INCENTIVE).fill("10");
  // 5% of 30.00 × 19,700 less at most, 48% of it expected.
  await addedIs(page, ["109,207.40", "137,575.40", "168,307.40"]);
  expect(await added(page, VS_LAST)).toEqual(["same", "−14,184.00", "−29,550.00"]);
  await keepAs(page, "Counteroffer");
  expect([
    await column("Scenario"),
    await column("Last offer"),
    await column(INCENTIVE.replace(", at most", "")),
  ]).toEqual([
    ["First offer", "Counteroffer"],
    ["yes", ""],
    [0.15, 0.1],
  ]);

  await workbench.goTo(SHEET);
  await workbench.put("O6", [[0.12]]);
  await addedIs(page, ["109,207.40", "143,249.00", "180,127.40"]);
  expect(await shareField(page, INCENTIVE).inputValue()).toBe("12");
  // Where the same plan is edited on both sides, nobody is overruled.
  await shareField(page, INCENTIVE).fill("13");
  await workbench.put("O6", [[0.11]]);
  await page
    .getByRole("alert")
    .filter({ hasText: "The row of “Counteroffer” was edited in the sheet, and so was the plan here." })
    .waitFor();
  expect(await shareField(page, INCENTIVE).inputValue()).toBe("13");
  await page.getByRole("button", { name: "Take the sheet’s" }).click();
  await addedIs(page, ["109,207.40", "140,412.20", "174,217.40"]);
});

test("they are duplicated, renamed, deleted and brought back", async () => {
  const { page } = workbench;
  await keepAs(page, "One");
  await act(page, "One", "Duplicate");
  await told(page, "Duplicated “One”.").waitFor();
  await act(page, "One (copy)", "Rename");
  await page.getByRole("textbox", { name: "New name" }).fill("Two");
  await page.keyboard.press("Enter");
  await told(page, "Renamed to “Two”.").waitFor();
  expect(await column("Scenario")).toEqual(["One", "Two"]);
  const before = await workbench.block(`'${SHEET}'!A4:AL8`);
  await act(page, "One", "Delete");
  await told(page, "Deleted “One”.").waitFor();
  expect(await column("Scenario")).toEqual(["Two"]);
  await page.getByRole("button", { name: "Undo" }).and(page.locator(":focus")).press("Enter");
  await told(page, "“One” is back.").waitFor();
  expect(await workbench.block(`'${SHEET}'!A4:AL8`)).toEqual(before);
});

test("up to four stand side by side", async () => {
  const { page } = workbench;
  for (const [name, incentive] of [
    ["A", "15"],
    ["B", "12.5"],
    ["C", "10"],
    ["D", "7.5"],
    ["E", "5"],
  ] as const) {
    await shareField(page, INCENTIVE).fill(incentive);
    await keepAs(page, name);
  }
  for (const name of ["A", "B", "C", "D"]) await page.getByRole("checkbox", { name: `Compare “${name}”` }).check();
  expect(await page.getByRole("checkbox", { name: "Compare “E”" }).isDisabled()).toBe(true);
  await page.getByRole("checkbox", { name: "With the plan in the pane" }).uncheck();
  const table = page.getByRole("region", { name: "Scenarios side by side" });
  expect(await table.getByRole("columnheader").allTextContents()).toEqual(["A", "B", "C", "D"]);
  const line = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: INCENTIVE }) });
  expect(await line.getByRole("cell").allTextContents()).toEqual([
    "15.00%",
    "12.50%−2.50 pp",
    "10.00%−5.00 pp",
    "7.50%−7.50 pp",
  ]);
});

test("a deleted row comes back with the formulas that a person wrote beside it", async () => {
  const { page } = workbench;
  await keepAs(page, "One");
  await keepAs(page, "Two");
  await page.evaluate((sheet) => {
    window.workbench?.univerAPI.getActiveWorkbook()?.getSheetByName(sheet)?.getRange("D5").setValue({ f: "=20+10" });
  }, SHEET);
  await workbench.becomes(`'${SHEET}'!D5`, 30);
  await act(page, "One", "Delete");
  await told(page, "Deleted “One”.").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await told(page, "“One” is back.").waitFor();
  expect(await workbench.formula(SHEET, "D5")).toBe("=20+10");
  await workbench.becomes(`'${SHEET}'!D5`, 30);
});

test("scenarios whose table was renamed are not left behind", async () => {
  const { page } = workbench;
  await keepAs(page, "One");
  await page.evaluate(async (sheet) => {
    const workbook = window.workbench?.univerAPI.getActiveWorkbook();
    const table = workbook?.getTableInfoByName("APC_Scenarios");
    await workbook?.getSheetByName(sheet)?.setTableName(table?.id ?? "", "Mine");
  }, SHEET);
  await page.getByRole("textbox", { name: "Name of the plan or scenario" }).fill("Two");
  await page.getByRole("button", { name: "Keep as a scenario" }).click();
  await page
    .getByRole("alert")
    .getByText(
      "Nothing was kept, because the table of your scenarios is named Mine. Name it APC_Scenarios, then try again.",
    )
    .waitFor();
  expect((await workbench.sheets()).filter((sheet) => sheet.startsWith(SHEET))).toEqual([SHEET]);
});

test("a broken row is shown as it is, and kept", async () => {
  const { page } = workbench;
  await keepAs(page, "Whole");
  await act(page, "Whole", "Duplicate");
  await told(page, "Duplicated “Whole”.").waitFor();
  await workbench.goTo(SHEET);
  await workbench.put("D6", [["thirty"]]);
  const item = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: "Whole (copy)", exact: true }) });
  await item.getByText("Base PMPM: “thirty” is no answer here: give dollars, such as 30.00.").waitFor();
  await addedIs(page, SAMPLE_ADDED);
  await act(page, "Whole (copy)", "Pin as last offer");
  await told(page, "is the last offer").waitFor();
  expect(await column("Base PMPM")).toEqual([30, "thirty"]);
});

test("a name stays text, whatever it looks like", async () => {
  const { page } = workbench;
  const names = ["x".repeat(500), "=1+1", '=HYPERLINK("https://example.org")', "@SUM(A1)", "-2"];
  for (const [index, name] of names.entries()) {
    await page.getByRole("textbox", { name: "Name of the plan or scenario" }).fill(name);
    await page.getByRole("button", { name: "Keep as a scenario" }).click();
    await page.getByRole("button", { name, exact: true }).waitFor();
    expect(await column("Scenario")).toEqual(names.slice(0, index + 1));
    expect(await workbench.formula(SHEET, `A${5 + index}`)).toBe("");
  }
  const pane = await page.locator("#pane").evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(pane).toBe(0);
});
