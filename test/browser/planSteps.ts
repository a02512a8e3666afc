import type { Locator } from "playwright-core";
import { planSheets } from "../../src/pane/plan/planSheets";
import type { Place } from "./paneSteps";
import type { WorkbenchPage } from "./workbenchPage";

/** The pane's allocation as a person goes through it, the same in Excel and beside the workbench. */

/** Two practices in a sheet as the pane makes it: drawn and computed in no time. */
export const PLAN = planSheets({
  practices: [
    { Practice: "Oak", "Practice type": "Adult", "Member months": 12_000, "Base PMPM": 30, Decile: 6 },
    { Practice: "Elm", "Practice type": "Mixed", "Member months": 1_000, "Base PMPM": 30, Decile: 6 },
  ],
  scores: [],
});

/** The list of those two. */
export async function openPlan({ page }: WorkbenchPage): Promise<void> {
  await page.evaluate((sheets) => window.workbench?.port.createSheets(sheets), PLAN);
  await page.getByRole("button", { name: "Allocation", exact: true }).click();
  await list(page).waitFor();
}

export function list(place: Place): Locator {
  return place.getByRole("tabpanel", { name: "Practices" }).getByRole("list");
}

/** As another program would send it: other names, a word of its own, percentiles, a column for each measure or two. */
export const PASTED = [
  "Clinic\tMedical group\tKind\tMember months\tBase PMPM\tHPI percentile\tCBP\tCIS num\tCIS den\tPhone",
  "Practice 01\tOrganisation 01\tAdult\t9,600\t$31.40\t12.5\t74\t0\t0\t555-0100",
  "Practice 02\tOrganisation 01\tPeds\t5,400\t24.2\t37\t\t29\t50\t555-0101",
  "Practice 03\t\tMixed\t7,200\t29.9\t88\t61\t49\t100\t555-0102",
].join("\n");

/** From the ways to a list to what its columns mean. */
export async function paste(place: Place): Promise<void> {
  await place.getByRole("button", { name: "Paste a list" }).click();
  await place.getByRole("textbox", { name: "A list of practices, headings first" }).fill(PASTED);
  await place.getByRole("button", { name: "Next: 3 rows" }).click();
}

/** To one of the allocation's parts, or of the pane's views. */
export async function turnTo(place: Place, tab: string): Promise<void> {
  await place.getByRole("tab", { name: tab, exact: true }).click();
}

/** Types what the split at hand is kept as. */
export async function nameSplit(place: Place, name: string): Promise<void> {
  await turnTo(place, "Scenarios");
  await place.getByRole("textbox", { name: "Name of the split" }).fill(name);
}

export async function keepAs(place: Place, name: string): Promise<void> {
  await nameSplit(place, name);
  await place.getByRole("button", { name: "Keep as a scenario" }).click();
  await told(place, `Kept “${name}”.`).waitFor();
}

/** From the menu of a scenario. */
export async function act(place: Place, name: string, action: string): Promise<void> {
  await place.getByRole("button", { name: `Actions for “${name}”` }).click();
  await place.getByRole("menuitem", { name: action }).click();
}

export async function pin(place: Place, name: string): Promise<void> {
  await act(place, name, "Pin as last offer");
  await told(place, `“${name}” is the last offer.`).waitFor();
}

/** Nobody's practices go to a counterparty before somebody has said whose. */
export async function forEverybody(place: Place): Promise<void> {
  await place.getByRole("combobox", { name: "Whose practices" }).selectOption("all");
}

/** What a status line says. */
export function told(place: Place, sentence: string | RegExp): Locator {
  return place.getByRole("status").filter({ hasText: sentence });
}
