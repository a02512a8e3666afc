import { Refusal } from "../../core/shared";
import { paymentsOf, type Payments, type PlanRanges } from "../plan/payments";
import { periodsIn, type Periods, type Span } from "../plan/spans";
import type { Scenario } from "../scenarios/scenarioTable";

/** What a scenario pays, or why it pays nothing that can be told. */
export interface PaidScenario {
  readonly scenario: Scenario;
  readonly payments: Payments | Refusal;
  /** Of the span that is looked at, under its own terms. */
  readonly periods: Periods | Refusal;
}

/** One call for each. */
export function paidScenarios(list: readonly Scenario[], ranges: PlanRanges, span: Span): PaidScenario[] {
  return list.map((scenario) => {
    const { shares, terms } = scenario;
    if (terms instanceof Refusal) return { scenario, payments: terms, periods: terms };
    const periods = periodsIn(span, terms);
    return { scenario, payments: shares instanceof Refusal ? shares : paymentsOf(ranges, shares, terms), periods };
  });
}
