import type { Book } from "../excel/host/book";
import { addAxe, looksAt } from "./axe";
import { excelWeb } from "./excelWeb";
import { openChoices, openFunction } from "./paneSteps";
import { act, keepAs, list, told, turnTo } from "./planSteps";
import { served } from "./served";

/** The pane in Excel for the web, which tells no theme, so that the system's counts; as narrow as it can be. */

const excel = excelWeb(served(), { size: { width: 320, height: 800 }, bypassCSP: true });

test("axe finds nothing, and nothing is scrolled sideways", async () => {
  const { page } = excel.here;
  const { look: axe, found } = looksAt(page, () => excel.here.pane);
  const wide: string[] = [];
  const look = async (state: string): Promise<void> => {
    await axe(state);
    const isWide = await excel.here.pane
      .locator("#pane")
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    if (isWide) wide.push(state);
  };
  const book: Book = {
    selected: "Panel!A1",
    sheets: [{ name: "Panel", cells: {} }],
    tables: {},
    names: { Contract: "Panel!A1:B2" },
  };
  book.compute = () => ({ value: "" });
  await excel.here.load(book);
  const { pane } = excel.here;
  await addAxe(pane);
  await look("the list");
  await openFunction(pane, "INCENTIVE");
  await look("a function");
  await openChoices(pane, "practiceType");
  await look("choices");
  await page.keyboard.press("Escape");

  await turnTo(pane, "Allocation");
  await pane.getByRole("button", { name: "Sample", exact: true }).click();
  await list(pane).waitFor();
  await look("practices");
  await turnTo(pane, "Split");
  await look("the split");
  const share = pane.getByRole("textbox", { name: "Direct services, percent of base" });
  await share.fill("five");
  await told(pane, "No figures: see below.").waitFor();
  await look("a wrong share");
  // Where the system forces its colours, it is told by its edge.
  await page.emulateMedia({ forcedColors: "active" });
  const edge = (name: string): Promise<string> =>
    pane
      .getByRole("textbox", { name: `${name}, percent of base` })
      .evaluate((input) => getComputedStyle(input.closest(".fui-Input") ?? input).outlineStyle);
  expect([await edge("Direct services"), await edge("Population health")]).toEqual(["dashed", "none"]);
  await share.fill("5");
  await keepAs(pane, "x".repeat(500));
  await act(pane, "x".repeat(500), "Pin as last offer");
  await look("scenarios");
  await turnTo(pane, "Write");
  await look("what can be written");
  // While a cell is being edited Excel answers nothing, so that they are read for ever.
  book.editing = "waiting";
  await turnTo(pane, "Split");
  await pane.getByRole("combobox", { name: /^Terms: / }).selectOption("Contract");
  await told(pane, "Reading the plan’s terms …").waitFor();
  await look("reading terms");
  expect({ found, wide }).toEqual({ found: {}, wide: [] });
});
