import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { addAxe, violations } from "./axe";
import { served } from "./served";

// The browser may have to be unpacked first, and every page is judged in four looks.
jest.setTimeout(300_000);

const FILES = readdirSync(resolve(__dirname, "../../dist/help")).filter((file) => file.endsWith(".html"));

/** A phone and a desk. */
const WIDTHS = [320, 1400];
/** What fits between the margins of an A4 page. */
const PAPER_WIDTH = 672;

const pages = served();

async function open(context: BrowserContext, file: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${pages.origin}/help/${file}`);
  return page;
}

describe("axe finds nothing", () => {
  let context: BrowserContext;
  beforeAll(async () => {
    // Only here: the pages' own policy would keep axe out, as it should.
    context = await pages.browser.newContext({ bypassCSP: true });
  });
  afterAll(async () => {
    await context.close();
  });

  test.each(FILES)("on %s, narrow and wide, light and dark", async (file) => {
    const page = await open(context, file);
    await addAxe(page);
    const found: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violations(page)).map((violation) => `${width} px, ${colorScheme}: ${violation}`));
      }
    }
    await page.close();
    expect(found).toEqual([]);
  });
});

describe.each(WIDTHS)("at %i px", (width) => {
  test("pages keep to their policy, ask nobody else, and never scroll sideways", async () => {
    const context = await pages.browser.newContext({ viewport: { width, height: 900 } });
    const problems: string[] = [];
    for (const file of FILES) {
      const page = await context.newPage();
      page.on("console", (message) => problems.push(`${file}: ${message.text()}`));
      page.on("requestfailed", (request) => problems.push(`${file}: ${request.url()}`));
      page.on("response", (response) => {
        if (!response.ok() || !response.url().startsWith(pages.origin)) problems.push(`${file}: ${response.url()}`);
      });
      await page.goto(`${pages.origin}/help/${file}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) problems.push(`${file} is ${wider} px too wide`);
      await page.close();
    }
    await context.close();
    expect(problems).toEqual([]);
  });
});

test("the skip link comes first, shows itself and leads past the navigation", async () => {
  const context = await pages.browser.newContext();
  const page = await open(context, "INCENTIVE.html");
  await page.keyboard.press("Tab");
  const top = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  await context.close();
});

test("on paper nothing is cut off, and white stays white", async () => {
  const context = await pages.browser.newContext({
    viewport: { width: PAPER_WIDTH, height: 900 },
    colorScheme: "dark",
  });
  const cut: string[] = [];
  for (const file of FILES) {
    const page = await open(context, file);
    await page.emulateMedia({ media: "print" });
    const found = await page.evaluate(() => ({
      boxes: [...document.querySelectorAll(".scroll:not(.wide)")]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => box.getAttribute("aria-label")),
      ground: getComputedStyle(document.documentElement).backgroundColor,
      links: getComputedStyle(document.querySelector("nav") ?? document.body).display,
    }));
    expect(found).toMatchObject({ ground: "rgb(255, 255, 255)", links: "none" });
    cut.push(...found.boxes.map((label) => `${file}: ${label ?? ""}`));
    await page.close();
  }
  await context.close();
  expect(cut).toEqual([]);
});
