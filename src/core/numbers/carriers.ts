import { exact, ratio, type Decimal } from "./exact";

/**
 * What a rule needs of numbers, so that it is written once and carried twice: by decimals, which are the
 * definition and hold every cell, and by scaled integers, which give the same bits many times faster.
 */
export interface Numbers<N> {
  readonly zero: N;
  /** The cell times `scale`; null where this carrier cannot hold it exactly. */
  read(cell: number, scale: number): N | null;
  add(a: N, b: N): N;
  subtract(a: N, b: N): N;
  multiply(a: N, b: N): N;
  negate(a: N): N;
  atLeast(a: N, b: N): boolean;
  /** The whole multiples of a positive `unit` in a value of 0 or more, as a value. */
  wholeUnits(a: N, unit: N): N;
  /** To the nearest multiple of a positive `unit`, half away from zero; `a` is 0 or more. */
  round(a: N, unit: N): N;
  /** The double nearest to a ÷ b. */
  ratio(a: N, b: N): number;
  /** The exact value, for showing the working. */
  exactly(a: N): Decimal;
}

/** Numbers of at most four decimals are whole in units of 1/10,000. */
export const FOUR_DECIMALS = 10_000;

/**
 * Values are at most this many units, the factors they are multiplied by at most as large as that. A difference
 * of values times a factor is then at most 2 × 10⁹ × 2 × 10⁶ = 4 × 10¹⁵, and a sum of two such products at most
 * 8 × 10¹⁵: below 2⁵³ = 9.007 × 10¹⁵, where every integer is a double and a quotient of two rounds once.
 */
export const LARGEST_VALUE = 1e9;
export const LARGEST_FACTOR = 2e6;

/** Taken from the global scope once: in some hosts each look there costs more than the arithmetic. */
const { round } = Math;

/** k where the cell holds exactly k/scale: then the double nearest to k/scale is the cell itself. */
export const integers: Numbers<number> = {
  zero: 0,
  read(cell, scale) {
    const k = round(cell * scale);
    return k / scale === cell && k <= LARGEST_VALUE && k >= -LARGEST_VALUE ? k : null;
  },
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  negate: (a) => -a,
  atLeast: (a, b) => a >= b,
  wholeUnits: (a, unit) => a - (a % unit),
  round(a, unit) {
    const above = a % unit;
    return above * 2 >= unit ? a - above + unit : a - above;
  },
  ratio: (a, b) => a / b,
  exactly: (a) => exact(a),
};

/** Everything that does not fit, and the definition of what fits. */
export const decimals = {
  zero: exact(0),
  read: (cell: number, scale: number): Decimal => exact(cell).times(scale),
  add: (a, b) => a.plus(b),
  subtract: (a, b) => a.minus(b),
  multiply: (a, b) => a.times(b),
  negate: (a) => a.negated(),
  atLeast: (a, b) => a.greaterThanOrEqualTo(b),
  wholeUnits: (a, unit) => a.minus(a.modulo(unit)),
  round(a, unit) {
    const above = a.modulo(unit);
    const below = a.minus(above);
    return above.times(2).greaterThanOrEqualTo(unit) ? below.plus(unit) : below;
  },
  ratio,
  exactly: (a) => a,
} satisfies Numbers<Decimal>;
