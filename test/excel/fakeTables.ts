import { letters } from "./areas";
import type { FakeBatch } from "./fakeBatch";
import { missingRange, rangeProxy } from "./fakeRanges";
import { worksheetOf } from "./fakeSheets";
import { moveRows } from "./fakeWrites";
import { collection, officeError, proxy } from "./proxies";

export function tableProxy(on: FakeBatch, name: string): object {
  const area = on.tableArea(name);
  const headers = Array.from({ length: area.columns }, (_, x) => ({
    name: String(area.sheet.cells[letters(area.column + x) + String(area.row + 1)]?.value),
    area: { ...area, column: area.column + x, columns: 1 },
  }));
  return proxy(on.batch, {
    is: "table",
    properties: { name: () => name },
    members: {
      getRange: () => rangeProxy(on, area),
      getHeaderRowRange: () => rangeProxy(on, { ...area, rows: 1 }),
      getDataBodyRange: () => rangeProxy(on, { ...area, row: area.row + 1, rows: area.rows - 1 }),
      get worksheet() {
        return worksheetOf(on, area.sheet);
      },
      rows: {
        add(index?: number) {
          on.later(() => {
            const now = on.tableArea(name);
            if (index !== undefined && index >= now.rows - 1) throw officeError("InvalidArgument");
            moveRows(on.book, name, now, index ?? now.rows - 1, 1);
          });
        },
        getItemAt: (index: number) => ({
          getRange: () => rangeProxy(on, { ...area, row: area.row + 1 + index, rows: 1 }, "row"),
          delete() {
            on.later(() => {
              moveRows(on.book, name, on.tableArea(name), index, -1);
            });
          },
        }),
      },
      columns: collection(
        on.batch,
        "columns",
        headers.map((header) => proxy(on.batch, { is: "column", properties: { name: () => header.name } })),
        {
          getItem: (wanted: string) => {
            const header = headers.find((one) => one.name.toLowerCase() === wanted.toLowerCase());
            return {
              getRange: () =>
                header === undefined ? missingRange(on, "column", "ItemNotFound") : rangeProxy(on, header.area),
            };
          },
        },
      ),
    },
  });
}
