import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import webpack, { type Configuration } from "webpack";
import type { Browser, Frame } from "playwright-core";
import { launchBrowser } from "../browser/browser";
import { ExcelWebPage } from "../browser/excelWeb";
import { serveDist } from "../browser/staticServer";
import { benchActions } from "./actions";
import { benchPractices } from "./practices";
import { printBytes, printRatio } from "./report";
import { benchStep } from "./step";

/** What a person waits for: the grid of the workbench, and the list of functions in Excel's pane. */

const ROUNDS = 9;
const BARE = resolve("node_modules/.cache/bare");

const BARE_HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A bare Univer page</title>
    <link rel="stylesheet" href="bare.css" />
    <style>html, body, #spreadsheet { height: 100%; margin: 0 }</style>
    <script defer src="bare.js"></script>
  </head>
  <body><div id="spreadsheet"></div></body>
</html>
`;

/** The scripts in the pages tell by these what they saw. */
interface Seen {
  gridUsable?: number;
  listNeeded?: string[];
}

declare global {
  interface Window {
    seen?: Seen;
  }
}

export async function benchPages(): Promise<void> {
  await buildBare();
  const server = await serveDist({ "bare.html": BARE_HTML, ...bareFiles() });
  const browser = await launchBrowser();
  try {
    await benchGrid(browser, server.origin);
    await benchStep(browser, server.origin);
    await benchActions(browser, server.origin);
    await benchPractices(browser, server.origin);
    await printPane(browser, server.origin);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** By webpack as it builds the workbench, so that the two pages differ by what they do and not by their bundler. */
async function buildBare(): Promise<void> {
  const configure = createRequire(join(process.cwd(), "package.json"))("./webpack.config.js") as Configure;
  const pages = configure(undefined, { mode: "production" }).find(({ name }) => name === "pages");
  const compiler = webpack({
    ...pages,
    entry: { bare: resolve("test/bench/bareGrid.ts") },
    output: { ...pages?.output, path: BARE, chunkFilename: "bare.[id].js", clean: true },
    // The styles' plugin alone: the rest copies pages.
    plugins: pages?.plugins?.slice(0, 1) ?? [],
  });
  await new Promise<void>((built, failed) => {
    compiler.run((error, stats) => {
      if (error === null && stats?.hasErrors() === false) built();
      else failed(error ?? new Error(stats?.toString("errors-only")));
    });
  });
}

type Configure = (env: undefined, options: { mode: string }) => Configuration[];

function bareFiles(): Record<string, string> {
  return Object.fromEntries(readdirSync(BARE).map((name) => [name, readFileSync(join(BARE, name), "utf8")]));
}

async function benchGrid(browser: Browser, origin: string): Promise<void> {
  const times: number[] = [];
  const base: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const a = await untilUsable(browser, `${origin}/`);
    const b = await untilUsable(browser, `${origin}/bare.html`);
    // The first round warms the browser and the files up.
    if (round > 0) {
      times.push(a);
      base.push(b);
    }
  }
  printRatio("First usable grid of the workbench ÷ of a bare Univer page", times, base, "1.15");
}

/** Milliseconds from asking for the page; in a context of its own, so that nothing is cached, as on a first visit. */
async function untilUsable(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(clickUntilSelected);
  await page.goto(address);
  const usable = await page.waitForFunction(() => window.seen?.gridUsable, undefined, { timeout: 60_000 });
  const time = (await usable.jsonValue()) ?? NaN;
  await page.close();
  return time;
}

/**
 * Runs in the page. The grid is usable at the first frame that shows the selection of a clicked cell. Univer's
 * own stages tell less: they pass while the page may be too busy to answer a click. Each frame, this clicks a
 * point in the middle of the page, like a person who cannot wait, until the name box names a cell from there:
 * row 10 or further down, where no workbook opens. Whatever lies over the grid catches the click.
 */
function clickUntilSelected(): void {
  const [x, y] = [innerWidth / 2, innerHeight * 0.65];
  const tried = (): void => {
    const named = document.querySelector<HTMLInputElement>("[data-u-comp=defined-name] input")?.value ?? "";
    if (/^[A-Z]+[1-9]\d+$/.test(named)) {
      window.seen = { gridUsable: performance.now() };
      return;
    }
    const target = document.elementFromPoint(x, y);
    if (target instanceof HTMLCanvasElement) {
      const at = { bubbles: true, clientX: x, clientY: y, pointerType: "mouse" };
      target.dispatchEvent(new PointerEvent("pointerdown", { ...at, buttons: 1 }));
      target.dispatchEvent(new PointerEvent("pointerup", at));
    }
    requestAnimationFrame(tried);
  };
  requestAnimationFrame(tried);
}

/** All scripts and styles that the pane waits for, but Microsoft's office.js, which every add-in loads. */
async function printPane(browser: Browser, origin: string): Promise<void> {
  const excel = await ExcelWebPage.open(browser, origin);
  await excel.page.addInitScript(noteNeeded);
  await excel.load({ selected: null, sheets: [] });
  const files = await neededForList(excel.pane, origin);
  await excel.page.close();
  const total = files.reduce((sum, file) => sum + gzipped(file), 0);
  printBytes("Pane until its list shows: all scripts and styles, gzipped", total, "200 kB");
  printBytes("  of which functions.js", gzipped("functions.js"));
}

async function neededForList(pane: Frame, origin: string): Promise<string[]> {
  const needed = await pane.waitForFunction(() => window.seen?.listNeeded, undefined, { timeout: 60_000 });
  return ((await needed.jsonValue()) ?? [])
    .filter((address) => address.startsWith(origin))
    .map((address) => new URL(address).pathname.slice(1));
}

/**
 * Runs in the page. Notes what was asked for by the time that the first function stands in the list; the pane
 * fetches the rest of itself right after, which nobody waits for.
 */
function noteNeeded(): void {
  new MutationObserver((_, observer) => {
    if (document.querySelector("#pane li button") === null) return;
    observer.disconnect();
    window.seen = {
      listNeeded: performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => /\.(?:js|css)$/.test(name)),
    };
  }).observe(document, { childList: true, subtree: true });
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(resolve("dist", file)), { level: 9 }).length;
}
