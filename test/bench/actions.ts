import type { Browser, Locator, Page } from "playwright-core";
import { openAllocation, openSection, section, shareField, startSample, summary } from "../browser/allocationSteps";
import { WorkbenchPage } from "../browser/workbenchPage";
import { printAnswer } from "./report";

/** What a person does in the allocation beside the grid: how long until the page answers, and until all is done. */

const ROUNDS = 7;
/** Each writes two sheets or a row, which stay. */
const FEW = 3;
const MANY_SITES = 40;

/** What one action took, in milliseconds. */
export interface Took {
  /** A frame in which nothing happened. */
  readonly frame: number;
  /** Until the first frame that shows any answer. */
  readonly answered: number;
  /** Until the frame that shows what was asked for. */
  readonly done: number;
  /** For how long nothing else could happen, at worst. */
  readonly blocked: number;
}

interface Asked {
  /** What is typed into the target, which else is clicked. */
  readonly text?: string;
  /** A part of the page around the target, or else anywhere. */
  readonly part: string;
  /** What the part says once all is done; without it, anything else than before. */
  readonly says?: string;
}

export async function benchActions(browser: Browser, origin: string): Promise<void> {
  for (const sites of [null, MANY_SITES]) {
    const workbench = await WorkbenchPage.open(browser, origin);
    await workbench.ready();
    await openAllocation(workbench.page);
    await startSample(workbench.page);
    // The chart is drawn with every step. Its file comes with the first drawing, which is not counted.
    await workbench.page.locator("#pane canvas").waitFor({ state: "attached" });
    if (sites !== null) await takeSites(workbench, sites);
    await benchPlan(workbench.page, sites === null ? "sample plan" : `${sites} sites`);
    await workbench.page.close();
  }
}

async function takeSites(workbench: WorkbenchPage, count: number): Promise<void> {
  await workbench.newSheet();
  await workbench.put(`A1:C${count + 1}`, [
    ["Site", "Decile", "Member months"],
    ...Array.from({ length: count }, (_, site) => [`Site ${site + 1}`, (site % 10) + 1, 1000 + 37 * site]),
  ]);
  await workbench.choose(`A1:C${count + 1}`);
  await workbench.page.getByRole("button", { name: "Take sites from the selected range" }).click();
  await workbench.page.getByRole("textbox", { name: `Decile of site ${count}` }).waitFor();
}

const SUMMARY = "section[aria-label='Added over base']";
const VIEW = "#apc-view-allocation";

async function benchPlan(page: Page, plan: string): Promise<void> {
  const bench = async (title: string, action: (round: number) => Promise<Took>, rounds = ROUNDS): Promise<void> => {
    const first = await action(0);
    const took: Took[] = [];
    for (let round = 1; round <= rounds; round += 1) took.push(await action(round));
    printAnswer(`${plan}: ${title}`, first, took);
  };
  // Each round has figures of its own: what was computed once is kept for a while, and would cost nothing.
  let used = 0;
  const fresh = (from: number): string => (from + (used += 1) / 100).toFixed(2);
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const base = page.getByRole("textbox", { name: "Base, $ PMPM" });
  const slider = page.getByRole("slider", { name: "Direct services" });

  await bench("typing a share", () => timed(shareField(page, "Direct services"), { text: fresh(2), part: SUMMARY }));
  await bench("typing the base payment", () => timed(base, { text: fresh(30), part: SUMMARY }));
  await bench("moving a slider", (round) => timed(slider, { text: String(2 + 0.25 * round), part: SUMMARY }));
  await bench("choosing a track", (round) =>
    timed(page.getByRole("combobox", { name: "Track" }), { text: round % 2 === 0 ? "C" : "B", part: VIEW }),
  );
  await bench("locking a share", () => timed(button("Lock Direct services"), { part: "[role=group]" }));
  await page.getByText("Solve one share for a budget").click();
  await page.getByRole("textbox", { name: "Budget in dollars" }).fill("3");
  await page.getByRole("combobox", { name: "For", exact: true }).selectOption("PMPM");
  await page.getByRole("combobox", { name: "So that the added cost" }).selectOption("maximum");
  await shareField(page, "Direct services").fill("1");
  await shareField(page, "Population health").fill("1");
  await bench("solving for a budget", async () => {
    // What it answered last it tells until something else is typed.
    await base.fill(fresh(30));
    return timed(button("Solve"), { part: "details details" });
  });
  for (const title of ["Plan", "Allocation", "Performance", "Figures", "Scenarios", "Take it to the workbook"]) {
    await bench(`opening “${title}”`, () => openedAfresh(page, title, { part: "details" }));
  }
  await bench("opening “What the guide leaves open”", async () => {
    await base.fill(fresh(30));
    return openedAfresh(page, "What the guide leaves open", { part: "details", says: "change nothing for this plan" });
  });
  await closed(page, "What the guide leaves open");
  await bench("asking why", async () => {
    const took = await timed(summary(page).getByRole("button").first(), { part: VIEW });
    await button("Allocation").last().click();
    return took;
  });
  await bench("back from why", async () => {
    await summary(page).getByRole("button").first().click();
    return timed(button("Allocation").last(), { part: VIEW });
  });
  await opened(page, "Scenarios");
  await bench(
    "keeping a scenario",
    async (round) => {
      await shareField(page, "Direct services").fill(fresh(1));
      await page.getByRole("textbox", { name: "Name of the plan or scenario" }).fill(`Scenario ${round}`);
      return timed(button("Keep as a scenario"), { part: VIEW, says: `Kept “Scenario ${round}”` });
    },
    FEW,
  );
  await bench("opening a kept scenario", (round) =>
    timed(button(`Scenario ${round % 2}`), { part: VIEW, says: `Opened “Scenario ${round % 2}”` }),
  );
  for (const name of ["Scenario 0", "Scenario 1", "Scenario 2"])
    await page.getByRole("checkbox", { name: `Compare “${name}”` }).check();
  await bench("comparing a fourth", async (round) => {
    const box = page.getByRole("checkbox", { name: "Compare “Scenario 3”" });
    if (round > 0) await box.uncheck();
    return timed(box, { part: "section" });
  });
  await bench("moving a slider with four compared", (round) =>
    timed(slider, { text: String(2 + 0.25 * round), part: SUMMARY }),
  );
  await bench("opening a scenario’s menu", async () => {
    const took = await timed(button("Actions for “Scenario 0”"), { part: "body" });
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    return took;
  });
  await bench("pinning the last offer", async (round) => {
    await button(`Actions for “Scenario ${round % 2}”`).click();
    return timed(page.getByRole("menuitem", { name: "Pin as last offer" }), {
      part: VIEW,
      says: `“Scenario ${round % 2}” is the last offer.`,
    });
  });
  await opened(page, "Take it to the workbook");
  await bench(
    "writing to the workbook",
    (round) =>
      timed(button("Write to workbook"), { part: VIEW, says: `results${round === 0 ? "" : ` ${round + 1}`}”. All` }),
    FEW,
  );
}

