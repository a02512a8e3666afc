import type { Book } from "./book";
import { Executor } from "./executor";
import { Host, type Seen } from "./host";
import type { ExcelBehind, HostEvent } from "./library";
import { Gap, HostError } from "./objects";
import type { Answered, Build } from "./officePage";
import { servicesOf } from "./services";
import { NOT_UNDONE, NOT_UNDONE_ON_A_DESKTOP, NOT_UNDONE_ON_THE_WEB } from "./undo";
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

export interface RunOptions {
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

/** The most that one message may hold, and one answer. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** The newest set. */
export const LATEST = 20;

const FAILED = { request: 5103, answer: 5104, answered: 5001 };
const DELAY_FOR_CELL_EDIT = 64;

export interface AnsweringExcel {
  readonly seen: Seen;
  readonly sent: Sent[];
  readonly behind: ExcelBehind;
  /** To which batch the messages belong from now on. */
  batch: Batch | undefined;
}

/**
 * Excel with this workbook as far as a client sees it: by messages.
 * @param raise tells the client of an event.
 * @param onGap is told of what the book did not know, because the client may do without what failed.
 */
export function answeringExcel(
  book: Book,
  build: Build,
  raise: (event: HostEvent) => void,
  onGap: (gap: string) => void,
): AnsweringExcel {
  const api = book.api ?? LATEST;
  const seen: Seen = { written: [], drawn: [], shown: [], handlers: new Map() };
  let changes = 0;
  let messages = 0;

  const executor = new Executor(workbookOf(new Host(book, seen, raise)), servicesOf(seen, raise), {
    api,
    loads: (type, member) => excel.batch?.loaded.push(`${type}.${member}`),
    beforeChange(type, member) {
      changes += 1;
      if (changes === book.failsAt || changes >= (book.failsFrom ?? Infinity)) throw new HostError("GeneralException");
      const { batch } = excel;
      if (batch === undefined) return;
      batch.changes += 1;
      if (batch.options.mergeUndoGroup !== true) return;
      const isTooLarge = batch.changes > (book.largestGroup ?? Infinity);
      if (isTooLarge || !isUndone(build, `${type}.${member}`)) throw new HostError("UndoNotSupported");
    },
  });

  const answered = (request: Request): Answer => {
    try {
      const answer = executor.answer(request);
      if (answer.Error?.Message.startsWith(Gap.OPENING)) onGap(answer.Error.Message);
      return answer;
    } catch (thrown) {
      onGap(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
      throw thrown;
    }
  };

  const answerTo = (request: Request): Answer => {
    const answer = answered(request);
    const { batch } = excel;
    const isLate = book.refusesGroupsLate === true && batch?.options.mergeUndoGroup === true && batch.changes > 0;
    return isLate ? refusedAs("UndoNotSupported") : answer;
  };

  const excel: AnsweringExcel = {
    seen,
    sent: [],
    batch: undefined,
    behind: {
      isSetSupported(set, version = "") {
        if (set === "DelayForCellEdit") return book.editing !== "refused";
        return set !== "ExcelApi" || Number(version.split(".")[1]) <= api;
      },
      listenToSelection(tell) {
        if (tell === null) seen.handlers.delete("onSelectionChanged");
        else seen.handlers.set("onSelectionChanged", tell);
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
        if (!isCleaning && excel.batch !== undefined) {
          excel.batch.syncs += 1;
          excel.batch.released += request.Actions.filter(({ Name }) => Name === "_RemoveReference").length;
        }
        const waits = (Number(message[6]) & DELAY_FOR_CELL_EDIT) !== 0;
        if (book.editing !== undefined && waits) return;
        const result = (): Answered => {
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
    },
  };
  return excel;
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

function succeeded(text: string): Answered {
  return { status: "succeeded", value: { data: ["", [], text] } };
}

function failed(code: number): Answered {
  return { status: "failed", error: { code, message: `Office says ${code}.` } };
}
