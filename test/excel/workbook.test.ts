import type { PortFault } from "../../src/pane/port";
import { excelWorkbook } from "../../src/excel/workbook";
import type { FakeBook } from "./fakeBook";
import { openExcel } from "./fakeExcel";

const port = excelWorkbook();

function book(change: Partial<FakeBook> = {}): FakeBook {
  return {
    selected: "Panel!B2",
    sheets: [
      {
        name: "Panel",
        cells: {
          A1: { value: "Code" },
          B1: { value: "Score" },
          A2: { value: "CBP" },
          B2: { value: 66.5 },
          A3: { value: "#N/A" },
          B3: { error: "#N/A", formula: "=NA()" },
          D2: { value: 1, formula: "=APC.TRACK(A2:A3)" },
          D3: { value: 2, spillsFrom: "D2" },
          E3: { value: 3, spillsFrom: "D2" },
          F2: { value: true },
        },
        names: { Local: "A2:A3" },
      },
      { name: "My plan", cells: { A1: { value: "CBP.gold" }, B1: { value: 3 } }, isProtected: true },
      { name: "Empty", cells: {} },
      { name: "Secret", cells: { A1: { value: 1 } }, hidden: true },
    ],
    names: { Terms: "My plan!A1:B1", Rate: "", _hidden: "Panel!A1" },
    tables: { Practices: "Panel!A1:B3" },
    ...change,
  };
}

async function fault(promise: Promise<unknown>): Promise<[kind: string, sentence: string]> {
  const thrown = await promise.then(() => undefined, (reason: unknown) => reason);
  const { kind, message } = thrown as PortFault;
  return [kind, message];
}

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
    });
    expect(excel.batches.map(({ syncs }) => syncs)).toEqual([2]);
    expect(excel.batches[0]?.loaded).toEqual([
      ...["cell.formulas", "cell.rowIndex", "cell.columnIndex"],
      ...["anchor.formulas", "anchor.rowIndex", "anchor.columnIndex"],
      ...["selection.address", "selection.rowCount", "selection.columnCount"],
      ...["selection.values", "selection.valueTypes"],
    ]);
    expect(excel.options).toEqual([{ delayForCellEdit: true, mergeUndoGroup: true }]);
  });

  test("of a blank, a boolean and an error", async () => {
    openExcel(book({ selected: "Panel!F2:F3" }));
    await expect(port.selection()).resolves.toMatchObject({ values: [[true], [null]] });
    openExcel(book({ selected: "Panel!B3" }));
    await expect(port.selection()).resolves.toMatchObject({ values: [[{ error: "#N/A" }]], formula: "=NA()" });
  });

  test("in a spill has the formula of the spill's first cell", async () => {
    openExcel(book({ selected: "Panel!E3" }));
    await expect(port.selection()).resolves.toMatchObject({
      values: [[3]],
      formula: "=APC.TRACK(A2:A3)",
      place: { row: 1, column: 1 },
    });
  });

  test("in a spill is the cell itself where Excel has no ExcelApi 1.12", async () => {
    const excel = openExcel(book({ selected: "Panel!E3", api: 11 }));
    await expect(port.selection()).resolves.toMatchObject({ formula: "", place: { row: 0, column: 0 } });
    expect(excel.options).toEqual([{ delayForCellEdit: true }]);
  });

  test("of a whole column ends with the used cells", async () => {
    openExcel(book({ selected: "Panel!A:A" }));
    await expect(port.selection()).resolves.toMatchObject({ address: "Panel!A:A", rows: 3, values: [["Code"], ["CBP"], ["#N/A"]] });
    openExcel(book({ selected: "Empty!A:A" }));
    await expect(port.selection()).resolves.toMatchObject({ address: "Empty!A:A", rows: 1, values: [[null]] });
  });

  test("of too many used cells is refused", async () => {
    const cells = { A1: { value: 1 }, T20000: { value: 1 } };
    openExcel(book({ selected: "Big!A:T", sheets: [{ name: "Big", cells }] }));
    expect(await fault(port.selection())).toEqual(["other", "The range is too large to read here. Choose a smaller one."]);
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
    ["Practices", "Panel!A2:B3", [["CBP", 66.5], ["#N/A", { error: "#N/A" }]]],
    ["Practices[Code]", "Panel!A2:A3", [["CBP"], ["#N/A"]]],
    ["Practices[[#All],[Code]:[Score]]", "Panel!A1:B3", [["Code", "Score"], ["CBP", 66.5], ["#N/A", { error: "#N/A" }]]],
    ["Practices[[#Headers],[Score]]", "Panel!B1", [["Score"]]],
    ["Practices[@Score]", "Panel!B2", [[66.5]]],
    ["[@Code]", "Panel!A2", [["CBP"]]],
  ])("%s is read", async (reference, address, values) => {
    openExcel(book());
    await expect(port.read(reference)).resolves.toMatchObject({ address, values });
  });

  test.each(["Nowhere!A1", "A1:B2:C3", "A99999999", "Nothing", "Rate", "D9#", "Practices[Colour]", "Nothing[Score]", "A1+1"])(
    "%s is refused",
    async (reference) => {
      openExcel(book());
      expect(await fault(port.read(reference))).toEqual(["not found", `${reference} names no cells in this workbook.`]);
    },
  );

  test("[@Code] outside a table is refused", async () => {
    openExcel(book({ selected: "Empty!A1" }));
    expect(await fault(port.read("[@Code]"))).toEqual(["not found", "[@Code] names no cells in this workbook."]);
  });

  test("to a spill wants ExcelApi 1.12", async () => {
    openExcel(book({ api: 11 }));
    expect(await fault(port.read("D2#"))).toEqual(["unsupported", "This version of Excel cannot do that. Update Excel, then try again."]);
  });
});

