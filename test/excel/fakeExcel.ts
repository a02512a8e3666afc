import { addressOf, areaIn, bounding, letters, MOST_COLUMNS, MOST_ROWS, overlap, plainAddress, type Area } from "./areas";
import type { FakeBook, FakeCell, FakeSheet } from "./fakeBook";
import { blanksBeside, formatProxy, moveRows, writeFormats, writeValues } from "./fakeWrites";
import { fakeFunctions } from "./fakeFunctions";
import { Batch, collection, officeError, proxy } from "./proxies";

export interface FakeExcel {
  batches: Batch[];
  /** Formulas written, as [address, formula]. */
  written: [string, string][];
  /** By the event that they wait for. */
  handlers: Map<string, () => unknown>;
  options: unknown[];
  /** What cells and sheets look like, as [where, what, value]. */
  drawn: [string, string, unknown][];
  /** What was brought into view. */
  shown: string[];
}

/** Puts an Excel with this workbook into the global scope, as office.js does. */
export function openExcel(book: FakeBook): FakeExcel {
  const excel: FakeExcel = { batches: [], written: [], handlers: new Map(), options: [], drawn: [], shown: [] };
  const run = async (...args: unknown[]): Promise<unknown> => {
    const batch = new Batch();
    excel.batches.push(batch);
    if (args.length > 1) excel.options.push(args[0]);
    const context = contextOf(book, excel, batch);
    try {
      return await (args.at(-1) as (given: object) => Promise<unknown>)(context);
    } finally {
      batch.over = true;
    }
  };
  const isSetSupported = (set: string, version: string) =>
    set !== "ExcelApi" || Number(version.split(".")[1]) <= (book.api ?? 99);
  Object.assign(globalThis, { Excel: { run }, Office: { context: { requirements: { isSetSupported } } } });
  return excel;
}

