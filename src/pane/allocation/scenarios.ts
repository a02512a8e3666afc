import type { PortCell, TableContent } from "../port";
import { EMPTY_DRAFT, nameOf, type Draft } from "./draft";
import { draftOf, HEADINGS, isOfferRow, NAME_HEADING, columnIndex, rowOf } from "./scenarioRow";

/** A row of the scenarios’ table as it was last read. */
export interface Scenario {
  /** Stays the row’s own while others come and go around it. */
  readonly id: number;
  /** Among all rows of the table, blank ones included. */
  readonly index: number;
  readonly cells: readonly PortCell[];
  /** Like the cells; "" where one has none. */
  readonly formulas: readonly string[];
  readonly draft: Draft;
  readonly isOffer: boolean;
}

export interface ScenarioTable {
  /** Whether the workbook has it: it is made with the first scenario. */
  readonly isThere: boolean;
  readonly address: string;
  readonly headings: readonly string[];
  /** How many rows there are, blank ones included. */
  readonly rows: number;
  readonly list: readonly Scenario[];
  /** Columns of ours that somebody took out. */
  readonly lacking: readonly string[];
  /** No later row is given a number of an earlier one. */
  readonly lastId: number;
}

/** Before anything is kept. */
export const NO_TABLE: ScenarioTable = {
  isThere: false,
  address: "",
  headings: HEADINGS,
  rows: 0,
  list: [],
  lacking: [],
  lastId: 0,
};

/** @param before what was read the last time: a row that is there again is the same scenario. */
export function tableOf({ address, headings, rows, formulas }: TableContent, before: ScenarioTable): ScenarioTable {
  const filled = rows
    .map((cells, index) => ({ cells, formulas: formulas[index] ?? [], index }))
    .filter(({ cells }) => cells.some(isFilled));
  const known = knownOf(filled, headings, before);
  let { lastId } = before;
  const list = filled.map((row): Scenario => {
    const old = known.get(row);
    // What did not change stays the same object, and nothing is computed anew of it.
    if (
      old?.index === row.index &&
      isSame(headings, before.headings) &&
      isSame(row.cells, old.cells) &&
      isSame(row.formulas, old.formulas)
    )
      return old;
    return {
      ...row,
      id: old?.id ?? (lastId += 1),
      draft: draftOf(headings, row.cells),
      isOffer: isOfferRow(headings, row.cells),
    };
  });
  return {
    isThere: true,
    address,
    headings,
    rows: rows.length,
    list,
    lacking: HEADINGS.filter((heading) => columnIndex(heading, headings) === -1),
    lastId,
  };
}

function isFilled(cell: PortCell): boolean {
  return cell !== null && cell !== "";
}

type Row = Pick<Scenario, "cells" | "index">;

/**
 * No row carries a mark of its own that a person could not copy. So the same cells are the same scenario, then the
 * same name, and then, if no row came or went, the same place: that one was renamed.
 */
function knownOf(rows: readonly Row[], headings: readonly string[], before: ScenarioTable): Map<Row, Scenario> {
  const free = new Set(before.list);
  const known = new Map<Row, Scenario>();
  const claim = (isOne: (row: Row, old: Scenario) => boolean): void => {
    for (const row of rows) {
      const found = known.has(row) ? undefined : Array.from(free).find((old) => isOne(row, old));
      if (found === undefined) continue;
      free.delete(found);
      known.set(row, found);
    }
  };
  const name = (cells: readonly PortCell[], names: readonly string[]): PortCell =>
    cells[columnIndex(NAME_HEADING, names)] ?? null;
  claim((row, old) => row.index === old.index && isSame(row.cells, old.cells));
  claim((row, old) => isSame(row.cells, old.cells));
  claim((row, old) => isSame(name(row.cells, headings), name(old.cells, before.headings)));
  if (rows.length === before.list.length) claim((row, old) => row.index === old.index);
  return known;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

const LONGEST = 60;

/** As a sentence says a name, cut where it would fill the pane. */
export function quoted(draft: Draft): string {
  const name = nameOf(draft);
  return `“${name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name}”`;
}

/** Why a scenario cannot be called that; null where it can. */
export function whyNoName(name: string, taken: readonly string[]): string | null {
  if (name === "") return "Give it a name.";
  return taken.includes(name.toLowerCase()) ? "Another scenario has this name." : null;
}

export function scenarioNamed(list: readonly Scenario[], name: string): Scenario | undefined {
  const wanted = name.trim().toLowerCase();
  return list.find(({ draft }) => draft.name.trim().toLowerCase() === wanted);
}

/** Whether two drafts are kept as the same row: 30 and 30.00 are one number. */
export function isSameDraft(left: Draft, right: Draft): boolean {
  return left === right || rowText(left) === rowText(right);
}

/** Drafts are never changed, and many are compared with the one at hand. */
const rowTexts = new WeakMap<Draft, string>();

function rowText(draft: Draft): string {
  const text = rowTexts.get(draft) ?? JSON.stringify(rowOf(draft, false, HEADINGS));
  rowTexts.set(draft, text);
  return text;
}

/** Whether nothing of a draft is lost with it. */
export function isKept(draft: Draft, list: readonly Scenario[]): boolean {
  return isSameDraft(draft, EMPTY_DRAFT) || list.some((one) => isSameDraft(one.draft, draft));
}
