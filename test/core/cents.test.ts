import fc from "fast-check";
import { exact } from "../../src/core/numbers/exact";
import { fraction, fractions, nearest, toCents, type Arithmetic } from "../../src/core/numbers/fraction";
import { doubles, forDoubles, roundedOnce } from "../../src/core/numbers/roundedOnce";
import {
  fractionOf,
  nearestScaled,
  scaled,
  scaledCents,
  scaledNumbers,
  type Scaled,
} from "../../src/core/numbers/scaled";
import { runs } from "../long";

/** Amounts by doubles and by whole numbers against the decimals, which are the definition. */

/** (a + b × c) × d × e, as a payment is made: parts of one sign times a factor that may be negative. */
function product<N>(numbers: Arithmetic<N>, [a, b, c, d, e]: readonly [N, N, N, N, N]): N {
  return numbers.multiply(numbers.multiply(numbers.add(a, numbers.multiply(b, c)), d), e);
}

const decimals = (places: number, most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: most * 10 ** places }).map((units) => units / 10 ** places);
const positive = fc.oneof(
  { weight: 4, arbitrary: decimals(2, 90) },
  { weight: 2, arbitrary: decimals(4, 1) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1000, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 5e-324, 1e-300, 1e300, 1e15, 0.1 + 0.2, 1 / 3) },
);
const signed = fc.tuple(positive, fc.constantFrom(1, -1)).map(([size, sign]) => size * sign);
const months = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -20_000, max: 20_000 }) },
  { weight: 1, arbitrary: decimals(3, 500) },
  { weight: 1, arbitrary: fc.constantFrom(1e300, 9.1e15) },
);
const cells = fc.tuple(positive, positive, positive, signed, months);
type Five<N> = readonly [N, N, N, N, N];

const mapped = <N>([a, b, c, d, e]: Five<number>, to: (cell: number) => N): Five<N> => [
  to(a),
  to(b),
  to(c),
  to(d),
  to(e),
];

test("an amount that doubles are sure of is the exact one, rounded once", () => {
  let sure = 0;
  fc.assert(
    fc.property(cells, (given) => {
      const amount = toCents(
        product(
          fractions,
          mapped(given, (cell) => fraction(cell)),
        ),
      ).toNumber();
      const asked: string[] = [];
      const rounded = roundedOnce(product(doubles, mapped(given, forDoubles)), () => {
        asked.push("exactly");
        return amount;
      });
      sure += 1 - asked.length;
      // A cell shows no negative 0.
      expect(rounded + 0).toBe(amount + 0);
    }),
    runs(5_000),
  );
  expect(sure).toBeGreaterThan(1_000);
});

test("half a cent is never left to doubles", () => {
  for (const near of [0.005, -0.005, 1.005, 2.675, 1234567.125, NaN, Infinity])
    expect(roundedOnce(near, () => 42)).toBe(42);
});

test("whole numbers hold the exact value or none", () => {
  let held = 0;
  fc.assert(
    fc.property(cells, (given) => {
      const whole: Scaled = product(scaledNumbers, mapped(given, scaled));
      const value = product(
        fractions,
        mapped(given, (cell) => fraction(cell)),
      );
      if (Number.isNaN(whole.units)) {
        expect([nearestScaled(whole), scaledCents(whole)]).toEqual([NaN, NaN]);
        return;
      }
      held += 1;
      const { numerator, denominator } = fractionOf(whole);
      expect(numerator.equals(value.numerator.times(denominator))).toBe(true);
      expect(nearestScaled(whole) + 0).toBe(nearest(value) + 0);
      expect(scaledCents(whole) + 0).toBe(toCents(value).toNumber() + 0);
    }),
    runs(5_000),
  );
  expect(held).toBeGreaterThan(1_000);
});

test("a cell is the decimal number that it shows, or does not fit", () => {
  fc.assert(
    fc.property(fc.oneof(signed, fc.double({ noNaN: true, noDefaultInfinity: true })), (cell) => {
      const { units, places } = scaled(cell);
      if (!Number.isNaN(units)) expect(exact(units).div(exact(10).pow(places)).equals(exact(cell))).toBe(true);
    }),
    runs(5_000),
  );
  expect(scaled(0.05)).toEqual({ units: 5, places: 2 });
  expect(scaled(0.1 + 0.2).units).toBeNaN();
});
