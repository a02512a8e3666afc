import type { Page } from "playwright-core";

export interface Watch {
  /** Errors on the console, which also tells of every violation of the Content-Security-Policy. */
  readonly problems: string[];
  /** Addresses asked for outside the page's own origin. */
  readonly foreign: string[];
}

/** Notes what must not happen, from before the page is asked for. */
export function watch(page: Page, origin: string): Watch {
  const problems: string[] = [];
  const foreign: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && asked !== origin) foreign.push(request.url());
  });
  return { problems, foreign };
}
