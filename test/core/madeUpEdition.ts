import type { Edition, Part, PrintedShare, ServicesRow } from "../../src/core/guide/edition";

/**
 * A made-up edition that differs from the published one wherever it can: every name is marked, every number moved, and
 * the measures that anything singles out have other codes. What is written down beside it shows in an answer.
 */

const CODES: Readonly<Record<string, string>> = { GSD: "GSD8", AHU: "AHU8", EDU: "EDU8", TCOC: "TCOC8" };

/** A text of the published edition as this one prints it. */
export function marked(text: string): string {
  return `§ ${text}`;
}

export function codeIn2031(code: string): string {
  return CODES[code] ?? code;
}

/** Codes that this edition does not know. */
export const CODES_OF_FIRST: readonly string[] = Object.keys(CODES);

/** Every number in a text, one more: "45-61" is 46-62. */
function oneMore(text: string): string {
  return text.replace(/\d+/g, (digits) => String(Number(digits) + 1));
}

/** A share, half a point more: "5.0%" is 5.5%. */
function halfMore(share: string): string {
  return share === "NA" ? share : `${(Number(share.replace("%", "")) + 0.5).toFixed(1)}%`;
}

function bothMore([threshold, gold]: readonly [string, string]): [string, string] {
  return [halfMore(threshold), halfMore(gold)];
}

function markedRow({ capitated, feeForService }: ServicesRow): ServicesRow {
  return { capitated: capitated.map(marked), feeForService: feeForService.map(marked) };
}

function markedKeys<V>(record: Readonly<Record<string, V>>): Record<string, V> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [marked(key), value]));
}

function markedValues<K extends string>(record: Readonly<Record<K, string>>): Record<K, string> {
  return Object.fromEntries(Object.entries<string>(record).map(([key, text]) => [key, marked(text)])) as Record<
    K,
    string
  >;
}

function another(percent: string, { words, part }: PrintedShare): PrintedShare {
  return { percent, words: marked(words), part };
}

export function madeUp(first: Edition): Edition {
  return {
    id: "2031-01",
    document: "A Made-up Guide, January 1, 2031 – December 31, 2032",
    places: markedValues<Part>(first.places),
    titles: markedValues(first.titles),
    basicCapitation: first.basicCapitation.map(markedRow),
    intermediateCapitation: first.intermediateCapitation.map(markedRow),
    services: markedKeys(first.services),
    feeForServiceTrack: markedValues(first.feeForServiceTrack),
    measureSet: first.measureSet.map((row) => ({
      ...row,
      code: codeIn2031(row.code),
      measure: marked(row.measure),
      benchmarkSource: marked(row.benchmarkSource),
      ...(row.informationOnly === undefined ? {} : { informationOnly: marked(row.informationOnly) }),
    })),
    improvement: first.improvement.map((row) => ({
      ...row,
      code: codeIn2031(row.code),
      improvementRange: oneMore(row.improvementRange),
      gold: oneMore(row.gold),
      improvementNeeded: "12% gap closure",
      mixed: halfMore(row.mixed),
      pediatric: halfMore(row.pediatric),
      adult: halfMore(row.adult),
    })),
    attainment: first.attainment.map((row) => ({
      ...row,
      code: codeIn2031(row.code),
      threshold: oneMore(row.threshold),
      gold: oneMore(row.gold),
      mixed: bothMore(row.mixed),
      pediatric: bothMore(row.pediatric),
      adult: bothMore(row.adult),
    })),
    upliftCeiling: another("32%", first.upliftCeiling),
    incentiveCeiling: another("16%", first.incentiveCeiling),
    totalIncentive: another("98%", first.totalIncentive),
    adjustmentByDecile: first.adjustmentByDecile.map(({ decile }) => ({
      decile,
      adjustment: `${Math.max(0, 8 - decile)}%`,
    })),
    payouts: {
      start: "2031-01-01",
      end: "2032-12-31",
      monthsPerPeriod: "8",
      monthsToPayment: "5",
      schedule: [{ payout: "A first one", paid: "January 2032", performanceThrough: "August 2031" }],
    },
    attribution: {
      lookbackMonths: "24",
      lookbackWords: "over two years",
      extensionMonths: "9",
      extensionWords: "and nine months more",
      preference: first.attribution.preference.map(marked),
      specialties: first.attribution.specialties.flatMap(({ specialty, restricted }) =>
        specialty === "Adult Medicine" ? [] : { specialty, restricted: restricted || specialty === "Pediatrics" },
      ),
    },
    readings: {
      A01: {
        quote: "“whatever they add up to” (§ Table 5).",
        ours: "As printed in 2031.",
        alternatives: "None in 2031.",
      },
    },
    notes: { measureSet: "A note of 2031." },
  };
}
