import { PRACTICE_COLUMNS } from "../../core/shared";
import { lettersOf } from "../formula/columns";
import { formatOf, widthOf } from "../columnLooks";
import type { NewCell, NewSheet, TableAndSheet } from "../port";
import type { Cell } from "../list/cells";
import { COUNTS, DENOMINATOR, FROM_COUNTS, hasCounts, NUMERATOR, SCORE_AT } from "./counts";
import { columnsOf, DECILE, MEASURE, PERCENTILE, PRACTICE, SCORE, TABLE_NAMES, type PlanTable } from "./planTables";

/** The sheets with the two tables of a plan, as the pane makes them. */

/** A row under our headings, by their names. */
export type MadeRow = Readonly<Record<string, Cell>>;

export interface PlanRows {
  readonly practices: readonly MadeRow[];
  readonly scores: readonly MadeRow[];
}

/** What tells a practice comes before its numbers, in the order in which a person reads a row. */
const TOLD_FIRST: readonly string[] = [
  PRACTICE,
  PRACTICE_COLUMNS.organisation.title,
  PRACTICE_COLUMNS.practiceType.title,
  PRACTICE_COLUMNS.track.title,
];

/** What a cell of ours is made of stays beside it, so that it can be followed. */
const FURTHER: Readonly<Record<PlanTable, readonly string[]>> = { practices: [PERCENTILE], scores: COUNTS };

/** A heading of a table has the button of its filter beside it. */
const FILTER_BUTTON = 24;

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
  const ours = columnsOf(table).map(({ title }) => title);
  const headings = [
    ...TOLD_FIRST.filter((title) => ours.includes(title)),
    ...ours.filter((title) => !TOLD_FIRST.includes(title)),
    ...FURTHER[table].filter((title) => rows.some((row) => (row[title] ?? null) !== null)),
  ];
  return {
    name: called.sheet,
    columnWidths: headings.map((heading) => widthOf(heading) + FILTER_BUTTON),
    frozenRows: HEADINGS_AT,
    cells: [
      [{ value: called.table, role: "title" }],
      [{ value: NOTES[table], role: "note" }],
      [],
      headings.map((value): NewCell => ({ value, role: "heading" })),
      ...rows.map((row, index) => {
        const at = (heading: string): string => `${lettersOf(headings.indexOf(heading))}${HEADINGS_AT + 1 + index}`;
        return headings.map((heading): NewCell => {
          const value = row[heading] ?? null;
          const look = formatOf(heading, value);
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
