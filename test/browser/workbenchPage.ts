import type { Browser, Page } from "playwright-core";
// For the type of `window.workbench`.
import type {} from "../../src/workbench/handle";

/** The workbench in a browser, used as a person does: click a cell, type, Enter. */
export class WorkbenchPage {
  /** Errors on the console, which also tells of every violation of the Content-Security-Policy. */
  readonly problems: string[] = [];
  /** Addresses asked for outside the page's own origin. */
  readonly foreign: string[] = [];

  private constructor(
    readonly page: Page,
    origin: string,
  ) {
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(message.text());
    });
    page.on("pageerror", (error) => this.problems.push(error.message));
    page.on("request", (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (protocol !== "data:" && protocol !== "blob:" && asked !== origin) this.foreign.push(request.url());
    });
  }

  static async open(browser: Browser, origin: string): Promise<WorkbenchPage> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(20_000);
    const workbench = new WorkbenchPage(page, origin);
    await page.goto(origin);
    return workbench;
  }

  /** Resolves when the opening workbook can be used. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => window.workbench?.read("A2") === 1);
  }

  async select(address: string): Promise<void> {
    const canvas = await this.page.locator("canvas[id^=univer-sheet-main-canvas]").boundingBox();
    const cell = await this.page.evaluate((of) => {
      const rect = window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getRange(of).getCellRect();
      return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    }, address);
    if (canvas === null || cell === undefined) throw new Error(`The cell ${address} is not on the page.`);
    await this.page.mouse.click(canvas.x + cell.x, canvas.y + cell.y);
  }

  async enter(address: string, text: string): Promise<void> {
    await this.select(address);
    await this.type(text);
    await this.page.keyboard.press("Enter");
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Waits until a cell holds the value; what it holds instead is in the failure's sentence. */
  async becomes(address: string, value: number | string | boolean): Promise<void> {
    try {
      await this.page.waitForFunction(([of, wanted]) => window.workbench?.read(of) === wanted, [address, value] as const);
    } catch {
      const [held, formula] = await Promise.all([this.read(address), this.formula(address)]);
      throw new Error(`${address}, ${formula ?? ""}, holds ${JSON.stringify(held)}, not ${JSON.stringify(value)}.`);
    }
  }

  /** What a cell holds now. */
  async read(address: string): Promise<number | string | boolean | undefined> {
    return this.page.evaluate((of) => window.workbench?.read(of), address);
  }

  private formula(address: string): Promise<string | undefined> {
    return this.page.evaluate(
      (of) => window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getRange(of).getFormula(),
      address,
    );
  }
}
