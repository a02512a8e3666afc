import type { Book, Cell } from "../excel/host/book";
import { keepAs, openSection, section, startSample } from "./allocationSteps";
import { excelWeb } from "./excelWeb";
import { openFunction } from "./paneSteps";
import { served } from "./served";
import { tabThrough } from "./tabWalk";

/**
 * In Excel for the web office.js moves the focus at Tab, along a list of its own. Whatever the browser's own Tab
 * reaches has to be on it.
 */

const pages = served();
const excel = excelWeb(pages);

async function load(): Promise<Book> {
  const cells: Record<string, Cell> = { A1: { formula: '=APC.INCENTIVE("Adult","CBP",60,66.5)', value: 0.1 } };
  const book: Book = { selected: "Panel!C1", sheets: [{ name: "Panel", cells }], tables: {}, names: {} };
  book.compute = () => ({ value: 1 });
  await excel.here.load(book);
  return book;
}

/** What office.js passes by, from end to end. */
async function passedBy(): Promise<string[]> {
  const reached = await tabThrough(excel.here, "office.js");
  const wanted = await tabThrough(excel.here, "browser");
  expect(wanted.length).toBeGreaterThan(1);
  return wanted.filter((stop) => !reached.includes(stop));
}

test("the list and a function's page", async () => {
  await load();
  const { pane } = excel.here;
  expect(await passedBy()).toEqual([]);
  await openFunction(pane, "UPLIFT");
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
  await section(pane, "Plan").waitFor();
  expect(await passedBy()).toEqual([]);
  await startSample(pane);
  expect(await passedBy()).toEqual([]);
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
