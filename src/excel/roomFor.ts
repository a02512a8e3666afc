/// <reference types="office-js" />
import { addressOf, areaFrom, areaOf, meet, WHOLE_SHEET, type Area } from "../pane/formula/areas";
import { filledBy } from "../pane/insertion";
import type { FoundCells, Insertion, PortCell } from "../pane/port";
import { heldIn, loadHeld, type HeldCells } from "./cells";
import { namesNoCells } from "./ranges";
import { runExcel, supports } from "./run";

/** What stands where a formula is to go. */
export function roomFor(insertion: Insertion): Promise<FoundCells> {
  return runExcel(async (context) => {
    const { found } = loadRoom(context, insertion);
    await context.sync();
    return found();
  }, namesNoCells(insertion.cell));
}

/** The cell that a formula goes into, and what is known of it and around it with the next sync. */
export interface LoadedRoom {
  readonly cell: Excel.Range;
  readonly found: () => FoundCells;
}

export function loadRoom(context: Excel.RequestContext, insertion: Insertion): LoadedRoom {
  const fills = filledBy(insertion);
  const name = fills?.sheet ?? null;
  if (fills === null || name === null) throw namesNoCells(insertion.cell);
  const sheet = context.workbook.worksheets.getItem(name);
  const [first, all] = [areaFrom(fills, { rows: 1, columns: 1 }), within(fills)];
  const cell = loadHeld(sheet.getRange(addressOf({ ...first, sheet: null })));
  const filled = sheet.getRange(addressOf({ ...all, sheet: null })).getUsedRangeOrNullObject(true);
  filled.load("values,formulas,rowIndex,columnIndex");
  // A formula of one cell may well stand in a table.
  const tables =
    insertion.rows * insertion.columns === 1
      ? null
      : sheet.getRange(addressOf({ ...all, sheet: null })).getTables(false);
  tables?.load("items/name");
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
  const parent = supports("1.12") ? cell.getSpillParentOrNullObject().load("address") : null;
  const spilled = supports("1.12") ? cell.getSpillingToRangeOrNullObject().load("address") : null;
  // An Excel that knows of no spills does not tell which of the cells the formula itself fills.
  const isOwnUnknown = ({ formulas }: HeldCells): boolean =>
    spilled === null && insertion.replaces !== "" && formulas[0]?.[0] === insertion.replaces;
  return {
    cell,
    found: () => {
      const held = heldIn(cell);
      const own = spilled === null || spilled.isNullObject ? first : (areaOf(spilled.address) ?? first);
      const isOther = parent !== null && !parent.isNullObject && spilled?.isNullObject !== false;
      return {
        isFilled: !isBlank(held),
        formula: held.formulas[0]?.[0] ?? "",
        spillsFrom: isOther ? parent.address : null,
        inTheWay: filled.isNullObject || isOwnUnknown(held) ? null : firstOther(filled, name, [first, own]),
        table: tables?.items[0]?.name ?? null,
        sheet: WHOLE_SHEET,
        used: used.isNullObject
          ? { rows: 0, columns: 0 }
          : { rows: used.rowIndex + used.rowCount, columns: used.columnIndex + used.columnCount },
      };
    },
  };
}

export function isBlank({ rows, formulas }: HeldCells): boolean {
  return formulas[0]?.[0] === "" && (rows[0]?.[0] ?? "") === "";
}

function within(area: Area): Area {
  return {
    ...area,
    bottom: Math.min(area.bottom, WHOLE_SHEET.rows - 1),
    right: Math.min(area.right, WHOLE_SHEET.columns - 1),
  };
}

function firstOther(filled: Excel.Range, sheet: string | null, own: readonly Area[]): string | null {
  const values = filled.values as PortCell[][];
  for (const [down, row] of values.entries())
    for (const [along, value] of row.entries()) {
      const [top, left] = [filled.rowIndex + down, filled.columnIndex + along];
      const at = areaFrom({ sheet, top, left }, { rows: 1, columns: 1 });
      const isFilled = value !== "" || filled.formulas[down]?.[along] !== "";
      if (isFilled && !own.some((area) => meet(at, { ...area, sheet }))) return addressOf(at);
    }
  return null;
}
