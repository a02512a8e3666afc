import { PortFault, type PortCell, type RowCells, type RowChange } from "../port";
import { nameOf, type Draft } from "./draft";
import { lackingFor, NAME, OFFER, PINNED, placeOf, rowOf } from "./scenarioRow";
import { named, type Scenario, type ScenarioTable } from "./scenarios";

/** What the actions of the pane change in the table as it stands now. */

/** A row that was deleted, and can be put back. */
export interface Removed {
  readonly scenario: Scenario;
  readonly headings: readonly string[];
}

export function inserting({ headings }: ScenarioTable, index: number, draft: Draft): RowChange[] {
  refuseLack(lackingFor(draft, headings));
  return [{ kind: "insert", index, cells: rowOf(draft, false, headings) }];
}

export function replacing({ headings }: ScenarioTable, { index, cells, isOffer }: Scenario, draft: Draft): RowChange[] {
  refuseLack(lackingFor(draft, headings));
  return [{ kind: "replace", index, before: cells, cells: rowOf(draft, isOffer, headings) }];
}

export function duplicating(now: ScenarioTable, { index, draft }: Scenario): RowChange[] {
  return inserting(now, index + 1, { ...draft, name: copyName(now.list, draft) });
}

export function renaming({ headings }: ScenarioTable, { index, cells }: Scenario, name: string): RowChange[] {
  refuseLack(lacking(NAME, headings));
  return [{ kind: "replace", index, before: cells, cells: onlyIn(NAME, name, headings) }];
}

export function removing({ index, cells }: Scenario): RowChange[] {
  return [{ kind: "delete", index, before: cells }];
}

/** Where it stood, with what stood in a person’s own columns; another one that was pinned meanwhile stays the last offer. */
export function restoring({ headings, list, rows }: ScenarioTable, { scenario, headings: then }: Removed): RowChange[] {
  const isOffer = scenario.isOffer && !list.some((other) => other.isOffer);
  const cells = headings.map((heading) => (isColumn(heading, OFFER) ? mark(isOffer) : writable(scenario.cells[placeOf(heading, then)])));
  return [{ kind: "insert", index: Math.min(scenario.index, rows), cells }];
}

/** @param pinned null for no last offer at all. */
export function pinning({ headings, list }: ScenarioTable, pinned: Scenario | null): RowChange[] {
  refuseLack(lacking(OFFER, headings));
  return [...list.filter(({ isOffer, id }) => isOffer && id !== pinned?.id), ...(pinned === null ? [] : [pinned])].map(
    (scenario): RowChange => ({ kind: "replace", index: scenario.index, before: scenario.cells, cells: onlyIn(OFFER, mark(scenario === pinned), headings) }),
  );
}

/** A scenario of which a part finds no column would be another one when it is read again. */
function refuseLack(headings: readonly string[]): void {
  if (headings.length === 0) return;
  const columns = headings.map((heading) => `“${heading}”`).join(", ");
  throw new PortFault("not found", `Nothing was written, because the table of scenarios no longer has a column ${columns}. Give a column of the table this heading, then try again.`);
}

function lacking(heading: string, headings: readonly string[]): string[] {
  return placeOf(heading, headings) === -1 ? [heading] : [];
}

/** “X (copy)”, or the first “X (copy 2)” that is free. */
function copyName(list: readonly Scenario[], draft: Draft): string {
  for (let number = 1; ; number += 1) {
    const name = `${nameOf(draft)} (copy${number === 1 ? "" : ` ${number}`})`;
    if (named(list, name) === undefined) return name;
  }
}

/** A row in which one column changes and all others stay as they are. */
function onlyIn(heading: string, value: string | null, headings: readonly string[]): RowCells {
  return headings.map((one) => (isColumn(one, heading) ? value : undefined));
}

function isColumn(one: string, heading: string): boolean {
  return placeOf(heading, [one]) === 0;
}

function mark(isOffer: boolean): string | null {
  return isOffer ? PINNED : null;
}

/** An error cannot be written, and a boolean only as its word. */
function writable(cell: PortCell | undefined): RowCells[number] {
  if (typeof cell === "boolean") return String(cell).toUpperCase();
  return typeof cell === "object" && cell !== null ? undefined : cell;
}
