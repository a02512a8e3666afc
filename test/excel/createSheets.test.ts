import type { NewCell, NewSheet } from "../../src/pane/port";
import { constantWrites, formulaWrites, nameWrites, tableWrites } from "../../src/excel/sheetWrites";
import { excelWorkbook } from "../../src/excel/workbook";
import type { Book } from "./host/book";
import { breakEach } from "./breaks";
import { openExcel } from "./host/excel";
import { book, fault } from "./sampleBook";

const port = excelWorkbook();

const LONG = "x".repeat(500);

/** The first sheet's formula reads the second one and a name. */
const SHEETS: NewSheet[] = [
  {
    name: "APC Model",
    columnWidths: [200, 100],
    frozenRows: 1,
    cells: [
      [{ value: "Model", role: "title" }, null],
      [
        { value: "Element", role: "heading" },
        { value: "Amount", role: "heading" },
      ],
      [{ value: "Total" }, { formula: "=SUM(Sites!B2:B3)*Base", format: "#,##0.00", role: "total" }],
    ],
    tables: [],
    names: [{ name: "Total", address: "B3" }],
  },
  {
    name: "Sites",
    columnWidths: [],
    frozenRows: 0,
    cells: [
      [{ value: "Site" }, { value: "Months" }],
      [{ value: "=1+1" }, { value: 12, format: "0" }],
      [
        { value: LONG, role: "note" },
        { value: 30, role: "input" },
      ],
    ],
    tables: [{ name: "SiteList", address: "A1:B3" }],
    names: [{ name: "Base", address: "B3" }],
  },
];

/** What the workbook holds besides what it held. */
function made({ sheets, names, tables }: Book) {
  const before = book();
  return {
    sheets: sheets.map(({ name }) => name).filter((name) => !before.sheets.some((sheet) => sheet.name === name)),
    names: Object.entries(names ?? {}).filter(([name]) => !(name in (before.names ?? {}))),
    tables: Object.entries(tables ?? {}).filter(([name]) => !(name in (before.tables ?? {}))),
  };
}

const NOTHING = { sheets: [], names: [], tables: [] };

test("sheets are made with their cells, tables and names, and none is shown", async () => {
  const opened = book();
  const excel = openExcel(opened);
  await port.createSheets(SHEETS);
  expect(made(opened)).toEqual({
    sheets: ["APC Model", "Sites"],
    names: [
      ["Total", "APC Model!B3"],
      ["Base", "Sites!B3"],
    ],
    tables: [["SiteList", "Sites!A1:B3"]],
  });
  expect(opened.sheets.at(-2)?.cells).toEqual({
    A1: { format: "@", value: "Model" },
    A2: { format: "@", value: "Element" },
    B2: { format: "@", value: "Amount" },
    A3: { format: "@", value: "Total" },
    B3: { format: "#,##0.00", formula: "=SUM(Sites!B2:B3)*Base" },
  });
  expect(excel.shown).toEqual([]);
  // One look, one for each sheet, one for what stands in them.
  expect(excel.batches.map(({ syncs }) => syncs)).toEqual([4]);
  expect(excel.batches[0]?.loaded).not.toContain("Range.values");
});

test("text stays text whatever it begins with, and however long it is", async () => {
  const opened = book();
  const excel = openExcel(opened);
  await port.createSheets(SHEETS);
  expect(opened.sheets.at(-1)?.cells).toEqual({
    A1: { format: "@", value: "Site" },
    B1: { format: "@", value: "Months" },
    A2: { format: "@", value: "=1+1" },
    B2: { format: "0", value: 12 },
    A3: { format: "@", value: LONG },
    B3: { value: 30 },
  });
  expect(excel.written).toEqual([["APC Model!B3", "=SUM(Sites!B2:B3)*Base"]]);
});

