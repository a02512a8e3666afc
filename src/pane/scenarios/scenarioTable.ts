import { exact, fold, Refusal, termsRows } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { EXACT_SHARE, TEXT } from "../allocation/cellLooks";
import { ELEMENTS, type ElementKey } from "../allocation/plan";
import { percentText, readPercent } from "../allocation/typedNumber";
import { lettersOf } from "../book/book";
import { parseCall } from "../formula/calls";
import { parseReference } from "../formula/reference";
import { writeCall } from "../formula/write";
import type { CellFormula, NewCell, NewSheet, PortCell, RowCells, TableContent } from "../port";
import { toCore } from "../resolve";
import type { Shares } from "../plan/payments";
import { cellIn } from "../plan/place";
import { placeOf } from "../plan/planTables";

/** Scenarios are rows of a visible table: a name, the three shares, and the terms under which they are paid. */

export const SCENARIOS_SHEET = "APC Scenarios";
export const SCENARIOS_TABLE = "APC_Scenarios";

const NAME = "Scenario";
const OFFER = "Last offer";
const SHARES: Readonly<Record<ElementKey, string>> = {
  direct: "Direct services",
  populationHealth: "Population health",
  incentive: "Performance incentive",
};
const TERMS = "Terms";
const NOTE = "Note";

interface Column {
  readonly heading: string;
  readonly format: string | undefined;
  readonly width: number;
}

const COLUMNS: readonly Column[] = [
  { heading: NAME, format: TEXT.format, width: 200 },
  { heading: OFFER, format: TEXT.format, width: 104 },
  ...ELEMENTS.map((element): Column => ({ heading: SHARES[element], format: EXACT_SHARE.format, width: 176 })),
  { heading: TERMS, format: undefined, width: 160 },
  { heading: NOTE, format: TEXT.format, width: 320 },
];
export const HEADINGS: readonly string[] = COLUMNS.map(({ heading }) => heading);

/** A row of the table as it was last read. */
export interface Scenario {
  /** Among all rows of the table. */
  readonly index: number;
  readonly cells: readonly PortCell[];
  readonly name: string;
  readonly isOffer: boolean;
  /** Of base; or which of them is none. */
  readonly shares: Shares | Refusal;
  /** What its cell comes to; or what is wrong with it. */
  readonly terms: readonly TermsRow[] | Refusal;
  /** Where its terms stand, as every cell would name it; "" for the published guide, null where its own cell alone has them. */
  readonly place: string | null;
  /** What its cell of terms holds, and where it is now. */
  readonly termsCell: { readonly content: CellFormula | string | null; readonly reference: string };
}

export interface ScenarioTable {
  readonly headings: readonly string[];
  /** How many rows there are, blank ones included. */
  readonly rows: number;
  readonly list: readonly Scenario[];
  /** Columns of ours that somebody took out, without which nothing is written. */
  readonly lacking: readonly string[];
}

/** So many of them nobody has beside a split. */
const ENOUGH = 3;

/** Whether a table of this name holds plans that were described in the pane, each with its own base and sites. */
export function isOfPlans(headings: readonly string[]): boolean {
  const theirs = ["Base PMPM", "Capitated PMPM", "Basis", "Live from", "Sites", "Clinical factor"];
  return theirs.filter((heading) => placeOf(heading, headings) >= 0).length >= ENOUGH;
}

export function tableOf({ address, headings, rows, formulas }: TableContent): ScenarioTable {
  return {
    headings,
    rows: rows.length,
    lacking: HEADINGS.filter((heading) => heading !== NOTE && placeOf(heading, headings) < 0),
    list: rows.flatMap((cells, index) =>
      cells.every((cell) => cell === null || cell === "")
        ? []
        : [scenarioOf(cells, formulas[index] ?? [], headings, index, address)],
    ),
  };
}

function scenarioOf(
  cells: readonly PortCell[],
  formulas: readonly string[],
  headings: readonly string[],
  index: number,
  address: string,
): Scenario {
  const cell = (heading: string): PortCell => cells[placeOf(heading, headings)] ?? null;
  const at = placeOf(TERMS, headings);
  return {
    index,
    cells,
    name: textOf(cell(NAME)).trim(),
    isOffer: /^(?:yes|y|x|true|1)$/i.test(textOf(cell(OFFER)).trim()),
    shares: sharesOf(cell),
    terms: termsIn(cell(TERMS)),
    place: placeOfTerms(cell(TERMS), formulas[at] ?? ""),
    termsCell: {
      content: (formulas[at] ?? "") === "" ? textOf(cell(TERMS)) || null : { formula: formulas[at] ?? "" },
      reference: cellIn(address, index, at),
    },
  };
}

function textOf(cell: PortCell): string {
  if (cell === null) return "";
  return typeof cell === "object" ? cell.error : String(cell);
}

