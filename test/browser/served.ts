import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser";
import { serveDist, type StaticServer } from "./staticServer";
import { type OpenOptions, WorkbenchPage } from "./workbenchPage";

/** One browser, and the built pages behind an address. */
export interface Served {
  readonly browser: Browser;
  readonly origin: string;
}

/** For all tests of the file that calls it, from before the first to after the last. */
export function served(): Served {
  let opened: [Browser, StaticServer] | undefined;
  const both = (): [Browser, StaticServer] => {
    if (opened === undefined) throw new Error("Nothing is served before the tests begin.");
    return opened;
  };
  beforeAll(async () => {
    opened = await Promise.all([launchBrowser(), serveDist()]);
  });
  afterAll(async () => {
    const [browser, server] = both();
    await browser.close();
    await server.close();
  });
  return {
    get browser() {
      return both()[0];
    },
    get origin() {
      return both()[1].origin;
    },
  };
}

/** Nothing went wrong in a workbench since this was last asked, and it asked nobody else. */
export function expectClean({ problems, foreign }: WorkbenchPage): void {
  expect({ problems: problems.splice(0), foreign: foreign.splice(0) }).toEqual({ problems: [], foreign: [] });
}

/** Opens a further workbench, for the test that asks. */
type OpensAnother = (options?: OpenOptions) => Promise<WorkbenchPage>;

/**
 * A workbench as if it were opened for each test of the file, and then made ready further by what is given: one page,
 * in which the workbook and the pane begin anew.
 */
export function eachWorkbench(begin: (workbench: WorkbenchPage) => void | Promise<void>): OpensAnother {
  const pages = served();
  const open: OpensAnother = async (options) => {
    const opened = await WorkbenchPage.open(pages.browser, pages.origin, options);
    await opened.ready();
    return opened;
  };
  let workbench: WorkbenchPage | undefined;
  const others: WorkbenchPage[] = [];
  beforeEach(async () => {
    if (workbench === undefined) workbench = await open();
    else await workbench.beginAnew();
    await begin(workbench);
  });
  afterEach(async () => {
    for (const opened of others) {
      expectClean(opened);
      await opened.page.close();
    }
    others.length = 0;
    if (workbench !== undefined) expectClean(workbench);
  });
  return async (options) => {
    const opened = await open(options);
    others.push(opened);
    return opened;
  };
}
