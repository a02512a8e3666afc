import { ADDED_COLUMNS, AMOUNT_TITLES, PMPM_AT_MOST } from "../core/shared";
import { EXACT_SHARE, FACTOR, MONEY, RATE, SCORE, TEXT, WHOLE } from "./cellLooks";

/** How a column of practices or scores shows what stands in it. */
interface ColumnLook {
  readonly format: string;
  /** In pixels. */
  readonly width: number;
}

/** By their headings, which are those of the plan's tables, of offers and of what the function answers. */
const COLUMN_LOOKS: Readonly<Record<string, ColumnLook>> = {
  Practice: { ...TEXT, width: 200 },
  Organisation: { ...TEXT, width: 170 },
  "Practice type": { ...TEXT, width: 112 },
  Track: { ...TEXT, width: 64 },
  "Member months": { ...WHOLE, width: 132 },
  "Base PMPM": { ...RATE, width: 104 },
  "Capitated PMPM": { ...RATE, width: 136 },
  Decile: { ...WHOLE, width: 72 },
  "HPI percentile": { ...SCORE, width: 116 },
  "Clinical factor": { ...FACTOR, width: 120 },
  "Risk share": { ...EXACT_SHARE, width: 104 },
  "Expected share": { ...EXACT_SHARE, width: 124 },
  "Earned share": { ...EXACT_SHARE, width: 116 },
  Measure: { ...TEXT, width: 84 },
  Baseline: { ...SCORE, width: 84 },
  Score: { ...SCORE, width: 72 },
  Numerator: { ...WHOLE, width: 96 },
  Denominator: { ...WHOLE, width: 108 },
  ...Object.fromEntries(
    [...Object.values(AMOUNT_TITLES), ...ADDED_COLUMNS.map(({ title }) => title), PMPM_AT_MOST].map((title) => [
      title,
      { ...MONEY, width: 148 },
    ]),
  ),
};

/** Mostly whole; where one is not, it shows it. */
const COUNTED: readonly string[] = ["Member months", "Numerator", "Denominator"];

/** @param value that the cell holds, where it is known. */
export function formatOf(title: string, value: unknown = null): Pick<ColumnLook, "format"> {
  if (COUNTED.includes(title) && typeof value === "number" && !Number.isInteger(value)) return MONEY;
  return { format: lookOf(title).format };
}

export function widthOf(title: string): number {
  return lookOf(title).width;
}

function lookOf(title: string): ColumnLook {
  const look = COLUMN_LOOKS[title];
  if (look === undefined) throw new Error(`No look for the column ${title}`);
  return look;
}
