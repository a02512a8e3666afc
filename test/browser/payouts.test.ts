import { openForAxe } from "./axe";
import { reach } from "./paneSteps";
import {
  ACCOUNTS,
  begin,
  close,
  correct,
  correctTables,
  editClosed,
  monthEnd,
  pasteExtract,
  pay,
  print,
  project,
} from "./payoutSteps";
import { told } from "./planSteps";
import { expectClean, served } from "./served";
import { WorkbenchPage } from "./workbenchPage";
import { protect, stateOf } from "./workbookState";

/** Payouts in a real spreadsheet, from their projection to the page for the file. */

const pages = served();
let workbench: WorkbenchPage;

afterEach(async () => {
  expectClean(workbench);
  await workbench.leave();
});

type Row = ReadonlyMap<string, unknown>;

const COLUMNS = ["Practice", "Payout", "Projected", "Earned", "Paid", "Adjustments"];
const PANEL = `=APC.RECONCILE.PANEL(${COLUMNS.map((heading) => `Payouts[${heading}]`).join()},,Terms)`;
/** Where that stands, and all that it may spill over. */
const ANSWER = "Try!A1:K59";

/** In cents; what is blank is nothing. */
const cents = (row: Row | undefined, title: string): number => Math.round(100 * Number(row?.get(title)));
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
const shown = (amount: number): string =>
  (amount / 100).toLocaleString("en", { minimumFractionDigits: 2 }).replace("-", "−");

async function rowsOf(reference: string): Promise<Row[]> {
  const [headings = [], ...rows] = await workbench.block(reference);
  return rows
    .filter(([first]) => first !== "")
    .map((cells) => new Map(headings.map((heading, at) => [String(heading), cells[at]])));
}

const ledger = (): Promise<Row[]> => rowsOf("Payouts[#All]");

/**
 * The workbook's own engine and the pane say the same of a payout, and no cent is lost: of each practice, of each
 * payout, and of all.
 */
async function agree(payout = 1): Promise<Row[]> {
  const { page } = workbench;
  await page.getByRole("combobox", { name: "Payout", exact: true }).selectOption(String(payout));
  await page.waitForFunction(
    ([answer, one]) => {
      const [headings = [], ...rows] = window.workbench?.read(answer) ?? [];
      const total = rows.find((cells) => cells[0] === "Total" && cells[1] === one);
      const figures = [...document.querySelectorAll("[aria-label='The payout that is looked at'] dl > div")];
      return (
        total !== undefined &&
        figures.length > 0 &&
        figures.every(({ firstChild, lastChild }) => {
          const cell = total[headings.indexOf(firstChild?.textContent ?? "")];
          const text = Number(cell).toLocaleString("en", { minimumFractionDigits: 2 }).replace("-", "−");
          return text === lastChild?.textContent;
        })
      );
    },
    [ANSWER, payout] as const,
  );
  const rows = await rowsOf(ANSWER);
  const known = rows.filter((row) => row.get("Status") === "Settled" || row.get("Practice") === "Total");
  expect(known.length).toBeGreaterThan(1);
  for (const row of known)
    expect([row, cents(row, "Earned") + cents(row, "Adjustments") + cents(row, "Carried in")]).toEqual([
      row,
      cents(row, "Paid") + cents(row, "Due") + cents(row, "Carried out"),
    ]);
  return rows;
}

