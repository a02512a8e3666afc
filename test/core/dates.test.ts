import fc from "fast-check";
import {
  addMonths,
  dayOf,
  FIRST_SERIAL,
  isoDate,
  LAST_SERIAL,
  serialOf,
  serialOfIso,
  wholeMonths,
} from "../../src/core/numbers/dates";

/** Days as Excel's serial numbers: its calendar, whole months between two days, a day some months on. */

describe("days as Excel numbers them", () => {
  test.each([
    [FIRST_SERIAL, "1900-03-01"],
    [25_569, "1970-01-01"],
    [36_526, "2000-01-01"],
    [36_585, "2000-02-29"],
    [45_351, "2024-02-29"],
    [45_474, "2024-07-01"],
    [46_022, "2025-12-31"],
    [73_109, "2100-02-28"],
    [73_110, "2100-03-01"],
    [LAST_SERIAL, "9999-12-31"],
  ])("%i is %s", (serial, iso) => {
    expect(isoDate(serial)).toBe(iso);
    expect(serialOfIso(iso)).toBe(serial);
    const { year, month, day } = dayOf(serial);
    expect(serialOf(year, month, day)).toBe(serial);
  });

  test("follow one another through four centuries, with a 29 February in every leap year", () => {
    const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    let [year, month, day] = [1900, 3, 1];
    const wrong: number[] = [];
    for (let serial = FIRST_SERIAL; year < 2300; serial += 1) {
      const read = dayOf(serial);
      if (read.year !== year || read.month !== month || read.day !== day) wrong.push(serial);
      const last = month === 2 && isLeap(year) ? 29 : (MONTHS[month - 1] ?? 0);
      [year, month, day] = day < last ? [year, month, day + 1] : month < 12 ? [year, month + 1, 1] : [year + 1, 1, 1];
    }
    expect(wrong).toEqual([]);
  });
});

describe("wholeMonths", () => {
  test.each([
    ["2024-07-01", "2026-01-01", 18],
    ["2024-01-01", "2024-01-01", 0],
    ["2024-02-01", "2024-03-01", 1],
    ["2025-01-01", "2024-12-01", -1],
    ["2024-07-15", "2025-07-15", 12],
    ["2024-07-01", "2024-07-31", null],
    ["2024-01-31", "2024-02-29", null],
    ["2024-07-01", "2025-12-31", null],
  ])("from %s to %s: %p", (from, to, months) => {
    expect(wholeMonths(serialOfIso(from), serialOfIso(to))).toBe(months);
  });
});

describe("addMonths", () => {
  test.each([
    ["2024-07-01", 18, "2026-01-01"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2023-01-31", 1, "2023-02-28"],
    ["2024-08-31", -6, "2024-02-29"],
    ["2024-12-15", 1, "2025-01-15"],
    ["2024-01-15", -1, "2023-12-15"],
    ["2024-05-31", 0, "2024-05-31"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(isoDate(addMonths(serialOfIso(from), months))).toBe(to);
  });

  test("is undone by as many months back, up to the 28th", () => {
    const day = fc.record({
      year: fc.integer({ min: 1950, max: 2200 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(day, fc.integer({ min: -240, max: 240 }), ({ year, month, day }, months) => {
        const from = serialOf(year, month, day);
        expect(addMonths(addMonths(from, months), -months)).toBe(from);
        expect(wholeMonths(from, addMonths(from, months))).toBe(months);
      }),
    );
  });
});
