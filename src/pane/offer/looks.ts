import { EXACT_SHARE, FACTOR, MONEY, RATE, TEXT, WHOLE } from "../cellLooks";
import { ADDED_COLUMNS, AMOUNT_TITLES, PMPM_AT_MOST } from "../../core/shared";

import { RISK } from "./nativePayments";

/** How a column of an offer shows what stands in it. */
interface ColumnLook {
  readonly format: string;
  /** In pixels. */
  readonly width: number;
}

/** By their headings, which are those of the plan's tables and of what the function answers. */
const COLUMN_LOOKS: Readonly<Record<string, ColumnLook>> = {
  Practice: { ...TEXT, width: 200 },
  Organisation: { ...TEXT, width: 170 },
  "Practice type": { ...TEXT, width: 112 },
  Track: { ...TEXT, width: 64 },
  "Member months": { ...WHOLE, width: 130 },
  "Base PMPM": { ...RATE, width: 104 },
  "Capitated PMPM": { ...RATE, width: 136 },
  Decile: { ...WHOLE, width: 72 },
  "Clinical factor": { ...FACTOR, width: 120 },
  [RISK]: { ...EXACT_SHARE, width: 104 },
  "Earned share": { ...EXACT_SHARE, width: 116 },
  ...Object.fromEntries(
    [...Object.values(AMOUNT_TITLES), ...ADDED_COLUMNS.map(({ title }) => title), PMPM_AT_MOST].map((title) => [
      title,
      { ...MONEY, width: 148 },
    ]),
  ),
};

export function lookOf(title: string): ColumnLook {
  const look = COLUMN_LOOKS[title];
  if (look === undefined) throw new Error(`No look for the column ${title}`);
  return look;
}
