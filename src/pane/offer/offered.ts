import type { Outcome } from "../../core/rules/uplift/payments";
import { AMOUNT_TITLES, OUTCOME_ELEMENTS } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import type { Shares } from "../plan/elements";
import { columnOf, type Payments, type PlanRanges } from "../plan/payments";
import type { Setting } from "../plan/setting";
import { startIn } from "../plan/termRows";
import type { References } from "../scenarios/useOwnTables";

/** What is offered, as the pane shows it and as formulas name it. */
export interface Offered {
  readonly ranges: PlanRanges;
  readonly shares: Shares;
  readonly payments: Payments;
  readonly tables: References;
  /** Where the terms stand; "" for the published guide. */
  readonly terms: string;
  /** The start of the project, where they do not have it. */
  readonly start: TermsRow | null;
  readonly setting: Setting;
}

/** What is said of a plan beside its tables and terms. */
export function settingLines({ setting, payments }: Pick<Offered, "setting" | "payments">): [string, string][] {
  return [
    ["Base is made of", `amounts ${setting.basis}`],
    ["Live from", startIn(payments.terms) ?? setting.liveFrom],
  ];
}

/** An outcome by its column, or by those of its elements. */
export function addedBy(outcome: Outcome, of: (title: string) => string): string {
  const column = columnOf(outcome);
  if (column !== undefined) return of(column);
  return `ROUND(${OUTCOME_ELEMENTS[outcome].map((element) => of(AMOUNT_TITLES[element])).join("+")},2)`;
}
