import type { Show } from "../../define/rule";
import { cents, type Decimal } from "../../numbers/exact";

/** A payment in dollars: PMPM × member months, rounded once to cents, half away from zero. */
export function amountPaid(pmpm: Decimal, memberMonths: number, show?: Show): number {
  const amount = pmpm.times(memberMonths);
  show?.("Member months", memberMonths, "Argument memberMonths");
  show?.("Before rounding", amount, "PMPM × member months");
  return cents(amount).toNumber();
}
