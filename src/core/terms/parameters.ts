import { perEdition, type Citation, type Edition, type InEdition, type PracticeType } from "../guide/edition";
import { allOf } from "../cells/text";
import type { Decimal } from "../numbers/exact";
import { codesIn, paidMeasuresIn, type Measure, type Unit } from "./measures";
import {
  choice,
  costTarget,
  date,
  decimalPlaces,
  edition,
  eventsPerThousand,
  leastCount,
  months,
  orNone,
  points,
  share,
  shareAboveZero,
  wordList,
  type Takes,
} from "./takes";

/** One number or choice of the model that a plan may change: all that is said of it, once. */
export interface Parameter<V> extends Declaration<V> {
  /** As a plan's terms name it. */
  readonly key: string;
}

interface Declaration<V> {
  readonly takes: Takes<V>;
  /** As an edition prints it, or as we read it where no edition does. */
  printed(edition: Edition): string;
  /** Where an edition says so; null where it is a choice of this product's. */
  readonly cites: Citation | null;
  /** One sentence: what it decides, and what its choices do. */
  readonly decides: InEdition<string>;
  /** The values that are priced where the guide leaves it open. */
  readonly alternatives: readonly (string | number)[];
  /** Whether it waits for a function that reads it. */
  readonly unread?: true;
}

type Said<V> = Omit<Declaration<V>, "printed"> & { readonly printed: string | ((edition: Edition) => string) };

function value<V>({ printed, ...said }: Said<V>): Declaration<V> {
  return { ...said, printed: typeof printed === "string" ? () => printed : printed };
}

/** One of a few words, of which the first holds without terms; each other one is an alternative. */
function oneWordOf<const W extends string>(
  words: readonly [W, ...W[]],
  said: Pick<Declaration<W>, "cites" | "decides" | "unread">,
): Declaration<W> {
  return { ...said, takes: choice(...words), printed: () => words[0], alternatives: words };
}

