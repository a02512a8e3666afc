import { lettersOf } from "../book/book";
import { EXACT_SHARE, FACTOR, MONEY, SCORE, TEXT, WHOLE } from "../allocation/cellLooks";
import type { NewCell, NewSheet } from "../port";
import type { MadePlan, MadeRow } from "./madePlan";
import { PERCENTILE } from "./targets";
import { columnsOf, TABLE_NAMES, type PlanTable } from "./planTables";

/** The sheets with the two tables of a plan, as the pane makes them. */

interface Look {
  readonly format?: string;
  readonly width: number;
}

/** In the order in which a person reads a row. */
const LOOKS: Readonly<Record<string, Look>> = {
  Practice: { ...TEXT, width: 200 },
  Organisation: { ...TEXT, width: 180 },
  "Practice type": { ...TEXT, width: 116 },
  Track: { ...TEXT, width: 84 },
  "Member months": { ...WHOLE, width: 140 },
  "Base PMPM": { ...MONEY, width: 112 },
  "Capitated PMPM": { ...MONEY, width: 144 },
  Decile: { ...WHOLE, width: 92 },
  "Clinical factor": { ...FACTOR, width: 132 },
  "Expected share": { ...EXACT_SHARE, width: 136 },
  [PERCENTILE]: { ...SCORE, width: 132 },
  Measure: { ...TEXT, width: 104 },
  Baseline: { ...SCORE, width: 104 },
  Score: { ...SCORE, width: 92 },
};

const NOTES: Readonly<Record<PlanTable, string>> = {
  practices:
    "A row for each practice. Member months are those of one payout period; Expected share is a part of the maximum incentive. Rows typed or pasted directly below join the table.",
  scores:
    "A row for each practice and measure. A practice that has scores here earns what they earn, else its Expected share.",
};

const SHEETS: Readonly<Record<PlanTable, string>> = { practices: "APC Practices", scores: "APC Scores" };
const HEADINGS_AT = 4;

/** The table of scores is made where there are scores. */
export function planSheets({ practices, scores }: Pick<MadePlan, "practices" | "scores">): NewSheet[] {
  return [sheetOf("practices", practices), ...(scores.length === 0 ? [] : [sheetOf("scores", scores)])];
}

function sheetOf(table: PlanTable, rows: readonly MadeRow[]): NewSheet {
  const hasPercentiles = rows.some((row) => PERCENTILE in row);
  const columns = columnsOf(table).map(({ title }) => title);
  const headings = Object.keys(LOOKS).filter(
    (heading) => columns.includes(heading) || (heading === PERCENTILE && hasPercentiles),
  );
  const looks = headings.map((heading) => LOOKS[heading]);
  const percentileAt = lettersOf(headings.indexOf(PERCENTILE));
  return {
    name: SHEETS[table],
    columnWidths: looks.map((look) => look?.width ?? 0),
    frozenRows: HEADINGS_AT,
    cells: [
      [{ value: TABLE_NAMES[table], role: "title" }],
      [{ value: NOTES[table], role: "note" }],
      [],
      headings.map((value): NewCell => ({ value, role: "heading" })),
      ...rows.map((row, index) =>
        headings.map((heading, column): NewCell => {
          const format = looks[column]?.format;
          const look = format === undefined ? {} : { format };
          const value = row[heading] ?? null;
          // The percentile stays beside it, so that the decile can be followed.
          if (heading === "Decile" && value === null && typeof row[PERCENTILE] === "number")
            return { formula: `=APC.HPI.DECILE(${percentileAt}${HEADINGS_AT + 1 + index})`, ...look };
          return { ...(value === null ? {} : { value }), ...look, role: "input" };
        }),
      ),
    ],
    tables: [
      {
        name: TABLE_NAMES[table],
        address: `A${HEADINGS_AT}:${lettersOf(headings.length - 1)}${HEADINGS_AT + rows.length}`,
      },
    ],
    names: [],
  };
}
