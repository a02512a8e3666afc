import { exact, FIRST_SERIAL, fold, isoDate, LAST_SERIAL, Refusal, termsRows } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { EXACT_SHARE, TEXT } from "../cellLooks";
import { ELEMENTS, type ElementKey, type Shares } from "../plan/elements";
import { percentText, readPercent } from "../typedNumber";
import { lettersOf } from "../formula/columns";
import { parseCall } from "../formula/calls";
import { parseReference } from "../formula/reference";
import { writeCall } from "../formula/write";
import type { CellFormula, NewCell, NewSheet, PortCell, RowCells, TableContent } from "../port";
import { toCore } from "../resolve";
import { cellIn } from "../plan/place";
import { PLAN_TABLES, placeOf, TABLE_NAMES, type PlanTable } from "../plan/planTables";
import { BASES, FIRST_SETTING, LIVE_FROM, type LiveFrom, type Setting } from "../plan/setting";
import type { LentTables } from "../plan/usePlanTables";

/**
 * Scenarios are rows of a visible table: a name, the three shares, the terms under which they are paid, and where they
 * differ, since when, of which amounts, and to whom.
 */

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
const LIVE = "Live from";
const BASIS = "Basis";
const NOTE = "Note";
/** Without them a row has what the guide and the plan have. */
const OPTIONAL: readonly string[] = [LIVE, BASIS, ...Object.values(TABLE_NAMES), NOTE];

interface Column {
  readonly heading: string;
  readonly format: string | undefined;
  readonly width: number;
}

const COLUMNS: readonly Column[] = [
  { heading: NAME, format: TEXT.format, width: 200 },
  { heading: OFFER, format: TEXT.format, width: 104 },
  ...ELEMENTS.map((element): Column => ({ heading: SHARES[element], format: EXACT_SHARE.format, width: 204 })),
  { heading: TERMS, format: undefined, width: 160 },
  { heading: LIVE, format: TEXT.format, width: 116 },
  { heading: BASIS, format: TEXT.format, width: 92 },
  ...PLAN_TABLES.map((table): Column => ({ heading: TABLE_NAMES[table], format: TEXT.format, width: 124 })),
  { heading: NOTE, format: TEXT.format, width: 320 },
];
export const HEADINGS: readonly string[] = COLUMNS.map(({ heading }) => heading);

/** The tables of which a scenario is paid, as its cells name them; "" where those of the plan hold. */
export type TableNames = Readonly<Record<PlanTable, string>>;

export const OF_PLAN: TableNames = { practices: "", scores: "" };

