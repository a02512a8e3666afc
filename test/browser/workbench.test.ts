import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { FunctionsFile } from "../../src/harness/host";
import { eachWorkbench } from "./served";
import type { WorkbenchPage } from "./workbenchPage";

const metadata = JSON.parse(readFileSync(resolve(__dirname, "../../dist/functions.json"), "utf8")) as FunctionsFile;
const incentive = metadata.functions.find(({ id }) => id === "INCENTIVE");

let workbench: WorkbenchPage;

eachWorkbench(async (opened) => {
  workbench = opened;
  await workbench.newSheet();
}, "small");

test("a typed INCENTIVE gives its share", async () => {
  // 6.5 of the 14 points from 60 to Gold Standard, 74, is more than 10% of the gap: Table 4's 6%.
  await workbench.enter("H2", '=APC.INCENTIVE("Adult","CBP",60,66.5)');
  await workbench.becomes("H2", 0.06);
});

test("a typed HPIADJ spills one adjustment for each decile", async () => {
  await workbench.enter("H2", "=APC.HPIADJ({1;2;3;4;5;6;7;8;9;10})");
  await workbench.becomes("H2", 0.05);
  expect((await workbench.block("H2:H12")).flat()).toEqual([0.05, 0.04, 0.03, 0.02, 0.01, 0, 0, 0, 0, 0, ""]);
});

test("a changed input is calculated again", async () => {
  await workbench.enter("H2", '=APC.INCENTIVE("Adult","CBP",60,I2)');
  await workbench.enter("I2", "66.5");
  await workbench.becomes("H2", 0.06);
});

test("the list of functions and the help for arguments follow the typing", async () => {
  const popup = workbench.page.locator("[data-u-comp=rect-popup]");
  await workbench.select("H2");
  await workbench.type("=apc.");
  // The list shows ten at a time.
  for (const { name } of metadata.functions.slice(0, 10))
    await popup.getByText(`APC.${name}`, { exact: true }).waitFor();

  await workbench.type('incentive("Adult",');
  const signature = popup.filter({ hasText: "[terms]" });
  await signature.waitFor();
  // While the list is still there, Enter would choose from it.
  await popup.filter({ hasNotText: "[terms]" }).waitFor({ state: "detached" });
  // The arrow opens the full help; the keyboard stays with the formula.
  await signature.locator("svg").first().click();
  const help = await signature.innerText();
  expect(help).toContain(incentive?.description);
  for (const { name, description } of incentive?.parameters ?? []) {
    expect(help).toContain(name);
    expect(help).toContain(description);
  }

  await workbench.type('"CBP",60,66.5)');
  await workbench.page.keyboard.press("Enter");
  await workbench.becomes("H2", 0.06);
});

test("a refusal is an error in its cell alone, and calculation goes on", async () => {
  await workbench.enter("H2", '=APC.INCENTIVE("Dental","CBP",60,66.5)');
  await workbench.becomes("H2", "#VALUE!");
  await workbench.enter("H3", '=APC.INCENTIVE("Adult","CBP",60,66.5)');
  await workbench.becomes("H3", 0.06);
});

test("a reference is read where nothing is selected, as in a sheet that is just turned to", async () => {
  const seen = await workbench.page.evaluate(() => {
    const opened = window.workbench;
    const book = opened?.univerAPI.getActiveWorkbook();
    if (!book) throw new Error("No workbook");
    const subUnitId = book.getActiveSheet().getSheetId();
    opened?.univerAPI.syncExecuteCommand("sheet.operation.set-selections", {
      unitId: book.getId(),
      subUnitId,
      selections: [],
    });
    return { isSelected: book.getActiveRange() !== null, cells: opened?.read("Try!A1").length };
  });
  expect(seen).toEqual({ isSelected: false, cells: 1 });
});
