import fc from "fast-check";
import { cents, exact, ratio } from "../../src/core/numbers/exact";
import { ExactSum } from "../../src/core/numbers/exactSum";
import { atMost, fraction, minus, nearest, over, plus, sum, times, toCents } from "../../src/core/numbers/fraction";
import { runs } from "../long";

/** What every rule counts with: exact decimals and fractions, one division, one rounding of money. */

describe("exact", () => {
  test("takes a cell for the decimal it shows, and adds without rounding", () => {
    expect(exact(0.1).plus(0.2).equals(0.3)).toBe(true);
    expect(exact(47.68).minus(45.2).times(10).equals(exact(70).minus(45.2))).toBe(true);
    expect(exact("7.5").div(100).equals(0.075)).toBe(true);
  });

  test.each([
    [1e308, 1e-308],
    [5e-324, 1.7976931348623157e308],
    [0.1, 9007199254740993],
    [-123456789.987654321, 1e-30],
  ])("keeps the sum and the product of %p and %p to the last digit", (a, b) => {
    expect(exact(a).plus(b).minus(a).equals(b)).toBe(true);
    expect(exact(a).times(b).div(b).equals(a)).toBe(true);
  });

  test("sums and products do not depend on their order", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(exact(a).plus(b).plus(c).equals(exact(c).plus(a).plus(b))).toBe(true);
        expect(exact(a).times(b).times(c).equals(exact(c).times(a).times(b))).toBe(true);
        expect(
          exact(a)
            .plus(b)
            .times(c)
            .equals(exact(a).times(c).plus(exact(b).times(c))),
        ).toBe(true);
      }),
    );
  });

  test("is the cell again", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (cell) => {
        expect(exact(cell).toNumber()).toBe(cell);
      }),
    );
  });
});

describe("ratio, the double nearest to the quotient", () => {
  test.each([
    ["1", "3", 0.3333333333333333, "without end"],
    ["2", "3", 0.6666666666666666, "without end, rounded down"],
    ["73", "1400", 0.052142857142857144, "EDU at 120 in a mixed practice"],
    ["16193", "60000", 0.2698833333333333, "CIS at 69.99 in a pediatric practice"],
    ["29", "550", 0.05272727272727273, "IMA at 36 in a mixed practice"],
    ["2.5", "25", 0.1, "a gap closed by exactly 10%"],
    ["-1.5", "0.3", -5, "a practice that fell back"],
    ["9007199254740993", "1", 9007199254740992, "half-way between two doubles: the even one"],
    ["9007199254740993.0000000000000000000000000000001", "1", 9007199254740994, "a hair above half-way"],
    ["9007199254740992.9999999999999999999999999999999", "1", 9007199254740992, "a hair below half-way"],
    ["1e300", "1e-300", Infinity, "too large for a cell"],
  ])("%s ÷ %s is %p: %s", (numerator, denominator, nearest) => {
    expect(ratio(exact(numerator), exact(denominator))).toBe(nearest);
  });

  test("of whole numbers is what a processor's own division gives, which is the nearest by its standard", () => {
    const whole = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -100_000, max: 100_000 }));
    fc.assert(
      fc.property(
        whole,
        whole.filter((divisor) => divisor !== 0),
        (a, b) => {
          expect(ratio(exact(a), exact(b))).toBe(a / b);
        },
      ),
      runs(2_000),
    );
  });

  test("does not change when both are scaled by a power of ten", () => {
    const digits = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(digits, digits, fc.nat(9), fc.nat(9), (a, b, i, j) => {
        expect(ratio(exact(`${a}e-${i}`), exact(`${b}e-${j}`))).toBe(ratio(exact(`${a}e${j}`), exact(`${b}e${i}`)));
      }),
    );
  });
});

describe("cents, rounded once and half away from zero", () => {
  test.each([
    ["0.005", "0.01"],
    ["0.0049999999999999999999", "0.00"],
    ["-0.005", "-0.01"],
    ["1.005", "1.01"],
    ["-1.005", "-1.01"],
    ["2.675", "2.68"],
    ["-2.675", "-2.68"],
    ["2.665", "2.67"],
    ["8100", "8100.00"],
    ["999999999999999.995", "1000000000000000.00"],
  ])("%s is %s", (amount, rounded) => {
    expect(cents(exact(amount)).toFixed(2)).toBe(rounded);
  });

  test("moves no amount by more than half a cent, and a debt as far as a credit", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (cell) => {
        const amount = exact(cell);
        expect(cents(amount).times(100).isInteger()).toBe(true);
        expect(cents(amount).minus(amount).abs().lessThanOrEqualTo(0.005)).toBe(true);
        expect(cents(amount.negated()).equals(cents(amount).negated())).toBe(true);
      }),
    );
  });
});

describe("fractions", () => {
  const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const divisor = fc.integer({ min: 1, max: 10_000 });
  const anyFraction = fc.tuple(whole, divisor).map(([numerator, denominator]) => fraction(numerator, denominator));

  test("are added, multiplied and divided without rounding", () => {
    const thirds = [fraction(1, 3), fraction(2, 3), fraction(1, 7)] as const;
    expect(nearest(plus(thirds[0], thirds[1]))).toBe(1);
    expect(nearest(minus(thirds[1], thirds[0]))).toBe(1 / 3);
    expect(nearest(times(thirds[2], fraction(7)))).toBe(1);
    expect(nearest(over(thirds[0], thirds[1]))).toBe(0.5);
    expect(nearest(sum([...thirds, fraction(-1, 7)]))).toBe(1);
    expect(nearest(sum([]))).toBe(0);
  });

  test("keep what is taken away and added again, multiplied and divided again", () => {
    fc.assert(
      fc.property(
        anyFraction,
        anyFraction.filter(({ numerator }) => numerator.isPositive() && !numerator.isZero()),
        (a, b) => {
          expect(nearest(minus(plus(a, b), b))).toBe(nearest(a));
          expect(nearest(over(times(a, b), b))).toBe(nearest(a));
          expect(atMost(a, plus(a, b))).toBe(true);
          expect(atMost(plus(a, b), a)).toBe(false);
          expect(atMost(a, over(times(a, b), b))).toBe(true);
        },
      ),
    );
  });

  test.each([
    [1, 3, 0.33],
    [2, 3, 0.67],
    [1, 200, 0.01],
    [-1, 200, -0.01],
    [-1, 3, -0.33],
    [4_999_999, 1_000_000_000, 0],
    [10_049_999, 10_000_000, 1],
    [201, 200, 1.01],
  ])("%i/%i is %p in cents", (numerator, denominator, dollars) => {
    expect(toCents(fraction(numerator, denominator)).toNumber() + 0).toBe(dollars);
  });

  test("round to the same cents as the decimal they are", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(6), (digits, decimals) => {
        const amount = exact(`${digits}e-${decimals}`);
        expect(toCents(fraction(digits, 10 ** decimals)).equals(cents(amount))).toBe(true);
      }),
    );
  });
});

test("a running sum is the sum of all decimals, however small or large they are", () => {
  const cell = fc.oneof(
    fc.tuple(fc.integer(), fc.nat(6)).map(([digits, decimals]) => digits / 10 ** decimals),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(450_359_962_737.0495, -450_359_962_737.0495, 450_359_962_737.0496, 2 ** 53, 1e-300),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 30 }), (cells) => {
      const running = new ExactSum();
      cells.forEach((each) => {
        running.add(each);
      });
      const expected = cells.reduce((total, each) => total.plus(each), exact(0));
      expect(running.total.equals(expected)).toBe(true);
    }),
    runs(1_000),
  );
});
