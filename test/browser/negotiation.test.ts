import type { Locator } from "playwright-core";
import { reach as reachIn } from "./paneSteps";
import { expectClean, served } from "./served";
import { WorkbenchPage } from "./workbenchPage";

/** One negotiation by the keyboard alone: from pasting 40 practices to two offers and a counterparty's copy. */

const pages = served();
let workbench: WorkbenchPage;

afterEach(async () => {
  expectClean(workbench);
  await workbench.leave();
});

const COUNT = 40;

/** As a program might send it: names of its own, a row a practice, a column a measure. */
const LIST = [
  "Site\tGroup\tType\tMM\tBase PMPM\tCapitated\tTrack\tDecile\tCBP\tCOL\tCIS",
  ...Array.from({ length: COUNT }, (_, index) => {
    const type = ["Adult", "Pediatric", "Mixed"][index % 3] ?? "";
    const track = ["A", "B", "C"][index % 3] ?? "";
    return [
      `Practice ${String(index + 1).padStart(2, "0")}`,
      `Organisation ${String(1 + (index % 8)).padStart(2, "0")}`,
      type,
      (4_000 + index * 137).toLocaleString("en"),
      `$${(24 + (index % 9)).toFixed(2)}`,
      track === "A" ? "" : "12.40",
      track,
      1 + (index % 10),
      type === "Pediatric" ? "" : 60 + (index % 15),
      type === "Pediatric" ? "" : 50 + (index % 18),
      type === "Adult" ? "" : 44 + (index % 27),
    ].join("\t");
  }),
].join("\n");

const reach = (target: Locator, key?: string): Promise<void> => reachIn(workbench.page, target, key);

async function press(target: Locator): Promise<void> {
  await reach(target);
  await workbench.page.keyboard.press("Enter");
}

const button = (name: string | RegExp): Locator => workbench.page.getByRole("button", { name });

/** Back to the tab that is chosen, and from there by arrows. */
async function turn(name: string): Promise<void> {
  const { page } = workbench;
  await reach(
    page.getByRole("tablist", { name: "Parts of the allocation" }).getByRole("tab", { selected: true }),
    "Shift+Tab",
  );
  for (let step = 0; step < 4; step += 1) {
    if ((await page.getByRole("tab", { name, exact: true, selected: true }).count()) > 0) return;
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
  }
  throw new Error(`There is no tab ${name}`);
}

async function keepSplit(name: string, direct: string): Promise<void> {
  const { page } = workbench;
  await turn("Split");
  await reach(page.getByRole("textbox", { name: "Direct services, percent of base" }));
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(direct);
  await turn("Scenarios");
  await reach(page.getByRole("textbox", { name: "Name of the split" }));
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(name);
  await press(button(/^Keep as a scenario$/));
  await page.getByText(`Kept “${name}”.`).waitFor();
}

test("from pasting 40 practices to two offers and a counterparty's copy", async () => {
  workbench = await WorkbenchPage.reopen(pages, { beginning: "small" });
  const { page } = workbench;
  await button("Allocation").first().focus();
  await page.keyboard.press("Enter");
  await press(button("Paste a list"));
  await reach(page.getByRole("textbox", { name: "A list of practices, headings first" }));
  await page.keyboard.insertText(LIST);
  await press(button(`Next: ${COUNT} rows`));
  await press(button(/^Make 40 practices, \d+ scores$/));
  await reach(page.getByRole("tabpanel", { name: "Practices" }).getByRole("list").getByRole("button").first());

  await keepSplit("First offer", "5");
  await press(button("Actions for “First offer”"));
  await page.getByRole("menuitem", { name: "Pin as last offer" }).waitFor();
  while ((await page.getByRole("menuitem", { name: "Pin as last offer" }).and(page.locator(":focus")).count()) === 0)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByText("“First offer” is the last offer.").waitFor();
  await keepSplit("Second offer", "3");

  await turn("Write");
  await press(button("Make 3 sheets"));
  await page
    .getByText(
      /^Wrote “APC offer”, “APC by scenario” and “APC scenario lists”\. All [\d,]+ figures read back equal, to the cent\.$/,
    )
    .waitFor();
  // Another offer stands beside the first, which stays as it was.
  const first = await workbench.block("'APC offer'!A1:E20");
  await turn("Split");
  await reach(page.getByRole("textbox", { name: "Direct services, percent of base" }));
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("4");
  await turn("Write");
  await reach(page.getByRole("checkbox", { name: /^Each practice under each scenario/ }));
  await page.keyboard.press("Space");
  await press(button("Make 1 sheet"));
  await page.getByText(/^Wrote “APC offer 2”\. All [\d,]+ figures read back equal, to the cent\.$/).waitFor();
  expect(await workbench.block("'APC offer'!A1:E20")).toEqual(first);

  await reach(page.getByRole("combobox", { name: "Whose practices" }));
  await page.keyboard.type("Organisation 03");
  await press(button("Make 2 sheets for Organisation 03"));
  await page.getByText(/^Wrote “Offer” and “Offer terms”\. All [\d,]+ figures read back equal/).waitFor();
  expect(await workbench.sheets()).toEqual(
    expect.arrayContaining(["APC Practices", "APC Scores", "APC Scenarios", "APC offer", "APC offer 2", "Offer"]),
  );
});
