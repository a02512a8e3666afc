import { field, openFunction } from "./paneSteps";
import { eachWorkbench } from "./served";
import type { WorkbenchPage } from "./workbenchPage";

/** Where a number comes from: errors in words, working beside the grid, terms that move a share. */

let workbench: WorkbenchPage;

eachWorkbench((opened) => {
  workbench = opened;
});

const errorNote = () => workbench.page.getByRole("region", { name: "Why the selected cell holds an error" });

test("an error explains itself while its cell is selected", async () => {
  await workbench.select("H8");
  await errorNote()
    .filter({ hasText: /#N\/A .*DSF-E/ })
    .waitFor();
  await workbench.select("H5");
  await errorNote().waitFor({ state: "hidden" });

  await workbench.newSheet();
  await workbench.enter("B2", '=APC.INCENTIVE("Dental","CBP",60,66.5)');
  await workbench.becomes("B2", "#VALUE!");
  await workbench.select("B2");
  await errorNote().filter({ hasText: "Dental" }).waitFor();
  // The spreadsheet's own errors are explained too.
  await workbench.enter("B4", "=1/0");
  await workbench.becomes("B4", "#DIV/0!");
  await workbench.select("B4");
  await errorNote().filter({ hasText: "divides by zero" }).waitFor();
});

test("the sentence of a former formula explains no other one", async () => {
  await workbench.newSheet();
  await workbench.enter("B2", '=APC.HPIADJ("x")');
  await workbench.becomes("B2", "#VALUE!");
  await workbench.choose("B2");
  await errorNote().filter({ hasText: "decile" }).waitFor();
  // The same error in the same cell, by a formula that holds none of our functions.
  await workbench.page.evaluate(() => {
    window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getRange("B2").setValue({ f: '="a"+1', v: null });
  });
  await errorNote().filter({ hasText: "is not of the kind that it needs" }).waitFor();
  expect(await errorNote().textContent()).not.toContain("decile");
  expect(await workbench.read("B2")).toBe("#VALUE!");
});

test("the sentence changes with the result, without another selection", async () => {
  await workbench.newSheet();
  await workbench.enter("B2", "=APC.HPIADJ(C2)");
  await workbench.enter("C2", "11");
  await workbench.select("B2");
  await errorNote().filter({ hasText: "11" }).waitFor();
  await workbench.page.evaluate(() => {
    window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getRange("C2").setValue(1);
  });
  await errorNote().waitFor({ state: "hidden" });
  expect(await workbench.read("B2")).toBe(0.05);
});

test("a spilled cell shows its working beside the grid", async () => {
  const { page } = workbench;
  await page.getByRole("tab", { name: "This cell" }).click();
  const cell = page.getByRole("tabpanel", { name: "This cell" });
  await workbench.select("H7");
  await cell.getByText("Panel!H7").waitFor();
  await cell.getByText("89.4").first().waitFor();
  await cell.getByText("0.068", { exact: true }).first().waitFor();
});

test("a cell that a table spills into shows the steps of its row", async () => {
  const { page } = workbench;
  await page.getByRole("tab", { name: "This cell" }).click();
  const cell = page.getByRole("tabpanel", { name: "This cell" });
  const step = (text: RegExp) => cell.getByRole("listitem").filter({ hasText: text }).first();

  // Practice 01 of the panel: its share earned.
  await workbench.choose("L5");
  await cell.getByText("Of the row “Practice 01”.").waitFor();
  await step(/^AMR: Attainment\s*0\.068\b/).waitFor();
  await step(/^Result, Share earned\s*0\.37245/).waitFor();

  await workbench.goTo("Practice scorecard");
  await workbench.choose("K39");
  await cell.getByText("Of the row “Total”.").waitFor();
  await step(/^Result, Amount\s*16,701\.51/).waitFor();

  // Of 5,629.60 the 3,171.28 carried in are 2,458.32 due.
  await workbench.goTo("Practice payouts");
  await workbench.choose("G19");
  await cell.getByText("Of the row “2”.").waitFor();
  await step(/^Carried in\s*−3,171\.28/).waitFor();
  await step(/^Available: difference \+ carried in\s*2,458\.32/).waitFor();
  await step(/^Result, Due\s*2,458\.32/).waitFor();

  await workbench.goTo("Rate development");
  await workbench.choose("D27");
  await cell.getByText("Of the row “Capitated”.").waitFor();
  await step(/^E&M 992xx.*Table 1, E&M 992xx/).waitFor();
  await step(/^Result, Amount\s*17,969\.87/).waitFor();
});

test("the pane inserts a formula; what is typed there stays out of the grid", async () => {
  const { page } = workbench;
  await workbench.newSheet();
  await workbench.select("C3");
  await page.getByRole("searchbox", { name: "Search functions" }).click();
  await page.keyboard.type("HPIADJ");
  await openFunction(page, "HPIADJ");
  const decile = field(page, "decile");
  await decile.click();
  await page.keyboard.type("1");
  expect(await workbench.read("C3")).toBe("");
  expect(await decile.inputValue()).toBe("1");
  await page.getByRole("button", { name: "Insert into Try!C3", exact: true }).click();
  await workbench.becomes("C3", 0.05);
});

test("the pane writes over nothing: it goes beside what is there, and what was inserted may be put right", async () => {
  const { page } = workbench;
  await workbench.goTo("Panel");
  const before = await workbench.block("Panel!A1:H40");
  await workbench.select("H9");
  await openFunction(page, "UPLIFT");
  await page.getByRole("button", { name: "Use these values" }).first().click();
  await page.getByText(/^Panel!H9 shows a part of the result of Panel!H\d+\. Nothing is written over\.$/).waitFor();
  const instead = page.getByRole("button", { name: /^Into Panel!\w+9 instead$/ });
  const cell = /!(\w+) /.exec((await instead.textContent()) ?? "")?.[1] ?? "";
  await instead.click();
  await page.getByRole("button", { name: `Insert into Panel!${cell}`, exact: true }).click();
  await workbench.becomes(cell, "Element");
  await field(page, "directShare").fill("0.01");
  await page.getByRole("button", { name: `Replace what was inserted into Panel!${cell}` }).click();
  await page.getByText(`Inserted into Panel!${cell}.`).waitFor();
  expect(await workbench.block("Panel!A1:H40")).toEqual(before);
});

test("a formula is not inserted right below a table, which would take it in", async () => {
  const { page } = workbench;
  await workbench.goTo("Panel");
  const { length } = await workbench.block("Panel[#All]");
  await workbench.choose(`C${4 + length}`);
  await openFunction(page, "VERSION");
  await page
    .getByText("The result would lie in the table Panel, or become a part of it. Nothing is written over.")
    .waitFor();
});

test("a changed term moves the shares that it concerns", async () => {
  // Row 34: Practice 03, CBP, 61.9 to 67.9: attainment between 67 and 74.
  await workbench.becomes("Panel!H34", 0.075 + (0.045 * 0.9) / 7);
  await workbench.goTo("Assumptions");
  await workbench.enter("B11", "75");
  await workbench.becomes("Panel!H34", 0.075 + (0.045 * 0.9) / 8);
  await workbench.enter("B11", "60");
  await workbench.becomes("Terms", "#VALUE!");
  await workbench.select("B4");
  await errorNote().filter({ hasText: "CBP" }).waitFor();
});

test("on a narrow page the functions lie over the grid and Escape closes them", async () => {
  const { page } = workbench;
  await page.setViewportSize({ width: 380, height: 900 });
  await workbench.beginAnew("small");
  const button = page.getByRole("button", { name: "Functions", exact: true });
  expect(await button.getAttribute("aria-expanded")).toBe("false");
  await button.click();
  const side = page.getByRole("complementary", { name: "Functions" });
  await side.and(page.locator(":focus")).waitFor();
  await side.getByRole("tab", { name: "This cell" }).waitFor();
  await page.keyboard.press("Tab");
  await side.getByRole("button", { name: "Close Functions" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
  await side.waitFor({ state: "hidden" });
  await button.and(page.locator(":focus")).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
});

test("the differences from Excel are one click away", async () => {
  const { page } = workbench;
  await page.getByRole("button", { name: "What differs?" }).click();
  const list = page.getByRole("dialog", { name: "What differs from Excel" });
  expect(await list.getByRole("listitem").count()).toBeGreaterThan(3);
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
});

test("a workbook without formulas has the pane beside it too", async () => {
  await workbench.page.evaluate(() => {
    window.workbench?.open({
      sheetOrder: ["Values"],
      sheets: { Values: { id: "Values", name: "Values", cellData: { 0: { 0: { v: "Practice 01" } } } } },
    });
  });
  await workbench.page.getByRole("tab", { name: "Functions", exact: true }).waitFor();
});