function sharesOf(cell: (heading: string) => PortCell): Shares | Refusal {
  const read = ELEMENTS.map((element): number | Refusal => {
    const value = cell(SHARES[element]);
    const share = typeof value === "number" ? value : typeof value === "string" ? readPercent(value) : null;
    return share !== null && share >= 0 && share <= 1
      ? share
      : new Refusal("#VALUE!", `${SHARES[element]}: “${textOf(value).slice(0, 40)}” is no share of base`);
  });
  const refused = read.find((share) => share instanceof Refusal);
  if (refused instanceof Refusal) return refused;
  const [direct = 0, populationHealth = 0, incentive = 0] = read as number[];
  if (exact(direct).plus(populationHealth).plus(incentive).greaterThan(1))
    return new Refusal("#VALUE!", "The three shares together are more than all of base");
  return { direct, populationHealth, incentive };
}

function termsIn(cell: PortCell): readonly TermsRow[] | Refusal {
  if (cell === null || cell === "") return [];
  if (typeof cell === "object") return new Refusal("#VALUE!", `${TERMS}: ${cell.error}`);
  try {
    return termsRows([[toCore(cell)]]);
  } catch (refusal) {
    if (refusal instanceof Refusal) return new Refusal(refusal.code, `${TERMS}: ${refusal.sentence}`);
    throw refusal;
  }
}

/** The one range that a formula checks, where it is the same one from every cell. */
function placeOfTerms(cell: PortCell, formula: string): string | null {
  if (cell === null || cell === "") return "";
  const call = parseCall(formula);
  const [only, ...others] = call?.name === "TERMS" ? call.args : [];
  if (only === undefined || others.length > 0) return null;
  const reference = parseReference(only);
  if (reference === null || only.includes("@") || /#this row/i.test(only)) return null;
  if (reference.kind === "cells") return reference.sheet === null ? null : only;
  return reference.kind === "table" && reference.table === null ? null : only;
}

/** What is kept of a split. */
export interface KeptSplit {
  readonly name: string;
  readonly shares: Shares;
  /** For its cell of terms; null for the published guide, undefined where the row keeps its own. */
  readonly terms: CellFormula | string | null | undefined;
}

/** The formula that checks the terms of a place. */
export function termsAt(place: string): CellFormula | null {
  return place === "" ? null : { formula: writeCall("TERMS", [place], 1) };
}

/** A row in the order of the table's own headings; columns of the person's own, and the note, are left as they are. */
export function rowOf({ name, shares, terms }: KeptSplit, isOffer: boolean, headings: readonly string[]): RowCells {
  const held = new Map<string, RowCells[number]>([
    [fold(NAME), name],
    [fold(OFFER), isOffer ? PINNED : null],
    ...ELEMENTS.map((element) => [fold(SHARES[element]), shares[element]] as const),
    [fold(TERMS), terms],
  ]);
  return headings.map((heading) => held.get(fold(heading)));
}

const PINNED = "yes";

/** A row in which only the mark of the last offer changes. */
export function markOf(isOffer: boolean, headings: readonly string[]): RowCells {
  return headings.map((heading) => (fold(heading) === fold(OFFER) ? (isOffer ? PINNED : null) : undefined));
}

const NOTE_ABOVE =
  "Each row is a scenario of the pane’s view Allocation and is kept nowhere else. Edit, copy, sort or delete rows as you like: the pane follows.";
const HEADINGS_AT = 4;

/** The sheet with the first scenario. */
export function scenarioSheet({ name, shares, terms = null }: KeptSplit): NewSheet {
  const cells: Readonly<Record<string, NewCell>> = {
    [NAME]: { value: name },
    ...Object.fromEntries(ELEMENTS.map((element) => [SHARES[element], { value: shares[element] }])),
    ...(terms === null ? {} : { [TERMS]: typeof terms === "string" ? { value: terms } : terms }),
  };
  return {
    name: SCENARIOS_SHEET,
    columnWidths: COLUMNS.map(({ width }) => width),
    frozenRows: HEADINGS_AT,
    cells: [
      [{ value: "Scenarios", role: "title" }],
      [{ value: NOTE_ABOVE, role: "note" }],
      [],
      HEADINGS.map((value): NewCell => ({ value, role: "heading" })),
      COLUMNS.map(({ heading, format }): NewCell => ({
        ...cells[heading],
        ...(format === undefined ? {} : { format }),
        role: "input",
      })),
    ],
    tables: [{ name: SCENARIOS_TABLE, address: `A${HEADINGS_AT}:${lettersOf(COLUMNS.length - 1)}${HEADINGS_AT + 1}` }],
    names: [],
  };
}

/** As they are typed, in percent. */
export function typedOf(shares: Shares): Readonly<Record<ElementKey, string>> {
  return {
    direct: percentText(shares.direct),
    populationHealth: percentText(shares.populationHealth),
    incentive: percentText(shares.incentive),
  };
}
