import { noAnswer, Refusal } from "../../cells/refusal";
import type { Result, ShowRow } from "../../define/rule";
import type { Terms } from "../../terms/terms";
import { inCell, known, told, ZERO, type Amount } from "./amount";
import { showSettlement, type AmountName, type Settlement } from "./settlement";

/** A row of a reconciliation, of one payout or of several added up; null where it says nothing. */
export interface Figures {
  readonly amounts: Readonly<Record<AmountName, Amount | null>>;
  readonly difference: Amount | null;
  readonly carriedIn: Amount | null;
  readonly due: Amount | null;
  readonly carriedOut: Amount | null;
}

/** A payout with what it bears and carries forward. */
export interface Reckoning extends Figures {
  readonly settlement: Settlement;
}

/** The payouts of one practice, each bearing what the settled ones before it carry forward. */
export interface Account {
  readonly reckonings: readonly Reckoning[];
  /** What the last settled payout carries out, 0 without one. */
  readonly balance: Amount;
}

/** The one computation of what is due: payouts in their order in, the figures of their rows out. */
export function accountOf(
  settlements: readonly Settlement[],
  names: readonly AmountName[],
  terms: Terms,
  showRow?: ShowRow,
): Account {
  let balance: Amount = ZERO;
  const reckonings = settlements.map((settlement, index): Reckoning => {
    const { number, amounts, difference } = settlement;
    const carriedIn = balance;
    const show = showRow?.(index);
    if (show !== undefined) showSettlement(settlement, names, show);
    show?.("Carried in", told(carriedIn), "Balance of the settled payouts before it, 0 for the first");
    if (difference === null) {
      // Nothing is due yet; once a balance is lost, no later row can say so.
      const unknown = carriedIn instanceof Refusal ? carriedIn : null;
      return { settlement, amounts, difference, carriedIn, due: unknown, carriedOut: unknown };
    }
    const available = known([difference, carriedIn], (own, carried) => own.plus(carried));
    const due = known([available], (amount) => (amount.isPositive() ? amount : ZERO));
    const carriedOut = known([available], (amount) => (amount.isPositive() ? ZERO : amount));
    if (!(carriedOut instanceof Refusal)) balance = carriedOut;
    else if (!(balance instanceof Refusal))
      balance = noAnswer(`the balance after payout ${number} is not known: ${carriedOut.sentence}`);
    show?.(differenceTitle(names), told(difference), terms.cite({ part: "methodology" }));
    show?.("Available: difference + carried in", told(available), terms.cite({ part: "payouts" }));
    show?.("Due: what is available, above 0", told(due), terms.cite({ part: "payouts" }));
    show?.("Carried out: what is available, below 0", told(carriedOut), terms.cite({ part: "payouts" }));
    return { settlement, amounts, difference, carriedIn, due, carriedOut };
  });
  return { reckonings, balance };
}

export function differenceTitle(names: readonly AmountName[]): string {
  return names.includes("adjustments") ? "Difference: earned + adjustments − paid" : "Difference: earned − paid";
}

/** The amounts that a table has columns for, then the figures that follow from them. */
export function cellsOf(
  { amounts, difference, carriedIn, due, carriedOut }: Figures,
  names: readonly AmountName[],
): Result[] {
  return [...names.map((name) => amounts[name]), difference, carriedIn, due, carriedOut].map(inCell);
}
