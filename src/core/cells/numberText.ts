import type { Cell } from "./cell";
import { foldSpaces } from "./text";

/** Digits with a decimal point or comma, or with commas between thousands; a currency sign before, a percent sign after. */
const NUMBER = /^([+-]?)[$€£]?\s?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)\s?(%?)$/;

/** The number that a text in a cell looks like, with its percent sign; null where it looks like none. */
export function numberText(cell: Cell): string | null {
  if (typeof cell !== "string" || cell.length > 40) return null;
  const match = NUMBER.exec(foldSpaces(cell));
  if (match === null) return null;
  const [, sign = "", digits = "", percent = ""] = match;
  const plain = /,\d{3}(?:,|\.|$)/.test(digits) ? digits.replaceAll(",", "") : digits.replace(",", ".");
  return `${sign === "-" ? "-" : ""}${plain}${percent}`;
}
