import { lettersOf } from "../book/book";
import type { NewCell, NewSheet } from "../port";
import type { Draft } from "./draft";
import { FORMATS, HEADINGS, rowOf, WIDTHS } from "./scenarioRow";

/** Where a workbook keeps its scenarios. */
export const SCENARIOS_SHEET = "APC Scenarios";
export const SCENARIOS_TABLE = "APC_Scenarios";

const NOTE =
  "Each row is a scenario of the pane’s view Allocation and is kept nowhere else. Edit, copy, sort or delete rows as you like: the pane follows.";
const HEADINGS_AT = 4;

/** The sheet with the first scenario. */
export function scenarioSheet(draft: Draft): NewSheet {
  const cells = rowOf(draft, false, HEADINGS).map((value = null, index): NewCell => {
    const format = FORMATS[index];
    return { ...(typeof value === "object" ? {} : { value }), ...(format === undefined ? {} : { format }) };
  });
  return {
    name: SCENARIOS_SHEET,
    columnWidths: WIDTHS,
    frozenRows: HEADINGS_AT,
    cells: [
      [{ value: "Scenarios", role: "title" }],
      [{ value: NOTE, role: "note" }],
      [],
      HEADINGS.map((value): NewCell => ({ value, role: "heading" })),
      cells,
    ],
    tables: [{ name: SCENARIOS_TABLE, address: `A${HEADINGS_AT}:${lettersOf(HEADINGS.length - 1)}${HEADINGS_AT + 1}` }],
    names: [],
  };
}
