import type { Locator } from "playwright-core";
import { openForAxe } from "./axe";
import type { NewSheet } from "../../src/pane/port";
import { act, keepAs, turnTo } from "./planSteps";
import { expectClean, served } from "./served";
import { WorkbenchPage, type Beginning } from "./workbenchPage";

/** What scenarios have in sheets of their own, in a real spreadsheet. */

const pages = served();
let workbench: WorkbenchPage;

async function open(beginning: Beginning): Promise<void> {
  workbench = await WorkbenchPage.reopen(pages, { beginning });
  await workbench.page.getByRole("button", { name: "Allocation", exact: true }).click();
}

afterEach(async () => {
  expectClean(workbench);
  await workbench.leave();
});

const button = (name: string | RegExp): Locator => workbench.page.getByRole("button", { name });
const items = (): Locator => workbench.page.getByRole("tabpanel", { name: "Scenarios" }).getByRole("listitem");

async function beginChanges(name: string): Promise<void> {
  const { page } = workbench;
  await keepAs(page, name);
  await act(page, name, "Change terms for this scenario");
  await page.getByText(`What “${name}” changes of the terms stands in a table of its own.`).waitFor();
}

const undo = (): Promise<unknown> => workbench.page.evaluate(() => window.workbench?.univerAPI.undo());
/** Sheets of ours, whatever their order. */
const ours = async (): Promise<string[]> => (await workbench.sheets()).filter((name) => name.startsWith("APC")).sort();

const shownSheet = (): Promise<string | undefined> =>
  workbench.page.evaluate(() => window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getSheetName());