async function openedAfresh(page: Page, title: string, asked: Asked): Promise<Took> {
  await closed(page, title);
  return timed(section(page, title), asked);
}

const isOpen = (heading: Locator): Promise<boolean> =>
  heading.evaluate((one) => one.parentElement?.hasAttribute("open") === true);

async function closed(page: Page, title: string): Promise<void> {
  if (await isOpen(section(page, title))) await openSection(page, title);
}

async function opened(page: Page, title: string): Promise<void> {
  if (!(await isOpen(section(page, title)))) await openSection(page, title);
}

async function timed(target: Locator, asked: Asked): Promise<Took> {
  await target.waitFor();
  return target.evaluate(time, asked);
}

/** Runs in the page. */
async function time(target: Element, { text, part, says }: Asked): Promise<Took> {
  const root = target.closest(part) ?? document.querySelector(part);
  if (root === null) throw new Error(`There is no ${part}`);
  /** When the next frame is painted. */
  const frame = (): Promise<number> =>
    new Promise((painted) =>
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => {
          painted(performance.now());
        };
        after.port2.postMessage(null);
      }),
    );
  let before = "";
  const isDone = (): boolean => (says === undefined ? root.innerHTML !== before : root.textContent.includes(says));
  const answers: MutationRecord[] = [];
  const observer = new MutationObserver((seen) => {
    answers.push(...seen);
  });
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["hidden", "disabled", "aria-disabled", "aria-busy", "aria-pressed", "class"],
  });

  await frame();
  const bare = await frame();
  const start = await frame();
  before = root.innerHTML;
  answers.length = 0;
  // Asked for before the page asks for any, so that no work of its own comes between.
  let next = frame();
  // A message follows the other as fast as the page lets it.
  const pulse = new MessageChannel();
  let [last, blocked, answered] = [start, 0, NaN];
  pulse.port1.onmessage = () => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last);
    last = now;
    pulse.port2.postMessage(null);
  };
  pulse.port2.postMessage(null);
  if (text === undefined) {
    (target as HTMLElement).click();
  } else {
    // As React hears of it from a person.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), "value")?.set?.call(target, text);
    target.dispatchEvent(new Event(target instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  }
  let shown = start;
  do {
    shown = await next;
    next = frame();
    if (answers.length > 0 && Number.isNaN(answered)) answered = shown - start;
  } while (!isDone());
  pulse.port1.close();
  observer.disconnect();
  return { frame: start - bare, answered, done: shown - start, blocked };
}
