import { act, screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import type { PortCell } from "../../../src/pane/port";
import type { FakeWorkbook } from "../fakeWorkbook";
import { openPane } from "../openPane";

/** The allocation over three practices of a workbook: an adult, a pediatric and a mixed one. */

export const HEADINGS = [
  "Practice",
  "Organisation",
  "Practice type",
  "Track",
  "Member months",
  "Base PMPM",
  "Capitated PMPM",
  "Decile",
  "Expected share",
];
export const ADULT: PortCell[] = ["Oak", "Coast", "Adult", "B", 12_000, 30, 20, 1, null];
export const PEDIATRIC: PortCell[] = ["Elm", "Coast", "Pediatric", null, 6_000, 24, null, 8, 0.4];
export const MIXED: PortCell[] = ["Ash", null, "Mixed", "A", 1_000, 30, null, 6, null];
export const SCORES: PortCell[][] = [
  ["Oak", "CBP", 60, 66.5],
  ["Oak", "COL", 52, 63],
];

export function put(
  workbook: FakeWorkbook,
  practices: readonly PortCell[][],
  scores: readonly PortCell[][] | null = SCORES,
): void {
  workbook.tables.put("Practices", { address: "'The list'!E4:M7", headings: HEADINGS, rows: practices, formulas: [] });
  if (scores !== null)
    workbook.tables.put("Scores", {
      address: "Scores!A1:D3",
      headings: ["Practice", "Measure", "Baseline", "Score"],
      rows: scores,
      formulas: [],
    });
}

export async function openPlan(
  practices: readonly PortCell[][] = [ADULT, PEDIATRIC, MIXED],
  scores: readonly PortCell[][] | null = SCORES,
): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const opened = await openPane({ view: "allocation" });
  await screen.findByRole("button", { name: "Paste a list" });
  await change(opened.workbook, () => {
    put(opened.workbook, practices, scores);
  });
  await screen.findByRole("tab", { name: "Split" });
  return opened;
}

export async function change(workbook: FakeWorkbook, by: () => void): Promise<void> {
  await act(async () => {
    by();
    workbook.tell();
    await Promise.resolve();
  });
}

export const head = () => screen.getByRole("region", { name: "What the split adds over base" });
export const figures = (): (string | null)[] =>
  within(head())
    .getAllByRole("definition")
    .map((one) => one.textContent);
export const list = () => within(screen.getByRole("tabpanel", { name: "Practices" })).getByRole("list");
export const rows = (): (string | null)[] =>
  within(list())
    .getAllByRole("listitem")
    .map((item) => item.textContent);
export const choose = (user: UserEvent, name: string, value: string) =>
  user.selectOptions(screen.getByRole("combobox", { name }), value);
export const typeShare = async (user: UserEvent, name: string, text: string): Promise<void> => {
  await user.click(screen.getByRole("tab", { name: "Split" }));
  const field = screen.getByRole("textbox", { name: `${name}, percent of base` });
  await user.clear(field);
  await user.paste(text);
};
