import { some } from "../long";
import {
  act,
  added,
  addedIs,
  keepAs,
  openAllocation,
  openSection,
  SAMPLE_ADDED,
  section,
  shareField,
  startSample,
  summary,
} from "./allocationSteps";
import { eachWorkbench } from "./served";
import type { WorkbenchPage } from "./workbenchPage";

/** A plan, its allocation and its figures in the pane beside the workbook. */

let workbench: WorkbenchPage;

const openAnother = eachWorkbench(async (opened) => {
  workbench = opened;
  await openAllocation(workbench.page);
});

const field = (name: string) => workbench.page.getByRole("textbox", { name, exact: true });
const button = (name: string) => workbench.page.getByRole("button", { name, exact: true });
const INCENTIVE = "Performance incentive, at most";

test("a plan is typed, or taken from the selected cells, and comes to the same", async () => {
  const { page } = workbench;
  await field("Base, $ PMPM").fill("30");
  await field("Capitated part of it").fill("$20.00");
  await field("Decile of site 1").fill("1");
  await field("Member months of site 1").fill("1,000");
  // By hand: 1.50 + 3.00, and 5% of 23.00 for the decile.
  await addedIs(page, ["5,650.00", "5,650.00", "10,150.00"]);

  await workbench.newSheet();
  await workbench.put("B2:D5", [
    ["Practice", "HPI decile", "Member months"],
    ["North", 1, 600],
    ["South", 1, 400],
    ["", 31, ""],
  ]);
  await workbench.choose("C5");
  await button("Use selection for Base, $ PMPM").click();
  await page.waitForFunction(() => [...document.querySelectorAll("input")].some(({ value }) => value === "31"));
  await workbench.choose("B2:D4");
  await button("Take sites from the selected range").click();
  await page.getByRole("textbox", { name: "Site of site 2" }).waitFor();
  expect(await field("Site of site 2").inputValue()).toBe("South");
  await field("Base, $ PMPM").fill("30");
  await addedIs(page, ["5,650.00", "5,650.00", "10,150.00"]);
});

test("a range of the wrong shape is refused in words, and nothing is changed", async () => {
  const { page } = workbench;
  await startSample(page);
  await workbench.choose("C4:C9");
  await button("Take sites from the selected range").click();
  await page
    .getByRole("alert")
    .filter({ hasText: "6 × 1 cells are selected. Select the columns Site (optional), Decile and Member months." })
    .waitFor();
  await openSection(page, "Performance");
  await workbench.choose("C4:E40");
  await button("Take scores from the selected range").click();
  await page.getByRole("alert").filter({ hasText: "CIS is there twice. Select the rows of one practice." }).waitFor();
  await addedIs(page, SAMPLE_ADDED);
});

test("a share is moved, typed or solved, and a ceiling says why it stops", async () => {
  const { page } = workbench;
  await startSample(page);
  const slider = page.getByRole("slider", { name: "Direct services" });
  await slider.press("ArrowRight");
  await page
    .getByText(
      "Stopped at 5%: all three together reach the ceiling of 30%. A row uplift.ceiling in the plan’s terms moves it.",
    )
    .waitFor();
  expect(await slider.inputValue()).toBe("5");
  await slider.press("ArrowLeft");
  await addedIs(page, ["107,729.90", "150,281.90", "196,379.90"]);
  expect(await shareField(page, "Direct services").inputValue()).toBe("4.75");

  for (const [text, sentence] of [
    ["16", "16% is 1 percentage point above the ceiling of 15%."],
    ["-1", "“-1” is no answer here: give a share from 0 to 100%, such as 5%."],
    ["a tenth", "“a tenth” is no answer here"],
  ] as const) {
    await shareField(page, INCENTIVE).fill(text);
    await page.getByRole("alert").filter({ hasText: sentence }).waitFor();
    expect(await added(page, "Period $")).toEqual(["–", "–", "–"]);
  }
  await shareField(page, INCENTIVE).fill("15");
  await shareField(page, "Direct services").fill("5");

  await page.getByText("Solve one share for a budget").click();
  await field("Budget in dollars").fill("137,575.40");
  await field("Budget in dollars").press("Enter");
  await addedIs(page, ["109,207.40", "137,575.40", "168,307.40"]);
  expect(await shareField(page, INCENTIVE).inputValue()).toBe("10");
});

