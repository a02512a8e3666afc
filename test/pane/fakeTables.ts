import { namesOf, takenFault } from "../../src/pane/newSheets";
import type { NewSheet, PortCell, RowChange, TableAndSheet, TableContent } from "../../src/pane/port";
import { noTable, stepsOf } from "../../src/pane/rowChanges";
import { type RowColumn, placeOf } from "./places";

/** The tables of a workbook in memory, and the sheets that were made in it. */
export class FakeTables {
  readonly sheets: NewSheet[] = [];
  private readonly tables = new Map<string, TableContent>();

  put(name: string, table: TableContent): void {
    this.tables.set(name, table);
  }

  /** As somebody deletes its sheet. */
  remove(name: string): void {
    this.tables.delete(name);
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
    const fault = takenFault(namesOf(sheets), { sheets: ["Panel", ...made], names: [...this.tables.keys(), ...names] });
    if (fault !== null) throw fault;
    this.sheets.push(...sheets);
    for (const sheet of sheets) {
      for (const { name, address } of sheet.tables) this.put(name, tableIn(sheet, address));
    }
  }

  makeOf(name: string, address: string, values: readonly (readonly PortCell[])[], names: readonly string[]): void {
    const fault = takenFault({ sheets: [], names: [name] }, { sheets: [], names: [...this.tables.keys(), ...names] });
    if (fault !== null) throw fault;
    const [headings = [], ...rows] = values;
    this.put(name, { address, headings: headings.map(String), rows, formulas: [] });
  }

  sheetNames(): string[] {
    return this.sheets.map(({ name }) => name);
  }

  /** Of the sheet only where it was made here. */
  rename(name: string, to: TableAndSheet, names: readonly string[]): void {
    const table = this.tables.get(name);
    if (table === undefined) throw noTable(name);
    const [, was = ""] = /^'?(.*?)'?!/.exec(table.address) ?? [];
    const fault = takenFault(
      { sheets: [to.sheet], names: [to.table] },
      { sheets: this.sheetNames().filter((one) => one !== was), names: [...this.tables.keys(), ...names] },
    );
    if (fault !== null) throw fault;
    this.tables.delete(name);
    this.put(to.table, { ...table, address: table.address.replace(/^.*!/, `'${to.sheet}'!`) });
    const at = this.sheets.findIndex((sheet) => sheet.name === was);
    const sheet = this.sheets[at];
    if (sheet !== undefined) this.sheets[at] = { ...sheet, name: to.sheet };
  }

  change(name: string, changes: readonly RowChange[]): void {
    const table = this.tables.get(name);
    if (table === undefined) throw noTable(name);
    const rows = [...table.rows];
    const formulas = rows.map((cells, index) => table.formulas[index] ?? cells.map(() => ""));
    for (const step of stepsOf(name, table, changes)) {
      if (step.kind === "delete") {
        rows.splice(step.index, 1);
        formulas.splice(step.index, 1);
      } else {
        if (step.kind === "insert") {
          rows.splice(
            step.index,
            0,
            step.cells.map(() => null),
          );
          formulas.splice(step.index, 0, []);
        }
        const were = formulas[step.index] ?? [];
        formulas[step.index] = step.cells.map((cell, column) =>
          cell === undefined ? (were[column] ?? "") : typeof cell === "object" ? (cell?.formula ?? "") : "",
        );
        const before = rows[step.index] ?? [];
        rows[step.index] = step.cells.map((cell, column) =>
          cell === undefined ? (before[column] ?? null) : typeof cell === "object" ? null : cell,
        );
      }
    }
    this.tables.set(name, { ...table, rows, formulas });
  }
}

/** A table of a new sheet; a formula's cell is blank, for nothing computes it. */
function tableIn({ name, cells }: NewSheet, address: string): TableContent {
  const [[top, left], [bottom, right]] = address.split(":").map(placeOf) as [RowColumn, RowColumn];
  const block = Array.from({ length: bottom - top + 1 }, (_row, down) =>
    Array.from({ length: right - left + 1 }, (_column, along) => cells[top - 1 + down]?.[left - 1 + along] ?? null),
  );
  const [headings = [], ...rows] = block;
  return {
    address: `${name}!${address}`,
    headings: headings.map((cell) => String(cell?.value ?? null)),
    rows: rows.map((line) => line.map((cell) => cell?.value ?? null)),
    formulas: rows.map((line) => line.map((cell) => cell?.formula ?? "")),
  };
}
