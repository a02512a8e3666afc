import { screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { sheetOf } from "../../../src/pane/ownTable";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { FIRST_SETTING } from "../../../src/pane/plan/setting";
import { type PortCell } from "../../../src/pane/port";
import { HEADINGS, OF_PLAN, rowOf, scenarioSheet } from "../../../src/pane/scenarios/scenarioTable";
import type { FakeWorkbook } from "../fakeWorkbook";
import { openPane } from "../openPane";
import { change } from "../plan/planView";
import { PRACTICES, SCORES, SPLIT } from "./closeSteps";

/** The part Close over a workbook with three practices, of which one has no scores. */

export const ROWS: PortCell[][] = [
  ["Practice 01", "Adult", 12_000, 30, null, 8],
  ["Practice 02", "Adult", 10_000, 20, 0.5, 8],
  ["Practice 03", "Pediatric", 5_000, 24, null, 8],
];
export const SCORED: PortCell[][] = [
  ["Practice 01", "CBP", 56, 67],
  ["Practice 03", "CIS", null, 70],
];

export function put(workbook: FakeWorkbook, name: string, headings: readonly string[], rows: PortCell[][]): void {
  workbook.tables.put(name, { address: `${name}!A1:F${rows.length + 1}`, headings, rows, formulas: [] });
}

export async function openClose(keeps = true): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const opened = await openPane({ view: "payouts" });
  await change(opened.workbook, () => {
    put(opened.workbook, "Practices", PRACTICES, ROWS);
    put(opened.workbook, "Scores", SCORES, SCORED);
    const split = { name: "First offer", shares: SPLIT, setting: FIRST_SETTING, tables: OF_PLAN, terms: null };
    const sheets = [sheetOf(LEDGER, []), ...(keeps ? [scenarioSheet([rowOf(split, true, HEADINGS)])] : [])];
    opened.workbook.tables.make(sheets, []);
  });
  await opened.user.click(await screen.findByRole("tab", { name: "Project and close" }));
  return opened;
}

export const section = (name: string) => within(screen.getByRole("region", { name }));
export const press = async (user: UserEvent, name: string) => user.click(await screen.findByRole("button", { name }));
export const rows = (name: string): (string | null)[] =>
  within(screen.getByRole("list", { name }))
    .getAllByRole("listitem")
    .map((row) => row.textContent);
export const ledger = (workbook: FakeWorkbook): PortCell[][] =>
  (workbook.tables.get(LEDGER.table)?.rows ?? []).map((row) => row.slice(0, 5));

/** The first payout is closed, and the next one is looked at. */
export async function openSecond(): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const opened = await openClose();
  await press(opened.user, "Project 3 practices, 24,720.00");
  await press(opened.user, "Close 2 practices: earned 9,720.00");
  await screen.findByText(/^Closed 2 practices of payout 1/);
  await opened.user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "2");
  return opened;
}

export const sources = (workbook: FakeWorkbook) => workbook.tables.get(CLOSINGS.table)?.rows[0]?.slice(-3);