function contextOf(book: FakeBook, excel: FakeExcel, batch: Batch): object {
  const fail = (code: string) => {
    batch.queue.push(() => {
      throw officeError(code);
    });
  };
  const later = (step: () => unknown): void => {
    batch.queue.push(() => {
      step();
    });
  };
  const sheetNamed = (name: string) => book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const areaOf = (reference: string): Area => {
    const [name = "", address = ""] = reference.split("!");
    return areaIn(sheetNamed(name) ?? fakeSheet(), address);
  };
  const none = (is: string) => proxy(batch, { is, isNullObject: true });
  /** Made in any case, as in Excel; the next sync tells that it does not exist. */
  const missing = (is: string, code: string) => {
    fail(code);
    return range({ ...areaIn(fakeSheet(), "A1") }, is);
  };

  /** What a range is, for the methods that take another range. */
  const areas = new Map<object, Area>();

  function range(area: Area, is = "range"): object {
    const { sheet, row, column, rows, columns } = area;
    const cells = <T>(read: (cell: FakeCell, address: string) => T): T[][] =>
      Array.from({ length: Math.min(rows, 1000) }, (_, y) =>
        Array.from({ length: Math.min(columns, 50) }, (_, x) => {
          const address = letters(column + x) + String(row + y + 1);
          return read(sheet.cells[address] ?? {}, address);
        }),
      );
    const first = sheet.cells[letters(column) + String(row + 1)] ?? {};
    const worksheet = () => worksheetOf(sheet);
    const made = proxy(batch, {
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
          writeValues(book, area, values);
        },
        formulas(value) {
          const address = letters(column) + String(row + 1);
          const formula = (value as string[][])[0]?.[0] ?? "";
          if (sheet.isProtected && !first.unlocked) throw officeError("AccessDenied");
          if (book.refuses?.includes(address)) throw officeError("InvalidArgument");
          excel.written.push([`${sheet.name}!${address}`, formula]);
          const blanks = Object.keys(book.tables ?? {}).flatMap((name) => blanksBeside(tableArea(name), { ...area, rows: 1, columns: 1 }));
          for (const each of [address, ...blanks]) {
            const { format } = sheet.cells[each] ?? {};
            sheet.cells[each] = { ...(book.compute?.(formula) ?? {}), formula, ...(format !== undefined && { format }) };
          }
        },
      },
      members: {
        get worksheet() {
          return worksheet();
        },
        format: formatProxy(batch, first.unlocked ?? false, (path, value) => excel.drawn.push([addressOf(area), path, value])),
        select: () => {
          later(() => excel.shown.push(addressOf(area)));
        },
        untrack: () => undefined,
        getCell: (y: number, x: number) => range({ sheet, row: row + y, column: column + x, rows: 1, columns: 1 }, "cell"),
        getSpillParentOrNullObject: () =>
          first.spillsFrom === undefined ? none("anchor") : range(areaIn(sheet, first.spillsFrom), "anchor"),
        getSpillingToRangeOrNullObject: () => spill(area),
        getUsedRangeOrNullObject: () => used(area),
        getLastCell: () => range({ sheet, row: row + rows - 1, column: column + columns - 1, rows: 1, columns: 1 }),
        getEntireRow: () => range({ ...area, column: 0, columns: MOST_COLUMNS }),
        getBoundingRect: (other: object) => range(bounding(area, areas.get(other) ?? area)),
        getIntersection: (other: object) => intersection(area, other),
        getIntersectionOrNullObject: (other: object) => intersection(area, other),
        getTables: () => collection(batch, "tables", Object.keys(book.tables ?? {}).filter((name) => overlap(area, tableArea(name)) !== null).map(table)),
      },
    });
    areas.set(made, area);
    return made;
  }

  const intersection = (area: Area, other: object) => {
    const shared = overlap(area, areas.get(other) ?? area);
    return shared === null ? none("intersection") : range(shared);
  };
  const spill = ({ sheet, row, column }: Area) => {
    const anchor = letters(column) + String(row + 1);
    const spilled = Object.entries(sheet.cells).filter(([, { spillsFrom }]) => spillsFrom === anchor);
    return spilled.length === 0 ? none("spill") : range(spilled.map(([address]) => areaIn(sheet, address)).reduce(bounding));
  };
  const used = (area: Area) => {
    const within = Object.keys(area.sheet.cells)
      .map((address) => areaIn(area.sheet, address))
      .filter((cell) => overlap(area, cell) !== null);
    return within.length === 0 ? none("used range") : range(within.reduce(bounding), "used range");
  };

  const tableArea = (name: string) => areaOf(book.tables?.[name] ?? "");
  function table(name: string): object {
    const area = tableArea(name);
    const headers = Array.from({ length: area.columns }, (_, x) => ({
      name: String(area.sheet.cells[letters(area.column + x) + String(area.row + 1)]?.value),
      area: { ...area, column: area.column + x, columns: 1 },
    }));
    return proxy(batch, {
      is: "table",
      properties: { name: () => name },
      members: {
        getRange: () => range(area),
        getHeaderRowRange: () => range({ ...area, rows: 1 }),
        getDataBodyRange: () => range({ ...area, row: area.row + 1, rows: area.rows - 1 }),
        get worksheet() {
          return worksheetOf(area.sheet);
        },
        rows: {
          add(index?: number) {
            later(() => {
              const now = tableArea(name);
              if (index !== undefined && index >= now.rows - 1) throw officeError("InvalidArgument");
              moveRows(book, name, now, index ?? now.rows - 1, 1);
            });
          },
          getItemAt: (index: number) => ({
            getRange: () => range({ ...area, row: area.row + 1 + index, rows: 1 }, "row"),
            delete() {
              later(() => {
                moveRows(book, name, tableArea(name), index, -1);
              });
            },
          }),
        },
        columns: collection(
          batch,
          "columns",
          headers.map((header) => proxy(batch, { is: "column", properties: { name: () => header.name } })),
          {
            getItem: (wanted: string) => {
              const header = headers.find((one) => one.name.toLowerCase() === wanted.toLowerCase());
              return { getRange: () => (header === undefined ? missing("column", "ItemNotFound") : range(header.area)) };
            },
          },
        ),
      },
    });
  }

  function nameCollection(names: Record<string, string> | undefined, sheet?: FakeSheet): object {
    const items = Object.entries(names ?? {}).map(([name, address]) =>
      proxy(batch, {
        is: "name",
        properties: { name: () => name, type: () => (address === "" ? "Double" : "Range"), value: () => (address === "" ? 0.05 : addressOf(areaOf(address))), visible: () => !name.startsWith("_"), formula: () => `=${addressOf(areaOf(address))}` },
        members: {
          delete() {
            later(() => (book.names = Object.fromEntries(Object.entries(book.names ?? {}).filter(([one]) => one !== name))));
          },
          getRangeOrNullObject: () =>
            address === "" ? none("named range") : range(sheet === undefined ? areaOf(address) : areaIn(sheet, address)),
        },
      }),
    );
    const keys = Object.keys(names ?? {});
    return collection(batch, "names", items, {
      getItemOrNullObject: (name: string) => items[keys.indexOf(name)] ?? none("name"),
      add(name: string, named: object) {
        later(() => (book.names = { ...book.names, [name]: plainAddress(areas.get(named) ?? areaOf("")) }));
      },
    });
  }

  const worksheets = new Map<FakeSheet, object>();
  function worksheetOf(sheet: FakeSheet): object {
    const known = worksheets.get(sheet);
    if (known !== undefined) return known;
    const whole = { sheet, row: 0, column: 0, rows: MOST_ROWS, columns: MOST_COLUMNS };
    const made = proxy(batch, {
      is: "sheet",
      properties: { name: () => sheet.name, visibility: () => (sheet.hidden ? "Hidden" : "Visible") },
      members: {
        protection: proxy(batch, { is: "protection", properties: { protected: () => sheet.isProtected ?? false } }),
        names: nameCollection(sheet.names, sheet),
        tables: {
          add: (block: object) => proxy(batch, {
            is: "new table",
            writable: {
              name(name) {
                book.tables = { ...book.tables, [String(name)]: plainAddress(areas.get(block) ?? areaOf("")) };
              },
            },
          }),
        },
        freezePanes: {
          freezeRows(count: number) {
            later(() => excel.drawn.push([sheet.name, "frozen", count]));
          },
        },
        activate() {
          later(() => excel.shown.push(sheet.name));
        },
        delete() {
          later(() => {
            if (book.keeps?.includes(sheet.name)) throw officeError("GeneralException");
            book.sheets = book.sheets.filter((one) => one !== sheet);
          });
        },
        getRange: (address: string) => (ADDRESS.test(address) ? range(areaIn(sheet, address)) : missing("range", "InvalidArgument")),
        getCell: (row: number, column: number) => range({ sheet, row, column, rows: 1, columns: 1 }, "cell"),
        getRangeByIndexes: (row: number, column: number, rows: number, columns: number) => range({ sheet, row, column, rows, columns }, "block"),
        getUsedRangeOrNullObject: () => used(whole),
      },
    });
    worksheets.set(sheet, made);
    return made;
  }

  const event = (name: string) => ({
    add(handler: () => unknown) {
      excel.handlers.set(name, handler);
      return { context: {}, remove: () => excel.handlers.delete(name) };
    },
  });
  const active = () => sheetNamed((book.selected ?? "").split("!")[0] ?? "") ?? book.sheets[0] ?? fakeSheet();

  return {
    workbook: {
      onSelectionChanged: event("onSelectionChanged"),
      functions: fakeFunctions(batch, (range) => areas.get(range)),
      protection: proxy(batch, { is: "workbook protection", properties: { protected: () => book.isProtected ?? false } }),
      getSelectedRange: () => (book.selected === null ? missing("selection", "InvalidSelection") : range(areaOf(book.selected), "selection")),
      names: nameCollection(book.names),
      tables: collection(batch, "tables", Object.keys(book.tables ?? {}).map(table), {
        getItemOrNullObject: (name: string) => (book.tables?.[name] === undefined ? none("table") : table(name)),
        getItem: (name: string) => {
          if (book.tables?.[name] === undefined) fail("ItemNotFound");
          return table(book.tables?.[name] === undefined ? "" : name);
        },
      }),
      worksheets: collection(batch, "worksheets", book.sheets.map(worksheetOf), {
        onChanged: event("onChanged"),
        onCalculated: event("onCalculated"),
        getActiveWorksheet: () => worksheetOf(active()),
        add(name: string) {
          later(() => {
            if (sheetNamed(name) !== undefined) throw officeError("ItemAlreadyExists");
            book.sheets = [...book.sheets, { name, cells: {} }];
          });
        },
        getItem: (name: string) => {
          if (sheetNamed(name) === undefined) fail("ItemNotFound");
          return worksheetOf(sheetNamed(name) ?? fakeSheet());
        },
      }),
    },
    async sync() {
      if (batch.over) throw new Error("A batch syncs after it is over.");
      batch.syncs += 1;
      if (book.editing === "refused") throw officeError("InvalidOperationInCellEditMode");
      if (book.editing === "waiting") await new Promise<never>(() => undefined);
      const queue = batch.queue;
      batch.queue = [];
      for (const step of queue) await step();
    },
  };
}

const ADDRESS = /^\$?[A-Z]+\$?\d*(?::\$?[A-Z]+\$?\d*)?$/i;

function fakeSheet(): FakeSheet {
  return { name: "", cells: {} };
}

function typeOf({ value, error, formula }: FakeCell): string {
  if (error !== undefined) return "Error";
  if (value === undefined) return formula === undefined ? "Empty" : "String";
  return { number: "Double", string: "String", boolean: "Boolean" }[typeof value as "number"];
}
