import { walkAllocation } from "./allocationStates";
import { openAllocation } from "./allocationSteps";
import { addAxe, violations } from "./axe";
import { served } from "./served";
import { COLOUR_SCHEMES, type ColourScheme, WorkbenchPage } from "./workbenchPage";

/** The allocation through axe in each state: in each colour scheme as narrow as a pane can be, and once beside the grid. */

jest.setTimeout(300_000);

const pages = served();

const CASES: readonly [ColourScheme, number][] = [
  ...COLOUR_SCHEMES.map((scheme): [ColourScheme, number] => [scheme, 320]),
  ["light", 1400],
];

test.each(CASES)("%s at %i pixels has no violations in any state", async (scheme, width) => {
  const workbench = await WorkbenchPage.open(pages.browser, pages.origin, {
    scheme,
    size: { width, height: 800 },
    bypassCSP: true,
  });
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
