import type { TermsRow } from "../../core/terms/rows";
import { Refusal, serialOfIso } from "../../core/shared";
import { formatted } from "../figureText";
import type { PortCell } from "../port";
import { CENTS } from "../view/money";
import type { DepartureLine } from "./departure";
import { departuresIn, ENDINGS, isEndedBy, isWriteOff, type Ending } from "./departureNotes";
import { addedUp, isBlank, linesOfPractice, type Ledger, type LedgerColumn, type LedgerLine } from "./ledger";
import { openPayouts } from "./openPayouts";
import { reconciledOf, type Reconciled } from "./reconciled";
import { payoutsText } from "./schedule";

/** What the ledger says of a practice that has left: what is due and owed, and how that ended. */

/** What is due to the practice, and what it owes, as amounts above 0. */
export interface Balances {
  readonly due: number;
  readonly owed: number;
}

export function balancesIn({ total }: Reconciled): Balances {
  const [due, carried] = [total.figure("Due"), total.figure("Carried out")];
  return { due: typeof due === "number" ? due : 0, owed: typeof carried === "number" ? Math.abs(carried) : 0 };
}

export function balancesText({ due, owed }: Balances): string {
  return due === 0 && owed === 0
    ? "Nothing is due to it, and it owes nothing."
    : `Due to it: ${formatted(due, CENTS)}. It owes: ${formatted(owed, CENTS)}.`;
}

/** Of a practice that has left. */
export interface Left {
  readonly day: string;
  /** Left on 2025-03-31: 800.00 recovered. Nothing is due to it, and it owes nothing. */
  readonly sentence: string;
  /** Whether a payout of it is open, or something due or owed. */
  readonly isOpen: boolean;
}

/** How balances of a practice that left ended: 800.00 recovered. */
export function endedTexts(own: readonly LedgerLine[]): string[] {
  const paid = (ending: Ending): number =>
    addedUp(
      own.filter((line) => isEndedBy(line, ending)),
      "paid",
    );
  const sums = [
    ["paid", paid("paid")],
    ["recovered", -paid("recovered")],
    ["writtenOff", addedUp(own.filter(isWriteOff), "adjustments")],
  ] as const;
  return sums.flatMap(([ending, amount]) =>
    amount === 0 ? [] : [`${formatted(amount, CENTS)} ${ENDINGS[ending].toLowerCase()}`],
  );
}

/** Null for one that has not. */
export function leftOf(ledger: Ledger, practice: string, terms: readonly TermsRow[]): Left | null {
  const own = linesOfPractice(ledger, practice);
  const day = departuresIn(own).get(practice);
  if (day === undefined) return null;
  const ended = endedTexts(own);
  const open = openPayouts(own, serialOfIso(day), terms).map(({ payout }) => payout);
  const reconciled = reconciledOf(own, terms);
  const balances = reconciled instanceof Refusal ? null : balancesIn(reconciled);
  return {
    day,
    sentence: [
      `Left on ${day}${ended.length === 0 ? "" : `: ${ended.join(", ")}`}.`,
      ...(open.length === 0 ? [] : [`Open since then: ${payoutsText(open)}.`]),
      ...(balances === null ? [] : [balancesText(balances)]),
    ].join(" "),
    isOpen: open.length > 0 || balances?.due !== 0 || balances.owed !== 0,
  };
}

/** Whether the ledger has the lines as they were written. */
export function hasLines(ledger: Ledger, practice: string, lines: readonly DepartureLine[]): boolean {
  const own = linesOfPractice(ledger, practice);
  return lines.every(({ line, row }) =>
    own.some(
      (now) =>
        (line === null || "payout" in row || now.payout === line.payout) &&
        (Object.entries(row) as [LedgerColumn, PortCell][]).every(
          ([column, cell]) => now.cell(column) === cell || (isBlank(cell) && isBlank(now.cell(column))),
        ),
    ),
  );
}