test("where the system forces its colours, a wrong field is told by its edge", async () => {
  const { page } = workbench;
  await page.emulateMedia({ forcedColors: "active" });
  const edge = (name: string) =>
    field(name).evaluate((input) => getComputedStyle(input.closest(".fui-Input") ?? input).outlineStyle);
  await field("Base, $ PMPM").fill("thirty");
  await field("Clinical factor").fill("1");
  expect([await edge("Base, $ PMPM"), await edge("Capitated part of it")]).toEqual(["dashed", "none"]);
});

test("scores are taken from the sheet Panel, and give what the sheet says of that practice", async () => {
  const { page } = workbench;
  await startSample(page);
  await openSection(page, "Performance");
  await button("All Gold").click();
  await page.getByRole("button", { name: "Expected share earned: 88.00%" }).waitFor();
  await workbench.goTo("Panel");
  await workbench.choose("C4:E15");
  await button("Take scores from the selected range").click();
  const [practice, , earned] = (await workbench.block("Panel!J5:L5"))[0] ?? [];
  expect(practice).toBe("Practice 01");
  await page.getByRole("button", { name: `Expected share earned: ${(100 * Number(earned)).toFixed(2)}%` }).waitFor();
});

test("the chart comes with the figures, and its table says what the summary says", async () => {
  // No page in which it came before.
  const { page } = await openAnother();
  await openAllocation(page);
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await openSection(page, "Performance");
  await openSection(page, "Scenarios");
  expect(scripts).toEqual([]);
  await startSample(page);
  const chart = page.getByRole("img", {
    name: /^Stacked bars, PMPM: in all 35\.54 committed, 37\.70 expected, 40\.04 maximum/,
  });
  await chart.waitFor();
  expect(scripts.length).toBeGreaterThan(0);
  await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("#pane canvas");
    const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return new Set(new Uint32Array(Uint8Array.from(pixels).buffer)).size > 5;
  });
  const table = page.getByRole("table", { name: /^Figures by element/ });
  const figures = (line: string) =>
    table
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: line, exact: true }) })
      .getByRole("cell")
      .allTextContents();
  expect(await figures("Added over base")).toEqual(await added(page, "PMPM $"));
  await page.getByRole("radio", { name: "Period" }).check();
  expect(await figures("Added over base")).toEqual(SAMPLE_ADDED);
});

test("in a narrow pane the summary stays in sight, whatever is scrolled to", async () => {
  const { page } = workbench;
  await page.setViewportSize({ width: 320, height: 640 });
  await startSample(page);
  await openSection(page, "Scenarios");
  await keepAs(page, "Sample plan");
  await act(page, "Sample plan", "Pin as last offer");
  await summary(page).getByText("vs last offer").waitFor();
  await openSection(page, "Scenarios");
  const before = await summary(page).boundingBox();
  for (const title of ["Performance", "What the guide leaves open", "Scenarios", "Take it to the workbook"]) {
    await openSection(page, title);
    await section(page, title).evaluate((heading) => {
      heading.scrollIntoView();
    });
    expect(await summary(page).boundingBox()).toEqual(before);
  }
  for (const part of [page.locator("#pane"), summary(page)])
    expect(await part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test("every figure opens its working, and the way back leads to it", async () => {
  const { page } = workbench;
  await startSample(page);
  await openSection(page, "Performance");
  const view = page.getByRole("tabpanel", { name: "Allocation" });
  const labels = await view
    .locator("button[aria-label*=': ']")
    .evaluateAll((figures) => figures.map((figure) => figure.getAttribute("aria-label") ?? ""));
  expect(labels.length).toBeGreaterThan(30);
  // Four: in a table of three columns every third would always be of the same one.
  for (const label of some([...new Set(labels)], 4)) {
    const figure = view.getByRole("button", { name: label, exact: true }).last();
    await figure.click();
    await page.locator("#apc-explanation:focus").waitFor();
    // A figure that repeats another is explained by that one.
    await view
      .getByText(/^In the sheets it stands in /)
      .first()
      .waitFor();
    await button("Allocation").last().click();
    await figure.and(page.locator(":focus")).waitFor();
  }
  await summary(page).waitFor();
});
