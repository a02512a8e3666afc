import { screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import type { FakeWorkbook } from "../fakeWorkbook";
import { openPane } from "../openPane";

/** The pane at its allocation, over the workbook of the other tests. */
export async function openView(): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const opened = await openPane({ view: "allocation" });
  await opened.user.click(await screen.findByRole("button", { name: "One plan, without a list" }));
  await screen.findByRole("heading", { name: "Plan" });
  return opened;
}

/** With the plan that the pane brings to be tried: 19,700 member months at 30.00, the whole 30% given away. */
export async function openSample(): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const opened = await openView();
  await opened.user.click(button("Try a sample plan"));
  return opened;
}

export async function openSection(user: UserEvent, title: string): Promise<void> {
  await user.click(screen.getByRole("heading", { name: title }));
}

export const button = (name: string | RegExp) => screen.getByRole("button", { name });
/** By its label alone: asking a whole view for roles takes jsdom long. */
export const textbox = (name: string) =>
  screen.getByLabelText<HTMLInputElement>(name, { selector: "input[type=text]" });

export async function fill(user: UserEvent, name: string, text: string): Promise<void> {
  await user.clear(textbox(name));
  // At once: letter by letter the whole view would be drawn for each.
  await user.paste(text);
}

/** What stands above all sections: committed, expected and maximum of one line. */
export function added(title = "Period $"): (string | null)[] {
  const summary = within(screen.getByRole("region", { name: "Added over base" }));
  const row = summary.getAllByRole("row").find((one) => within(one).queryByRole("rowheader", { name: title }) !== null);
  return row === undefined
    ? []
    : within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent);
}

export const SAMPLE_ADDED = ["109,207.40", "151,759.40", "197,857.40"];
