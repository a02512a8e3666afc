import { addressOf, areaIn, bounding, letters, MOST_COLUMNS, overlap, type Area } from "./areas";
import { type FakeBatch, fakeSheet } from "./fakeBatch";
import type { FakeCell } from "./fakeBook";
import { worksheetOf } from "./fakeSheets";
import { tableProxy } from "./fakeTables";
import { blanksBeside, formatProxy, writeFormats, writeValues } from "./fakeWrites";
import { collection, officeError, proxy } from "./proxies";

export function rangeProxy(on: FakeBatch, area: Area, is = "range"): object {
  const { sheet, row, column, rows, columns } = area;
  const cells = <T>(read: (cell: FakeCell, address: string) => T): T[][] =>
    Array.from({ length: Math.min(rows, 1000) }, (_, y) =>
      Array.from({ length: Math.min(columns, 50) }, (_, x) => {
        const address = letters(column + x) + String(row + y + 1);
        return read(sheet.cells[address] ?? {}, address);
      }),
    );
  const first = sheet.cells[letters(column) + String(row + 1)] ?? {};
  const worksheet = () => worksheetOf(on, sheet);
  const made = proxy(on.batch, {
    is,
    properties: {
      address: () => addressOf(area),
      rowIndex: () => row,
      columnIndex: () => column,
      rowCount: () => rows,
      columnCount: () => columns,
      values: () => cells(({ value, error }) => error ?? value ?? ""),
      valueTypes: () => cells(typeOf),
      formulas: () => cells(({ formula, value, error }) => formula ?? error ?? value ?? ""),
      numberFormat: () => cells(({ format }) => format ?? "General"),
    },
    writable: {
      numberFormat: (formats) => {
        writeFormats(area, formats);
      },
      values: (values) => {
        writeValues(on.book, area, values);
      },
      formulas(value) {
        const address = letters(column) + String(row + 1);
        const formula = (value as string[][])[0]?.[0] ?? "";
        if (sheet.isProtected && !first.unlocked) throw officeError("AccessDenied");
        if (on.book.refuses?.includes(address)) throw officeError("InvalidArgument");
        on.excel.written.push([`${sheet.name}!${address}`, formula]);
        const blanks = Object.keys(on.book.tables ?? {}).flatMap((name) =>
          blanksBeside(on.tableArea(name), { ...area, rows: 1, columns: 1 }),
        );
        for (const each of [address, ...blanks]) {
          const { format } = sheet.cells[each] ?? {};
          sheet.cells[each] = {
            ...(on.book.compute?.(formula) ?? {}),
            formula,
            ...(format !== undefined && { format }),
          };
        }
      },
    },
    members: {
      get worksheet() {
        return worksheet();
      },
      format: formatProxy(on.batch, first.unlocked ?? false, (path, value) =>
        on.excel.drawn.push([addressOf(area), path, value]),
      ),
      select: () => {
        on.later(() => on.excel.shown.push(addressOf(area)));
      },
      untrack: () => undefined,
      getCell: (y: number, x: number) =>
        rangeProxy(on, { sheet, row: row + y, column: column + x, rows: 1, columns: 1 }, "cell"),
      getSpillParentOrNullObject: () =>
        first.spillsFrom === undefined ? on.none("anchor") : rangeProxy(on, areaIn(sheet, first.spillsFrom), "anchor"),
      getSpillingToRangeOrNullObject: () => spill(on, area),
      getUsedRangeOrNullObject: () => used(on, area),
      getLastCell: () =>
        rangeProxy(on, { sheet, row: row + rows - 1, column: column + columns - 1, rows: 1, columns: 1 }),
      getEntireRow: () => rangeProxy(on, { ...area, column: 0, columns: MOST_COLUMNS }),
      getBoundingRect: (other: object) => rangeProxy(on, bounding(area, on.areas.get(other) ?? area)),
      getIntersection: (other: object) => intersection(on, area, other),
      getIntersectionOrNullObject: (other: object) => intersection(on, area, other),
      getTables: () =>
        collection(
          on.batch,
          "tables",
          Object.keys(on.book.tables ?? {})
            .filter((name) => overlap(area, on.tableArea(name)) !== null)
            .map((name) => tableProxy(on, name)),
        ),
    },
  });
  on.areas.set(made, area);
  return made;
}

/** Made in any case, as in Excel; the next sync tells that it does not exist. */
export function missingRange(on: FakeBatch, is: string, code: string): object {
  on.fail(code);
  return rangeProxy(on, areaIn(fakeSheet(), "A1"), is);
}

function intersection(on: FakeBatch, area: Area, other: object): object {
  const shared = overlap(area, on.areas.get(other) ?? area);
  return shared === null ? on.none("intersection") : rangeProxy(on, shared);
}

function spill(on: FakeBatch, { sheet, row, column }: Area): object {
  const anchor = letters(column) + String(row + 1);
  const spilled = Object.entries(sheet.cells).filter(([, { spillsFrom }]) => spillsFrom === anchor);
  return spilled.length === 0
    ? on.none("spill")
    : rangeProxy(on, spilled.map(([address]) => areaIn(sheet, address)).reduce(bounding));
}

export function used(on: FakeBatch, area: Area): object {
  const within = Object.keys(area.sheet.cells)
    .map((address) => areaIn(area.sheet, address))
    .filter((cell) => overlap(area, cell) !== null);
  return within.length === 0 ? on.none("used range") : rangeProxy(on, within.reduce(bounding), "used range");
}

function typeOf({ value, error, formula }: FakeCell): string {
  if (error !== undefined) return "Error";
  if (value === undefined) return formula === undefined ? "Empty" : "String";
  return { number: "Double", string: "String", boolean: "Boolean" }[typeof value as "number"];
}
