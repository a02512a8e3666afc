import { repairFormulas } from "../../src/excel/repair";
import { excelWorkbook } from "../../src/excel/workbook";
import type { Insertion, NewSheet } from "../../src/pane/port";
import type { Book } from "./host/book";
import { type OpenExcel, openExcel } from "./host/excel";
import { BUILDS, type Build } from "./host/officePage";
import { book, stuckBook } from "./sampleBook";

/** Every call of the adapter, on every platform and at the sets that Excels in use have, with what it costs. */

const port = excelWorkbook();

const LEVELS = [9, 12, 14, 17, 20];

/** What all messages of a call hold together, at most. */
interface Budget {
  readonly messages: number;
  readonly actions: number;
  readonly bytes: number;
}

interface Call {
  readonly budget: Budget;
  /** Another workbook than the sample. */
  readonly given?: () => Partial<Book>;
  readonly call: () => Promise<unknown>;
  readonly answer?: unknown;
  /** Of the workbook afterwards. */
  readonly leaves?: (book: Book, excel: OpenExcel) => unknown;
  readonly left?: unknown;
  /** Whether what it does can be undone in one step. */
  readonly merges?: true;
}

const INSERTION: Insertion = { formula: "=APC.VERSION()", cell: "Panel!F5", rows: 9, columns: 3, replaces: "" };

const SHEET: NewSheet = {
  name: "New",
  columnWidths: [100, 100],
  frozenRows: 1,
  cells: [
    [
      { value: "Site", role: "heading" },
      { value: "Share", role: "heading" },
    ],
    [{ value: "North" }, { value: 0.5, format: "0%", role: "input" }],
    [{ value: "South" }, { formula: "=B2*2", format: "0%" }],
  ],
  tables: [{ name: "Shares", address: "A1:B3" }],
  names: [{ name: "North", address: "B2" }],
};

const CALLS: Record<string, Call> = {
  selection: {
    budget: { messages: 3, actions: 18, bytes: 2512 },
    call: () => port.selection(),
    answer: { address: "Panel!B2", values: [[66.5]], source: "Panel!B2" },
  },
  "read of cells": {
    budget: { messages: 3, actions: 12, bytes: 1867 },
    call: () => port.read("'My plan'!A1:B1"),
    answer: { values: [["CBP.gold", 3]] },
  },
  "read of a column of a table": {
    budget: { messages: 3, actions: 32, bytes: 4609 },
    call: () => port.read("Practices[Score]"),
    answer: { address: "Panel!B2:B3", values: [[66.5], [{ error: "#N/A" }]] },
  },
  "read of a cell in the same row of a table": {
    budget: { messages: 4, actions: 59, bytes: 8120 },
    call: () => port.read("[@Score]"),
    answer: { address: "Panel!B2" },
  },
  "read of a name": {
    budget: { messages: 4, actions: 20, bytes: 3297 },
    call: () => port.read("Terms"),
    answer: { address: "'My plan'!A1:B1" },
  },
  "calculate with a function of Excel": {
    budget: { messages: 5, actions: 33, bytes: 5204 },
    call: () => port.calculate("SUM(B2:B3,Terms)"),
    answer: [["sum(Panel!B2:B3, 'My plan'!A1:B1)"]],
  },
  insert: {
    budget: { messages: 3, actions: 46, bytes: 6274 },
    call: () => port.insert(INSERTION),
    leaves: (_book, { written }) => written,
    left: [["Panel!F5", "=APC.VERSION()"]],
    merges: true,
  },
  roomFor: {
    budget: { messages: 3, actions: 36, bytes: 4840 },
    call: async () => (await port.roomFor(INSERTION)).used,
    answer: { rows: 3, columns: 6 },
  },
  names: {
    budget: { messages: 3, actions: 33, bytes: 4670 },
    call: async () => (await port.names()).length,
    answer: 7,
  },
  createSheets: {
    budget: { messages: 3, actions: 66, bytes: 10030 },
    call: () => port.createSheets([SHEET]),
    leaves: ({ sheets, tables, names }) => [sheets.at(-1)?.cells, tables?.Shares, names?.North],
    left: [
      {
        A1: { format: "@", value: "Site" },
        B1: { format: "@", value: "Share" },
        A2: { format: "@", value: "North" },
        B2: { format: "0%", value: 0.5 },
        A3: { format: "@", value: "South" },
        B3: { format: "0%", formula: "=B2*2" },
      },
      "New!A1:B3",
      "New!B2",
    ],
    merges: true,
  },
  table: {
    budget: { messages: 3, actions: 22, bytes: 3099 },
    call: () => port.table("Practices"),
    answer: {
      headings: ["Code", "Score"],
      formulas: [
        ["", ""],
        ["", "=NA()"],
      ],
    },
  },
  changeTable: {
    budget: { messages: 5, actions: 46, bytes: 6736 },
    call: () =>
      port.changeTable("Practices", [
        { kind: "insert", index: 2, cells: ["CDF", 1] },
        { kind: "replace", index: 0, before: ["CBP", 66.5], cells: [undefined, 70] },
        { kind: "delete", index: 1, before: ["#N/A", { error: "#N/A" }] },
      ]),
    leaves: ({ sheets, tables }) => [tables, sheets[0]?.cells.B2, sheets[0]?.cells.A3, sheets[0]?.cells.B3],
    left: [{ Practices: "Panel!A1:B3" }, { value: 70 }, { format: "@", value: "CDF" }, { format: "General", value: 1 }],
    merges: true,
  },
  makeTable: {
    budget: { messages: 4, actions: 45, bytes: 6000 },
    call: () => port.makeTable("Roster", "Panel!H1:I3"),
    leaves: ({ tables, sheets }) => [tables, sheets[0]?.cells.H1],
    left: [{ Practices: "Panel!A1:B3", Roster: "Panel!H1:I3" }, undefined],
    merges: true,
  },
  show: {
    budget: { messages: 3, actions: 34, bytes: 4837 },
    call: () => port.show("Practices[Score]"),
    leaves: (_book, { shown }) => shown,
    left: ["Panel", "Panel!B2:B3"],
  },
  onSelectionChange: {
    budget: { messages: 2, actions: 14, bytes: 1567 },
    call: toldOfChanges,
    answer: 1,
    leaves: (_book, { handlers }) => handlers.size,
    left: 0,
  },
  requireUnprotected: {
    budget: { messages: 3, actions: 18, bytes: 2800 },
    call: () => port.requireUnprotected(["Practices", "Nobody"], true),
  },
  renameTable: {
    budget: { messages: 3, actions: 25, bytes: 3668 },
    call: () => port.renameTable("Practices", { table: "Roster", sheet: "List" }),
    leaves: ({ sheets, tables }) => [sheets[0]?.name, tables],
    left: ["List", { Roster: "List!A1:B3" }],
  },
  repair: {
    budget: { messages: 7, actions: 37, bytes: 5466 },
    given: stuckBook,
    call: () => repairFormulas(),
    answer: { repaired: ["Panel!A1"], left: [] },
    merges: true,
  },
};

