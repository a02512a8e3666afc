import type { Book } from "./book";
import { Executor } from "./executor";
import { Host, type Seen } from "./host";
import { type Build, libraryOf } from "./library";
import { Gap, HostError } from "./objects";
import { NOT_UNDONE, NOT_UNDONE_ON_A_DESKTOP, NOT_UNDONE_ON_THE_WEB } from "./undo";
import { servicesOf } from "./services";
import type { Answer, Request } from "./wire";
import { workbookOf } from "./workbook";

/** One Excel.run. */
export interface Batch {
  readonly options: RunOptions;
  /** Requests that were sent, but for the one that releases what was read. */
  syncs: number;
  /** What was loaded, by class: Range.address. */
  readonly loaded: string[];
  /** How many changes it asked for. */
  changes: number;
  /** How many ranges it gave back before its end, when the library gives back the rest. */
  released: number;
}

interface RunOptions {
  readonly delayForCellEdit?: boolean;
  readonly mergeUndoGroup?: boolean;
  readonly previousObjects?: object;
}

/** One message to Excel. */
export interface Sent {
  readonly actions: number;
  /** As it travels: on the web the batch is escaped once more. */
  readonly bytes: number;
}

export interface OpenExcel extends Seen {
  readonly batches: Batch[];
  readonly sent: Sent[];
}

/** The most that one message may hold, and one answer. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** The newest set. */
const LATEST = 20;

const FAILED = { request: 5103, answer: 5104, answered: 5001 };
const DELAY_FOR_CELL_EDIT = 64;

const gaps: string[] = [];

afterEach(() => {
  expect(gaps.splice(0)).toEqual([]);
});

/** What the book did not know since the last test; taking them says that they were meant. */
export function takeGaps(): string[] {
  return gaps.splice(0);
}

/** Puts an Excel with this workbook behind Microsoft's client library, and that into the global scope. */
export function openExcel(book: Book, build: Build = "windows"): OpenExcel {
  const library = libraryOf(build);
  const api = book.api ?? LATEST;
  const excel: OpenExcel = { batches: [], sent: [], written: [], drawn: [], shown: [], handlers: new Map() };
  let batch: Batch | undefined;
  let changes = 0;
  let messages = 0;

  const workbook = workbookOf(new Host(book, excel, library.raise));
  const executor = new Executor(workbook, servicesOf(excel, library.raise), {
    api,
    loads: (type, member) => batch?.loaded.push(`${type}.${member}`),
    beforeChange(type, member) {
      changes += 1;
      if (changes === book.failsAt || changes >= (book.failsFrom ?? Infinity)) throw new HostError("GeneralException");
      if (batch === undefined) return;
      batch.changes += 1;
      if (batch.options.mergeUndoGroup !== true) return;
      const isTooLarge = batch.changes > (book.largestGroup ?? Infinity);
      if (isTooLarge || !isUndone(build, `${type}.${member}`)) throw new HostError("UndoNotSupported");
    },
  });

  const answerTo = (request: Request): Answer => {
    const answer = answered(executor, request);
    const isLate = book.refusesGroupsLate === true && batch?.options.mergeUndoGroup === true && batch.changes > 0;
    return isLate ? refusedAs("UndoNotSupported") : answer;
  };
  const isSetSupported = (set: string, version = ""): boolean => {
    if (set === "DelayForCellEdit") return book.editing !== "refused";
    return set !== "ExcelApi" || Number(version.split(".")[1]) <= api;
  };
  library.behind = {
    isSetSupported,
    listenToSelection(tell) {
      if (tell === null) excel.handlers.delete("onSelectionChanged");
      else excel.handlers.set("onSelectionChanged", tell);
    },
    send(message, done) {
      const body = String(message[4]);
      const request = JSON.parse(body) as Request;
      const isCleaning = request.Actions.every(
        ({ Name, ObjectPathId }) => Name === "_RemoveReference" || ObjectPathId === 1,
      );
      const bytes = weigh(build, body);
      excel.sent.push({ actions: request.Actions.length, bytes });
      if (!isCleaning) messages += 1;
      const number = isCleaning ? 0 : messages;
      if (!isCleaning && batch !== undefined) {
        batch.syncs += 1;
        batch.released += request.Actions.filter(({ Name }) => Name === "_RemoveReference").length;
      }
      const waits = (Number(message[6]) & DELAY_FOR_CELL_EDIT) !== 0;
      if (book.editing !== undefined && waits) return;
      const result = (): object => {
        if (bytes > MOST_BYTES) return failed(FAILED.request);
        book.meanwhile?.[number]?.(book);
        const answer = book.editing === undefined ? answerTo(request) : EDITING;
        if (number === book.losesAnswerTo) return failed(FAILED.answered);
        const text = JSON.stringify(answer);
        return weigh(build, text) > MOST_BYTES ? failed(FAILED.answer) : succeeded(text);
      };
      // An answer never comes at once.
      void Promise.resolve().then(() => {
        done(result());
      });
    },
  };

  const run = async (...args: unknown[]): Promise<unknown> => {
    const work = args.at(-1) as (context: { sync: () => Promise<unknown> }) => Promise<unknown>;
    const mine: Batch = { options: optionsOf(args, api), syncs: 0, loaded: [], changes: 0, released: 0 };
    excel.batches.push(mine);
    // Each message belongs to the batch that syncs.
    const counted = (context: { sync: (...passed: unknown[]) => Promise<unknown> }): Promise<unknown> => {
      const sync = context.sync.bind(context);
      context.sync = (...passed) => {
        batch = mine;
        return sync(...passed);
      };
      return work(context);
    };
    return library.run(...args.slice(0, -1), counted);
  };

  const office = { ...library.office, context: { requirements: { isSetSupported } } };
  Object.assign(globalThis, { Excel: { run }, Office: office });
  return excel;
}

