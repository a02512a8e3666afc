import { lettersOf } from "../../../src/pane/book/book";
import { refuseTaken } from "../../../src/pane/making";
import { PortFault, type NewSheet, type PortCell, type RangeContent, type RowChange, type Selection, type TableContent, type WorkbookName, type WorkbookPort } from "../../../src/pane/port";
import { noTable, stepsOf } from "../../../src/pane/rowChanges";

/** A workbook in memory of sheets that the pane made and of tables; of formulas it shows what it is told to. */
export class BookWorkbook implements WorkbookPort {
  readonly host = "Fake";
  /** Set to make the next change fail as a host would. */
  fault: PortFault | null = null;
  /** What a formula's cell shows; nothing as long as it is computed. */
  computed: (sheet: string, address: string) => PortCell = () => ({ error: "#BUSY!" });
  readonly sheets = new Map<string, NewSheet>();
  readonly shown: string[] = [];
  private readonly tables = new Map<string, { headings: string[]; rows: PortCell[][]; sheet: string }>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly named: WorkbookName[] = []) {}

  get listening(): number {
    return this.listeners.size;
  }

  /** Tells of a change, as recalculating does. */
  tell(): void {
    for (const listener of this.listeners) listener();
  }

  /** Sets a table up as a person would, or changes it behind the pane's back. */
  fill(name: string, headings: readonly string[], rows: readonly (readonly PortCell[])[]): this {
    this.tables.set(name, { headings: [...headings], rows: rows.map((row) => headings.map((_, index) => row[index] ?? null)), sheet: "APC Scenarios" });
    return this;
  }

  rowsOf(name: string): PortCell[][] {
    return this.tables.get(name)?.rows ?? [];
  }

  selection(): Promise<Selection> {
    return Promise.resolve({ address: "Sheet1!A1", rows: 1, columns: 1, values: [[null]], formula: "", place: { row: 0, column: 0 }, source: "Sheet1!A1" });
  }

  onSelectionChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  read(reference: string): Promise<RangeContent> {
    const [, name = "", left = "", top = "", right = left, bottom = top] = /^'(.*)'!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(reference) ?? [];
    const sheet = this.sheets.get(name);
    if (sheet === undefined) return Promise.reject(new PortFault("not found", `${reference} is not in this workbook.`));
    const columns = Array.from({ length: 40 }, (_, index) => lettersOf(index)).filter((_, index, all) => index >= all.indexOf(left) && index <= all.indexOf(right));
    const values = Array.from({ length: Number(bottom) - Number(top) + 1 }, (_, down) =>
      columns.map((letters) => {
        const address = `${letters}${Number(top) + down}`;
        const cell = sheet.cells[Number(top) + down - 1]?.[columnAt(letters)];
        return cell?.value ?? (cell === null || cell === undefined ? null : this.computed(name, address));
      }),
    );
    return Promise.resolve({ address: reference, rows: values.length, columns: columns.length, values });
  }

  insert(): Promise<void> {
    return Promise.reject(new PortFault("unsupported", "Nothing is inserted here."));
  }

  names(): Promise<readonly WorkbookName[]> {
    const made = [...this.sheets.values()].flatMap((sheet): WorkbookName[] => [
      { name: sheet.name, reference: `'${sheet.name}'!A1`, kind: "sheet" },
      ...sheet.tables.map(({ name }): WorkbookName => ({ name, reference: name, kind: "table" })),
      ...sheet.names.map(({ name }): WorkbookName => ({ name, reference: name, kind: "name" })),
    ]);
    return Promise.resolve([...this.named, ...made]);
  }

  async createSheets(sheets: readonly NewSheet[]): Promise<void> {
    this.refuse();
    const names = await this.names();
    const taken = refuseTaken(sheets, {
      sheets: names.filter(({ kind }) => kind === "sheet").map(({ name }) => name),
      names: names.filter(({ kind }) => kind !== "sheet").map(({ name }) => name),
    });
    if (taken !== null) throw taken;
    for (const sheet of sheets) {
      this.sheets.set(sheet.name, sheet);
      for (const { name, address } of sheet.tables) {
        const [, from = "", top = "", to = "", bottom = ""] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(address) ?? [];
        const [head = [], ...rows] = sheet.cells.slice(Number(top) - 1, Number(bottom)).map((line) => {
          const width = columnAt(to) - columnAt(from) + 1;
          return Array.from({ length: width }, (_, index) => line[columnAt(from) + index]?.value ?? null);
        });
        this.tables.set(name, { headings: head.map(String), rows, sheet: sheet.name });
      }
    }
    this.tell();
  }

  table(name: string): Promise<TableContent | null> {
    const table = this.tables.get(name);
    return Promise.resolve(table === undefined ? null : { address: `'${table.sheet}'!A4`, headings: table.headings, rows: table.rows.map((row) => [...row]) });
  }

  async changeTable(name: string, changes: readonly RowChange[]): Promise<void> {
    this.refuse();
    const table = this.tables.get(name);
    if (table === undefined) throw noTable(name);
    await Promise.resolve();
    for (const step of stepsOf(name, table, changes)) {
      if (step.kind === "delete") table.rows.splice(step.index, 1);
      else if (step.kind === "insert") table.rows.splice(step.index, 0, step.cells.map((cell) => cell ?? null));
      else table.rows[step.index] = step.cells.map((cell, column) => (cell === undefined ? (table.rows[step.index]?.[column] ?? null) : cell));
    }
    this.tell();
  }

  show(reference: string): Promise<void> {
    this.shown.push(reference);
    return Promise.resolve();
  }

  private refuse(): void {
    const { fault } = this;
    this.fault = null;
    if (fault !== null) throw fault;
  }
}

function columnAt(letters: string): number {
  return Array.from(letters).reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
