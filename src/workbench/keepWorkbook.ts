import { CommandType, type IExecutionOptions, type IWorkbookData } from "@univerjs/core";
import { formulaCells } from "./cells";
import type { Spreadsheet } from "./spreadsheet";
import { inStore } from "./store";

/** Raised whenever the sample changes so much that a workbook kept before would mislead or not open. */
const FORMAT = 1;

/** One for each format, so that what an older page kept is never written over. */
const KEY = `edited-${FORMAT}`;

/** Held by the one page that keeps. */
const LOCK = "apc-workbench";

/** After the last of a burst of changes. */
const QUIET = 400;

type Workbook = Partial<IWorkbookData>;

export type Opening =
  | { readonly from: "sample" }
  | { readonly from: "kept"; readonly workbook: Workbook }
  /** What was kept belongs to another version of the sample. */
  | { readonly from: "sample, renewed" }
  /** Something may be kept, and keeping on would write over it. */
  | { readonly from: "sample, unreadable" }
  /** Another page keeps; two would write over each other's edits. */
  | { readonly from: "another page"; readonly workbook: Workbook | undefined };

/** What this browser keeps, and whether this page may go on keeping. */
export async function keptWorkbook(): Promise<Opening> {
  try {
    const alone = await isKeeper();
    const kept: unknown = await inStore("readonly", (store) => store.get(KEY));
    if (!alone) return { from: "another page", workbook: isWorkbook(kept) ? kept : undefined };
    if (isWorkbook(kept)) return { from: "kept", workbook: kept };
    if (kept !== undefined) return { from: "sample, unreadable" };
    const others = await inStore("readonly", (store) => store.count());
    return { from: others === 0 ? "sample" : "sample, renewed" };
  } catch {
    return { from: "sample, unreadable" };
  }
}

let keeper: boolean | undefined;

/** The first page to ask keeps until it goes away; one that was refused may ask again. */
async function isKeeper(): Promise<boolean> {
  // Browsers offer locks to pages from a safe address only; elsewhere nobody can tell.
  if (!("locks" in navigator)) return true;
  if (keeper === true) return true;
  keeper = await new Promise<boolean>((resolve, reject) => {
    navigator.locks
      .request(LOCK, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        // Never settled: the browser gives the lock back when the page goes away.
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      .catch(reject);
  });
  return keeper;
}

let forgotten = false;

/** Makes the next opening one of the sample; rejects where the browser does not do it. */
export async function forgetWorkbook(): Promise<"forgotten" | "another page keeps"> {
  if (!(await isKeeper())) return "another page keeps";
  // An edit that still waits to be kept is forgotten with the rest.
  forgotten = true;
  try {
    await inStore("readwrite", (store) => store.delete(KEY));
  } catch (thrown) {
    forgotten = false;
    throw thrown;
  }
  return "forgotten";
}

export type KeepingState = "keeping" | "kept" | "failed";

export interface Keeping {
  /** What waits to be kept is kept no more, nor told of. */
  drop(): void;
}

/** Keeps the workbook after each change, in this browser only; what is calculated is left out. */
export function keepEdits({ univerAPI }: Spreadsheet, tell: (state: KeepingState) => void): Keeping {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drops = 0;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const workbook = univerAPI.getActiveWorkbook()?.save();
    if (workbook === undefined || forgotten) return;
    const before = drops;
    const told = (state: KeepingState) => (): void => {
      // A change made meanwhile has yet to be kept, and will be told of.
      if (timer === undefined && drops === before) tell(state);
    };
    inStore("readwrite", (store) => store.put(withoutResults(workbook), KEY)).then(told("kept"), told("failed"));
  };
  univerAPI.addEvent(univerAPI.Event.CommandExecuted, (command) => {
    if (!isEdit(command)) return;
    tell("keeping");
    clearTimeout(timer);
    timer = setTimeout(keep, QUIET);
  });
  // Nothing waits when the page goes away.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer !== undefined) keep();
  });
  return {
    drop() {
      drops += 1;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

interface Mutation {
  readonly id: string;
  readonly type: CommandType;
  readonly options?: IExecutionOptions;
}

/** Changes of cells, sheets, tables and names; not those that only apply what was calculated or laid out. */
function isEdit({ id, type, options }: Mutation): boolean {
  if (type !== CommandType.MUTATION || options?.applyFormulaCalculationResult === true) return false;
  if (/^formula\.mutation\.(?:set|remove)-defined-name$/.test(id)) return true;
  return id.startsWith("sheet.mutation.") && !/auto-height|mark-dirty|range-theme|mutation\.empty/.test(id);
}

/** Formulas are calculated anew when the page opens, so that no result outlives the version that made it. */
function withoutResults(workbook: IWorkbookData): Partial<IWorkbookData> {
  const copy = structuredClone(workbook);
  for (const cell of formulaCells(copy)) {
    delete cell.v;
    delete cell.t;
  }
  return copy;
}

function isWorkbook(value: unknown): value is Workbook {
  return isRecord(value) && isRecord(value.sheets) && Array.isArray(value.sheetOrder);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
