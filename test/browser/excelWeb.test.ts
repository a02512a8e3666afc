import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lettersOf } from "../../src/pane/formula/columns";
import { counterpartyOffer } from "../../src/pane/offer/counterpartyOffer";
import type { Offered } from "../../src/pane/offer/offered";
import { ourOffer } from "../../src/pane/offer/ourOffer";
import type { LaidSheet } from "../../src/pane/offer/sheetLayout";
import { paymentsOf } from "../../src/pane/plan/payments";
import { planSheets } from "../../src/pane/plan/planSheets";
import { samplePlan } from "../../src/pane/begin/samplePlan";
import { FIRST_SETTING, liveTerms, startTerm } from "../../src/pane/plan/setting";
import type { Book, Cell } from "../excel/host/book";
import { excelWeb, OFFICE_JS, openOutside, violationsIn } from "./excelWeb";
import { field, openChoices, openFunction } from "./paneSteps";
import { forEverybody, list, told, turnTo } from "./planSteps";
import { served } from "./served";

/** The built pane in Excel for the web: Microsoft's office.js, its messages, and behind them a workbook of ours. */

const pages = served();
const excel = excelWeb(pages);

/** In the page. */
declare const violations: string[];

const COMPUTING: Cell = { error: "#BUSY!" };

function panel(change: Partial<Book> = {}): Book {
  const cells: Record<string, Cell> = {
    A1: { value: 60 },
    B1: { value: 66.5 },
    A3: { error: "#NAME?", formula: "=_xldudf_APC_HPIADJ(1)" },
  };
  return { selected: "Panel!C1", sheets: [{ name: "Panel", cells }], tables: {}, names: {}, ...change };
}

test("the list, a function's page and a cell show, and a function is inserted", async () => {
  const book = panel({ compute: () => ({ value: 0.05 }) });
  await excel.here.load(book);
  const { pane } = excel.here;
  expect(await pane.getByRole("listitem").count()).toBeGreaterThan(20);
  await openFunction(pane, "INCENTIVE");
  const choices = await openChoices(pane, "practiceType");
  expect(await choices.getByRole("option").allTextContents()).toContain("Adult");
  await choices.getByRole("option", { name: "Adult", exact: true }).click();
  await field(pane, "measure").fill("CBP");
  await field(pane, "baseline").fill("Panel!A1");
  await field(pane, "score").fill("Panel!B1");
  await pane.getByRole("button", { name: "Insert into Panel!C1", exact: true }).click();
  await told(pane, "Inserted into Panel!C1.").waitFor();
  expect(book.sheets[0]?.cells.C1).toEqual({
    formula: '=APC.INCENTIVE("Adult", "CBP", A1, B1)',
    value: 0.05,
  });
});

test("what is selected and what changes in the workbook reaches the pane", async () => {
  const book = panel();
  await excel.here.load(book);
  const { pane } = excel.here;
  await pane.getByRole("tab", { name: "This cell" }).click();
  await pane.getByRole("heading", { name: "No APC function in Panel!C1" }).waitFor();
  const cells = book.sheets[0]?.cells ?? {};
  cells.D1 = { formula: "=APC.HPIADJ(B5)", value: 0.05 };
  cells.B5 = { value: 1 };
  excel.here.select("Panel!D1");
  const cell = pane.getByRole("article", { name: "The formula in Panel!D1" });
  await cell.getByText("Adjustment for decile 1").waitFor();
  cells.B5 = { value: 4 };
  cells.D1 = { formula: "=APC.HPIADJ(B5)", value: 0.02 };
  excel.here.calculated();
  await cell.getByText("Adjustment for decile 4").waitFor();
});

/** The sample under the split that the pane begins with, as its offers show it. */
function sampleOffered(): Offered {
  const shares = { direct: 0.05, populationHealth: 0.1, incentive: 0.15 };
  const [practices = [], scores = []] = planSheets(samplePlan()).map(({ cells }) =>
    cells.slice(3).map((row) => row.map((cell) => cell?.value ?? null)),
  );
  const ranges = { practices, scores };
  const payments = paymentsOf(ranges, shares, liveTerms([], FIRST_SETTING));
  if (!("practices" in payments)) throw new Error(payments.sentence);
  return {
    ...{ ranges, shares, payments, tables: { practices: "Practices[#All]", scores: "Scores[#All]" }, terms: "" },
    ...{ start: startTerm([], FIRST_SETTING.liveFrom), setting: FIRST_SETTING },
  };
}

