import { exact, isoDate } from "../../core/shared";
import { separated, shown } from "../valueText";
import { DATE } from "./cellLooks";
import type { BookCell, BookValue } from "../book/book";

/** What a workbook's number format is made of: "decile "0, #,##0.00, 0.00%, #,##0.0##. */
const NUMBER = /^(?:"([^"]*)")?(#,##)?0(?:\.(0*)(#*))?(%?)(?:"([^"]*)")?$/;

/** A cell's value as the workbook will show it. */
export function figureText({ value, look }: BookCell): string {
  return formatted(value, look.format);
}

/** A value as a workbook shows it in that format; with none, every digit of it. */
export function formatted(value: BookValue, format = ""): string {
  if (typeof value !== "number") return shown(value === "" ? null : value);
  if (format === DATE.format) return isoDate(value);
  const parts = NUMBER.exec(format);
  if (parts === null) return shown(value);
  const [, before = "", grouped, zeros = "", optional = "", percent = "", after = ""] = parts;
  const rounded = exact(value)
    .times(percent === "" ? 1 : 100)
    .toDecimalPlaces(zeros.length + optional.length);
  const digits = rounded.abs().toFixed(Math.max(zeros.length, rounded.decimalPlaces()));
  // What rounds to nothing is not below it.
  const sign = rounded.isNegative() && !rounded.isZero() ? "−" : "";
  return `${before}${sign}${grouped === undefined ? digits : separated(digits)}${percent}${after}`;
}

/** What a figure changes by: +540.00. */
export function signed(change: number, format?: string): string {
  return `${change > 0 ? "+" : ""}${formatted(change, format)}`;
}

/** By how much a figure differs from another, with its sign; of shares in percentage points. */
export function differenceText({ value, look }: BookCell, from: BookCell): string {
  if (typeof value !== "number" || typeof from.value !== "number") return "";
  const text = signed(exact(value).minus(from.value).toNumber(), look.format);
  return /[1-9]/.test(text) ? text.replace("%", " pp") : "same";
}

/** As a spreadsheet reads it back when it is pasted: a minus is a hyphen there. */
export function pasteable(text: string): string {
  return text.replaceAll("−", "-");
}
