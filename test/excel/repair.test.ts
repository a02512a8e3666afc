import { repairFormulas, sayRepair } from "../../src/excel/repair";
import { withTypedNames } from "../../src/excel/savedNames";
import type { Book, Cell } from "./host/book";
import { letters } from "./host/areas";
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

test("reads formulas only where #NAME? shows", async () => {
  const excel = openExcel(book({ sheets: [{ name: "Calm", cells: { A1: { value: 1, formula: "=1" } } }] }));
  expect(sayRepair(await repairFormulas())).toEqual(["No formula of this add-in shows #NAME?."]);
  expect(excel.batches.map(({ syncs }) => syncs)).toEqual([3]);
  expect(excel.batches[0]?.loaded).not.toContain("Range.formulas");
});

test("goes on one by one when Excel refuses a formula", async () => {
  openExcel(book({ refuses: ["B2"] }));
  expect(sayRepair(await repairFormulas()).slice(0, 2)).toEqual([
    "Repaired 1 formula: Panel!B3.",
    "Left as it is: Panel!B2. Excel does not accept the formula.",
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
  // The last ones go with the batch.
  expect(excel.batches[0]?.released).toBe(2);
});

test("gives back the cells that it wrote before it goes on", async () => {
  const cells = Object.fromEntries(Array.from({ length: 600 }, (_, row) => [`A${row + 1}`, stuck("=APC.VERSION()")]));
  const excel = openExcel(book({ sheets: [{ name: "Long", cells }] }));
  expect((await repairFormulas()).repaired).toHaveLength(600);
  expect(excel.batches[0]?.released).toBe(1 + 500);
});

test("a formula in a cell for text stays a formula, and the cell one for text", async () => {
  const A1 = { ...stuck("=_xldudf_APC_TRACK(1)"), format: "@" };
  const opened = book({ sheets: [{ name: "Panel", cells: { A1 } }] });
  openExcel(opened);
  expect(await repairFormulas()).toEqual({ repaired: ["Panel!A1"], left: [] });
  expect(opened.sheets[0]?.cells.A1).toEqual({ formula: "=APC.TRACK(1)", value: 5, format: "@" });
  const refusing = book({ sheets: [{ name: "Panel", cells: { A1 } }], refuses: ["=APC.TRACK(1)"] });
  openExcel(refusing);
  expect((await repairFormulas()).left).toEqual([{ where: "Panel!A1", why: "Excel does not accept the formula." }]);
  expect(refusing.sheets[0]?.cells.A1).toEqual(A1);
});

test("a formula in a table fills no blank cell of its column", async () => {
  for (const refusesGroupsLate of [false, true]) {
    const cells = {
      ...{ A1: { value: "Site" }, B1: { value: "Track" }, A2: { value: "North" }, A3: { value: "South" } },
      B2: stuck("=APC.TRACK(A2)"),
    };
    const tables = { Sites: "Panel!A1:B4" };
    const opened = book({ sheets: [{ name: "Panel", cells }], tables, refusesGroupsLate });
    openExcel(opened);
    expect((await repairFormulas()).repaired).toEqual(["Panel!B2"]);
    expect(opened.sheets[0]?.cells).toMatchObject({
      B2: { formula: "=APC.TRACK(A2)", value: 5 },
      A3: { value: "South" },
    });
    for (const address of ["B3", "B4"]) expect(opened.sheets[0]?.cells[address] ?? {}).toEqual({});
  }
});

test("unlocked cells of a protected sheet are repaired", async () => {
  const open = (code: number) => ({ ...stuck(`=APC.TRACK(${code})`), unlocked: true });
  const cells = { A1: open(1), A2: open(2), A3: stuck("=APC.TRACK(3)") };
  openExcel(book({ sheets: [{ name: "Plan", cells, isProtected: true }] }));
  expect(sayRepair(await repairFormulas())).toEqual([
    "Repaired 2 formulas: Plan!A1, Plan!A2.",
    "Left as it is: 1 formula on Plan. The sheet is protected. Unprotect it under Review, then try again.",
  ]);
});

test("a block whose answer is too large is read in halves", async () => {
  const long = { value: "x".repeat(30_000) };
  const cells = Object.fromEntries(Array.from({ length: 300 }, (_, row) => [`B${row + 1}`, long]));
  openExcel(book({ sheets: [{ name: "Long", cells: { ...cells, A300: stuck("=APC.TRACK(1)") } }] }), "web");
  expect(await repairFormulas()).toEqual({ repaired: ["Long!A300"], left: [] });
  const wide = Object.fromEntries(Array.from({ length: 300 }, (_, x) => [`${letters(x + 1)}1`, long]));
  openExcel(book({ sheets: [{ name: "Wide", cells: { ...wide, A1: stuck("=APC.TRACK(1)") } }] }), "web");
  expect(await repairFormulas()).toEqual({ repaired: ["Wide!A1"], left: [] });
});

test("a sheet that cannot be read does not take the report of the others along", async () => {
  const sheets = ["First", "Second", "Third"].map((name) => ({ name, cells: { A1: stuck("=APC.TRACK(1)") } }));
  // The first sheet takes its cells, its formulas, its tables and what is written.
  openExcel(book({ sheets, losesAnswerTo: 2 + 4 + 1 }));
  expect(sayRepair(await repairFormulas())).toEqual([
    "Repaired 2 formulas: First!A1, Third!A1.",
    "Left as it is: Second. Excel could not do that: Office says 5001.",
  ]);
});

test.each(["failsAt", "failsFrom", "losesAnswerTo"] as const)("what is told is what stands there: %s", async (by) => {
  const cells = () => ({
    ...{ A1: { value: "Site" }, B1: { value: "Track" }, A2: { value: "North" }, A3: { value: "South" } },
    ...{ B2: { ...stuck("=APC.TRACK(A2)"), format: "@" }, C9: stuck("=APC.TRACK(1)") },
  });
  const tables = { Sites: "Panel!A1:B3" };
  // A call may go on after a break, so that the first one that it gets over is not the last.
  for (let broken = 1; broken <= 16; broken += 1) {
    for (const refusesGroupsLate of [false, true]) {
      const opened = book({ sheets: [{ name: "Panel", cells: cells() }], tables, refusesGroupsLate, [by]: broken });
      openExcel(opened);
      const { repaired, left } = await repairFormulas().catch(() => ({ repaired: [], left: [{ where: "", why: "" }] }));
      const now = opened.sheets[0]?.cells ?? {};
      const there = ["B2", "C9"].filter((address) => now[address]?.error === undefined);
      for (const address of there)
        expect(now[address]).toMatchObject({ value: 5, formula: expect.stringMatching(/^=APC/) as string });
      // Nothing is told as repaired that is not, and nothing is passed over.
      expect(there.map((address) => `Panel!${address}`)).toEqual(expect.arrayContaining([...repaired]));
      expect(left.length > 0).toBe(repaired.length < 2 || left.some(({ where }) => where === "a table on Panel"));
      const mayBeFilled = left.some(({ why }) => why.includes("filled") || why === "");
      if (!mayBeFilled) expect([broken, now.B3 ?? {}]).toEqual([broken, {}]);
    }
  }
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
