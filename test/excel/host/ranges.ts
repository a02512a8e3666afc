import { addressOf, areaIn, bounding, letters, MOST_COLUMNS, overlap, type Area } from "./areas";
import type { Cell } from "./book";
import { formatOf } from "./formats";
import type { Host } from "./host";
import { Gap, HostError, type HostObject } from "./objects";
import { tableOf } from "./tables";
import { addressAt, isBlank, writeFormats, writeTyped } from "./typed";
import { worksheetOf } from "./worksheets";

/** More cells than any answer could hold. */
const MOST_READ = 2_000_000;

export function rangeOf(host: Host, area: Area): HostObject {
  const { sheet, row, column, rows, columns } = area;
  const cells = <T>(read: (cell: Cell) => T): T[][] => {
    if (rows * columns > MOST_READ) throw new HostError("ResponsePayloadSizeLimitExceeded");
    return Array.from({ length: rows }, (_, y) =>
      Array.from({ length: columns }, (_, x) => read(sheet.cells[letters(column + x) + String(row + y + 1)] ?? {})),
    );
  };
  const part = (y: number, x: number): HostObject =>
    rangeOf(host, { sheet, row: row + y, column: column + x, rows: 1, columns: 1 });
  const shared = (other: HostObject): HostObject | null => {
    const both = overlap(area, areaGiven(other));
    return both === null ? null : rangeOf(host, both);
  };
  return {
    type: "Range",
    area,
    scalars: {
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
    settable: {
      numberFormat: (formats) => {
        writeFormats(area, formats);
      },
      values: (values) => {
        writeTyped(host, area, values);
      },
      formulas: (formulas) => {
        writeTyped(host, area, formulas);
      },
    },
    parts: { worksheet: () => worksheetOf(host, sheet), format: () => formatOf(host, area) },
    looks: {
      getCell: part,
      getColumn: (x: number) => {
        if (x < 0 || x >= columns) throw new HostError("InvalidArgument");
        return rangeOf(host, { ...area, column: column + x, columns: 1 });
      },
      getLastCell: () => part(rows - 1, columns - 1),
      getEntireRow: () => rangeOf(host, { ...area, column: 0, columns: MOST_COLUMNS }),
      getBoundingRect: (other: HostObject) => rangeOf(host, bounding(area, areaGiven(other))),
      getIntersection: (other: HostObject) => {
        const both = shared(other);
        if (both === null) throw new HostError("ItemNotFound");
        return both;
      },
      getIntersectionOrNullObject: shared,
      getUsedRangeOrNullObject: (valuesOnly: boolean) => usedIn(host, area, valuesOnly),
      getSpillParentOrNullObject: () => {
        const { spillsFrom } = sheet.cells[addressAt(area)] ?? {};
        return spillsFrom === undefined ? null : rangeOf(host, areaIn(sheet, spillsFrom));
      },
      getSpillingToRangeOrNullObject: () => {
        const anchor = addressAt(area);
        const spilled = Object.entries(sheet.cells).filter(([, { spillsFrom }]) => spillsFrom === anchor);
        if (spilled.length === 0) return null;
        return rangeOf(host, spilled.map(([address]) => areaIn(sheet, address)).reduce(bounding));
      },
      getTables: () => ({
        type: "TableScopedCollection",
        items: () =>
          Object.keys(host.book.tables ?? {})
            .filter((name) => overlap(area, host.tableArea(name)) !== null)
            .map((name) => tableOf(host, name)),
      }),
      select: () => {
        host.book.selected = `${sheet.name}!${addressOf(area).split("!").at(-1) ?? ""}`;
        host.seen.shown.push(addressOf(area));
        return undefined;
      },
    },
  };
}

export function areaGiven({ area, type }: HostObject): Area {
  if (area === undefined) throw new Gap(`range that is a ${type}`);
  return area;
}

/** The cells with something in them. */
export function usedIn(host: Host, area: Area, valuesOnly: boolean): HostObject | null {
  if (!valuesOnly) throw new Gap("used range that counts formats");
  const within = Object.entries(area.sheet.cells)
    .filter(([, cell]) => !isBlank(cell))
    .map(([address]) => areaIn(area.sheet, address))
    .filter((cell) => overlap(area, cell) !== null);
  return within.length === 0 ? null : rangeOf(host, within.reduce(bounding));
}

function typeOf({ value, error, formula }: Cell): string {
  if (error !== undefined) return "Error";
  if (value === undefined) return formula === undefined ? "Empty" : "String";
  return { number: "Double", string: "String", boolean: "Boolean" }[typeof value as "number"];
}
