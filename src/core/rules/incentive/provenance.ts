import type { Show } from "../../define/rule";
import { shares, targets, type Parameter } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import { showWeighting, type Schedule, type Targets } from "./schedule";
import { pointsOf } from "./units";

/** Where the numbers of a schedule come from. */

export function targetSource({ measure, terms }: Targets<unknown>, level: "minimum" | "threshold" | "gold"): string {
  const parameters = targets(measure);
  return parameters === undefined ? "" : terms.source(parameters[level]);
}

/** What a level pays, after what the plan's weights make it from. */
export function showShare(
  title: string,
  share: number,
  { measure, practiceType, terms }: Pick<Schedule<unknown>, "measure" | "practiceType" | "terms">,
  level: "improvement" | "threshold" | "gold",
  show: Show,
): void {
  const parameters = shares(measure, practiceType);
  showWeighting(measure, practiceType, level, terms, show);
  show(title, share, parameters === undefined ? "" : weightedSource(parameters[level], terms));
}

/** Where the plan scales or rounds scores, what is compared with the targets. */
export function showJudged<N>(targets: Targets<N>, baseline: N | null, score: N | null, show: Show): void {
  if (!targets.fraction && targets.step === null) return;
  const source = targets.terms.source(targets.step === null ? "score.scale" : "score.rounding");
  if (baseline !== null) show("Baseline in points, as judged", pointsOf(targets, baseline), source);
  if (score !== null) show("Score in points, as judged", pointsOf(targets, score), source);
}

/** Where a share comes from, and what weighted it where the plan does not take it as published. */
export function weightedSource(share: Parameter<unknown>, terms: Terms, cited = terms.source(share)): string {
  const method = terms.value("weights");
  return method === "published" || terms.isGiven(share) ? cited : `${cited}; ${method} by ${terms.source("weights")}`;
}
