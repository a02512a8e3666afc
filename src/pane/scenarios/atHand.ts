import type { Shares } from "../plan/elements";
import type { KeptSplit, Scenario } from "./scenarioTable";

/** What is at hand, as a row would keep it. */
export interface AtHand extends Pick<KeptSplit, "setting" | "tables"> {
  readonly shares: Shares | null;
  /** Where its terms stand, or the cell that alone has them. */
  readonly terms: string;
}

/** Whether a row holds this split. */
export function isOf(row: Scenario | undefined, { shares, setting, tables, terms }: AtHand): boolean {
  return (
    row !== undefined &&
    JSON.stringify([row.shares, row.setting, row.tables, termsOf(row)]) ===
      JSON.stringify([shares, setting, tables, terms])
  );
}

/** Whether a row holds it, whatever its terms. */
export function isKept(row: Scenario | undefined, kept: Omit<AtHand, "terms">): boolean {
  return row !== undefined && isOf(row, { ...kept, terms: termsOf(row) });
}

export function termsOf({ place, termsCell }: Scenario): string {
  return place ?? termsCell.reference;
}
