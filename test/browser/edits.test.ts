import { eachWorkbench } from "./served";
import type { WorkbenchPage } from "./workbenchPage";

/** Edits stay in this browser, until a person starts again. */

let workbench: WorkbenchPage;

eachWorkbench((opened) => {
  workbench = opened;
});

const says = (sentence: string): Promise<void> =>
  workbench.page.locator("#kept").filter({ hasText: sentence }).waitFor();

test("an edit is there after a reload, and what depends on it is calculated anew", async () => {
  await workbench.enter("E5", "61");
  await workbench.becomes("H5", 0.075);
  await says("Edits are kept in this browser.");
  await workbench.page.reload();
  await workbench.becomes("Panel!E5", 61);
  await workbench.becomes("Panel!H5", 0.075);
  await workbench.becomes("Panel!F5", "Attainment");
  await says("Opened with your edits.");
});

test("a new sheet, a name and a formula survive, twice over", async () => {
  await workbench.newSheet();
  await workbench.enter("B2", '=APC.INCENTIVE("Adult","CBP",60,66.5)');
  await workbench.becomes("B2", 0.06);
  await says("Edits are kept in this browser.");
  await workbench.page.reload();
  await workbench.becomes("Try!B2", 0.06);
  await workbench.goTo("Try");
  await workbench.enter("B3", "=B2*2");
  await workbench.becomes("B3", 0.12);
  await says("Edits are kept in this browser.");
  await workbench.page.reload();
  await workbench.becomes("Try!B3", 0.12);
});

test("starting again asks first, and brings the sample back", async () => {
  await workbench.enter("E5", "61");
  await workbench.becomes("E5", 61);
  await says("Edits are kept in this browser.");

  const { page } = workbench;
  const question = page.getByRole("dialog", { name: "Start again with the sample?" });
  await page.getByRole("button", { name: "Start again" }).click();
  // The answer that loses nothing has the focus.
  await question.getByRole("button", { name: "Keep my changes" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await question.waitFor({ state: "hidden" });
  expect(await workbench.read("Panel!E5")).toBe(61);

  await page.getByRole("button", { name: "Start again" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await workbench.becomes("Panel!E5", 49.8);
  expect(await page.locator("#kept").textContent()).toBe("");
});
