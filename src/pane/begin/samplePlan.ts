import { FIRST_EDITION, paidMeasuresIn, PRACTICE_COLUMNS, SCORE_COLUMNS } from "../../core/shared";
import type { PracticeType } from "../../core/guide/edition";
import { answerNamed } from "../resolve";
import type { MadeRow, PlanRows } from "../plan/planSheets";

/** A made-up plan to try the pane with: practices of all types and tracks, some with scores and some without. */

const PRACTICES: readonly (readonly [
  organisation: string | null,
  type: PracticeType,
  track: string,
  memberMonths: number,
  basePmpm: number,
  capitatedPmpm: number | null,
  decile: number,
  clinicalFactor: number,
  expectedShare: number | null,
])[] = [
  ["Organisation 01", "Mixed", "B", 9_600, 31.4, 15.1, 2, 1.03, 0.45],
  ["Organisation 01", "Pediatric", "A", 5_400, 24.2, null, 4, 0.94, 0.35],
  ["Organisation 01", "Adult", "C", 12_300, 36.8, 25.76, 1, 1.08, 0.4],
  ["Organisation 02", "Mixed", "A", 7_200, 29.9, null, 6, 1, 0.5],
  ["Organisation 02", "Adult", "B", 8_100, 34.1, 16.4, 3, 1.05, 0.3],
  ["Organisation 03", "Pediatric", "B", 6_600, 25.6, 12.3, 5, 0.96, 0.4],
  ["Organisation 03", "Mixed", "C", 10_800, 30.7, 20.9, 7, 0.99, 0.35],
  [null, "Adult", "A", 4_500, 33.5, null, 9, 1.02, 0.25],
  [null, "Pediatric", "C", 3_900, 26.3, 17.4, 8, 0.93, 0.3],
  [null, "Mixed", "B", 2_700, 28.8, 13.4, 10, 0.98, null],
];

/** Every fourth practice has none, and its Expected share holds. */
const WITHOUT_SCORES = 4;

function nameAt(index: number): string {
  return `Practice ${String(index + 1).padStart(2, "0")}`;
}

export function samplePlan(): PlanRows {
  return {
    practices: PRACTICES.map(
      (
        [organisation, type, track, memberMonths, basePmpm, capitatedPmpm, decile, clinicalFactor, expectedShare],
        index,
      ) => ({
        [PRACTICE_COLUMNS.practice.title]: nameAt(index),
        [PRACTICE_COLUMNS.organisation.title]: organisation,
        [PRACTICE_COLUMNS.practiceType.title]: type,
        [PRACTICE_COLUMNS.track.title]: track,
        [PRACTICE_COLUMNS.memberMonths.title]: memberMonths,
        [PRACTICE_COLUMNS.basePmpm.title]: basePmpm,
        [PRACTICE_COLUMNS.capitatedPmpm.title]: capitatedPmpm,
        [PRACTICE_COLUMNS.decile.title]: decile,
        [PRACTICE_COLUMNS.clinicalFactor.title]: clinicalFactor,
        [PRACTICE_COLUMNS.expectedShare.title]: expectedShare,
      }),
    ),
    scores: PRACTICES.flatMap(([, type], index) => (index % WITHOUT_SCORES === 3 ? [] : scoresOf(type, index))),
  };
}

/** Between minimum and beyond gold, another part of the way for each. */
function scoresOf(type: PracticeType, index: number): MadeRow[] {
  return paidMeasuresIn(FIRST_EDITION)
    .filter(({ appliesTo }) => appliesTo.includes(type))
    .flatMap(({ code }, measure) => {
      const [from, to] = ["Minimum", "Gold"].map((level) => answerNamed("INCENTIVE.TARGET", code, level));
      if (typeof from !== "number" || typeof to !== "number") return [];
      const along = (part: number): number => Math.round((from + (to - from) * part) * 10) / 10;
      const start = ((index * 3 + measure * 5) % 7) / 10;
      return [
        {
          [SCORE_COLUMNS.practice.title]: nameAt(index),
          [SCORE_COLUMNS.measure.title]: code,
          [SCORE_COLUMNS.baseline.title]: along(start),
          [SCORE_COLUMNS.score.title]: along(start + ((index + measure * 2) % 6) / 10),
        },
      ];
    });
}
