import { exact, type Decimal } from "./exact";

/**
 * Cells computed from counts carry noise in their last digits, which must decide nothing: what falls short of a
 * level, or is past an upper limit, by at most this much has reached it, or keeps to it.
 */
export const ALLOWANCE = exact("0.000000001");

/** 1 and 100 with the allowance, as cells hold them. */
export const MOST_SHARE = 1.000000001;
export const MOST_POINTS = 100.000000001;

/** Whether a part is at most its whole. */
export function within(part: Decimal, whole: Decimal): boolean {
  return part.minus(ALLOWANCE).lessThanOrEqualTo(whole);
}
