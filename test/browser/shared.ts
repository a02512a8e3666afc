import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser";
import { serveDist, type StaticServer } from "./staticServer";

/** One browser, and the built pages behind an address. */
export interface Shared {
  readonly browser: Browser;
  readonly origin: string;
  /** A page that stays open from test to test. */
  page(): Promise<Page>;
}

interface Started extends Shared {
  readonly server: StaticServer;
  open: Page | undefined;
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
  try {
    const browser = await launchBrowser();
    const begun: Started = {
      browser,
      origin: server.origin,
      server,
      open: undefined,
      page: async () => (begun.open ??= await browser.newPage()),
    };
    return begun;
  } catch (fault) {
    await server.close();
    throw fault;
  }
}

/** Whoever wants the page next is given a new one. */
export function doubtPage(): void {
  if (started !== undefined) started.open = undefined;
}

/** Closes what nobody is given again. */
export async function closeWhatIsOpen(): Promise<void> {
  const kept = started?.open?.context();
  for (const context of started?.browser.contexts() ?? []) if (context !== kept) await context.close();
}

export async function close(): Promise<void> {
  const { browser, server } = started ?? {};
  started = undefined;
  await Promise.allSettled([browser?.close(), server?.close()]);
}
