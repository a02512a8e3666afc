import type { Book } from "../excel/host/book";
import { section, startSample, summary, told } from "./allocationSteps";
import { addAxe, violations } from "./axe";
import { excelWeb } from "./excelWeb";
import { openChoices, openFunction } from "./paneSteps";
import { served } from "./served";
import { COLOUR_SCHEMES, coloursOf } from "./workbenchPage";

/** The pane in Excel for the web, which tells no theme, so that the system's counts. */

const excel = excelWeb(served(), { bypassCSP: true });

test.each(COLOUR_SCHEMES)("%s: axe finds nothing", async (scheme) => {
  await excel.here.page.emulateMedia(coloursOf(scheme));
  const book: Book = { selected: "Panel!A1", sheets: [{ name: "Panel", cells: {} }], tables: {}, names: {} };
  await excel.here.load(book);
  const { pane } = excel.here;
  await addAxe(pane);
  expect(await violations(pane)).toEqual([]);
  await openFunction(pane, "INCENTIVE");
  expect(await violations(pane)).toEqual([]);
  await openChoices(pane, "practiceType");
  expect(await violations(pane)).toEqual([]);
  await excel.here.page.keyboard.press("Escape");

  await pane.getByRole("tab", { name: "Allocation" }).click();
  await startSample(pane);
  await pane.getByRole("img", { name: /^Stacked bars, PMPM/ }).waitFor();
  for (const title of ["Performance", "What the guide leaves open", "Scenarios", "Take it to the workbook"])
    await section(pane, title).click();
  await pane.getByText("more change nothing for this plan").waitFor();
  expect(await violations(pane)).toEqual([]);
  const height = () => summary(pane).evaluate((one) => one.clientHeight);
  const before = await height();
  // While a cell is being edited Excel answers nothing, so that they are read for ever.
  book.editing = "waiting";
  await pane.getByRole("combobox", { name: "The plan’s own terms" }).fill("Terms");
  await told(pane, "Reading the plan’s terms …").waitFor();
  await pane.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  expect([await violations(pane), await height()]).toEqual([[], before]);
});
