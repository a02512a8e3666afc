import { table3Rows, type Table3Row } from "../guide/2024-07/table3";
import { table4Rows } from "../guide/2024-07/table4";

export const PRACTICE_TYPES = ["Mixed", "Pediatric", "Adult"] as const;
export type PracticeType = (typeof PRACTICE_TYPES)[number];

/** What a score of the measure counts. */
export type Unit = "percent" | "events per 1,000" | "cost";

export interface Measure {
  readonly code: string;
  readonly name: string;
  readonly unit: Unit;
  readonly starred: boolean;
  readonly informationOnly: boolean;
  /** The practice types whose columns of Table 4 hold a share. */
  readonly appliesTo: readonly PracticeType[];
}

const UNITS: Record<Table3Row["measureType"], Unit> = {
  Quality: "percent",
  Utilization: "events per 1,000",
  Cost: "cost",
  "Patient Experience": "percent",
};

function measureOf(row: Table3Row): Measure {
  const shares = table4Rows.find(({ code }) => code === row.code);
  const applies = { Mixed: shares?.mixed, Pediatric: shares?.pediatric, Adult: shares?.adult };
  return {
    code: row.code,
    name: row.measure,
    unit: UNITS[row.measureType],
    starred: row.starred,
    informationOnly: row.informationOnly !== undefined,
    appliesTo: PRACTICE_TYPES.filter((type) => applies[type] !== undefined && applies[type] !== "NA"),
  };
}

/** Every measure of Table 3: those of Table 4 in its order, then those for information only. */
export const MEASURES: readonly Measure[] = [
  ...table4Rows.flatMap(({ code }) => table3Rows.filter((row) => row.code === code)),
  ...table3Rows.filter((row) => row.informationOnly !== undefined),
].map(measureOf);

/** The measures of Tables 4 and 5. */
export const PAID_MEASURES: readonly Measure[] = MEASURES.filter((measure) => !measure.informationOnly);

const PAID_BY_TYPE = new Map(
  PRACTICE_TYPES.map((type) => [type, PAID_MEASURES.filter(({ appliesTo }) => appliesTo.includes(type))] as const),
);

/** The measures that make up the total of a practice type. */
export function measuresOf(type: PracticeType): readonly Measure[] {
  return PAID_BY_TYPE.get(type) ?? [];
}
