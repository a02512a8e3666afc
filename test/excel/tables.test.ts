import { excelWorkbook } from "../../src/excel/workbook";
import type { RowChange } from "../../src/pane/port";
import { breakEach } from "./breaks";
import type { Book } from "./host/book";
import { openExcel } from "./host/excel";
import { fault, sentenceOf } from "./sampleBook";

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
    "Excel did not accept the row: Office says InvalidArgument. Not all could be taken back: its rows 1, 2, 3 are not as they were. Put the table Sites right by hand.",
  );
  // The formula has filled the blank cell of its column. The value of the second row is what it was, but no longer in a format for text.
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

const REMADE = "The rows were put back; formulas elsewhere that referred to them may need to be entered again.";

/** With a formula that reads the row which is deleted. */
function referringBook(broken: Partial<Book>): Book {
  const opened = refusedBook(broken);
  const [plan, ...others] = opened.sheets;
  return { ...opened, sheets: [{ ...plan, name: "Plan", cells: { A1: { formula: "='My sites'!A4&B3" } } }, ...others] };
}

test("an answer that is lost leaves the table as it is told to be", async () => {
  const remade: string[] = [];
  const next = await breakEach("losesAnswerTo", referringBook, changeThem, (said, opened) => {
    if (said === null) return;
    expect(said).toContain("Excel could not do that");
    const reference = opened.sheets[0]?.cells.A1?.formula;
    if (said.endsWith(REMADE)) remade.push(reference ?? "");
    else
      expect([reference, said]).toEqual([
        "='My sites'!A4&B3",
        expect.stringMatching(/(?:Nothing was changed|5001)\.$/),
      ]);
    expect(heldBy(opened)).toEqual(heldBy(book()));
  });
  // The one that deletes; the formula has lost the row for good.
  expect(remade).toEqual(["='My sites'!#REF!&B3"]);
  expect(next).toBeGreaterThan(6);
});

