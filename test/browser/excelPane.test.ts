import type { Page } from "playwright-core";
import { section, startSample, summary, told } from "./allocationSteps";
import { addAxe, violations } from "./axe";
import { OFFICE_JS, standInForExcel } from "./officeStub";
import { openChoices, openFunction } from "./paneSteps";
import { served } from "./served";
import { type Watch, watch } from "./watch";
import { type ColourScheme, COLOUR_SCHEMES } from "./workbenchPage";

/** The page that Excel loads, as it is built and under its own Content-Security-Policy; only Excel itself is a stub. */

const pages = served();

async function open(scheme: ColourScheme, bypassCSP: boolean): Promise<{ page: Page; seen: Watch }> {
  const page = await pages.browser.newPage({
    viewport: { width: 350, height: 800 },
    // What Excel says counts, not the system; forced colours alone come from there.
    colorScheme: scheme === "light" ? "dark" : "light",
    forcedColors: scheme === "contrast" ? "active" : "none",
    bypassCSP,
  });
  page.setDefaultTimeout(20_000);
  const seen = watch(page, pages.origin);
  await standInForExcel(page, { dark: scheme !== "light" });
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      broken.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(`${pages.origin}/pane.html`);
  await page.getByRole("searchbox", { name: "Search functions" }).waitFor();
  return { page, seen };
}

/** The chart, and beside it what only the policy of this page could forbid. */
async function showAllocation(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Allocation" }).click();
  await startSample(page);
  await page.getByRole("img", { name: /^Stacked bars, PMPM/ }).waitFor();
  for (const title of ["Performance", "What the guide leaves open", "Scenarios", "Take it to the workbook"])
    await section(page, title).click();
}

test.each(COLOUR_SCHEMES)(
  "%s: the list, a function's page and the allocation show, and nothing asks for more than the policy allows",
  async (scheme) => {
    const { page, seen } = await open(scheme, false);
    expect(await page.getByRole("listitem").count()).toBeGreaterThan(20);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(scheme);
    await openFunction(page, "INCENTIVE");
    const choices = await openChoices(page, "practiceType");
    expect(await choices.getByRole("option").allTextContents()).toContain("Adult");
    await page.getByRole("tab", { name: "This cell" }).click();
    await page.getByRole("tabpanel", { name: "This cell" }).waitFor();
    await showAllocation(page);

    expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken)).toEqual([]);
    expect(seen.problems).toEqual([]);
    expect(seen.foreign).toEqual([OFFICE_JS]);
    await page.close();
  },
);

test.each(COLOUR_SCHEMES)("%s: axe finds nothing", async (scheme) => {
  const { page, seen } = await open(scheme, true);
  await addAxe(page);
  expect(await violations(page)).toEqual([]);
  await openFunction(page, "INCENTIVE");
  expect(await violations(page)).toEqual([]);
  await openChoices(page, "practiceType");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await showAllocation(page);
  await page.getByText("more change nothing for this plan").waitFor();
  expect(await violations(page)).toEqual([]);
  const height = () => summary(page).evaluate((one) => one.clientHeight);
  const before = await height();
  // This workbook never answers, so that they are read for ever.
  await page.getByRole("combobox", { name: "The plan’s own terms" }).fill("Terms");
  await told(page, "Reading the plan’s terms …").waitFor();
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  expect([await violations(page), await height()]).toEqual([[], before]);
  expect(seen.problems).toEqual([]);
  await page.close();
});

test("where functions.js could not load, the page says so", async () => {
  const page = await pages.browser.newPage();
  await standInForExcel(page);
  await page.route(`${pages.origin}/functions.js`, (route) => route.abort());
  await page.goto(`${pages.origin}/pane.html`);
  await page.getByRole("status").filter({ hasText: "The functions could not be loaded" }).waitFor();
  await page.close();
});
