import { Refusal } from "../../cells/refusal";
import type { Show } from "../../define/rule";
import { nearest } from "../../numbers/fraction";
import type { Terms } from "../../terms/terms";
import type { MeasureLine } from "./lines";
import type { Total } from "./totals";

/** What each measure adds to a total. */
export function showMeasures(lines: readonly MeasureLine[], show: Show): void {
  for (const { measure, assessment } of lines) {
    if (!(assessment instanceof Refusal))
      show(`${measure.code}: ${assessment.status}`, assessment.share, "As INCENTIVE");
  }
}

/** From the sum of the measures to the total, beside what can be earned at most. */
export function showTotal(total: Total, most: number, terms: Terms, show: Show): void {
  const { sum, redistribution, ceiling } = total.steps();
  show("Sum of the measures", nearest(sum), terms.cite({ part: "attainment" }));
  show("Can be earned at most", most, terms.source("tbd"));
  show("Redistribution", nearest(redistribution), redistributionSource(terms));
  show("Ceiling", nearest(ceiling), terms.source("total.ceiling"));
}

export function redistributionSource(terms: Terms): string {
  return `${terms.source("tbd")}; ${terms.source("missing")}`;
}
