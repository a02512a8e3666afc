import type { Show } from "../../define/rule";
import { nearest, over } from "../../numbers/fraction";
import type { Terms } from "../../terms/terms";
import type { AssessedLine } from "./lines";
import type { Steps, Total } from "./totals";

/** What each measure adds to a total. */
export function showMeasures(lines: readonly AssessedLine[], show: Show): void {
  for (const { measure, assessment } of lines) {
    show(`${measure.code}: ${assessment.status}`, assessment.share, "As INCENTIVE");
  }
}

/** From the sum of the measures to the total, beside what can be earned at most. */
export function showTotal(total: Total, most: number, terms: Terms, show: Show): void {
  const steps = total.steps();
  show("Sum of the measures", nearest(steps.sum), terms.cite({ part: "attainment" }));
  show("Can be earned at most", most, terms.source("tbd"));
  showRedistribution(steps, terms, show);
  showCeiling(steps, terms, show);
}

/** By what the sum is multiplied, and by how much that changes it. */
export function showRedistribution({ spread, redistribution }: Steps, terms: Terms, show: Show): void {
  const source = terms.sources("tbd", "missing");
  if (spread !== null) {
    show("Gold shares from which weight is spread", nearest(spread.from), spread.says);
    show("Gold shares to which it is spread", nearest(spread.to), spread.says);
    show("Factor of the redistribution", nearest(over(spread.from, spread.to)), source);
  }
  show("Redistribution", nearest(redistribution), source);
}

export function showCeiling({ ceiling }: Steps, terms: Terms, show: Show): void {
  const source = terms.source("total.ceiling");
  show("Ceiling in force", terms.shown("total.ceiling"), source);
  show("Ceiling", nearest(ceiling), `At most ${terms.shown("total.ceiling")}: ${source}`);
}
