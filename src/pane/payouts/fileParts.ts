import { PANEL_FIGURES } from "../../core/shared";
import type { Refusal } from "../../core/shared";
import type { SpilledTable } from "../formula/spilledTable";
import type { ClosingRecord } from "./closingRecord";
import type { NamesIn } from "./fileNames";
import type { KeptExtracts } from "./keptExtracts";
import type { Ledger } from "./ledger";
import { type Figure, type Reconciled } from "./reconciled";
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
  /** The cell with the payout's number. */
  readonly key: string;
  /** The reconciliation, of which all figures are. */
  readonly list: SpilledTable;
  /** A column of it, by its heading. */
  readonly column: (title: (typeof TITLES)[number]) => string;
  /** How a lookup reads the names of practices. */
  readonly namesIn: NamesIn;
}

/** Cells of the reconciliation that say whether a practice is settled in a payout. */
export function settledRows({ column }: Cells): string {
  return `(${column("Status")}="Settled")`;
}
