import { firstRefusal, Refusal } from "../../cells/refusal";
import type { Result } from "../../define/rule";
import { exact, type Decimal } from "../../numbers/exact";

/** Dollars, in whole cents or before they are rounded; or why they are not known. */
export type Amount = Decimal | Refusal;

export const ZERO = exact(0);

/** What follows from amounts, unless one of them is not known. */
export function known<const A extends readonly Amount[]>(
  amounts: A,
  compute: (...values: { [N in keyof A]: Decimal }) => Decimal,
): Amount {
  return firstRefusal(amounts) ?? compute(...(amounts as { [N in keyof A]: Decimal }));
}

/** Amounts added up; a blank adds nothing. */
export function sum(amounts: readonly (Amount | null)[]): Amount {
  const refusal = firstRefusal(amounts);
  if (refusal !== null) return refusal;
  let total = ZERO;
  for (const amount of amounts as readonly (Decimal | null)[])
    if (amount !== null && !amount.isZero()) total = total.isZero() ? amount : total.plus(amount);
  return total;
}

/** As a cell of the answer holds it. */
export function inCell(amount: Amount | null): Result {
  return amount === null || amount instanceof Refusal ? amount : amount.toNumber();
}

/** As a step tells it. */
export function told(amount: Amount | null): Decimal | string {
  if (amount === null) return "blank";
  return amount instanceof Refusal ? `not known: ${amount.sentence}` : amount;
}
