import { writeText } from "./write";

/** What a reference in a formula names, as far as text alone tells. */
export type Reference =
  | { kind: "cells"; sheet: string | null; address: string; spill: boolean }
  | { kind: "name"; sheet: string | null; name: string }
  | { kind: "table"; table: string | null; part: TablePart; columns: readonly [first: string, last: string] | null };

export type TablePart = "#all" | "#data" | "#headers" | "#totals" | "#this row";

const TABLE_PARTS: readonly string[] = ["#all", "#data", "#headers", "#totals", "#this row"] satisfies TablePart[];

const SHEET = /^(?:'((?:[^']|'')+)'|([^'![\]]+))!(.+)$/s;
const CELLS =
  /^(?:\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})$/i;
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;
/** A table's name, which is left out within the table itself, and what its brackets hold. */
const TABLE = /^([\p{L}_\\][\p{L}\p{N}_.\\]*)?\[(.*)\]$/su;
/** Within brackets an apostrophe stands before a bracket, a # or another apostrophe. */
const BRACKETED = /^\[((?:'.|[^'[\]])*)\]\s*([,:]?)\s*/s;

/** Null for text that is no reference, or one that reaches beyond this workbook. */
export function parseReference(text: string): Reference | null {
  const reference = text.trim();
  const qualified = SHEET.exec(reference);
  if (qualified === null) return tableReference(reference) ?? local(null, reference);
  const sheet = qualified[1]?.replaceAll("''", "'") ?? qualified[2] ?? "";
  return sheet.includes("[") ? null : local(sheet, qualified[3] ?? "");
}

function local(sheet: string | null, text: string): Reference | null {
  const spill = text.endsWith("#");
  const address = spill ? text.slice(0, -1) : text;
  if (CELLS.test(address) && lieWithin(address)) return { kind: "cells", sheet, address, spill };
  return NAME.test(text) ? { kind: "name", sheet, name: text } : null;
}

/** What lies beyond the last column or row is a name, as YTD2024 is. */
function lieWithin(address: string): boolean {
  const columns = address.toUpperCase().match(/[A-Z]+/g) ?? [];
  const rows = address.match(/\d+/g) ?? [];
  return (
    columns.every((column) => column.length < LAST_COLUMN.length || column <= LAST_COLUMN) &&
    rows.every((row) => Number(row) >= 1 && Number(row) <= LAST_ROW)
  );
}

export const LAST_COLUMN = "XFD";
export const LAST_ROW = 1_048_576;

/** Whether it names whole columns or rows: A:C, 2:4. */
export function isWholeColumnsOrRows(text: string): boolean {
  const reference = parseReference(text);
  return reference?.kind === "cells" && /^(?:\$?[A-Z]+:\$?[A-Z]+|\$?\d+:\$?\d+)$/i.test(reference.address);
}

/** Panel[Score], Panel[[#All],[Code]:[Score]], Panel[@Score], [@[Gap share]] and the like. */
function tableReference(text: string): Reference | null {
  const match = TABLE.exec(text);
  if (match === null) return null;
  const table = match[1] ?? null;
  const inner = (match[2] ?? "").trim();
  const thisRow = inner.startsWith("@");
  const items = itemsOf(thisRow ? inner.slice(1) : inner);
  if (items === null) return null;
  const parts = items.filter((item) => TABLE_PARTS.includes(item.toLowerCase()));
  const columns = items
    .filter((item) => !TABLE_PARTS.includes(item.toLowerCase()))
    .map((item) => item.replace(/'(.)/gs, "$1"));
  if (parts.length > (thisRow ? 0 : 1) || columns.length > 2) return null;
  const [part = thisRow ? "#this row" : "#data"] = parts.map((item) => item.toLowerCase());
  const [first, last = first] = columns;
  return {
    kind: "table",
    table,
    part: part as TablePart,
    columns: first === undefined || last === undefined ? null : [first, last],
  };
}

const ALONE = /^(?:'.|[^'[\]])*$/s;

/** One item that stands alone, or several in brackets of their own; columns come last and as one range. */
function itemsOf(inner: string): string[] | null {
  if (!inner.startsWith("[")) return !ALONE.test(inner) ? null : inner === "" ? [] : [inner];
  const items: string[] = [];
  let joinedBy = ",";
  for (let rest = inner; rest !== "";) {
    const match = BRACKETED.exec(rest);
    const [whole = "", item = "", separator = ""] = match ?? [];
    if (match === null || (joinedBy === "," && items.some((before) => !before.startsWith("#")))) return null;
    items.push(item);
    joinedBy = separator;
    rest = rest.slice(whole.length);
  }
  return items;
}

/** Cells of the sheet on which a formula stands, without its name; any other text as it is. */
export function withoutSheet(text: string, sheet: string | null): string {
  const reference = parseReference(text);
  const isThere = reference?.kind === "cells" && reference.sheet?.toLowerCase() === sheet?.toLowerCase();
  return isThere ? text.trim().slice(text.trim().lastIndexOf("!") + 1) : text;
}

/** A sheet's name as it stands before the exclamation mark. */
export function quoteSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !/^(?:[A-Z]{1,3}\d+|R\d*C?\d*|C\d*)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/**
 * A column of a table by its own heading, for a formula that takes lists. Within brackets a space at an end is lost, and
 * the workbench knows no signs that an apostrophe stands before: such a heading is looked up.
 */
export function columnOf(table: string, heading: string): string {
  return PLAIN_HEADING.test(heading)
    ? `${table}[${heading}]`
    : `XLOOKUP(${writeText(heading)},${table}[#Headers],${table})`;
}

const PLAIN_HEADING = /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u;

/** A column's name as it stands within a table's brackets. */
export function quoteColumn(name: string): string {
  return name.replace(/['[\]#@]/g, "'$&");
}
