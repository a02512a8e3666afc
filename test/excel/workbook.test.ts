import { excelWorkbook } from "../../src/excel/workbook";
import { openExcel } from "./host/excel";
import { book, fault } from "./sampleBook";

const port = excelWorkbook();

describe("the selection", () => {
  test("is read in two syncs, and nothing is loaded that is not used", async () => {
    const excel = openExcel(book({ selected: "Panel!A1:B3" }));
    await expect(port.selection()).resolves.toEqual({
      address: "Panel!A1:B3",
      rows: 3,
      columns: 2,
      values: [
        ["Code", "Score"],
        ["CBP", 66.5],
        ["#N/A", { error: "#N/A" }],
      ],
      formula: "",
      place: { row: 0, column: 0 },
      source: "Panel!A1",
    });
    expect(excel.batches.map(({ syncs }) => syncs)).toEqual([2]);
    expect(excel.batches[0]?.loaded).toEqual([
      ...["Range.address", "Range.values", "Range.formulas", "Range.rowIndex", "Range.columnIndex"],
      ...["Range.address", "Range.rowCount", "Range.columnCount"],
      ...["Range.values", "Range.valueTypes"],
    ]);
    expect(excel.batches.map(({ options }) => options)).toEqual([{ delayForCellEdit: true }]);
  });

  test("of a blank, a boolean and an error", async () => {
    openExcel(book({ selected: "Panel!F2:F3" }));
    await expect(port.selection()).resolves.toMatchObject({ values: [[true], [null]] });
    openExcel(book({ selected: "Panel!B3" }));
    await expect(port.selection()).resolves.toMatchObject({ values: [[{ error: "#N/A" }]], formula: "=NA()" });
  });

  test("of text that begins with = is of no formula", async () => {
    const cells = { A1: { value: "=West", format: "@" }, A2: { value: "=West", formula: "=" + '"=West"' } };
    openExcel(book({ selected: "Plan!A1", sheets: [{ name: "Plan", cells }] }));
    await expect(port.selection()).resolves.toMatchObject({ values: [["=West"]], formula: "" });
    openExcel(book({ selected: "Plan!A2", sheets: [{ name: "Plan", cells }] }));
    await expect(port.selection()).resolves.toMatchObject({ formula: '="=West"' });
  });

  test("in a spill has the formula of the spill's first cell", async () => {
    openExcel(book({ selected: "Panel!E3" }));
    await expect(port.selection()).resolves.toMatchObject({
      values: [[3]],
      formula: "=APC.TRACK(A2:A3)",
      place: { row: 1, column: 1 },
      source: "Panel!D2",
    });
  });

  test("in a spill is the cell itself where Excel has no ExcelApi 1.12", async () => {
    const excel = openExcel(book({ selected: "Panel!E3", api: 11 }));
    await expect(port.selection()).resolves.toMatchObject({ formula: "", place: { row: 0, column: 0 } });
    expect(excel.batches.map(({ options }) => options)).toEqual([{ delayForCellEdit: true }]);
  });

  test("of whole rows ends at the last used cell, too, few cells as they are", async () => {
    openExcel(book({ selected: "Panel!2:3" }));
    expect((await port.selection()).address).toBe("Panel!A2:F3");
  });

  test("of a whole column ends with the used cells, and so does its address", async () => {
    openExcel(book({ selected: "Panel!A:A" }));
    await expect(port.selection()).resolves.toMatchObject({
      address: "Panel!A1:A3",
      rows: 3,
      values: [["Code"], ["CBP"], ["#N/A"]],
    });
    openExcel(book({ selected: "Empty!A:A" }));
    await expect(port.selection()).resolves.toMatchObject({ address: "Empty!A1", rows: 1, values: [[null]] });
  });

  test("of too many used cells is refused", async () => {
    const cells = { A1: { value: 1 }, T20000: { value: 1 } };
    openExcel(book({ selected: "Big!A:T", sheets: [{ name: "Big", cells }] }));
    expect(await fault(port.selection())).toEqual([
      "other",
      "The range is too large to read here. Choose a smaller one.",
    ]);
  });

  test("of a chart is refused", async () => {
    openExcel(book({ selected: null }));
    expect(await fault(port.selection())).toEqual(["other", "Select a cell, or one range of cells."]);
  });
});

