import { excelWorkbook } from "../../src/excel/workbook";
import type { RowChange } from "../../src/pane/port";
import { breakEach, sentenceOf } from "./breaks";
import type { Book } from "./host/book";
import { openExcel } from "./host/excel";
import { fault } from "./sampleBook";

const port = excelWorkbook();

/** A table with a cell of text, an error and a blank, and something below and beside it. */
function book(change: Partial<Book["sheets"][number]> = {}): Book {
  return {
    selected: "Plan!A1",
    sheets: [
      { name: "Plan", cells: {} },
      {
        name: "My sites",
        cells: {
          A1: { value: "Site" },
          B1: { value: "Share" },
          A2: { value: "North", format: "@" },
          B2: { value: 0.5, format: "0%" },
          A3: { value: "South", format: "@" },
          B3: { value: "none", format: "@" },
          A4: { error: "#N/A", formula: "=NA()" },
          A6: { value: "below" },
          C3: { value: "beside" },
        },
        ...change,
      },
    ],
    tables: { Sites: "My sites!A1:B4" },
  };
}

function readAnew(opened: Book) {
  openExcel(opened);
  return port.table("Sites");
}

const cellsOf = ({ sheets }: Book) => sheets[1]?.cells;

async function refused(change: RowChange): Promise<[string, string]> {
  const opened = book();
  openExcel(opened);
  const said = await fault(port.changeTable("Sites", [{ kind: "insert", index: 0, cells: ["West", 1] }, change]));
  expect(opened).toEqual(book());
  return said;
}

test("a table is read with its headings and every kind of cell", async () => {
  const excel = openExcel(book());
  await expect(port.table("Sites")).resolves.toEqual({
    address: "'My sites'!A1:B4",
    headings: ["Site", "Share"],
    rows: [
      ["North", 0.5],
      ["South", "none"],
      [{ error: "#N/A" }, null],
    ],
    formulas: [
      ["", ""],
      ["", ""],
      ["=NA()", ""],
    ],
  });
  expect(excel.batches.map(({ syncs }) => syncs)).toEqual([2]);
});

test("a table that is not there is null to read, and refused to change", async () => {
  openExcel(book());
  await expect(port.table("Panel")).resolves.toBeNull();
  expect(await fault(port.changeTable("Panel", []))).toEqual(["not found", "The workbook has no table named Panel."]);
});

test("what Excel does not accept is told in its own words, and not as a missing table", async () => {
  openExcel({ ...book(), refuses: ["B3"] });
  expect(
    await fault(
      port.changeTable("Sites", [{ kind: "replace", index: 1, before: ["South", "none"], cells: ["South", 1] }]),
    ),
  ).toEqual(["other", "Excel did not accept the row: Office says InvalidArgument. Nothing was changed."]);
});

test.each<[string, RowChange[]]>([
  ["an inserted row", [{ kind: "insert", index: 0, cells: ["West", 1] }]],
  ["a deleted row with its formula", [{ kind: "delete", index: 2, before: [{ error: "#N/A" }, null] }]],
  ["a changed row with its text", [{ kind: "replace", index: 1, before: ["South", "none"], cells: ["East", 1] }]],
])("%s is put back where a later change is not accepted", async (_what, changes) => {
  const opened = book();
  // The first row after all changes, wherever they moved it.
  openExcel({ ...opened, compute: () => ({ error: "#N/A" }), refuses: [changes[0]?.kind === "insert" ? "B3" : "B2"] });
  const last: RowChange = {
    kind: "replace",
    index: changes[0]?.kind === "insert" ? 1 : 0,
    before: ["North", 0.5],
    cells: [undefined, 2],
  };
  expect((await fault(port.changeTable("Sites", [...changes, last])))[1]).toBe(
    "Excel did not accept the row: Office says InvalidArgument. Nothing was changed.",
  );
  expect(await port.table("Sites")).toEqual(await readAnew(book()));
});

