import { addressOf, areaIn, letters, MOST_ROWS, overlap, plainAddress, type Area } from "./areas";
import type { Cell } from "./book";
import type { Host } from "./host";
import { Gap, HostError } from "./objects";
import { shiftReferences } from "./references";

/** What becomes of cells that are written. */

export function addressAt({ row, column }: Area, down = 0, along = 0): string {
  return letters(column + along) + String(row + down + 1);
}

/** Each cell of the area for which the matrix holds something else than null, which leaves a cell as it is. */
function eachWritten(
  area: Area,
  matrix: unknown,
  write: (address: string, written: unknown, cell: Cell) => void,
): void {
  if (!Array.isArray(matrix)) throw new Gap("one value for all cells of a range");
  const rows = matrix as unknown[][];
  if (rows.length !== area.rows || rows.some((row) => row.length !== area.columns))
    throw new HostError("InvalidArgument", `${addressOf(area)} is written with a matrix of another size.`);
  rows.forEach((row, down) => {
    row.forEach((written, along) => {
      if (written === null) return;
      const address = addressAt(area, down, along);
      const cell = area.sheet.cells[address] ?? {};
      refuseLocked(area, cell);
      write(address, written, cell);
    });
  });
}

export function refuseLocked({ sheet }: Area, cell: Cell): void {
  if (sheet.isProtected && !cell.unlocked) throw new HostError("AccessDenied");
}

export function writeFormats(area: Area, formats: unknown): void {
  eachWritten(area, formats, (address, format, cell) => {
    area.sheet.cells[address] = { ...cell, format: String(format) };
  });
}

/**
 * Values and formulas alike are taken as typed. A formula in a column of a table fills the blank cells of that column:
 * https://github.com/OfficeDev/office-js/issues/2093
 */
export function writeTyped(host: Host, area: Area, given: unknown): void {
  eachWritten(area, given, (address, value) => {
    type(host, area, address, value);
    const { formula } = area.sheet.cells[address] ?? {};
    if (formula === undefined) return;
    host.seen.written.push([`${area.sheet.name}!${address}`, formula]);
    const cell = areaIn(area.sheet, address);
    for (const name of Object.keys(host.book.tables ?? {})) {
      for (const blank of blanksBeside(bodyOf(host, name), cell)) type(host, area, blank, formula);
    }
  });
}

/** A date becomes a number as well, if not this one. */
const LIKE_A_NUMBER = /^(?:\d[\d.,/:-]*%?|[a-z]+ \d+)$/i;

/** As Excel takes what is typed. */
function type(host: Host, { sheet }: Area, address: string, value: unknown): void {
  const cell = sheet.cells[address] ?? {};
  const { refuses = [], compute } = host.book;
  if (refuses.includes(address) || refuses.includes(String(value))) throw new HostError("InvalidArgument");
  leaveSpill(sheet.cells, address, cell);
  const kept: Cell = {
    ...(cell.format !== undefined && { format: cell.format }),
    ...(cell.unlocked !== undefined && { unlocked: cell.unlocked }),
  };
  sheet.cells[address] = { ...kept, ...taken(value, cell.format, compute) };
}

function taken(value: unknown, format: string | undefined, compute: ((formula: string) => Cell) | undefined): Cell {
  if (typeof value === "number" || typeof value === "boolean") return { value: format === "@" ? String(value) : value };
  if (typeof value !== "string") throw new Gap(`cell that holds ${JSON.stringify(value)}`);
  if (value === "") return {};
  // Whatever the format, the first apostrophe is a mark and no part of the text.
  if (value.startsWith("'")) return { value: value.slice(1) };
  if (format === "@") return { value };
  if (/^[=+@-]/.test(value)) return { ...compute?.(value), formula: value };
  if (/^(?:true|false)$/i.test(value)) return { value: /^true$/i.test(value) };
  if (/^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)$/.test(value)) return { error: value };
  if (LIKE_A_NUMBER.test(value)) return { value: parseFloat(value) };
  return { value };
}

/** A formula that is written over takes its spill along, and a spill that is written into is none any more. */
function leaveSpill(cells: Record<string, Cell>, address: string, { spillsFrom, formula }: Cell): void {
  if (spillsFrom === undefined && formula === undefined) return;
  const anchor = spillsFrom ?? address;
  for (const [other, cell] of Object.entries(cells)) {
    if (cell.spillsFrom === anchor) Reflect.deleteProperty(cells, other);
  }
  const spilling = cells[anchor]?.formula;
  if (spillsFrom !== undefined && spilling !== undefined) cells[anchor] = { formula: spilling, error: "#SPILL!" };
}

/** The rows of a table between its headings and its totals. */
export function bodyOf(host: Host, name: string): Area {
  const table = host.tableArea(name);
  return { ...table, row: table.row + 1, rows: table.rows - (host.hasTotals(name) ? 2 : 1) };
}

function blanksBeside(body: Area, cell: Area): string[] {
  if (overlap(body, cell) === null) return [];
  return Array.from({ length: body.rows }, (_, down) => addressAt({ ...body, column: cell.column }, down)).filter(
    (address) => isBlank(body.sheet.cells[address]),
  );
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell?.value === undefined && cell?.formula === undefined && cell?.error === undefined;
}

/** A row of a table comes or goes; what stands below in the table's columns moves. */
export function moveRows(host: Host, name: string, index: number, by: 1 | -1): void {
  const table = host.tableArea(name);
  const { sheet, column, columns } = table;
  if (sheet.isProtected) throw new HostError("AccessDenied");
  const first = table.row + 1 + index;
  const below = { sheet, column, columns, row: first, rows: MOST_ROWS - first };
  const others = Object.keys(host.book.tables ?? {}).filter((other) => other !== name);
  if (others.some((other) => isCut(host.tableArea(other), below))) throw new HostError("InsertDeleteConflict");
  const moving = Object.entries(sheet.cells).filter(([address]) => {
    const cell = areaIn(sheet, address);
    return cell.column >= column && cell.column < column + columns && cell.row >= first;
  });
  for (const [address] of moving) Reflect.deleteProperty(sheet.cells, address);
  for (const [address, cell] of moving) {
    const at = areaIn(sheet, address);
    if (by === 1 || at.row > first) sheet.cells[addressAt(at, by)] = cell;
  }
  shiftReferences(host, { sheet, column, columns, row: first, by });
  host.book.tables = { ...host.book.tables, [name]: plainAddress({ ...table, rows: table.rows + by }) };
  if (by === 1) calculate(host, name, { ...table, row: first, rows: 1 });
}

/** Of another table only some columns would move. */
function isCut(table: Area, moving: Area): boolean {
  const both = overlap(table, moving);
  return both !== null && both.columns < table.columns;
}

/** A new row has the formulas of the table's calculated columns. */
function calculate(host: Host, name: string, row: Area): void {
  const { calculated = {} } = host.book;
  for (let along = 0; along < row.columns; along += 1) {
    const heading = headingOf(host, name, along);
    const formula = calculated[`${name}[${heading}]`];
    if (formula !== undefined) type(host, row, addressAt(row, 0, along), formula);
  }
}

export function headingOf(host: Host, name: string, along: number): string {
  const table = host.tableArea(name);
  return String(table.sheet.cells[addressAt(table, 0, along)]?.value);
}
