import type { BrowserContext } from "playwright-core";
import { served } from "./served";
import { WorkbenchPage } from "./workbenchPage";

/** What is kept is never lost unsaid: a browser that fails, an older page's workbook, two tabs at once. */

const pages = served();
let context: BrowserContext;
let tabs: WorkbenchPage[];

beforeEach(async () => {
  context = await pages.browser.newContext({ viewport: { width: 1000, height: 600 } });
  tabs = [];
});

afterEach(async () => {
  expect(tabs.flatMap(({ problems, foreign }) => [...problems, ...foreign])).toEqual([]);
  await context.close();
});

const KEPT = "Edits are kept in this browser.";
const KEY = "edited-1";

/** A tab with the workbook in it; what the script breaks fails from the start. */
async function open(script?: () => void): Promise<WorkbenchPage> {
  const tab = await WorkbenchPage.openTab(context, pages.origin, script);
  tabs.push(tab);
  await tab.ready();
  return tab;
}

const says = ({ page }: WorkbenchPage, sentence: string): Promise<void> =>
  page.locator("#kept").filter({ hasText: sentence }).waitFor();

/** Puts something into the database as another page would have. */
async function put({ page }: WorkbenchPage, key: string, value: unknown): Promise<void> {
  await page.evaluate(
    ([at, what]) =>
      new Promise<void>((done) => {
        const opening = indexedDB.open("apc-workbench", 1);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("workbooks", "readwrite");
          transaction.objectStore("workbooks").put(what, at);
          transaction.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    [key, value] as const,
  );
}

async function get({ page }: WorkbenchPage, key: string): Promise<unknown> {
  return page.evaluate(
    (at) =>
      new Promise<unknown>((done) => {
        const opening = indexedDB.open("apc-workbench", 1);
        opening.onsuccess = () => {
          const request = opening.result.transaction("workbooks").objectStore("workbooks").get(at);
          request.onsuccess = () => {
            opening.result.close();
            done(request.result);
          };
        };
      }),
    key,
  );
}

async function startAgain({ page }: WorkbenchPage): Promise<void> {
  await page.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Start again" }).click();
}

/** Breaks something of the browser in a page that is open, until it is mended. */
async function breaks({ page }: WorkbenchPage, script: () => () => unknown): Promise<() => Promise<void>> {
  const mend = await page.evaluateHandle(script);
  return () =>
    mend.evaluate((mended) => {
      mended();
    });
}

const edit = async (tab: WorkbenchPage, cell: string, value: number): Promise<void> => {
  await tab.enter(cell, String(value));
  await tab.becomes(cell, value);
};

test("opening alone says nothing, and keeps nothing that a reload would tell of", async () => {
  const tab = await open();
  const line = tab.page.locator("#kept");
  expect(await line.textContent()).toBe("");
  await tab.page.reload();
  await tab.ready();
  expect(await line.textContent()).toBe("");
});

test("what waits to be kept of a workbook goes with it when another one is opened", async () => {
  const tab = await open();
  await tab.page.evaluate(async () => {
    const later = setTimeout.bind(window);
    // What the edit puts off is due at once.
    window.setTimeout = ((work: () => void) => later(work, 0)) as typeof setTimeout;
    window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getRange("E5").setValue(61);
    window.setTimeout = later;
    window.workbench?.open();
    await new Promise((due) => later(due, 0));
  });
  expect(await get(tab, KEY)).toBeUndefined();
  expect(await tab.page.locator("#kept").textContent()).toBe("");
});

describe("a browser that fails", () => {
  test("to put, to write or to delete: the page says so, never that the edit is kept, and goes on once it can", async () => {
    const tab = await open();
    const { page } = tab;
    await page.evaluate(() => {
      const line = document.getElementById("kept");
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => said.push(line?.textContent ?? "")).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    const said = (): Promise<string[]> => page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));

    let value = 60;
    for (const script of [
      () => {
        const proper = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "put") ?? {};
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("Full.", "QuotaExceededError");
        };
        return () => Object.defineProperty(IDBObjectStore.prototype, "put", proper);
      },
      () => {
        const proper = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "commit") ?? {};
        IDBTransaction.prototype.commit = function (this: IDBTransaction) {
          if (this.mode === "readonly") return;
          // Answered after what was put, which has succeeded by then.
          this.objectStore("workbooks").count().onsuccess = () => {
            this.abort();
          };
        };
        return () => Object.defineProperty(IDBTransaction.prototype, "commit", proper);
      },
    ]) {
      const mend = await breaks(tab, script);
      await said();
      await edit(tab, "E5", (value += 1));
      await says(tab, "This browser does not keep your edits");
      const heard = await said();
      expect(heard.slice(heard.indexOf("Keeping your edits …"))).not.toContain(KEPT);
      await mend();
      await edit(tab, "E5", (value += 1));
      await says(tab, KEPT);
    }

    const mend = await breaks(tab, () => {
      const proper = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, "delete") ?? {};
      IDBObjectStore.prototype.delete = () => {
        throw new DOMException("Broken.", "UnknownError");
      };
      return () => Object.defineProperty(IDBObjectStore.prototype, "delete", proper);
    });
    await startAgain(tab);
    await says(tab, "this browser did not remove your edits");
    expect(await tab.read("Panel!E5")).toBe(value);
    await mend();

    // The page's own connection is asked to close, as when somebody clears what the browser keeps.
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          indexedDB.deleteDatabase("apc-workbench").onsuccess = () => {
            done();
          };
        }),
    );
    await edit(tab, "E6", 62);
    await says(tab, KEPT);
    await page.reload();
    await tab.becomes("Panel!E6", 62);
  });

  test("to read or to open: the sample opens, and what is kept is not written over", async () => {
    const first = await open();
    await edit(first, "E5", 61);
    await says(first, KEPT);
    await first.page.close();

    for (const script of [
      () => {
        IDBObjectStore.prototype.get = () => {
          throw new DOMException("Broken.", "UnknownError");
        };
      },
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("Broken.", "UnknownError");
        };
      },
    ]) {
      const broken = await open(script);
      await says(broken, "This browser could not open what it keeps.");
      expect(await broken.read("Panel!E5")).toBe(49.8);
      await edit(broken, "E5", 70);
      await says(broken, "This browser could not open what it keeps.");
      // What waits to be kept is kept when the page goes.
      await broken.page.goto("about:blank");
      await broken.page.close();
    }

    const again = await open();
    expect(await again.read("Panel!E5")).toBe(61);
  });
});

