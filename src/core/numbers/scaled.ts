import { exact, ratio, type Decimal } from "./exact";
import type { Arithmetic, Fraction } from "./fraction";

/**
 * Decimals of few digits as whole numbers of a power of ten, which doubles multiply and add exactly while they fit:
 * many times faster than decimals, and the same value to the last digit.
 */
export interface Scaled {
  /** The value times 10 to the power of `places`; NaN, which turns every result into itself, where it does not fit. */
  readonly units: number;
  readonly places: number;
}

const { abs, round } = Math;

const MOST_PLACES = 22;
/** All that are doubles exactly. */
const POWERS = Array.from({ length: MOST_PLACES + 1 }, (_, places) => 10 ** places);

/** A cell has one decimal of fifteen digits, and no two such decimals are one double. */
const LARGEST_CELL = 1e15;
const MOST_CELL_PLACES = 9;

/** Every whole number up to here is a double, and no other rounds to one of them. */
const LARGEST = 2 ** 53 - 1;

const NO_FIT: Scaled = { units: NaN, places: 0 };

/** The decimal number that a cell shows. */
export function scaled(cell: number): Scaled {
  for (let places = 0; places <= MOST_CELL_PLACES; places += 1) {
    const power = POWERS[places] ?? NaN;
    const units = round(cell * power);
    if (abs(units) >= LARGEST_CELL) return NO_FIT;
    if (units / power === cell) return { units, places };
  }
  return NO_FIT;
}

/** A number that was computed; most fractions do not fit. */
export function scaledFraction({ numerator, denominator }: Fraction): Scaled {
  const cell = ratio(numerator, denominator);
  return exact(cell).times(denominator).equals(numerator) ? scaled(cell) : NO_FIT;
}

function fitting(units: number, places: number): Scaled {
  return abs(units) <= LARGEST && places <= MOST_PLACES ? { units, places } : NO_FIT;
}

export const scaledNumbers: Arithmetic<Scaled> = {
  add(a, b) {
    if (a.places < b.places) return scaledNumbers.add(b, a);
    const units = b.units * (POWERS[a.places - b.places] ?? NaN);
    return abs(units) <= LARGEST ? fitting(a.units + units, a.places) : NO_FIT;
  },
  multiply: (a, b) => fitting(a.units * b.units, a.places + b.places),
};

/** The double nearest to it; NaN where it does not fit. */
export function nearestScaled({ units, places }: Scaled): number {
  return units / (POWERS[places] ?? NaN);
}

/** Dollars rounded once to cents, half away from zero; NaN where they do not fit. */
export function scaledCents({ units, places }: Scaled): number {
  if (places <= 2) return nearestScaled({ units, places });
  const cent = POWERS[places - 2] ?? NaN;
  const size = abs(units);
  const left = size % cent;
  const whole = (size - left) / cent + (left * 2 >= cent ? 1 : 0);
  return (units < 0 && whole > 0 ? -whole : whole) / 100;
}

/** The same as a decimal. */
export function exactly({ units, places }: Scaled): Decimal {
  return exact(units).times(TENTHS[places] ?? NaN);
}

const TENTHS = POWERS.map((power) => exact(1).div(power));