describe("inserting", () => {
  test("writes into the first selected cell", async () => {
    const excel = openExcel(book({ selected: "Panel!F5:G9" }));
    await port.insert("=APC.VERSION()");
    expect(excel.written).toEqual([["Panel!F5", "=APC.VERSION()"]]);
    expect(excel.batches.map(({ syncs }) => syncs)).toEqual([2]);
  });

  test("is refused on a protected sheet, and nothing is written", async () => {
    const excel = openExcel(book({ selected: "My plan!A1" }));
    expect(await fault(port.insert("=APC.VERSION()"))).toEqual([
      "protected",
      "The sheet is protected. Unprotect it under Review, then try again.",
    ]);
    expect(excel.written).toEqual([]);
  });

  test("works in an unlocked cell of a protected sheet", async () => {
    const sheets = [{ name: "Plan", cells: { A1: { unlocked: true } }, isProtected: true }];
    const excel = openExcel(book({ selected: "Plan!A1", sheets }));
    await port.insert("=1");
    expect(excel.written).toEqual([["Plan!A1", "=1"]]);
  });

  test("says which formula Excel does not accept", async () => {
    openExcel(book({ refuses: ["B2"] }));
    expect(await fault(port.insert("=APC.("))).toEqual(["other", "Excel does not accept the formula =APC.("]);
  });

  const EDITING = ["editing", "A cell is being edited. Press Enter or Esc in the sheet, then try again."];

  test("is refused while a cell is being edited", async () => {
    openExcel(book({ editing: "refused" }));
    expect(await fault(port.insert("=1"))).toEqual(EDITING);
  });

  test("does not wait for ever while a cell is being edited", async () => {
    jest.useFakeTimers();
    const excel = openExcel(book({ editing: "waiting" }));
    const said = fault(port.insert("=1"));
    await jest.advanceTimersByTimeAsync(3000);
    jest.useRealTimers();
    expect(await said).toEqual(EDITING);
    expect(excel.written).toEqual([]);
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

describe("a change", () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("of the selection or of cells is told once when it is quiet", async () => {
    const excel = openExcel(book());
    const listener = jest.fn();
    const stop = port.onSelectionChange(listener);
    await jest.advanceTimersByTimeAsync(0);
    expect([...excel.handlers.keys()]).toEqual(["onSelectionChanged", "onChanged", "onCalculated"]);
    for (const handler of excel.handlers.values()) handler();
    expect(listener).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(100);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await jest.advanceTimersByTimeAsync(0);
    expect(excel.handlers.size).toBe(0);
  });

  test("is told no more after the listener has stopped, however early", async () => {
    const excel = openExcel(book());
    const listener = jest.fn();
    port.onSelectionChange(listener)();
    const handlers = [...excel.handlers.values()];
    await jest.advanceTimersByTimeAsync(0);
    expect(excel.handlers.size).toBe(0);
    for (const handler of handlers) handler();
    await jest.advanceTimersByTimeAsync(1000);
    expect(listener).not.toHaveBeenCalled();
  });
});
