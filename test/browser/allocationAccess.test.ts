import { walkAllocation } from "./allocationStates";
import { openAllocation } from "./allocationSteps";
import { addAxe, violations } from "./axe";
import { served } from "./served";
import { LOOKS, type Look, WorkbenchPage } from "./workbenchPage";

/** The allocation through axe in each state: in each look as narrow as a pane can be, and once beside the grid. */

jest.setTimeout(300_000);

const pages = served();

const CASES: readonly [Look, number][] = [...LOOKS.map((look): [Look, number] => [look, 320]), ["light", 1400]];

test.each(CASES)("%s at %i pixels has no violations in any state", async (look, width) => {
  const workbench = await WorkbenchPage.open(pages.browser, pages.origin, { look, size: { width, height: 800 }, bypassCSP: true });
  const { page, problems, foreign } = workbench;
  await addAxe(page);
  await workbench.ready();
  await openAllocation(page);
  const found: Record<string, string[]> = {};
  await walkAllocation(workbench, async (state) => {
    const violated = await violations(page);
    if (violated.length > 0) found[state] = violated;
  });
  expect(found).toEqual({});
  expect([problems, foreign]).toEqual([[], []]);
  await page.close();
});
