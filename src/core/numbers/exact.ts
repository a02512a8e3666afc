import { Decimal } from "decimal.js";

/**
 * Sums and products of doubles are kept to the last digit: the finest double has 767 significant digits,
 * and no rule multiplies more than three of them. decimal.js spends only the digits a number has.
 */
const Exact = Decimal.clone({ precision: 5000, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -400, toExpPos: 400 });

/** Division is the one operation that must stop somewhere; a double keeps 17 of these digits. */
const Quotient = Decimal.clone({ precision: 100, rounding: Decimal.ROUND_HALF_EVEN });

export type { Decimal };

/** The decimal number that a cell shows: 0.1 is one tenth, not the double nearest to it. */
export function exact(value: number | string | Decimal): Decimal {
  return new Exact(value);
}

/** The double nearest to numerator ÷ denominator. */
export function ratio(numerator: Decimal, denominator: Decimal): number {
  return new Quotient(numerator).div(denominator).toNumber();
}

/** An amount of money in dollars, rounded once, half away from zero, to cents. */
export function cents(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}
