import { excelWorkbook } from "../../src/excel/workbook";
import { breakEach } from "./breaks";
import type { Book, Cell } from "./host/book";
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

  describe("into a cell with the format for text", () => {
    const textCell = (change: Partial<Book> = {}): Book =>
      book({
        selected: "Plan!A1",
        sheets: [{ name: "Plan", cells: { A1: { ...TEXT } } }],
        tables: {},
        names: {},
        ...change,
      });
    const TEXT: Cell = { value: "=West", format: "@" };
    const A1 = { address: "Plan!A1", replaces: true };

    test("it stands as a formula", async () => {
      const opened = textCell();
      const excel = openExcel(opened);
      await port.insert("=1", A1);
      expect(opened.sheets[0]?.cells.A1).toEqual({ formula: "=1", format: "General" });
      expect(excel.written).toEqual([["Plan!A1", "=1"]]);
    });

    test("that is refused it leaves what was there, its format as well", async () => {
      const opened = textCell({ refuses: ["=1"] });
      openExcel(opened);
      expect(await fault(port.insert("=1", A1))).toEqual(["other", "Excel does not accept the formula =1"]);
      expect(opened.sheets[0]?.cells.A1).toEqual(TEXT);
    });

    test("a refused group leaves nothing, whenever Excel refuses it", async () => {
      for (const change of [{ largestGroup: 1 }, { refusesGroupsLate: true }]) {
        const opened = textCell(change);
        openExcel(opened);
        await port.insert("=1", A1);
        expect(opened.sheets[0]?.cells.A1).toEqual({ formula: "=1", format: "General" });
      }
    });

    test.each(["failsAt", "failsFrom", "losesAnswerTo"] as const)(
      "what is told is what stands there: %s",
      async (by) => {
        for (const refusesGroupsLate of [false, true]) {
          const next = await breakEach(
            by,
            (broken) => textCell({ ...broken, refusesGroupsLate }),
            () => port.insert("=1", A1),
            (said, opened) => {
              const cell = opened.sheets[0]?.cells.A1;
              if (said === null) expect(cell).toEqual({ formula: "=1", format: "General" });
              else if (said.endsWith("Put it right by hand.")) expect(cell).not.toEqual(TEXT);
              else expect([said, cell]).toEqual([said, TEXT]);
            },
          );
          expect(next).toBeGreaterThan(2);
        }
      },
    );
  });

  test("a formula whose answer was lost is not told as one that is not there", async () => {
    const opened = book({ losesAnswerTo: 2 });
    openExcel(opened);
    await port.insert("=APC.VERSION()", B2);
    expect(opened.sheets[0]?.cells.B2).toEqual({ formula: "=APC.VERSION()" });
  });

  test("what a refused group wrote is taken back, and written again", async () => {
    const opened = book({ selected: "Panel!F9", refusesGroupsLate: true });
    const excel = openExcel(opened);
    await port.insert("=1", { address: "Panel!F9", replaces: false });
    expect(opened.sheets[0]?.cells.F9).toMatchObject({ formula: "=1" });
    expect(excel.batches.map(({ options }) => options.mergeUndoGroup)).toEqual([true, undefined, undefined]);
  });

  test("a cell that cannot be read again is told", async () => {
    const opened = book({ api: 19, meanwhile: { 2: ({ sheets: [sheet] }) => sheet && (sheet.name = "Other") } });
    openExcel(opened);
    expect(await fault(port.insert("=1", B2))).toEqual([
      "other",
      "Excel does not accept the formula =1. What Panel!B2 holds now cannot be read: look at it.",
    ]);
  });
});
