import { addMonths, dayOf, FIRST_SERIAL, isoDate, LAST_SERIAL } from "../numbers/dates";

/** In months: fifty years. */
export const LONGEST_PROJECT = 600;

/** The last day that every month has: periods that begin later would not all begin on one day. */
const LAST_COMMON_DAY = 28;

/** The first and the last day of a project. */
export interface Project {
  readonly start: number;
  readonly end: number;
}

/** Whether every month has the day, so that each period can begin on it. */
export function canBegin(day: number): boolean {
  return dayOf(day).day <= LAST_COMMON_DAY;
}

/**
 * What would be right, as a sentence says it: the nearest start for the end or the nearest end for the start; where a
 * start and an end both fall on days that not every month has, the nearest start with its end.
 */
export function nearestThatFit({ start, end }: Project, months: number): string {
  const nearestStart = canBegin(end + 1) ? nearest(start, months, (span) => addMonths(end + 1, -span)) : null;
  const first = canBegin(start) || nearestStart !== null ? start : nearestBeginning(start);
  const nearestEnd = canBegin(first) ? nearest(end, months, (span) => addMonths(first, span) - 1) : null;
  const says = (key: string, day: number | null): string[] => (day === null ? [] : [`${key} ${isoDate(day)}`]);
  return first === start
    ? [...says("payout.start", nearestStart), ...says("payout.end", nearestEnd)].join(" or ")
    : [...says("payout.start", first), ...says("payout.end", nearestEnd)].join(" and ");
}

/** Of the days so many whole periods away, the one nearest to the day given; of two, that of the shorter project. */
function nearest(given: number, months: number, dayAt: (span: number) => number): number | null {
  let best: number | null = null;
  for (let span = months; span <= LONGEST_PROJECT; span += months) {
    const day = dayAt(span);
    if (day < FIRST_SERIAL || day > LAST_SERIAL) continue;
    if (best === null || Math.abs(day - given) < Math.abs(best - given)) best = day;
  }
  return best;
}

/** Of a day after the 28th: that day, or the first of the next month. */
function nearestBeginning(day: number): number {
  let [before, after] = [day, day];
  while (!canBegin(before)) before -= 1;
  while (!canBegin(after)) after += 1;
  return day - before < after - day ? before : after;
}
