import { screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";

/** What a person does with scenarios. */

export const TABLE = "APC_Scenarios";
export const part = () => within(screen.getByRole("tabpanel", { name: "Scenarios" }));
export const turn = (user: UserEvent, name: string) => user.click(screen.getByRole("tab", { name }));

export async function keep(user: UserEvent, name: string, button = "Keep as a scenario"): Promise<void> {
  await turn(user, "Scenarios");
  const field = screen.getByRole("textbox", { name: "Name of the split" });
  await user.clear(field);
  await user.paste(name);
  await user.click(await screen.findByRole("button", { name: button }));
  await screen.findByText(`${button.startsWith("Replace") ? "Replaced" : "Kept"} “${name}”.`);
}

export async function act(user: UserEvent, name: string, action: string): Promise<void> {
  await user.click(screen.getByRole("button", { name: `Actions for “${name}”` }));
  await user.click(await screen.findByRole("menuitem", { name: action }));
}

export const items = (): (string | null)[] =>
  within(part().getByRole("list"))
    .getAllByRole("listitem")
    .map((item) => item.textContent);
