import { excelWorkbook } from "../../src/excel/workbook";
import { openExcel } from "./host/excel";
import { book, fault } from "./sampleBook";

const port = excelWorkbook();
const B2 = { address: "Panel!B2", replaces: true };

describe("inserting", () => {
  test("writes into the first selected cell", async () => {
    const excel = openExcel(book({ selected: "Panel!F5:G9" }));
    await port.insert("=APC.VERSION()", { address: "Panel!F5", replaces: false });
    expect(excel.written).toEqual([["Panel!F5", "=APC.VERSION()"]]);
    expect(excel.batches.map(({ syncs }) => syncs)).toEqual([2]);
  });

  test("is refused on a protected sheet, and nothing is written", async () => {
    const excel = openExcel(book({ selected: "My plan!A1" }));
    expect(await fault(port.insert("=APC.VERSION()", { address: "'My plan'!A1", replaces: true }))).toEqual([
      "protected",
      "The sheet is protected. Unprotect it under Review, then try again.",
    ]);
    expect(excel.written).toEqual([]);
  });

  test("works in an unlocked cell of a protected sheet", async () => {
    const sheets = [{ name: "Plan", cells: { A1: { unlocked: true } }, isProtected: true }];
    const excel = openExcel(book({ selected: "Plan!A1", sheets, tables: {}, names: {} }));
    await port.insert("=1", { address: "Plan!A1", replaces: false });
    expect(excel.written).toEqual([["Plan!A1", "=1"]]);
  });

  test("says which formula Excel does not accept", async () => {
    openExcel(book({ refuses: ["B2"] }));
    expect(await fault(port.insert("=APC.(", B2))).toEqual(["other", "Excel does not accept the formula =APC.("]);
  });

  const EDITING = ["editing", "A cell is being edited. Press Enter or Esc in the sheet, then try again."];

  test("is refused while a cell is being edited", async () => {
    openExcel(book({ editing: "refused" }));
    expect(await fault(port.insert("=1", B2))).toEqual(EDITING);
  });

  test("does not wait for ever while a cell is being edited", async () => {
    jest.useFakeTimers();
    const excel = openExcel(book({ editing: "waiting" }));
    const said = fault(port.insert("=1", B2));
    await jest.advanceTimersByTimeAsync(3000);
    jest.useRealTimers();
    expect(await said).toEqual(EDITING);
    expect(excel.written).toEqual([]);
  });

  test.each([
    [
      "another cell is selected",
      "Panel!F6",
      { address: "Panel!F5", replaces: false },
      "Panel!F6 is selected now and not Panel!F5",
    ],
    ["another sheet is selected", "Empty!B2", B2, "Empty!B2 is selected now and not Panel!B2"],
    [
      "a value stands in a cell said to be empty",
      "Panel!B2",
      { ...B2, replaces: false },
      "Panel!B2 is no longer empty",
    ],
    [
      "an error stands in a cell said to be empty",
      "Panel!B3",
      { address: "Panel!B3", replaces: false },
      "Panel!B3 is no longer empty",
    ],
    [
      "the cell shows a part of a spill",
      "Panel!E3",
      { address: "Panel!E3", replaces: true },
      "Panel!E3 shows a part of the result of Panel!D2",
    ],
  ])("writes nothing where %s", async (_why, selected, into, sentence) => {
    const excel = openExcel(book({ selected }));
    const [kind, said] = await fault(port.insert("=APC.VERSION()", into));
    expect([kind, said]).toEqual(["other", expect.stringContaining(`Nothing was written, because ${sentence}`)]);
    expect(excel.written).toEqual([]);
  });

  test.each([
    ["the first cell of a spill", "Panel!D2", 99],
    ["a cell that has become empty", "Panel!F9", 99],
    ["a filled cell where Excel has no ExcelApi 1.12", "Panel!B2", 11],
  ])("replaces %s", async (_what, address, api) => {
    const excel = openExcel(book({ selected: address, api }));
    await port.insert("=1", { address, replaces: true });
    expect(excel.written).toEqual([[address, "=1"]]);
  });

  test("goes on without a merged undo group where Excel refuses one", async () => {
    const excel = openExcel(book({ largestGroup: 0 }));
    await port.insert("=1", B2);
    expect(excel.written).toEqual([["Panel!B2", "=1"]]);
    expect(excel.batches.map(({ options }) => options.mergeUndoGroup)).toEqual([true, undefined]);
  });

  test("may find its own formula, which a refused group has left", async () => {
    const excel = openExcel(book());
    await port.insert("=NA()", { address: "Panel!B2", replaces: true });
    await port.insert("=NA()", { address: "Panel!B2", replaces: false });
    expect(excel.written).toHaveLength(2);
  });
});