describe("what another page kept", () => {
  test("in an older format stays as it is beside the new one", async () => {
    const tab = await open();
    const older = { format: 0, workbook: { sheets: "none" } };
    await put(tab, "edited", older);
    await tab.page.reload();
    await says(tab, "The sample is new");
    await tab.ready();
    await edit(tab, "E5", 61);
    await says(tab, KEPT);
    expect(await get(tab, "edited")).toEqual(older);
    await tab.page.reload();
    await tab.becomes("Panel!E5", 61);
  });

  test("and is no workbook is left until one starts again", async () => {
    const tab = await open();
    for (const value of [null, { sheets: null, sheetOrder: [] }, "text"]) {
      await put(tab, KEY, value);
      await tab.page.reload();
      await says(tab, "This browser could not open what it keeps.");
      expect(await get(tab, KEY)).toEqual(value);
    }
    await startAgain(tab);
    await tab.page.waitForFunction(
      () => document.getElementById("kept")?.textContent === "" && window.workbench !== undefined,
    );
    await tab.ready();
    await edit(tab, "E5", 61);
    await says(tab, KEPT);
  });
});

test("a second tab shows what is kept, keeps nothing, and says so", async () => {
  const first = await open();
  await first.enter("E5", "61");
  await says(first, KEPT);

  const second = await open();
  await says(second, "This workbook is open in another tab, which keeps it.");
  expect(await second.read("Panel!E5")).toBe(61);
  await second.enter("E5", "70");
  await second.becomes("Panel!E5", 70);
  await says(second, "This workbook is open in another tab, which keeps it.");
  await startAgain(second);
  await says(second, "start again there, or close it first");

  // The first may come and go as it likes.
  await first.page.bringToFront();
  await first.page.reload();
  await first.becomes("Panel!E5", 61);
  await says(first, "Opened with your edits.");

  await first.page.close();
  await second.page.reload();
  await second.becomes("Panel!E5", 61);
  await second.enter("E6", "62");
  await says(second, KEPT);
});
