import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { some } from "../long";
import type { Place } from "./paneSteps";
import type { Shared } from "./shared";
import { type Beginning, COLOUR_SCHEMES, coloursOf, type ColourScheme, WorkbenchPage } from "./workbenchPage";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

/** Puts axe into a page that was opened with bypassCSP: the pages' own policy keeps it out, as it should. */
export async function addAxe(page: Place): Promise<void> {
  await page.evaluate(AXE);
}

/** What axe finds, a line each. */
export async function violations(page: Place): Promise<string[]> {
  const { violations } = await page.evaluate(
    (options) =>
      (window as unknown as { axe: { run(context: object, options: RunOptions): Promise<AxeResults> } }).axe.run(
        {
          exclude: [
            // The spreadsheet's own toolbars and canvases are Univer's, made as its package makes them.
            ["#spreadsheet"],
            // Fluent's stops around an open menu: they hand the focus on as soon as they have it.
            ["i[data-tabster-dummy]"],
          ],
        },
        options,
      ),
    { resultTypes: ["violations" as const] },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}

export interface Looks {
  /** Puts what is shown now through axe, in one scheme or in those that are named. */
  readonly look: (state: string, schemes?: readonly ColourScheme[]) => Promise<void>;
  /** What was found, by the names of the states. */
  readonly found: Record<string, string[]>;
}

/**
 * Looks at each state in a colour scheme that is turned to in place. They come in turns, from one that differs from test
 * to test; in a long run each state is looked at in all of them.
 */
export function looksAt(page: Page, place: () => Place, first = 0): Looks {
  const found: Looks["found"] = {};
  let turn = first;
  const look: Looks["look"] = async (state, schemes = some(COLOUR_SCHEMES, COLOUR_SCHEMES.length, turn)) => {
    for (const scheme of schemes) {
      await turnTo(page, place(), scheme);
      const violated = await violations(place());
      if (violated.length > 0) found[`${state}, ${scheme}`] = violated;
    }
    turn += 1;
  };
  return { look, found };
}

/** A workbench to look at. */
export async function openForAxe(
  pages: Shared,
  width: number,
  beginning: Beginning,
  first = 0,
): Promise<Looks & { readonly workbench: WorkbenchPage }> {
  const size = { width, height: 800 };
  const workbench = await WorkbenchPage.reopen(pages, { size, beginning });
  const { page } = workbench;
  // As a debugger would, past the policy of the page that all tests share.
  const debug = await page.context().newCDPSession(page);
  await debug.send("Runtime.evaluate", { expression: AXE });
  await debug.detach();
  return { workbench, ...looksAt(page, () => page, first) };
}

/** Turns the system's colours, and lets whatever fades to them arrive. */
async function turnTo(page: Page, place: Place, scheme: ColourScheme): Promise<void> {
  await page.emulateMedia({ ...coloursOf(scheme), reducedMotion: "reduce" });
  await place.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  });
}
