import { inRange } from "../../cells/procedureCode";
import { noAnswer } from "../../cells/refusal";
import { ratio } from "../../numbers/exact";
import { cite, citeInFull, PRACTICE_TYPES, type PracticeType } from "../../guide/edition";
import { paidMeasuresIn, type Measure } from "../../terms/measures";
import { parameterByKey, shares, type MeasureShares, type Parameter } from "../../terms/parameters";
import { keyOf } from "../../terms/readTerms";
import type { Terms, TermsKey, TrackCodes } from "../../terms/terms";
import { specialtyOf } from "../attribution/specialties";
import { weightedSource } from "../incentive/provenance";
import { shareNumerators } from "../incentive/schedule";
import { classify, sourceOf, treatmentsOver } from "../tracks/classify";

/** What a key stands for under a plan's terms; null where it is to be determined. */
export interface InForce {
  readonly value: number | string | null;
  readonly source: string;
}

/** The same of a key as a person types it, told on its own. */
export function keyInForce(text: string, terms: Terms): InForce {
  const key = keyOf(text, "key", terms.edition);
  if (key.of === "codes" && key.codes.from !== key.codes.to && !terms.given.has(key.id)) {
    throw noAnswer(
      `key: the plan gives no ${key.key}, and the guide decides code by code; ask for one code, or use APC.TRACK`,
    );
  }
  return inForce(key, terms, citeInFull);
}

/** @param write a citation of what is not the plan's own. */
export function inForce(key: TermsKey, terms: Terms, write = cite): InForce {
  switch (key.of) {
    case "parameter":
      return parameterInForce(key.parameter, terms, write);
    case "codes":
      return codesInForce(key, terms, write);
    case "specialty": {
      const { kind, source } = specialtyOf(key.word, terms, write);
      return { value: kind, source };
    }
  }
}

function parameterInForce({ key }: Parameter<unknown>, terms: Terms, write: typeof cite): InForce {
  const parameter = parameterByKey(terms.edition).get(key);
  // A key of the edition that it is compared with: this one has nothing there. Asked for on its own it is refused.
  if (parameter === undefined) return { value: "none", source: write({ part: "wholeModel" }, terms.edition) };
  const source =
    parameter.cites === null || terms.isGiven(parameter)
      ? terms.source(parameter)
      : write(parameter.cites, terms.edition);
  const share = shareOf(parameter, terms);
  if (share !== null)
    return { value: weightedShare(share, parameter, terms), source: weightedSource(parameter, terms, source) };
  const value = terms.value(parameter);
  return { value: value === null ? null : parameter.takes.show(value), source };
}

interface Share {
  readonly measure: Measure;
  readonly type: PracticeType;
  readonly levels: MeasureShares;
}

/** Whose share of the total incentive a parameter is; null where it is none. */
function shareOf(parameter: Parameter<unknown>, { edition }: Terms): Share | null {
  for (const measure of paidMeasuresIn(edition)) {
    for (const type of PRACTICE_TYPES) {
      const levels = shares(measure, type);
      if (levels !== undefined && Object.values(levels).includes(parameter)) return { measure, type, levels };
    }
  }
  return null;
}

/** A share as the plan's weights leave it. */
function weightedShare({ measure, type, levels }: Share, parameter: Parameter<unknown>, terms: Terms): number | null {
  const numerators = shareNumerators(measure, type, terms);
  if (numerators === null) return null;
  const { improvementShare, thresholdShare, goldShare, unit } = numerators;
  if (parameter === levels.improvement) return ratio(improvementShare, unit);
  return ratio(parameter === levels.threshold ? thresholdShare : goldShare, unit);
}

/** Whether a key, which another edition may have given, is a measure's share, which the plan's weights reach. */
export function isShare({ key }: TermsKey, terms: Terms): boolean {
  const parameter = parameterByKey(terms.edition).get(key);
  return parameter !== undefined && shareOf(parameter, terms) !== null;
}

/** The plan's word on the codes, or else how they are paid one by one. */
function codesInForce(key: TermsKey & TrackCodes, terms: Terms, write: typeof cite): InForce {
  const { track, codes } = key;
  const given = terms.overrides.find((override) => override.key === key.key);
  if (given !== undefined) return { value: given.treatment, source: terms.sourceOfKey(given.key) ?? "" };
  if (codes.from === codes.to) {
    const decision = classify(codes.from, track, terms);
    return { value: decision.treatment, source: sourceOf(decision, terms.edition, write) };
  }
  const narrower = terms.overrides.filter(
    (other) => other.track === track && (inRange(other.codes.from, codes) || inRange(codes.from, other.codes)),
  );
  const table = write({ part: track === "B" ? "basicCapitation" : "intermediateCapitation" }, terms.edition);
  return {
    value: [...treatmentsOver(key, terms)].sort().join(" or "),
    source: [table, ...narrower.map((other) => terms.sourceOfKey(other.key) ?? "")].join("; "),
  };
}
