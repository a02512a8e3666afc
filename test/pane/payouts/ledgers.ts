import { Refusal } from "../../../src/core/cells/refusal";
import { headingsOf, rowCells, type OwnRow } from "../../../src/pane/ownTable";
import { LEDGER, ledgerOf, type Ledger, type LedgerColumn } from "../../../src/pane/payouts/ledger";
import { reconciledOf, type Figure, type Reconciled } from "../../../src/pane/payouts/reconciled";
import type { PortCell, TableContent } from "../../../src/pane/port";
import { FakeTables } from "../fakeTables";

/** Ledgers of a few lines, as the workbook tells them. */

export type Row = OwnRow<LedgerColumn>;

export function tableOf(rows: readonly Row[], headings = headingsOf(LEDGER)): TableContent {
  return {
    address: `'APC Payouts'!A4:K${4 + rows.length}`,
    headings,
    rows: rows.map((row) => rowCells(LEDGER, row, headings).map((cell): PortCell => (cell ?? null) as PortCell)),
    formulas: [],
  };
}

export function ledgerWith(...rows: readonly Row[]): Ledger {
  return ledgerOf(tableOf(rows));
}

/** The ledger with changes made to it as a workbook makes them. */
export function changedBy(table: TableContent, changes: Parameters<FakeTables["change"]>[1]): TableContent {
  const tables = new FakeTables();
  tables.put(LEDGER.table, table);
  tables.change(LEDGER.table, changes);
  return tables.get(LEDGER.table) ?? table;
}

export function reconciled({ lines }: Ledger): Reconciled {
  const answer = reconciledOf(lines, []);
  if (answer instanceof Refusal) throw new Error(answer.sentence);
  return answer;
}

export function figures(of: Pick<Reconciled["total"], "figure">, ...titles: readonly Figure[]): unknown[] {
  return titles.map((title) => {
    const figure = of.figure(title);
    return figure instanceof Refusal ? figure.sentence : figure;
  });
}
