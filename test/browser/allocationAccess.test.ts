import { walkAllocation } from "./allocationStates";
import { openAllocation } from "./allocationSteps";
import { addAxe, violations } from "./axe";
import { served } from "./served";
import { LOOKS, type Look, WorkbenchPage } from "./workbenchPage";

/** The allocation through axe, in each state and look, as wide as beside the grid and as narrow as a pane can be. */

jest.setTimeout(300_000);

const pages = served();

test.each(LOOKS.flatMap((look) => [1400, 320].map((width): [Look, number] => [look, width])))("%s at %i pixels has no violations in any state", async (look, width) => {
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
