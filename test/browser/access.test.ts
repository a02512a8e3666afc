import { addAxe, violations } from "./axe";
import { backToList, field, openChoices, openFunction } from "./paneSteps";
import { served } from "./served";
import { COLOUR_SCHEMES, type ColourScheme, WorkbenchPage } from "./workbenchPage";

/** The page's own parts through axe, in each state and colour scheme. */

jest.setTimeout(180_000);

const pages = served();

const CASES = COLOUR_SCHEMES.flatMap((scheme) => [1400, 320].map((width): [ColourScheme, number] => [scheme, width]));

test.each(CASES)("%s at %i pixels has no violations in any state", async (scheme, width) => {
  const workbench = await WorkbenchPage.open(pages.browser, pages.origin, {
    scheme,
    size: { width, height: 800 },
    bypassCSP: true,
  });
  const { page } = workbench;
  await addAxe(page);
  await workbench.ready();
  expect(await violations(page)).toEqual([]);

  await workbench.choose("H8");
  await page.locator("#error-note").waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByRole("button", { name: "Show its working" }).click();
  await page.getByRole("tabpanel", { name: "This cell" }).waitFor();
  expect(await violations(page)).toEqual([]);
  // A part of a formula, with all that can be chosen of it.
  await workbench.newSheet();
  await workbench.set("B2", "=SUM(APC.INCENTIVE(Panel!B5:B7,Panel!C5:C7,Panel!D5:D7,Panel!E5:E7))*APC.HPIADJ(2-1)");
  await page.getByRole("spinbutton", { name: "Row, of 3" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("tab", { name: "Functions" }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Close Functions" }).click();

  await page.getByRole("button", { name: "What differs?" }).click();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Start again" }).click();
  expect(await violations(page)).toEqual([]);
  expect(workbench.problems).toEqual([]);
  await page.close();
});

test.each(CASES)("%s at %i pixels has no violations on a function's page", async (scheme, width) => {
  const workbench = await WorkbenchPage.open(pages.browser, pages.origin, {
    scheme,
    size: { width, height: 800 },
    bypassCSP: true,
  });
  const { page } = workbench;
  await addAxe(page);
  await workbench.ready();
  // A wide page opens them by itself, once the grid is there.
  if (width < 1200) await page.getByRole("button", { name: "Functions", exact: true }).click();

  // A table before it is inserted.
  await openFunction(page, "UPLIFT");
  await page.getByRole("button", { name: "Use these values" }).first().click();
  await page.getByRole("region", { name: "Result", exact: true }).getByRole("table").waitFor();
  expect(await violations(page)).toEqual([]);
  await backToList(page);

  await openFunction(page, "INCENTIVE");
  const choices = await openChoices(page, "practiceType");
  expect(await violations(page)).toEqual([]);
  await choices.getByRole("option", { name: "Adult", exact: true }).click();
  await field(page, "measure").fill("Nothing");
  await field(page, "baseline").fill("60");
  await field(page, "score").fill("66.5");
  await field(page, "measure").and(page.locator("[aria-invalid=true]")).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(workbench.problems).toEqual([]);
  await page.close();
});
