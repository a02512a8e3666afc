import { answeringExcel, LATEST, type Batch, type RunOptions, type Sent } from "./answering";
import type { Book } from "./book";
import type { Seen } from "./host";
import { libraryOf } from "./library";
import type { Build } from "./officePage";

export { MOST_BYTES } from "./answering";

export interface OpenExcel extends Seen {
  readonly batches: Batch[];
  readonly sent: Sent[];
}

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
  const excel = answeringExcel(book, build, library.raise, (gap) => gaps.push(gap));
  library.behind = excel.behind;
  const batches: Batch[] = [];

  const run = async (...args: unknown[]): Promise<unknown> => {
    const work = args.at(-1) as (context: { sync: () => Promise<unknown> }) => Promise<unknown>;
    const mine: Batch = { options: optionsOf(args, book.api ?? LATEST), syncs: 0, loaded: [], changes: 0, released: 0 };
    batches.push(mine);
    // Each message belongs to the batch that syncs.
    const counted = (context: { sync: (...passed: unknown[]) => Promise<unknown> }): Promise<unknown> => {
      const sync = context.sync.bind(context);
      context.sync = (...passed) => {
        excel.batch = mine;
        return sync(...passed);
      };
      return work(context);
    };
    return library.run(...args.slice(0, -1), counted);
  };

  const { isSetSupported } = excel.behind;
  const office = { ...library.office, context: { requirements: { isSetSupported } } };
  Object.assign(globalThis, { Excel: { run }, Office: office });
  return { ...excel.seen, batches, sent: excel.sent };
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
