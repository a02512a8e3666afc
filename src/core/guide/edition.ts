/** What an edition of the guide is. Rules name its parts; what they are called and print is the edition's. */

/** The columns of the improvement and attainment tables. */
export const PRACTICE_TYPES = ["Mixed", "Pediatric", "Adult"] as const;
export type PracticeType = (typeof PRACTICE_TYPES)[number];

/** The parts of a guide that rules and terms rest on, whatever an edition calls or numbers them. */
export type Part =
  | "titlePage"
  | "wholeModel"
  | "overview"
  | "directServices"
  | "tracks"
  | "basicCapitation"
  | "intermediateCapitation"
  | "populationHealth"
  | "measureSet"
  | "methodology"
  | "improvementGuidelines"
  | "improvement"
  | "attainmentGuidelines"
  | "attainment"
  | "risk"
  | "clinicalRisk"
  | "socialRisk"
  | "attribution"
  | "payouts";

/** Where a number or a sentence stands in whichever edition is in force. */
export interface Citation {
  readonly part: Part;
  /** As the edition prints it. */
  readonly row?: string;
}

/** The services that a table of capitation names in words; which codes they mean is the rule's affair. */
export type NamedService =
  | "home visits"
  | "rest home visits"
  | "skilled nursing facility"
  | "echocardiograms"
  | "specimen handling"
  | "inhalation treatment"
  | "implantable pump"
  | "COVID testing"
  | "flu vaccines"
  | "IV tubing"
  | "IV infusion"
  | "Pap smear"
  | "IUDs"
  | "abortion"
  | "ceftriaxone"
  | "progesterone"
  | "asthma"
  | "nausea"
  | "IV fluid"
  | "estradiol"
  | "cortisone"
  | "chemotherapy";

/** A row of Table 1 or 2; a cell lists its services and ranges as printed. */
export interface ServicesRow {
  readonly capitated: readonly string[];
  readonly feeForService: readonly string[];
}

/** A row of the measure set. */
export interface MeasureRow {
  /** The code in brackets; GSD9 where the guide prints GSD twice, for the rate above 9.0%. */
  readonly code: string;
  /** As printed, without the code. */
  readonly measure: string;
  /** * : reported stratified by race and ethnicity, equity sensitive. */
  readonly starred: boolean;
  readonly measureType: "Quality" | "Utilization" | "Cost" | "Patient Experience";
  readonly benchmarkSource: string;
  readonly population: "Adult" | "Pediatric" | "Adult/pediatric";
  /** What the row says of a measure that earns nothing. */
  readonly informationOnly?: string;
}

/** A row of the improvement table. */
export interface ImprovementRow {
  readonly code: string;
  readonly population: "Pediatric" | "Both" | "Adult";
  /** Minimum Performance Threshold to Attainment Threshold; printed high to low where lower is better. */
  readonly improvementRange: string;
  readonly gold: string;
  readonly improvementNeeded: string;
  /** % of Total Incentive; NA where the measure does not apply. */
  readonly mixed: string;
  readonly pediatric: string;
  readonly adult: string;
}

/** A row of the attainment table. */
export interface AttainmentRow {
  readonly code: string;
  readonly population: "Pediatric" | "Both" | "Adult";
  readonly threshold: string;
  readonly gold: string;
  /** % of Total Incentive at the Attainment Threshold, at the Attainment Gold Standard. */
  readonly mixed: readonly [threshold: string, gold: string];
  readonly pediatric: readonly [threshold: string, gold: string];
  readonly adult: readonly [threshold: string, gold: string];
}

/** A percentage that the guide prints outside its tables. */
export interface PrintedShare {
  readonly percent: string;
  /** The guide's words. */
  readonly words: string;
  readonly part: Part;
}

/** What an edition's own words make of a reading that is told beside its rule for the first edition. */
export interface ReadingWords {
  readonly quote: string;
  readonly ours: string;
  readonly alternatives: string;
}

/** One edition of the published guide, transcribed: numbers as printed, row for row. */
export interface Edition {
  /** As terms name it: the year and month of its start. */
  readonly id: string;
  /** The document's title, as a source that stands alone gives it. */
  readonly document: string;
  /** What each part is called: "Table 4", or the section as the guide titles it. */
  readonly places: Readonly<Record<Part, string>>;
  /** The titles that stand over its tables. */
  readonly titles: Readonly<
    Record<"basicCapitation" | "intermediateCapitation" | "measureSet" | "improvement" | "attainment", string>
  >;
  readonly basicCapitation: readonly ServicesRow[];
  readonly intermediateCapitation: readonly ServicesRow[];
  /** What each service that those two tables name in words is. */
  readonly services: Readonly<Record<string, NamedService>>;
  /** The track in which nothing is capitated: its row among the tracks, and what that row says. */
  readonly feeForServiceTrack: { readonly row: string; readonly service: string };
  readonly measureSet: readonly MeasureRow[];
  readonly improvement: readonly ImprovementRow[];
  readonly attainment: readonly AttainmentRow[];
  readonly upliftCeiling: PrintedShare;
  readonly incentiveCeiling: PrintedShare;
  readonly totalIncentive: PrintedShare;
  /** The recommended tiered increase, decile 1 to 10. */
  readonly adjustmentByDecile: readonly { readonly decile: number; readonly adjustment: string }[];
  readonly payouts: {
    /** First and last day of the demonstration project. */
    readonly start: string;
    readonly end: string;
    readonly monthsPerPeriod: string;
    readonly monthsToPayment: string;
    readonly schedule: readonly {
      readonly payout: string;
      readonly paid: string;
      readonly performanceThrough: string;
    }[];
  };
  readonly attribution: {
    readonly lookbackMonths: string;
    /** The guide's words for them, and for the next. */
    readonly lookbackWords: string;
    readonly extensionMonths: string;
    readonly extensionWords: string;
    readonly preference: readonly string[];
    /** Whose services are primary care; restricted where service restrictions apply. */
    readonly specialties: readonly { readonly specialty: string; readonly restricted: boolean }[];
  };
  /** By a reading's id: what this edition says otherwise of it. */
  readonly readings: Readonly<Record<string, ReadingWords>>;
  /** What help says beside the transcription of a part: where this edition prints what a reader would not expect. */
  readonly notes: Readonly<Partial<Record<Part, string>>>;
}

/** As every Source column shows it: "Guide 2024-07, Table 4, CBP". */
export function cite(citation: Citation, edition: Edition): string {
  return `Guide ${edition.id}, ${placeOf(citation, edition)}`;
}

/** With the document's full title, for a source that stands alone. */
export function citeInFull(citation: Citation, edition: Edition): string {
  return `${edition.document}: ${placeOf(citation, edition)}`;
}

function placeOf({ part, row }: Citation, { places }: Edition): string {
  return row === undefined ? places[part] : `${places[part]}, ${row}`;
}

/** Something that follows from an edition, derived once for each. */
export function perEdition<V extends object>(derive: (edition: Edition) => V): (edition: Edition) => V {
  const derived = new WeakMap<Edition, V>();
  return (edition) => {
    const before = derived.get(edition);
    if (before !== undefined) return before;
    const value = derive(edition);
    derived.set(edition, value);
    return value;
  };
}

/** What is the same in every edition, or follows from the one in force. */
export type InEdition<V extends object | string> = V | ((edition: Edition) => V);

export function inEdition<V extends object | string>(of: InEdition<V>, edition: Edition): V {
  return typeof of === "function" ? (of as (edition: Edition) => V)(edition) : of;
}
