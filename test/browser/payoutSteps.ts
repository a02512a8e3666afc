import { keepAs, pin, told, turnTo } from "./planSteps";
import type { WorkbenchPage } from "./workbenchPage";

/** Payouts as finance goes through them, in the sample workbook. */

/** Of payout 1: a part, a doubled line, an amount in words, another currency, and a name that nobody knows yet. */
export const EXTRACT = [
  "Vendor\tAmount\tPayment date\tCheck number\tCurrency",
  "Practice 01\t$17,448.84\t2024-12-16\t1001\tUSD",
  "Practice 02\t10000.00\t2024-12-16\t1002\tUSD",
  "Practice 02\t10000.00\t2024-12-16\t1002\tUSD",
  "Practice 03\tsee letter\t2025-01-15\t1003\tUSD",
  "Practice 04\t22499.32\t2025-01-15\t1004\tCAD",
  "FAMILY CARE LLC\t16609.05\t2025-01-15\t1005\tUSD",
].join("\n");

/** The plan's own accounts, in the order of their roles. */
export const ACCOUNTS = ["6100", "6190", "2200", "1300", "1000"];

/** A split that both sides agreed on, a practice whose scores have not come, and a ledger without lines. */
export async function begin(workbench: WorkbenchPage): Promise<void> {
  const { page } = workbench;
  await workbench.goTo("Panel");
  await workbench.put(
    "A172:E180",
    Array.from({ length: 9 }, () => ["", "", "", "", ""]),
  );
  await page.getByRole("button", { name: "Allocation", exact: true }).click();
  await keepAs(page, "Agreed");
  await pin(page, "Agreed");
  await turnTo(page, "Payouts");
  await page.getByRole("button", { name: "Begin an empty ledger" }).click();
  await turnTo(page, "Project and close");
  await page.getByLabel("Projected on").fill("2024-07-01");
}

export async function project({ page }: WorkbenchPage): Promise<void> {
  await page.getByRole("button", { name: /^Project \d+ practices/ }).click();
  await told(page, "Projected 20 practices for payout 1.").waitFor();
}

export async function close({ page }: WorkbenchPage): Promise<void> {
  await page.getByLabel("Closed on").fill("2025-02-14");
  await page.getByRole("button", { name: /^Close \d+ practices/ }).click();
  await told(page, /^Closed 19 practices of payout 1 on 2025-02-14; record/).waitFor();
}

/** A score and member months come to otherwise than they were closed with. */
export async function correctTables(workbench: WorkbenchPage): Promise<void> {
  const { page } = workbench;
  const place = (await workbench.block("Panel[#All]")).findIndex(
    ([practice, , measure]) => practice === "Practice 03" && measure === "CBP",
  );
  await workbench.goTo("Panel");
  await workbench.put(`E${4 + place}`, [[68.8]]);
  await workbench.goTo("Allocation by practice");
  await workbench.put("I6", [[9096]]);
  await told(page, /^Payout 1: 2 closed practices would earn a different amount now/).waitFor();
}

export async function correct({ page }: WorkbenchPage): Promise<void> {
  await page.getByLabel("Corrected on").fill("2025-03-14");
  await page.getByRole("button", { name: /^Book 2 corrections in payout 2/ }).click();
  await told(page, /^Booked 2 corrections of payout 1 in payout 2/).waitFor();
}

/** To what an extract says, before anything of it is written. */
export async function pasteExtract(workbench: WorkbenchPage): Promise<void> {
  const { page } = workbench;
  await page.getByRole("combobox", { name: "Payout", exact: true }).selectOption("1");
  await turnTo(page, "Pay");
  await page.getByRole("button", { name: "Paste an extract" }).click();
  await page.getByRole("textbox", { name: "An extract of payments, headings first" }).fill(EXTRACT);
  await page.getByRole("button", { name: /^Next: / }).click();
  await page.getByRole("heading", { name: "Payments from an extract" }).waitFor();
}

export async function pay({ page }: WorkbenchPage): Promise<void> {
  await page.getByRole("combobox", { name: "Which practice FAMILY CARE LLC is" }).selectOption("Practice 05");
  await page.getByRole("button", { name: "Write 3 payments" }).click();
  await told(page, /Wrote 3 payments, 44,057\.89\./).waitFor();
}

export async function monthEnd(workbench: WorkbenchPage): Promise<void> {
  const { page } = workbench;
  await turnTo(page, "Month end");
  await page.getByLabel("Month end", { exact: true }).and(page.locator("input")).fill("2024-12-31");
  await page.getByRole("button", { name: "Keep this month end" }).click();
  await told(page, /^Kept on the sheet/).waitFor();
  await page.getByRole("button", { name: "Make the table of accounts" }).click();
  await page.getByText("Incentive expense has no account yet.").waitFor();
  await workbench.goTo("APC Accounts");
  await workbench.put(
    "B5:B9",
    ACCOUNTS.map((account) => [account]),
  );
  await page.getByRole("button", { name: "Download as CSV" }).waitFor();
  await page.getByRole("button", { name: "Write the journal as a sheet" }).click();
  await told(page, /^Wrote “APC journal 2024-12-31”\. All \d+ figures read back equal, to the cent\.$/).waitFor();
}

export async function print({ page }: WorkbenchPage): Promise<void> {
  await turnTo(page, "Print");
  await page.getByRole("button", { name: "Make 20 sheets" }).click();
  await page
    .getByRole("region", { name: "Statements" })
    .getByText(/All [\d,]+ figures read back equal, to the cent\.$/)
    .waitFor();
}

/** Somebody writes over what was closed. */
export async function editClosed(workbench: WorkbenchPage): Promise<void> {
  await turnTo(workbench.page, "Ledger");
  await workbench.goTo("APC Payouts");
  await workbench.put("D11", [[17_000]]);
  await workbench.page.getByRole("group", { name: "Not as it was closed" }).waitFor();
}

/** One after the other, each with what stands then. */
export const STEPS = {
  "an empty ledger": begin,
  projected: project,
  closed: close,
  corrections: correctTables,
  corrected: correct,
  extract: pasteExtract,
  paid: pay,
  "month end": monthEnd,
  print,
  "a closed line that was edited": editClosed,
} as const;
