import type { Frame, Page } from "playwright-core";
import type { ExcelWebPage } from "./excelWeb";
import type { Way } from "./excelWebWire";

/** The pane by the Tab key alone: as office.js moves the focus in Excel for the web, and as the browser itself would. */

/** Who moves the focus. */
export type Mover = "office.js" | "browser";

/** An element that had the focus: what it is, and a number of its own. */
export type Stop = string;

interface Focus {
  /** Whether office.js is kept from hearing of Tab. */
  byBrowser: boolean;
  /** How often the focus has moved within the pane. */
  moves: number;
  readonly known: WeakMap<Element, Stop>;
}

declare const tabFocus: Focus;

/** More than there are: who presses Tab so often goes in a circle. */
const MOST_STOPS = 400;

/**
 * Puts into each frame that is opened from now on what follows its focus; before anything else, so that it hears of a
 * key before office.js.
 */
export async function followFocus(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tabFocus: Focus = { byBrowser: false, moves: 0, known: new WeakMap() };
    Object.assign(window, { tabFocus });
    let count = 0;
    addEventListener("keydown", (event) => {
      if (event.key === "Tab" && tabFocus.byBrowser) event.stopImmediatePropagation();
    });
    document.addEventListener("focusin", ({ target }) => {
      if (!(target instanceof Element)) return;
      count += 1;
      const label = target instanceof HTMLInputElement ? target.labels?.[0] : null;
      const text = target.getAttribute("aria-label") ?? (label ?? target).textContent.replaceAll(/\s+/g, " ").trim();
      const what = `${target.tagName.toLowerCase()} ${text.slice(0, 40)}`;
      if (!tabFocus.known.has(target)) tabFocus.known.set(target, `${count} ${what}`);
      tabFocus.moves += 1;
    });
  });
}

/** Everything in the pane that Tab reaches from outside, in that order, until the focus is outside again; office.js has to let it out. */
export async function tabThrough(excel: ExcelWebPage, mover: Mover, way: Way = "forwards"): Promise<Stop[]> {
  await moveBy(excel.pane, mover);
  // What has the focus already would not get it.
  await excel.pane.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const before = await moves(excel.pane);
  if (mover === "browser") {
    await excel.page.locator(way === "forwards" ? "#before" : "#after").focus();
    await press(excel, way);
  } else {
    await excel.page.locator("iframe").focus();
    excel.wire.tabIn(way);
  }
  return walk(excel, way, before, mover);
}

/** What office.js gives the focus at one Tab, from what has it; out of the pane is "outside". */
export async function tabOnce(excel: ExcelWebPage): Promise<string> {
  const before = await moves(excel.pane);
  await press(excel, "forwards");
  const { stop } = await moved(excel, before);
  return stop === null ? "outside" : stop.replace(/^\d+ /, "");
}

async function walk(excel: ExcelWebPage, way: Way, before: number, mover: Mover): Promise<Stop[]> {
  const stops: Stop[] = [];
  let last = before;
  for (;;) {
    const { moves, stop } = await moved(excel, last);
    if (stop === null) return stops;
    last = moves;
    // Fluent's last stop may be gone before the next Tab, and with it the browser's place: it begins anew in the pane.
    if (mover === "browser" && stop !== NOWHERE && stops.slice(0, -1).includes(stop)) return stops;
    if (stop !== NOWHERE) stops.push(stop);
    if (stops.length > MOST_STOPS) throw new Error(`Tab goes in a circle: ${stops.slice(-8).join(", ")}`);
    await press(excel, way);
  }
}

/** Fluent's last stop around its menus gives the focus away as soon as it has it, and office.js to nobody. */
const NOWHERE = "nowhere";

/** Waits until the focus is elsewhere than it was; no stop once it is outside. */
async function moved({ pane }: ExcelWebPage, before: number): Promise<{ moves: number; stop: Stop | null }> {
  for (;;) {
    const now = await pane.evaluate((nowhere) => {
      const { activeElement, body } = document;
      const stop = activeElement === null || activeElement === body ? nowhere : tabFocus.known.get(activeElement);
      return { isOutside: !document.hasFocus(), moves: tabFocus.moves, stop };
    }, NOWHERE);
    if (now.isOutside) return { moves: before, stop: null };
    if (now.moves > before && now.stop !== undefined) return { moves: now.moves, stop: now.stop };
  }
}

async function press(excel: ExcelWebPage, way: Way): Promise<void> {
  await excel.page.keyboard.press(way === "forwards" ? "Tab" : "Shift+Tab");
}

function moves(pane: Frame): Promise<number> {
  return pane.evaluate(() => tabFocus.moves);
}

async function moveBy(pane: Frame, mover: Mover): Promise<void> {
  await pane.evaluate((byBrowser) => {
    tabFocus.byBrowser = byBrowser;
  }, mover === "browser");
}
