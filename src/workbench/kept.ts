import { CommandType, type ICellData, type IExecutionOptions, type IWorkbookData } from "@univerjs/core";
import { entriesOf } from "./cells";
import type { Spreadsheet } from "./spreadsheet";

/** Raised whenever the sample changes so much that a workbook kept before would mislead or not open. */
const FORMAT = 1;

const [DATABASE, STORE, KEY] = ["apc-workbench", "workbooks", "edited"];

/** After the last of a burst of changes. */
const QUIET = 400;

interface Kept {
  readonly format: number;
  readonly workbook: Partial<IWorkbookData>;
}

export type Opening =
  | { readonly from: "sample" }
  | { readonly from: "kept"; readonly workbook: Partial<IWorkbookData> }
  /** What was kept belongs to another version of the sample. */
  | { readonly from: "sample, renewed" };

/** What this browser keeps; a browser that keeps nothing opens the sample. */
export async function keptWorkbook(): Promise<Opening> {
  const kept: unknown = await inStore("readonly", (store) => store.get(KEY)).catch(() => undefined);
  if (kept === undefined) return { from: "sample" };
  return isKept(kept) ? { from: "kept", workbook: kept.workbook } : { from: "sample, renewed" };
}

let forgotten = false;

export async function forgetWorkbook(): Promise<void> {
  // An edit that still waits to be kept is forgotten with the rest.
  forgotten = true;
  await inStore("readwrite", (store) => store.delete(KEY));
}

export type KeepingState = "keeping" | "kept" | "failed";

/** Keeps the workbook after each change, in this browser only; what is calculated is left out. */
export function keepEdits({ univerAPI }: Spreadsheet, tell: (state: KeepingState) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const workbook = univerAPI.getActiveWorkbook()?.save();
    if (workbook === undefined || forgotten) return;
    const kept: Kept = { format: FORMAT, workbook: withoutResults(workbook) };
    inStore("readwrite", (store) => store.put(kept, KEY)).then(
      () => { tell("kept"); },
      () => { tell("failed"); },
    );
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
  for (const sheet of Object.values(copy.sheets)) {
    for (const cell of entriesOf(sheet.cellData ?? {}).flatMap(entriesOf<ICellData>)) {
      if (!cell.f && !cell.si) continue;
      delete cell.v;
      delete cell.t;
    }
  }
  return copy;
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  const { format, workbook } = value as { format?: unknown; workbook?: Partial<IWorkbookData> | null };
  return format === FORMAT && typeof workbook?.sheets === "object" && Array.isArray(workbook.sheetOrder);
}

let connection: Promise<IDBDatabase> | undefined;

/** One request in the one store; the connection stays open, so that a page that goes away can still keep. */
async function inStore<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const database = await (connection ??= connect());
  const transaction = database.transaction(STORE, mode);
  const request = ask(transaction.objectStore(STORE));
  transaction.commit();
  return settled(request);
}

function connect(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(STORE);
  };
  return settled(opening);
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("The browser's database did not answer."));
    };
  });
}
