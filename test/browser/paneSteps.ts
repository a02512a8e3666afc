import type { Locator, Page } from "playwright-core";

/** The pane as a person goes through it, the same in Excel and beside the workbench. */

/** From the list to a function's page. */
export async function openFunction(page: Page, name: string): Promise<void> {
  // An entry's name is followed by what the function says.
  await page
    .getByRole("listitem")
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole("button")
    .click();
  await page.getByRole("form", { name: `Arguments of ${name}` }).waitFor();
}

export async function backToList(page: Page): Promise<void> {
  await page.getByRole("button", { name: "All functions" }).click();
  await page.getByRole("searchbox", { name: "Search functions" }).waitFor();
}

/** The field of an argument; its label may go on with "optional". */
export function field(page: Page, name: string): Locator {
  return page.getByRole("combobox", { name: new RegExp(`^${name}( ?(optional|may be blank))?$`) });
}

/** Opens an argument's list of choices. */
export async function openChoices(page: Page, name: string): Promise<Locator> {
  await field(page, name).focus();
  await page.keyboard.press("ArrowDown");
  const list = page.getByRole("listbox");
  await list.waitFor();
  return list;
}
