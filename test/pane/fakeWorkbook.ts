import { calculateExpression } from "../../src/excel/calculate/calculate";
import { parseCall } from "../../src/pane/formula/calls";
import { WHOLE_SHEET } from "../../src/pane/formula/areas";
import { filledBy, insertFault } from "../../src/pane/insertion";
import {
  type FoundCells,
  type Insertion,
  type NewSheet,
  PortFault,
  type PortCell,
  type RangeContent,
  type RowChange,
  type Selection,
  type TableContent,
  type TableAndSheet,
  type WorkbookName,
  type WorkbookPort,
} from "../../src/pane/port";
import { answerOf, resolveAll, ruleNamed, toPort, valuesOf } from "../../src/pane/resolve";
import { FakeTables } from "./fakeTables";
import { placeOf } from "./places";

interface Spill {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A workbook in memory with one sheet, Panel, whose APC formulas the real core computes. */
export class FakeWorkbook implements WorkbookPort {
  readonly host = "Fake";
  /** Set to make the next requests fail as a host would. */
  fault: PortFault | null = null;
  /** Tables that are protected, and "sheets" where none can be made. */
  readonly protects = new Set<string>();
  readonly inserted: string[] = [];
  readonly shown: string[] = [];
  /** Its tables, and the sheets that were made. */
  readonly tables = new FakeTables();
  private readonly cells = new Map<string, PortCell>();
  private readonly spills: Spill[] = [];
  private readonly listeners = new Set<() => void>();
  private selected: string | null = "A1";

  constructor(private readonly named: Record<string, string> = {}) {}

  /** Makes a name, of which no workbook tells. */
  define(name: string, address: string): void {
    this.named[name] = address;
  }

  /** Writes rows of values from a cell on. */
  fill(address: string, rows: readonly (readonly PortCell[])[]): this {
    const [row, column] = placeOf(address);
    rows.forEach((values, down) => {
      values.forEach((value, right) => this.cells.set(key(row + down, column + right), value));
    });
    return this;
  }

  /** Enters a formula; a call of ours is computed and spills, anything else shows the value given. */
  async enter(address: string, formula: string, value: PortCell = null): Promise<this> {
    const [row, column] = placeOf(address);
    const call = parseCall(formula);
    const rule = call === null ? undefined : ruleNamed(call.name);
    let answer: PortCell[][] = [[value]];
    if (call !== null && rule !== undefined) {
      const values = valuesOf(await resolveAll(call.args, this));
      if (values !== null) answer = answerOf(rule, values).map((line) => line.map(toPort));
    }
    this.fill(address, answer);
    this.spills.push({ formula, row, column, rows: answer.length, columns: answer[0]?.length ?? 0 });
    return this;
  }

  /** Selects a cell or range of the sheet; null for none, as when a chart is selected. */
  select(address: string | null): void {
    this.selected = address;
    this.tell();
  }

  /** Selects a cell before the pane has heard of it. */
  selectUnheard(address: string): void {
    this.selected = address;
  }

  /** Tells of a change, as recalculating does. */
  tell(): void {
    for (const listener of this.listeners) listener();
  }

  async selection(): Promise<Selection> {
    this.throwFault();
    if (this.selected === null) throw new PortFault("not found", "No cells are selected: select a cell of a sheet.");
    const content = await this.read(this.selected);
    const [row, column] = placeOf(this.selected);
    const spill = this.spills.find(
      (one) => row >= one.row && row < one.row + one.rows && column >= one.column && column < one.column + one.columns,
    );
    return {
      ...content,
      formula: spill?.formula ?? "",
      place: spill === undefined ? { row: 0, column: 0 } : { row: row - spill.row, column: column - spill.column },
      source: this.addressAt(spill?.row ?? row, spill?.column ?? column),
    };
  }

  onSelectionChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  read(reference: string): Promise<RangeContent> {
    const plain = (this.named[reference] ?? reference).replace(/^Panel!/, "").replaceAll("$", "");
    const [from = "", to = from] = plain.split(":");
    if (!/^[A-Z]+\d+$/.test(from) || !/^[A-Z]+\d+$/.test(to))
      return Promise.reject(new PortFault("not found", `${reference} is not in this workbook.`));
    const [[top, left], [bottom, right]] = [placeOf(from), placeOf(to)];
    const values = Array.from({ length: bottom - top + 1 }, (_row, down) =>
      Array.from(
        { length: right - left + 1 },
        (_column, along) => this.cells.get(key(top + down, left + along)) ?? null,
      ),
    );
    return Promise.resolve({ address: `Panel!${plain}`, rows: values.length, columns: values[0]?.length ?? 0, values });
  }

  calculate(expression: string): Promise<readonly (readonly PortCell[])[]> {
    return calculateExpression(expression, {
      read: async (reference) => (await this.read(reference)).values,
      compute: (name) => Promise.reject(new PortFault("unsupported", `${name} is not reckoned here.`)),
    });
  }

