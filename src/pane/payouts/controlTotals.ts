import { Refusal } from "../../core/shared";
import { addedUp, isPresumed, keyOf, sumOf, type Ledger, type LedgerLine } from "./ledger";
import type { Figure, PanelRow, Reconciled } from "./reconciled";

/** What settled payouts come to by several ways, and what of it is only presumed. */

interface Reckoned {
  readonly ledger: Pick<Ledger, "lines">;
  readonly reconciled: Reconciled | Refusal;
}

/** The columns that give amounts, as the panel calls their sums. */
export const AMOUNTS = { projected: "Projected", earned: "Earned", adjustments: "Adjustments", paid: "Paid" } as const;
export type AmountColumn = keyof typeof AMOUNTS;

/** Lines of which the payment is only presumed: a blank Paid in a settled payout. */
export function presumedLines(reckoned: Reckoned): LedgerLine[] {
  return settledLines(reckoned).filter(isPresumed);
}

/** Lines of practices in payouts that are settled. */
export function settledLines({ ledger, reconciled }: Reckoned): LedgerLine[] {
  const settled = settledKeys(reconciled);
  return ledger.lines.filter(({ practice, payout }) => payout !== null && settled.has(keyOf(practice, payout)));
}

/** What lines of settled payouts come to. */
export function linesAddedUp(lines: readonly LedgerLine[]): Readonly<Record<AmountColumn, number>> {
  return {
    projected: addedUp(lines, "projected"),
    earned: addedUp(lines, "earned"),
    adjustments: addedUp(lines, "adjustments"),
    paid: sumOf([addedUp(lines, "paid"), addedUp(lines.filter(isPresumed), "projected")]),
  };
}

function settledKeys(reconciled: Reckoned["reconciled"]): ReadonlySet<string> {
  if (reconciled instanceof Refusal) return new Set();
  return new Set(
    reconciled.rows.flatMap(({ practice, payout, status }) =>
      payout !== null && status === "Settled" ? [keyOf(practice, payout)] : [],
    ),
  );
}

/** One way to the totals of the file. */
export interface Way {
  readonly name: string;
  readonly totals: Readonly<Record<AmountColumn, number | Refusal | null>>;
}

/** A total by each of the ways, and whether all of them come to the same, to the cent. */
interface ControlTotal {
  readonly title: (typeof AMOUNTS)[AmountColumn];
  readonly amounts: readonly (number | Refusal | null)[];
  readonly agrees: boolean;
}

export function controlTotals(ways: readonly Way[]): ControlTotal[] {
  return (Object.keys(AMOUNTS) as AmountColumn[]).map((column) => {
    const amounts = ways.map(({ totals }) => totals[column]);
    const [first] = amounts;
    return {
      title: AMOUNTS[column],
      amounts,
      agrees: typeof first === "number" && amounts.every((amount) => amount === first),
    };
  });
}

/** What stands in the lines of the settled payouts, and what the panel's Total says of them. */
export function ledgerWays({ ledger, reconciled }: Reckoned): Way[] {
  const total = (title: Figure): number | Refusal | null =>
    reconciled instanceof Refusal ? reconciled : reconciled.total.figure(title);
  return [
    {
      name: "Lines, settled",
      totals: linesAddedUp(settledLines({ ledger, reconciled })),
    },
    {
      name: "Reconciliation",
      totals: {
        projected: total(AMOUNTS.projected),
        earned: total(AMOUNTS.earned),
        adjustments: total(AMOUNTS.adjustments),
        paid: total(AMOUNTS.paid),
      },
    },
  ];
}

/** Whether what was earned and adjusted is what was paid, is due and is carried out: null where one of them is not known. */
export function isConserved(total: Pick<PanelRow, "figure">): boolean | null {
  const of = (title: Figure): number | Refusal | null => total.figure(title);
  const figures = [of("Earned"), of("Adjustments"), of("Paid"), of("Due"), of("Carried out")];
  if (!figures.every((figure) => typeof figure === "number")) return null;
  const [earned = 0, adjustments = 0, paid = 0, due = 0, carried = 0] = figures;
  return sumOf([earned, adjustments]) === sumOf([paid, due, carried]);
}
