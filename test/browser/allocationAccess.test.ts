import { walkAllocation } from "./allocationStates";
import { openAllocation } from "./allocationSteps";
import { openForAxe } from "./axe";
import { expectClean, served } from "./served";
import { COLOUR_SCHEMES, type ColourScheme } from "./workbenchPage";

/** The allocation through axe in each state: as narrow as a pane can be in each colour scheme, and once beside the grid. */

const pages = served();

test.each<[width: number, schemes: readonly ColourScheme[]]>([
  [320, COLOUR_SCHEMES],
  [1400, ["light"]],
])("at %i pixels it has no violations in any state", async (width, schemes) => {
  const { workbench, look, found } = await openForAxe(pages, width, schemes);
  await openAllocation(workbench.page);
  await walkAllocation(workbench, look);
  expect(found).toEqual({});
  expectClean(workbench);
  await workbench.page.close();
});
