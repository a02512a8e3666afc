import fc from "fast-check";
import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import { serialOfIso } from "../../src/core/numbers/dates";
import { readTerms } from "../../src/core/terms/readTerms";
import { runs } from "../long";

/** The project that a plan's terms give: which dates fit, and what a refusal says would. */

/** What is refused of a project by its first and last day and the months of a period; "" where nothing is. */
function refused(start: string, end: string, months: number): string {
  const terms = orRefusal(() =>
    readTerms([
      ["payout.start", serialOfIso(start)],
      ["payout.end", serialOfIso(end)],
      ["payout.months", months],
    ]),
  );
  return terms instanceof Refusal ? `${terms.code} ${terms.sentence}` : "";
}

test.each([
  ["2024-07-01", "2025-12-31", 6],
  ["2025-01-01", "2025-12-31", 6],
  ["2024-07-15", "2026-01-14", 9],
  ["2025-01-28", "2025-02-27", 1],
])("%s to %s by %i months fits", (start, end, months) => {
  expect(refused(start, end, months)).toBe("");
});

test.each([
  // One day late: the first of the month, or a project that ends one day later.
  ["2025-01-02", "2025-12-31", 6, ["payout.start 2025-01-01", "payout.end 2026-01-01"]],
  // 15 months end 92 days early, 20 months 59 days late; 20 months begin 61 days early, 15 months 92 days late.
  ["2024-07-01", "2025-12-31", 5, ["payout.start 2024-05-01", "payout.end 2026-02-28"]],
  ["2024-07-01", "2024-06-30", 6, ["payout.start 2024-01-01", "payout.end 2024-12-31"]],
  ["2025-01-31", "2025-12-31", 6, ["payout.start 2025-01-01"]],
  // No project ends the day before a 29th; the first of a month is nearer to the 31st than the 28th is.
  ["2025-01-31", "2026-01-30", 1, ["payout.start 2025-02-01", "payout.end 2026-01-31"]],
  ["2025-01-01", "2026-01-30", 1, ["payout.end 2026-01-31"]],
])("%s to %s by %i months does not fit: %j would", (start, end, months, nearest) => {
  const sentence = refused(start, end, months);
  expect(sentence).toMatch(/^#VALUE! terms, row 3: /);
  for (const each of nearest) expect(sentence).toContain(each);
});

test("what a refusal names fits", () => {
  const day = fc.date({
    min: new Date("2020-01-01T00:00:00Z"),
    max: new Date("2030-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 24 }), (from, to, months) => {
      const [start = "", end = ""] = [from, to].map((date) => date.toISOString().slice(0, 10));
      const sentence = refused(start, end, months);
      if (sentence === "") return;
      const named = (key: string): string | undefined =>
        [...sentence.matchAll(new RegExp(`${key} (\\d{4}-\\d{2}-\\d{2})`, "g"))].at(-1)?.[1];
      const together = sentence.includes(" and payout.end ");
      const [newStart, newEnd] = [named("payout.start"), named("payout.end")];
      if (together) expect(refused(newStart ?? "", newEnd ?? "", months)).toBe("");
      else {
        expect(newStart !== undefined || newEnd !== undefined).toBe(true);
        if (newStart !== undefined && newStart !== start) expect(refused(newStart, end, months)).toBe("");
        if (newEnd !== undefined && newEnd !== end) expect(refused(start, newEnd, months)).toBe("");
      }
    }),
    runs(300),
  );
});
