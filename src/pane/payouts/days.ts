import { FIRST_SERIAL, isoDate, LAST_SERIAL, serialOfIso } from "../../core/shared";

/** Days as a field holds them and as a workbook does. */

/** The day on which somebody works, where the clock stands. */
export function today(): number {
  const now = new Date();
  return serialOfIso(
    [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-"),
  );
}

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** The serial of 2025-03-31, or of another form whose month is named; null where the text is no day. */
export function readDay(text: string): number | null {
  const trimmed = text.trim();
  const iso = ISO.test(trimmed) ? trimmed : isoOfNamed(trimmed);
  if (iso === null) return null;
  const serial = serialOfIso(iso);
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL && isoDate(serial) === iso ? serial : null;
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
/** 5-Mar-2025, 5 March 25; perhaps with a time. */
const DAY_MONTH = /^(\d{1,2})[ -]?([a-z]{3,9})\.?,?[ -]?(\d{4}|\d{2})(?:[ T]\d{1,2}:.*)?$/i;
/** March 5, 2025 */
const MONTH_DAY = /^([a-z]{3,9})\.? ?(\d{1,2}),? (\d{4})(?: \d{1,2}:.*)?$/i;

/** A month that is named leaves no doubt which part is the day. */
function isoOfNamed(text: string): string | null {
  const [, day, before, end] = DAY_MONTH.exec(text) ?? [];
  const [, after, dayAfter, yearAfter] = MONTH_DAY.exec(text) ?? [];
  const word = (before ?? after ?? "").toLowerCase();
  const month = MONTHS.findIndex(
    (name) => word !== "" && (name.startsWith(word) || (word === "sept" && name === "september")),
  );
  return month < 0 ? null : isoOf(end ?? yearAfter ?? "", String(month + 1), day ?? dayAfter ?? "");
}

/** A year of two digits is one of this century. */
export function isoOf(year: string, month: string, day: string): string {
  return `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
