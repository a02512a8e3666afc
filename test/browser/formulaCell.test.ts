import type { Locator } from "playwright-core";
import { eachWorkbench } from "./served";
import type { WorkbenchPage } from "./workbenchPage";

/** "This cell" on formulas of which an APC function is only a part, or whose arguments are formulas themselves. */

let workbench: WorkbenchPage;
let cell: Locator;

eachWorkbench(async (opened) => {
  workbench = opened;
  await workbench.newSheet();
  await workbench.put("A1:D3", [
    ["Adult", "CBP", 60, 66.5],
    ["Adult", "CBP", 60, 70],
    ["Pediatric", "CIS", "", 71],
  ]);
  await workbench.page.getByRole("tab", { name: "This cell" }).click();
  cell = workbench.page.getByRole("tabpanel", { name: "This cell" });
}, "small");

const step = (text: RegExp): Promise<void> => cell.getByRole("listitem").filter({ hasText: text }).first().waitFor();
const argument = (text: RegExp): Promise<void> => cell.locator("dl > div").filter({ hasText: text }).first().waitFor();

test("arguments that the workbook's own functions compute", async () => {
  await workbench.enter("F1", "=APC.INCENTIVE(A1,B1,C1*1,AVERAGE(D1:D2)-1.75)");
  await workbench.becomes("F1", 0.06);
  await workbench.choose("F1");
  await argument(/^score66\.5AVERAGE\(D1:D2\)-1\.75$/);
  await step(/^Result\s*0\.06\b/);
  expect(await cell.getByText("Not up to date").count()).toBe(0);
  // What the pane asked leaves nothing behind in the spreadsheet.
  await workbench.enter("D2", "71");
  await workbench.choose("F1");
  await argument(/^score67AVERAGE/);
  await workbench.enter("F2", "=SUM(D1:D2)");
  await workbench.becomes("F2", 137.5);
});

test("asking while edits stop and begin a calculation loses none of them", async () => {
  const { page } = workbench;
  await page.evaluate(() => {
    const workbook = window.workbench?.univerAPI.getActiveWorkbook();
    const sheet = workbook?.create("Many", 3000, 6);
    sheet?.getRange("A1:A300").setValues(Array.from({ length: 300 }, () => [1]));
    sheet?.getRange("B1").setValue(1);
    sheet
      ?.getRange("C1:C3000")
      .setFormulas(
        Array.from({ length: 3000 }, (_, row) => [`=SUM($A$1:$A$300)+SUMPRODUCT($A$1:$A$300,$A$1:$A$300)+${row}`]),
      );
    sheet?.getRange("D1:D3000").setFormulas(Array.from({ length: 3000 }, (_, row) => [`=$B$1+${row}`]));
    sheet?.getRange("E1").setFormula("=APC.HPIADJ(B1*0+1)");
    sheet?.getRange("E1").activate();
  });
  await workbench.becomes("D3000", 3000);
  await step(/^Result\s*0\.05\b/);
  await page.evaluate(async () => {
    const formula = window.workbench?.univerAPI.getFormula();
    const sheet = window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet();
    /** Each edit comes while the former one is being calculated. */
    const begun = () =>
      new Promise<void>((resolve) => {
        const heard = formula?.calculationStart(() => {
          heard?.dispose();
          resolve();
        });
      });
    sheet?.getRange("A1").setValue(2);
    for (let edit = 1; edit <= 6; edit += 1) {
      await begun();
      sheet?.getRange("B1").setValue(100 * edit);
    }
  });
  await workbench.becomes("D3000", 600 + 2999);
  await workbench.becomes("C1", 301 + 303);
  await workbench.becomes("C3000", 301 + 303 + 2999);
});

test("a function within a larger formula, and each turn of one that spills", async () => {
  await workbench.enter("F1", "=ROUND(APC.INCENTIVE(A1:A3,B1:B3,C1:C3,D1:D3)*100,1)");
  await workbench.becomes("F3", 27);
  await workbench.choose("F1");
  await step(/^Result\s*0\.06\b/);
  await workbench.choose("F3");
  await argument(/^score71D1:D3, cell D3$/);
  await step(/^Result\s*0\.27\b/);
  await workbench.enter("H1", "=SUM(APC.INCENTIVE(A1:A3,B1:B3,C1:C3,D1:D3))");
  await workbench.choose("H1");
  await argument(/^score66\.5D1:D3, cell D1$/);
  await cell.getByRole("spinbutton", { name: "Row, of 3" }).focus();
  await workbench.page.keyboard.press("ArrowUp");
  await argument(/^score70D1:D3, cell D2$/);
});

test("functions in functions, and what LET bound", async () => {
  await workbench.enter("F1", "=LET(d,2*2+1,IF(d>3,APC.HPIADJ(APC.HPI.DECILE(d)),0))");
  await workbench.becomes("F1", 0.05);
  await workbench.choose("F1");
  await cell.getByRole("heading", { name: "HPIADJ" }).waitFor();
  await cell.getByRole("combobox", { name: "Working of" }).selectOption("APC.HPI.DECILE(d)");
  await cell.getByRole("heading", { name: "HPI.DECILE" }).waitFor();
  await argument(/^percentile5d$/);
  await step(/^Result\s*1\b/);
});

test("an error of an inner function says why, without a sentence about the whole", async () => {
  await workbench.enter("F1", "=APC.HPIADJ(11)*2");
  await workbench.becomes("F1", "#VALUE!");
  await workbench.choose("F1");
  await step(/^Refused\s*#VALUE!/);
});