test("what cannot be put back is told", async () => {
  const opened: Book = { ...book(), compute: () => ((opened.refuses = ["B2", "B3"]), {}) };
  openExcel(opened);
  const changes: RowChange[] = [
    { kind: "replace", index: 0, before: ["North", 0.5], cells: ["East", { formula: "=1" }] },
    { kind: "replace", index: 1, before: ["South", "none"], cells: [undefined, 2] },
  ];
  expect((await fault(port.changeTable("Sites", changes)))[1]).toBe(
    "Excel did not accept the row: Office says InvalidArgument. Not all could be taken back: its rows 1, 2 are not as they were. Put the table Sites right by hand.",
  );
  // The value of the second row is what it was, but no longer in a format for text.
  expect(cellsOf(opened)).toMatchObject({ B3: { format: "0%", value: "none" } });
});

const CHANGES: RowChange[] = [
  { kind: "insert", index: 0, cells: ["West", { formula: "=B3*2" }] },
  { kind: "replace", index: 2, before: ["South", "none"], cells: [undefined, 2] },
  { kind: "delete", index: 3, before: [{ error: "#N/A" }, null] },
];

/** What cells hold, without those that hold nothing. */
function heldBy({ sheets, tables }: Book) {
  const cells = Object.entries(sheets[1]?.cells ?? {}).map(([address, { format = "General", ...cell }]) => [
    address,
    { format, ...cell },
  ]);
  return { tables, cells: Object.fromEntries(cells.filter(([, cell]) => JSON.stringify(cell) !== PLAIN)) as unknown };
}

const PLAIN = JSON.stringify({ format: "General" });

const refusedBook = (broken: Partial<Book>): Book => ({ ...book(), compute: () => ({ error: "#N/A" }), ...broken });
const changeThem = (changes: readonly RowChange[] = CHANGES): Promise<void> => port.changeTable("Sites", changes);

test("wherever Excel fails, all is put back", async () => {
  const next = await breakEach("failsAt", refusedBook, changeThem, (said, opened) => {
    if (said !== null)
      expect([said, heldBy(opened)]).toEqual([expect.stringMatching(/Nothing was changed\.$/), heldBy(book())]);
  });
  expect(next).toBeGreaterThan(6);
});

test("an answer that is lost leaves the table as it is told to be", async () => {
  for (let losesAnswerTo = 1; losesAnswerTo <= 3; losesAnswerTo += 1) {
    const opened = refusedBook({ losesAnswerTo });
    openExcel(opened);
    expect(await sentenceOf(changeThem())).toContain("Excel could not do that");
    expect(heldBy(opened)).toEqual(heldBy(book()));
  }
});

test("where Excel fails for good, the table is as it is told to be", async () => {
  const next = await breakEach("failsFrom", refusedBook, changeThem, (said, opened) => {
    const isAsBefore = JSON.stringify(heldBy(opened)) === JSON.stringify(heldBy(book()));
    if (said !== null) expect(said.includes("Nothing was changed.")).toBe(isAsBefore);
  });
  expect(next).toBeGreaterThan(6);
});

test("a formula that could not be put back is told, though its value is what it was", async () => {
  const cells: Book["sheets"][number]["cells"] = {
    ...{ A1: { value: "Site" }, B1: { value: "Share" } },
    ...{ A2: { value: "North" }, B2: { formula: "=1+1", value: 2 }, A3: { value: "South" }, B3: { value: 3 } },
  };
  const opened: Book = { ...book({ cells }), tables: { Sites: "My sites!A1:B3" }, refuses: ["=1+1", "B3"] };
  openExcel(opened);
  expect(
    await sentenceOf(
      changeThem([
        { kind: "replace", index: 0, before: ["North", 2], cells: [undefined, 2] },
        { kind: "replace", index: 1, before: ["South", 3], cells: [undefined, 4] },
      ]),
    ),
  ).toBe(
    "Excel did not accept the row: Office says InvalidArgument. Not all could be taken back: its row 1 is not as it was. Put the table Sites right by hand.",
  );
});

