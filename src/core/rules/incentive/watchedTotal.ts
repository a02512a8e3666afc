import { Refusal } from "../../cells/refusal";
import type { Show } from "../../define/rule";
import { cite } from "../../guide/2024-07/document";
import { table5 } from "../../guide/2024-07/table5";
import { nearest } from "../../numbers/fraction";
import type { PracticeType } from "../../terms/measures";
import { missing, toBeDetermined, totalCeiling } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import { partOf, totalsOf, type MeasureLine } from "./practice";

/** What each measure adds to a total. */
export function showMeasures(lines: readonly MeasureLine[], show: Show): void {
  for (const { measure, assessment } of lines) {
    if (!(assessment instanceof Refusal)) show(`${measure.code}: ${assessment.status}`, assessment.share, "As INCENTIVE");
  }
}

/** As totalShare, by the exact sums, which have steps where the quick one has none. */
export function watchedTotal(lines: readonly MeasureLine[], type: PracticeType, terms: Terms, most: number, show: Show): number {
  const totals = totalsOf(lines.map((line) => partOf(line, type, terms)), terms);
  show("Sum of the measures", nearest(totals.sum), cite(table5));
  show("Can be earned at most", most, terms.source(toBeDetermined));
  show("Redistribution", nearest(totals.redistribution), redistributionSource(terms));
  show("Ceiling", nearest(totals.ceiling), terms.source(totalCeiling));
  return nearest(totals.total);
}

export function redistributionSource(terms: Terms): string {
  return `${terms.source(toBeDetermined)}; ${terms.source(missing)}`;
}