test("rows that a refused group had deleted are told, where the second run fails before it begins", async () => {
  const remade: string[] = [];
  const refusing = (broken: Partial<Book>) => referringBook({ ...broken, refusesGroupsLate: true });
  const deleting = () => changeThem([{ kind: "delete", index: 2, before: [{ error: "#N/A" }, null] }]);
  await breakEach("losesAnswerTo", refusing, deleting, (said, opened) => {
    if (said === null) return;
    if (opened.sheets[0]?.cells.A1?.formula !== "='My sites'!A4&B3") remade.push(said);
    expect(heldBy(opened)).toEqual(heldBy(book()));
  });
  expect(remade.length).toBeGreaterThan(2);
  for (const said of remade)
    expect(said).toMatch(/formulas elsewhere that referred to them may need to be entered again/);
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

test("a group that Excel refuses once it has done it is taken back, and the rows are changed without one", async () => {
  const once = refusedBook({});
  openExcel(once);
  await changeThem();
  const opened = refusedBook({ refusesGroupsLate: true });
  openExcel(opened);
  await changeThem();
  expect(heldBy(opened)).toEqual(heldBy(once));
});

/** A person's own column, with a formula in one row and nothing in the others. */
function ownColumn(change: Partial<Book> = {}): Book {
  const cells: Book["sheets"][number]["cells"] = {
    ...{ A1: { value: "Site" }, B1: { value: "Share" }, C1: { value: "Mine" } },
    ...{ A2: { value: "North" }, B2: { value: 1 }, C2: { formula: "=B2*2", value: 2 } },
    ...{ A3: { value: "South" }, B3: { value: 3 }, A4: { value: "West" }, B4: { value: 4 } },
  };
  const tables = { Sites: "My sites!A1:C4" };
  return { ...book({ cells }), tables, compute: () => ({ value: 2 }), ...change };
}

const MINE = { C2: { formula: "=B2*2" }, C3: {}, C4: {} };
const mineIn = (opened: Book) => ["C2", "C3", "C4"].map((address) => cellsOf(opened)?.[address]?.formula);

test("a formula that comes back with its row fills no other row of its column", async () => {
  const opened = ownColumn();
  openExcel(opened);
  await changeThem([{ kind: "delete", index: 0, before: ["North", 1, 2] }]);
  await changeThem([{ kind: "insert", index: 0, cells: ["North", 1, { formula: "=B2*2" }] }]);
  expect(mineIn(opened)).toEqual([MINE.C2.formula, undefined, undefined]);
  expect(cellsOf(opened)).toMatchObject({ A3: { value: "South" }, A4: { value: "West" } });
});

test("a row that is emptied beside a formula is blank, and a formula of another row stays", async () => {
  const opened = ownColumn();
  openExcel(opened);
  await changeThem([
    { kind: "replace", index: 1, before: ["South", 3, null], cells: [undefined, undefined, null] },
    { kind: "replace", index: 2, before: ["West", 4, null], cells: [undefined, undefined, { formula: "=B4" }] },
  ]);
  expect(mineIn(opened)).toEqual(["=B2*2", undefined, "=B4"]);
});

test("wherever Excel fails, a formula that is put back fills no other row of its column", async () => {
  const changes: RowChange[] = [
    { kind: "replace", index: 0, before: ["North", 1, 2], cells: [undefined, 5, null] },
    { kind: "replace", index: 1, before: ["South", 3, null], cells: [undefined, 5, { formula: "=1" }] },
    { kind: "delete", index: 2, before: ["West", 4, null] },
  ];
  for (const by of ["failsAt", "losesAnswerTo"] as const) {
    await breakEach(
      by,
      ownColumn,
      () => changeThem(changes),
      (said, opened) => {
        expect(mineIn(opened)).toEqual(said === null ? [undefined, "=1", undefined] : ["=B2*2", undefined, undefined]);
      },
    );
  }
});

test("what stands in a cell for text is put back as what it was", async () => {
  const cells: Book["sheets"][number]["cells"] = {
    ...{ A1: { value: "Site" }, B1: { value: "Share" }, C1: { value: "Open" }, D1: { value: "Note" } },
    ...{ A2: { value: 7, format: "@" }, B2: { error: "#N/A", format: "@" }, C2: { value: true, format: "@" } },
    ...{ D2: { value: "#N/A", format: "@" }, E2: { value: "=1", format: "0%" } },
    ...{ E1: { value: "Formula" }, A3: { value: "South" }, B3: { value: 1 } },
  };
  const opened: Book = { ...book({ cells }), tables: { Sites: "My sites!A1:E3" }, refuses: ["B3"] };
  openExcel(opened);
  expect(
    await sentenceOf(
      changeThem([
        {
          kind: "replace",
          index: 0,
          before: [7, { error: "#N/A" }, true, "#N/A", "=1"],
          cells: ["x", "x", "x", "x", "x"],
        },
        { kind: "replace", index: 1, before: ["South", 1, null, null, null], cells: ["y", 2, null, null, null] },
      ]),
    ),
  ).toBe("Excel did not accept the row: Office says InvalidArgument. Nothing was changed.");
  expect(cellsOf(opened)).toMatchObject({
    ...{ A2: { value: 7, format: "@" }, B2: { error: "#N/A", format: "@" }, C2: { value: true, format: "@" } },
    ...{ D2: { value: "#N/A", format: "@" }, E2: { value: "=1", format: "0%" } },
  });
});

test("rows that were added are taken away, and no row that was there", async () => {
  const opened = referringBook({ refuses: ["B4"] });
  openExcel(opened);
  const said = await sentenceOf(
    changeThem([
      { kind: "replace", index: 0, before: ["North", 0.5], cells: ["East", 1] },
      { kind: "insert", index: 2, cells: ["West", 2] },
    ]),
  );
  expect(said).toBe("Excel did not accept the row: Office says InvalidArgument. Nothing was changed.");
  expect(opened.sheets[0]?.cells.A1).toEqual({ formula: "='My sites'!A4&B3" });
  expect(heldBy(opened)).toEqual(heldBy(book()));
});

test("a table below that would be cut in two is told, and one that moves along is not in the way", async () => {
  const cells = { ...cellsOf(book()), A8: { value: "Narrow" }, B8: { value: "Wide" }, C8: { value: "Wider" } };
  const insert: RowChange[] = [{ kind: "insert", index: 3, cells: ["West", 1] }];
  const cut: Book = { ...book({ cells }), tables: { Sites: "My sites!A1:B4", Below: "My sites!B8:C9" } };
  openExcel(cut);
  expect(await sentenceOf(changeThem(insert))).toBe(
    "Excel cannot move what stands below the table, because another table there would be cut in two. Move one of them, then try again. Nothing was changed.",
  );
  const opened: Book = { ...book({ cells }), tables: { Sites: "My sites!A1:B4", Below: "My sites!A8:B9" } };
  openExcel(opened);
  await changeThem(insert);
  expect(opened.tables).toEqual({ Sites: "My sites!A1:B5", Below: "My sites!A9:B10" });
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
  await port.changeTable("Sites", [
    { kind: "insert", index: 1, cells: ["South", undefined] },
    { kind: "insert", index: 2, cells: ["West", null] },
  ]);
  expect(opened.tables).toEqual({ Sites: "My sites!A1:B5" });
  expect(cellsOf(opened)).toMatchObject({
    A3: { value: "South" },
    B3: { formula: "=1+1", value: 2 },
    A4: { value: "West" },
    A5: { value: "Total" },
    B5: { value: 9 },
  });
  expect(cellsOf(opened)?.B4?.formula).toBeUndefined();
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
  // The two that read, the one that writes and the one that deletes.
  expect(excel.batches.map(({ syncs }) => syncs)).toEqual([4]);
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
  ["holds an error and no text", { kind: "delete", index: 3, before: ["#N/A", null] }],
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
