import { Decimal } from "decimal.js";

/**
 * Sums and products are kept to the last digit. A cell is read as its shortest decimal: at most 17 digits,
 * between 10^-324 and 10^308, so that a sum of cells spans at most some 650 digits, and no rule multiplies
 * more than a few such sums. decimal.js spends only the digits a number has.
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

/** As a sentence writes a number: 61, 47.5, 0.075; one with too many digits to read by its leading fifteen. */
export function plain(value: Decimal): string {
  const digits = value.toFixed();
  return digits.length <= LONGEST_PLAIN ? digits : value.toExponential(14);
}

const LONGEST_PLAIN = 24;
