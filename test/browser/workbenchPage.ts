import type { Browser, BrowserContext, Page } from "playwright-core";
// For the type of `window.workbench`.
import type {} from "../../src/workbench/workbenchApi";
import type { Shared } from "./shared";
import { SMALL } from "./smallWorkbook";
import { watch } from "./watch";

export const COLOUR_SCHEMES = ["light", "dark", "contrast"] as const;
export type ColourScheme = (typeof COLOUR_SCHEMES)[number];

/** The system's settings behind a scheme. */
export function coloursOf(scheme: ColourScheme): {
  readonly colorScheme: "light" | "dark";
  readonly forcedColors: "active" | "none";
} {
  return {
    colorScheme: scheme === "light" ? "light" : "dark",
    forcedColors: scheme === "contrast" ? "active" : "none",
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const DESK: Size = { width: 1240, height: 720 };

/** Which workbook is open at first. */
export type Beginning = "sample" | "small";
/** The last formulas of each. */
const LAST = {
  sample: ["Panel!H5", "'Payout reconciliation'!B8", "'Practice payouts'!B24"],
  small: ["Sheet1!A1", "Sheet1!B1"],
};

export interface OpenOptions {
  readonly scheme?: ColourScheme;
  readonly size?: Size;
}

interface ReopenOptions {
  readonly size?: Size;
  readonly beginning: Beginning;
}

/** How much of a heading's cell it takes, the cell's own margins included; in pixels. */
const FILTER_BUTTON = 32;

type Value = number | string | boolean;

/** The workbench in a browser, used as a person does: click a cell, type, Enter. */
export class WorkbenchPage {
  readonly problems: string[];
  readonly foreign: string[];
  /** What puts right again what a test broke in the page. */
  readonly mends: (() => Promise<void>)[] = [];
  private readonly unwatch: () => void;

  private constructor(
    readonly page: Page,
    origin: string,
  ) {
    ({ problems: this.problems, foreign: this.foreign, stop: this.unwatch } = watch(page, origin));
  }

  /** Each in a context of its own, so that nothing is kept from another one. */
  static async open(
    browser: Browser,
    origin: string,
    { scheme = "light", size = DESK }: OpenOptions = {},
  ): Promise<WorkbenchPage> {
    const page = await browser.newPage({ viewport: size, ...coloursOf(scheme), reducedMotion: "reduce" });
    return WorkbenchPage.at(page, origin);
  }

  /** One of several tabs in one browser, which keeps for all of them; the script runs before any of the page's own. */
  static async openTab(context: BrowserContext, origin: string, script?: () => void): Promise<WorkbenchPage> {
    const page = await context.newPage();
    if (script !== undefined) await page.addInitScript(script);
    return WorkbenchPage.at(page, origin);
  }

  private static async at(page: Page, origin: string): Promise<WorkbenchPage> {
    // An upper limit for a machine that has other work to do; nothing waits for it.
    page.setDefaultTimeout(60_000);
    const workbench = new WorkbenchPage(page, origin);
    await page.goto(origin);
    return workbench;
  }

  /** In the shared page, in which another workbench may have been used before. */
  static async reopen(pages: Shared, { size = DESK, beginning }: ReopenOptions): Promise<WorkbenchPage> {
    const page = await pages.page();
    await page.setViewportSize(size);
    const isNew = page.url() === "about:blank";
    const workbench = isNew ? await WorkbenchPage.at(page, pages.origin) : new WorkbenchPage(page, pages.origin);
    await workbench.beginAnew(beginning);
    return workbench;
  }

  /** Resolves when the opening workbook is calculated to its last formula. */
  async ready(beginning: Beginning = "sample"): Promise<void> {
    await this.page.waitForFunction(
      (cells) => cells.every((cell) => (window.workbench?.read(cell)[0]?.[0] ?? "") !== ""),
      LAST[beginning],
    );
  }

  /** The workbook and the pane as at first, in a tenth of the time that opening takes; edits stay kept, if they were. */
  async beginAnew(beginning: Beginning, scheme: ColourScheme = "light"): Promise<void> {
    await this.page.emulateMedia({ ...coloursOf(scheme), media: "screen", reducedMotion: "reduce" });
    const opened = await this.page.waitForFunction(() => window.workbench);
    await opened.evaluate(
      (workbench, workbook) => {
        localStorage.clear();
        for (const dialog of document.querySelectorAll("dialog")) dialog.close();
        workbench?.open(workbook);
      },
      beginning === "small" ? SMALL : undefined,
    );
    await this.ready(beginning);
  }

  /** Puts right what was broken, and leaves the page to whoever uses it next. */
  async leave(): Promise<void> {
    for (const mend of this.mends.splice(0)) await mend();
    this.unwatch();
  }

  /** Turns to a sheet by its tab. */
  async goTo(sheet: string): Promise<void> {
    await this.page.evaluate((name) => {
      window.workbench?.univerAPI
        .getActiveWorkbook()
        ?.setActiveSheet(window.workbench.univerAPI.getActiveWorkbook()?.getSheetByName(name)?.getSheetId() ?? "");
    }, sheet);
  }

  /** A new sheet, blank, for trying things out. */
  async newSheet(): Promise<void> {
    await this.page.evaluate(() => {
      window.workbench?.univerAPI.getActiveWorkbook()?.create("Try", 60, 20);
    });
  }

  /** Selects a cell as the name box does, wherever it lies. */
  async choose(address: string): Promise<void> {
    await this.page.evaluate((of) => {
      window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getRange(of).activate();
    }, address);
  }

  /** Puts values into the selected sheet from a cell on, wherever it lies. */
  async put(address: string, rows: Value[][]): Promise<void> {
    await this.page.evaluate(
      ([of, values]) => {
        window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getRange(of).setValues(values);
      },
      [address, rows] as const,
    );
  }

  /** Puts a formula into a cell and selects it, wherever it lies. */
  async set(address: string, formula: string): Promise<void> {
    await this.page.evaluate(
      ([of, text]) => {
        window.workbench?.univerAPI.getActiveWorkbook()?.getActiveSheet().getRange(of).setFormula(text);
      },
      [address, formula] as const,
    );
    await this.choose(address);
  }

  /** Clicks a cell that the grid shows. */
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
    // Not letter by letter: where one comes late, the spreadsheet lists functions, and the list, which follows the
    // typing 300 ms behind, takes the next Enter for itself even when the formula is complete.
    await this.type(text.slice(0, 1));
    await this.page.keyboard.insertText(text.slice(1));
    await this.page.keyboard.press("Enter");
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Waits until a cell holds the value; what it holds instead is in the failure's sentence. */
  async becomes(address: string, value: Value): Promise<void> {
    try {
      await this.page.waitForFunction(([of, wanted]) => window.workbench?.read(of)[0]?.[0] === wanted, [
        address,
        value,
      ] as const);
    } catch {
      throw new Error(`${address} holds ${JSON.stringify(await this.read(address))}, not ${JSON.stringify(value)}.`);
    }
  }

  /** What a cell holds now. */
  async read(address: string): Promise<Value | undefined> {
    return (await this.block(address))[0]?.[0];
  }

  /** The formula in a cell of a sheet, "" where there is none. */
  async formula(sheet: string, address: string): Promise<string | undefined> {
    return this.page.evaluate(
      ([name, of]) => window.workbench?.univerAPI.getActiveWorkbook()?.getSheetByName(name)?.getRange(of).getFormula(),
      [sheet, address] as const,
    );
  }

  /** The names of all sheets, in their order. */
  async sheets(): Promise<string[]> {
    return this.page.evaluate(() =>
      (window.workbench?.univerAPI.getActiveWorkbook()?.getSheets() ?? []).map((sheet) => sheet.getSheetName()),
    );
  }

  /** The headings of tables whose columns leave no room for them beside the button of their filter. */
  async cutHeadings(): Promise<string[]> {
    return this.page.evaluate((button) => {
      const workbook = window.workbench?.univerAPI.getActiveWorkbook();
      const pen = document.createElement("canvas").getContext("2d");
      if (!workbook || pen === null) throw new Error("There is nothing to measure.");
      // As the workbench writes headings.
      pen.font = "bold 10pt Arial";
      return workbook.getTableList().flatMap(({ name, subUnitId, range: { startRow, startColumn, endColumn } }) => {
        const sheet = workbook.getSheetBySheetId(subUnitId);
        return Array.from({ length: endColumn - startColumn + 1 }, (_, along) => {
          const heading = String(sheet?.getRange(startRow, startColumn + along).getValue());
          const room = (sheet?.getColumnWidth(startColumn + along) ?? 0) - pen.measureText(heading).width;
          return room < button ? [`${name}[${heading}]`] : [];
        }).flat();
      });
    }, FILTER_BUTTON);
  }

  /** What a reference holds now, row by row. */
  async block(reference: string): Promise<Value[][]> {
    return this.page.evaluate((of) => window.workbench?.read(of) ?? [], reference);
  }
}
