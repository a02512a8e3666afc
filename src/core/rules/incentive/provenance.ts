import { shares, targets, type Parameter } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import type { Schedule, Targets } from "./schedule";

/** Where the numbers of a schedule come from. */

export function targetSource({ measure, terms }: Targets<unknown>, level: "minimum" | "threshold" | "gold"): string {
  const parameters = targets(measure);
  return parameters === undefined ? "" : terms.source(parameters[level]);
}

export function shareSource(
  { measure, practiceType, terms }: Schedule<unknown>,
  level: "improvement" | "threshold" | "gold",
): string {
  const parameters = shares(measure, practiceType);
  return parameters === undefined ? "" : weightedSource(parameters[level], terms);
}

/** Where a share comes from, and what weighted it where the plan does not take it as published. */
export function weightedSource(share: Parameter<unknown>, terms: Terms, cited = terms.source(share)): string {
  const method = terms.value("weights");
  return method === "published" || terms.isGiven(share) ? cited : `${cited}; ${method} by ${terms.source("weights")}`;
}
