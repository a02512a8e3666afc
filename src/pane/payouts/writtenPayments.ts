import type { TermsRow } from "../../core/terms/rows";
import { cameFrom } from "./departureNotes";
import { Refusal } from "../../core/shared";
import { faultOf } from "../fault";
import { addedCells, type OwnTable } from "../ownTable";
import { PortFault, type RowChange, type WorkbookPort } from "../port";
import { keepExtract, requireToKeep, type KeptExtracts, type TakenExtract } from "./keptExtracts";
import {
  amountIn,
  changeLedger,
  keyOf,
  LEDGER,
  requireLedgerAsSeen,
  type Ledger,
  linesAfter,
  replaced,
} from "./ledger";
import type { Payment } from "./payments";
import { reconciledOf, type Figure, type PanelRow, type Reconciled } from "./reconciled";
import { keepVendors, VENDORS, type VendorColumn, type VendorMeanings, type Vendors } from "./vendors";

/** Payments as lines of the ledger: what is written, what stands then, and whether it is still there. */

/** The rows of the ledger that payments change, and those that they add. */
export function paymentChanges({ headings, rows, lines }: Ledger, taken: readonly Payment[]): RowChange[] {
  let added = 0;
  const firsts = new Map([...lines].reverse().map((line) => [line.practice, line]));
  return taken.map(({ practice, payout, meant, amount, paidOn, payment, fills }): RowChange => {
    const paid = {
      paid: amount,
      paidOn: paidOn ?? undefined,
      payment: payment === "" ? undefined : payment,
      note: meant === payout ? undefined : `For payout ${meant}`,
    };
    if (fills !== null) return replaced(fills, paid, { headings });
    const index = rows + added;
    added += 1;
    const named = firsts.get(practice)?.cell("practice");
    const name = typeof named === "number" ? named : practice;
    return { kind: "insert", index, cells: addedCells(LEDGER, { practice: name, payout, ...paid }, headings) };
  });
}

/** What the ledger would come to with these changes. */
export function reconciledWith(
  ledger: Ledger,
  changes: readonly RowChange[],
  terms: readonly TermsRow[],
): Reconciled | Refusal {
  return reconciledOf(linesAfter(ledger, changes), terms);
}

/** A row of the panel that payments change. */
export interface MovedRow {
  readonly after: PanelRow;
  /** Undefined where the practice had nothing in the payout. */
  readonly before: PanelRow | undefined;
}

export const MOVED: readonly Figure[] = ["Paid", "Due", "Carried out"];

export function movedRows(before: Reconciled | Refusal, after: Reconciled): MovedRow[] {
  const rows = before instanceof Refusal ? [] : before.rows;
  const were = new Map(rows.map((row) => [keyOf(row.practice, row.payout), row]));
  return after.rows.flatMap((row) => {
    const was = were.get(keyOf(row.practice, row.payout));
    return MOVED.every((title) => isSame(was?.figure(title), row.figure(title))) ? [] : [{ after: row, before: was }];
  });
}

function isSame(one: number | null | Refusal | undefined, other: number | null | Refusal): boolean {
  return one instanceof Refusal && other instanceof Refusal ? one.sentence === other.sentence : one === other;
}

type Written = Pick<Payment, "practice" | "payout" | "amount" | "paidOn" | "payment">;

/** Those of payments that the ledger does not have, each for itself. */
export function missingIn<P extends Written>({ lines }: Ledger, payments: readonly P[]): P[] {
  const there = new Map<string, number>();
  for (const line of lines) {
    const { practice, paidOn, payment, cell } = line;
    const payout = cameFrom(line) ?? line.payout;
    const key = keyOf(practice, payout, amountIn(cell("paid")), paidOn instanceof Refusal ? "" : paidOn, payment);
    there.set(key, (there.get(key) ?? 0) + 1);
  }
  return payments.filter(({ practice, payout, amount, paidOn, payment }) => {
    const key = keyOf(practice, payout, amount, paidOn, payment);
    const count = there.get(key) ?? 0;
    there.set(key, count - 1);
    return count <= 0;
  });
}

/** What stood in the workbook as payments were taken of it. */
export interface SeenTables {
  readonly ledger: Ledger;
  /** Null where there is no such table yet. */
  readonly vendors: Vendors | null;
  /** What the table of vendors is called, or will be. */
  readonly called?: OwnTable<VendorColumn>;
  readonly kept: KeptExtracts;
}

export interface ToWrite {
  readonly taken: readonly Payment[];
  readonly said: VendorMeanings;
  /** Null for a payment by hand, which is all in its own line. */
  readonly extract: TakenExtract | null;
}

/** Keeps what was said of vendors, then writes the payments in one step, and last what became of each line of the extract. */
export async function writePayments(
  port: WorkbookPort,
  { ledger, vendors, called = VENDORS, kept }: SeenTables,
  { taken, said, extract }: ToWrite,
): Promise<void> {
  // A payment that came in meanwhile may be one of these.
  await requireLedgerAsSeen(port, ledger);
  if (extract !== null) requireToKeep(kept);
  const own = [
    ...(said.size > 0 ? [{ table: called.table, isThere: vendors !== null }] : []),
    ...(extract === null
      ? []
      : [kept.lines, kept.extracts].map((one) => ({ table: one.own.table, isThere: one.content !== null }))),
  ];
  await port.requireUnprotected(
    [...(taken.length > 0 ? [LEDGER.table] : []), ...own.map(({ table }) => table)],
    own.some(({ isThere }) => !isThere),
  );
  await keepVendors(port, vendors, said, called);
  const told = said.size === 0 ? "" : ` What you said of the vendors is kept in the table ${called.table}.`;
  try {
    // Another one may have come while a sheet was made for the vendors.
    if (said.size > 0) await requireLedgerAsSeen(port, ledger);
    if (taken.length > 0) await changeLedger(port, paymentChanges(ledger, taken));
  } catch (thrown) {
    const { kind, sentence } = faultOf(thrown);
    throw new PortFault(kind, `${sentence}${told}${said.size === 0 ? "" : " No payment was written."}`);
  }
  if (extract === null) return;
  try {
    await keepExtract(port, kept, extract);
  } catch (thrown) {
    const { kind, sentence } = faultOf(thrown);
    const written = taken.length === 0 ? "" : " The payments were written.";
    throw new PortFault(
      kind,
      `${sentence}${told}${written} What became of the extract’s lines is not kept: take the extract once more, and keep it.`,
    );
  }
}
