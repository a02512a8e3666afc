import type { Locator } from "playwright-core";
import { keepAs, list, turnTo } from "./planSteps";
import { expectClean, served } from "./served";
import { WorkbenchPage } from "./workbenchPage";

/** What the allocation writes into a real spreadsheet, and what it says of it for as long as it is there. */

const pages = served();
let workbench: WorkbenchPage;

beforeEach(async () => {
  workbench = await WorkbenchPage.reopen(pages, { beginning: "sample" });
  const { page } = workbench;
  await page.getByRole("button", { name: "Allocation", exact: true }).click();
  await list(page).waitFor();
});

afterEach(async () => {
  expectClean(workbench);
  await workbench.leave();
});

const turn = (name: string): Promise<void> => turnTo(workbench.page, name);
const way = (name: string): Locator => workbench.page.getByRole("region", { name });
const status = (name: string): Locator => way(name).getByRole("status");

async function onSheet(work: "delete" | "undo", sheet = ""): Promise<void> {
  await workbench.page.evaluate(
    async ([what, name]) => {
      const workbook = window.workbench?.univerAPI.getActiveWorkbook();
      const found = workbook?.getSheetByName(name);
      if (what === "undo") await window.workbench?.univerAPI.undo();
      else if (found) workbook?.deleteSheet(found);
    },
    [work, sheet] as const,
  );
}

async function keep(name: string, direct: string): Promise<void> {
  const { page } = workbench;
  await turn("Split");
  await page.getByRole("textbox", { name: "Direct services, percent of base" }).fill(direct);
  await keepAs(page, name);
}

test("an offer reads back equal, follows its tables, and is said for as long as it is there", async () => {
  await turn("Write");
  const ours = way("For ourselves");
  await ours.getByRole("button", { name: "Make 1 sheet" }).click();
  await status("For ourselves")
    .getByText(/^Wrote “APC offer”. All \d+ figures read back equal, to the cent\.$/)
    .waitFor();
  // Each way of adding up comes to the same.
  const agreement = (await workbench.block("'APC offer'!A1:E30")).find(([title]) => title === "All three agree");
  expect(agreement?.slice(1)).toEqual(["yes", "yes", "yes", "yes"]);

  await workbench.goTo("APC offer");
  await workbench.put("B5", [[0.04]]);
  await status("For ourselves")
    .getByText(/^“APC offer” changed since: \d+ of \d+ figures are no longer/)
    .waitFor();
  await onSheet("undo");
  await status("For ourselves")
    .getByText(/read back equal/)
    .waitFor();
  await onSheet("delete", "APC offer");
  await status("For ourselves").getByText("“APC offer” is no longer in the workbook.").waitFor();
});

test("for a counterparty two sheets stand alone in a workbook of their own, and hold nothing of ours", async () => {
  await keep("Hidden aim", "4");
  await workbench.goTo("APC Scenarios");
  await workbench.put("K5", [["As far as we go"]]);
  await turn("Write");
  const { page } = workbench;
  const theirs = way("For a counterparty");
  await theirs.getByRole("combobox", { name: "Whose practices" }).selectOption("Organisation 02");
  await theirs.getByRole("button", { name: "Make 2 sheets for Organisation 02" }).click();
  await status("For a counterparty")
    .getByText(/^Wrote “Offer” and “Offer terms”. All \d+ figures read back equal, to the cent\.$/)
    .waitFor();
  const before = await workbench.block("Offer!A10:T14");
  // What is ours: each expected share and each score, names, and words.
  const expected = (await workbench.block("Practices[Expected share]")).flat();
  const scores = (await workbench.block("Panel[Score]")).flat();
  const alone = await page.evaluate(() => {
    const workbook = window.workbench?.univerAPI.getActiveWorkbook()?.save();
    const sheets = Object.entries(workbook?.sheets ?? {}).filter(([, { name }]) => (name ?? "").startsWith("Offer"));
    // Values go, so that what is shown there is worked out there.
    const cells = sheets.map(([id, sheet]): [string, object] => [
      id,
      {
        ...sheet,
        cellData: Object.fromEntries(
          Object.entries(sheet.cellData ?? {}).map(([row, line]) => [
            row,
            Object.fromEntries(
              Object.entries(line as object).map(([column, cell]: [string, { f?: string; s?: unknown }]) => [
                column,
                typeof cell.f === "string" ? { f: cell.f, s: cell.s } : cell,
              ]),
            ),
          ]),
        ),
      },
    ]);
    const copy = {
      id: "copy",
      sheetOrder: sheets.map(([id]) => id),
      styles: workbook?.styles,
      sheets: Object.fromEntries(cells),
    };
    window.workbench?.open(copy as never);
    return JSON.stringify(cells);
  });
  await workbench.becomes("Offer!A1", "Offer to Organisation 02");
  await page.waitForFunction(
    (wanted) => JSON.stringify(window.workbench?.read("Offer!A10:T14")) === wanted,
    JSON.stringify(before),
  );
  expect(await workbench.sheets()).toEqual(["Offer", "Offer terms"]);

  const formulas = [...alone.matchAll(/"f":"(=[^"]*)"/g)].map(([, formula]) => formula ?? "");
  expect(formulas.length).toBeGreaterThan(30);
  expect(
    formulas.filter((formula) => /APC|\[/.test(formula) || formula.replaceAll("'Offer terms'!", "").includes("!")),
  ).toEqual([]);
  expect(alone).toContain("Practice 04");
  for (const secret of [
    "Practice 01",
    "Organisation 01",
    "Hidden aim",
    "As far as we go",
    "Expected share",
    "APC",
    "Panel",
  ])
    expect(alone).not.toContain(secret);
  // A score may be as high as a target that the guide prints, and targets are told.
  const terms = await workbench.block("'Offer terms'!A1:J60");
  const told = terms.slice(
    0,
    terms.findIndex(([title]) => title === "Measures and their targets"),
  );
  const numbers = new Set([...(await workbench.block("Offer!A1:T20")).flat(), ...told.flat()]);
  expect(Math.min(expected.length, scores.length)).toBeGreaterThan(19);
  expect([...expected, ...scores].filter((one) => typeof one === "number" && numbers.has(one))).toEqual([]);
});

test("each practice under each scenario, by the outcome that a cell names", async () => {
  await keep("First offer", "5");
  await keep("Their counter", "3");
  await turn("Write");
  const ours = way("For ourselves");
  await ours.getByRole("checkbox", { name: "The offer by practice, with totals and checks" }).click();
  await ours.getByRole("button", { name: "Make 2 sheets" }).click();
  await status("For ourselves")
    .getByText(/All \d+ figures read back equal/)
    .waitFor();
  const [, first = []] = await workbench.block("'APC scenario lists'!A10:P11");
  expect(await workbench.read("'APC by scenario'!B9")).toBe(first[15]);
  await workbench.goTo("APC by scenario");
  await workbench.put("B4", [["Committed"]]);
  await workbench.becomes("'APC by scenario'!B9", first[13] ?? "");
  await status("For ourselves")
    .getByText(/changed since/)
    .waitFor();
});