test.each(["'tis", "''", "'=A1"])("%s keeps its apostrophe", async (text) => {
  const opened = book();
  openExcel(opened);
  await port.createSheets([
    { name: "Text", columnWidths: [], frozenRows: 0, cells: [[{ value: text }]], tables: [], names: [] },
  ]);
  expect(opened.sheets.at(-1)?.cells).toEqual({ A1: { format: "@", value: text } });
});

test.each(["=A1", "+1", "-1", "@A", "TRUE", "12", "66.3", "5%", "1/2", "2024-07-01", "July 2024"])(
  "%s stays text in a cell with a format for numbers",
  async (text) => {
    const opened = book();
    openExcel(opened);
    await port.createSheets([
      {
        name: "Text",
        columnWidths: [],
        frozenRows: 0,
        cells: [[{ value: text, format: "0.0" }]],
        tables: [],
        names: [],
      },
    ]);
    expect(opened.sheets.at(-1)?.cells).toEqual({ A1: { format: "@", value: text } });
  },
);

test("other text has its cell's own format, for the number that may be typed over it", async () => {
  const opened = book();
  openExcel(opened);
  const cells: NewSheet["cells"] = [
    [
      { value: "Threshold", format: "0.0", role: "input" },
      { value: "Total", format: "@" },
    ],
  ];
  await port.createSheets([{ name: "Own", columnWidths: [], frozenRows: 0, cells, tables: [], names: [] }]);
  expect(opened.sheets.at(-1)?.cells).toEqual({
    A1: { format: "0.0", value: "Threshold" },
    B1: { format: "@", value: "Total" },
  });
});

test("a formula in a column of a table leaves the blank cells of that column blank", async () => {
  const opened = book();
  openExcel(opened);
  const cells: NewSheet["cells"] = [
    [{ value: "Measure" }, { value: "Baseline" }],
    [{ value: "CBP" }, { formula: "=A1" }],
    [{ value: "CDF" }, { format: "0.0", role: "input" }],
  ];
  await port.createSheets([
    {
      name: "Blank",
      columnWidths: [],
      frozenRows: 0,
      cells,
      tables: [{ name: "Measures", address: "A1:B3" }],
      names: [],
    },
  ]);
  expect(opened.sheets.at(-1)?.cells).toMatchObject({ B2: { formula: "=A1" }, B3: { format: "0.0" } });
  expect(opened.sheets.at(-1)?.cells.B3).not.toHaveProperty("formula");
});

test("what a formula names in another sheet is there before it", async () => {
  const named: boolean[] = [];
  const opened = book({
    compute() {
      named.push("Base" in (opened.names ?? {}));
      return {};
    },
  });
  openExcel(opened);
  await port.createSheets(SHEETS);
  expect(named).toEqual([true]);
});

const PRINTED: NewSheet = {
  name: "Printed",
  columnWidths: [],
  frozenRows: 0,
  cells: [[{ value: 1 }]],
  tables: [],
  names: [],
  print: { orientation: "landscape", repeatRows: { from: 3, to: 4 } },
};

test("a sheet is printed with all columns on a page, its headings on each", async () => {
  const excel = openExcel(book());
  await port.createSheets([PRINTED]);
  expect(excel.drawn.filter(([, what]) => what.startsWith("print."))).toEqual([
    ["Printed", "print.orientation", "Landscape"],
    ["Printed", "print.zoom", { horizontalFitToPages: 1 }],
    ["Printed", "print.titleRows", "$3:$4"],
    ["Printed", "print.centerFooter", "&A, page &P of &N"],
  ]);
});

test("a part of a sheet is printed on one page", async () => {
  const excel = openExcel(book());
  await port.createSheets([{ ...PRINTED, print: { orientation: "landscape", area: "A1:K40", isOnePage: true } }]);
  expect(excel.drawn.filter(([, what]) => what === "print.zoom" || what === "print.area")).toEqual([
    ["Printed", "print.zoom", { horizontalFitToPages: 1, verticalFitToPages: 1 }],
    ["Printed", "print.area", "A1:K40"],
  ]);
});

