import { createContext, runInContext } from "node:vm";
import {
  BUILDS,
  layHooks,
  runOfficeFile,
  windowOf,
  type Build,
  type Hooks,
  type Message,
  type Send,
} from "./officePage";

/** Microsoft's own client library of workbooks, as it is on each platform. */

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

type Done = (result: { status: string }) => void;

/** The number under which messages of events arrive. */
const EVENT = 65536;

function load(build: Build): Library {
  let tell: (message: Message) => void = () => undefined;
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
  const hooks: Hooks = {
    execute: (message, done) => {
      behind().send(message, done);
    },
    register: (listener) => {
      tell = listener;
      return Promise.resolve();
    },
    context: office,
  };
  // Its errors and promises are those of the tests.
  const ours = { Error, Promise, setTimeout, clearTimeout, setInterval, clearInterval, URL, performance };
  const page = createContext(windowOf(build, hooks, ours));
  runOfficeFile(page, BUILDS[build]);
  layHooks(page);
  const inPage = runInContext(HOLD_TO_SETS, page) as {
    Excel: { run(...args: unknown[]): Promise<unknown> };
    Office: Library["office"];
  };
  return library;
}

/** Where the library asks for it; it sets the one of a class derived from this. */
const HOLD_TO_SETS = `
  OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  ({ Excel, Office });
`;
