import type { Browser } from "playwright-core";
import { ExcelWebPage } from "../browser/excelWeb";
import { list, turnTo } from "../browser/planSteps";
import { printRatio } from "./report";

/** What a person waits for who moves a share: from the step of the slider to the frame that shows other figures. */

const ROUNDS = 40;

export async function benchStep(browser: Browser, origin: string): Promise<void> {
  const excel = await ExcelWebPage.open(browser, origin);
  await excel.load({ selected: null, sheets: [{ name: "Sheet1", cells: {} }] });
  const { page, pane } = excel;
  await turnTo(pane, "Allocation");
  await pane.getByRole("button", { name: "Sample", exact: true }).click();
  await list(pane).waitFor();
  await turnTo(pane, "Split");
  const { steps, frames } = await pane.evaluate(timeSteps, ROUNDS);
  await page.close();
  printRatio("allocation: slider step until the figures have changed ÷ one bare frame", steps, frames);
}

/** Runs in the page. A frame in which nothing happens and one that begins with a step, in turn. */
async function timeSteps(rounds: number): Promise<{ steps: number[]; frames: number[] }> {
  const slider = document.querySelector<HTMLInputElement>("input[type=range]");
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  const figures = (): string =>
    document.querySelector("section[aria-label='What the split adds over base']")?.textContent ?? "";
  const frame = (): Promise<number> => new Promise((begins) => requestAnimationFrame(begins));
  const steps: number[] = [];
  const frames: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const before = figures();
    const bare = await frame();
    const start = await frame();
    // As React hears of it from a person; back and forth, so that each is a change.
    value?.set?.call(slider, round % 2 === 0 ? 4 : 4.25);
    slider?.dispatchEvent(new Event("input", { bubbles: true }));
    let shown = await frame();
    while (figures() === before) shown = await frame();
    // The first round warms up.
    if (round > 0) {
      frames.push(start - bare);
      steps.push(shown - start);
    }
  }
  return { steps, frames };
}
