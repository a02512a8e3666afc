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

/** The serial of 2025-03-31; null where the text is no day. */
export function readDay(text: string): number | null {
  const trimmed = text.trim();
  if (!ISO.test(trimmed)) return null;
  const serial = serialOfIso(trimmed);
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL && isoDate(serial) === trimmed ? serial : null;
}
