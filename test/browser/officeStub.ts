import type { Page } from "playwright-core";

export const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Answers the page's request for office.js with Excel as far as the pane needs it: the workbook itself never answers. */
export async function standInForExcel(page: Page, { dark = false } = {}): Promise<void> {
  await page.route(OFFICE_JS, (route) => route.fulfill({ contentType: "text/javascript", body: stub(dark) }));
}

const stub = (dark: boolean): string => `
  globalThis.CustomFunctions = { associate() {}, Error: class extends Error {} };
  globalThis.Excel = { run: () => new Promise(() => {}) };
  globalThis.Office = {
    HostType: { Excel: "Excel" },
    VisibilityMode: { taskpane: "Taskpane" },
    onReady: () => Promise.resolve({ host: "Excel" }),
    actions: { associate() {} },
    addin: { onVisibilityModeChanged: () => Promise.resolve() },
    context: { officeTheme: { isDarkTheme: ${dark} }, requirements: { isSetSupported: () => true } },
  };
`;
