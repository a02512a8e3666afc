import { areaIn, MOST_COLUMNS, MOST_ROWS, type Area } from "./areas";
import type { Sheet } from "./book";
import type { Host } from "./host";
import { namesOf } from "./names";
import { found, Gap, HostError, type HostObject } from "./objects";
import { areaGiven, rangeOf, usedIn } from "./ranges";
import { breakReferences, renameReferences } from "./references";
import { addTable, tablesOf } from "./tables";

const ADDRESS = /^\$?[A-Z]+\$?\d*(?::\$?[A-Z]+\$?\d*)?$/i;
/** Signs that none may hold, an apostrophe at an end, nothing, and the name that Excel keeps for itself. */
const NO_SHEET_NAME = /[\\/?*[\]:]|^'|'$|^$|^history$/i;

/** By the number under which Excel tells of them. */
const EVENTS = { Changed: 10, Calculated: 16 };

export function worksheetsOf(host: Host): HostObject {
  const { book } = host;
  const getItem = (name: unknown): HostObject => worksheetOf(host, found(host.sheetNamed(String(name))));
  return {
    type: "WorksheetCollection",
    items: () => book.sheets.map((sheet) => worksheetOf(host, sheet)),
    itemOf: getItem,
    looks: {
      getItem,
      getItemOrNullObject: (name: unknown) => {
        const sheet = host.sheetNamed(String(name));
        return sheet === undefined ? null : worksheetOf(host, sheet);
      },
      getActiveWorksheet: () => worksheetOf(host, active(host)),
      ...registering(host, "onChanged", "DataChanged", EVENTS.Changed),
      ...registering(host, "onCalculated", "Calculated", EVENTS.Calculated),
    },
    changes: {
      add: (name: string) => {
        if (book.isProtected) throw new HostError("AccessDenied");
        if (host.sheetNamed(name) !== undefined) throw new HostError("ItemAlreadyExists");
        if (NO_SHEET_NAME.test(name) || name.length > 31) throw new HostError("InvalidArgument");
        const sheet: Sheet = { name, cells: {} };
        book.sheets = [...book.sheets, sheet];
        return worksheetOf(host, sheet);
      },
    },
  };
}

function active(host: Host): Sheet {
  const name = (host.book.selected ?? "").split("!")[0] ?? "";
  return host.sheetNamed(name) ?? found(host.book.sheets[0]);
}

/** The calls by which the client says that it wants to be told. */
function registering(host: Host, event: string, name: string, type: number): HostObject["looks"] {
  return {
    [`_Register${name}Event`]: () => {
      host.seen.handlers.set(event, () => {
        host.raise({ type, target: "Workbook", message: { worksheetId: "", address: "A1" } });
      });
      return undefined;
    },
    [`_Unregister${name}Event`]: () => {
      host.seen.handlers.delete(event);
      return undefined;
    },
  };
}

export function worksheetOf(host: Host, sheet: Sheet): HostObject {
  const { book } = host;
  const whole: Area = { sheet, row: 0, column: 0, rows: MOST_ROWS, columns: MOST_COLUMNS };
  const part = (row: number, column: number, rows: number, columns: number): HostObject => {
    if (row < 0 || column < 0 || rows < 1 || columns < 1 || row + rows > MOST_ROWS || column + columns > MOST_COLUMNS)
      throw new HostError("InvalidArgument");
    return rangeOf(host, { sheet, row, column, rows, columns });
  };
  return {
    type: "Worksheet",
    id: sheet.name,
    scalars: { name: () => sheet.name, visibility: () => (sheet.hidden ? "Hidden" : "Visible") },
    settable: {
      name: (value) => {
        const wanted = String(value);
        if (book.isProtected) throw new HostError("AccessDenied");
        const other = host.sheetNamed(wanted);
        if ((other !== undefined && other !== sheet) || NO_SHEET_NAME.test(wanted) || wanted.length > 31)
          throw new HostError("InvalidArgument");
        renameReferences(host, sheet, wanted);
      },
    },
    parts: {
      protection: () => ({
        type: "WorksheetProtection",
        scalars: { protected: () => sheet.isProtected ?? false },
      }),
      names: () => namesOf(host, sheet),
      tables: () => ({
        ...tablesOf(host, sheet),
        changes: {
          add: (block: HostObject, hasHeaders: boolean) => {
            if (!hasHeaders) throw new Gap("table without headings");
            return addTable(host, areaGiven(block));
          },
        },
      }),
      pageLayout: () => pageLayoutOf(host, sheet),
      freezePanes: () => ({
        type: "WorksheetFreezePanes",
        changes: {
          freezeRows: (count: number) => {
            host.seen.drawn.push([sheet.name, "frozen", count]);
            return undefined;
          },
        },
      }),
    },
    looks: {
      getRange: (address: string) => {
        if (!ADDRESS.test(address)) throw new HostError("InvalidArgument");
        const { row, column, rows, columns } = areaIn(sheet, address);
        return part(row, column, rows, columns);
      },
      getCell: (row: number, column: number) => part(row, column, 1, 1),
      getRangeByIndexes: part,
      getUsedRangeOrNullObject: (valuesOnly: boolean) => usedIn(host, whole, valuesOnly),
      activate: () => {
        host.seen.shown.push(sheet.name);
        return undefined;
      },
    },
    changes: {
      delete: () => {
        if (book.keeps?.includes(sheet.name)) throw new HostError("GeneralException");
        book.sheets = book.sheets.filter((one) => one !== sheet);
        breakReferences(host, sheet);
        const gone = `${sheet.name}!`;
        book.tables = without(book.tables, gone);
        return undefined;
      },
    },
  };
}

/** How a sheet is printed. */
function pageLayoutOf(host: Host, sheet: Sheet): HostObject {
  const draw = (what: string, value: unknown): void => {
    if (host.book.hasNoPrinter) throw new HostError("GeneralException");
    host.seen.drawn.push([sheet.name, `print.${what}`, value]);
  };
  const settable = (...names: string[]): NonNullable<HostObject["settable"]> =>
    Object.fromEntries(
      names.map((name) => [
        name,
        (value: unknown) => {
          draw(name, value);
        },
      ]),
    );
  return {
    type: "PageLayout",
    settable: settable("orientation", "zoom"),
    changes: {
      setPrintTitleRows: (rows: unknown) => {
        draw("titleRows", rows);
        return undefined;
      },
      setPrintArea: (area: unknown) => {
        draw("area", area);
        return undefined;
      },
    },
    parts: {
      headersFooters: () => ({
        type: "HeaderFooterGroup",
        parts: { defaultForAllPages: () => ({ type: "HeaderFooter", settable: settable("centerFooter") }) },
      }),
    },
  };
}

/** A sheet's tables go with it; names that point into it stay, and name nothing. */
function without(tables: Record<string, string> | undefined, gone: string): Record<string, string> {
  return Object.fromEntries(Object.entries(tables ?? {}).filter(([, address]) => !address.startsWith(gone)));
}
