import { FakeBatch, type FakeExcel, fakeSheet } from "./fakeBatch";
import type { FakeBook } from "./fakeBook";
import { fakeFunctions } from "./fakeFunctions";
import { missingRange, rangeProxy } from "./fakeRanges";
import { nameCollection, worksheetOf } from "./fakeSheets";
import { tableProxy } from "./fakeTables";
import { Batch, collection, officeError, proxy } from "./proxies";

/** Puts an Excel with this workbook into the global scope, as office.js does. */
export function openExcel(book: FakeBook): FakeExcel {
  const excel: FakeExcel = { batches: [], written: [], handlers: new Map(), options: [], drawn: [], shown: [] };
  const run = async (...args: unknown[]): Promise<unknown> => {
    const batch = new Batch();
    excel.batches.push(batch);
    if (args.length > 1) excel.options.push(args[0]);
    const context = contextOf(new FakeBatch(book, excel, batch));
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

function contextOf(on: FakeBatch): object {
  const event = (name: string) => ({
    add(handler: () => unknown) {
      on.excel.handlers.set(name, handler);
      return { context: {}, remove: () => on.excel.handlers.delete(name) };
    },
  });
  const active = () => on.sheetNamed((on.book.selected ?? "").split("!")[0] ?? "") ?? on.book.sheets[0] ?? fakeSheet();

  return {
    workbook: {
      onSelectionChanged: event("onSelectionChanged"),
      functions: fakeFunctions(on.batch, (of) => on.areas.get(of)),
      protection: proxy(on.batch, {
        is: "workbook protection",
        properties: { protected: () => on.book.isProtected ?? false },
      }),
      getSelectedRange: () =>
        on.book.selected === null
          ? missingRange(on, "selection", "InvalidSelection")
          : rangeProxy(on, on.areaOf(on.book.selected), "selection"),
      names: nameCollection(on, on.book.names),
      tables: collection(
        on.batch,
        "tables",
        Object.keys(on.book.tables ?? {}).map((name) => tableProxy(on, name)),
        {
          getItemOrNullObject: (name: string) =>
            on.book.tables?.[name] === undefined ? on.none("table") : tableProxy(on, name),
          getItem: (name: string) => {
            if (on.book.tables?.[name] === undefined) on.fail("ItemNotFound");
            return tableProxy(on, on.book.tables?.[name] === undefined ? "" : name);
          },
        },
      ),
      worksheets: collection(
        on.batch,
        "worksheets",
        on.book.sheets.map((sheet) => worksheetOf(on, sheet)),
        {
          onChanged: event("onChanged"),
          onCalculated: event("onCalculated"),
          getActiveWorksheet: () => worksheetOf(on, active()),
          add(name: string) {
            on.later(() => {
              if (on.sheetNamed(name) !== undefined) throw officeError("ItemAlreadyExists");
              on.book.sheets = [...on.book.sheets, { name, cells: {} }];
            });
          },
          getItem: (name: string) => {
            if (on.sheetNamed(name) === undefined) on.fail("ItemNotFound");
            return worksheetOf(on, on.sheetNamed(name) ?? fakeSheet());
          },
        },
      ),
    },
    async sync() {
      if (on.batch.over) throw new Error("A batch syncs after it is over.");
      on.batch.syncs += 1;
      if (on.book.editing === "refused") throw officeError("InvalidOperationInCellEditMode");
      if (on.book.editing === "waiting") await new Promise<never>(() => undefined);
      const queue = on.batch.queue;
      on.batch.queue = [];
      for (const step of queue) await step();
    },
  };
}
