import { exact } from "../core/shared";

/** Numbers as finance people type and paste them: 1,234.56, $30, 12.5%, (45). */

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
/** Groups of three, with commas or with spaces. */
const GROUPED = /^[+-]?\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(?:\.\d*)?$/;

/** The number that a text means, as decimal digits; null where it means none. A percent sign stays out. */
function digitsOf(text: string): string | null {
  const trimmed = text
    .replace(/\s+/g, " ")
    // Between two digits a space is a sign that has to stand where it may.
    .replace(/(?<!\d) | (?!\d)/g, "")
    .replace("−", "-")
    .replace(/^\((.*)\)$/, "-$1")
    .replace(/^([+-]?)\$/, "$1");
  if (GROUPED.test(trimmed)) return trimmed.replace(/[, ]/g, "");
  return PLAIN.test(trimmed) ? trimmed : null;
}

export function readNumber(text: string): number | null {
  const digits = digitsOf(text);
  return digits === null ? null : exact(digits).toNumber();
}

/** 12.5 and 12.5% are both the share 0.125. */
export function readPercent(text: string): number | null {
  const digits = digitsOf(text.trim().replace(/%$/, ""));
  return digits === null ? null : exact(digits).div(100).toNumber();
}

/** A share as a field holds it: 0.125 is 12.5. */
export function percentText(share: number): string {
  return exact(share).times(100).toFixed();
}