test("a formula that comes to another value is what it was", async () => {
  const cells: Book["sheets"][number]["cells"] = {
    ...{ A1: { value: "Site" }, B1: { value: "Share" } },
    ...{ A2: { value: "North" }, B2: { formula: "=RAND()", value: 2 }, A3: { value: "South" }, B3: { value: 3 } },
  };
  const tables = { Sites: "My sites!A1:B3" };
  const opened: Book = { ...book({ cells }), tables, compute: () => ({ value: 5 }), refuses: ["B3"] };
  openExcel(opened);
  expect(
    await sentenceOf(
      changeThem([
        { kind: "replace", index: 0, before: ["North", 2], cells: [undefined, 2] },
        { kind: "replace", index: 1, before: ["South", 3], cells: [undefined, 4] },
      ]),
    ),
  ).toBe("Excel did not accept the row: Office says InvalidArgument. Nothing was changed.");
  expect(cellsOf(opened)?.B2).toMatchObject({ formula: "=RAND()" });
});

test("a merged undo group that Excel refuses is taken back, and the rows are changed without one", async () => {
  const once = book();
  openExcel(once);
  await port.changeTable("Sites", CHANGES);
  for (const largestGroup of [0, 1, 2, 3, 4, 5]) {
    const opened = { ...book(), largestGroup };
    const excel = openExcel(opened);
    await port.changeTable("Sites", CHANGES);
    expect(heldBy(opened)).toEqual(heldBy(once));
    const merged = excel.batches.map(({ options }) => options.mergeUndoGroup);
    expect(merged).toEqual([true, undefined, undefined]);
  }
});

test("a table's totals and calculated columns keep their places", async () => {
  const cells: Book["sheets"][number]["cells"] = {
    ...{ A1: { value: "Site" }, B1: { value: "Share" } },
    ...{ A2: { value: "North" }, B2: { formula: "=1+1", value: 2 }, A3: { value: "Total" }, B3: { value: 9 } },
  };
  const opened: Book = {
    ...book({ cells }),
    ...{ tables: { Sites: "My sites!A1:B3" }, totals: ["Sites"], calculated: { "Sites[Share]": "=1+1" } },
    compute: () => ({ value: 2 }),
  };
  openExcel(opened);
  await expect(port.table("Sites")).resolves.toMatchObject({ rows: [["North", 2]], formulas: [["", "=1+1"]] });
  await expect(port.read("Sites[[#Totals],[Share]]")).resolves.toMatchObject({ values: [[9]] });
  await port.changeTable("Sites", [{ kind: "insert", index: 1, cells: ["South", undefined] }]);
  expect(opened.tables).toEqual({ Sites: "My sites!A1:B4" });
  expect(cellsOf(opened)).toMatchObject({
    A3: { value: "South" },
    B3: { formula: "=1+1", value: 2 },
    A4: { value: "Total" },
    B4: { value: 9 },
  });
});

test("a row is put in with a formula", async () => {
  const opened = book();
  openExcel(opened);
  await port.changeTable("Sites", [{ kind: "insert", index: 0, cells: ["West", { formula: "=B3*2" }] }]);
  expect(cellsOf(opened)).toMatchObject({ A2: { value: "West" }, B2: { format: "0%", formula: "=B3*2" } });
});

test("rows are inserted, replaced and deleted in their order", async () => {
  const opened = book();
  const excel = openExcel(opened);
  await port.changeTable("Sites", [
    { kind: "insert", index: 0, cells: ["=West", 0.25] },
    { kind: "insert", index: 4, cells: ["-East", null] },
    { kind: "replace", index: 1, before: ["North", 0.5], cells: ["+North", undefined] },
    { kind: "delete", index: 2, before: ["South", "none"] },
  ]);
  expect(opened.tables).toEqual({ Sites: "My sites!A1:B5" });
  expect(cellsOf(opened)).toEqual({
    A1: { value: "Site" },
    B1: { value: "Share" },
    A2: { format: "@", value: "=West" },
    B2: { format: "0%", value: 0.25 },
    A3: { format: "@", value: "+North" },
    B3: { format: "0%", value: 0.5 },
    A4: { error: "#N/A", formula: "=NA()" },
    A5: { format: "@", value: "-East" },
    B5: {},
    A7: { value: "below" },
    C3: { value: "beside" },
  });
  expect(excel.shown).toEqual([]);
  expect(excel.batches.map(({ syncs }) => syncs)).toEqual([3]);
});

