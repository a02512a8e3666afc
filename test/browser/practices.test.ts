import type { Locator } from "playwright-core";
import { openForAxe } from "./axe";
import { reach as reachIn } from "./paneSteps";
import { walkPlan } from "./planStates";
import { list, paste, PASTED } from "./planSteps";
import { expectClean, served } from "./served";
import { WorkbenchPage, type Beginning } from "./workbenchPage";

/** The allocation practice by practice, over the tables of a real spreadsheet. */

const pages = served();
let workbench: WorkbenchPage;

async function open(beginning: Beginning): Promise<void> {
  workbench = await WorkbenchPage.reopen(pages, { beginning });
  await workbench.page.getByRole("button", { name: "Allocation", exact: true }).click();
}

afterEach(async () => {
  expectClean(workbench);
  await workbench.leave();
});

const button = (name: string | RegExp): Locator => workbench.page.getByRole("button", { name });
const outcome = (): Locator => workbench.page.getByRole("combobox", { name: "Outcome" }).first();

/** The names and dollars of the list, as it shows them. */
async function listed(): Promise<string[][]> {
  const rows = await list(workbench.page).getByRole("button").all();
  return Promise.all(rows.map((row) => row.locator("span").allTextContents()));
}

const dollars = (cell: unknown): string => Math.round(Number(cell)).toLocaleString("en").replace("-", "−");

test("the sample's practices are found by their table, and get what the sheet says", async () => {
  await open("sample");
  await list(workbench.page).waitFor();
  const [, ...sheet] = await workbench.block("'Allocation by practice'!P4:AF33");
  const at = (name: string, column: number): string =>
    dollars(sheet.find(([practice]) => practice === name)?.[column] ?? NaN);
  for (const [word, column] of [
    ["Committed", 13],
    ["Expected", 14],
    ["At most", 15],
  ] as const) {
    await outcome().selectOption(word);
    const rows = await listed();
    expect(rows).toHaveLength(28);
    for (const [name = "", amount] of rows.filter(([one = ""]) => one !== "By themselves"))
      expect([name, amount]).toEqual([name, at(name.startsWith("Organisation") ? `Total ${name}` : name, column)]);
  }
});

test("a pasted list becomes two tables, which the list follows", async () => {
  await open("small");
  const { page } = workbench;
  await paste(page);
  await page.getByText("Say what “Peds” means.").waitFor();
  await page.getByRole("combobox", { name: "What Peds means" }).selectOption("Pediatric");
  await page.getByText("Not used: Phone.").waitFor();
  await button("Make 3 practices, 5 scores").click();
  await list(page).waitFor();
  expect((await workbench.sheets()).slice(-2)).toEqual(["APC Practices", "APC Scores"]);
  // The percentile has become a decile by its function.
  expect((await workbench.block("'APC Practices'!A5:H7")).map((row) => row[7])).toEqual([2, 4, 9]);
  // Counts have become scores by theirs, and follow them; 0 of 0 is no score.
  const scores = async (): Promise<unknown[]> =>
    (await workbench.block("'APC Scores'!B5:D9")).map(([measure, , score]) => `${String(measure)} ${String(score)}`);
  expect(await scores()).toEqual(["CIS ", "CBP 74", "CIS 58", "CIS 49", "CBP 61"]);
  expect(await workbench.cutHeadings()).toEqual([]);
  await workbench.goTo("APC Scores");
  await workbench.put("E7", [[25]]);
  await workbench.becomes("D7", 50);

  await workbench.newSheet();
  await workbench.goTo("Try");
  await workbench.set("A1", "=APC.UPLIFT.PRACTICES(Practices[#All],0.05,0.1,0.15,Scores[#All])");
  await workbench.becomes("A2", "Practice 01");
  const sheet = await workbench.block("Try!A2:Q6");
  await outcome().selectOption("At most");
  const shown = await listed();
  expect(shown.map(([name, amount]) => [name, amount])).toEqual([
    ["Organisation 01", dollars(sheet[3]?.[15])],
    ["Practice 01", dollars(sheet[0]?.[15])],
    ["Practice 02", dollars(sheet[1]?.[15])],
    ["By themselves", ""],
    ["Practice 03", dollars(sheet[2]?.[15])],
  ]);

  await workbench.goTo("APC Practices");
  await workbench.put("E5", [[19_200]]);
  await list(page).getByText("Adult, track A, 19,200 months").waitFor();
  await workbench.put("C6", [["Kids"]]);
  const fault = page.getByRole("group", { name: "Rows without a figure" });
  await fault.getByText(/^Practice 02: Practice type: "Kids" is not/).waitFor();
  await workbench.goTo("Try");
  await fault.getByRole("button", { name: "Go to row 6" }).click();
  await page.waitForFunction(
    () => window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getSheetName() === "APC Practices",
  );
});