test.each(["A/B", "'quoted'", "History", "x".repeat(32)])(
  "Excel takes no sheet called %s, nor is one made",
  async (name) => {
    const opened = book();
    const excel = openExcel(opened);
    const [first, second] = SHEETS as [NewSheet, NewSheet];
    expect((await fault(port.createSheets([first, { ...second, name }])))[1]).toContain("no sheet can have the name");
    expect(made(opened)).toEqual(NOTHING);
    expect(excel.batches.map(({ syncs }) => syncs)).toEqual([1]);
    await expect(
      Excel.run(async (context) => {
        context.workbook.worksheets.add(name);
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "InvalidArgument" });
  },
);

test("where there is no printer, the sheet is made all the same", async () => {
  const opened = { ...book(), hasNoPrinter: true };
  openExcel(opened);
  await port.createSheets([PRINTED]);
  expect(made(opened).sheets).toEqual(["Printed"]);
});

test("roles, widths and frozen rows are drawn", async () => {
  const excel = openExcel(book());
  await port.createSheets(SHEETS);
  const drawn = excel.drawn.map(([where, what, value]) => `${where} ${what} ${String(value)}`);
  expect(drawn.filter((line) => line.includes("APC Model")).sort()).toEqual([
    "'APC Model'!A1 columnWidth 150",
    "'APC Model'!A1 font.bold true",
    "'APC Model'!A1 font.size 15",
    "'APC Model'!A2 fill.color #0b6a6a",
    "'APC Model'!A2 font.bold true",
    "'APC Model'!A2 font.color #ffffff",
    "'APC Model'!B1 columnWidth 75",
    "'APC Model'!B2 fill.color #0b6a6a",
    "'APC Model'!B2 font.bold true",
    "'APC Model'!B2 font.color #ffffff",
    "'APC Model'!B2 horizontalAlignment Right",
    "'APC Model'!B3 EdgeTop.color #5c5f66",
    "'APC Model'!B3 EdgeTop.style Continuous",
    "'APC Model'!B3 font.bold true",
    "APC Model frozen 1",
  ]);
  expect(drawn).toEqual(
    expect.arrayContaining([
      "Sites!A3 font.color #5c5f66",
      "Sites!B3 font.color #0b3d91",
      "Sites!B3 fill.color #fff8dc",
    ]),
  );
});

test.each<[string, Partial<NewSheet>, string]>([
  ["a sheet", { name: "PANEL" }, "a sheet named PANEL. Rename or delete it, then try again."],
  ["a hidden sheet", { name: "Secret" }, "a sheet named Secret. Rename or delete it, then try again."],
  [
    "a table's name by a table",
    { tables: [{ name: "practices", address: "A1:B2" }] },
    "something else named practices. Rename or delete that, then try again.",
  ],
  [
    "a table's name by a name",
    { tables: [{ name: "Terms", address: "A1:B2" }] },
    "something else named Terms. Rename or delete that, then try again.",
  ],
  [
    "a name",
    { names: [{ name: "RATE", address: "A1" }] },
    "something else named RATE. Rename or delete that, then try again.",
  ],
])("where %s is taken, nothing is made", async (_what, taken, sentence) => {
  const opened = book();
  const excel = openExcel(opened);
  const [first, second] = SHEETS as [NewSheet, NewSheet];
  expect(await fault(port.createSheets([first, { ...second, ...taken }]))).toEqual([
    "taken",
    `Nothing was made, because the workbook already has ${sentence}`,
  ]);
  expect(made(opened)).toEqual(NOTHING);
  expect(excel.batches.map(({ syncs }) => syncs)).toEqual([1]);
});

test("a protected workbook is left alone", async () => {
  const opened = book({ isProtected: true });
  openExcel(opened);
  expect(await fault(port.createSheets(SHEETS))).toEqual([
    "protected",
    "The workbook is protected against new sheets. Unprotect it under Review, then try again.",
  ]);
  expect(made(opened)).toEqual(NOTHING);
});

test("while a cell is being edited, nothing is made", async () => {
  const opened = book({ editing: "refused" });
  openExcel(opened);
  expect((await fault(port.createSheets(SHEETS)))[0]).toBe("editing");
  expect(made(opened)).toEqual(NOTHING);
});

const makeThem = (): Promise<void> => port.createSheets(SHEETS);

describe("what fails on the way", () => {
  const refuses = ["B3"];
  const REFUSED = "Excel does not accept a formula or a name of the new sheets.";

  test("is undone in a batch of its own", async () => {
    const opened = book({ refuses });
    const excel = openExcel(opened);
    expect(await fault(port.createSheets(SHEETS))).toEqual(["other", `${REFUSED} Nothing was made.`]);
    expect(made(opened)).toMatchObject({ sheets: [], names: [] });
    expect(opened.names).toEqual(book().names);
    expect(excel.batches).toHaveLength(3);
  });

  test("and cannot be undone is named", async () => {
    const opened = book({ refuses, keeps: ["Sites"] });
    openExcel(opened);
    expect(await fault(port.createSheets(SHEETS))).toEqual([
      "other",
      `${REFUSED} Of what was begun, this remains: the sheet Sites. Delete it, then try again.`,
    ]);
    expect(made(opened).sheets).toEqual(["Sites"]);
  });

  test("because another made a sheet of that name meanwhile leaves that one alone", async () => {
    const theirs = { name: "Sites", cells: { A1: { value: "theirs" } } };
    // After the look and the first sheet.
    const meanwhile = { 3: (opened: Book) => (opened.sheets = [...opened.sheets, theirs]) };
    const opened = book({ meanwhile });
    openExcel(opened);
    const said = await fault(port.createSheets(SHEETS));
    expect(said).toEqual(["other", "Excel could not do that: Office says ItemAlreadyExists. Nothing was made."]);
    expect(made(opened)).toEqual({ ...NOTHING, sheets: ["Sites"] });
    expect(opened.sheets.at(-1)).toEqual(theirs);
  });

  test.each(["Dr. O'Neil 2024", "2024", "A1", "R1C1", "Übersicht", "No.1"])(
    "is undone on a sheet named %s, with the names that point into it",
    async (name) => {
      const [, second] = SHEETS as [NewSheet, NewSheet];
      const opened = book({ failsAt: 9 });
      openExcel(opened);
      expect((await fault(port.createSheets([{ ...second, name }])))[1]).toContain("Nothing was made.");
      expect(opened.names).toEqual(book().names);
      const stuck = book({ failsFrom: 9 });
      openExcel(stuck);
      expect((await fault(port.createSheets([{ ...second, name }])))[1]).toContain(
        `this remains: the sheet ${name} and the name Base.`,
      );
    },
  );

  test("leaves nothing, wherever it is", async () => {
    const whole = book();
    openExcel(whole);
    await port.createSheets(SHEETS);
    const next = await breakEach("failsAt", book, makeThem, (said, opened) => {
      expect(made(opened)).toEqual(said === null ? made(whole) : NOTHING);
      expect(said ?? "").not.toContain("remains");
    });
    expect(next).toBeGreaterThan(20);
  });

  test("for good leaves what is told, wherever it begins", async () => {
    const next = await breakEach("failsFrom", book, makeThem, (said, opened) => {
      const { sheets, names } = made(opened);
      for (const left of [...sheets, ...names.map(([name]) => name)]) expect(said ?? left).toContain(left);
      expect(said === null || said.includes("remains")).toBe(sheets.length + names.length > 0);
    });
    expect(next).toBeGreaterThan(20);
  });
});

test("an answer that is lost leaves what is told, whichever it is", async () => {
  const next = await breakEach("losesAnswerTo", book, makeThem, (said, opened) => {
    const { sheets } = made(opened);
    for (const left of sheets) expect(said ?? left).toContain(left);
    expect(said === null || said.includes("remains")).toBe(sheets.length > 0);
  });
  // The look, the two sheets and what stands in them.
  expect(next).toBe(6);
});

describe("a merged undo group that Excel refuses", () => {
  test("is taken back, and the sheets are made without one", async () => {
    const once = book();
    openExcel(once);
    await port.createSheets(SHEETS);
    for (const largestGroup of [0, 1, 2, 9, 20]) {
      const opened = book({ largestGroup });
      const excel = openExcel(opened);
      await port.createSheets(SHEETS);
      expect({ ...opened, largestGroup: undefined }).toEqual({ ...once, largestGroup: undefined });
      const merged = excel.batches.map(({ options }) => options.mergeUndoGroup ?? false);
      expect(merged[0]).toBe(true);
      expect(merged.slice(1)).not.toContain(true);
    }
  });

  test("and cannot be taken back is told with what remains", async () => {
    const opened = book({ largestGroup: 9, keeps: ["Sites"] });
    openExcel(opened);
    expect(await fault(port.createSheets(SHEETS))).toEqual([
      "other",
      "Excel could not make the sheets as one step of undo. Of what was begun, this remains: the sheet Sites. Delete it, then try again.",
    ]);
    expect(made(opened).sheets).toEqual(["Sites"]);
  });
});

describe("a large sheet", () => {
  const ROWS = 300;
  const COLUMNS = 20;
  const formula = (row: number, column: number): string => `=SUM($A${row + 1}:$E${row + 1})*${column}`;

  /** Headings, five columns that a person may change, and formulas with a line of totals. */
  const cellAt = (row: number, column: number): NewCell => {
    if (row === 0) return { value: `Heading ${column}`, role: "heading" };
    if (column < 5) return { value: row * column + 0.5, format: "#,##0.00", role: "input" };
    const cell = { formula: formula(row, column), format: "0.0%" };
    return row === ROWS - 1 ? { ...cell, role: "total" } : cell;
  };

  const GRID: NewSheet = {
    name: "Grid",
    columnWidths: Array.from({ length: COLUMNS }, (_, column) => (column === 0 ? 200 : 80)),
    frozenRows: 1,
    cells: Array.from({ length: ROWS }, (_, row) =>
      Array.from({ length: COLUMNS }, (_, column) => cellAt(row, column)),
    ),
    tables: [],
    names: [],
  };

  test.each(["windows", "mac", "web"] as const)("is written in blocks on %s, none of them large", async (build) => {
    const opened = book();
    const excel = openExcel(opened, build);
    await port.createSheets([GRID]);
    const { cells } = opened.sheets.at(-1) ?? { cells: {} };
    expect(Object.keys(cells)).toHaveLength(ROWS * COLUMNS);
    expect(cells).toMatchObject({
      A1: { format: "@", value: "Heading 0" },
      E300: { format: "#,##0.00", value: 299 * 4 + 0.5 },
      F2: { format: "0.0%", formula: formula(1, 5) },
      T150: { format: "0.0%", formula: formula(149, 19) },
      T300: { format: "0.0%", formula: formula(299, 19) },
    });
    expect(excel.written).toHaveLength((ROWS - 1) * (COLUMNS - 5));
    expect(Math.max(...excel.sent.map(({ actions }) => actions))).toBeLessThanOrEqual(100);
    expect(Math.max(...excel.sent.map(({ bytes }) => bytes))).toBeLessThanOrEqual(300_000);
  });

  test("looks as each of its cells would alone", async () => {
    const excel = openExcel(book());
    await port.createSheets([GRID]);
    const drawn = new Set(excel.drawn.map(([where, what, value]) => `${where} ${what} ${String(value)}`));
    const looks = excel.drawn.filter(([, what]) => what !== "columnWidth" && what !== "frozen");
    // Each heading has four of them and stands right over numbers, each input two and each total three.
    expect(looks).toHaveLength(COLUMNS * (3 + 1) + (ROWS - 1) * 5 * 2 + (COLUMNS - 5) * 3);
    expect(drawn.size).toBe(looks.length + COLUMNS + 1);
    for (const each of ["Grid!A1 columnWidth 150", "Grid!T1 columnWidth 60", "Grid!E300 fill.color #fff8dc"])
      expect(drawn).toContain(each);
    expect(drawn).toContain("Grid!T300 EdgeTop.color #5c5f66");
  });

  test("of cells that are all different goes in several messages of at most 600 requests and 1 MB", async () => {
    const roles = ["title", "note", "input", "total"] as const;
    const cells = Array.from({ length: 60 }, (_, row) =>
      Array.from({ length: 20 }, (_, column): NewCell => {
        const role = roles[(row + column) % 4] ?? "note";
        return column % 3 === 0 ? { formula: formula(row, column), role } : { value: LONG + LONG, role };
      }),
    );
    const opened = book();
    const excel = openExcel(opened, "web");
    await port.createSheets([
      { ...GRID, cells },
      { ...GRID, name: "Again", cells },
    ]);
    expect(excel.sent.length).toBeGreaterThan(10);
    expect(Math.max(...excel.sent.map(({ actions }) => actions))).toBeLessThanOrEqual(600);
    expect(Math.max(...excel.sent.map(({ bytes }) => bytes))).toBeLessThanOrEqual(1_000_000);
    expect(opened.sheets.at(-1)?.cells).toEqual(opened.sheets.at(-2)?.cells);
    expect(Object.keys(opened.sheets.at(-1)?.cells ?? {})).toHaveLength(60 * 20);
  });

  /** The collection of sheets, which each message names once. */
  const FRAME = 1;

  test("asks of Excel no more than each of its writes promises", async () => {
    const roles = ["title", "section", "heading", "note", "input", "total"] as const;
    const cells = roles.map((role): NewCell[] => [
      { value: role, role },
      { formula: "=1", format: "0.0", role },
    ]);
    const sheet: NewSheet = {
      ...{ ...GRID, cells, columnWidths: [10, 20] },
      ...{ tables: [{ name: "Roles", address: "A1:B6" }], names: [{ name: "First", address: "A1" }] },
    };
    const excel = openExcel(book(), "web");
    await Excel.run(async (context) => {
      context.workbook.worksheets.add(sheet.name);
      await context.sync();
      for (const each of [constantWrites, nameWrites, formulaWrites, tableWrites].flatMap((step) => step(sheet))) {
        const before = excel.sent.length;
        each.take(context);
        await context.sync();
        // What it gives back goes with the next message.
        await context.sync();
        const asked = excel.sent.slice(before).reduce((sum, { actions }) => sum + actions, 0);
        expect(asked).toBeLessThanOrEqual(each.actions + FRAME);
      }
    });
  });

  test("of which one row is more than Excel takes is refused as what cannot be written", async () => {
    const opened = book();
    openExcel(opened, "web");
    const cells = [Array.from({ length: 200 }, (): NewCell => ({ value: "x".repeat(32_000) }))];
    expect(await fault(port.createSheets([{ ...GRID, cells }]))).toEqual([
      "other",
      "This is too large for Excel to take at once. Write less, then try again. Nothing was made.",
    ]);
    expect(made(opened)).toEqual(NOTHING);
  });
});

test("a formula leaves the cells beside it alone, where it may spill", async () => {
  const opened = book({
    compute: (formula) => (formula === "=SPILL()" ? { value: 1 } : { value: 2 }),
  });
  openExcel(opened);
  const cells: NewSheet["cells"] = [
    [{ formula: "=SPILL()" }, { format: "0.0" }, { formula: "=C1" }],
    [{ format: "0.0" }, null, { formula: "=C2" }],
  ];
  await port.createSheets([{ name: "Spill", columnWidths: [], frozenRows: 0, cells, tables: [], names: [] }]);
  expect(opened.sheets.at(-1)?.cells).toEqual({
    A1: { formula: "=SPILL()", value: 1 },
    B1: { format: "0.0" },
    C1: { formula: "=C1", value: 2 },
    A2: { format: "0.0" },
    C2: { formula: "=C2", value: 2 },
  });
});
