import { act, screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import type { FakeWorkbook } from "../fakeWorkbook";
import { openPane } from "../openPane";
import { tableOf, type Row } from "./ledgers";

/** The view Payouts over a ledger of a few lines. */

export async function change(workbook: FakeWorkbook, by: () => void): Promise<void> {
  await act(async () => {
    by();
    workbook.tell();
    await Promise.resolve();
  });
}

export async function openLedger(rows: readonly Row[]): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const opened = await openPane({ view: "payouts" });
  await screen.findByRole("button", { name: "Begin an empty ledger" });
  await change(opened.workbook, () => {
    opened.workbook.tables.put(LEDGER.table, tableOf(rows));
  });
  await screen.findByRole("tab", { name: "Ledger" });
  return opened;
}

export const part = () => within(screen.getByRole("tabpanel", { name: "Ledger" }));
/** What each row of the list says. */
export function listed(): string[] {
  const [list] = part().getAllByRole("list");
  if (list === undefined) return [];
  return within(list)
    .getAllByRole("listitem")
    .map((item) => [...item.querySelectorAll("span")].map(({ textContent }) => textContent).join(" | "));
}
