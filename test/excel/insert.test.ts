import { excelWorkbook } from "../../src/excel/workbook";
import type { Insertion } from "../../src/pane/port";
import { breakEach } from "./breaks";
import type { Book, Cell } from "./host/book";
import { openExcel } from "./host/excel";
import { book, fault } from "./sampleBook";

const port = excelWorkbook();

function into(cell: string, change: Partial<Insertion> = {}): Insertion {
  return { formula: "=APC.VERSION()", cell, rows: 1, columns: 1, replaces: "", ...change };
}

describe("inserting", () => {
  test("writes into its cell, whatever is selected", async () => {
    const excel = openExcel(book({ selected: "Empty!B2" }));
    await port.insert(into("Panel!F5"));
    expect(excel.written).toEqual([["Panel!F5", "=APC.VERSION()"]]);
    expect(excel.batches.map(({ syncs }) => syncs)).toEqual([2]);
  });

  test("is refused on a protected sheet, and nothing is written", async () => {
    const excel = openExcel(book());
    expect(await fault(port.insert(into("'My plan'!A5")))).toEqual([
      "protected",
      "The sheet is protected. Unprotect it under Review, then try again.",
    ]);
    expect(excel.written).toEqual([]);
  });

  test("works in an unlocked cell of a protected sheet", async () => {
    const sheets = [{ name: "Plan", cells: { A1: { unlocked: true } }, isProtected: true }];
    const excel = openExcel(book({ selected: "Plan!A1", sheets, tables: {}, names: {} }));
    await port.insert(into("Plan!A1", { formula: "=1" }));
    expect(excel.written).toEqual([["Plan!A1", "=1"]]);
  });

  test("says which formula Excel does not accept", async () => {
    openExcel(book({ refuses: ["F5"] }));
    expect(await fault(port.insert(into("Panel!F5", { formula: "=APC.(" })))).toEqual([
      "other",
      "Excel does not accept the formula =APC.(",
    ]);
  });

  const EDITING = ["editing", "A cell is being edited. Press Enter or Esc in the sheet, then try again."];

  test("is refused while a cell is being edited", async () => {
    openExcel(book({ editing: "refused" }));
    expect(await fault(port.insert(into("Panel!F5")))).toEqual(EDITING);
  });

  test("does not wait for ever while a cell is being edited", async () => {
    jest.useFakeTimers();
    const excel = openExcel(book({ editing: "waiting" }));
    const said = fault(port.insert(into("Panel!F5")));
    await jest.advanceTimersByTimeAsync(3000);
    jest.useRealTimers();
    expect(await said).toEqual(EDITING);
    expect(excel.written).toEqual([]);
  });

  test.each([
    ["a value stands in its cell", into("Panel!B2"), "Panel!B2 is not blank."],
    ["an error stands in its cell", into("Panel!B3"), "Panel!B3 is not blank."],
    ["its cell has a formula", into("Panel!D2"), "Panel!D2 is not blank."],
    [
      "its cell has another formula than was inserted",
      into("Panel!D2", { replaces: "=APC.TRACK(A2:A9)" }),
      "Panel!D2 is not blank.",
    ],
    ["its cell shows a part of a spill", into("Panel!E3"), "Panel!E3 shows a part of the result of Panel!D2."],
    [
      "something stands where its result would spill",
      into("Panel!C1", { rows: 3, columns: 2 }),
      "The result has 3 × 2 cells, and Panel!D2 stands in the way: #SPILL!.",
    ],
    [
      "the sheet has too few rows for its result",
      into("Panel!H1048570", { rows: 8, columns: 1 }),
      "The result has 8 × 1 cells, and from Panel!H1048570 the sheet has too few rows: #SPILL!.",
    ],
    [
      "the sheet has too few columns for its result",
      into("Panel!XFD1", { rows: 1, columns: 2 }),
      "The result has 1 × 2 cells, and from Panel!XFD1 the sheet has too few columns: #SPILL!.",
    ],
  ])("writes nothing where %s", async (_why, insertion, sentence) => {
    const excel = openExcel(book());
    expect(await fault(port.insert(insertion))).toEqual(["taken", `Nothing was written: ${sentence}`]);
    expect(excel.written).toEqual([]);
  });

  test("spills into no table, in which Excel shows #SPILL!, while one cell may stand in it", async () => {
    const excel = openExcel(book({ tables: { Practices: "Panel!A1:B3", Roster: "Panel!H1:J9" } }));
    expect((await fault(port.insert(into("Panel!G3", { rows: 2, columns: 2 }))))[1]).toBe(
      "Nothing was written: The result would lie in the table Roster, or become a part of it.",
    );
    await port.insert(into("Panel!H3"));
    expect(excel.written).toEqual([["Panel!H3", "=APC.VERSION()"]]);
  });

  test("replaces what was inserted before, whose spill stands in nobody's way", async () => {
    const excel = openExcel(book());
    await port.insert(into("Panel!D2", { formula: "=1", rows: 2, columns: 2, replaces: "=APC.TRACK(A2:A3)" }));
    expect(excel.written).toEqual([["Panel!D2", "=1"]]);
  });

  test("goes into a blank cell, and replaces what was inserted, where Excel has no ExcelApi 1.12 and tells of no spills", async () => {
    const excel = openExcel(book({ api: 11 }));
    expect(await port.insert(into("Panel!F9"))).toBe("=APC.VERSION()");
    await port.insert(into("Panel!D2", { formula: "=1", rows: 2, columns: 2, replaces: "=APC.TRACK(A2:A3)" }));
    expect(excel.written).toEqual([
      ["Panel!F9", "=APC.VERSION()"],
      ["Panel!D2", "=1"],
    ]);
  });

  test("is told how far the sheet is used, and what stands there", async () => {
    openExcel(book());
    expect(await port.roomFor(into("Panel!F5"))).toEqual({
      isFilled: false,
      formula: "",
      spillsFrom: null,
      inTheWay: null,
      table: null,
      sheet: { rows: 1_048_576, columns: 16_384 },
      used: { rows: 3, columns: 6 },
    });
    expect(await port.roomFor(into("Panel!D2"))).toMatchObject({ isFilled: true, formula: "=APC.TRACK(A2:A3)" });
    expect((await port.roomFor(into("Empty!A1"))).used).toEqual({ rows: 0, columns: 0 });
    expect((await fault(port.roomFor(into("Gone!A1"))))[0]).toBe("not found");
  });

  test("goes on without a merged undo group where Excel refuses one", async () => {
    const excel = openExcel(book({ largestGroup: 0 }));
    await port.insert(into("Panel!F5"));
    expect(excel.written).toEqual([["Panel!F5", "=APC.VERSION()"]]);
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
    const TEXT: Cell = { format: "@" };
    const A1 = into("Plan!A1", { formula: "=1" });

    test("it stands as a formula", async () => {
      const opened = textCell();
      const excel = openExcel(opened);
      await port.insert(A1);
      expect(opened.sheets[0]?.cells.A1).toEqual({ formula: "=1", format: "General" });
      expect(excel.written).toEqual([["Plan!A1", "=1"]]);
    });

    test("that is refused it leaves what was there, its format as well", async () => {
      const opened = textCell({ refuses: ["=1"] });
      openExcel(opened);
      expect(await fault(port.insert(A1))).toEqual(["other", "Excel does not accept the formula =1"]);
      expect(opened.sheets[0]?.cells.A1).toEqual(TEXT);
    });

    test("a refused group leaves nothing, whenever Excel refuses it", async () => {
      for (const change of [{ largestGroup: 1 }, { refusesGroupsLate: true }]) {
        const opened = textCell(change);
        openExcel(opened);
        await port.insert(A1);
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
            () => port.insert(A1),
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
    await port.insert(into("Panel!F5"));
    expect(opened.sheets[0]?.cells.F5).toMatchObject({ formula: "=APC.VERSION()" });
  });

  test("what a refused group wrote is taken back, and written again", async () => {
    const opened = book({ refusesGroupsLate: true });
    const excel = openExcel(opened);
    await port.insert(into("Panel!F9"));
    expect(opened.sheets[0]?.cells.F9).toMatchObject({ formula: "=APC.VERSION()" });
    expect(excel.batches.map(({ options }) => options.mergeUndoGroup)).toEqual([true, undefined, undefined]);
  });

  test("a cell that cannot be read again is told", async () => {
    const opened = book({ api: 19, meanwhile: { 2: ({ sheets: [sheet] }) => sheet && (sheet.name = "Other") } });
    openExcel(opened);
    expect(await fault(port.insert(into("Panel!F5", { formula: "=1" })))).toEqual([
      "other",
      "Excel does not accept the formula =1. What Panel!F5 holds now cannot be read: look at it.",
    ]);
  });
});
