import { addMonths, dayOf, FIRST_SERIAL, isoDate, LAST_SERIAL, wholeMonths } from "../numbers/dates";

/** A demonstration project by its first and last day, and the months of a performance period. */
export interface Project {
  readonly start: number;
  readonly end: number;
  readonly months: number;
}

/** In months: fifty years. */
const LONGEST = 600;

/** A later day of the month is missing in some months, so that periods from it would not be of whole months. */
const LATEST_DAY = 28;

/** Why whole periods do not fill the project; null where they do. */
export function misfit({ start, end, months }: Project): string | null {
  const { day } = dayOf(start);
  if (day > LATEST_DAY)
    return `payout.start ${isoDate(start)} is day ${day}, which not every month has; a project starts on day 1 to ${LATEST_DAY}`;
  if (end <= start) return `payout.end ${isoDate(end)} is not after payout.start ${isoDate(start)}`;
  const span = wholeMonths(start, end + 1);
  if (span === null)
    return `${isoDate(start)} to ${isoDate(end)} is not a whole number of months; a project that starts on a day ends on the day before the same day of a later month`;
  if (span > LONGEST) return `${isoDate(start)} to ${isoDate(end)} is ${span} months; a project has at most ${LONGEST}`;
  if (span % months === 0) return null;
  const divisors = Array.from({ length: span }, (_, index) => index + 1).filter((each) => span % each === 0);
  return `payout.months ${months} does not divide the ${span} months from ${isoDate(start)} to ${isoDate(end)}; ${divisors.join(", ")} would`;
}

/** The start and the end nearest to the given ones that fit: each with the other as given, or both where neither does. */
export function nearestProject({ start, end, months }: Project): string {
  const nearestStart = nearest(start, startsBefore(end, months));
  const nearestEnd = nearest(end, endsAfter(start, months));
  const either = [
    ...(nearestStart === null ? [] : [`payout.start ${isoDate(nearestStart)}`]),
    ...(nearestEnd === null ? [] : [`payout.end ${isoDate(nearestEnd)}`]),
  ];
  if (either.length > 0) return `the nearest that fits is ${either.join(" or ")}`;
  const next = firstOfNextMonth(start);
  const both = nearest(end, endsAfter(next, months));
  return `the nearest that fit are payout.start ${isoDate(next)} and payout.end ${isoDate(both ?? end)}`;
}

function startsBefore(end: number, months: number): number[] {
  const { day } = dayOf(end + 1);
  return day > LATEST_DAY
    ? []
    : periods(months)
        .map((span) => addMonths(end + 1, -span))
        .filter(isDay);
}

function endsAfter(start: number, months: number): number[] {
  if (dayOf(start).day > LATEST_DAY) return [];
  return periods(months)
    .map((span) => addMonths(start, span) - 1)
    .filter(isDay);
}

/** The months of one period, of two, and so on. */
function periods(months: number): number[] {
  return Array.from({ length: Math.floor(LONGEST / months) }, (_, index) => (index + 1) * months);
}

function isDay(serial: number): boolean {
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL;
}

function nearest(wanted: number, days: readonly number[]): number | null {
  return days.reduce<number | null>(
    (best, day) => (best === null || Math.abs(day - wanted) < Math.abs(best - wanted) ? day : best),
    null,
  );
}

function firstOfNextMonth(serial: number): number {
  return addMonths(serial - dayOf(serial).day + 1, 1);
}
