import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import type { Place } from "./paneSteps";
import type { Served } from "./served";
import { COLOUR_SCHEMES, coloursOf, type ColourScheme, WorkbenchPage } from "./workbenchPage";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

/** Puts axe into a page that was opened with bypassCSP: the pages' own policy keeps it out, as it should. */
export async function addAxe(page: Place): Promise<void> {
  await page.evaluate(AXE);
}

/** What can be right in one look and wrong in another; all other rules read what is the same in each. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What axe finds, a line each: by all its rules, or by those alone that a colour scheme can break. */
export async function violations(page: Place, rules: "all" | "of colours" = "all"): Promise<string[]> {
  const only = rules === "all" ? {} : { runOnly: { type: "rule" as const, values: OF_COLOURS } };
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
    { resultTypes: ["violations" as const], ...only },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}

export interface Looked {
  readonly workbench: WorkbenchPage;
  /** Puts what the page shows now through axe, in each scheme. */
  readonly look: (state: string) => Promise<void>;
  /** What was found, by the names of the states. */
  readonly found: Record<string, string[]>;
}

/** A workbench to look at in colour schemes that are turned to in place: in light by all rules. */
export async function openForAxe(
  { browser, origin }: Served,
  width: number,
  schemes: readonly ColourScheme[] = COLOUR_SCHEMES,
): Promise<Looked> {
  const workbench = await WorkbenchPage.open(browser, origin, { size: { width, height: 800 }, bypassCSP: true });
  const { page } = workbench;
  await addAxe(page);
  await workbench.ready();
  const found: Looked["found"] = {};
  const look = async (state: string): Promise<void> => {
    // Ends in light, in which the test goes on.
    for (const scheme of [...schemes].reverse()) {
      await turnTo(page, scheme);
      const violated = await violations(page, scheme === "light" ? "all" : "of colours");
      if (violated.length > 0) found[`${state}, ${scheme}`] = violated;
    }
  };
  return { workbench, look, found };
}

/** Turns the system's colours, and waits until the page has followed. */
async function turnTo(page: Page, scheme: ColourScheme): Promise<void> {
  await page.emulateMedia({ ...coloursOf(scheme), reducedMotion: "reduce" });
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}
