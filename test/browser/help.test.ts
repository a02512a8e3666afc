import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { some } from "../long";
import { addAxe, violations } from "./axe";
import { served } from "./served";
import { watch } from "./watch";

const FILES = readdirSync(resolve(__dirname, "../../dist/help")).filter((file) => file.endsWith(".html"));

/** The others are made in one way, of other words: one look at one in four tells of all. */
const OF_THEIR_OWN = ["index.html", "guide.html", "plan-terms.html"];
const ALIKE = FILES.filter((file) => !OF_THEIR_OWN.includes(file));

/** A phone and a desk. */
const WIDTHS = [320, 1400];
/** What fits between the margins of an A4 page. */
const PAPER_WIDTH = 672;

const pages = served();

const address = (file: string): string => `${pages.origin}/help/${file}`;

const LOOKS = WIDTHS.flatMap((width) => (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })));

test("axe finds nothing, narrow or wide, light or dark", async () => {
  // The pages' own policy would keep axe out, as it should.
  const page = await pages.browser.newPage({ bypassCSP: true });
  const found: string[] = [];
  for (const [number, file] of [...OF_THEIR_OWN, ...some(ALIKE, 4)].entries()) {
    await page.goto(address(file));
    await addAxe(page);
    for (const { width, colorScheme } of OF_THEIR_OWN.includes(file) ? LOOKS : some(LOOKS, LOOKS.length, number)) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const violated = await violations(page);
      found.push(...violated.map((violation) => `${file}, ${width} px, ${colorScheme}: ${violation}`));
    }
  }
  await page.close();
  expect(found).toEqual([]);
});

test("pages keep to their policy and ask nobody else; nothing scrolls sideways, and on paper nothing is cut off", async () => {
  const page = await pages.browser.newPage({ colorScheme: "dark" });
  const { problems, foreign } = watch(page, pages.origin);
  page.on("response", (response) => {
    if (!response.ok()) problems.push(`${response.url()} is not there`);
  });
  const wrong: string[] = [];
  for (const file of FILES) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(address(file));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) wrong.push(`${file} is ${wider} px too wide at ${width}`);
    }
    await page.setViewportSize({ width: PAPER_WIDTH, height: 900 });
    await page.emulateMedia({ media: "print" });
    const { boxes, ground, links } = await page.evaluate(() => ({
      boxes: [...document.querySelectorAll(".scroll:not(.wide)")]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => box.getAttribute("aria-label") ?? ""),
      ground: getComputedStyle(document.documentElement).backgroundColor,
      links: getComputedStyle(document.querySelector("nav") ?? document.body).display,
    }));
    wrong.push(...boxes.map((label) => `${file} cuts off ${label} on paper`));
    if (ground !== "rgb(255, 255, 255)") wrong.push(`${file} is ${ground} on paper`);
    if (links !== "none") wrong.push(`${file} prints its navigation`);
  }
  await page.close();
  expect({ wrong, problems, foreign }).toEqual({ wrong: [], problems: [], foreign: [] });
});

test("the skip link comes first, shows itself and leads past the navigation", async () => {
  const page = await pages.browser.newPage();
  await page.goto(address("INCENTIVE.html"));
  await page.keyboard.press("Tab");
  const top = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  await page.close();
});
