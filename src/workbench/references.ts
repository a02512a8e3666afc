import type { IRange } from "@univerjs/core";
import { deserializeRangeWithSheet } from "@univerjs/engine-formula";
import type { FWorkbook, FWorksheet } from "@univerjs/preset-sheets-core";
// For the types of what tables add to the facade.
import type {} from "@univerjs/preset-sheets-table";
import { parseReference, type Reference, type TablePart } from "../pane/formula/reference";
import type { Cells } from "./cells";

export interface SheetRange {
  readonly sheet: FWorksheet;
  readonly range: IRange;
}

type TableReference = Extract<Reference, { kind: "table" }>;

export type UniverTable = ReturnType<FWorkbook["getTableList"]>[number];

/** The cells that a reference names, seen from a cell of the workbook; undefined where it names none. */
export function cellsOf(text: string, workbook: FWorkbook, from: SheetRange, cells: Cells): SheetRange | undefined {
  const reference = parseReference(text);
  switch (reference?.kind) {
    case "cells": {
      const sheet = reference.sheet === null ? from.sheet : workbook.getSheetByName(reference.sheet);
      // The spreadsheet itself knows no A2#.
      if (sheet === null || reference.spill) return undefined;
      return { sheet, range: within(cells.used(sheet), deserializeRangeWithSheet(reference.address).range) };
    }
    case "name": {
      const { sheet, name } = reference;
      if (sheet !== null && workbook.getSheetByName(sheet) === null) return undefined;
      const defined = workbook.getDefinedNames().find((one) => isSame(one.getName(), name));
      if (defined === undefined)
        return tableCells({ kind: "table", table: name, part: "#data", columns: null }, workbook, from);
      const stands = defined.getFormulaOrRefString().replace(/^=/, "");
      // A name may stand for a value instead; that names no cells.
      return isSame(stands, name) ? undefined : cellsOf(stands, workbook, from, cells);
    }
    case "table":
      return tableCells(reference, workbook, from);
    case undefined:
      return undefined;
  }
}

function tableCells(reference: TableReference, workbook: FWorkbook, from: SheetRange): SheetRange | undefined {
  const { table: name, part } = reference;
  const table = workbook.getTableList().find((one) => (name === null ? holds(one, from) : isSame(one.name, name)));
  const sheet = table && workbook.getSheetBySheetId(table.subUnitId);
  const rows = table && rowsOf(table, part, from);
  if (!sheet || rows === undefined) return undefined;
  const { startColumn, endColumn } = table.range;
  if (reference.columns === null) return { sheet, range: { ...rows, startColumn, endColumn } };
  const columns = reference.columns.map((column) =>
    table.columns.findIndex(({ displayName }) => isSame(displayName, column.trim())),
  );
  if (columns.includes(-1)) return undefined;
  return {
    sheet,
    range: { ...rows, startColumn: startColumn + Math.min(...columns), endColumn: startColumn + Math.max(...columns) },
  };
}

function isSame(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

function rowsOf(
  { range: { startRow, endRow } }: UniverTable,
  part: TablePart,
  { range }: SheetRange,
): Pick<IRange, "startRow" | "endRow"> | undefined {
  switch (part) {
    case "#all":
      return { startRow, endRow };
    case "#data":
      return { startRow: startRow + 1, endRow };
    case "#headers":
      return { startRow, endRow: startRow };
    case "#this row": {
      const row = range.startRow;
      return row > startRow && row <= endRow ? { startRow: row, endRow: row } : undefined;
    }
    // Tables have no row of totals here.
    case "#totals":
      return undefined;
  }
}

function holds({ subUnitId, range }: UniverTable, { sheet, range: { startRow, startColumn } }: SheetRange): boolean {
  return (
    subUnitId === sheet.getSheetId() &&
    startRow >= range.startRow &&
    startRow <= range.endRow &&
    startColumn >= range.startColumn &&
    startColumn <= range.endColumn
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
