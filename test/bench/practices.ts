import type { Browser, Locator, Page } from "playwright-core";
import type * as Core from "../../src/core/shared";
import type { HostMatrix } from "../../src/harness/host";
import { WorkbenchPage } from "../browser/workbenchPage";
import { timed, type Took } from "./actions";
import { printRatio } from "./report";
import { planTables } from "./workloads";

/** What a person does in the allocation practice by practice, against one call over the same practices in the same page. */

const PRACTICES = 300;
const MEASURES = 11;
const ROUNDS = 7;
/** Each begins with a workbook that is opened. */
const FEW = 7;
const AIM = "8";

/** The core as the page has it. */
declare const apcCore: typeof Core;

export async function benchPractices(browser: Browser, origin: string): Promise<void> {
  const { practices, scores } = planTables(PRACTICES, MEASURES);
  const workbench = await WorkbenchPage.open(browser, origin);
  await workbench.beginAnew("small");
  const { page } = workbench;
  const call = (): Promise<number> => page.evaluate(timeCall, [practices, scores] as const);
  const bench = async (title: string, action: (round: number) => Promise<Took>, rounds = ROUNDS): Promise<void> => {
    const times: number[] = [];
    const base: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      // A call before and one after, for what the page has run lately runs faster.
      const [before, took, after] = [await call(), await action(round), await call()];
      // The first round warms up.
      if (round === 0) continue;
      times.push(took.done);
      base.push((before + after) / 2);
    }
    printRatio(`${PRACTICES} practices: ${title} ÷ one call of UPLIFT.PRACTICES`, times, base, AIM);
  };

  await bench(
    "opening the allocation",
    async () => {
      await openPlan(page, practices, scores);
      return timed(page.getByRole("button", { name: "Allocation", exact: true }), {
        part: "body",
        says: listed(PRACTICES),
      });
    },
    FEW,
  );
  await benchList(page, bench);
  await benchSplit(page, bench);
  await page.close();
}

type Bench = (title: string, action: (round: number) => Promise<Took>, rounds?: number) => Promise<void>;

const VIEW = "#apc-view-allocation";
const HEAD = "section[aria-label='What the split adds over base']";
const LIST = "#apc-view-practices";

const listed = (count: number): string => `${count} practices, dollars over base`;
const tab = (page: Page, name: string): Locator => page.getByRole("tab", { name, exact: true });
const choice = (page: Page, name: string): Locator => page.getByRole("combobox", { name, exact: true }).first();
const either = (round: number, one: string, other: string): string => (round % 2 === 0 ? one : other);

async function benchList(page: Page, bench: Bench): Promise<void> {
  await bench("another outcome", (round) =>
    timed(choice(page, "Outcome"), { text: either(round, "Expected", "At most"), part: VIEW }),
  );
  await bench("another span", (round) =>
    timed(choice(page, "Amounts of"), { text: either(round, "year", "project"), part: VIEW }),
  );
  await bench("another order", (round) =>
    timed(choice(page, "Order"), { text: either(round, "dear", "listed"), part: LIST }),
  );
  await bench("searching", (round) =>
    timed(page.getByRole("searchbox", { name: "Search practices" }), { text: either(round, "7", ""), part: LIST }),
  );
  await page.getByRole("searchbox", { name: "Search practices" }).fill("");
  const back = page.getByRole("button", { name: "Practices", exact: true });
  const row = (round: number): Locator =>
    page
      .locator(LIST)
      .getByRole("list")
      .getByRole("button")
      .nth(5 + round);
  await bench("opening a practice", async (round) => {
    const took = await timed(row(round), { part: VIEW, says: "Measures" });
    await back.click();
    return took;
  });
  await bench("the steps to a figure", async (round) => {
    await row(round).click();
    const took = await timed(page.getByRole("button", { name: /, expected: / }).first(), { part: VIEW });
    await back.click();
    return took;
  });
  await bench("back from a practice", async (round) => {
    await row(round).click();
    return timed(back, { part: VIEW });
  });
  await bench("the picture, and the list again", () =>
    timed(page.getByRole("button", { name: "Picture" }), { part: LIST }),
  );
  if (await page.getByRole("button", { name: "Picture", pressed: true }).isVisible())
    await page.getByRole("button", { name: "Picture" }).click();
}

