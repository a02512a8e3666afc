import { Refusal } from "../../core/shared";
import { formatted } from "../allocation/figureText";
import { overPeriods, type Periods } from "../plan/spans";

/** An amount as the view says it: of the span that is chosen, in whole dollars where there is little room. */
export function moneyText(amount: number | Refusal, periods: Periods | Refusal, isExact = false): string {
  const value = moneyOver(amount, periods);
  return formatted(value, isExact ? "#,##0.00" : "#,##0");
}

export function moneyOver(amount: number | Refusal, periods: Periods | Refusal): number | Refusal {
  if (amount instanceof Refusal) return amount;
  return periods instanceof Refusal ? periods : overPeriods(amount, periods);
}
