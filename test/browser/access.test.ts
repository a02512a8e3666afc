import { openForAxe } from "./axe";
import { backToList, field, openChoices, openFunction } from "./paneSteps";
import { expectClean, served } from "./served";

/** The page's own parts through axe, in each state. */

const pages = served();

/** The schemes come in another turn at each. */
const WIDTHS = [
  [1400, 0],
  [320, 1],
] as const;

test.each(WIDTHS)("at %i pixels the workbench has no violations in any state", async (width, first) => {
  const { workbench, look, found } = await openForAxe(pages, width, "sample", first);
  const { page } = workbench;
  await look("opened");

  await workbench.choose("H8");
  await page.locator("#error-note").waitFor();
  await look("error");

  await page.getByRole("button", { name: "Show its working" }).click();
  await page.getByRole("tabpanel", { name: "This cell" }).waitFor();
  await look("working");
  // A part of a formula, with all that can be chosen of it.
  await workbench.newSheet();
  await workbench.set("B2", "=SUM(APC.INCENTIVE(Panel!B5:B7,Panel!C5:C7,Panel!D5:D7,Panel!E5:E7))*APC.HPIADJ(2-1)");
  await page.getByRole("spinbutton", { name: "Row, of 3" }).waitFor();
  await look("working of a part");
  await page.getByRole("tab", { name: "Functions" }).click();
  await look("functions");
  await page.getByRole("button", { name: "Close Functions" }).click();

  await page.getByRole("button", { name: "What differs?" }).click();
  await look("differences");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Start again" }).click();
  await look("start again");
  expect(found).toEqual({});
  expectClean(workbench);
  await workbench.leave();
});

test.each(WIDTHS)("at %i pixels a function's page has no violations", async (width, first) => {
  const { workbench, look, found } = await openForAxe(pages, width, "sample", first);
  const { page } = workbench;
  // A wide page opens them by itself, once the grid is there.
  if (width < 1200) await page.getByRole("button", { name: "Functions", exact: true }).click();

  // A table before it is inserted.
  await openFunction(page, "UPLIFT");
  await page.getByRole("button", { name: "Use these values" }).first().click();
  await page.getByRole("region", { name: "Result", exact: true }).getByRole("table").waitFor();
  await look("table before it is inserted");
  await backToList(page);

  await openFunction(page, "INCENTIVE");
  const choices = await openChoices(page, "practiceType");
  await look("choices");
  await choices.getByRole("option", { name: "Adult", exact: true }).click();
  await field(page, "measure").fill("Nothing");
  await field(page, "baseline").fill("60");
  await field(page, "score").fill("66.5");
  await field(page, "measure").and(page.locator("[aria-invalid=true]")).waitFor();
  await look("refused");
  expect(found).toEqual({});
  expectClean(workbench);
  await workbench.leave();
});
