import type { BrowserContext } from "playwright-core";
import { served } from "./served";
import { WorkbenchPage } from "./workbenchPage";

/** What is kept is never lost unsaid: a browser that fails, an older page's workbook, two tabs at once. */

const pages = served();
let context: BrowserContext;
let tabs: WorkbenchPage[];

beforeEach(async () => {
  context = await pages.browser.newContext({ viewport: { width: 1440, height: 900 } });
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

describe("a browser that fails", () => {
  test.each([
    [
      "refuses what is put",
      () => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("Full.", "QuotaExceededError");
        };
      },
    ],
    [
      "takes it and then cannot write it",
      () => {
        IDBTransaction.prototype.commit = function (this: IDBTransaction) {
          if (this.mode === "readonly") return;
          // Answered after what was put, which has succeeded by then.
          this.objectStore("workbooks").count().onsuccess = () => {
            this.abort();
          };
        };
      },
    ],
  ])("and %s: the page says that the edit is lost, never that it is kept", async (_what, script) => {
    const tab = await open(script);
    await tab.page.evaluate(() => {
      const line = document.getElementById("kept");
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => said.push(line?.textContent ?? "")).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await tab.enter("E5", "61");
    await says(tab, "This browser does not keep your edits");
    expect(await tab.page.evaluate(() => (window as unknown as { said: string[] }).said)).not.toContain(KEPT);
  });

  test("keeps again once its closed database opens again", async () => {
    // The page's own connection is asked to close, as when somebody clears what the browser keeps.
    const tab = await open();
    await tab.page.evaluate(
      () =>
        new Promise<void>((done) => {
          indexedDB.deleteDatabase("apc-workbench").onsuccess = () => {
            done();
          };
        }),
    );
    await tab.enter("E5", "61");
    await says(tab, KEPT);
  });

  test.each([
    [
      "reads",
      () => {
        IDBObjectStore.prototype.get = () => {
          throw new DOMException("Broken.", "UnknownError");
        };
      },
    ],
    [
      "opens",
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("Broken.", "UnknownError");
        };
      },
    ],
  ])("and neither %s nor tells: the sample opens, and what is kept is not written over", async (_what, script) => {
    const first = await open();
    await first.enter("E5", "61");
    await says(first, KEPT);
    await first.page.close();

    const broken = await open(script);
    await says(broken, "This browser could not open what it keeps.");
    expect(await broken.read("Panel!E5")).toBe(49.8);
    await broken.enter("E5", "70");
    await broken.becomes("Panel!E5", 70);
    await says(broken, "This browser could not open what it keeps.");
    // What waits to be kept is kept when the page goes.
    await broken.page.goto("about:blank");
    await broken.page.close();

    const again = await open();
    await again.becomes("Panel!E5", 61);
  });

  test("and does not delete: the page says so, and goes on keeping", async () => {
    const tab = await open();
    await tab.enter("E5", "61");
    await says(tab, KEPT);
    await tab.page.evaluate(() => {
      IDBObjectStore.prototype.delete = () => {
        throw new DOMException("Broken.", "UnknownError");
      };
    });
    await startAgain(tab);
    await says(tab, "this browser did not remove your edits");
    expect(await tab.read("Panel!E5")).toBe(61);
    await tab.enter("E6", "62");
    await says(tab, KEPT);
    await tab.page.reload();
    await tab.becomes("Panel!E6", 62);
  });
});

describe("what another page kept", () => {
  test("in an older format stays as it is beside the new one", async () => {
    const tab = await open();
    const older = { format: 0, workbook: { sheets: "none" } };
    await put(tab, "edited", older);
    await tab.page.reload();
    await tab.ready();
    await says(tab, "The sample is new");
    await tab.enter("E5", "61");
    await says(tab, KEPT);
    expect(await get(tab, "edited")).toEqual(older);
    await tab.page.reload();
    await tab.becomes("Panel!E5", 61);
  });

  test.each([[null], [{ sheets: null, sheetOrder: [] }], ["text"]])(
    "and is no workbook (%j) is left until one starts again",
    async (value) => {
      const tab = await open();
      await put(tab, KEY, value);
      await tab.page.reload();
      await tab.ready();
      await says(tab, "This browser could not open what it keeps.");
      expect(await get(tab, KEY)).toEqual(value);
      await startAgain(tab);
      await tab.page.waitForFunction(
        () => document.getElementById("kept")?.textContent === "" && window.workbench !== undefined,
      );
      await tab.ready();
      await tab.enter("E5", "61");
      await says(tab, KEPT);
    },
  );
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
