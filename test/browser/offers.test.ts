import { added, addedIs, openAllocation, openSection, share, startSample, summary, told } from "./allocationSteps";
import { closesClean, served } from "./served";
import { WorkbenchPage } from "./workbenchPage";

/** An offer in the workbook: live formulas, which the workbook itself computes. */

jest.setTimeout(120_000);

const pages = served();
let workbench: WorkbenchPage;

beforeEach(async () => {
  workbench = await WorkbenchPage.open(pages.browser, pages.origin);
  await workbench.ready();
  await openAllocation(workbench.page);
  await startSample(workbench.page);
  await openSection(workbench.page, "Take it to the workbook");
});

closesClean(() => workbench);

async function write(button: "Write to workbook" | "Write for a counterparty", ...sheets: string[]): Promise<void> {
  const { page } = workbench;
  await page.getByRole("button", { name: button }).click();
  const wrote = told(page, `Wrote ${sheets.map((name) => `“${name}”`).join(" and ")}.`);
  await wrote.filter({ hasText: /All \d+ figures read back equal\./ }).waitFor();
}

/** The row of a sheet of results under this name, in cents as a person is shown them. */
async function row(sheet: string, title: string): Promise<string[]> {
  const rows = await workbench.block(`'${sheet}'!A1:J80`);
  const cells = rows.find(([first]) => first === title)?.slice(1) ?? [];
  return cells.filter((cell) => cell !== "").map((cell) => Number(cell).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
}

test("the sheets hold formulas, and the workbook computes what the pane says, to the cent", async () => {
  const { page } = workbench;
  await write("Write to workbook", "APC assumptions", "APC results");
  expect((await workbench.sheets()).slice(-2)).toEqual(["APC assumptions", "APC results"]);
  const pane = async () => [...(await added(page, "Period $")), await summary(page).getByRole("button", { name: /^Added over base, earnable today/ }).textContent()];
  expect(await row("APC results", "Dollars, one payout period")).toEqual(await pane());
  expect(await workbench.formula("APC results", "B9")).toBe("=IF(COUNT(B6:B8)=ROWS(B6:B8),SUM(B6:B8),NA())");
  // 6,000 member months, 48%, 100% and 88% of 4.50, and with what is paid in any case: 36.133 each.
  expect(await row("APC results", "Practice 01")).toEqual(["6,000.00", "12,960.00", "27,000.00", "23,760.00", "229,758.00", "243,798.00", "240,558.00"]);

  // What the workbook is told, it computes as the pane does.
  const [inputs, change] = [await workbench.block("'APC assumptions'!A1:B20"), { element: "Direct services", percent: "4" }];
  await workbench.goTo("APC assumptions");
  await workbench.put(`B${inputs.findIndex(([name]) => name === change.element) + 1}`, [[0.04]]);
  await share(page, change.element).fill(change.percent);
  await addedIs(page, ["103,297.40", "145,849.40", "191,947.40"]);
  await page.waitForFunction(() => window.workbench?.read("'APC results'!A1:B40").some(([name, value]) => name === "Dollars, one payout period" && value === 103297.4));
  expect(await row("APC results", "Dollars, one payout period")).toEqual(await pane());
});

test("nothing that is there is written over: the next offer has the next number", async () => {
  const { page } = workbench;
  await write("Write to workbook", "APC assumptions", "APC results");
  const first = await workbench.block("'APC results'!A1:J80");
  await share(page, "Direct services").fill("4");
  await addedIs(page, ["103,297.40", "145,849.40", "191,947.40"]);
  await write("Write to workbook", "APC assumptions 2", "APC results 2");
  expect(await workbench.block("'APC results'!A1:J80")).toEqual(first);
  expect((await row("APC results 2", "Dollars, one payout period"))[0]).toBe("103,297.40");
  await page.getByRole("button", { name: "Show the sheet" }).last().click();
  await page.waitForFunction(() => window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getSheetName() === "APC results 2");
});

/** Everything that depends on all assumptions, and the headroom, which depends on some. */
const FIGURES = "'APC results'!B22:E25";
const LINES = "'APC results'!B35:J41";
const HEADROOM = "'APC results'!B30:D31";

/** Waits until all of the figures are errors, or none is. */
async function figuresAre(what: "errors" | "numbers"): Promise<void> {
  await workbench.page.waitForFunction(
    ([wanted, ...blocks]) => blocks.every((block) => window.workbench?.read(block).flat().every((cell) => (typeof cell === "number" ? "numbers" : String(cell).startsWith("#") && "errors") === wanted)),
    [what, FIGURES, LINES],
  );
}

const figures = () => Promise.all([FIGURES, LINES, HEADROOM].map((block) => workbench.block(block)));

test("a wrong assumption leaves no figure that looks right, and put right they are all back", async () => {
  await write("Write to workbook", "APC assumptions", "APC results");
  const before = await figures();
  await workbench.goTo("APC assumptions");
  for (const [cell, wrong, right] of [["B8", "D", "B"], ["B9", "-30", 30], ["B12", "five percent", 0.05], ["B16", "half", 0]] as const) {
    await workbench.enter(cell, wrong);
    await figuresAre("errors");
    // A sum would pass over words, and show more room than there is.
    expect((await workbench.block(HEADROOM))[0]).toEqual(cell === "B12" ? [0.3, "#N/A", "#N/A"] : [0.3, 0.3, 0]);
    await workbench.put(cell, [[right]]);
    await figuresAre("numbers");
    expect(await figures()).toEqual(before);
  }
  // Beyond what the window shows.
  for (const [cell, wrong, right] of [["G7", 11, 1], ["H7", "many", 6000], ["K7", "Platinum", "Improvement"]] as const) {
    await workbench.put(cell, [[wrong]]);
    await figuresAre("errors");
    await workbench.put(cell, [[right]]);
    await figuresAre("numbers");
    expect(await figures()).toEqual(before);
  }
});

test("figures that the workbook tells otherwise are named until they are put right", async () => {
  const { page } = workbench;
  await write("Write to workbook", "APC assumptions", "APC results");
  await workbench.goTo("APC assumptions");
  await workbench.enter("B9", "-30");
  await figuresAre("errors");
  await page.getByRole("button", { name: "Check again" }).click();
  await told(page, "So far 79 of 87 figures differ from the pane’s.").waitFor();
  await page.getByText("Base payment, committed, one payout period (E35): 591,000 in the pane, #N/A in the sheet").waitFor();
  await workbench.enter("B9", "30");
  await told(page, "All 87 figures read back equal.").waitFor();
});

test("what a counterparty gets says nothing of what we expect", async () => {
  const { page } = workbench;
  await page.getByRole("textbox", { name: "Name of the plan or scenario" }).fill("Our secret floor");
  await write("Write for a counterparty", "APC offer assumptions", "APC offer results");
  const written = JSON.stringify([await workbench.block("'APC offer assumptions'!A1:P40"), await workbench.block("'APC offer results'!A1:P80")]);
  expect(written).not.toMatch(/secret|expect|baseline|Improvement|Threshold|151759/i);
  expect(await row("APC offer results", "Dollars, one payout period")).toEqual(["109,207.40", "197,857.40", "187,219.40"]);
});

test("while a cell is being edited nothing is written, and it is told", async () => {
  const { page } = workbench;
  const before = await workbench.sheets();
  await workbench.select("H2");
  await workbench.type("=apc");
  // Without a click, which would end the editing.
  await page.getByRole("button", { name: "Write to workbook" }).dispatchEvent("click");
  await page.getByRole("alert").filter({ hasText: "A cell is being edited." }).waitFor();
  expect(await workbench.sheets()).toEqual(before);
  await workbench.select("H2");
  await page.keyboard.press("Escape");
});
