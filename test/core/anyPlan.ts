import fc from "fast-check";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { anyPractice, type GivenPractice } from "./anyTerms";

/** Plans of a few practices with what they scored, and allocations of the uplift. */

export type Table = readonly (readonly unknown[])[];

export const HEADINGS = [
  "Practice",
  "Practice type",
  "Member months",
  "Base PMPM",
  "Track",
  "Capitated PMPM",
  "Decile",
  "Clinical factor",
  "Expected share",
  "Organisation",
] as const;
export const practices = (...rows: readonly (readonly unknown[])[]): Table => [HEADINGS, ...rows];

export const FIGURES = [
  "Base payment",
  "Direct services",
  "Population health",
  "Earned share",
  "Incentive expected",
  "Incentive earnable",
  "Incentive at most",
  "Risk adjustment",
  "Added committed",
  "Added expected",
  "Added at most",
  "PMPM at most",
] as const;

/** A practice of a plan, with the scores that it has there. */
export interface Drawn {
  readonly row: readonly unknown[];
  readonly given: GivenPractice;
  readonly scored: boolean;
}

export const hundredths = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 100, max: max * 100 }).map((each) => each / 100);

export function drawnPractice(index: number): fc.Arbitrary<Drawn> {
  return fc
    .record({
      given: anyPractice(FIRST_EDITION),
      scored: fc.boolean(),
      months: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
        { weight: 1, arbitrary: hundredths(-300, 300) },
      ),
      base: fc.oneof(
        hundredths(1, 60),
        fc.integer({ min: 1, max: 90_000 }).map((each) => each / 1000),
      ),
      track: fc.constantFrom("A", "B", "C", null),
      part: fc.integer({ min: 0, max: 100 }),
      decile: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 12 }),
      clinical: fc.option(fc.integer({ min: 600, max: 1500 }).map((each) => each / 1000)),
      expected: fc.option(hundredths(0, 1)),
      organisation: fc.constantFrom("Coast", "Inland", null),
    })
    .map(({ given, scored, months, base, track, part, decile, clinical, expected, organisation }) => ({
      given,
      scored,
      row: [
        `P${index}`,
        given.type,
        months,
        base,
        track,
        track === null || track === "A" ? null : Math.floor(base * part) / 100,
        decile,
        clinical,
        expected,
        organisation,
      ],
    }));
}

export const plan = fc
  .integer({ min: 1, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => drawnPractice(index))));

export const scoresOf = (drawn: readonly Drawn[]): Table => [
  ["Practice", "Measure", "Baseline", "Score"],
  ...drawn.flatMap(({ row, scored, given: { measures, baselines, scores } }) =>
    scored ? measures.map(({ code }, index) => [row[0], code, baselines[index], scores[index]]) : [],
  ),
];
export const replaced = (row: readonly unknown[], at: number, cell: unknown): unknown[] =>
  row.map((each, index) => (index === at ? cell : each));
export const share = fc.oneof(
  fc.integer({ min: 0, max: 1500 }).map((steps) => steps / 10_000),
  fc.constantFrom(0, 0.05, 0.1, 0.15, 0.0333333, 0.1 + 0.02),
);
export const allocation = fc
  .tuple(share, share, share)
  .filter(([direct, health, incentive]) => direct + health + incentive <= 0.3);
