import type { Columns } from "../../core/define/rule";
import { lettersOf } from "../formula/columns";
import { EXACT_SHARE, FACTOR, MONEY, monthsLook, SCORE as POINTS, TEXT, WHOLE } from "../cellLooks";
import type { NewCell, NewSheet, TableAndSheet } from "../port";
import type { Cell } from "../list/cells";
import { COUNTS, DENOMINATOR, FROM_COUNTS, hasCounts, NUMERATOR, SCORE_AT } from "./counts";
import {
  COLUMNS,
  DECILE,
  MEASURE,
  MONTHS,
  PERCENTILE,
  PRACTICE,
  SCORE,
  TABLE_NAMES,
  type PlanTable,
} from "./planTables";

/** The sheets with the two tables of a plan, as the pane makes them. */

/** A row under our headings, by their names. */
export type MadeRow = Readonly<Record<string, Cell>>;

export interface PlanRows {
  readonly practices: readonly MadeRow[];
  readonly scores: readonly MadeRow[];
}

interface Look {
  readonly format?: string;
  readonly width: number;
}

/** In the order in which a person reads a row. */
const LOOKS = {
  practices: {
    practice: { ...TEXT, width: 200 },
    organisation: { ...TEXT, width: 180 },
    practiceType: { ...TEXT, width: 116 },
    track: { ...TEXT, width: 84 },
    memberMonths: { ...WHOLE, width: 140 },
    basePmpm: { ...MONEY, width: 112 },
    capitatedPmpm: { ...MONEY, width: 144 },
    decile: { ...WHOLE, width: 92 },
    clinicalFactor: { ...FACTOR, width: 132 },
    expectedShare: { ...EXACT_SHARE, width: 136 },
  },
  scores: {
    practice: { ...TEXT, width: 200 },
    measure: { ...TEXT, width: 104 },
    baseline: { ...POINTS, width: 104 },
    score: { ...POINTS, width: 92 },
  },
} satisfies { readonly [T in PlanTable]: Readonly<Record<keyof (typeof COLUMNS)[T], Look>> };

/** What a cell of ours is made of stays beside it, so that it can be followed. */
const FURTHER: Readonly<Record<PlanTable, readonly (readonly [heading: string, look: Look])[]>> = {
  practices: [[PERCENTILE, { ...POINTS, width: 132 }]],
  scores: [
    [NUMERATOR, { ...WHOLE, width: 116 }],
    [DENOMINATOR, { ...WHOLE, width: 124 }],
  ],
};

/** Mostly whole; where one is not, it shows it. */
const COUNTED: readonly string[] = [MONTHS, ...COUNTS];

const NOTES: Readonly<Record<PlanTable, string>> = {
  practices:
    "A row for each practice. Member months are those of one payout period; Expected share is a part of the maximum incentive. Rows typed or pasted directly below join the table.",
  scores:
    "A row for each practice and measure. A practice that has scores here earns what they earn, else its Expected share.",
};

export const PLAN_SHEETS: Readonly<Record<PlanTable, string>> = { practices: "APC Practices", scores: "APC Scores" };
const HEADINGS_AT = 4;

/**
 * The table of scores is made where there are scores.
 * @param terms the reference of the workbook's terms, by which counts make a score; "" where it has none.
 */
export function planSheets({ practices, scores }: PlanRows, terms = ""): NewSheet[] {
  return [
    planSheet("practices", practices, terms),
    ...(scores.length === 0 ? [] : [planSheet("scores", scores, terms)]),
  ];
}

/** One of them, where the workbook has others under another name; a table without rows has a blank one. */
export function planSheet(
  table: PlanTable,
  given: readonly MadeRow[],
  terms = "",
  called: TableAndSheet = { table: TABLE_NAMES[table], sheet: PLAN_SHEETS[table] },
): NewSheet {
  const rows: readonly MadeRow[] = given.length === 0 ? [{}] : given;
  const columns: Columns = COLUMNS[table];
  const shown = [
    ...Object.entries<Look>(LOOKS[table]).map(([field, look]) => [columns[field]?.title ?? field, look] as const),
    ...FURTHER[table].filter(([heading]) => rows.some((row) => (row[heading] ?? null) !== null)),
  ];
  const headings = shown.map(([heading]) => heading);
  return {
    name: called.sheet,
    columnWidths: shown.map(([, { width }]) => width),
    frozenRows: HEADINGS_AT,
    cells: [
      [{ value: called.table, role: "title" }],
      [{ value: NOTES[table], role: "note" }],
      [],
      headings.map((value): NewCell => ({ value, role: "heading" })),
      ...rows.map((row, index) => {
        const at = (heading: string): string => `${lettersOf(headings.indexOf(heading))}${HEADINGS_AT + 1 + index}`;
        return shown.map(([heading, own]): NewCell => {
          const value = row[heading] ?? null;
          const { format } = COUNTED.includes(heading) && typeof value === "number" ? monthsLook(value) : own;
          const look = format === undefined ? {} : { format };
          const formula = formulaOf(heading, row, at, terms);
          if (formula !== null) return { formula, ...look };
          return { ...(value === null ? {} : { value }), ...look, role: "input" };
        });
      }),
    ],
    tables: [
      {
        name: called.table,
        address: `A${HEADINGS_AT}:${lettersOf(headings.length - 1)}${HEADINGS_AT + rows.length}`,
      },
    ],
    names: [],
  };
}

/** Of what a cell is made, where its row says so. */
function formulaOf(heading: string, row: MadeRow, at: (heading: string) => string, terms: string): string | null {
  if (heading === DECILE && (row[DECILE] ?? null) === null && typeof row[PERCENTILE] === "number")
    return `=APC.HPI.DECILE(${at(PERCENTILE)})`;
  if (heading === SCORE && hasCounts(row)) {
    const given = [PRACTICE, MEASURE, NUMERATOR, DENOMINATOR].map(at);
    return `=INDEX(APC.${FROM_COUNTS}(${[...given, ...(terms === "" ? [] : [terms])].join(",")}),2,${SCORE_AT + 1})`;
  }
  return null;
}
