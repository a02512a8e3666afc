import { dirname, join } from "node:path";
import type { Browser, Frame, Page, Route } from "playwright-core";
import type { Book } from "../excel/host/book";
import { EXCEL_ORIGIN, ExcelWebWire, PANE_ADDRESS } from "./excelWebWire";
import type { Place } from "./paneSteps";
import type { Shared } from "./shared";
import { watch, type Watch } from "./watch";

/** Where every add-in loads office.js from; here it comes from Microsoft's package. */
export const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const PACKAGE = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** Excel around the pane: what takes the focus before the pane and after it, and the way for messages. */
const EXCEL_HTML = `<!doctype html>
<html lang="en">
  <title>Excel</title>
  <style>
    body { margin: 0; height: 100vh; display: flex; flex-direction: column }
    iframe { flex: 1; border: none }
    button { position: absolute; opacity: 0 }
  </style>
  <button id="before">Before the pane</button>
  <iframe title="Pane"></iframe>
  <button id="after">After the pane</button>
  <script>
    const tell = (message) => document.querySelector("iframe").contentWindow.postMessage(message, "*");
    addEventListener("message", ({ data }) => hear(data));
  </script>
</html>`;

export interface ExcelWebOptions {
  readonly size?: { readonly width: number; readonly height: number };
  /** For tools that put a script of their own into the pane, which its Content-Security-Policy forbids. */
  readonly bypassCSP?: boolean;
}

interface Opened {
  readonly book: Book;
  readonly wire: ExcelWebWire;
  readonly pane: Frame;
}

/** A page that plays Excel for the web: Microsoft's office.js in the built pane, over a workbook of ours. */
export class ExcelWebPage {
  /** What was asked of Excel and is not known here. */
  readonly gaps: string[] = [];
  private opened: Opened | undefined;

  private constructor(
    readonly page: Page,
    readonly origin: string,
    readonly seen: Watch,
  ) {}

  static async open(
    browser: Browser,
    origin: string,
    { size = { width: 350, height: 800 }, bypassCSP = false }: ExcelWebOptions = {},
  ): Promise<ExcelWebPage> {
    const page = await browser.newPage({ viewport: size, bypassCSP });
    page.setDefaultTimeout(20_000);
    const excel = new ExcelWebPage(page, origin, watch(page, origin));
    await page.route((url) => url.origin !== origin, serveOffice);
    await page.exposeFunction("hear", (message: string) => {
      excel.opened?.wire.hear(message);
    });
    await page.addInitScript(noteViolations);
    await page.goto(EXCEL_ORIGIN);
    return excel;
  }

  /** Opens a workbook and beside it the pane, in place of those that were open; resolves when its list shows. */
  async load(book: Book): Promise<void> {
    await this.begin(book);
    await this.pane.getByRole("searchbox", { name: "Search functions" }).waitFor();
  }

  /** The same, without looking whether the pane comes. */
  async begin(book: Book): Promise<void> {
    const frame = await this.page.evaluateHandle(() => {
      const pane = document.createElement("iframe");
      pane.title = "Pane";
      document.querySelector("iframe")?.replaceWith(pane);
      return pane;
    });
    const pane = await frame.contentFrame();
    if (pane === null) throw new Error("The pane has no frame.");
    const wire = new ExcelWebWire(
      book,
      (message) => {
        // Nobody waits for what is still on its way when the next workbook is opened.
        if (this.opened?.wire === wire)
          void this.page.evaluate(`tell(${JSON.stringify(message)})`).catch(() => undefined);
      },
      (way) => {
        void this.page.locator(way === "forwards" ? "#after" : "#before").focus();
      },
      (gap) => {
        this.gaps.push(gap);
      },
    );
    this.opened = { book, wire, pane };
    await pane.goto(`${this.origin}/${PANE_ADDRESS}`);
  }

  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  get pane(): Frame {
    return this.open.pane;
  }

  get wire(): ExcelWebWire {
    return this.open.wire;
  }

  get book(): Book {
    return this.open.book;
  }

  private get open(): Opened {
    if (this.opened === undefined) throw new Error("No workbook is open.");
    return this.opened;
  }

  /** Selects cells in the workbook, as Sheet!A1:B2. */
  select(reference: string): void {
    this.book.selected = reference;
    this.raise("onSelectionChanged");
  }

  /** The workbook says that it has calculated. */
  calculated(): void {
    this.raise("onCalculated");
  }

  private raise(event: string): void {
    const raise = this.wire.excel.seen.handlers.get(event);
    if (raise === undefined) throw new Error(`The pane does not listen to ${event}.`);
    raise();
  }
}

/** The pane's page by itself, as any browser can open it. */
export async function openOutside(browser: Browser, origin: string): Promise<{ page: Page; seen: Watch }> {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  const seen = watch(page, origin);
  await page.route((url) => url.origin !== origin, serveOffice);
  await page.addInitScript(noteViolations);
  await page.clock.install();
  await page.goto(`${origin}/pane.html`);
  return { page, seen };
}

/** What broke the page's Content-Security-Policy, and by which script. */
export function violationsIn(place: Place): Promise<string[]> {
  return place.evaluate(() => violations);
}

/** What office.js itself breaks: the pane's policy lets no script write styles, which it does without need. */
const OF_OFFICE = `style-src-attr inline ${OFFICE_JS}excel-web-16.00.js`;
const TOLD_OF_OFFICE = "Applying inline style violates the following Content Security Policy directive";

/**
 * One page for all tests of the file that calls it. After each, the workbook knew all that was asked of it, and
 * nothing broke the policy or was asked from elsewhere, but for what office.js does itself.
 */
export function excelWeb(pages: Shared, options: ExcelWebOptions = {}): { readonly here: ExcelWebPage } {
  let excel: ExcelWebPage | undefined;
  const here = (): ExcelWebPage => {
    if (excel === undefined) throw new Error("Excel is not open before the tests begin.");
    return excel;
  };
  beforeAll(async () => {
    excel = await ExcelWebPage.open(pages.browser, pages.origin, options);
  });
  afterEach(async () => {
    const { seen, gaps } = here();
    expect(gaps.splice(0)).toEqual([]);
    if (here().isOpen && options.bypassCSP !== true)
      expect(await violationsIn(here().pane)).toEqual([OF_OFFICE, OF_OFFICE]);
    expect(seen.problems.splice(0).filter((problem) => !problem.startsWith(TOLD_OF_OFFICE))).toEqual([]);
    expect(
      seen.foreign.splice(0).filter((address) => ![EXCEL_ORIGIN, OFFICE_JS].some((one) => address.startsWith(one))),
    ).toEqual([]);
  });
  return {
    get here() {
      return here();
    },
  };
}

/** Answers for Microsoft, and for nobody else. */
function serveOffice(route: Route): Promise<void> {
  const address = route.request().url();
  if (address.startsWith(EXCEL_ORIGIN)) return route.fulfill({ contentType: "text/html", body: EXCEL_HTML });
  if (address.startsWith(OFFICE_JS)) return route.fulfill({ path: join(PACKAGE, address.slice(OFFICE_JS.length)) });
  return route.abort();
}

/** Runs in each page. */
function noteViolations(): void {
  const violations: string[] = [];
  Object.assign(window, { violations });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
    violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
  );
}

/** In the page. */
declare const violations: string[];
