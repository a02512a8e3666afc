/** Excel serial numbers in the 1900 system: whole days, no time zone. 2024-07-01 is 45474. */

const MILLISECONDS_A_DAY = 86_400_000;
/** Day 0 of the serials from 1900-03-01 on; the days before count a 29 February 1900 that never was. */
const EPOCH = Date.UTC(1899, 11, 30);
export const FIRST_SERIAL = 61;
/** 9999-12-31, the last day Excel knows. */
export const LAST_SERIAL = 2_958_465;

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export function serialOf(year: number, month: number, day: number): number {
  return (Date.UTC(year, month - 1, day) - EPOCH) / MILLISECONDS_A_DAY;
}

export function dayOf(serial: number): CalendarDay {
  const date = new Date(EPOCH + serial * MILLISECONDS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** As the guide's edition and every sentence of ours write a day: 2024-07-01. */
export function isoDate(serial: number): string {
  const { year, month, day } = dayOf(serial);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The serial of a date as ISO 8601 writes it. */
export function serialOfIso(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return serialOf(year, month, day);
}

/** Whole months from one day to the same day of another month; null where the two are not the same day. */
export function wholeMonths(from: number, to: number): number | null {
  const a = dayOf(from);
  const b = dayOf(to);
  return a.day === b.day ? (b.year - a.year) * 12 + b.month - a.month : null;
}

/** The same day months later, or the month's last where it has no such day. */
export function addMonths(serial: number, months: number): number {
  const { year, month, day } = dayOf(serial);
  const lastDay = dayOf(serialOf(year, month + months + 1, 1) - 1).day;
  return serialOf(year, month + months, Math.min(day, lastDay));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
