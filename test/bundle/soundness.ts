import { HostErrorValue, type HostMatrix } from "../../src/harness/host";
import type { Arguments } from "./formulas";

/** What every answer is, whatever was asked. */

/** The error values that Excel lets a function show. */
const CODES: readonly string[] = ["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"];
/** Those of them that we ever decide on; the others only pass through. */
const OURS: readonly string[] = ["#VALUE!", "#N/A"];

const MOST_SENTENCES = 200;
const LONGEST_TEXT = 32_767;
const LONGEST_ECHO = 60;

/** What the answer to these arguments must not be, in words; nothing where it is sound. */
export function flawsOf(answer: HostMatrix, args: Arguments): string[] {
  const width = answer[0]?.length ?? 0;
  const cells = answer.flat();
  const errors = cells.filter((cell) => cell instanceof HostErrorValue);
  const texts = [...cells.filter((cell) => typeof cell === "string"), ...errors.map(({ message }) => message)];
  return [
    ...(width === 0 || answer.some((row) => row.length !== width) ? ["is not a rectangle"] : []),
    ...errors.flatMap((error, place) => errorFlaws(error, place, cameIn(args))),
    ...texts.flatMap((text) => textFlaws(text, args)),
  ];
}

/** Cells that Excel's runtime would silently turn into 0, in an answer that crossed no message. */
export function cellFlaws(answer: HostMatrix): string[] {
  return answer.flat().flatMap((cell: unknown) => {
    if (typeof cell === "string" || typeof cell === "boolean" || Number.isFinite(cell)) return [];
    if (cell instanceof Error || cell instanceof HostErrorValue) return [];
    return [`holds ${String(cell)}`];
  });
}

function cameIn(args: Arguments): string[] {
  return args
    .flatMap((matrix) => matrix?.flat() ?? [])
    .flatMap((cell) => (cell instanceof HostErrorValue ? [cell.code] : []));
}

function errorFlaws({ code, message }: HostErrorValue, place: number, codesIn: readonly string[]): string[] {
  if (!CODES.includes(code)) return [`shows ${code}, which a function cannot`];
  if (codesIn.includes(code)) return [];
  if (!OURS.includes(code)) return [`shows ${code}, which did not come in`];
  return message === "" && place < MOST_SENTENCES ? [`shows ${code} without a sentence`] : [];
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function textFlaws(text: string, args: Arguments): string[] {
  const found: string[] = [];
  if (text.includes("met a fault of its own")) found.push(`crashed: ${text}`);
  if (text.length > LONGEST_TEXT) found.push(`holds a text of ${text.length} characters`);
  if (LONE_SURROGATE.test(text)) found.push(`cuts a character in half: ${text}`);
  if (new RegExp(`\\d{${LONGEST_ECHO + 1}}`).test(text))
    found.push(`quotes a number of more than ${LONGEST_ECHO} digits: ${text}`);
  for (const cell of args.flatMap((matrix) => matrix?.flat() ?? [])) {
    const start =
      typeof cell === "string" ? Array.from(cell.slice(0, 4 * LONGEST_ECHO)).slice(0, LONGEST_ECHO + 1) : [];
    if (start.length > LONGEST_ECHO && text.includes(start.join("")))
      found.push(`quotes more than ${LONGEST_ECHO} characters: ${text.slice(0, 100)}…`);
  }
  return found;
}
