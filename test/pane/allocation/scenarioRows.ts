import type { Draft } from "../../../src/pane/allocation/draft";
import { HEADINGS, rowOf } from "../../../src/pane/allocation/scenarioRow";
import { SCENARIOS_TABLE } from "../../../src/pane/allocation/scenarioSheet";
import type { PortCell } from "../../../src/pane/port";
import type { FakeWorkbook } from "../fakeWorkbook";

/** A scenario as its row holds it. */
export function row(draft: Draft, isOffer = false): PortCell[] {
  return rowOf(draft, isOffer, HEADINGS).map((cell) => cell ?? null);
}

/** Sets the table up as a person would, or changes it before the pane has heard of it. */
export function put(workbook: FakeWorkbook, rows: readonly (readonly PortCell[])[], headings = HEADINGS): void {
  const wide = rows.map((cells) => headings.map((_, index) => cells[index] ?? null));
  workbook.tables.put(SCENARIOS_TABLE, { address: "'APC Scenarios'!A4:AL9", headings, rows: wide, formulas: [] });
}