test("text keeps an apostrophe at its start", async () => {
  const opened = book();
  openExcel(opened);
  await port.changeTable("Sites", [
    { kind: "insert", index: 0, cells: ["'s Hertogenbosch", 1] },
    { kind: "replace", index: 1, before: ["North", 0.5], cells: ["'North", undefined] },
  ]);
  expect(cellsOf(opened)).toMatchObject({ A2: { value: "'s Hertogenbosch" }, A3: { value: "'North" } });
});

test("a number does not stay in a cell for text, and leaves another format alone", async () => {
  const opened = book();
  openExcel(opened);
  await port.changeTable("Sites", [
    { kind: "replace", index: 1, before: ["South", "none"], cells: [7, 0.1] },
    { kind: "replace", index: 2, before: [{ error: "#N/A" }, ""], cells: [undefined, 0.2] },
  ]);
  expect(cellsOf(opened)).toMatchObject({
    A3: { format: "General", value: 7 },
    B3: { format: "0%", value: 0.1 },
    B4: { value: 0.2 },
  });
  expect(cellsOf(opened)?.B4?.format).toBeUndefined();
});

test("the last row is emptied, and filled by the next one", async () => {
  const opened = book();
  openExcel(opened);
  await port.changeTable("Sites", [
    { kind: "delete", index: 2, before: [{ error: "#N/A" }, null] },
    { kind: "delete", index: 1, before: ["South", "none"] },
    { kind: "delete", index: 0, before: ["North", 0.5] },
  ]);
  openExcel(opened);
  await expect(port.table("Sites")).resolves.toMatchObject({ address: "'My sites'!A1:B2", rows: [[null, null]] });
  await port.changeTable("Sites", [{ kind: "insert", index: 1, cells: ["@Here", 1] }]);
  openExcel(opened);
  await expect(port.table("Sites")).resolves.toMatchObject({ address: "'My sites'!A1:B2", rows: [["@Here", 1]] });
});

test.each<[string, RowChange]>([
  ["holds another value", { kind: "replace", index: 1, before: ["North", 0.4], cells: ["North", 1] }],
  ["holds a text instead of a number", { kind: "delete", index: 1, before: ["North", "0.5"] }],
  ["holds another error", { kind: "delete", index: 3, before: [{ error: "#REF!" }, null] }],
  ["is another one", { kind: "delete", index: 0, before: ["North", 0.5] }],
  ["is gone", { kind: "delete", index: 9, before: ["North", 0.5] }],
  ["has other columns", { kind: "delete", index: 1, before: ["North", 0.5, null] }],
  ["would not fit", { kind: "insert", index: 0, cells: ["North", 0.5, 1] }],
  ["would stand beyond the end", { kind: "insert", index: 9, cells: ["North", 0.5] }],
])("where a row %s, nothing at all is written", async (_what, change) => {
  expect(await refused(change)).toEqual([
    "changed",
    "Nothing was changed, because the table Sites is no longer as you saw it. Look at it again, then repeat the change.",
  ]);
});

test("a protected sheet is left alone", async () => {
  const opened = book({ isProtected: true });
  openExcel(opened);
  expect((await fault(port.changeTable("Sites", [{ kind: "insert", index: 0, cells: ["West", 1] }])))[0]).toBe(
    "protected",
  );
  expect(opened).toEqual(book({ isProtected: true }));
});

test("cells are shown on their sheet", async () => {
  const excel = openExcel(book());
  await port.show("Sites[Share]");
  expect(excel.shown).toEqual(["My sites", "'My sites'!B2:B4"]);
  expect(await fault(port.show("Nowhere!A1"))).toEqual(["not found", "Nowhere!A1 names no cells in this workbook."]);
});
