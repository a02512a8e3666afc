import type { Book } from "../excel/host/book";
import { section, startSample, summary, told, turnToOnePlan } from "./allocationSteps";
import { addAxe, looksAt } from "./axe";
import { excelWeb } from "./excelWeb";
import { openChoices, openFunction } from "./paneSteps";
import { served } from "./served";

/** The pane in Excel for the web, which tells no theme, so that the system's counts. */

const excel = excelWeb(served(), { bypassCSP: true });

test("axe finds nothing", async () => {
  const { look, found } = looksAt(excel.here.page, () => excel.here.pane);
  const book: Book = { selected: "Panel!A1", sheets: [{ name: "Panel", cells: {} }], tables: {}, names: {} };
  await excel.here.load(book);
  const { pane } = excel.here;
  await addAxe(pane);
  await look("the list");
  await openFunction(pane, "INCENTIVE");
  await look("a function");
  await openChoices(pane, "practiceType");
  await look("choices");
  await excel.here.page.keyboard.press("Escape");

  await pane.getByRole("tab", { name: "Allocation" }).click();
  await turnToOnePlan(pane);
  await startSample(pane);
  await pane.getByRole("img", { name: /^Stacked bars, PMPM/ }).waitFor();
  await look("the sample");
  for (const title of ["Performance", "What the guide leaves open", "Scenarios", "Take it to the workbook"])
    await section(pane, title).click();
  await pane.getByText("more change nothing for this plan").waitFor();
  await look("all sections");
  const height = () => summary(pane).evaluate((one) => one.clientHeight);
  const before = await height();
  // While a cell is being edited Excel answers nothing, so that they are read for ever.
  book.editing = "waiting";
  await pane.getByRole("combobox", { name: "The plan’s own terms" }).fill("Terms");
  await told(pane, "Reading the plan’s terms …").waitFor();
  await look("reading terms");
  expect([found, await height()]).toEqual([{}, before]);
});
