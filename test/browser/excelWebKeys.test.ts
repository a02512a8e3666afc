import type { Locator } from "playwright-core";
import { lettersOf } from "../../src/pane/formula/columns";
import type { Book, Cell } from "../excel/host/book";
import { excelWeb } from "./excelWeb";
import type { Way } from "./excelWebWire";
import { openFunction } from "./paneSteps";
import { keepAs, list, PLAN, turnTo } from "./planSteps";
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
  book.compute = () => ({ value: "" });
  await excel.here.load(book);
  return book;
}

/** The same, with practices. */
async function loadPlan(): Promise<void> {
  const book = await load();
  for (const { name, cells, tables } of PLAN) {
    const entries = cells.flatMap((row, at) =>
      row.flatMap((cell, column): [string, Cell][] =>
        cell?.value === undefined ? [] : [[`${lettersOf(column)}${at + 1}`, { value: cell.value }]],
      ),
    );
    book.sheets.push({ name, cells: Object.fromEntries(entries) });
    for (const table of tables) book.tables = { ...book.tables, [table.name]: `${name}!${table.address}` };
  }
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

test("the allocation, in each of its parts", async () => {
  await loadPlan();
  const { pane } = excel.here;
  await turnTo(pane, "Allocation");
  await list(pane).waitFor();
  expect(await passedBy()).toEqual([]);
  await turnTo(pane, "Split");
  await pane.getByRole("heading", { name: "What the guide leaves open" }).click();
  await pane.getByText(/more change nothing/).waitFor();
  expect(await passedBy()).toEqual([]);
  await keepAs(pane, "First offer");
  await keepAs(pane, "Second offer");
  expect(await passedBy()).toEqual([]);
  await turnTo(pane, "Write");
  await pane.getByText("The list as one formula in a cell").click();
  expect(await passedBy()).toEqual([]);
  await turnTo(pane, "Practices");
  await list(pane).getByRole("button", { name: /^Oak/ }).click();
  await button(/^Base payment: /).click();
  await pane.getByText("Base payment, before rounding", { exact: true }).waitFor();
  expect(await passedBy("backwards")).toEqual([]);
});

/** What a person does by the keyboard, and where Tab leads from there: where the browser's own would. */
interface Case {
  readonly begin: () => Promise<void>;
  readonly leads: RegExp;
}

const pane = () => excel.here.pane;
const button = (name: string | RegExp): Locator => pane().getByRole("button", { name, exact: true });
const gone = (locator: Locator): Promise<void> => locator.waitFor({ state: "detached" });
const focus = (selector: string): Promise<void> => pane().locator(`${selector}:focus`).waitFor();

async function begin(): Promise<void> {
  await load();
  await pane().getByRole("tab", { name: "Allocation" }).press("Enter");
  await button("Paste a list").waitFor();
}

async function open(): Promise<void> {
  await loadPlan();
  await pane().getByRole("tab", { name: "Allocation" }).press("Enter");
  await list(pane()).waitFor();
}

async function openPractice(): Promise<void> {
  await open();
  await list(pane()).getByRole("button", { name: /^Oak/ }).press("Enter");
  await focus("#apc-practice");
}

async function openMenu(): Promise<void> {
  await open();
  await pane().getByRole("tab", { name: "Scenarios" }).press("Enter");
  await pane().getByRole("textbox", { name: "Name of the split" }).fill("First offer");
  await button("Keep as a scenario").press("Enter");
  await button("Actions for “First offer”").press("Enter");
  await focus("[role=menuitem]");
}

const CASES: Readonly<Record<string, Case>> = {
  "a function’s heading": {
    leads: /^input practiceType/,
    async begin() {
      await load();
      await pane().getByRole("button", { name: "INCENTIVE.STATUS" }).press("Enter");
      await focus("#apc-function");
    },
  },
  "a list to be pasted": {
    leads: /^button Next$/,
    async begin() {
      await begin();
      await button("Paste a list").press("Enter");
      await focus("textarea");
    },
  },
  "a first practice to be typed": {
    leads: /^select MixedPediatricAdult$/,
    async begin() {
      await begin();
      await button("Type the first practice").press("Enter");
      await focus("input");
    },
  },
  "the ways to a list": {
    leads: /^button Type the first practice$/,
    async begin() {
      await begin();
      await button("Paste a list").press("Enter");
      await button("Back").press("Enter");
      await gone(button("Back"));
    },
  },
  "practices that were made": {
    leads: /^select Amounts of$/,
    async begin() {
      await begin();
      await button("Sample").press("Enter");
      await list(pane()).waitFor();
    },
  },
  "a practice’s heading": { begin: openPractice, leads: /^button The split at hand, committed: / },
  "a practice that was left": {
    leads: /^outside$/,
    async begin() {
      await openPractice();
      await button("Practices").press("Enter");
      await gone(button("Practices"));
    },
  },
  "a notice that was closed": {
    leads: /^button Functions$/,
    async begin() {
      await load();
      await excel.here.wire.runCommand("openHelp");
      await button("Close").press("Enter");
      await gone(button("Close"));
    },
  },
  "a cell without a function": {
    leads: /^button Functions$/,
    async begin() {
      await load();
      await pane().getByRole("tab", { name: "This cell" }).press("Enter");
      await button("Choose a function").press("Enter");
      await gone(button("Choose a function"));
    },
  },
  // Fluent gives the focus back to the button, from where the browser would go on.
  "a menu": { begin: openMenu, leads: /^button Actions for “First offer”$/ },
  "a question that was answered": {
    leads: /^input Compare “First offer”/,
    async begin() {
      await openMenu();
      await pane().getByRole("menuitem", { name: "Delete" }).press("Enter");
      await button("Leave it").press("Enter");
      await gone(button("Leave it"));
    },
  },
};

test.each(Object.entries(CASES))("Tab goes on from %s", async (_, { begin, leads }) => {
  await begin();
  expect(await tabOnce(excel.here)).toMatch(leads);
});
