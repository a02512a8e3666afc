import { cellOf, ErrorValue, exact, isTermsText, isoDate, Refusal, termsRows } from "../core/shared";

/** A value for a person to read: every digit that the cell holds. A plan's terms in one cell are for formulas to read. */
export function shown(raw: unknown): string {
  if (raw instanceof Refusal) return raw.code;
  const cell = cellOf(raw);
  if (cell === null) return "blank";
  if (cell instanceof ErrorValue) return cell.code;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (isTermsText(cell)) return carried(cell);
  return typeof cell === "number" ? grouped(cell) : cell;
}

function carried(text: string): string {
  try {
    const { length } = termsRows([[text]]);
    return `${length} ${length === 1 ? "term" : "terms"} in one cell`;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return text;
  }
}

/** The same value as a person would say it, where what is said of it tells: a share as percent, a serial number as a date. */
export function also(raw: unknown, says: string): string | null {
  if (typeof raw !== "number") return null;
  if (/\b(?:shares?|fraction|adjustment)\b/i.test(says) && !/points|PMPM|^decile/i.test(says) && Math.abs(raw) <= 10)
    return percent(raw);
  if (/\bdate\b|Payment month|Period start|Performance through|Last visit|Falls off on/i.test(says) && isDay(raw))
    return isoDate(raw);
  return null;
}

/** Rounded, because the exact value stands beside it. */
function percent(value: number): string {
  return `${exact(value).times(100).toDecimalPlaces(2).toFixed().replace("-", "−")}%`;
}

const FIRST_DAY = 40_000;
const LAST_DAY = 60_000;

function isDay(value: number): boolean {
  return Number.isInteger(value) && value >= FIRST_DAY && value <= LAST_DAY;
}

function grouped(value: number): string {
  const text = String(value);
  return text.includes("e") ? text.replace("-", "−") : separated(text);
}

/** Digits as people write them: 1234.5 is 1,234.5, and its minus is no hyphen. */
export function separated(digits: string): string {
  const [whole = "", decimals] = digits.replace("-", "−").split(".");
  const separated = whole.replace(/\d(?=(?:\d{3})+$)/g, "$&,");
  return decimals === undefined ? separated : `${separated}.${decimals}`;
}