describe("a reference", () => {
  test.each<[string, string, unknown[][]]>([
    ["A2:B2", "Panel!A2:B2", [["CBP", 66.5]]],
    ["'My plan'!A1", "'My plan'!A1", [["CBP.gold"]]],
    ["D2#", "Panel!D3:E3", [[2, 3]]],
    ["Terms", "'My plan'!A1:B1", [["CBP.gold", 3]]],
    ["Local", "Panel!A2:A3", [["CBP"], ["#N/A"]]],
    ["Panel!Local", "Panel!A2:A3", [["CBP"], ["#N/A"]]],
    [
      "Practices",
      "Panel!A2:B3",
      [
        ["CBP", 66.5],
        ["#N/A", { error: "#N/A" }],
      ],
    ],
    ["Practices[Code]", "Panel!A2:A3", [["CBP"], ["#N/A"]]],
    [
      "Practices[[#All],[Code]:[Score]]",
      "Panel!A1:B3",
      [
        ["Code", "Score"],
        ["CBP", 66.5],
        ["#N/A", { error: "#N/A" }],
      ],
    ],
    ["Practices[[#Headers],[Score]]", "Panel!B1", [["Score"]]],
    ["Practices[@Score]", "Panel!B2", [[66.5]]],
    ["[@Code]", "Panel!A2", [["CBP"]]],
  ])("%s is read", async (reference, address, values) => {
    openExcel(book());
    await expect(port.read(reference)).resolves.toMatchObject({ address, values });
  });

  test.each([
    "Nowhere!A1",
    "A1:B2:C3",
    "A99999999",
    "Nothing",
    "Rate",
    "D9#",
    "Practices[Colour]",
    "Nothing[Score]",
    "A1+1",
  ])("%s is refused", async (reference) => {
    openExcel(book());
    expect(await fault(port.read(reference))).toEqual(["not found", `${reference} names no cells in this workbook.`]);
  });

  test("[@Code] outside a table is refused", async () => {
    openExcel(book({ selected: "Empty!A1" }));
    expect(await fault(port.read("[@Code]"))).toEqual(["not found", "[@Code] names no cells in this workbook."]);
  });

  test("is read from the cell whose formula it stands in, wherever the selection is", async () => {
    openExcel(book({ selected: "My plan!A1" }));
    await expect(port.read("A3", "Panel!B3")).resolves.toMatchObject({ address: "Panel!A3" });
    await expect(port.read("[@Code]", "Panel!B3")).resolves.toMatchObject({ address: "Panel!A3" });
    await expect(port.read("Practices[@Score]", "Panel!D2")).resolves.toMatchObject({ address: "Panel!B2" });
    await expect(port.read("Local", "Panel!B3")).resolves.toMatchObject({ address: "Panel!A2:A3" });
    await expect(port.read("A1", "'My plan'!B1")).resolves.toMatchObject({ address: "'My plan'!A1" });
    openExcel(book({ selected: null }));
    await expect(port.read("A3", "Panel!B3")).resolves.toMatchObject({ address: "Panel!A3" });
  });

  test("to a spill wants ExcelApi 1.12", async () => {
    openExcel(book({ api: 11 }));
    expect(await fault(port.read("D2#"))).toEqual([
      "unsupported",
      "This version of Excel cannot do that. Update Excel, then try again.",
    ]);
  });
});

test("the names are those of visible sheets with content, of tables, their columns and ranges", async () => {
  const excel = openExcel(book());
  const names = await port.names();
  expect(names.map(({ kind, name, reference }) => `${kind} ${name}: ${reference}`)).toEqual([
    "table Practices: Practices",
    "table Practices[Code]: Practices[Code]",
    "table Practices[Score]: Practices[Score]",
    "name Terms: Terms",
    "name Panel!Local: Panel!Local",
    "sheet Panel: Panel!A1:F3",
    "sheet My plan: 'My plan'!A1:B1",
  ]);
  expect(excel.batches.map(({ syncs }) => syncs)).toEqual([2]);
});

test.each<[string, number | string, boolean]>([
  ["numbers", 12_345.678, true],
  ["short texts", 'of "North"', true],
  ["long texts", "x".repeat(60), false],
])("100,000 cells of %s are read on the web, or refused as what cannot be read", async (_what, value, isRead) => {
  const cells = Object.fromEntries(
    Array.from({ length: 100_000 }, (_, index) => [
      `${"ABCDE".charAt(index % 5)}${Math.floor(index / 5) + 1}`,
      { value },
    ]),
  );
  openExcel(book({ sheets: [{ name: "Panel", cells }] }), "web");
  const reading = port.read("A1:E20000");
  if (isRead) await expect(reading).resolves.toMatchObject({ rows: 20_000 });
  else expect(await fault(reading)).toEqual(["other", "The range is too large to read here. Choose a smaller one."]);
});

