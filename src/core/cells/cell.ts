import { Refusal, wrongInput, type ErrorCode } from "./refusal";
import { foldSpaces, isBlankText } from "./text";

/** Characters that a cell can hold. */
export const LONGEST_TEXT = 32_767;

/** An error value that came in. */
export class ErrorValue {
  constructor(readonly code: string) {}
}

/** Taken from the global scope once: in some hosts each look there costs more than the arithmetic. */
const { MAX_VALUE } = Number;

/** Neither NaN nor infinite: such a number stands in no cell. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && value <= MAX_VALUE && value >= -MAX_VALUE;
}

/** What a cell holds once read; null is blank. */
export type Cell = number | string | boolean | null | ErrorValue;

/**
 * Any value a host hands over, as a cell. Blanks arrive as null, undefined or ""; an error as an object
 * with a code, which may come from another realm.
 */
export function cellOf(raw: unknown): Cell {
  switch (typeof raw) {
    case "number":
      return isFiniteNumber(raw) ? raw : new ErrorValue("#NUM!");
    case "boolean":
      return raw;
    case "string":
      return isBlankText(raw) ? null : raw;
    case "undefined":
      return null;
    case "object":
      if (raw === null) return null;
      return new ErrorValue("code" in raw && typeof raw.code === "string" ? raw.code : "unknown");
    default:
      return new ErrorValue("unknown");
  }
}

const PASSED_ON: ReadonlySet<string> = new Set<ErrorCode>(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"]);

/** An error that came in goes out as it is, where Excel lets a function show it. */
export function passOn(error: ErrorValue, argument: string): Refusal {
  return PASSED_ON.has(error.code)
    ? new Refusal(error.code as ErrorCode, `${argument}: ${error.code} came in and is passed on`, true)
    : wrongInput(
        `${argument}: ${error.code} came in; Excel lets a function pass on #N/A, #VALUE!, #DIV/0!, #NUM! and #NULL! only`,
      );
}

/** A sentence of ours says whose row it is about; an error value that came in has none. */
export function named(refusal: Refusal, name: string | null): Refusal {
  return refusal.passedOn || name === null ? refusal : new Refusal(refusal.code, `${echo(name)}: ${refusal.sentence}`);
}

const ECHO_LIMIT = 60;

/** What was read, as a sentence can quote it. */
export function echo(cell: Cell): string {
  if (cell === null) return "a blank cell";
  if (cell instanceof ErrorValue) return cell.code;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "number") return String(cell);
  // By characters, not code units: half a character is none.
  const characters = Array.from(foldSpaces(cell.slice(0, 4 * ECHO_LIMIT)));
  return characters.length > ECHO_LIMIT || cell.length > 4 * ECHO_LIMIT
    ? `"${characters.slice(0, ECHO_LIMIT).join("")}…"`
    : `"${characters.join("")}"`;
}
