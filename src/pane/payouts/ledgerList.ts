import { Refusal } from "../../core/shared";
import { formatted } from "../figureText";
import { shown } from "../valueText";
import { CENTS } from "../view/money";
import type { Figure, PanelRow, Reconciled } from "./reconciled";

/** Which rows of the panel are listed, in which order, and what each says. */

export const ORDERS = {
  listed: "As in the ledger",
  name: "By name",
  due: "Most due first",
  owes: "Who owes most first",
} as const;
export type Order = keyof typeof ORDERS;

/** What somebody made of the list. */
export interface Listing {
  readonly wanted: string;
  readonly order: Order;
  /** Every payout, not only the one that is looked at. */
  readonly isAll: boolean;
  /** The row that Tab leads to. */
  readonly stop: string | null;
}

export const FIRST_LISTING: Listing = { wanted: "", order: "listed", isAll: false, stop: null };

interface LedgerRow extends PanelRow {
  readonly key: string;
}

/** Rows of a payout, or of all; a practice of which no payout can be reckoned is in each. */
export function rowsOf({ rows }: Reconciled, payout: number, { isAll }: Pick<Listing, "isAll">): LedgerRow[] {
  return rows.flatMap((row) =>
    isAll || row.payout === payout || row.payout === null ? [{ ...row, key: `row ${row.row}` }] : [],
  );
}

export function wantedRows(rows: readonly LedgerRow[], { wanted, order }: Listing): readonly LedgerRow[] {
  const words = wanted.trim().toLowerCase();
  const found = rows.filter(({ practice }) => practice.toLowerCase().includes(words));
  if (order === "listed") return found;
  const amount = ({ figure }: LedgerRow): number => {
    const value = figure(order === "due" ? "Due" : "Carried out");
    if (typeof value !== "number") return 0;
    return order === "due" ? value : -value;
  };
  return [...found].sort((one, other) =>
    order === "name"
      ? one.practice.localeCompare(other.practice, "en", { numeric: true }) || one.row - other.row
      : amount(other) - amount(one) || one.row - other.row,
  );
}

/** How a payout of a practice stands; "" where that is not known. */
export function statusText({ status, isCorrectionAlone }: PanelRow): string {
  return isCorrectionAlone ? "Only a correction so far" : (status ?? "");
}

/** What is due to a practice, or what it owes; where the payout is not settled, what waits. */
export function balanceText({ status, figure }: PanelRow): string {
  const [due, carried] = [figure("Due"), figure("Carried out")];
  if (due instanceof Refusal) return due.code;
  if (carried instanceof Refusal) return carried.code;
  if (status !== "Settled") return status ?? "";
  if (due !== null && due > 0) return `Due ${formatted(due, CENTS)}`;
  if (carried !== null && carried < 0) return `Owes ${formatted(-carried, CENTS)}`;
  return "Nothing due";
}

/** Settled, earned 800.00, paid 1,000.00, carried out −200.00 */
export function briefOf(row: PanelRow, { isAll }: Pick<Listing, "isAll">): string {
  const { status, payout, figure } = row;
  const told = (title: Figure): string[] => {
    const value = figure(title);
    return value === null
      ? []
      : [`${title.toLowerCase()} ${value instanceof Refusal ? shown(value) : formatted(value, CENTS)}`];
  };
  return [
    ...(isAll && payout !== null ? [`Payout ${payout}`] : []),
    ...(status === null ? [] : [statusText(row)]),
    ...(row.isCorrectionAlone ? told("Adjustments") : []),
    ...(status === "Settled" ? [] : told("Projected")),
    ...told("Earned"),
    ...told("Paid"),
    ...told("Carried out"),
  ].join(", ");
}