describe("a change", () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("of the selection or of cells is told once", async () => {
    const excel = openExcel(book());
    const listener = jest.fn();
    const stop = port.onSelectionChange(listener);
    await jest.advanceTimersByTimeAsync(0);
    expect([...excel.handlers.keys()].sort()).toEqual(["onCalculated", "onChanged", "onSelectionChanged"]);
    for (const handler of excel.handlers.values()) handler();
    expect(listener).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(100);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await jest.advanceTimersByTimeAsync(0);
    expect(excel.handlers.size).toBe(0);
    // A cell that is being edited refuses no batch, the one that stops it as little.
    expect(excel.batches.map(({ options: { delayForCellEdit } }) => delayForCellEdit)).toEqual([true, true]);
  });

  test("is told at its pace in a workbook that never rests", async () => {
    const excel = openExcel(book());
    const listener = jest.fn();
    const stop = port.onSelectionChange(listener);
    await jest.advanceTimersByTimeAsync(0);
    for (let passed = 0; passed < 1000; passed += 20) {
      for (const handler of excel.handlers.values()) handler();
      await jest.advanceTimersByTimeAsync(20);
    }
    expect(listener).toHaveBeenCalledTimes(10);
    stop();
  });

  test("is told no more after the listener has stopped, however early", async () => {
    const excel = openExcel(book());
    const listener = jest.fn();
    port.onSelectionChange(listener)();
    const handlers = [...excel.handlers.values()];
    await jest.advanceTimersByTimeAsync(0);
    expect(excel.handlers.size).toBe(0);
    for (const handler of handlers) handler();
    await jest.advanceTimersByTimeAsync(100);
    expect(listener).not.toHaveBeenCalled();
  });

  test("is told no more of what was heard before the listener stopped", async () => {
    const excel = openExcel(book());
    const listener = jest.fn();
    const stop = port.onSelectionChange(listener);
    await jest.advanceTimersByTimeAsync(0);
    for (const handler of excel.handlers.values()) handler();
    await jest.advanceTimersByTimeAsync(50);
    stop();
    await jest.advanceTimersByTimeAsync(1000);
    expect(listener).not.toHaveBeenCalled();
  });
});

test.each<[expression: string, from: string | undefined, value: unknown]>([
  ["B2*2", undefined, 133],
  ["B2+'My plan'!B1", "Empty!A1", 3],
  ["Rate*2", undefined, 0.1],
  ["SUM(B2:B3,Terms,1)", undefined, "sum(Panel!B2:B3, 'My plan'!A1:B1, 1)"],
  ['SUMIFS(Practices[Score],Practices[Code],"C")', undefined, "sumIfs(Panel!B2:B3, Panel!A2:A3, C)"],
  ["NORM.S.DIST(1,TRUE)", undefined, "norm_S_Dist(1, true)"],
  ["IFNA(NA(),7)", undefined, 7],
])("calculates %s from %s", async (expression, from, value) => {
  openExcel(book());
  expect(await port.calculate(expression, from)).toEqual([[value]]);
});

test("a sheet's own name goes before the workbook's, and one that stands for an error for nothing", async () => {
  const opened = book({ names: { Local: "My plan!B1", Rate: "" } });
  openExcel(opened);
  expect(await port.calculate("SUM(Local)")).toEqual([["sum(Panel!A2:A3)"]]);
  expect(await port.calculate("SUM(Local)", "Empty!A1")).toEqual([["sum('My plan'!B1)"]]);
  expect(await port.calculate("SUM(Rate)")).toEqual([["sum(0.05)"]]);
  expect(await fault(port.calculate("Broken*1"))).toEqual(["not found", "Broken names no cells in this workbook."]);
  openExcel(book({ names: { Broken: "#REF!" } }));
  expect(await fault(port.calculate("Broken*1"))).toEqual([
    "unsupported",
    "Broken is not reckoned outside a cell. Give it a cell of its own and refer to that.",
  ]);
});

test.each(["Panel!A:A", "Panel!A1:J20000"])("does not cut short a name that stands for %s", async (address) => {
  openExcel(book({ names: { Whole: address } }));
  expect(await fault(port.calculate("Whole&1"))).toEqual([
    "unsupported",
    "Whole is not reckoned outside a cell. Give it a cell of its own and refer to that.",
  ]);
  // Excel's own functions take it whole.
  await expect(port.calculate("SUM(Whole)")).resolves.toEqual([[`sum(${address})`]]);
});

test("does not calculate what names nothing, or what Excel computes in cells only", async () => {
  openExcel(book());
  expect(await fault(port.calculate("Nothing+1"))).toEqual(["not found", "Nothing names no cells in this workbook."]);
  expect(await fault(port.calculate("SUM(Nowhere!A1)"))).toEqual([
    "not found",
    "Nowhere!A1 names no cells in this workbook.",
  ]);
  for (const first of ["B2", "Terms", "Rate"]) {
    for (const second of ["Nowhere!A1", "Nowhere!Terms", "Nothing"]) {
      expect(await fault(port.calculate(`SUM(${first},${second})`))).toEqual([
        "not found",
        `${second} names no cells in this workbook.`,
      ]);
    }
  }
  expect(await fault(port.calculate("A:A*2"))).toEqual([
    "unsupported",
    "A:A is not reckoned outside a cell. Give it a cell of its own and refer to that.",
  ]);
  expect(await fault(port.calculate("TOSTRING()"))).toEqual([
    "unsupported",
    "TOSTRING is not reckoned outside a cell. Give it a cell of its own and refer to that.",
  ]);
  for (const name of ["TOJSON", "CONSTRUCTOR", "LOAD", "ISNULLOBJECT"]) {
    expect(await fault(port.calculate(`${name}()`))).toEqual([
      "unsupported",
      `${name} is not reckoned outside a cell. Give it a cell of its own and refer to that.`,
    ]);
  }
  expect(await fault(port.calculate("XLOOKUP(1,2,3)"))).toEqual([
    "unsupported",
    "XLOOKUP is not reckoned outside a cell. Give it a cell of its own and refer to that.",
  ]);
});
