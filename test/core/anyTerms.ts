import fc from "fast-check";
import { Refusal } from "../../src/core/cells/refusal";
import { PRACTICE_TYPES, type Edition, type PracticeType } from "../../src/core/guide/edition";
import { measuresOf, paidMeasuresIn, type Measure } from "../../src/core/terms/measures";
import { parametersIn, publishedIn, targets, type Parameter } from "../../src/core/terms/parameters";

/** Terms and practices made from the declarations, so that a new key is among them by itself. */

export type TermRows = readonly (readonly [key: string, value: number | string])[];

/** Of all kinds: each key keeps what it takes. */
const CANDIDATES: readonly (number | string)[] = [
  0,
  0.001,
  0.0333,
  0.05,
  0.07,
  0.1,
  0.123456789,
  0.123456789012345,
  1 / 7,
  0.25,
  0.5,
  0.88,
  0.9,
  0.99,
  1,
  1.04,
  2,
  3,
  4,
  6,
  9,
  12,
  18,
  30,
  47.5,
  66.123456789,
  100,
  100_000.5,
  45_292,
  45_474,
  45_658,
  46_022,
  46_203,
  "none",
  "* NR --",
  "text",
];

function taken({ key, takes }: Parameter<unknown>, edition: Edition): (number | string)[] {
  const published = publishedIn(edition).get(key);
  const printed = published === null || published === undefined ? null : takes.show(published);
  const near = typeof printed === "number" ? [printed, printed * 0.97, printed + 0.3, printed - 0.125] : [];
  return [...(takes.choices ?? []), ...near, ...CANDIDATES].filter((value) => accepts(() => takes.read(value, key)));
}

function accepts(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return false;
  }
}

/** All three targets of a measure, running one way. */
function allTargets(measure: Measure): fc.Arbitrary<TermRows> {
  const levels = targets(measure);
  if (levels === undefined) return fc.constant([]);
  const step = fc.integer({ min: 1, max: 120 }).map((tenths) => tenths / 10);
  return fc.tuple(fc.integer({ min: 250, max: 600 }), step, step, fc.boolean()).map(([from, first, second, down]) => {
    const at = (distance: number): number => Math.round((from / 10 + (down ? -distance : distance)) * 10) / 10;
    return [
      [levels.minimum.key, at(0)],
      [levels.threshold.key, at(first)],
      [levels.gold.key, at(first + second)],
    ];
  });
}

/** A few keys of all that an edition has, each with a value that it takes by itself. */
export function anyTerms(edition: Edition): fc.Arbitrary<TermRows> {
  const single = fc
    .constantFrom(...parametersIn(edition))
    .chain((parameter) =>
      fc.constantFrom(...taken(parameter, edition)).map((value): TermRows => [[parameter.key, value]]),
    );
  // What decides a total is a dozen keys of more than a hundred.
  const general = parametersIn(edition).filter(
    ({ key }) =>
      !/\.(minimum|threshold|gold|improvement)$|^(?:hpi|payout|attribution)\./.test(key) ||
      key === "redistribute.minimum",
  );
  const telling = fc
    .constantFrom(...general)
    .chain((parameter) =>
      fc.constantFrom(...taken(parameter, edition)).map((value): TermRows => [[parameter.key, value]]),
    );
  const open = fc.constantFrom(...paidMeasuresIn(edition)).chain(allTargets);
  return fc
    .array(
      fc.oneof({ weight: 2, arbitrary: telling }, { weight: 2, arbitrary: single }, { weight: 1, arbitrary: open }),
      { maxLength: 6 },
    )
    .map((rows) => [...new Map(rows.flat()).entries()]);
}

export interface GivenPractice {
  readonly type: PracticeType;
  readonly measures: readonly Measure[];
  readonly baselines: readonly (number | null)[];
  readonly scores: readonly (number | null)[];
}

/** To one decimal around a measure's targets, now and then finer than whole numbers hold. */
function scoreOf(measure: Measure, edition: Edition): fc.Arbitrary<number | null> {
  const levels = targets(measure);
  const printed = (parameter: Parameter<unknown> | undefined): number | null => {
    const value = parameter === undefined ? null : publishedIn(edition).get(parameter.key);
    const shown = value === null || value === undefined ? null : parameter?.takes.show(value);
    return typeof shown === "number" ? shown : null;
  };
  const [low, high] = [printed(levels?.minimum) ?? 45, printed(levels?.gold) ?? 75];
  const part = fc.double({ min: -0.2, max: 1.2, noNaN: true });
  const at = (value: number): number => low + (high - low) * value;
  return fc.oneof(
    { weight: 8, arbitrary: part.map((value) => Math.round(at(value) * 10) / 10) },
    { weight: 1, arbitrary: part.map(at) },
    { weight: 1, arbitrary: fc.constant(high) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

export function anyPractice(edition: Edition): fc.Arbitrary<GivenPractice> {
  return fc.constantFrom(...PRACTICE_TYPES).chain((type) => {
    const measures = measuresOf(type, edition);
    return fc.record({
      type: fc.constant(type),
      measures: fc.constant(measures),
      baselines: fc.tuple(...measures.map((measure) => scoreOf(measure, edition))),
      scores: fc.tuple(...measures.map((measure) => scoreOf(measure, edition))),
    });
  });
}
