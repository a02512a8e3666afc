import { formatted } from "../figureText";
import type { Notice } from "../plan/notices";
import type { Place } from "../plan/place";
import { CENTS } from "../view/money";
import type { Refusal } from "../../core/shared";
import type { ClosingRecord } from "./closingRecord";
import type { Closings } from "./closings";
import type { KeptExtracts } from "./keptExtracts";
import type { Ledger, LedgerLine } from "./ledger";
import type { Reconciled } from "./reconciled";
import { placeOfLine } from "./rows";

/** What the parts of the controls share. */

export type FindingKind =
  "unreadable" | "cents" | "closed" | "projected" | "record" | "extract" | "duplicate" | "names" | "presumed";

/** A sentence, and the row of the ledger that it is about. */
export interface Finding extends Notice {
  readonly kind: FindingKind;
}

/** All that the controls look at. */
export interface Audited {
  readonly ledger: Ledger;
  readonly closings: Closings | null;
  readonly records: readonly (ClosingRecord | Refusal)[];
  readonly reconciled: Reconciled | Refusal;
  readonly extracts: Pick<KeptExtracts, "list">;
}

export function atFirst(ledger: Ledger, [line]: readonly LedgerLine[]): Place | null {
  return line === undefined ? null : placeOfLine(ledger, line);
}

export function money(amount: number): string {
  return formatted(amount, CENTS);
}
