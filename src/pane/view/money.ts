import { AMOUNT_TITLES, exact, ratio, Refusal } from "../../core/shared";
import { formatted, signed } from "../figureText";
import { figureIn, type PaymentLine } from "../plan/payments";
import { overPeriods, type Periods } from "../plan/spans";

/** An amount as the view says it: of the span that is chosen, in whole dollars where there is little room. */
export function moneyText(amount: number | Refusal, periods: Periods | Refusal, isExact = false): string {
  const value = moneyOver(amount, periods);
  return formatted(value, isExact ? CENTS : DOLLARS);
}

export const CENTS = "#,##0.00";
const DOLLARS = "#,##0";

export function moneyOver(amount: number | Refusal, periods: Periods | Refusal): number | Refusal {
  if (amount instanceof Refusal) return amount;
  return periods instanceof Refusal ? periods : overPeriods(amount, periods);
}

/** What an amount changes by, with its sign; in cents where it is less than a dollar. */
export function changeText(change: number): string {
  return change === 0 ? "same" : signed(change, Math.abs(change) < 1 ? CENTS : DOLLARS);
}

/** An amount as a part of a line's base payment: null where there is none. */
export function partOfBase(amount: number | Refusal, line: PaymentLine): number | null {
  const base = figureIn(line, AMOUNT_TITLES.base);
  return amount instanceof Refusal || base instanceof Refusal || base === 0 ? null : ratio(exact(amount), exact(base));
}
