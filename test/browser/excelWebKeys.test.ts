import type { Locator } from "playwright-core";
import type { Book, Cell } from "../excel/host/book";
import { keepAs, openSection, section, startSample, summary, turnToOnePlan } from "./allocationSteps";
import { excelWeb } from "./excelWeb";
import type { Way } from "./excelWebWire";
import { openFunction } from "./paneSteps";
import { served } from "./served";
import { followFocus, tabOnce, tabThrough } from "./tabWalk";

/**
 * In Excel for the web office.js moves the focus at Tab, along a list of its own. Whatever the browser's own Tab
 * reaches has to be on it.
 */

const pages = served();
const excel = excelWeb(pages);

beforeAll(() => followFocus(excel.here.page));

async function load(): Promise<Book> {
  const cells: Record<string, Cell> = { A1: { formula: '=APC.INCENTIVE("Adult","CBP",60,66.5)', value: 0.1 } };
  const book: Book = { selected: "Panel!C1", sheets: [{ name: "Panel", cells }], tables: {}, names: {} };
  book.compute = () => ({ value: 1 });
  await excel.here.load(book);
  return book;
}

/** What office.js passes by, from end to end. */
async function passedBy(way?: Way): Promise<string[]> {
  const reached = await tabThrough(excel.here, "office.js", way);
  const wanted = await tabThrough(excel.here, "browser", way);
  expect(wanted.length).toBeGreaterThan(1);
  return wanted.filter((stop) => !reached.includes(stop));
}

test("the list and a function's page", async () => {
  await load();
  const { pane } = excel.here;
  expect(await passedBy()).toEqual([]);
  await openFunction(pane, "UPLIFT");
  expect(await passedBy("backwards")).toEqual([]);
  expect(await passedBy()).toEqual([]);
  await pane.getByRole("button", { name: "Use these values" }).first().click();
  await pane.getByRole("region", { name: "Result", exact: true }).getByRole("table").waitFor();
  expect(await passedBy()).toEqual([]);
});

test("a cell's working", async () => {
  await load();
  const { pane } = excel.here;
  await pane.getByRole("tab", { name: "This cell" }).click();
  await pane.getByRole("heading", { name: "No APC function in Panel!C1" }).waitFor();
  expect(await passedBy()).toEqual([]);
  excel.here.select("Panel!A1");
  await pane.getByRole("article", { name: "The formula in Panel!A1" }).waitFor();
  expect(await passedBy()).toEqual([]);
});

test("the allocation, closed and open", async () => {
  await load();
  const { pane } = excel.here;
  await pane.getByRole("tab", { name: "Allocation" }).click();
  await turnToOnePlan(pane);
  await section(pane, "Plan").waitFor();
  expect(await passedBy()).toEqual([]);
  await startSample(pane);
  for (const title of ["Performance", "What the guide leaves open", "Scenarios", "Take it to the workbook"])
    await openSection(pane, title);
  await pane.getByText("Solve one share for a budget").click();
  await pane.getByText("more change nothing for this plan").click();
  await keepAs(pane, "First offer");
  await keepAs(pane, "Second offer");
  for (const name of ["First offer", "Second offer"])
    await pane.getByRole("checkbox", { name: `Compare “${name}”` }).check();
  expect(await passedBy()).toEqual([]);
});

/** What a person does by the keyboard, and where Tab leads from there: where the browser's own would. */
interface Case {
  readonly begin: () => Promise<void>;
  readonly leads: RegExp;
}

const pane = () => excel.here.pane;
const button = (name: string): Locator => pane().getByRole("button", { name, exact: true });
const gone = (locator: Locator): Promise<void> => locator.waitFor({ state: "detached" });
const focus = (selector: string): Promise<void> => pane().locator(`${selector}:focus`).waitFor();

async function start(): Promise<void> {
  await pane().getByRole("tab", { name: "Allocation" }).press("Enter");
  await button("One plan, without a list").press("Enter");
  await button("Try a sample plan").press("Enter");
  await summary(pane()).getByRole("button").first().waitFor();
}

async function ask(): Promise<void> {
  await start();
  await pane().getByRole("textbox", { name: "Base, $ PMPM" }).fill("31");
  await button("Start blank").press("Enter");
  await button("Go on with it").waitFor();
}

async function openMenu(): Promise<void> {
  await start();
  await section(pane(), "Scenarios").press("Enter");
  await button("Keep as a scenario").press("Enter");
  await button("Actions for “Sample plan”").press("Enter");
  await focus("[role=menuitem]");
}

const CASES: Readonly<Record<string, Case>> = {
  "a function’s heading": {
    leads: /^input practiceType/,
    async begin() {
      await pane().getByRole("button", { name: "INCENTIVE.STATUS" }).press("Enter");
      await focus("#apc-function");
    },
  },
  "an explanation’s heading": {
    leads: /^button Direct services, committed/,
    async begin() {
      await start();
      await summary(pane()).getByRole("button").first().press("Enter");
      await focus("#apc-explanation");
    },
  },
  "the start of a plan": { begin: start, leads: /^input Name of the plan/ },
  "a question": { begin: ask, leads: /^button Start blank$/ },
  "a question that was answered": {
    leads: /^button Start blank$/,
    async begin() {
      await ask();
      await button("Go on with it").press("Enter");
      await gone(button("Go on with it"));
    },
  },
  "a plan that was started anew": {
    leads: /^input Name of the plan/,
    async begin() {
      await ask();
      await button("Start blank").press("Enter");
      await gone(button("Go on with it"));
    },
  },
  "a site that was removed": {
    leads: /^button Add a site$/,
    async begin() {
      await start();
      await button("Remove site 3").press("Enter");
      await gone(button("Remove site 3"));
    },
  },
  "a notice that was closed": {
    leads: /^button Functions$/,
    async begin() {
      await excel.here.wire.runCommand("openHelp");
      await button("Close").press("Enter");
      await gone(button("Close"));
    },
  },
  "a cell without a function": {
    leads: /^button Functions$/,
    async begin() {
      await pane().getByRole("tab", { name: "This cell" }).press("Enter");
      await button("Choose a function").press("Enter");
      await gone(button("Choose a function"));
    },
  },
  // Fluent gives the focus back to the button, from where the browser would go on.
  "a menu": { begin: openMenu, leads: /^button Actions for “Sample plan”$/ },
  "a new name that was cancelled": {
    leads: /^button Show the sheet$/,
    async begin() {
      await openMenu();
      await pane().getByRole("menuitem", { name: "Rename" }).press("Enter");
      await button("Cancel").press("Enter");
      await gone(button("Cancel"));
    },
  },
};

test.each(Object.entries(CASES))("Tab goes on from %s", async (_, { begin, leads }) => {
  await load();
  await begin();
  expect(await tabOnce(excel.here)).toMatch(leads);
});
