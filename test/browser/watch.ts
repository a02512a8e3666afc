import type { ConsoleMessage, Page, Request } from "playwright-core";

export interface Watch {
  /** Errors on the console, which also tells of every violation of the Content-Security-Policy. */
  readonly problems: string[];
  /** Addresses asked for outside the page's own origin. */
  readonly foreign: string[];
  /** From now on nothing is noted. */
  readonly stop: () => void;
}

/** Notes what must not happen, from before the page is asked for. */
export function watch(page: Page, origin: string): Watch {
  const problems: string[] = [];
  const foreign: string[] = [];
  const hear = (message: ConsoleMessage): void => {
    if (message.type() === "error") problems.push(message.text());
  };
  const fail = ({ message }: Error): void => {
    problems.push(message);
  };
  const ask = (request: Request): void => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && asked !== origin) foreign.push(request.url());
  };
  page.on("console", hear).on("pageerror", fail).on("request", ask);
  return {
    problems,
    foreign,
    stop() {
      page.off("console", hear).off("pageerror", fail).off("request", ask);
    },
  };
}
