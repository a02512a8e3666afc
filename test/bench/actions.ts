import type { Browser, Locator, Page } from "playwright-core";
import { forEverybody, list, nameSplit, turnTo } from "../browser/planSteps";
import { WorkbenchPage } from "../browser/workbenchPage";
import { printAnswer } from "./report";

/** What a person does that the workbook has to take up: how long until the page answers, and until all is done. */

const ROUNDS = 7;
/** Each writes sheets or a row, which stay. */
const FEW = 3;

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

export interface Asked {
  /** What is typed into the target, which else is clicked. */
  readonly text?: string;
  /** A part of the page around the target, or else anywhere. */
  readonly part: string;
  /** What the part says once all is done; without it, anything else than before. */
  readonly says?: string;
}

export async function benchActions(browser: Browser, origin: string): Promise<void> {
  const workbench = await WorkbenchPage.open(browser, origin);
  await workbench.ready();
  const { page } = workbench;
  await page.getByRole("button", { name: "Allocation", exact: true }).click();
  await list(page).waitFor();
  await benchScenarios(page);
  await turnTo(page, "Write");
  const write = (button: string, says: (round: number) => string): Promise<void> =>
    bench(button, (round) => timed(page.getByRole("button", { name: button }), { part: VIEW, says: says(round) }), FEW);
  const numbered = (name: string, round: number): string => `${name}${round === 0 ? "" : ` ${round + 1}`}”. All`;
  await write("Make 3 sheets", (round) => numbered("APC scenario lists", round));
  await forEverybody(page);
  await write("Make 2 sheets for all practices", (round) => numbered("Offer terms", round));
  await page.close();
}

const VIEW = "#apc-view-allocation";

async function bench(title: string, action: (round: number) => Promise<Took>, rounds = ROUNDS): Promise<void> {
  const first = await action(0);
  const took: Took[] = [];
  for (let round = 1; round <= rounds; round += 1) took.push(await action(round));
  printAnswer(`the sample’s practices: ${title}`, first, took);
}

async function benchScenarios(page: Page): Promise<void> {
  const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
  const says = (sentence: string) => ({ part: VIEW, says: sentence });
  await bench(
    "keeping a scenario",
    async (round) => {
      // Each round has figures of its own: what was computed once is kept for a while, and would cost nothing.
      await turnTo(page, "Split");
      await page.getByRole("textbox", { name: "Direct services, percent of base" }).fill(String(4 + round / 10));
      await nameSplit(page, `Scenario ${round}`);
      return timed(button("Keep as a scenario"), says(`Kept “Scenario ${round}”.`));
    },
    FEW,
  );
  await bench("taking up a scenario", (round) =>
    timed(button(`Scenario ${round % 2}`), says(`“Scenario ${round % 2}” is at hand.`)),
  );
  await bench("opening a scenario’s menu", async () => {
    const took = await timed(button("Actions for “Scenario 0”"), { part: "body" });
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    return took;
  });
  await bench("pinning the last offer", async (round) => {
    await button(`Actions for “Scenario ${round % 2}”`).click();
    return timed(
      page.getByRole("menuitem", { name: "Pin as last offer" }),
      says(`“Scenario ${round % 2}” is the last offer.`),
    );
  });
}

export async function timed(target: Locator, asked: Asked): Promise<Took> {
  await target.waitFor();
  return target.evaluate(time, asked);
}

/** As browsers have it that put what is urgent first. */
declare const scheduler: {
  postTask(task: () => void, how: { readonly priority: "user-blocking" }): Promise<void>;
};

/** Runs in the page. */
async function time(target: Element, { text, part, says }: Asked): Promise<Took> {
  const root = target.closest(part) ?? document.querySelector(part);
  if (root === null) throw new Error(`There is no ${part}`);
  /** When the next frame is painted, before the page goes on with what can wait until then. */
  const frame = (): Promise<number> =>
    new Promise((painted) =>
      requestAnimationFrame(() => {
        void scheduler.postTask(
          () => {
            painted(performance.now());
          },
          { priority: "user-blocking" },
        );
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
  // Reading the page is no part of the answer.
  if (says === undefined) before = root.innerHTML;
  const start = await frame();
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