test("a list under our headings becomes the table where it stands, and rows below it join", async () => {
  await open("small");
  const { page } = workbench;
  await workbench.newSheet();
  await workbench.goTo("Try");
  await workbench.put("B3:F5", [
    ["Practice", "Practice type", "Member months", "Base PMPM", "Decile"],
    ["Oak", "Adult", 12_000, 30, 6],
    ["Elm", "Mixed", 1_000, 30, 6],
  ]);
  await workbench.choose("B3:F5");
  await button("Use Try!B3:F5 (2 rows)").click();
  await list(page).waitFor();
  expect((await workbench.sheets()).filter((name) => name.startsWith("APC"))).toEqual([]);
  expect((await listed()).map(([name, amount]) => [name, amount])).toEqual([
    ["Oak", "108,000"],
    ["Elm", "9,000"],
  ]);

  await workbench.enter("B6", "Ash");
  await page.getByText("3 practices, dollars over base").waitFor();
  await workbench.put("C6:F6", [["Pediatric", 1_000, 20, 6]]);
  await list(page).getByText("Pediatric, track A, 1,000 months").waitFor();
  await workbench.put("B7:F8", [
    ["Fir", "Adult", 100, 30, 6],
    ["Yew", "Adult", 100, 30, 6],
  ]);
  await page.getByText("5 practices, dollars over base").waitFor();
  // What stands apart from it does not.
  await workbench.put("B10:F10", [["Note", "of", 1, 2, 3]]);
  await workbench.put("H9", [[1]]);
  await workbench.set("H3", "=ROWS(Practices[Practice])");
  await workbench.becomes("H3", 5);
});

test("by the keyboard alone, from a pasted list to the steps of a figure", async () => {
  await open("small");
  const { page } = workbench;
  const reach = (target: Locator): Promise<void> => reachIn(page, target);
  await reach(button("Paste a list"));
  await page.keyboard.press("Enter");
  await reach(page.getByRole("textbox", { name: "A list of practices, headings first" }));
  await page.keyboard.insertText(PASTED.replace("Peds", "Pediatric"));
  await reach(button("Next: 3 rows"));
  await page.keyboard.press("Enter");
  await reach(button("Make 3 practices, 5 scores"));
  await page.keyboard.press("Enter");
  await reach(list(page).getByRole("button").first());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Practice 01" }).and(page.locator(":focus")).waitFor();
  await reach(button(/^The split at hand, at most: /));
  await page.keyboard.press("Enter");
  await page.getByText("PMPM that risk adjustment applies to", { exact: true }).waitFor();

  // Back to the row it came from, and on to the formula.
  while ((await button("Practices").and(page.locator(":focus")).count()) === 0) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await list(page)
    .getByRole("button", { name: /^Practice 01/ })
    .and(page.locator(":focus"))
    .waitFor();
});

test("it has no violations in any state, as narrow as a pane can be", async () => {
  const { workbench: opened, look, found } = await openForAxe(pages, 320, "small");
  workbench = opened;
  const { page } = workbench;
  await page.setViewportSize({ width: 320, height: 600 });
  const head = page.getByRole("region", { name: "What the split adds over base" });
  const heights: Record<string, number> = {};
  const visit = async (state: string): Promise<void> => {
    await look(state);
    if ((await head.count()) > 0) heights[state] = (await head.boundingBox())?.height ?? 0;
  };
  await walkPlan(workbench, visit);
  await page.getByRole("tab", { name: "Split", exact: true }).click();
  await page.getByRole("textbox", { name: "Direct services, percent of base" }).fill("much");
  await page.getByText("No figures: see below.").waitFor();
  await visit("no figures");
  expect(found).toEqual({});
  // What is always in sight leaves room for the rest: a row that refuses, a split past the ceiling, and none at all.
  expect(Object.keys(heights)).toEqual(expect.arrayContaining(["practices", "faults", "split past the ceiling"]));
  expect(Object.entries(heights).filter(([, height]) => height === 0 || height > 120)).toEqual([]);
});

