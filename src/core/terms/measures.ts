import { fold } from "../cells/text";
import {
  perEdition,
  PRACTICE_TYPES,
  type AttainmentRow,
  type Edition,
  type ImprovementRow,
  type MeasureRow,
  type PracticeType,
} from "../guide/edition";

/** What a score of the measure counts. */
export type Unit = "percent" | "events per 1,000" | "cost";

/** At or below this, a percentage looks like the fraction that a percent-formatted cell holds. */
export const LARGEST_FRACTION = 1;
/** At or below this, a count per 1,000 looks like an observed-to-expected ratio or a rate per member. */
export const LARGEST_RATIO = 2;

export interface Measure {
  readonly code: string;
  readonly name: string;
  readonly unit: Unit;
  readonly starred: boolean;
  readonly informationOnly: boolean;
  /** Its row of the measure set, as printed. */
  readonly printed: MeasureRow;
  /** Its rows of the tables that pay it; null where it is for information only. */
  readonly paid: { readonly improvement: ImprovementRow; readonly attainment: AttainmentRow } | null;
  /** The practice types whose columns of the improvement table hold a share. */
  readonly appliesTo: readonly PracticeType[];
}

const UNITS: Record<MeasureRow["measureType"], Unit> = {
  Quality: "percent",
  Utilization: "events per 1,000",
  Cost: "cost",
  "Patient Experience": "percent",
};

function measureOf(row: MeasureRow, edition: Edition): Measure {
  const paid = row.informationOnly === undefined ? paidRows(row.code, edition) : null;
  const applies = {
    Mixed: paid?.improvement.mixed,
    Pediatric: paid?.improvement.pediatric,
    Adult: paid?.improvement.adult,
  };
  return {
    code: row.code,
    name: row.measure,
    unit: UNITS[row.measureType],
    starred: row.starred,
    informationOnly: row.informationOnly !== undefined,
    printed: row,
    paid,
    appliesTo: PRACTICE_TYPES.filter((type) => applies[type] !== undefined && applies[type] !== "NA"),
  };
}

/** Codes that other years and other lists use for a measure of ours. */
const RENAMED: Readonly<Record<string, string>> = {
  HBD: "GSD",
  "CDC-HBA1C": "GSD",
  "BCS-E": "BCS",
  "COL-E": "COL",
  "CIS-E": "CIS",
  "IMA-E": "IMA",
  DSF: "DSF-E",
  CAHPS: "CG-CAHPS",
  "CG CAHPS": "CG-CAHPS",
};

/** The measure that a text surely means, by another code or by its name; null where none is sure. */
export function measureMeant(text: string, edition: Edition): Measure | null {
  const folded = fold(text);
  const name = (printed: string): string =>
    fold(printed)
      .replace(/\*|\([^)]*\)/g, "")
      .trim();
  const code = RENAMED[folded];
  return measuresIn(edition).find((measure) => measure.code === code || name(measure.name) === name(text)) ?? null;
}

function paidRows(code: string, edition: Edition): Measure["paid"] {
  const improvement = edition.improvement.find((row) => row.code === code);
  const attainment = edition.attainment.find((row) => row.code === code);
  if (improvement === undefined || attainment === undefined) {
    throw new Error(
      `${code} is not in ${edition.places.improvement} and ${edition.places.attainment} of ${edition.id}`,
    );
  }
  return { improvement, attainment };
}

/** Every measure of an edition: those that it pays for in the order of the improvement table, then those for information only. */
export const measuresIn = perEdition((edition): readonly Measure[] =>
  [
    ...edition.improvement.flatMap(({ code }) => edition.measureSet.filter((row) => row.code === code)),
    ...edition.measureSet.filter((row) => row.informationOnly !== undefined),
  ].map((row) => measureOf(row, edition)),
);

/** The measures of the improvement and attainment tables. */
export const paidMeasuresIn = perEdition((edition): readonly Measure[] =>
  measuresIn(edition).filter((measure) => !measure.informationOnly),
);

/** The codes of an edition's measures whose scores are in a unit. */
export function codesIn(unit: Unit, edition: Edition): string[] {
  return measuresIn(edition).flatMap((measure) => (measure.unit === unit ? measure.code : []));
}

const paidByType = perEdition(
  (edition) =>
    new Map(
      PRACTICE_TYPES.map(
        (type) => [type, paidMeasuresIn(edition).filter(({ appliesTo }) => appliesTo.includes(type))] as const,
      ),
    ),
);

/** The measures that make up the total of a practice type. */
export function measuresOf(type: PracticeType, edition: Edition): readonly Measure[] {
  return paidByType(edition).get(type) ?? [];
}
