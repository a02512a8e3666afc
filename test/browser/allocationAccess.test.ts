import { LONG } from "../long";
import { walkAllocation } from "./allocationStates";
import { openAllocation } from "./allocationSteps";
import { openForAxe } from "./axe";
import { expectClean, served } from "./served";

/** The allocation through axe in each state: as narrow as a pane can be, and in a long run beside the grid as well. */

const pages = served();

test.each(LONG ? [320, 1400] : [320])("at %i pixels it has no violations in any state", async (width) => {
  const { workbench, look, found } = await openForAxe(pages, width, "small");
  await openAllocation(workbench.page);
  await walkAllocation(workbench, look);
  expect(found).toEqual({});
  expectClean(workbench);
  await workbench.leave();
});
