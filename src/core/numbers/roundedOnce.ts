import type { Arithmetic } from "./fraction";

/**
 * Dollars rounded to cents thousands of times over. A double tells on which side of half a cent an amount lies
 * unless it lies within the double's error of it; only then is the amount itself computed.
 */

const { abs, round } = Math;

/** Carries a formula of a few products and sums to within a few parts in 2⁵⁰. */
export const doubles: Arithmetic<number> = { add: (a, b) => a + b, multiply: (a, b) => a * b };

/** Between these a product of a few cells neither overflows nor loses digits. */
const [LEAST, LARGEST] = [1e-9, 1e15];

/** A cell for the doubles; NaN, which turns every result into itself, where they could lose digits. */
export function forDoubles(cell: number): number {
  const size = abs(cell);
  return size === 0 || (size >= LEAST && size <= LARGEST) ? cell : NaN;
}

/** In cents: beyond this the error below would be a part of a cent that counts. */
const MOST_CENTS = 2 ** 40;

/** Far more than a dozen roundings of 2⁻⁵³ each. */
const ERROR = 2 ** -44;

/**
 * An amount in dollars, rounded once to cents, half away from zero.
 * @param near the amount as `doubles` carry it, from parts of one sign.
 * @param exactly the amount itself, rounded.
 */
export function roundedOnce(near: number, exactly: () => number): number {
  const cents = abs(near) * 100;
  const whole = round(cents);
  // Not so of NaN.
  if (cents <= MOST_CENTS && 0.5 - abs(cents - whole) > cents * ERROR) {
    if (whole === 0) return 0;
    return (near < 0 ? -whole : whole) / 100;
  }
  return exactly();
}