test("a payout is projected, closed, corrected, paid, accrued and printed, and an edit by hand is found", async () => {
  const { workbench: opened, look, found } = await openForAxe(pages, 320, "sample");
  workbench = opened;
  const { page } = workbench;
  const items = (name: string): Promise<string[]> =>
    page.getByRole("list", { name }).getByRole("listitem").allInnerTexts();
  const lookAt = (state: string): Promise<void> => look(state, ["dark", "light"]);
  await begin(workbench);
  await workbench.newSheet();
  await workbench.goTo("Try");
  await workbench.set("A1", PANEL);

  // By Tab alone.
  await page.getByRole("tab", { name: "Project and close", exact: true }).focus();
  await reach(page, page.getByRole("button", { name: "Project 20 practices, 256,658.66" }));
  await page.keyboard.press("Enter");
  await told(page, "Projected 20 practices for payout 1.").waitFor();
  await agree();
  // The sheet beside it allocates by the same split.
  const allocated = new Map(
    (await rowsOf("'Allocation by practice'!P4:AF24")).map((row) => [
      row.get("Practice"),
      row.get("Incentive expected"),
    ]),
  );
  const projected = await ledger();
  expect(new Map(projected.map((row) => [row.get("Practice"), row.get("Projected")]))).toEqual(allocated);

  await close(workbench);
  const closed = await ledger();
  const isClosed = (row: Row): boolean => row.get("Practice") !== "Practice 20";
  expect(closed.map((row) => [row.get("Earned"), row.get("Closed on")])).toEqual(
    closed.map((row) => (isClosed(row) ? [row.get("Projected"), 45_702] : ["", ""])),
  );
  const counts = ["Kind", "On", "Practices", "Scores", "Earned", "Record"];
  expect((await rowsOf("Closings[#All]")).map((row) => counts.map((title) => row.get(title)))).toEqual([
    ["Closing", 45_702, 19, 167, 250_798.68, "Closing1"],
  ]);
  await agree();

  await correctTables(workbench);
  expect(await items("Corrections of payout 1")).toEqual([
    "Practice 02\n−446.42\n214 member months less\n19,421.19 → 18,974.77",
    "Practice 03\n+258.46\nscore of CBP 67.9 → 68.8\n16,141.45 → 16,399.91",
  ]);
  await lookAt("Close");
  await correct(workbench);
  const corrected = await ledger();
  expect(corrected.slice(0, 20)).toEqual(closed);
  const booked = ["Practice", "Payout", "Adjustments", "Note", "Corrects"];
  expect(corrected.slice(20).map((row) => booked.map((title) => row.get(title)))).toEqual([
    ["Practice 02", 2, -446.42, "214 member months less", 1],
    ["Practice 03", 2, 258.46, "score of CBP 67.9 → 68.8", 1],
  ]);
  await agree();
  expect(cents((await agree(2)).at(-1), "Adjustments")).toBe(-18_796);

  await pasteExtract(workbench);
  expect(await items("Left out")).toEqual([
    "Line 5, Practice 03: “see letter” is no amount in dollars and cents",
    "Line 6, Practice 04: “22499.32” is in CAD",
    "Line 7, FAMILY CARE LLC 16,609.05: nobody has said which practice FAMILY CARE LLC is",
  ]);
  expect(await items("Already there, or doubled")).toEqual([
    "Line 4, Practice 02 10,000.00: it has the same reference as line 3",
  ]);
  await lookAt("an extract");
  await pay(workbench);
  await lookAt("Pay");
  const payment = ["Paid", "Date", "Payment"];
  expect((await ledger()).slice(0, 5).map((row) => payment.map((title) => row.get(title)))).toEqual([
    [17_448.84, 45_642, "1001"],
    [10_000, 45_642, "1002"],
    ["", "", ""],
    ["", "", ""],
    [16_609.05, 45_672, "1005"],
  ]);
  expect(await workbench.block("Vendors")).toEqual([["FAMILY CARE LLC", "Practice 05"]]);
  expect((await agree()).find((row) => row.get("Practice") === "Practice 02")?.get("Due")).toBe(9_421.19);
  // Once more, it asks of nobody and pays nothing.
  await pasteExtract(workbench);
  await told(page, "No payment; 6 left out.").waitFor();
  expect(await page.getByRole("list", { name: "Vendors" }).count()).toBe(0);
  await page.getByRole("button", { name: "Back", exact: true }).click();

  await monthEnd(workbench);
  await lookAt("Month end");
  const owed = new Map<unknown, number>();
  for (const row of await rowsOf("Accruals[#All]"))
    owed.set(row.get("Practice"), (owed.get(row.get("Practice")) ?? 0) + cents(row, "Balance"));
  const positive = [...owed.values()].filter((amount) => amount > 0);
  expect(await page.getByRole("definition").allInnerTexts()).toEqual(expect.arrayContaining([shown(sum(positive))]));
  const journal = await rowsOf("'APC journal 2024-12-31'!A4:F7");
  expect(journal.map((row) => row.get("Account"))).toEqual([ACCOUNTS[0], ACCOUNTS[2], ACCOUNTS[4]]);
  expect(journal.map((row) => cents(row, "Credit")).slice(1)).toEqual([sum(positive), 2_744_884]);
  expect(sum(journal.map((row) => cents(row, "Debit") - cents(row, "Credit")))).toBe(0);
  await agree();

  await print(workbench);
  await lookAt("Print");
  const file = await workbench.block("'Payout 1, file'!A1:F30");
  expect(file.find(([title]) => title === "All ways agree")).toEqual([
    "All ways agree",
    ...Array<string>(5).fill("yes"),
  ]);
  expect((await workbench.block("'Practice 02, P1'!A1:K60")).flat()).toContain(9_421.19);

  await editClosed(workbench);
  expect(await page.getByRole("group", { name: "Not as it was closed" }).innerText()).toContain(
    "Practice 07, payout 1: Earned was closed with 16,947.87 and is 17,000.00 now, row 11.",
  );
  await lookAt("Ledger");
  await agree();
  expect(found).toEqual({});
});

test("where the ledger's sheet is protected, a closing is refused before a sheet is made", async () => {
  workbench = await WorkbenchPage.reopen(pages, { beginning: "sample" });
  const { page } = workbench;
  await begin(workbench);
  await project(workbench);
  await workbench.goTo("APC Payouts");
  await protect(workbench, "sheet");
  const before = await stateOf(workbench);
  await page.getByRole("button", { name: /^Close \d+ practices/ }).click();
  await page.getByText("The sheet “APC Payouts” is protected. Unprotect it, then try again.").waitFor();
  expect(await stateOf(workbench)).toEqual(before);
});
