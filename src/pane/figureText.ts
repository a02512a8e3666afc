import { exact, isoDate, type Refusal } from "../core/shared";
import { separated, shown } from "./valueText";
import { DATE } from "./cellLooks";

/** What a workbook's number format is made of: "decile "0, #,##0.00, 0.00%, #,##0.0##. */
const NUMBER = /^(?:"([^"]*)")?(#,##)?0(?:\.(0*)(#*))?(%?)(?:"([^"]*)")?$/;

/** A value as a workbook shows it in that format; with none, every digit of it. */
export function formatted(value: number | string | null | Refusal, format = ""): string {
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
