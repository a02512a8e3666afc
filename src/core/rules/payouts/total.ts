import { noAnswer, Refusal } from "../../cells/refusal";
import type { Show } from "../../define/rule";
import type { Terms } from "../../terms/terms";
import { sum, told, type Amount } from "./amount";
import { differenceTitle, type Figures, type Reckoning } from "./carryForward";
import { PAYOUT_TITLES, type AmountName } from "./settlement";

/** Settled payouts added up; `lost` is why some of them cannot be, whatever the others are. */
export function totalOf(reckonings: readonly Reckoning[], lost: readonly Refusal[] = []): Figures {
  const settled = reckonings.filter(isSettled);
  const of = (figure: (row: Reckoning) => Amount | null): Amount => added([...lost, ...settled.map(figure)]);
  return {
    amounts: {
      projected: of(({ amounts }) => amounts.projected),
      earned: of(({ amounts }) => amounts.earned),
      adjustments: of(({ amounts }) => amounts.adjustments),
      paid: of(({ amounts }) => amounts.paid),
    },
    difference: of(({ difference }) => difference),
    carriedIn: of(({ carriedIn }) => carriedIn),
    due: of(({ due }) => due),
    carriedOut: of(({ carriedOut }) => carriedOut),
  };
}

/** Over all payouts, what is carried out is what the last of each practice carries out. */
export function grandTotalOf(
  reckonings: readonly Reckoning[],
  balances: readonly Amount[],
  lost: readonly Refusal[] = [],
): Figures {
  return { ...totalOf(reckonings, lost), carriedIn: null, carriedOut: added([...lost, ...balances]) };
}

export function isSettled({ settlement }: Reckoning): boolean {
  return settlement.status === "Settled";
}

/** What is added up may be wrong; the total is not, but there is none. */
function added(amounts: readonly (Amount | null)[]): Amount {
  const total = sum(amounts);
  return total instanceof Refusal ? noAnswer(`not every row of this total is known: ${total.sentence}`) : total;
}

/** `rows` says which were added up. */
export function showTotal(
  { amounts, difference, carriedIn, due, carriedOut }: Figures,
  names: readonly AmountName[],
  rows: string,
  terms: Terms,
  show: Show,
): void {
  for (const name of names) show(PAYOUT_TITLES[name], told(amounts[name]), rows);
  show(differenceTitle(names), told(difference), terms.cite({ part: "methodology" }));
  if (carriedIn !== null) show("Carried in", told(carriedIn), rows);
  show("Due", told(due), rows);
  if (carriedIn !== null) show("Carried out", told(carriedOut), rows);
  else show("Carried out: difference − due", told(carriedOut), "As the last settled payout carries it out");
}
