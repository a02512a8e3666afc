import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Place } from "./paneSteps";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

/** Puts axe into a page that was opened with bypassCSP: the pages' own policy keeps it out, as it should. */
export async function addAxe(page: Place): Promise<void> {
  await page.evaluate(AXE);
}

/** What axe finds, a line each. */
export async function violations(page: Place): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(context: object, options: RunOptions): Promise<AxeResults> } }).axe.run(
      {
        exclude: [
          // The spreadsheet's own toolbars and canvases are Univer's, made as its package makes them.
          ["#spreadsheet"],
          // Fluent's stops around an open menu: they hand the focus on as soon as they have it.
          ["i[data-tabster-dummy]"],
        ],
      },
      { resultTypes: ["violations"] },
    ),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}
