import type { Locator } from "playwright-core";
import { addedIs, section, shareField, summary, told } from "./allocationSteps";
import { expectClean, served } from "./served";
import { WorkbenchPage } from "./workbenchPage";

/** A whole negotiation without a mouse. */

const pages = served();
let workbench: WorkbenchPage;

afterEach(async () => {
  expectClean(workbench);
  await workbench.leave();
});

const press = async (key: string, times = 1): Promise<void> => {
  for (let time = 0; time < times; time += 1) await workbench.page.keyboard.press(key);
};

/** More stops than the view has. */
const MOST = 150;

/** Goes on by Tab, or back, until this has the focus. */
async function walkTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  const focused = target.and(workbench.page.locator(":focus"));
  for (let stop = 0; stop < MOST; stop += 1) {
    if ((await focused.count()) > 0) return;
    await press(key);
  }
  throw new Error(`${key} never comes to ${String(target)}`);
}

async function pressOn(target: Locator, key = "Enter", direction: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await walkTo(target, direction);
  await press(key);
}

test("from opening the pane to the written sheets, with the keyboard alone", async () => {
  workbench = await WorkbenchPage.reopen(pages, { size: { width: 1100, height: 900 }, beginning: "small" });
  const { page } = workbench;
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const slider = (name: string) => page.getByRole("slider", { name });

  // The grid’s keys arrive in a field that nobody sees.
  await page.locator("#spreadsheet :focus").waitFor({ state: "attached" });
  await press("F6");
  await pressOn(button("Allocation"));
  await pressOn(button("One plan, without a list"));
  await pressOn(button("Try a sample plan"));
  await walkTo(slider("Direct services"));
  await press("ArrowLeft", 4);
  await walkTo(slider("Population health"));
  await press("ArrowRight", 4);
  // 1% of base from one to the other, of which the second is risk adjusted: 268.14 more.
  await addedIs(page, ["109,475.54", "152,027.54", "198,125.54"]);

  await pressOn(section(page, "Scenarios"));
  await pressOn(button("Keep as a scenario"));
  await told(page, "Kept “Sample plan”").waitFor();
  await pressOn(button("Actions for “Sample plan”"));
  await page.getByRole("menu").waitFor();
  await walkBy("ArrowDown", page.getByRole("menuitem", { name: "Pin as last offer" }));
  await press("Enter");
  await told(page, "“Sample plan” is the last offer.").waitFor();

  await walkTo(slider("Performance incentive, at most"), "Shift+Tab");
  await press("ArrowLeft", 8);
  expect(await shareField(page, "Performance incentive, at most").inputValue()).toBe("13");
  await walkTo(page.getByRole("textbox", { name: "Name of the plan or scenario" }), "Shift+Tab");
  await press("ControlOrMeta+a");
  await workbench.type("Counteroffer");
  await pressOn(button("Keep as a scenario"));
  await told(page, "Kept “Counteroffer”").waitFor();

  for (const name of ["Sample plan", "Counteroffer"])
    await pressOn(page.getByRole("checkbox", { name: `Compare “${name}”` }), "Space");
  const table = page.getByRole("region", { name: "Scenarios side by side" });
  await table.getByText("−2.00 pp").first().waitFor();

  await pressOn(section(page, "Take it to the workbook"));
  await pressOn(button("Write to workbook"));
  await told(page, /Wrote “APC assumptions” and “APC results”\. All \d+ figures read back equal\./).waitFor();
  expect((await workbench.sheets()).slice(-2)).toEqual(["APC assumptions", "APC results"]);

  // 2% of 30.00 × 19,700, and 48% of it.
  const asked = summary(page).getByRole("button", { name: "Added over base, expected, one payout period: 146,353.94" });
  await pressOn(asked, "Enter", "Shift+Tab");
  await page
    .getByRole("heading", { name: "Added over base, expected, one payout period" })
    .and(page.locator(":focus"))
    .waitFor();
  await pressOn(button("Allocation").last(), "Enter", "Shift+Tab");
  await asked.and(page.locator(":focus")).waitFor();
  await press("F6");
  await page.locator("#head :focus").waitFor();
});

/** Within a menu, where Tab leaves it. */
async function walkBy(key: string, target: Locator): Promise<void> {
  const focused = target.and(workbench.page.locator(":focus"));
  for (let item = 0; item < 10 && (await focused.count()) === 0; item += 1) await press(key);
}
