import { takenFault } from "../../src/pane/newSheets";
import type { NewSheet, PortCell, RowChange, TableContent } from "../../src/pane/port";
import { noTable, stepsOf } from "../../src/pane/rowChanges";
import { type RowColumn, placeOf } from "./places";

/** The tables of a workbook in memory, and the sheets that were made in it. */
export class FakeTables {
  readonly sheets: NewSheet[] = [];
  private readonly tables = new Map<string, TableContent>();

  put(name: string, table: TableContent): void {
    this.tables.set(name, table);
  }

  get(name: string): TableContent | null {
    return this.tables.get(name) ?? null;
  }

  /** The tables and their columns, as formulas refer to them. */
  references(): string[] {
    return [...this.tables].flatMap(([name, { headings }]) => [
      name,
      ...headings.map((heading) => `${name}[${heading}]`),
    ]);
  }

  /** @param names that the workbook has besides. */
  make(sheets: readonly NewSheet[], names: readonly string[]): void {
    const made = this.sheets.map(({ name }) => name);
    const fault = takenFault(sheets, { sheets: ["Panel", ...made], names: [...this.tables.keys(), ...names] });
    if (fault !== null) throw fault;
    this.sheets.push(...sheets);
    for (const sheet of sheets) {
      for (const { name, address } of sheet.tables) this.put(name, tableIn(sheet, address));
    }
  }

  makeOf(name: string, address: string, values: readonly (readonly PortCell[])[], names: readonly string[]): void {
    const wanted = { name: "", columnWidths: [], frozenRows: 0, cells: [], tables: [{ name, address }], names: [] };
    const fault = takenFault([wanted], { sheets: [], names: [...this.tables.keys(), ...names] });
    if (fault !== null) throw fault;
    const [headings = [], ...rows] = values;
    this.put(name, { address, headings: headings.map(String), rows, formulas: [] });
  }

  change(name: string, changes: readonly RowChange[]): void {
    const table = this.tables.get(name);
    if (table === undefined) throw noTable(name);
    const rows = [...table.rows];
    for (const step of stepsOf(name, table, changes)) {
      if (step.kind === "delete") rows.splice(step.index, 1);
      else {
        if (step.kind === "insert")
          rows.splice(
            step.index,
            0,
            step.cells.map(() => null),
          );
        const before = rows[step.index] ?? [];
        rows[step.index] = step.cells.map((cell, column) =>
          cell === undefined ? (before[column] ?? null) : typeof cell === "object" ? null : cell,
        );
      }
    }
    this.tables.set(name, { ...table, rows });
  }
}

/** A table of a new sheet; a formula's cell is blank, for nothing computes it. */
function tableIn({ name, cells }: NewSheet, address: string): TableContent {
  const [[top, left], [bottom, right]] = address.split(":").map(placeOf) as [RowColumn, RowColumn];
  const block = Array.from({ length: bottom - top + 1 }, (_row, down) =>
    Array.from(
      { length: right - left + 1 },
      (_column, along) => cells[top - 1 + down]?.[left - 1 + along]?.value ?? null,
    ),
  );
  const [headings = [], ...rows] = block;
  return { address: `${name}!${address}`, headings: headings.map(String), rows, formulas: [] };
}