async function benchSplit(page: Page, bench: Bench): Promise<void> {
  const share = page.getByRole("textbox", { name: "Direct services, percent of base" });
  // Each round has figures of its own.
  let used = 0;
  const fresh = (): string => (4 + (used += 1) / 100).toFixed(2);
  const type = (): Promise<Took> => timed(share, { text: fresh(), part: HEAD });
  await tab(page, "Split").click();
  await bench("typing a share", type);
  for (const name of ["First offer", "Their counter", "Our answer"]) {
    await tab(page, "Split").click();
    await share.fill(fresh());
    await tab(page, "Scenarios").click();
    await page.getByRole("textbox", { name: "Name of the split" }).fill(name);
    await page.getByRole("button", { name: "Keep as a scenario" }).click();
    await page.getByText(`Kept “${name}”.`).waitFor();
  }
  await bench("turning to the comparison of three scenarios", async () => {
    await tab(page, "Write").click();
    return timed(tab(page, "Scenarios"), { part: VIEW });
  });
  await bench("another span of three scenarios", (round) =>
    timed(choice(page, "Amounts of"), { text: either(round, "year", "project"), part: VIEW }),
  );
  await bench("turning to what will be written", async () => {
    await tab(page, "Scenarios").click();
    return timed(tab(page, "Write"), { part: VIEW });
  });
  await tab(page, "Split").click();
  await bench("typing a share beside three scenarios", type);
  const readings = page.getByRole("heading", { name: "What the guide leaves open" });
  // Each of its prices is a call: until it says that it is working them out, in pieces.
  await bench("opening what the guide leaves open", async () => {
    await share.fill(fresh());
    const took = await timed(readings, { part: VIEW, says: "more change nothing" });
    await readings.click();
    return { ...took, done: took.answered };
  });
}

/** A workbook of the two tables alone. */
async function openPlan(page: Page, practices: HostMatrix, scores: HostMatrix): Promise<void> {
  const sheets = { Practices: practices, Scores: scores };
  const entries = Object.entries(sheets);
  const data = {
    sheetOrder: entries.map(([name]) => name),
    sheets: Object.fromEntries(
      entries.map(([name, rows]) => [
        name,
        {
          id: name,
          name,
          rowCount: rows.length + 20,
          cellData: Object.fromEntries(
            rows.map((row, at) => [
              at,
              Object.fromEntries(
                row.flatMap((v, column) => (v === null ? [] : [[column, { v: v as string | number }]])),
              ),
            ]),
          ),
        },
      ]),
    ),
    resources: [
      {
        name: "SHEET_TABLE_PLUGIN",
        data: JSON.stringify(
          Object.fromEntries(
            entries.map(([name, rows]) => [
              name,
              {
                tables: [
                  {
                    id: name,
                    name,
                    range: {
                      startRow: 0,
                      endRow: rows.length - 1,
                      startColumn: 0,
                      endColumn: (rows[0]?.length ?? 1) - 1,
                    },
                    options: { showHeader: true, showFooter: false },
                    filters: { tableColumnFilterList: [] },
                    columns: [],
                    meta: {},
                  },
                ],
              },
            ]),
          ),
        ),
      },
    ],
  };
  await page.evaluate((workbook) => {
    window.workbench?.open(workbook);
  }, data);
  await page.waitForFunction((last) => window.workbench?.read(`Scores!A${last}`)[0]?.[0] !== "", scores.length);
  await page.getByRole("tab", { name: "Functions", exact: true }).waitFor();
}

/** Runs in the page. Of cells that it has never seen, as after a change of the workbook. */
function timeCall([practices, scores]: readonly [HostMatrix, HostMatrix]): number {
  const rule = apcCore.catalogue.find(({ name }) => name === "UPLIFT.PRACTICES");
  if (rule === undefined) throw new Error("No UPLIFT.PRACTICES");
  const start = performance.now();
  apcCore.callRule(rule, [practices, [[0.05]], [[0.1]], [[0.15]], scores]);
  return performance.now() - start;
}
