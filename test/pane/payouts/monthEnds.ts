import { Refusal, serialOfIso, termsRows } from "../../../src/core/shared";
import type { TermsRow } from "../../../src/core/terms/rows";
import { headingsOf } from "../../../src/pane/ownTable";
import { journalOf } from "../../../src/pane/payouts/journal";
import { LEDGER, ledgerOf, type Ledger, type LedgerColumn } from "../../../src/pane/payouts/ledger";
import { accrualsOf, ACCRUALS, type Accruals } from "../../../src/pane/payouts/accruals";
import { monthEndOf, positionsOf, type MonthEnd } from "../../../src/pane/payouts/monthEnd";
import type { PortCell } from "../../../src/pane/port";
import type { FakeTables } from "../fakeTables";

/** The first quarter of two practices, and what is asked of its month ends. */

export type Line = Partial<Record<LedgerColumn, PortCell>>;

export const day = serialOfIso;

export function ledger(lines: readonly Line[]): Ledger {
  const columns = Object.keys(LEDGER.columns) as LedgerColumn[];
  const rows = lines.map((line) => columns.map((column) => line[column] ?? null));
  return ledgerOf({ address: "'APC Payouts'!A4:K9", headings: headingsOf(LEDGER), rows, formulas: [] });
}

export function known<T>(found: T | Refusal): T {
  if (found instanceof Refusal) throw new Error(found.sentence);
  return found;
}

/** The month ends as the workbook has them. */
export function accrualsIn(tables: FakeTables): Accruals {
  const content = tables.get(ACCRUALS.table);
  if (content === null) throw new Error("No month end was kept");
  return accrualsOf(content);
}

export function at(lines: readonly Line[], on: string, terms: readonly TermsRow[] = []): MonthEnd {
  return known(monthEndOf(ledger(lines), day(on), terms));
}

export const balances = ({ rows }: MonthEnd): Record<string, number> =>
  Object.fromEntries([...positionsOf(rows)].map(([practice, { balance }]) => [practice, balance]));

export const booked = (now: MonthEnd, before: MonthEnd | null): unknown[] =>
  journalOf(now, before, { named: {} }, false).lines.map(({ role, debit, credit }) => [role, debit, credit]);

/** Three payouts of a quarter each. */
export const QUARTERS = termsRows([["payout.months", 3]]);

/** The first quarter as the ledger has it in October: 6,000 and 3,000 projected, 6,400.50 and 2,700 earned. */
export const QUARTER: readonly Line[] = [
  {
    practice: "Practice 01",
    payout: 1,
    projected: 6000,
    earned: 6400.5,
    paid: 6000,
    paidOn: day("2024-09-20"),
    closedOn: day("2024-09-30"),
  },
  {
    practice: "Practice 02",
    payout: 1,
    projected: 3000,
    earned: 2700,
    paid: 2500,
    paidOn: day("2024-08-15"),
    closedOn: day("2024-09-30"),
  },
];

/** The month ends of that quarter. */
export const [JULY, AUGUST, SEPTEMBER] = ["2024-07-31", "2024-08-31", "2024-09-30"].map((on) =>
  at(QUARTER, on, QUARTERS),
) as [MonthEnd, MonthEnd, MonthEnd];
