import { PortFault, type PortCell, type RowCells, type RowChange } from "../port";
import { nameOf, type Draft } from "./draft";
import { lackingFor, NAME_HEADING, OFFER_HEADING, PINNED, columnIndex, rowOf } from "./scenarioRow";
import { scenarioNamed, type Scenario, type ScenarioTable } from "./scenarios";

/** What the actions of the pane change in the table as it stands now. */

/** A row that was deleted, and can be put back. */
export interface Removed {
  readonly scenario: Scenario;
  readonly table: Pick<ScenarioTable, "address" | "headings">;
}

export function inserting({ headings }: ScenarioTable, index: number, draft: Draft): RowChange[] {
  requireColumns(lackingFor(draft, headings));
  return [{ kind: "insert", index, cells: rowOf(draft, false, headings) }];
}

export function replacing({ headings }: ScenarioTable, { index, cells, isOffer }: Scenario, draft: Draft): RowChange[] {
  requireColumns(lackingFor(draft, headings));
  return [{ kind: "replace", index, before: cells, cells: rowOf(draft, isOffer, headings) }];
}

export function duplicating(now: ScenarioTable, { index, draft }: Scenario): RowChange[] {
  return inserting(now, index + 1, { ...draft, name: copyName(now.list, draft) });
}

export function renaming({ headings }: ScenarioTable, { index, cells }: Scenario, name: string): RowChange[] {
  requireColumns(lacking(NAME_HEADING, headings));
  return [{ kind: "replace", index, before: cells, cells: onlyIn(NAME_HEADING, name, headings) }];
}

export function removing({ index, cells }: Scenario): RowChange[] {
  return [{ kind: "delete", index, before: cells }];
}

/** Where it stood, with what stood in a person’s own columns; another one that was pinned meanwhile stays the last offer. */
export function restoring(now: ScenarioTable, { scenario, table }: Removed): RowChange[] {
  const isOffer = scenario.isOffer && !now.list.some((other) => other.isOffer);
  const index = Math.min(scenario.index, now.rows);
  // In another place a formula would read other cells: there the row keeps what it came to.
  const isPlace =
    index === scenario.index &&
    startOf(now) === startOf(table) &&
    now.headings.join("\n") === table.headings.join("\n");
  const cells = now.headings.map((heading) => {
    if (isColumn(heading, OFFER_HEADING)) return mark(isOffer);
    const place = columnIndex(heading, table.headings);
    const formula = isPlace ? (scenario.formulas[place] ?? "") : "";
    return formula === "" ? writable(scenario.cells[place]) : { formula };
  });
  return [{ kind: "insert", index, cells }];
}

/** The address of a table's first cell. */
function startOf({ address }: Pick<ScenarioTable, "address">): string | undefined {
  return address.split(":")[0];
}

/** @param pinned null for no last offer at all. */
export function pinning({ headings, list }: ScenarioTable, pinned: Scenario | null): RowChange[] {
  requireColumns(lacking(OFFER_HEADING, headings));
  return [...list.filter(({ isOffer, id }) => isOffer && id !== pinned?.id), ...(pinned === null ? [] : [pinned])].map(
    (scenario): RowChange => ({
      kind: "replace",
      index: scenario.index,
      before: scenario.cells,
      cells: onlyIn(OFFER_HEADING, mark(scenario === pinned), headings),
    }),
  );
}

/** A scenario of which a part finds no column would be another one when it is read again. */
function requireColumns(headings: readonly string[]): void {
  if (headings.length === 0) return;
  const columns = headings.map((heading) => `“${heading}”`).join(", ");
  throw new PortFault(
    "not found",
    `Nothing was written, because the table of scenarios no longer has a column ${columns}. Give a column of the table this heading, then try again.`,
  );
}

function lacking(heading: string, headings: readonly string[]): string[] {
  return columnIndex(heading, headings) === -1 ? [heading] : [];
}

/** “X (copy)”, or the first “X (copy 2)” that is free. */
function copyName(list: readonly Scenario[], draft: Draft): string {
  for (let number = 1; ; number += 1) {
    const name = `${nameOf(draft)} (copy${number === 1 ? "" : ` ${number}`})`;
    if (scenarioNamed(list, name) === undefined) return name;
  }
}

/** A row in which one column changes and all others stay as they are. */
function onlyIn(heading: string, value: string | null, headings: readonly string[]): RowCells {
  return headings.map((one) => (isColumn(one, heading) ? value : undefined));
}

function isColumn(one: string, heading: string): boolean {
  return columnIndex(heading, [one]) === 0;
}

function mark(isOffer: boolean): string | null {
  return isOffer ? PINNED : null;
}

/** An error cannot be written, and a boolean only as its word. */
function writable(cell: PortCell | undefined): RowCells[number] {
  if (typeof cell === "boolean") return String(cell).toUpperCase();
  return typeof cell === "object" && cell !== null ? undefined : cell;
}
