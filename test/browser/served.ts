import type { Shared } from "./shared";
import { type Beginning, WorkbenchPage } from "./workbenchPage";

declare global {
  /** Of this project's environment. */
  var shared: () => Promise<Shared>;
}

/** The browser and the built pages, for all tests of the file that calls it. */
export function served(): Shared {
  let all: Shared | undefined;
  const here = (): Shared => {
    if (all === undefined) throw new Error("Nothing is served before the tests begin.");
    return all;
  };
  beforeAll(async () => {
    all = await shared();
  });
  return {
    get browser() {
      return here().browser;
    },
    get origin() {
      return here().origin;
    },
    page: () => here().page(),
  };
}

/** Nothing went wrong in a workbench since this was last asked, and it asked nobody else. */
export function expectClean({ problems, foreign }: WorkbenchPage): void {
  expect({ problems: problems.splice(0), foreign: foreign.splice(0) }).toEqual({ problems: [], foreign: [] });
}

/**
 * A workbench as if it were opened for each test of the file, and then made ready further by what is given: one page, in
 * which the workbook and the pane begin anew.
 * @returns what opens a further workbench, in a page of its own, for the test that asks.
 */
export function eachWorkbench(
  begin: (workbench: WorkbenchPage) => void | Promise<void>,
  beginning: Beginning = "sample",
): () => Promise<WorkbenchPage> {
  const pages = served();
  const open: WorkbenchPage[] = [];
  beforeEach(async () => {
    const workbench = await WorkbenchPage.reopen(pages, { beginning });
    open.push(workbench);
    await begin(workbench);
  });
  afterEach(async () => {
    const used = open.splice(0);
    for (const workbench of used) await workbench.leave();
    for (const workbench of used) expectClean(workbench);
  });
  return async () => {
    const opened = await WorkbenchPage.open(pages.browser, pages.origin);
    open.push(opened);
    await opened.ready();
    return opened;
  };
}
