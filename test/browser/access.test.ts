import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser";
import { serveDist, type StaticServer } from "./staticServer";
import { LOOKS, type Look, WorkbenchPage } from "./workbenchPage";

/** The page's own parts through axe, in each state and look. */

jest.setTimeout(180_000);

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveDist()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What axe finds, a line each. */
async function violations({ page }: WorkbenchPage): Promise<string[]> {
  const { violations } = await page.evaluate(
    () =>
      (window as unknown as { axe: { run(context: object, options: RunOptions): Promise<AxeResults> } }).axe.run(
        // The spreadsheet's own toolbars and canvases are Univer's, made as its package makes them.
        { exclude: [["#spreadsheet"]] },
        { resultTypes: ["violations"] },
      ),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`));
}

const CASES = LOOKS.flatMap((look) => [1400, 320].map((width): [Look, number] => [look, width]));

test.each(CASES)("%s at %i pixels has no violations in any state", async (look, width) => {
  const workbench = await WorkbenchPage.open(browser, server.origin, { look, size: { width, height: 800 }, bypassCSP: true });
  const { page } = workbench;
  await page.evaluate(AXE);
  await workbench.ready();
  expect(await violations(workbench)).toEqual([]);

  await workbench.choose("H8");
  await page.locator("#fault").waitFor();
  expect(await violations(workbench)).toEqual([]);

  await page.getByRole("button", { name: "Show its working" }).click();
  await page.getByRole("tabpanel", { name: "This cell" }).waitFor();
  expect(await violations(workbench)).toEqual([]);
  await page.getByRole("tab", { name: "Functions" }).click();
  expect(await violations(workbench)).toEqual([]);
  await page.getByRole("button", { name: "Close Functions" }).click();

  await page.getByRole("button", { name: "What differs?" }).click();
  expect(await violations(workbench)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Start again" }).click();
  expect(await violations(workbench)).toEqual([]);
  expect(workbench.problems).toEqual([]);
  await page.close();
});
