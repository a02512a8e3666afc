import type { Book } from "./host/book";
import { openExcel } from "./host/excel";
import { sentenceOf } from "./sampleBook";

/** Breaking a call of the adapter at one place after the other. */

/** What breaks, counted from 1: one change, every change from one on, or the answer to one message. */
type Break = "failsAt" | "failsFrom" | "losesAnswerTo";

/** Works on a new book with each break in turn, up to the first that comes too late; answers the number after that. */
export async function breakEach(
  by: Break,
  bookWith: (broken: Partial<Book>) => Book,
  work: () => Promise<unknown>,
  check: (said: string | null, opened: Book) => void,
): Promise<number> {
  let next = 1;
  for (let said: string | null = ""; said !== null; next += 1) {
    const opened = bookWith({ [by]: next });
    openExcel(opened);
    said = await sentenceOf(work());
    check(said, opened);
  }
  return next;
}
