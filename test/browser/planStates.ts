import type { Locator } from "playwright-core";
import { act, keepAs, list, paste, pin, told, turnTo } from "./planSteps";
import type { WorkbenchPage } from "./workbenchPage";

/** Every state of the allocation, one after the other, from a workbook without practices. */
export async function walkPlan(workbench: WorkbenchPage, visit: (state: string) => Promise<void>): Promise<void> {
  const { page } = workbench;
  const button = (name: string | RegExp): Locator => page.getByRole("button", { name });
  await button("Allocation").first().click();
  await button("Paste a list").waitFor();
  await visit("first run");
  await button("Type the first practice").click();
  await visit("first practice");
  await button("Back").click();
  await paste(page);
  await visit("mapping");
  await page.getByRole("combobox", { name: "What Peds means" }).selectOption("Pediatric");
  await button("Make 3 practices, 5 scores").click();
  await list(page).waitFor();
  await visit("practices");
  await workbench.goTo("APC Practices");
  await workbench.put("C6", [["Kids"]]);
  await page.getByRole("group", { name: "Rows without a figure" }).waitFor();
  await visit("faults");
  await turnTo(page, "Split");
  await page.getByRole("textbox", { name: "Direct services, percent of base" }).fill("12");
  await page.getByText(/^37% is 7 percentage points/).waitFor();
  await visit("split past the ceiling");
  const open = page.getByRole("heading", { name: "What the guide leaves open" });
  await open.click();
  await page
    .getByText(/^At most, 3 practices: /)
    .first()
    .click();
  await visit("what the guide leaves open");
  await open.click();
  await turnTo(page, "Practices");
  await list(page)
    .getByRole("button", { name: /^Practice 03/ })
    .click();
  await visit("a practice");
  await button(/^Base payment: /).click();
  await page.getByText("Base payment, before rounding", { exact: true }).waitFor();
  await visit("the steps to a figure");
  await button("Practices").click();
  await button("Picture").click();
  await page.getByRole("table").waitFor();
  await visit("picture");
  await turnTo(page, "Scenarios");
  await visit("no scenario");
  await keepAs(page, "First offer");
  await visit("scenarios");
  await button("Actions for “First offer”").click();
  await page.getByRole("menu").waitFor();
  await visit("a menu");
  await page.keyboard.press("Escape");
  await pin(page, "First offer");
  await page.getByRole("radio", { name: "Picture", exact: true }).waitFor();
  await visit("against the last offer");
  await act(page, "First offer", "Delete");
  await button("Leave it").waitFor();
  await visit("a row to be deleted");
  await turnTo(page, "Write");
  await page.getByText("Past a ceiling nothing can be written").waitFor();
  await visit("past a ceiling nothing is written");
  await turnTo(page, "Split");
  await page.getByRole("textbox", { name: "Direct services, percent of base" }).fill("4");
  await turnTo(page, "Write");
  await page.getByRole("checkbox", { name: /^Each practice under each scenario/ }).uncheck();
  await button("Make 1 sheet").click();
  await told(page, "read back equal").waitFor();
  await visit("written");
}
