import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createContext, runInContext } from "node:vm";

/** Microsoft's own client library, as it is on each platform. */

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

export interface ExcelBehind {
  send: Send;
  readonly isSetSupported: (set: string, version?: string) => boolean;
  /** The client waits for the selection to change, or does so no more. */
  listenToSelection(tell: (() => void) | null): void;
}

export interface Library {
  readonly run: (...args: unknown[]) => Promise<unknown>;
  /** What Office.js holds besides workbooks, as far as this library brings it. */
  readonly office: Pick<typeof Office, "addin" | "VisibilityMode">;
  /** Tells the client of an event by its number. */
  readonly raise: (event: HostEvent) => void;
  /** The Excel that the client reaches from now on. */
  behind: ExcelBehind | null;
}

export interface HostEvent {
  readonly type: number;
  /** Of what; "Workbook" for all sheets. */
  readonly target: string;
  readonly message: object;
}

const loaded = new Map<Build, Library>();

export function libraryOf(build: Build): Library {
  const known = loaded.get(build);
  if (known !== undefined) return known;
  const library = load(build);
  loaded.set(build, library);
  return library;
}

interface Message {
  entries: { messageCategory: number; messageType: number; targetId: string; message: string }[];
}

type Handler = (message: Message) => void;
type Done = (result: { status: string }) => void;

/** The number under which messages of events arrive. */
const EVENT = 65536;

function load(build: Build): Library {
  let tell: Handler = () => undefined;
  const library: Library = {
    run: (...args) => inPage.Excel.run(...args),
    get office() {
      return inPage.Office;
    },
    raise: ({ type, target, message }) => {
      const entry = { messageCategory: EVENT, messageType: type, targetId: target, message: JSON.stringify(message) };
      tell({ entries: [entry] });
    },
    behind: null,
  };
  const behind = (): ExcelBehind => {
    if (library.behind === null) throw new Error("No workbook is open.");
    return library.behind;
  };
  const office = {
    requirements: { isSetSupported: (set: string, version?: string) => behind().isSetSupported(set, version) },
    diagnostics: { platform: build, host: "Excel", version: "16.0.0.0" },
    document: {
      addHandlerAsync: (_type: string, handler: () => void, done: Done) => {
        behind().listenToSelection(handler);
        done({ status: "succeeded" });
      },
      removeHandlerAsync: (_type: string, _options: object, done: Done) => {
        behind().listenToSelection(null);
        done({ status: "succeeded" });
      },
    },
  };
  const hooks = {
    execute: (message: readonly unknown[], done: (result: Answered) => void) => {
      behind().send(message, done);
    },
    register: (handler: Handler) => {
      tell = handler;
      return Promise.resolve();
    },
    context: office,
  };
  const page = createContext(windowOf(hooks));
  const file = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist", BUILDS[build]);
  runInContext(readFileSync(file, "utf8"), page, { filename: file });
  const inPage = runInContext(HOOKS, page) as {
    Excel: { run(...args: unknown[]): Promise<unknown> };
    Office: Library["office"];
  };
  return library;
}

/** What office.js, which loads this library in a page, would have put there. */
const HOOKS = `
  OSF.DDA.RichApi = OSF.DDA.RichApi || {};
  OSF.DDA.RichApi.executeRichApiRequestAsync = hooks.execute;
  OSF.DDA.RichApi.richApiMessageManager = { register: hooks.register };
  OSF._OfficeAppFactory = OSF._OfficeAppFactory || {};
  OSF._OfficeAppFactory.getContext = () => hooks.context;
  // Where the library asks for it; it sets the one of a class derived from this.
  OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  ({ Excel, Office });
`;

/** As much of a window as the library looks for. Its errors are those of the tests. */
function windowOf(hooks: object): object {
  const nothing = (): undefined => undefined;
  const element = (): object => ({ style: {}, setAttribute: nothing, appendChild: nothing, addEventListener: nothing });
  const storage = { getItem: () => null, setItem: nothing, removeItem: nothing };
  const location = {
    ...{ href: "https://localhost/pane.html", protocol: "https:", host: "localhost", pathname: "/pane.html" },
    ...{ search: "", hash: "" },
  };
  const shim: Record<string, unknown> = {
    ...{ hooks, Error, Promise, console, setTimeout, clearTimeout, setInterval, clearInterval, URL, performance },
    navigator: { userAgent: "" },
    location,
    document: {
      ...{ URL: location.href, location, cookie: "", readyState: "complete" },
      ...{ getElementsByTagName: () => [], addEventListener: nothing, createElement: element },
      ...{ head: element(), body: element() },
    },
    addEventListener: nothing,
    localStorage: storage,
    sessionStorage: storage,
  };
  for (const name of ["window", "self", "top", "parent"]) shim[name] = shim;
  return shim;
}
