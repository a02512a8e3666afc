import type { IRange } from "@univerjs/core";
import { deserializeRangeWithSheet } from "@univerjs/engine-formula";
import type { FWorkbook, FWorksheet } from "@univerjs/preset-sheets-core";
// For the types of what tables add to the facade.
import type {} from "@univerjs/preset-sheets-table";
import type { Cells } from "./cells";

export interface Named {
  readonly sheet: FWorksheet;
  readonly range: IRange;
}

export type Table = ReturnType<FWorkbook["getTableList"]>[number];

const SHEET = /^(?:'((?:[^']|'')+)'|([^'![\]]+))!(.+)$/s;
const CELLS = /^(?:\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})$/i;
const TABLE = /^([\p{L}_][\p{L}\p{N}_.]*)?(?:\[(.*)\])?$/su;
const PART = /^#(all|data|headers|totals|this row)$/i;

/** The cells that a reference names, seen from a cell of the workbook; undefined where it names none. */
export function cellsOf(reference: string, workbook: FWorkbook, from: Named, cells: Cells): Named | undefined {
  const text = reference.trim();
  const qualified = SHEET.exec(text);
  const sheet = qualified === null ? from.sheet : workbook.getSheetByName(qualified[1]?.replaceAll("''", "'") ?? qualified[2] ?? "");
  const local = qualified?.[3] ?? text;
  if (sheet === null) return undefined;
  if (CELLS.test(local)) return { sheet, range: within(cells.used(sheet), deserializeRangeWithSheet(local).range) };
  const defined = workbook.getDefinedNames().find((name) => name.getName().toLowerCase() === local.toLowerCase());
  if (defined !== undefined) {
    const stands = defined.getFormulaOrRefString().replace(/^=/, "");
    // A name may stand for a value instead; that names no cells.
    return stands.toLowerCase() === local.toLowerCase() ? undefined : cellsOf(stands, workbook, from, cells);
  }
  return tableCells(text, workbook, from);
}

/** Panel, Panel[Score], Panel[[#All],[Baseline]:[Score]], Panel[[#This Row],[Score]], [@Score]. */
function tableCells(text: string, workbook: FWorkbook, from: Named): Named | undefined {
  const match = TABLE.exec(text);
  if (match === null) return undefined;
  const [, name, brackets = ""] = match;
  const table = workbook.getTableList().find((one) => (name === undefined ? holds(one, from) : one.name.toLowerCase() === name.toLowerCase()));
  const sheet = table && workbook.getSheetBySheetId(table.subUnitId);
  if (!table || !sheet) return undefined;

  const thisRow = brackets.startsWith("@");
  const items = thisRow ? brackets.slice(1) : brackets;
  const parts = items.includes("[") ? [...items.matchAll(/\[((?:'.|[^'[\]])*)\]/gs)].map(([, item = ""]) => item) : [items].filter(Boolean);
  const part = thisRow ? "this row" : (parts.map((item) => PART.exec(item)?.[1]?.toLowerCase()).find(Boolean) ?? "data");
  const wanted = parts.filter((item) => !PART.test(item)).map((item) => item.replace(/'(.)/gs, "$1").trim().toLowerCase());
  const columns = wanted.map((item) => table.columns.findIndex(({ displayName }) => displayName.toLowerCase() === item));
  if (columns.includes(-1)) return undefined;
  const rows = rowsOf(table, part, from);
  if (rows === undefined) return undefined;
  const { startColumn, endColumn } = table.range;
  const [first = 0, last = columns.length > 0 ? first : endColumn - startColumn] = columns;
  return { sheet, range: { ...rows, startColumn: startColumn + Math.min(first, last), endColumn: startColumn + Math.max(first, last) } };
}

function rowsOf({ range: { startRow, endRow } }: Table, part: string, { range }: Named): Pick<IRange, "startRow" | "endRow"> | undefined {
  switch (part) {
    case "all":
      return { startRow, endRow };
    case "data":
      return { startRow: startRow + 1, endRow };
    case "headers":
      return { startRow, endRow: startRow };
    case "this row": {
      const row = range.startRow;
      return row > startRow && row <= endRow ? { startRow: row, endRow: row } : undefined;
    }
    default:
      return undefined;
  }
}

function holds({ subUnitId, range }: Table, { sheet, range: { startRow, startColumn } }: Named): boolean {
  return (
    subUnitId === sheet.getSheetId() &&
    startRow >= range.startRow && startRow <= range.endRow &&
    startColumn >= range.startColumn && startColumn <= range.endColumn
  );
}

/** Whole columns and rows reach as far as anything stands in them; NaN is Univer's sign for "whole". */
function within(used: IRange, range: IRange): IRange {
  const { startRow, endRow, startColumn, endColumn } = range;
  const top = startRow || 0;
  const left = startColumn || 0;
  return {
    startRow: top,
    startColumn: left,
    endRow: Number.isNaN(endRow) ? Math.max(top, used.endRow) : endRow,
    endColumn: Number.isNaN(endColumn) ? Math.max(left, used.endColumn) : endColumn,
  };
}
