import { allOf } from "../../cells/text";
import { measure, practiceType, score } from "../../define/kinds";
import { cell, cellOrBlank, list } from "../../define/rule";
import type { Edition } from "../../guide/edition";
import { codesIn, measuresIn, type Unit } from "../../terms/measures";

/** The arguments that the incentive functions share, each described once. */

function everyCode(edition: Edition): string {
  const codes = (informationOnly: boolean): string[] =>
    measuresIn(edition)
      .filter((measure) => measure.informationOnly === informationOnly)
      .map(({ code }) => code);
  const unpaid = codes(true);
  return [codes(false).join(", "), ...(unpaid.length === 0 ? [] : [`${allOf(unpaid)} earn 0`])].join("; ");
}

/** "Patients; AHU, EDU: events; TCOC: dollars": with what holds of the measures of some units, where an edition has any. */
export function inUnits(
  words: string,
  meanings: Readonly<Partial<Record<Unit, string>>>,
): (edition: Edition) => string {
  return (edition) => [words, ...byUnit(edition, meanings)].join("; ");
}

function byUnit(edition: Edition, meanings: Readonly<Partial<Record<Unit, string>>>): string[] {
  return (Object.entries(meanings) as [Unit, string][]).flatMap(([unit, meaning]) => {
    const codes = codesIn(unit, edition);
    return codes.length === 0 ? [] : `${codes.join(", ")}: ${meaning}`;
  });
}

/** A score as the measures have it: "in points (AHU, EDU: events per 1,000)". */
export function inPoints(words: string, edition: Edition): string {
  const others = byUnit(edition, { "events per 1,000": "events per 1,000" });
  return others.length === 0 ? words : `${words} (${others.join("; ")})`;
}

export const practiceTypeArgument = cell(practiceType, practiceType.says);
export const measureArgument = cell(
  measure,
  (edition) => `Code of ${edition.places.measureSet}: ${everyCode(edition)}`,
);
export const baselineArgument = cellOrBlank(
  score,
  (edition) => `${inPoints("Score before the project, in points", edition)}; blank where there is none`,
);
export const scoreArgument = cellOrBlank(
  score,
  (edition) => `${inPoints("Score of the period, in points: 61, not 0.61", edition)}; blank where there is no data`,
);

export const measuresArgument = list(
  measure,
  ({ places }) => `Codes of ${places.measureSet}; a measure of the type that is not listed has no data`,
);
export const baselinesArgument = list(score, "Their scores before the project, in points; blank where there is none");
export const scoresArgument = list(score, "Their scores of the period, in points; blank where there is no data");
