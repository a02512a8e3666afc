import { TEXT } from "../cellLooks";
import { parseCall } from "../formula/calls";
import { writeCall } from "../formula/write";
import type { NewCell, NewSheet, WorkbookName } from "../port";
import { freeName } from "../freeName";
import type { Scenario } from "./scenarioTable";

/** What one scenario changes of the terms: a table on a sheet of its own, so that none is written over another. */

const TABLE = "Changes";
const SHEET = "APC Changes";

/** The table under which the changes of a scenario stand; null where it has none. */
export function blockOf({ termsCell: { content } }: Pick<Scenario, "termsCell">): string | null {
  const args = argumentsIn(content);
  const last = args?.at(-1) ?? "";
  // Alone it holds terms, unless it was made for changes.
  return args?.length === 2 || last.startsWith(TABLE) ? last : null;
}

/** The formula of a scenario's terms with the changes on top; null where its cell holds something else. */
export function withBlock({ termsCell: { content } }: Pick<Scenario, "termsCell">, block: string): string | null {
  if (content === null) return writeCall("TERMS", [block], 1);
  const args = argumentsIn(content);
  return args?.length === 1 ? writeCall("TERMS", [...args, block], 2) : null;
}

function argumentsIn(content: Scenario["termsCell"]["content"]): readonly string[] | null {
  const call = content === null || typeof content === "string" ? null : parseCall(content.formula);
  return call?.name === "TERMS" ? call.args : null;
}

interface Block {
  readonly table: string;
  readonly sheet: NewSheet;
  /** Where the first change is written. */
  readonly first: string;
}

const COLUMNS: readonly { readonly heading: string; readonly format?: string; readonly width: number }[] = [
  { heading: "Parameter", ...TEXT, width: 200 },
  { heading: "Value", width: 104 },
  { heading: "Source", ...TEXT, width: 320 },
];
const HEADINGS_AT = 4;

/** A block with one row that is still to be filled in, under names that the workbook does not have. */
export function newBlock(scenario: string, names: readonly WorkbookName[]): Block {
  // No sign between the words: the workbench's spreadsheet finds no table by a formula whose name has one.
  const word = scenario
    .replace(/[^\p{L}\p{N}]+(.?)/gu, (_signs, next: string) => next.toUpperCase())
    .slice(0, LONGEST_TABLE);
  const plain = scenario.replace(/[\\/?*[\]:'\s]+/g, " ").trim();
  const table = freeName(`${TABLE}${word.slice(0, 1).toUpperCase()}${word.slice(1)}`, "", names);
  const name = freeName(`${SHEET} ${plain}`.slice(0, LONGEST_SHEET).trim(), " ", names);
  return {
    table,
    first: `'${name}'!A${HEADINGS_AT + 1}`,
    sheet: {
      name,
      columnWidths: COLUMNS.map(({ width }) => width),
      frozenRows: HEADINGS_AT,
      cells: [
        [{ value: `What “${scenario}” changes of the terms`, role: "title" }],
        [
          {
            value:
              "Each row holds for this scenario alone, before what the terms say. Rows typed directly below join the table; the cell Terms of the scenario says what is wrong.",
            role: "note",
          },
        ],
        [],
        COLUMNS.map(({ heading }): NewCell => ({ value: heading, role: "heading" })),
        COLUMNS.map(({ format }): NewCell => ({ ...(format === undefined ? {} : { format }), role: "input" })),
      ],
      tables: [{ name: table, address: `A${HEADINGS_AT}:C${HEADINGS_AT + 1}` }],
      names: [],
    },
  };
}

const LONGEST_TABLE = 60;
/** A number may follow, and no sheet has a name of more than 31. */
const LONGEST_SHEET = 28;
