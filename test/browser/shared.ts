import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "./browser";
import { serveDist, type StaticServer } from "./staticServer";

/** One browser, and the built pages behind an address. */
export interface Shared {
  readonly browser: Browser;
  readonly origin: string;
  /** A page that stays open from test to test; tools that put a script of their own into it ask for one without policy. */
  page(policy: "with policy" | "without policy"): Promise<Page>;
}

interface Started extends Shared {
  readonly server: StaticServer;
  readonly pages: Map<string, Page>;
}

let started: Started | undefined;

/** Starts what is not there, or is there no more. */
export async function shared(): Promise<Shared> {
  if (started?.browser.isConnected() !== true) {
    await close();
    started = await start();
  }
  return started;
}

async function start(): Promise<Started> {
  const server = await serveDist();
  const pages = new Map<string, Page>();
  try {
    const browser = await launchBrowser();
    return {
      browser,
      origin: server.origin,
      server,
      pages,
      async page(policy) {
        const page = pages.get(policy) ?? (await browser.newPage({ bypassCSP: policy === "without policy" }));
        pages.set(policy, page);
        return page;
      },
    };
  } catch (fault) {
    await server.close();
    throw fault;
  }
}

/** Whoever wants a page next is given a new one. */
export function doubtPages(): void {
  started?.pages.clear();
}

/** Closes what nobody is given again. */
export async function closeWhatIsOpen(): Promise<void> {
  const kept = new Set<BrowserContext>([...(started?.pages.values() ?? [])].map((page) => page.context()));
  for (const context of started?.browser.contexts() ?? []) if (!kept.has(context)) await context.close();
}

export async function close(): Promise<void> {
  const { browser, server } = started ?? {};
  started = undefined;
  await Promise.allSettled([browser?.close(), server?.close()]);
}
