import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runInContext, type Context } from "node:vm";

/** A page in which Microsoft's Office.js runs, as it is on each platform, with Excel's side of it in our hands. */

export const BUILDS = {
  windows: "excel-win32-16.01.debug.js",
  mac: "excel-mac-16.00.debug.js",
  web: "excel-web-16.00.debug.js",
} as const;

export type Build = keyof typeof BUILDS;

/** Sends a message of the client to Excel: its fifth member is the batch of requests, its seventh the flags. */
export type Send = (message: readonly unknown[], done: (result: Answered) => void) => void;

/** What becomes of a message: the third member of the data is the answer's text. */
export type Answered =
  | { readonly status: "succeeded"; readonly value: { readonly data: readonly unknown[] } }
  | { readonly status: "failed"; readonly error: { readonly code: number; readonly message: string } };

/** What Excel tells the client unasked. */
export interface Message {
  readonly entries: readonly {
    readonly messageCategory: number;
    readonly messageType: number;
    readonly targetId: string;
    readonly message: string;
  }[];
}

/** What the page reaches of Excel. */
export interface Hooks {
  readonly execute: Send;
  /** The client's one listener. */
  readonly register: (listener: (message: Message) => void) => Promise<void>;
  /** Office.context. */
  readonly context: object;
}

/** How Excel names itself to the page: its platform, the library's version, and that runtime and pane are shared. */
const NAMED: Readonly<Record<Build, string>> = {
  windows: "Excel$Win32$16.01$en-US$$$$3",
  mac: "Excel$Mac$16.00$en-US$$$$3",
  web: "Excel$Web$16.00$en-US$$$$3",
};

/** As much of a window as Office.js looks for, its hooks among it, and what the page has of its own. */
export function windowOf(build: Build, hooks: Hooks, own: object): object {
  const nothing = (): undefined => undefined;
  const element = (): object => ({ style: {}, setAttribute: nothing, appendChild: nothing, addEventListener: nothing });
  const storage = { getItem: () => null, setItem: nothing, removeItem: nothing };
  const search = `?_host_Info=${NAMED[build]}`;
  const location = {
    ...{ href: `https://localhost/pane.html${search}`, protocol: "https:", host: "localhost", pathname: "/pane.html" },
    ...{ search, hash: "" },
  };
  const elements: Readonly<Record<string, object>> = {
    head: element(),
    script: { ...element(), src: "https://localhost/office.debug.js" },
  };
  const shim: Record<string, unknown> = {
    ...{ hooks, console, navigator: { userAgent: "" }, location, history: {} },
    document: {
      ...{ URL: location.href, location, cookie: "", readyState: "complete" },
      ...{ getElementsByTagName: (tag: string) => [elements[tag]].filter(Boolean), getElementById: () => null },
      ...{ addEventListener: nothing, createElement: element, head: elements.head, body: element() },
    },
    // An Excel that can be asked: without one the page is no add-in.
    external: { GetContext: nothing },
    addEventListener: nothing,
    localStorage: storage,
    sessionStorage: storage,
    ...own,
  };
  for (const name of ["window", "self", "top", "parent"]) shim[name] = shim;
  return shim;
}

/** Runs a file of Microsoft's package in the page. */
export function runOfficeFile(page: Context, file: string): void {
  const path = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist", file);
  runInContext(readFileSync(path, "utf8"), page, { filename: path });
}

/** Lays the hooks where the library of a build looks for Excel, once it has run. */
export function layHooks(page: Context): void {
  runInContext(
    `OSF.DDA.RichApi = OSF.DDA.RichApi || {};
    OSF.DDA.RichApi.executeRichApiRequestAsync = hooks.execute;
    OSF.DDA.RichApi.richApiMessageManager = { register: hooks.register };
    OSF._OfficeAppFactory = OSF._OfficeAppFactory || {};
    OSF._OfficeAppFactory.getContext = () => hooks.context;`,
    page,
  );
}
