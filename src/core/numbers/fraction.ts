import { exact, ratio, type Decimal } from "./exact";
import type { Quotient } from "./quotient";

/** An exact quotient of decimals. */
export type Fraction = Quotient<Decimal>;

const ONE = exact(1);

export const NONE: Fraction = { numerator: exact(0), denominator: ONE };

export function fraction(numerator: number | Decimal, denominator: number | Decimal = ONE): Fraction {
  return { numerator: exact(numerator), denominator: denominator === ONE ? ONE : exact(denominator) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.denominator.equals(b.denominator))
    return { numerator: a.numerator.plus(b.numerator), denominator: a.denominator };
  return {
    numerator: a.numerator.times(b.denominator).plus(b.numerator.times(a.denominator)),
    denominator: a.denominator.times(b.denominator),
  };
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { numerator: b.numerator.negated(), denominator: b.denominator });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator.times(b.numerator), denominator: a.denominator.times(b.denominator) };
}

/** What a formula needs of numbers that carry it. */
export interface Arithmetic<N> {
  add(a: N, b: N): N;
  multiply(a: N, b: N): N;
}

/** Carries a formula exactly. */
export const fractions: Arithmetic<Fraction> = { add: plus, multiply: times };

/** a ÷ b, for b above 0. */
export function over(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator.times(b.denominator), denominator: a.denominator.times(b.numerator) };
}

export function atMost(a: Fraction, b: Fraction): boolean {
  return a.numerator.times(b.denominator).lessThanOrEqualTo(b.numerator.times(a.denominator));
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(plus, NONE);
}

/** The double nearest to it. */
export function nearest({ numerator, denominator }: Fraction): number {
  return ratio(numerator, denominator);
}

/** Dollars rounded once, half away from zero, to cents: by whole cents and what is left over, exactly. */
export function toCents({ numerator, denominator }: Fraction): Decimal {
  const hundredfold = numerator.times(100);
  const whole = hundredfold.abs().divToInt(denominator);
  const left = hundredfold.abs().minus(whole.times(denominator));
  const rounded = left.times(2).greaterThanOrEqualTo(denominator) ? whole.plus(1) : whole;
  return (hundredfold.isNegative() ? rounded.negated() : rounded).div(100);
}