/** The workbook computes what the pane says that it will. */
function computeAll(book: Book, laid: readonly LaidSheet[]): void {
  for (const { sheet, figures } of laid) {
    const cells = book.sheets.find(({ name }) => name === sheet.name)?.cells ?? {};
    for (const { row, column, value } of figures) {
      if (typeof value === "object") throw new Error(value.sentence);
      const address = `${lettersOf(column)}${row + 1}`;
      const { formula } = cells[address] ?? {};
      cells[address] = { ...(formula !== undefined && { formula }), value };
    }
  }
}

test("offers are written, and their figures read back once the workbook has computed them", async () => {
  const book = panel({ compute: () => COMPUTING });
  await excel.here.load(book);
  const { pane } = excel.here;
  await turnTo(pane, "Allocation");
  await pane.getByRole("button", { name: "Sample", exact: true }).click();
  await list(pane).waitFor();
  await turnTo(pane, "Write");
  await forEverybody(pane);
  const offered = sampleOffered();
  for (const [button, laid] of [
    ["Make 1 sheet", [ourOffer("APC offer", offered)]],
    ["Make 2 sheets for all practices", counterpartyOffer(["Offer", "Offer terms"], offered, null)],
  ] as const) {
    await pane.getByRole("button", { name: button }).click();
    const names = laid.map(({ sheet }) => `“${sheet.name}”`).join(" and ");
    await told(pane, `Wrote ${names}. Reading the figures back …`).waitFor();
    computeAll(book, laid);
    excel.here.calculated();
    const count = laid.reduce((sum, { figures }) => sum + figures.length, 0);
    await told(pane, `Wrote ${names}. All ${count} figures read back equal, to the cent.`).waitFor();
  }
  expect(book.sheets.map(({ name }) => name)).toEqual([
    "Panel",
    "APC Practices",
    "APC Scores",
    "APC offer",
    "Offer",
    "Offer terms",
  ]);
});

/** The ribbon's buttons, by the names that the manifest gives their commands. */
const COMMANDS = [
  ...readFileSync(join(__dirname, "../../manifest.xml"), "utf8").matchAll(/<FunctionName>(\w+)<\/FunctionName>/g),
].map(([, name]) => name);

test("the ribbon's commands all do their work and say that they are done", async () => {
  const book = panel({ compute: () => ({ value: 0.05 }) });
  await excel.here.load(book);
  const { pane, wire } = excel.here;
  expect(COMMANDS).toEqual(["openAllocation", "openPayouts", "repairFormulas", "openHelp"]);

  await wire.runCommand("openAllocation");
  await pane.getByRole("button", { name: "Paste a list" }).waitFor();
  await wire.runCommand("openPayouts");
  await pane.getByRole("button", { name: "Begin an empty ledger" }).waitFor();
  await wire.runCommand("repairFormulas");
  await told(pane, "Repaired 1 formula: Panel!A3.").waitFor();
  expect(book.sheets[0]?.cells.A3).toEqual({ formula: "=APC.HPIADJ(1)", value: 0.05 });
  await wire.runCommand("openHelp");
  const help = pane.getByRole("link", { name: "Open the help pages" });
  expect(await help.getAttribute("href")).toBe(`${excel.here.origin}/help/index.html`);
  expect(wire.excel.seen.shown).toEqual(Array(4).fill("pane Visible"));
});

/** Milliseconds after which office.js asks for that frame. */
const PATIENCE = 3000;

test("outside Excel the page says where it belongs, and office.js gets no frame for its telemetry", async () => {
  const { page, seen } = await openOutside(pages.browser, pages.origin);
  await told(page, "This page belongs beside a workbook, in Excel’s task pane.").waitFor();
  await page.clock.fastForward(PATIENCE);
  await page.waitForFunction(() => violations.length === 2);
  expect(await violationsIn(page)).toEqual([
    "style-src-attr inline https://appsforoffice.microsoft.com/lib/1/hosted/o15apptofilemappingtable.js",
    "frame-src https://telemetryservice.firstpartyapps.oaspapps.com ",
  ]);
  expect(seen.foreign.filter((address) => !address.startsWith(OFFICE_JS))).toEqual([]);
  await page.close();
});

test("where functions.js could not load, the page says so", async () => {
  const { page, origin, seen } = excel.here;
  await page.route(`${origin}/functions.js`, (route) => route.abort());
  await excel.here.begin(panel());
  await told(excel.here.pane, "The functions could not be loaded").waitFor();
  await page.unroute(`${origin}/functions.js`);
  expect(seen.problems.splice(0)).toContain("Failed to load resource: net::ERR_FAILED");
});
