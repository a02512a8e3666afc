import { cellsOf } from "../../../src/pane/list/pastedText";
import { headingsOf } from "../../../src/pane/ownTable";
import {
  extractOfText,
  guessedColumns,
  readExtract,
  type Extract,
  type Reading,
} from "../../../src/pane/payouts/extract";
import { LEDGER, ledgerOf, type Ledger } from "../../../src/pane/payouts/ledger";
import type { PortCell } from "../../../src/pane/port";

/** Ledgers and extracts for tests of payments. */

/** Practice, Payout, Projected, Earned, Adjustments, Paid, Closed on, Note, Date, Payment, Corrects. */
export const HEADINGS = headingsOf(LEDGER);

export function lineOf(cells: readonly PortCell[]): PortCell[] {
  return HEADINGS.map((_, at) => cells[at] ?? null);
}

export function ledger(rows: readonly (readonly PortCell[])[]): Ledger {
  return ledgerOf({
    address: `'APC Payouts'!A4:K${rows.length + 4}`,
    headings: HEADINGS,
    rows: rows.map(lineOf),
    formulas: [],
  });
}

export function extract(text: string): Extract {
  const found = extractOfText(cellsOf(text));
  if (found === null) throw new Error("No list");
  return found;
}

export function reading(given: Extract, said: Partial<Reading> = {}): Reading {
  return {
    columns: guessedColumns(given.headings),
    isDayFirst: false,
    isTurned: false,
    signs: new Map(),
    dollars: new Set(),
    ...said,
  };
}

export function read(text: string, said: Partial<Reading> = {}) {
  const given = extract(text);
  return readExtract(given, reading(given, said));
}