/** A row of the table as it was last read. */
export interface Scenario {
  /** Among all rows of the table. */
  readonly index: number;
  readonly cells: readonly PortCell[];
  readonly name: string;
  readonly isOffer: boolean;
  /** Of base; or which of them is none. */
  readonly shares: Shares | Refusal;
  /** Or which of its cells says nothing that is known. */
  readonly setting: Setting | Refusal;
  readonly tables: TableNames;
  /** What its cell comes to; or what is wrong with it. */
  readonly terms: readonly TermsRow[] | Refusal;
  /** Where its terms stand, as every cell would name it; "" for the published guide, null where its own cell alone has them. */
  readonly place: string | null;
  /** Where its cells are now, for formulas on other sheets. */
  readonly cellsAt: {
    readonly name: string;
    readonly shares: Readonly<Record<ElementKey, string>>;
    readonly terms: string;
  };
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

export function tableOf({ address, headings, rows, formulas }: TableContent): ScenarioTable {
  return {
    headings,
    rows: rows.length,
    lacking: HEADINGS.filter((heading) => !OPTIONAL.includes(heading) && placeOf(heading, headings) < 0),
    list: rows.flatMap((cells, index) =>
      cells.every((cell) => cell === null || cell === "")
        ? []
        : [scenarioOf(cells, formulas[index] ?? [], headings, index, address)],
    ),
  };
}

/** What scenarios call their own tables. */
export function ownTablesIn(list: readonly Scenario[]): LentTables {
  const of = (table: PlanTable): string[] => [...new Set(list.map(({ tables }) => tables[table]))].filter(Boolean);
  return { practices: of("practices"), scores: of("scores") };
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
  const referenceOf = (heading: string): string => cellIn(address, index, placeOf(heading, headings));
  return {
    index,
    cells,
    name: textOf(cell(NAME)).trim(),
    isOffer: /^(?:yes|y|x|true|1)$/i.test(textOf(cell(OFFER)).trim()),
    shares: sharesOf(cell),
    setting: settingOf(cell),
    tables: { practices: textOf(cell(TABLE_NAMES.practices)).trim(), scores: textOf(cell(TABLE_NAMES.scores)).trim() },
    terms: termsIn(cell(TERMS)),
    place: placeOfTerms(cell(TERMS), formulas[at] ?? ""),
    cellsAt: {
      name: referenceOf(NAME),
      shares: {
        direct: referenceOf(SHARES.direct),
        populationHealth: referenceOf(SHARES.populationHealth),
        incentive: referenceOf(SHARES.incentive),
      },
      terms: referenceOf(TERMS),
    },
    termsCell: {
      content: (formulas[at] ?? "") === "" ? textOf(cell(TERMS)) || null : { formula: formulas[at] ?? "" },
      reference: referenceOf(TERMS),
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

function settingOf(cell: (heading: string) => PortCell): Setting | Refusal {
  const liveFrom = wordIn(LIVE, cell(LIVE), LIVE_FROM, FIRST_SETTING.liveFrom);
  const basis = wordIn(BASIS, cell(BASIS), BASES, FIRST_SETTING.basis);
  if (liveFrom instanceof Refusal) return liveFrom;
  return basis instanceof Refusal ? basis : { liveFrom, basis };
}

function wordIn<W extends string>(heading: string, cell: PortCell, words: readonly W[], blank: W): W | Refusal {
  const text = (typeof cell === "number" ? monthOf(cell) : textOf(cell)).trim();
  if (text === "") return blank;
  return (
    words.find((word) => word.toLowerCase() === text.toLowerCase()) ??
    new Refusal("#VALUE!", `${heading}: “${text.slice(0, 40)}” is none of ${words.join(", ")}`)
  );
}

const LIVE_MONTHS: Readonly<Record<LiveFrom, string>> = { "July 2024": "2024-07", "January 2025": "2025-01" };

/** A spreadsheet makes a day of "July 2024" where a person types it. */
function monthOf(value: number): string {
  if (!Number.isInteger(value) || value < FIRST_SERIAL || value > LAST_SERIAL) return String(value);
  const day = isoDate(value);
  return LIVE_FROM.find((one) => day.startsWith(LIVE_MONTHS[one])) ?? day;
}

function termsIn(cell: PortCell): readonly TermsRow[] | Refusal {
  if (cell === null || cell === "") return [];
  if (typeof cell === "object") return new Refusal("#VALUE!", `${TERMS}: ${cell.sentence ?? cell.error}`);
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
  readonly setting: Setting;
  readonly tables: TableNames;
  /** For its cell of terms; null for the published guide, undefined where the row keeps its own. */
  readonly terms: CellFormula | string | null | undefined;
}

/** The formula that checks the terms of a place. */
export function termsAt(place: string): CellFormula | null {
  return place === "" ? null : { formula: writeCall("TERMS", [place], 1) };
}

/** A row in the order of the table's own headings; columns of the person's own, and the note, are left as they are. */
export function rowOf(split: KeptSplit, isOffer: boolean, headings: readonly string[]): RowCells {
  const held = new Map(Object.entries(cellsOf(split)).map(([heading, cell]) => [fold(heading), cell]));
  held.set(fold(OFFER), isOffer ? PINNED : null);
  return headings.map((heading) => held.get(fold(heading)));
}

function cellsOf({ name, shares, setting, tables, terms }: KeptSplit): Record<string, RowCells[number]> {
  return {
    [NAME]: name,
    ...Object.fromEntries(ELEMENTS.map((element) => [SHARES[element], shares[element]])),
    [TERMS]: terms,
    [LIVE]: setting.liveFrom,
    [BASIS]: setting.basis,
    ...Object.fromEntries(PLAN_TABLES.map((table) => [TABLE_NAMES[table], tables[table] || null])),
  };
}

/** The columns without which a split would be another one when it is read again. */
export function lackingFor({ setting, tables }: KeptSplit, { headings, lacking }: ScenarioTable): string[] {
  const used = [
    ...(setting.liveFrom === FIRST_SETTING.liveFrom ? [] : [LIVE]),
    ...(setting.basis === FIRST_SETTING.basis ? [] : [BASIS]),
    ...PLAN_TABLES.filter((table) => tables[table] !== "").map((table) => TABLE_NAMES[table]),
  ];
  return [...lacking, ...used.filter((heading) => placeOf(heading, headings) < 0)];
}

const PINNED = "yes";

/** A row in which only the mark of the last offer changes. */
export function markOf(isOffer: boolean, headings: readonly string[]): RowCells {
  return headings.map((heading) => (fold(heading) === fold(OFFER) ? (isOffer ? PINNED : null) : undefined));
}

/** A row in which only the formula of its terms changes. */
export function termsCellOf(formula: string, headings: readonly string[]): RowCells {
  return headings.map((heading) => (fold(heading) === fold(TERMS) ? { formula } : undefined));
}

const NOTE_ABOVE =
  "Each row is a scenario of the pane’s view Allocation and is kept nowhere else. Edit, copy, sort or delete rows as you like: the pane follows.";
const HEADINGS_AT = 4;

/** The sheet with its first scenarios, in the order of our own headings. */
export function scenarioSheet(rows: readonly RowCells[]): NewSheet {
  return {
    name: SCENARIOS_SHEET,
    columnWidths: COLUMNS.map(({ width }) => width),
    frozenRows: HEADINGS_AT,
    cells: [
      [{ value: "Scenarios", role: "title" }],
      [{ value: NOTE_ABOVE, role: "note" }],
      [],
      HEADINGS.map((value): NewCell => ({ value, role: "heading" })),
      ...rows.map((cells) =>
        COLUMNS.map(({ format }, column): NewCell => {
          const cell = cells[column] ?? null;
          return {
            ...(cell === null ? {} : typeof cell === "object" ? cell : { value: cell }),
            ...(format === undefined ? {} : { format }),
            role: "input",
          };
        }),
      ),
    ],
    tables: [
      {
        name: SCENARIOS_TABLE,
        address: `A${HEADINGS_AT}:${lettersOf(COLUMNS.length - 1)}${HEADINGS_AT + rows.length}`,
      },
    ],
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