  roomFor(insertion: Insertion): Promise<FoundCells> {
    this.throwFault();
    const fills = filledBy(insertion);
    if (fills === null) throw new Error(`${insertion.cell} is no cell`);
    // Panel begins at row and column 1.
    const first = { row: fills.top + 1, column: fills.left + 1 };
    const filled = [...this.cells].flatMap(([at, cell]) => {
      const [row = 0, column = 0] = at.split(":").map(Number);
      return cell === null || cell === "" ? [] : [{ row, column }];
    });
    const holds = (one: Spill, { row, column }: typeof first): boolean =>
      row >= one.row && row < one.row + one.rows && column >= one.column && column < one.column + one.columns;
    const spill = this.spills.filter((one) => holds(one, first)).at(-1);
    const isSource = spill === undefined || (spill.row === first.row && spill.column === first.column);
    const inTheWay = filled.find(
      ({ row, column }) =>
        row >= first.row &&
        row <= fills.bottom + 1 &&
        column >= first.column &&
        column <= fills.right + 1 &&
        (row !== first.row || column !== first.column) &&
        !(isSource && spill !== undefined && holds(spill, { row, column })),
    );
    return Promise.resolve({
      isFilled: filled.some(({ row, column }) => row === first.row && column === first.column),
      formula: isSource ? (spill?.formula ?? "") : "",
      spillsFrom: isSource ? null : this.addressAt(spill.row, spill.column),
      inTheWay: inTheWay === undefined ? null : this.addressAt(inTheWay.row, inTheWay.column),
      table: null,
      sheet: WHOLE_SHEET,
      used: {
        rows: Math.max(0, ...filled.map(({ row }) => row)),
        columns: Math.max(0, ...filled.map(({ column }) => column)),
      },
    });
  }

  async insert(insertion: Insertion): Promise<string> {
    const fault = insertFault(insertion, await this.roomFor(insertion));
    if (fault !== null) throw fault;
    this.inserted.push(insertion.formula);
    await this.enter(insertion.cell, insertion.formula);
    this.tell();
    return insertion.formula;
  }

  names(): Promise<readonly WorkbookName[]> {
    const names = Object.keys(this.named).map((name): WorkbookName => ({ name, reference: name, kind: "name" }));
    const tables = this.tables
      .references()
      .map((reference): WorkbookName => ({ name: reference, reference, kind: "table" }));
    const sheets = ["Panel", ...this.tables.sheetNames()].map((name): WorkbookName => ({
      name,
      reference: `'${name}'!A1`,
      kind: "sheet",
    }));
    return Promise.resolve([...tables, ...sheets, ...names]);
  }

  async createSheets(sheets: readonly NewSheet[]): Promise<void> {
    await this.requireUnprotected([], true);
    await this.answer(() => {
      this.tables.make(sheets, Object.keys(this.named));
    });
    this.tell();
  }

  async makeTable(name: string, reference: string): Promise<void> {
    const { values } = await this.read(reference);
    await this.answer(() => {
      this.tables.makeOf(name, reference, values, Object.keys(this.named));
    });
    this.tell();
  }

  table(name: string): Promise<TableContent | null> {
    return this.answer(() => this.tables.get(name));
  }

  async changeTable(name: string, changes: readonly RowChange[]): Promise<void> {
    await this.requireUnprotected([name], false);
    await this.answer(() => {
      this.tables.change(name, changes);
    });
    this.tell();
  }

  requireUnprotected(tables: readonly string[], makesSheets: boolean): Promise<void> {
    return this.answer(() => {
      const isProtected =
        tables.some((name) => this.protects.has(name) && this.tables.get(name) !== null) ||
        (makesSheets && this.protects.has("sheets"));
      if (isProtected) throw new PortFault("protected", "It is protected.");
    });
  }

  async renameTable(name: string, to: TableAndSheet): Promise<void> {
    await this.answer(() => {
      this.tables.rename(name, to, Object.keys(this.named));
    });
    this.tell();
  }

  show(reference: string): Promise<void> {
    return this.answer(() => {
      this.shown.push(reference);
    });
  }

  /** A promise, which rejects where a fault is set or thrown on the way. */
  private answer<Result>(compute: () => Result): Promise<Result> {
    return new Promise((resolve) => {
      this.throwFault();
      resolve(compute());
    });
  }

  private addressAt(row: number, column: number): string {
    return `Panel!${String.fromCharCode(64 + column)}${row}`;
  }

  private throwFault(): void {
    if (this.fault !== null) throw this.fault;
  }
}

function key(row: number, column: number): string {
  return `${row}:${column}`;
}

/** Four practices, their shares spilled into E2:E5, and an error in F2. */
export async function samplePanel(): Promise<FakeWorkbook> {
  const workbook = new FakeWorkbook({ Terms: "H1:J3" })
    .fill("A1", [["Practice type", "Measure", "Baseline", "Score", "Share", "Check"]])
    .fill("A2", [
      ["Adult", "CBP", 60, 66.5],
      ["Mixed", "CIS", 45, 65.5],
      ["Pediatric", "CIS", null, 71],
      ["Adult", "CBP", 60, 0.61],
    ])
    .fill("H1", [
      ["Parameter", "Value", "Source"],
      ["CBP.gold", 72, "Contract 4.2"],
      ["score.rounding", 0, null],
    ]);
  await workbook.enter("E2", "=APC.INCENTIVE(A2:A5,B2:B5,C2:C5,D2:D5)");
  await workbook.enter("F2", "=APC.HPIADJ(42)");
  await workbook.enter("F3", "=IF(D2>60,APC.HPIADJ(1),0)", 0.05);
  await workbook.enter("F4", "=APC.INCENTIVE(A2,B2,C2*1,D2)", 0.06);
  await workbook.enter("F5", "=APC.HPIADJ(APC.HPI.DECILE(5))");
  await workbook.enter("F6", "=APC.INCENTIVE(A2,B2,C2,D2,Terms)");
  await workbook.enter("F7", "=APC.INCENTIVE(A2,B2,SUM(C2),D2)", 0.06);
  await workbook.enter("A10", '=APC.MEASURES("Pediatric")');
  workbook.select("G2");
  return workbook;
}
