import { addressOf, areaIn, MOST_COLUMNS, MOST_ROWS, plainAddress } from "./areas";
import type { FakeBatch } from "./fakeBatch";
import type { FakeSheet } from "./fakeBook";
import { missingRange, rangeProxy, used } from "./fakeRanges";
import { collection, officeError, proxy } from "./proxies";

export function worksheetOf(on: FakeBatch, sheet: FakeSheet): object {
  const known = on.sheets.get(sheet);
  if (known !== undefined) return known;
  const whole = { sheet, row: 0, column: 0, rows: MOST_ROWS, columns: MOST_COLUMNS };
  const made = proxy(on.batch, {
    is: "sheet",
    properties: { name: () => sheet.name, visibility: () => (sheet.hidden ? "Hidden" : "Visible") },
    members: {
      protection: proxy(on.batch, { is: "protection", properties: { protected: () => sheet.isProtected ?? false } }),
      names: nameCollection(on, sheet.names, sheet),
      tables: {
        add: (block: object) =>
          proxy(on.batch, {
            is: "new table",
            writable: {
              name(name) {
                on.book.tables = {
                  ...on.book.tables,
                  [String(name)]: plainAddress(on.areas.get(block) ?? on.areaOf("")),
                };
              },
            },
          }),
      },
      freezePanes: {
        freezeRows(count: number) {
          on.later(() => on.excel.drawn.push([sheet.name, "frozen", count]));
        },
      },
      activate() {
        on.later(() => on.excel.shown.push(sheet.name));
      },
      delete() {
        on.later(() => {
          if (on.book.keeps?.includes(sheet.name)) throw officeError("GeneralException");
          on.book.sheets = on.book.sheets.filter((one) => one !== sheet);
        });
      },
      getRange: (address: string) =>
        ADDRESS.test(address) ? rangeProxy(on, areaIn(sheet, address)) : missingRange(on, "range", "InvalidArgument"),
      getCell: (row: number, column: number) => rangeProxy(on, { sheet, row, column, rows: 1, columns: 1 }, "cell"),
      getRangeByIndexes: (row: number, column: number, rows: number, columns: number) =>
        rangeProxy(on, { sheet, row, column, rows, columns }, "block"),
      getUsedRangeOrNullObject: () => used(on, whole),
    },
  });
  on.sheets.set(sheet, made);
  return made;
}

export function nameCollection(on: FakeBatch, names: Record<string, string> | undefined, sheet?: FakeSheet): object {
  const items = Object.entries(names ?? {}).map(([name, address]) =>
    proxy(on.batch, {
      is: "name",
      properties: {
        name: () => name,
        type: () => (address === "" ? "Double" : address.startsWith("#") ? "Error" : "Range"),
        value: () => (address === "" ? 0.05 : address.startsWith("#") ? address : addressOf(on.areaOf(address))),
        visible: () => !name.startsWith("_"),
        formula: () => `=${addressOf(on.areaOf(address))}`,
      },
      members: {
        delete() {
          on.later(
            () =>
              (on.book.names = Object.fromEntries(Object.entries(on.book.names ?? {}).filter(([one]) => one !== name))),
          );
        },
        getRangeOrNullObject: () =>
          address === "" || address.startsWith("#")
            ? on.none("named range")
            : rangeProxy(on, sheet === undefined ? on.areaOf(address) : areaIn(sheet, address)),
      },
    }),
  );
  const keys = Object.keys(names ?? {});
  return collection(on.batch, "names", items, {
    getItemOrNullObject: (name: string) => items[keys.indexOf(name)] ?? on.none("name"),
    add(name: string, named: object) {
      on.later(
        () => (on.book.names = { ...on.book.names, [name]: plainAddress(on.areas.get(named) ?? on.areaOf("")) }),
      );
    },
  });
}

const ADDRESS = /^\$?[A-Z]+\$?\d*(?::\$?[A-Z]+\$?\d*)?$/i;