test("each scenario changes the terms in a table of its own, and its cell says what is wrong there", async () => {
  await open("sample");
  const { page } = workbench;
  await beginChanges("First offer");
  expect(await shownSheet()).toBe("APC Changes First offer");
  await workbench.put("A5:C5", [["CBP.golld", 72, "Letter"]]);
  await workbench.becomes("'APC Scenarios'!F5", "#VALUE!");
  await items()
    .first()
    .getByText(/Terms: .*CBP\.golld|Terms: #VALUE!/)
    .waitFor();
  // 5 + 10 + 15% is more than this ceiling, and a row that is put below joins.
  await workbench.put("A5:C5", [["CBP.gold", 72, "Letter"]]);
  await workbench.put("A6:C6", [["uplift.ceiling", 0.2, "Letter"]]);
  await items()
    .first()
    .getByText(/, past a ceiling$/)
    .waitFor();
  await beginChanges("Second offer");
  expect(await shownSheet()).toBe("APC Changes Second offer");
  expect(await workbench.block("'APC Changes First offer'!A5:B6")).toEqual([
    ["CBP.gold", 72],
    ["uplift.ceiling", 0.2],
  ]);
  await items()
    .nth(1)
    .getByText(/\d\.\d\d$/)
    .waitFor();
  // The first one still has all of its own.
  await items()
    .first()
    .getByText(/, past a ceiling$/)
    .waitFor();
  expect(await workbench.read("'APC Scenarios'!F5")).toContain("uplift.ceiling");
  // The scenario's formula, then the sheet: more than one step, as it says.
  await page.getByText("in a table of its own. Undoing that takes more than one step.").waitFor();
  await undo();
  expect(await ours()).toContain("APC Changes Second offer");
  await undo();
  expect(await ours()).toEqual(["APC Changes First offer", "APC Scenarios"]);
  expect(await workbench.formula("APC Scenarios", "F6")).toBe("=APC.TERMS(Terms)");
});

const HEADINGS =
  "Scenario,Last offer,Track,Base PMPM,Capitated PMPM,Sites,Adult,Direct services,Population health,Performance incentive,CBP,CBP baseline";
const PLAN: NewSheet = {
  name: "APC Scenarios",
  columnWidths: [],
  frozenRows: 1,
  cells: [
    HEADINGS.split(",").map((value) => ({ value })),
    ["Offer", "yes", "B", 30, 20, "Oak | 1 | 6000; Elm | 4 | 9500", 1, 0.05, 0.1, 0.15, "Gold", 60].map((value) => ({
      value,
    })),
  ],
  tables: [{ name: "APC_Scenarios", address: "A1:L2" }],
  names: [],
};

test("plans of the first form become practices, and their sheet keeps its cells under another name", async () => {
  await open("small");
  const { page } = workbench;
  await page.evaluate((sheet) => window.workbench?.port.createSheets([sheet]), PLAN);
  await button("Make practices of them").click();
  await page.getByText(/^Made 1 scenario over 2 practices\./).waitFor();
  expect(await ours()).toEqual(["APC Practices", "APC Scenarios", "APC Scenarios, plans", "APC Scores"]);
  expect(await workbench.block("'APC Scenarios, plans'!A2:D2")).toEqual([["Offer", "yes", "B", 30]]);
  expect(await workbench.block("'APC Scenarios'!A5:H5")).toEqual([
    ["Offer", "yes", 0.05, 0.1, 0.15, "", "July 2024", "allowed"],
  ]);
  await turnTo(workbench.page, "Scenarios");
  await items()
    .first()
    .getByText(/^\d{3},\d{3}\.\d\d$/)
    .waitFor();
  const names = await page.evaluate(async () => (await window.workbench?.port.names())?.map(({ name }) => name));
  expect(names).toEqual(expect.arrayContaining(["Practices", "Scores", "APC_Scenarios", "APC_Scenarios_plans"]));
  // The new sheets, then the old names: more than one step, as it said.
  await undo();
  expect(await ours()).toEqual(["APC Scenarios, plans"]);
  await undo();
  expect(await ours()).toEqual(["APC Scenarios"]);
  // No workbook tells of a table that was only renamed: the next cell that is selected does.
  await workbench.goTo("APC Scenarios");
  await workbench.choose("B2");
  await button("Make practices of them").waitFor();
});

/** The same with a mix of types, and a table of practices beside it. */
const MIXED: NewSheet = {
  ...PLAN,
  cells: [
    [...HEADINGS.split(","), "Pediatric"].map((value) => ({ value })),
    ["Offer", "yes", "B", 30, 20, "Oak | 1 | 6000", 0.5, 0.05, 0.1, 0.15, "Gold", 60, 0.5].map((value) => ({ value })),
  ],
  tables: [{ name: "APC_Scenarios", address: "A1:M2" }],
};
const OTHERS: NewSheet = {
  name: "Other list",
  columnWidths: [],
  frozenRows: 1,
  cells: [
    ["Practice", "Practice type", "Member months", "Base PMPM"].map((value) => ({ value })),
    ["Elm", "Mixed", 1_000, 30].map((value) => ({ value })),
  ],
  tables: [{ name: "Others", address: "A1:D2" }],
  names: [],
};

test("plans that are to become practices, and a scenario’s own tables, have no violations", async () => {
  const { workbench: opened, look, found } = await openForAxe(pages, 320, "small");
  workbench = opened;
  const { page } = workbench;
  await page.evaluate((sheet) => window.workbench?.port.createSheets([sheet]), MIXED);
  await page.getByRole("button", { name: "Allocation", exact: true }).click();
  await button("Make practices of them").waitFor();
  await look("plans of the first form");
  await page.getByRole("combobox", { name: "Practice type of Oak" }).selectOption("Adult");
  await button("Make practices of them").click();
  await page.getByText(/^Made 1 scenario/).waitFor();
  await look("what was made of them");
  // The old table's columns are as wide as they were.
  expect((await workbench.cutHeadings()).filter((one) => !one.startsWith("APC_Scenarios_plans"))).toEqual([]);
  // Of a table that was chosen, a scenario is kept under its name.
  await page.evaluate((sheet) => window.workbench?.port.createSheets([sheet]), OTHERS);
  await turnTo(page, "Split");
  await page.getByRole("combobox", { name: "Table of practices" }).selectOption("Others");
  await keepAs(page, "Others alone");
  expect(await workbench.read("'APC Scenarios'!I6")).toBe("Others[#All]");
  await page.getByRole("button", { name: "Others alone", exact: true }).click();
  await turnTo(page, "Split");
  await page.getByText("These are tables of the scenario “Others alone”.").waitFor();
  await look("a scenario’s own tables");
  expect(found).toEqual({});
});
