import { PANEL_FIGURES, Refusal } from "../../core/shared";
import type { SpilledTable } from "../formula/spilledTable";
import type { ClosingRecord } from "./closingRecord";
import type { NamesIn } from "./fileNames";
import type { KeptExtracts } from "./keptExtracts";
import { sumOf, type Ledger } from "./ledger";
import type { Figure, PanelRow, Reconciled } from "./reconciled";
import type { Period } from "./schedule";

/** What the parts of the page for the file share. */

export const CHECKED = ["Earned", "Adjustments", "Paid", "Due", "Carried out"] as const satisfies readonly Figure[];
export type CheckedFigure = (typeof CHECKED)[number];

/** Where a statement tells what the payout comes to for its practice. */
export interface StatedAt {
  readonly practice: string;
  /** The sheet that it stands on. */
  readonly sheet: string;
  /** Cells as a formula on another sheet names them, by the figure that they hold. */
  readonly cells: Readonly<Record<CheckedFigure, string>>;
}

export interface FileOf {
  readonly payout: number;
  readonly ledger: Pick<Ledger, "headings" | "lines">;
  readonly reconciled: Reconciled;
  readonly records: readonly (ClosingRecord | Refusal)[];
  readonly extracts: KeptExtracts;
  /** What the controls found, in sentences. */
  readonly findings: readonly string[];
  /** Where the terms stand; "" for the published guide. */
  readonly place: string;
  readonly schedule: readonly Period[];
  readonly statements: readonly StatedAt[];
  /** A serial. */
  readonly on: number;
}

export const TITLES = ["Practice", "Payout", ...PANEL_FIGURES, "Status"] as const;

/** Where the parts find each other. */
export interface Cells {
  /** The reconciliation, of which all figures are. */
  readonly list: SpilledTable;
  /** A column of it, by its heading. */
  readonly column: (title: (typeof TITLES)[number]) => string;
  /** How a lookup reads the names of practices. */
  readonly namesIn: NamesIn;
}

/** Formulas for the practices and payouts of cells as lookups find them. */
export function keysIn({ namesIn }: Cells, practices: string, payouts: string | number): string {
  return `${namesIn(practices)}&"|"&${payouts}`;
}

/** The same of each row of the reconciliation. */
export function rowKeys(cells: Cells): string {
  return keysIn(cells, cells.column("Practice"), cells.column("Payout"));
}

/** The same where the row is settled; of others words that nothing has. */
export function settledKeys(cells: Cells): string {
  return `IF(${cells.column("Status")}="Settled",${rowKeys(cells)},"")`;
}

/** What rows of the reconciliation come to; refused where one of them is. */
export function rowsAddedUp(title: Figure, rows: readonly PanelRow[]): number | Refusal {
  const amounts: number[] = [];
  for (const row of rows) {
    const value = row.figure(title);
    if (value instanceof Refusal) return value;
    amounts.push(value ?? 0);
  }
  return sumOf(amounts);
}
