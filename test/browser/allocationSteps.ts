import type { Locator } from "playwright-core";
import type { Place } from "./paneSteps";

/** The pane's allocation as a person goes through it, the same in Excel and beside the workbench. */

export async function openAllocation(page: Place): Promise<void> {
  await page.getByRole("button", { name: "Allocation", exact: true }).click();
  await turnToOnePlan(page);
}

/** From the practices of the workbook, or from the ways to them, to a plan that is described in the pane. */
export async function turnToOnePlan(page: Place): Promise<void> {
  const way = page.getByRole("button", { name: "One plan, without a list" });
  const split = page.getByRole("tab", { name: "Split", exact: true });
  await way.or(split).first().waitFor();
  if (await split.isVisible()) await split.click();
  await way.click();
  await page.getByRole("heading", { name: "Plan", exact: true }).waitFor();
}

export async function startSample(page: Place): Promise<void> {
  await page.getByRole("button", { name: "Try a sample plan" }).click();
  await addedIs(page, SAMPLE_ADDED);
}

/** Three sites in deciles 1, 4 and 8, 19,700 member months at 30.00, the whole 30% given away: dollars for the period. */
export const SAMPLE_ADDED: AddedAmounts = ["109,207.40", "151,759.40", "197,857.40"];

/** What is committed, expected and at most. */
export type AddedAmounts = readonly [committed: string, expected: string, maximum: string];

export function summary(page: Place): Locator {
  return page.getByRole("region", { name: "Added over base" });
}

export async function added(page: Place, line: string): Promise<string[]> {
  return summary(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: line, exact: true }) })
    .getByRole("cell")
    .allTextContents();
}

/** Waits until the summary says so for one payout period. */
export async function addedIs(page: Place, wanted: AddedAmounts): Promise<void> {
  for (const [index, outcome] of ["committed", "expected", "maximum"].entries()) {
    await summary(page)
      .getByRole("button", {
        name: `Added over base, ${outcome}, one payout period: ${wanted[index] ?? ""}`,
        exact: true,
      })
      .waitFor();
  }
}

export function section(page: Place, title: string): Locator {
  return page.locator("summary").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

export async function openSection(page: Place, title: string): Promise<void> {
  await section(page, title).click();
}

export function shareField(page: Place, element: string): Locator {
  return page.getByRole("textbox", { name: `${element}, percent of base` });
}

/** From the menu of a scenario. */
export async function act(page: Place, name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for “${name}”` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

export async function keepAs(page: Place, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name of the plan or scenario" }).fill(name);
  await page.getByRole("button", { name: "Keep as a scenario" }).click();
  await told(page, `Kept “${name}”`).waitFor();
}

/** What a status line says. */
export function told(page: Place, sentence: string | RegExp): Locator {
  return page.getByRole("status").filter({ hasText: sentence });
}
