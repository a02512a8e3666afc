import { Refusal } from "../../core/cells/refusal";
import { exact, type Decimal } from "../../core/numbers/exact";
import type { BookCell } from "../book/book";
import { SHARE } from "./formats";

/** A figure as its cell shows it. */
export function figureText({ value, look }: BookCell): string {
  if (value instanceof Refusal) return value.code;
  return typeof value === "number" ? text(exact(value), isShare(look), "") : (value ?? "");
}

/** By how much a figure differs from another, with its sign; of shares in percentage points. */
export function differenceText({ value, look }: BookCell, from: BookCell): string {
  if (typeof value !== "number" || typeof from.value !== "number") return "";
  const difference = exact(value).minus(from.value);
  const inWords = text(difference, isShare(look), "+");
  return /[1-9]/.test(inWords) ? inWords.replace("%", " pp") : "same";
}

function isShare({ format }: BookCell["look"]): boolean {
  return format === SHARE.format;
}

function text(value: Decimal, asPercent: boolean, plus: string): string {
  const digits = (asPercent ? value.abs().times(100) : value.abs()).toFixed(2).replace(/\d(?=(?:\d{3})+\.)/g, "$&,");
  const sign = value.isNegative() && /[1-9]/.test(digits) ? "−" : plus;
  return `${sign}${digits}${asPercent ? "%" : ""}`;
}
