import { TEXT_FORMAT } from "./cellFormats";
import { type NewCell, type NewSheet, PortFault } from "./port";

/** What sheets are called, and what is in them; tables and names share one set of names. */
export interface SheetNames {
  readonly sheets: readonly string[];
  readonly names: readonly string[];
}

/** What sheets bring into a workbook. */
export function namesOf(sheets: readonly NewSheet[]): SheetNames {
  return {
    sheets: sheets.map(({ name }) => name),
    names: sheets.flatMap(({ tables, names }) => [...tables, ...names].map(({ name }) => name)),
  };
}

/** How long Excel lets the name of a sheet be, and what it lets none hold. */
export const LONGEST_SHEET_NAME = 31;
export const UNFIT_IN_SHEET_NAMES = /[[\]:*?/\\]/;
/** Excel keeps it for itself. */
const RESERVED = "history";

function isSheetName(name: string): boolean {
  return (
    name !== "" &&
    name.length <= LONGEST_SHEET_NAME &&
    !UNFIT_IN_SHEET_NAMES.test(name) &&
    !/^'|'$/.test(name) &&
    name.toLowerCase() !== RESERVED
  );
}

/** Why nothing can have these names, which tells the first that is none or taken; null where all are free. */
export function takenFault(wanted: SheetNames, there: SheetNames): PortFault | null {
  const unfit = wanted.sheets.find((name) => !isSheetName(name));
  if (unfit !== undefined)
    return new PortFault("other", `Nothing was made, because no sheet can have the name “${unfit}”.`);
  const twice = doubled(wanted.sheets) ?? doubled(wanted.names);
  if (twice !== undefined)
    return new PortFault("other", `Nothing was made, because two of what would be made have the name ${twice}.`);
  const sheet = wanted.sheets.find((name) => holds(there.sheets, name));
  if (sheet !== undefined) return taken(`a sheet named ${sheet}. Rename or delete it, then try again.`);
  const other = wanted.names.find((name) => holds(there.names, name));
  return other === undefined ? null : taken(`something else named ${other}. Rename or delete that, then try again.`);
}

function taken(what: string): PortFault {
  return new PortFault("taken", `Nothing was made, because the workbook already has ${what}`);
}

function doubled(names: readonly string[]): string | undefined {
  return names.find((name, at) => holds(names.slice(0, at), name));
}

/** No workbook tells capitals from small letters in a name. */
function holds(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}

/** The fault that stopped the making, with what could not be undone of it. */
export function withRemains({ kind, message }: PortFault, { sheets, names }: SheetNames): PortFault {
  const remaining = [...listed("sheet", sheets), ...listed("name", names)];
  if (remaining.length === 0) return new PortFault(kind, `${message} Nothing was made.`);
  return new PortFault(
    kind,
    `${message} Of what was begun, this remains: ${remaining.join(" and ")}. Delete ${sheets.length + names.length === 1 ? "it" : "them"}, then try again.`,
  );
}

function listed(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`the ${what}${names.length === 1 ? "" : "s"} ${names.join(", ")}`];
}

/** Numbers stand right, and so do the headings above them. */
export function standsRight(cells: NewSheet["cells"], row: number, column: number): boolean {
  const isHeading = cells[row]?.[column]?.role === "heading";
  return isNumber(cells[isHeading ? row + 1 : row]?.[column]);
}

function isNumber(cell: NewCell | null | undefined): boolean {
  if (typeof cell?.value === "number") return true;
  // A spilled cell has its format alone.
  return cell?.value === undefined && cell?.format !== undefined && cell.format !== TEXT_FORMAT;
}