let open: OpenExcel;

/** How often the pane is told of three events that come together. */
async function toldOfChanges(): Promise<number> {
  let told = 0;
  const stop = port.onSelectionChange(() => (told += 1));
  await jest.advanceTimersByTimeAsync(0);
  expect(open.handlers.size).toBe(3);
  for (const raise of open.handlers.values()) raise();
  await jest.advanceTimersByTimeAsync(100);
  stop();
  await jest.advanceTimersByTimeAsync(0);
  expect(open.handlers.size).toBe(0);
  return told;
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe.each(Object.keys(BUILDS) as Build[])("on %s", (build) => {
  describe.each(LEVELS)("with ExcelApi 1.%i", (api) => {
    test.each(Object.entries(CALLS))("%s", async (_name, { budget, given, call, answer, leaves, left, merges }) => {
      const opened = book({ ...given?.(), api });
      open = openExcel(opened, build);
      const said = await call();
      // What is read is released after the answer.
      await jest.advanceTimersByTimeAsync(0);
      if (answer !== undefined) expect({ said }).toMatchObject({ said: answer });
      expect(leaves?.(opened, open)).toEqual(left);
      const { sent, batches } = open;
      const cost: Budget = {
        messages: sent.length,
        actions: sum(sent.map(({ actions }) => actions)),
        bytes: sum(sent.map(({ bytes }) => bytes)),
      };
      expect(cost.messages).toBeLessThanOrEqual(budget.messages);
      expect(cost.actions).toBeLessThanOrEqual(budget.actions);
      expect(cost.bytes).toBeLessThanOrEqual(budget.bytes);
      const merged = batches.map(({ options }) => options.mergeUndoGroup ?? false);
      expect(merged).toEqual(batches.map(() => merges === true && api === 20));
    });
  });
});

test.each(Object.keys(BUILDS) as Build[])("a spill is read from ExcelApi 1.12 on %s", async (build) => {
  openExcel(book({ selected: "Panel!E3", api: 12 }), build);
  await expect(port.selection()).resolves.toMatchObject({ formula: "=APC.TRACK(A2:A3)", source: "Panel!D2" });
  await expect(port.read("D2#")).resolves.toMatchObject({ values: [[2, 3]] });
  openExcel(book({ selected: "Panel!E3", api: 9 }), build);
  await expect(port.selection()).resolves.toMatchObject({ formula: "", source: "Panel!E3" });
  await expect(port.read("D2#")).rejects.toMatchObject({ kind: "unsupported" });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
