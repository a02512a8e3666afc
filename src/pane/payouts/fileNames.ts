import { grouped } from "../../core/shared";
import { fixedBlock, type LineCursor } from "../offer/sheetLayout";
import { TEXT, WHOLE } from "../cellLooks";
import type { PortCell } from "../port";
import type { Ledger } from "./ledger";

/** Practices whose names a workbook's own functions compare otherwise than ours, each under a number instead. */

/** A formula for the names in cells, as a lookup tells them apart. */
export type NamesIn = (cells: string) => string;

/** Before a number that stands for a name: no name that is looked up has it. */
const MARK = "|";
/** Signs that a lookup takes for any others, the mark, and more than a lookup takes. */
const NOT_LOOKED_UP = /[*?~|]|^.{200}/s;

/** Answers how formulas on the page read names. */
export function layNames(cursor: LineCursor, { lines }: Pick<Ledger, "lines">): NamesIn {
  const spelt = speltOtherwise(lines);
  if (spelt.length === 0) return (cells) => cells;
  cursor.section("Practices by number");
  cursor.note("The spreadsheet would not tell these names from others, or not find them, as they stand in the ledger.");
  cursor.headings(["Name", "Number"]);
  const first = cursor.row;
  for (const [name, number] of spelt)
    cursor.line([
      { value: name, ...TEXT },
      { value: number, ...WHOLE },
    ]);
  const [names, numbers] = [0, 1].map((column) => fixedBlock(column, first, cursor.row - 1));
  return (cells) => {
    const number = `MMULT(--EXACT(${cells},TRANSPOSE(${names})),${numbers})`;
    return `IF(${number}=0,${cells}&"","${MARK}"&${number})`;
  };
}

/** Names as the ledger and as the functions have them, of each practice that a lookup would not find, with its number. */
function speltOtherwise(lines: Ledger["lines"]): (readonly [string, number])[] {
  const spellings = [...grouped(lines, ({ practice }) => practice)].map(([practice, its]) => ({
    practice,
    all: new Set([practice, ...its.flatMap(({ cell }) => textsIn(cell("practice")))]),
  }));
  const alike = grouped(spellings, ({ practice }) => practice.toLowerCase());
  return spellings
    .filter(
      ({ practice, all }) =>
        practice !== "" &&
        (all.size > 1 || NOT_LOOKED_UP.test(practice) || (alike.get(practice.toLowerCase()) ?? []).length > 1),
    )
    .flatMap(({ all }, at) => [...all].map((name) => [name, at + 1] as const));
}

/** As it stands, where nameOf folds it. */
function textsIn(cell: PortCell): string[] {
  return typeof cell === "string" || typeof cell === "number" ? [String(cell)] : [];
}