/** The library's version does not know every option yet, so that they are read here. */
function optionsOf(args: readonly unknown[], api: number): RunOptions {
  const [first] = args;
  // Objects whose context is used again come in a context of their own.
  if (args.length < 2 || isContext(first)) return {};
  const options = first as RunOptions;
  for (const name of Object.keys(options)) {
    if (!OPTIONS.includes(name)) gaps.push(`The book knows no option ${name}.`);
  }
  if (options.mergeUndoGroup !== undefined && api < LATEST) gaps.push("mergeUndoGroup wants ExcelApi 1.20.");
  return options;
}

const OPTIONS = ["delayForCellEdit", "mergeUndoGroup", "previousObjects"];

function isContext(given: unknown): boolean {
  return typeof given === "object" && given !== null && "sync" in given;
}

function isUndone(build: Build, member: string): boolean {
  const here = build === "web" ? NOT_UNDONE_ON_THE_WEB : NOT_UNDONE_ON_A_DESKTOP;
  return !NOT_UNDONE.has(member) && !here.has(member);
}

function weigh(build: Build, body: string): number {
  return Buffer.byteLength(build === "web" ? JSON.stringify(body) : body);
}

const EDITING = refusedAs("InvalidOperationInCellEditMode");

function refusedAs(code: string): Answer {
  const error = { Code: code, Message: `Office says ${code}.`, ActionIndex: 0, Location: "", HttpStatusCode: 400 };
  return { Results: [], TraceIds: [], Error: error };
}

/** A gap is kept for the end of the test, because the adapter may do without what failed. */
function answered(executor: Executor, request: Request): Answer {
  try {
    const answer = executor.answer(request);
    if (answer.Error?.Message.startsWith(Gap.OPENING)) gaps.push(answer.Error.Message);
    return answer;
  } catch (thrown) {
    gaps.push(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    throw thrown;
  }
}

function succeeded(text: string): object {
  return { status: "succeeded", value: { data: ["", [], text] } };
}

function failed(code: number): object {
  return { status: "failed", error: { code, message: `Office says ${code}.` } };
}
