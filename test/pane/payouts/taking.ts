import { Refusal } from "../../../src/core/shared";
import { LEDGER, ledgerOf, type Ledger } from "../../../src/pane/payouts/ledger";
import { practicesOf, takingOf, type Taking } from "../../../src/pane/payouts/payments";
import { keptExtractsOf } from "../../../src/pane/payouts/keptExtracts";
import { writePayments, type SeenTables, type ToWrite } from "../../../src/pane/payouts/writtenPayments";
import { reconciledOf, type Figure } from "../../../src/pane/payouts/reconciled";
import { knownVendor, type VendorMeanings } from "../../../src/pane/payouts/vendors";
import type { PortCell } from "../../../src/pane/port";
import { FakeWorkbook } from "../fakeWorkbook";
import { lineOf, HEADINGS, read } from "./extracts";

/** Payments of an extract, taken and written over a ledger of two practices. */

export const HEAD = "Vendor,Amount,Check date,Check number,Payout";
export const NOBODY: VendorMeanings = new Map();

export function take(at: Ledger, text: string, ticked: readonly number[] = [], said = NOBODY): Taking {
  const { lines, faults } = read(text);
  return takingOf(lines, faults, {
    ledger: at,
    known: (vendor) => knownVendor(vendor, null, said, practicesOf(at)),
    payoutOf: ({ payout }) => payout ?? 1,
    unit: "line",
    ticked: new Set(ticked),
  });
}

export const seen = (at: Ledger): SeenTables => ({ ledger: at, vendors: null, kept: keptExtractsOf() });
export const toWrite = (taken: ToWrite["taken"], said = NOBODY): ToWrite => ({ taken, said, extract: null });

export const sentences = ({ left }: Taking) => left.map(({ line, sentence }) => [line, sentence]);

/** A workbook with a ledger of these lines. */
export function workbookWith(...rows: readonly (readonly PortCell[])[]): FakeWorkbook {
  const workbook = new FakeWorkbook();
  const address = `'APC Payouts'!A4:K${rows.length + 4}`;
  workbook.tables.put(LEDGER.table, { address, headings: HEADINGS, rows: rows.map(lineOf), formulas: [] });
  return workbook;
}

/** The ledger once it was written, in a workbook. */
export async function written(rows: readonly (readonly PortCell[])[], taking: Taking): Promise<Ledger> {
  const workbook = workbookWith(...rows);
  const content = workbook.tables.get(LEDGER.table);
  if (content === null) throw new Error("No ledger");
  await writePayments(workbook, seen(ledgerOf(content)), toWrite(taking.taken));
  return ledgerOf(workbook.tables.get(LEDGER.table) ?? content);
}

export function figure(at: Ledger, practice: string, payout: number, title: Figure) {
  const reconciled = reconciledOf(at.lines, []);
  if (reconciled instanceof Refusal) throw new Error(reconciled.sentence);
  return reconciled.rows.find((row) => row.practice === practice && row.payout === payout)?.figure(title);
}

export const OAK = ["Oak", 1, 1000, 900];
export const ELM = ["Elm", 1, 600, 700];
