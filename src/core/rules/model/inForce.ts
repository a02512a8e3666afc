import { noAnswer } from "../../cells/refusal";
import { ratio } from "../../numbers/exact";
import { citeInFull, PRACTICE_TYPES } from "../../guide/edition";
import { paidMeasuresIn } from "../../terms/measures";
import { shares, type Parameter } from "../../terms/parameters";
import { parameterOf, trackKey } from "../../terms/readTerms";
import type { Terms } from "../../terms/terms";
import { weightedSource } from "../incentive/provenance";
import { shareNumerators } from "../incentive/schedule";
import { classify, sourceOf } from "../tracks/classify";

/** A parameter of the model as it stands under a plan's terms; null where it is to be determined. */
export interface InForce {
  readonly value: number | string | null;
  readonly source: string;
}

export function inForce(key: string, terms: Terms): InForce {
  return trackInForce(key, terms) ?? parameterInForce(parameterOf(key, "key", terms.edition), terms);
}

function parameterInForce(parameter: Parameter<unknown>, terms: Terms): InForce {
  const source =
    parameter.cites === null || terms.isGiven(parameter)
      ? terms.source(parameter)
      : citeInFull(parameter.cites, terms.edition);
  const weighted = weightedShare(parameter, terms);
  if (weighted !== null) return { value: weighted, source: weightedSource(parameter, terms, source) };
  const value = terms.value(parameter);
  return { value: value === null ? null : parameter.takes.show(value), source };
}

/** A share as the plan's weights leave it; null where the parameter is not a share of a measure. */
function weightedShare(parameter: Parameter<unknown>, terms: Terms): number | null {
  for (const measure of paidMeasuresIn(terms.edition)) {
    for (const type of PRACTICE_TYPES) {
      const levels = shares(measure, type);
      if (levels === undefined || !Object.values(levels).includes(parameter)) continue;
      const numerators = shareNumerators(measure, type, terms);
      if (numerators === null) return null;
      if (parameter === levels.improvement) return ratio(numerators.improvementShare, numerators.unit);
      return ratio(parameter === levels.threshold ? numerators.thresholdShare : numerators.goldShare, numerators.unit);
    }
  }
  return null;
}

/** The plan's word on a range of codes, or the table's on one code; null where the key names no codes. */
function trackInForce(key: string, terms: Terms): InForce | null {
  const range = trackKey(key, "key");
  if (range === null) return null;
  const given = terms.overrides.find((override) => override.key === range.key);
  if (given !== undefined) return { value: given.treatment, source: terms.sourceOfKey(given.key) ?? "" };
  if (range.codes.from !== range.codes.to) {
    throw noAnswer(
      `key: the plan gives no ${range.key}, and the guide decides code by code; ask for one code, or use APC.TRACK`,
    );
  }
  const decision = classify(range.codes.from, range.track, terms);
  return { value: decision.treatment, source: sourceOf(decision, terms.edition, citeInFull) };
}