test("three scenarios are kept, pinned and compared, and each row is the sheet's", async () => {
  await open("sample");
  const { page } = workbench;
  await list(page).waitFor();
  const share = (name: string): Locator => page.getByRole("textbox", { name: `${name}, percent of base` });
  const turn = (name: string): Promise<void> => page.getByRole("tab", { name, exact: true }).click();
  for (const [name, direct, health] of [
    ["First offer", "5", "10"],
    ["Their counter", "7", "8"],
    ["Our answer", "6", "9"],
  ] as const) {
    await turn("Split");
    await share("Direct services").fill(direct);
    await share("Population health").fill(health);
    await turn("Scenarios");
    await page.getByRole("textbox", { name: "Name of the split" }).fill(name);
    await button("Keep as a scenario").click();
    await page.getByText(`Kept “${name}”.`).waitFor();
  }
  await button("Actions for “First offer”").click();
  await page.getByRole("menuitem", { name: "Pin as last offer" }).click();
  await page.getByText("“First offer” is the last offer.").waitFor();
  const sheet = await workbench.block("'APC Scenarios'!A5:E7");
  expect(sheet).toEqual([
    ["First offer", "yes", 0.05, 0.1, 0.15],
    ["Their counter", "", 0.07, 0.08, 0.15],
    ["Our answer", "", 0.06, 0.09, 0.15],
  ]);

  // The sheet's own formula under each, practice by practice.
  await workbench.newSheet();
  await workbench.goTo("Try");
  await page.getByRole("radio", { name: "Table", exact: true }).check();
  const compared = page.getByRole("region", { name: "Practices under each scenario" }).getByRole("row");
  const shown = await compared.evaluateAll((rows) =>
    rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent)),
  );
  for (const [column, row] of [5, 6, 7].entries()) {
    const shares = ["C", "D", "E"].map((letter) => `'APC Scenarios'!${letter}${row}`).join();
    await workbench.set(
      "A1",
      `=APC.UPLIFT.PRACTICES(Practices[#All],${shares},Panel[[#All],[Practice]:[Score]],'APC Scenarios'!F${row})`,
    );
    const [, ...inAll] = shown[0] ?? [];
    await page.waitForFunction(
      (total) => Math.round(Number(window.workbench?.read("Try!P29")[0]?.[0])).toLocaleString("en") === total,
      inAll[column],
    );
    const amounts = new Map((await workbench.block("Try!A2:P29")).map((cells) => [cells[0], cells[15]]));
    expect(shown.map((cells) => cells[column + 1])).toEqual(
      shown.map(([name]) => dollars(amounts.get(name === "All practices" ? "Total" : (name ?? "")))),
    );
  }
  // Edited in the sheet it changes here, and taken up again it is the split at hand.
  await workbench.goTo("APC Scenarios");
  await workbench.put("C7", [[0.08]]);
  await page.getByText("8 + 9 + 15%").waitFor();
  await page.getByRole("button", { name: "Their counter", exact: true }).click();
  await turn("Split");
  expect(await share("Direct services").inputValue()).toBe("7");
});

test("of three hundred practices those near what is seen are there, counted as all, found by keys and kept in place", async () => {
  const { workbench: opened, look, found } = await openForAxe(pages, 320, "small");
  workbench = opened;
  const { page } = workbench;
  await button("Allocation").first().click();
  const lines = Array.from(
    { length: 300 },
    (_, at) => `Practice ${String(at + 1).padStart(3, "0")}\tAdult\t${1_000 + at}\t30\t6`,
  );
  await button("Paste a list").click();
  await page
    .getByRole("textbox", { name: "A list of practices, headings first" })
    .fill(["Practice\tPractice type\tMember months\tBase PMPM\tDecile", ...lines].join("\n"));
  await button("Next: 300 rows").click();
  await button(/^Make 300 practices/).click();
  await page.getByText("300 practices, dollars over base").waitFor();
  const panel = page.getByRole("tabpanel", { name: "Practices" });
  const rows = list(page).getByRole("listitem");
  const row = (at: number): Locator => list(page).locator(`[aria-posinset="${at}"]`).getByRole("button");
  const isFocused = (at: number): Promise<void> => row(at).and(page.locator(":focus")).waitFor();
  const scrolled = (): Promise<number> => panel.evaluate(({ scrollTop }) => scrollTop);
  expect(await rows.count()).toBeLessThan(60);
  expect(await rows.first().getAttribute("aria-setsize")).toBe("300");
  const height = await rows.first().evaluate((one) => one.getBoundingClientRect().height);
  expect(await list(page).evaluate((one) => one.getBoundingClientRect().height)).toBeCloseTo(300 * height, -1);
  await look("many practices");

  await row(1).focus();
  await page.keyboard.press("End");
  await isFocused(300);
  await page.keyboard.press("ArrowUp");
  await isFocused(299);
  expect(await row(299).textContent()).toContain("Practice 299");
  await page.keyboard.press("Home");
  await isFocused(1);
  // Far from the row that has the focus, which stays.
  await panel.evaluate((one, to) => {
    one.scrollTop = to;
  }, 200 * height);
  await row(205).waitFor();
  expect(await row(150).count()).toBe(0);
  await isFocused(1);
  expect(await rows.count()).toBeLessThan(60);

  const before = await scrolled();
  await row(205).click();
  await button("Practices").click();
  await isFocused(205);
  expect(await scrolled()).toBe(before);
  await page.getByRole("tab", { name: "Split", exact: true }).click();
  await page.getByRole("tab", { name: "Practices", exact: true }).click();
  await row(205).waitFor();
  expect(await scrolled()).toBe(before);
  await page.getByRole("searchbox", { name: "Search practices" }).fill("practice 29");
  await page.getByText("10 of 300 practices").waitFor();
  expect(await list(page).getByRole("button").first().textContent()).toContain("Practice 290");

  await page.getByRole("searchbox", { name: "Search practices" }).fill("");
  await button("Picture").click();
  const table = panel.getByRole("table");
  expect(await table.getAttribute("aria-rowcount")).toBe("302");
  expect(await table.getByRole("row").count()).toBeLessThan(60);
  await table.evaluate((one) => {
    one.closest("[role=tabpanel]")?.scrollTo(0, 1_000_000);
  });
  await table.getByRole("rowheader", { name: "Practice 300" }).waitFor();
  expect(await table.getByRole("row").last().getAttribute("aria-rowindex")).toBe("302");
  await look("the picture of many");
  expect(found).toEqual({});
});
