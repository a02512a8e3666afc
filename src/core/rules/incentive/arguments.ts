import { measure, practiceType, score } from "../../define/kinds";
import { cell, cellOrBlank, list } from "../../define/rule";
import type { Edition } from "../../guide/edition";
import { measuresIn } from "../../terms/measures";

/** The arguments that the incentive functions share, each described once. */

function codesIn(edition: Edition): string {
  const codes = (informationOnly: boolean): string[] =>
    measuresIn(edition)
      .filter((measure) => measure.informationOnly === informationOnly)
      .map(({ code }) => code);
  return `${codes(false).join(", ")}; ${codes(true).join(" and ")} earn 0`;
}

export const practiceTypeArgument = cell(practiceType, practiceType.says);
export const measureArgument = cell(measure, (edition) => `Code of ${edition.places.measureSet}: ${codesIn(edition)}`);
export const baselineArgument = cellOrBlank(
  score,
  "Score before the project, in points (AHU, EDU: events per 1,000); blank where there is none",
);
export const scoreArgument = cellOrBlank(
  score,
  "Score of the period, in points: 61, not 0.61 (AHU, EDU: events per 1,000); blank where there is no data",
);

export const measuresArgument = list(
  measure,
  ({ places }) => `Codes of ${places.measureSet}; a measure of the type that is not listed has no data`,
);
export const baselinesArgument = list(score, "Their scores before the project, in points; blank where there is none");
export const scoresArgument = list(score, "Their scores of the period, in points; blank where there is no data");