/** The parameters with a key of their own, under the headings of help; families of keys stand among them by name. */
const DECLARED = {
  Edition: {
    guide: value({
      takes: edition,
      printed: ({ id }) => id,
      cites: null,
      decides:
        "Edition of the guide that the terms build on. A workbook that states it is refused by a version that carries another.",
      alternatives: [],
    }),
  },

  "Reading scores": {
    "score.scale": oneWordOf(["points", "fraction"], {
      cites: null,
      decides: "How scores are typed: 61 in points, or 0.61 as a fraction.",
    }),
    "score.rounding": value({
      takes: orNone(decimalPlaces),
      printed: "none",
      cites: null,
      decides:
        "Decimals of a point to which scores and baselines are rounded before they are compared, whatever their scale, or none.",
      alternatives: ["none", 0],
    }),
    "score.zero": oneWordOf(["doubt", "accept"], {
      cites: null,
      decides:
        "A score of 0 where 0 would be the best, or could shift pay: refused because it may be a blank cell, or accepted.",
    }),
    "score.small": oneWordOf(["refuse", "accept"], {
      cites: null,
      decides:
        "Percentage scores, baselines and targets above 0 and up to 1 point: refused because they look like a percent, or accepted.",
    }),
    "score.ratio": oneWordOf(["refuse", "accept"], {
      cites: null,
      decides:
        "Events per 1,000 of 2 or less: refused because they look like a ratio or a rate per member, or accepted.",
    }),
    "missing.words": value({
      takes: wordList,
      printed: "none",
      cites: null,
      decides:
        "Words that stand for no data in scores and baselines, such as * <11 NR --; without them such a cell is refused.",
      alternatives: [],
    }),
    "denominator.minimum": value({
      takes: leastCount,
      printed: "0",
      cites: null,
      decides: (edition) => {
        const events = codesIn("events per 1,000", edition);
        const years = events.length === 0 ? "" : `, or member years of ${allOf(events)}`;
        return `Least denominator with which counts give a score: patients${years}.`;
      },
      alternatives: [20, 30],
    }),
    "percentile.small": oneWordOf(["refuse", "accept"], {
      cites: null,
      decides: "A percentile from 0 to 1: refused because it looks like a blank cell or a percent, or accepted.",
    }),
  },

  "Improvement and attainment": {
    "improvement.test": oneWordOf(["gap closure", "relative"], {
      cites: { part: "improvement" },
      decides: "What the required improvement is a share of: the gap from baseline to gold, or the baseline itself.",
    }),
    "improvement.required": value({
      takes: shareAboveZero,
      printed: improvementPrinted,
      cites: { part: "improvement" },
      decides: "Least improvement that is paid.",
      alternatives: [],
    }),
    "improvement.range": oneWordOf(["score", "score and baseline"], {
      cites: { part: "improvementGuidelines" },
      decides: "What must lie in the Improvement Range: the score alone, or the baseline as well.",
    }),
    "attainment.curve": oneWordOf(["linear", "step", "none"], {
      cites: { part: "attainmentGuidelines" },
      decides:
        "How pay rises from threshold to gold: in a straight line, in steps of whole points, or not before gold.",
    }),
  },

  "Weights and totals": {
    weights: oneWordOf(["published", "normalised", "exact"], {
      cites: { part: "attainment" },
      decides:
        "The shares as published; normalised, so that the gold shares of a practice type add up to 100%; or the exact 3 : 2 weights that the published shares round. A share given by its own key is final.",
    }),
    "total.ceiling": value({
      takes: orNone(shareAboveZero),
      printed: ({ totalIncentive }) => totalIncentive.percent,
      cites: { part: "methodology" },
      decides: "The most that the measures of a practice earn together, as a share of the total incentive.",
      alternatives: ["none"],
    }),
    tbd: oneWordOf(["unavailable", "zero", "redistribute"], {
      cites: { part: "attainment" },
      decides:
        "Measures whose targets are to be determined: no answer by themselves and nothing in totals, 0 in both, or their weight spread over the others.",
    }),
    missing: oneWordOf(["zero", "redistribute"], {
      cites: { part: "methodology" },
      decides: "Measures without data: 0, or their weight spread over the others.",
    }),
    "redistribute.minimum": value({
      takes: share,
      printed: "50%",
      cites: null,
      decides: "Least part of the gold shares that must remain for weight to be spread; with less there is no total.",
      alternatives: [],
    }),
  },

  Targets: {},
  Shares: {},

  "Risk adjustment": {
    "hpi.boundary": oneWordOf(["left", "right"], {
      cites: { part: "socialRisk" },
      decides: "Where a percentile on the edge of two deciles falls: 50 is decile 6 (left) or decile 5 (right).",
    }),
    "risk.combination": oneWordOf(["multiply", "add"], {
      cites: null,
      decides: "Clinical factor × (1 + adjustment), or clinical factor + adjustment.",
    }),
    "risk.populationHealth": oneWordOf(["yes", "no"], {
      cites: { part: "risk" },
      decides: "Whether population health payments are risk adjusted too.",
    }),
    "risk.directUplift": oneWordOf(["no", "yes"], {
      cites: { part: "risk" },
      decides: "Whether the direct services uplift on the capitated part of base is risk adjusted too.",
    }),
  },

  Ceilings: {
    "uplift.ceiling": value({
      takes: shareAboveZero,
      printed: ({ upliftCeiling }) => upliftCeiling.percent,
      cites: { part: "overview" },
      decides: "The most that all elements together add to base payments.",
      alternatives: [],
    }),
    "incentive.ceiling": value({
      takes: shareAboveZero,
      printed: ({ incentiveCeiling }) => incentiveCeiling.percent,
      cites: { part: "attainmentGuidelines" },
      decides: "The most that the performance incentive adds to base payment.",
      alternatives: [],
    }),
  },

  Tracks: {
    "track.exceptions": oneWordOf(["row", "service"], {
      cites: { part: "intermediateCapitation" },
      decides: ({ places }) =>
        `Whether an exception of ${places.intermediateCapitation} that is named in words reaches its own row only, or its service in every row.`,
    }),
  },

  Payouts: {
    "amount.zero": oneWordOf(["doubt", "accept"], {
      cites: null,
      decides:
        "An amount earned or paid of 0 against a projected one: refused because it may be a blank cell, or accepted.",
    }),
    "payout.start": value({
      takes: date,
      printed: ({ payouts }) => payouts.start,
      cites: { part: "payouts" },
      decides: "First day of the first performance period, day 1 to 28 of a month.",
      alternatives: [],
    }),
    "payout.end": value({
      takes: date,
      printed: ({ payouts }) => payouts.end,
      cites: { part: "payouts" },
      decides: "Last day of the last performance period.",
      alternatives: [],
    }),
    "payout.months": value({
      takes: months(1, 120),
      printed: ({ payouts }) => payouts.monthsPerPeriod,
      cites: { part: "payouts" },
      decides: "Length of a performance period. The periods must fill the project.",
      alternatives: [],
    }),
    "payout.lag": value({
      takes: months(0, 60),
      printed: ({ payouts }) => payouts.monthsToPayment,
      cites: { part: "payouts" },
      decides: "Months from the end of a period to its payment.",
      alternatives: [],
    }),
  },

  Attribution: {
    "attribution.lookback": value({
      takes: months(1, 120),
      printed: ({ attribution }) => attribution.lookbackMonths,
      cites: { part: "attribution" },
      decides: "How far back visits count.",
      alternatives: [],
      unread: true,
    }),
    "attribution.extension": value({
      takes: months(0, 120),
      printed: ({ attribution }) => attribution.extensionMonths,
      cites: { part: "attribution" },
      decides: "How much further back they count for a member without one.",
      alternatives: [],
      unread: true,
    }),
    "attribution.restricted": oneWordOf(["exclude", "include"], {
      cites: { part: "attribution" },
      decides: "Visits to specialties with service restrictions, which the guide does not print: left out, or counted.",
      unread: true,
    }),
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Declaration<unknown>>>>>;

type Declared = typeof DECLARED;
export type Group = keyof Declared;
type Declarations = { [G in Group]: Declared[G] }[Group];
type KeyOf<D> = D extends unknown ? keyof D : never;
type DeclaredAs<K, D = Declarations> = D extends unknown ? (K extends keyof D ? D[K] : never) : never;

/** A key that every edition has. */
export type FixedKey = KeyOf<Declarations>;
/** What is in force under such a key. */
export type FixedValue<K extends FixedKey> = DeclaredAs<K> extends Declaration<infer V> ? V : never;

/** Keys that follow from what an edition prints, before the others of their group. */
const FAMILIES: Readonly<Partial<Record<Group, (edition: Edition) => readonly Parameter<Decimal>[]>>> = {
  Targets: (edition) =>
    paidMeasuresIn(edition).flatMap((measure) => {
      const levels = targets(measure);
      return levels === undefined ? [] : [levels.minimum, levels.threshold, levels.gold];
    }),
  Shares: (edition) =>
    paidMeasuresIn(edition).flatMap((measure) =>
      measure.appliesTo.flatMap((type) => {
        const levels = shares(measure, type);
        return levels === undefined ? [] : [levels.improvement, levels.threshold, levels.gold];
      }),
    ),
  "Risk adjustment": (edition) => hpiAdjustments(edition),
};

export interface ParameterGroup {
  readonly title: Group;
  readonly parameters: readonly Parameter<unknown>[];
}

/** Every parameter but the track of single codes, in the order in which help lists them. */
export const parameterGroups = perEdition((edition): readonly ParameterGroup[] =>
  (Object.keys(DECLARED) as Group[]).map((title) => ({
    title,
    parameters: [
      ...(FAMILIES[title]?.(edition) ?? []),
      ...Object.entries<Declaration<unknown>>(DECLARED[title]).map(([key, declaration]) => ({ key, ...declaration })),
    ],
  })),
);

export const parametersIn = perEdition((edition): readonly Parameter<unknown>[] =>
  parameterGroups(edition).flatMap(({ parameters }) => parameters),
);

/** The parameter of an edition that has exactly this key. */
export const parameterByKey = perEdition(
  (edition): ReadonlyMap<string, Parameter<unknown>> => new Map(parametersIn(edition).map((each) => [each.key, each])),
);

/** What holds without a plan's terms, by key; null where the edition prints TBD. */
export const publishedIn = perEdition(
  (edition): ReadonlyMap<string, unknown> =>
    new Map(
      parametersIn(edition).map((parameter) => [parameter.key, parameter.takes.printed(parameter.printed(edition))]),
    ),
);

export interface MeasureTargets {
  readonly minimum: Parameter<Decimal>;
  readonly threshold: Parameter<Decimal>;
  readonly gold: Parameter<Decimal>;
}

export interface MeasureShares {
  readonly improvement: Parameter<Decimal>;
  readonly threshold: Parameter<Decimal>;
  readonly gold: Parameter<Decimal>;
}

const targetsByMeasure = new WeakMap<Measure, MeasureTargets>();
const sharesByMeasure = new WeakMap<Measure, Partial<Record<PracticeType, MeasureShares>>>();

const TARGETS: Readonly<Record<Unit, Takes<Decimal>>> = {
  percent: points,
  "events per 1,000": eventsPerThousand,
  cost: costTarget,
};

/** Minimum, threshold and gold of a measure; undefined where it is for information only. */
export function targets(measure: Measure): MeasureTargets | undefined {
  const before = targetsByMeasure.get(measure);
  if (before !== undefined || measure.paid === null) return before;
  const { code, paid, unit } = measure;
  const target = (
    level: string,
    title: string,
    printed: string,
    part: "improvement" | "attainment",
  ): Parameter<Decimal> => ({
    key: `${code}.${level}`,
    ...value({
      takes: TARGETS[unit],
      printed,
      cites: { part, row: code },
      decides: `${title} of ${code}.`,
      alternatives: [],
    }),
  });
  const levels = {
    minimum: target(
      "minimum",
      "Minimum Performance Threshold",
      paid.improvement.improvementRange.split("-")[0] ?? "",
      "improvement",
    ),
    threshold: target("threshold", "Attainment Threshold", paid.attainment.threshold, "attainment"),
    gold: target("gold", "Attainment Gold Standard", paid.attainment.gold, "attainment"),
  };
  targetsByMeasure.set(measure, levels);
  return levels;
}

const COLUMNS = { Mixed: "mixed", Pediatric: "pediatric", Adult: "adult" } as const;

/** What a measure pays a practice type; undefined where it does not apply. */
export function shares(measure: Measure, type: PracticeType): MeasureShares | undefined {
  const byType = sharesByMeasure.get(measure) ?? {};
  const before = byType[type];
  if (before !== undefined || measure.paid === null || !measure.appliesTo.includes(type)) return before;
  const { code, paid } = measure;
  const paidAt = (
    level: string,
    title: string,
    printed: string,
    part: "improvement" | "attainment",
  ): Parameter<Decimal> => ({
    key: `${code}.${type}.${level}`,
    ...value({
      takes: share,
      printed,
      cites: { part, row: `${code}, ${type}` },
      decides: `Share of the total incentive on ${code} ${title}, ${type} practices.`,
      alternatives: [],
    }),
  });
  const [threshold, gold] = paid.attainment[COLUMNS[type]];
  const levels = {
    improvement: paidAt("improvement", "for improvement", paid.improvement[COLUMNS[type]], "improvement"),
    threshold: paidAt("threshold", "at the Attainment Threshold", threshold, "attainment"),
    gold: paidAt("gold", "at the Attainment Gold Standard", gold, "attainment"),
  };
  sharesByMeasure.set(measure, { ...byType, [type]: levels });
  return levels;
}

/** Upward adjustments, decile 1 to 10. */
export const hpiAdjustments = perEdition((edition): readonly Parameter<Decimal>[] =>
  edition.adjustmentByDecile.map(({ decile, adjustment }) => ({
    key: `hpi.${decile}`,
    ...value({
      takes: share,
      printed: adjustment,
      cites: { part: "socialRisk", row: `decile ${decile}` },
      decides: `Upward adjustment for decile ${decile} of the Healthy Places Index.`,
      alternatives: [],
    }),
  })),
);

/** The one number that every row of the improvement table prints as needed: there is one key for all of them. */
function improvementPrinted({ id, improvement, places }: Edition): string {
  const [printed, ...others] = new Set(improvement.map((row) => row.improvementNeeded.split(" ")[0] ?? ""));
  if (printed === undefined || others.length > 0)
    throw new Error(`${places.improvement} of ${id} does not print one improvement needed for all measures`);
  return printed;
}
