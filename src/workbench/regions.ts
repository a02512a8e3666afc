import { elementById } from "./page";

/** The field of the spreadsheet in which the grid's keys arrive. */
const GRID = "#spreadsheet [contenteditable]";

/** F6 goes on from the page's head to the grid and to the pane, where it is open: the grid keeps Tab for its cells. */
export function wireRegions(): void {
  const step = (event: KeyboardEvent): void => {
    if (event.key !== "F6" || document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const regions = [
      { region: elementById("head"), entry: elementById("differ") },
      { region: elementById("workbook"), entry: document.querySelector<HTMLElement>(GRID) },
      { region: elementById("sidebar"), entry: elementById("sidebar") },
    ].filter(({ entry }) => entry?.checkVisibility() === true && entry.closest("[inert]") === null);
    const here = regions.findIndex(({ region }) => region.contains(document.activeElement));
    regions.at((here + (event.shiftKey ? -1 : 1)) % regions.length)?.entry?.focus();
  };
  // Before the spreadsheet and the pane, which keep their keys to themselves.
  window.addEventListener("keydown", step, true);
}
