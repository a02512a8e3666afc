import { overlap, plainAddress, type Area } from "./areas";
import type { Sheet } from "./book";
import type { Host } from "./host";
import { found, Gap, HostError, type HostObject } from "./objects";
import { rangeOf } from "./ranges";
import { bodyOf, headingOf, moveRows } from "./typed";
import { worksheetOf } from "./worksheets";

/** A sheet's tables, or the workbook's. */
export function tablesOf(host: Host, sheet?: Sheet): HostObject {
  const names = (): string[] =>
    Object.keys(host.book.tables ?? {}).filter((name) => sheet === undefined || host.tableArea(name).sheet === sheet);
  const keyOf = (name: unknown): string | undefined =>
    names().find((one) => one.toLowerCase() === String(name).toLowerCase());
  const getItem = (name: unknown): HostObject => tableOf(host, found(keyOf(name)));
  return {
    type: "TableCollection",
    items: () => names().map((name) => tableOf(host, name)),
    itemOf: getItem,
    looks: {
      getItem,
      getItemOrNullObject: (name: string) => {
        const key = keyOf(name);
        return key === undefined ? null : tableOf(host, key);
      },
    },
  };
}

export function addTable(host: Host, area: Area): HostObject {
  if (area.sheet.isProtected) throw new HostError("AccessDenied");
  const names = Object.keys(host.book.tables ?? {});
  if (names.some((name) => overlap(area, host.tableArea(name)) !== null)) throw new HostError("InvalidArgument");
  const name = `Table${names.length + 1}`;
  host.book.tables = { ...host.book.tables, [name]: plainAddress(area) };
  return tableOf(host, name);
}

export function tableOf(host: Host, named: string): HostObject {
  // A new table is named after it was made.
  let name = named;
  const whole = (): Area => host.tableArea(name);
  const totals = (): Area => {
    if (!host.hasTotals(name)) throw new HostError("ItemNotFound");
    const { row, rows, ...rest } = whole();
    return { ...rest, row: row + rows - 1, rows: 1 };
  };
  return {
    type: "Table",
    id: name,
    scalars: { name: () => name },
    settable: {
      name: (value) => {
        const wanted = String(value);
        const { [name]: address = "", ...others } = host.book.tables ?? {};
        const isTaken = [...Object.keys(others), ...Object.keys(host.book.names ?? {})].some(
          (one) => one.toLowerCase() === wanted.toLowerCase(),
        );
        if (isTaken) throw new HostError("InvalidArgument");
        host.book.tables = { ...others, [wanted]: address };
        name = wanted;
      },
      style: (value) => {
        host.seen.drawn.push([name, "table style", value]);
      },
      showBandedRows: (value) => {
        host.seen.drawn.push([name, "banded rows", value]);
      },
      showFilterButton: (value) => {
        host.seen.drawn.push([name, "filter button", value]);
      },
    },
    parts: {
      worksheet: () => worksheetOf(host, whole().sheet),
      rows: () => rowsOf(host, name),
      columns: () => columnsOf(host, name),
    },
    looks: {
      getRange: () => rangeOf(host, whole()),
      getHeaderRowRange: () => rangeOf(host, { ...whole(), rows: 1 }),
      getDataBodyRange: () => rangeOf(host, bodyOf(host, name)),
      getTotalRowRange: () => rangeOf(host, totals()),
    },
    changes: {
      convertToRange: () => {
        const { [name]: address = "", ...others } = host.book.tables ?? {};
        host.book.tables = others;
        return rangeOf(host, host.areaOf(address));
      },
    },
  };
}

function rowsOf(host: Host, name: string): HostObject {
  const getItemAt = (index: number): HostObject => {
    const body = bodyOf(host, name);
    if (index < 0 || index >= body.rows) throw new HostError("InvalidArgument");
    return {
      type: "TableRow",
      looks: { getRange: () => rangeOf(host, { ...body, row: body.row + index, rows: 1 }) },
      changes: {
        delete: () => {
          if (body.rows === 1) throw new Gap("table without a row");
          moveRows(host, name, index, -1);
          return undefined;
        },
      },
    };
  };
  return {
    type: "TableRowCollection",
    looks: { getItemAt },
    changes: {
      add: (index: number | null, values: unknown) => {
        if (values !== null && values !== undefined) throw new Gap("row that is added with its values");
        const { rows } = bodyOf(host, name);
        // The end is told by no index at all, or by -1.
        const isEnd = index === null || index === -1;
        if (!isEnd && (index < 0 || index >= rows)) throw new HostError("InvalidArgument");
        const at = isEnd ? rows : index;
        moveRows(host, name, at, 1);
        return getItemAt(at);
      },
    },
  };
}

function columnsOf(host: Host, name: string): HostObject {
  const column = (along: number): HostObject => {
    const table = host.tableArea(name);
    return {
      type: "TableColumn",
      id: along + 1,
      scalars: { name: () => headingOf(host, name, along) },
      looks: { getRange: () => rangeOf(host, { ...table, column: table.column + along, columns: 1 }) },
    };
  };
  const all = (): HostObject[] => Array.from({ length: host.tableArea(name).columns }, (_, along) => column(along));
  const getItem = (wanted: unknown): HostObject =>
    found(
      all().find(
        ({ id }, along) => id === wanted || headingOf(host, name, along).toLowerCase() === String(wanted).toLowerCase(),
      ),
    );
  return { type: "TableColumnCollection", items: all, itemOf: getItem, looks: { getItem } };
}
