import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser";
import { serveDist, type StaticServer } from "./staticServer";
import { WorkbenchPage } from "./workbenchPage";

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

/** After each test: its workbench had no problem and asked nobody else, and closes. */
export function closesClean(workbench: () => WorkbenchPage): void {
  afterEach(async () => {
    const { problems, foreign, page } = workbench();
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  });
}

/** A workbench of its own for each test of the file, ready and then made ready further by what is given. */
export function eachWorkbench(begin: (workbench: WorkbenchPage) => void | Promise<void>): void {
  const pages = served();
  let workbench: WorkbenchPage;
  beforeEach(async () => {
    workbench = await WorkbenchPage.open(pages.browser, pages.origin);
    await workbench.ready();
    await begin(workbench);
  });
  closesClean(() => workbench);
}
