import fc from "fast-check";
import { nearest } from "../../src/core/numbers/fraction";
import { linesOf, partOf, reportsOf, totalShare, totalsOf } from "../../src/core/rules/incentive/practice";
import { measuresOf, PRACTICE_TYPES } from "../../src/core/terms/measures";
import { targets } from "../../src/core/terms/parameters";
import { readTerms } from "../../src/core/terms/readTerms";

/** A practice's total over whole numbers with one denominator, and over exact fractions: equal to the bit. */

const PLANS: Readonly<Record<string, readonly (readonly [string, string | number])[]>> = {
  "the published guide": [],
  "weights normalised": [["weights", "normalised"]],
  "weights exact": [["weights", "exact"]],
  "a curve in steps": [["attainment.curve", "step"]],
  "own targets and shares": [["CBP.gold", 75.5], ["CBP.Mixed.gold", 0.13], ["DSF-E.minimum", 40], ["DSF-E.threshold", 60], ["DSF-E.gold", 80]],
  "a lower ceiling": [["total.ceiling", 0.5]],
  "no ceiling": [["total.ceiling", "none"]],
};

/** To one decimal around a measure's targets, now and then finer than whole numbers hold. */
function scoreOf(measure: ReturnType<typeof measuresOf>[number]): fc.Arbitrary<number | null> {
  const levels = targets(measure);
  const [low, high] = [levels?.minimum.published?.toNumber() ?? 45, levels?.gold.published?.toNumber() ?? 75];
  const at = (part: number): number => low + (high - low) * part;
  const part = fc.double({ min: -0.2, max: 1.2, noNaN: true });
  return fc.oneof(
    { weight: 8, arbitrary: part.map((value) => Math.round(at(value) * 10) / 10) },
    { weight: 1, arbitrary: part.map(at) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

const practice = fc.constantFrom(...PRACTICE_TYPES).chain((type) =>
  fc.record({
    type: fc.constant(type),
    baselines: fc.tuple(...measuresOf(type).map(scoreOf)),
    scores: fc.tuple(...measuresOf(type).map(scoreOf)),
  }),
);

test.each(Object.entries(PLANS))("under %s", (_plan, rows) => {
  const terms = readTerms(rows.length === 0 ? [[null]] : rows);
  fc.assert(
    fc.property(practice, ({ type, baselines, scores }) => {
      const lines = linesOf(type, reportsOf(measuresOf(type), baselines, scores), terms);
      const exactly = totalsOf(lines.map((line) => partOf(line, type, terms)), terms);
      expect(totalShare(lines, type, terms)).toBe(nearest(exactly.total));
    }),
  );
});
