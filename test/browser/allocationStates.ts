import { act, addedIs, keepAs, openSection, section, shareField, startSample, summary, told } from "./allocationSteps";
import type { WorkbenchPage } from "./workbenchPage";

/** Every state of the allocation, one after the other, from where it was opened first. */
export async function walkAllocation(workbench: WorkbenchPage, visit: (state: string) => Promise<void>): Promise<void> {
  const { page } = workbench;
  const show = async (title: string, state = title.toLowerCase().replaceAll(" ", "-")): Promise<void> => {
    await section(page, title).evaluate((heading) => {
      heading.scrollIntoView();
    });
    await visit(state);
  };
  await visit("first-run");
  await startSample(page);
  await page.locator("#pane canvas").waitFor({ state: "attached" });
  await visit("sample");
  await show("Allocation");
  await page.getByRole("slider", { name: "Direct services" }).press("ArrowRight");
  await page.getByText(/^Stopped at 5%/).waitFor();
  await page.getByText("Solve one share for a budget").click();
  await show("Allocation", "solve");
  await openSection(page, "Performance");
  await show("Performance");
  await show("Figures");
  await page.getByRole("radio", { name: "Project" }).check();
  await show("Figures", "figures-project");
  await openSection(page, "What the guide leaves open");
  await show("What the guide leaves open");

  await openSection(page, "Scenarios");
  await show("Scenarios", "no-scenarios");
  await keepAs(page, "First offer");
  await act(page, "First offer", "Pin as last offer");
  await told(page, "is the last offer").waitFor();
  await shareField(page, "Direct services").fill("4");
  await addedIs(page, ["103,297.40", "145,849.40", "191,947.40"]);
  await keepAs(page, "Counteroffer after the second meeting, less direct services");
  await show("Scenarios");
  await page.getByRole("textbox", { name: "Name of the plan or scenario" }).fill("First offer");
  await page.getByRole("button", { name: "Keep as a scenario" }).click();
  await page.getByRole("button", { name: "Keep under this name" }).click();
  await page.getByText("Give it a name.").waitFor();
  await show("Scenarios", "namesake");
  await page.getByRole("button", { name: "Cancel" }).click();
  for (const name of ["First offer", "Counteroffer"])
    await page.getByRole("checkbox", { name: `Compare “${name}` }).check();
  await page.getByRole("heading", { name: "Side by side" }).evaluate((heading) => {
    heading.scrollIntoView();
  });
  await visit("compare");
  await page.getByRole("button", { name: "Actions for “First offer”" }).click();
  await page.getByRole("menu").waitFor();
  // It fades in.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  await visit("menu");
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "New name" }).fill("");
  await page.keyboard.press("Enter");
  await page.getByText("Give it a name.").waitFor();
  await visit("rename");
  await page.keyboard.press("Escape");
  await act(page, "First offer", "Delete");
  await told(page, "Deleted").waitFor();
  await show("Scenarios", "deleted");

  await openSection(page, "Take it to the workbook");
  await show("Take it to the workbook", "write");
  await page.getByRole("button", { name: "Write to workbook" }).click();
  await told(page, "figures read back equal").waitFor();
  await show("Take it to the workbook", "written");

  await summary(page)
    .getByRole("button", { name: /expected, one payout period/ })
    .click();
  await page.locator("#apc-explanation").waitFor();
  await visit("why");
  await page.getByRole("button", { name: "Allocation", exact: true }).last().click();
  for (const label of [
    /^Risk adjustment, expected, whole project/,
    /^Risk adjustment, expected, one payout period/,
    /^Practice 01: Risk adjustment/,
  ])
    await page.getByRole("button", { name: label }).first().click();
  await page.getByRole("heading", { name: "Steps" }).waitFor();
  await visit("why-function");
  await page.getByRole("button", { name: "Risk adjustment, expected, whole project", exact: true }).click();
  await page.getByRole("button", { name: "Allocation", exact: true }).last().click();

  await workbench.choose("A1");
  await page.getByRole("button", { name: "Take sites from the selected range" }).click();
  await page
    .getByRole("alert")
    .filter({ hasText: "1 × 1 cells are selected" })
    .evaluate((alert) => {
      alert.scrollIntoView();
    });
  await visit("range-refused");
  await page.getByRole("textbox", { name: "Decile of site 2" }).fill("eleven");
  await page.getByRole("textbox", { name: "Base, $ PMPM" }).fill("-30");
  await shareField(page, "Performance incentive, at most").fill("16");
  await visit("faults");
  await show("Plan", "faults-plan");
  await show("Allocation", "faults-allocation");
  await page.getByRole("button", { name: "Start blank" }).click();
  await page.getByText("This plan is not kept").waitFor();
  await show("Plan", "start-blank");
  await page.getByRole("button", { name: "Start blank" }).click();
  await page.getByText(/^How should this plan split/).evaluate((intro) => {
    intro.scrollIntoView();
  });
  await visit("blank-again");
}
