import type { Frame, Locator, Page } from "playwright-core";

/** The pane as a person goes through it, the same in Excel and beside the workbench. */

/** Where the pane is: beside the workbench in its page, in Excel for the web in a frame. */
export type Place = Page | Frame;

/** From the list to a function's page. */
export async function openFunction(page: Place, name: string): Promise<void> {
  // An entry's name is followed by what the function says.
  await page
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole("button")
    .click();
  await page.getByRole("form", { name: `Arguments of ${name}` }).waitFor();
}

export async function backToList(page: Place): Promise<void> {
  await page.getByRole("button", { name: "All functions" }).click();
  await page.getByRole("searchbox", { name: "Search functions" }).waitFor();
}

/** The field of an argument; its label may go on with "optional". */
export function field(page: Place, name: string): Locator {
  return page.getByRole("combobox", { name: new RegExp(`^${name}( ?(optional|may be blank))?$`) });
}

/** Opens an argument's list of choices. */
export async function openChoices(page: Place, name: string): Promise<Locator> {
  await field(page, name).press("ArrowDown");
  const list = page.getByRole("listbox");
  await list.waitFor();
  return list;
}

/** Walks by Tab to what is wanted, or back to it. */
export async function reach(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < 90; stop += 1) {
    if ((await target.and(page.locator(":focus")).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never comes to ${String(target)}`);
}
