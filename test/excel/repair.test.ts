import { repairFormulas, sayRepair } from "../../src/excel/repair";
import { withTypedNames } from "../../src/excel/savedNames";
import type { Book, Cell } from "./host/book";
import { openExcel } from "./host/excel";

const stuck = (formula: string): Cell => ({ error: "#NAME?", formula });

function book(change: Partial<Book> = {}): Book {
  return {
    selected: "Panel!A1",
    sheets: [
      {
        name: "Panel",
        cells: {
          A1: { value: 1 },
          B2: stuck("=_xldudf_APC_INCENTIVE(A1,1)"),
          B3: stuck("=APC.TRACK(A1)"),
          C3: stuck("=SUMM(A1)"),
          C4: { error: "#N/A", formula: "=APC.TRACK(A1)" },
          C5: { value: "#NAME?" },
        },
      },
      { name: "Empty", cells: {} },
      { name: "Plan", cells: { A1: stuck("=APC.TRACK(1)"), A2: stuck("=APC.TERM(1)") }, isProtected: true },
      { name: "Calm", cells: { A1: { value: 1 } }, isProtected: true },
    ],
    compute: () => ({ value: 5 }),
    ...change,
  };
}

test("writes the stuck formulas again, and leaves protected sheets alone", async () => {
  const excel = openExcel(book());
  const report = await repairFormulas();
  expect(excel.written).toEqual([
    ["Panel!B2", "=APC.INCENTIVE(A1,1)"],
    ["Panel!B3", "=APC.TRACK(A1)"],
  ]);
  expect(sayRepair(report)).toEqual([
    "Repaired 2 formulas: Panel!B2, Panel!B3.",
    "Left as it is: 2 formulas on Plan. The sheet is protected. Unprotect it under Review, then try again.",
  ]);
});

test("reads formulas only where #NAME? shows, and releases what it read", async () => {
  const excel = openExcel(book({ sheets: [{ name: "Calm", cells: { A1: { value: 1, formula: "=1" } } }] }));
  expect(sayRepair(await repairFormulas())).toEqual(["No formula of this add-in shows #NAME?."]);
  expect(excel.batches.map(({ syncs }) => syncs)).toEqual([3]);
  expect(excel.batches[0]?.loaded).not.toContain("Range.formulas");
});

test("goes on one by one when Excel refuses a formula", async () => {
  openExcel(book({ refuses: ["B2"] }));
  expect(sayRepair(await repairFormulas()).slice(0, 2)).toEqual([
    "Repaired 1 formula: Panel!B3.",
    "Left as it is: Panel, row 2, column 2. Excel does not accept the formula.",
  ]);
});

test("says all that it repaired where Excel refuses a merged undo group on the way", async () => {
  for (const largestGroup of [0, 1]) {
    const excel = openExcel(book({ largestGroup }));
    expect(sayRepair(await repairFormulas())[0]).toBe("Repaired 2 formulas: Panel!B2, Panel!B3.");
    expect(excel.batches.map(({ options }) => options.mergeUndoGroup)).toEqual([true, undefined]);
  }
});

test("says what Excel still does not know", async () => {
  openExcel(
    book({
      compute: () => ({ error: "#NAME?" }),
      sheets: [{ name: "Panel", cells: { B2: stuck("=APC.TRACK(1)+FOO(1)") } }],
    }),
  );
  expect(sayRepair(await repairFormulas())).toEqual([
    "No formula was repaired.",
    "Left as it is: Panel!B2. It names something else that Excel does not know.",
  ]);
});

test("reads a long sheet block by block", async () => {
  const cells = { A1: stuck("=APC.VERSION()"), A25000: stuck("=APC.VERSION()") };
  const excel = openExcel(book({ sheets: [{ name: "Long", cells }] }));
  await repairFormulas();
  // Two blocks, and the two cells that were written.
  expect(excel.batches[0]?.loaded.filter((path) => path === "Range.values")).toHaveLength(2 + 2);
});

test("gives up while a cell is being edited", async () => {
  openExcel(book({ editing: "refused" }));
  await expect(repairFormulas()).rejects.toMatchObject({ kind: "editing" });
});

test("lists the first of many", () => {
  const report = {
    repaired: ["A!1", "A!2", "A!3", "A!4", "A!5", "A!6"],
    left: Array.from({ length: 7 }, () => ({ where: "B", why: "so" })),
  };
  const said = sayRepair(report);
  expect(said[0]).toBe("Repaired 6 formulas: A!1, A!2, A!3, A!4, A!5 and 1 more.");
  expect(said.at(-1)).toBe("Left as they are: 2 more.");
});

test.each<[string, string | null]>([
  ["=_xldudf_APC_TRACK(A1)", "=APC.TRACK(A1)"],
  ["=_xldudf_APC_INCENTIVE_STATUS(A1)", "=APC.INCENTIVE.STATUS(A1)"],
  ["=_xldudf_APC_INCENTIVE.STATUS(A1)", "=APC.INCENTIVE.STATUS(A1)"],
  ["=1+_xldudf_apc_track(A1)*APC.Version()", "=1+APC.TRACK(A1)*APC.VERSION()"],
  ["=[2]!_xldudf_APC_TRACK(A1)", "=APC.TRACK(A1)"],
  ["=BloombergUI.xla!_xldudf_APC_TRACK(A1)", "=APC.TRACK(A1)"],
  ["='C:\\My add-ins\\other.xlam'!_xldudf_APC_TRACK(A1)", "=APC.TRACK(A1)"],
  ["=@_xldudf_APC_TRACK(A1)", "=@APC.TRACK(A1)"],
  [
    '=APC.TRACK("APC.VERSION()","say ""_xldudf_APC_TRACK(""")',
    '=APC.TRACK("APC.VERSION()","say ""_xldudf_APC_TRACK(""")',
  ],
  ['=LEN("APC.TRACK(1)")', null],
  ["=APC.NOTHING(1)", null],
  ["=XAPC.TRACK(1)", null],
  ["=Book.xlsx!APC.TRACK(1)", null],
  ["=APC.TRACK", null],
])("%s as typed is %s", (formula, typed) => {
  expect(withTypedNames(formula)).toBe(typed);
});
