// For the type of `window.workbench`.
import type {} from "../../src/workbench/workbenchApi";
import type { NewSheet, PortFault, RowChange, TableContent } from "../../src/pane/port";
import { eachWorkbench } from "./served";
import type { WorkbenchPage } from "./workbenchPage";

/** Sheets that the pane makes and tables that it changes, in the real workbook of the page. */

/** The calculation stands before the sheet that its formulas read. */
const SHEETS: NewSheet[] = [
  {
    name: "Made totals",
    columnWidths: [180, 120],
    frozenRows: 1,
    cells: [
      [{ value: "Totals", role: "title" }, null],
      [
        { value: "Element", role: "heading" },
        { value: "Amount expected", role: "heading" },
      ],
      [
        { value: "Total" },
        { formula: "=ROUND(SUMIFS('Made sites'!H4:H11,'Made sites'!C4:C11,A3),2)", format: "#,##0.00", role: "total" },
      ],
      [{ value: "Months" }, { formula: "=SUM('Made sites'!B4:B6)", format: "#,##0" }],
      [{ value: "Base payment" }, { formula: "=MadeBase*2", format: "0.00" }],
      [{ value: "=1+1" }, { value: "x".repeat(500), role: "note" }],
    ],
    tables: [],
    names: [{ name: "MadeTotal", address: "B3" }],
  },
  {
    name: "Made sites",
    columnWidths: [100],
    frozenRows: 0,
    cells: [
      [{ value: 30, format: "0.00", role: "input" }],
      [],
      [
        { value: "Site", role: "heading" },
        { value: "Member months", role: "heading" },
      ],
      [
        { value: "=North" },
        { value: 4000, format: "#,##0" },
        { formula: '=APC.UPLIFT.OUTLOOK("C",MadeBase,20,0.05,0.1,0.15,0.5,SUM(B4:B6),1,1.1)' },
      ],
      [{ value: "South" }, { value: 2000, format: "#,##0" }],
    ],
    tables: [{ name: "MadeSites", address: "A3:B5" }],
    names: [{ name: "MadeBase", address: "A1" }],
  },
];

let workbench: WorkbenchPage;

eachWorkbench((opened) => {
  workbench = opened;
}, "small");

/** Why the port refused; null where it did as asked. */
type Refused = { kind: string; sentence: string } | null;

const ask = (asked: { sheets?: NewSheet[]; changes?: RowChange[] }): Promise<Refused> =>
  workbench.page.evaluate(async ({ sheets, changes }) => {
    try {
      if (sheets !== undefined) await window.workbench?.port.createSheets(sheets);
      if (changes !== undefined) await window.workbench?.port.changeTable("MadeSites", changes);
      return null;
    } catch (thrown) {
      const { kind, message } = thrown as PortFault;
      return { kind, sentence: message };
    }
  }, asked);

/** The like of a sheet, with nothing that is taken where it has been made. */
const again = (sheet: NewSheet): NewSheet => ({ ...sheet, name: `${sheet.name} again`, tables: [], names: [] });

const make = (sheets: NewSheet[]): Promise<Refused> => ask({ sheets });
const change = (changes: RowChange[]): Promise<Refused> => ask({ changes });

const table = (): Promise<TableContent | null> =>
  workbench.page.evaluate(() => window.workbench?.port.table("madesites") ?? null);

const selected = (): Promise<string | undefined> =>
  workbench.page.evaluate(async () => (await window.workbench?.port.selection())?.address);

const kept = (): Promise<void> =>
  workbench.page.locator("#kept").filter({ hasText: "Edits are kept in this browser." }).waitFor();

async function expectMade(): Promise<void> {
  // 40.315 PMPM expected over 6,000 months, as the table of cases for UPLIFT.OUTLOOK has it.
  await workbench.becomes("'Made totals'!B3", 241890);
  expect(await workbench.block("'Made totals'!A3:B6")).toEqual([
    ["Total", 241890],
    ["Months", 6000],
    ["Base payment", 60],
    ["=1+1", "x".repeat(500)],
  ]);
  expect(await workbench.read("MadeTotal")).toBe(241890);
}

test("two sheets are made with a table, names and formulas over each other's cells, and survive a reload", async () => {
  await workbench.select("B7");
  expect(await make(SHEETS)).toBeNull();
  await expectMade();
  expect(await selected()).toBe("Sheet1!B7");
  expect((await workbench.sheets()).slice(-2)).toEqual(["Made totals", "Made sites"]);
  await kept();
  await workbench.page.reload();
  await expectMade();
  expect(await table()).toMatchObject({
    address: "Made sites!A3:B5",
    headings: ["Site", "Member months"],
    rows: [
      ["=North", 4000],
      ["South", 2000],
    ],
  });
});

test.each<[string, Partial<NewSheet>, string]>([
  ["a sheet", { name: "sheet1" }, "a sheet named sheet1"],
  ["a table", { tables: [{ name: "MADESITES", address: "A1:B2" }] }, "something else named MADESITES"],
  ["a name", { names: [{ name: "madetotal", address: "A1" }] }, "something else named madetotal"],
  ["a function's name", { names: [{ name: "Rate", address: "A1" }] }, "something else named Rate"],
])("where %s is taken, nothing is made", async (_what, taken, sentence) => {
  expect(await make(SHEETS)).toBeNull();
  const before = await workbench.sheets();
  const [first, second] = SHEETS as [NewSheet, NewSheet];
  expect(await make([again(first), { ...again(second), ...taken }])).toEqual({
    kind: "taken",
    sentence: expect.stringContaining(sentence) as string,
  });
  expect(await workbench.sheets()).toEqual(before);
});

test("what fails on the way is undone", async () => {
  const before = await workbench.sheets();
  const [first, second] = SHEETS as [NewSheet, NewSheet];
  // The spreadsheet refuses a table the name of a sheet.
  expect(
    await make(
      [
        first,
        { ...second, tables: [{ name: "Totals", address: "A3:B5" }] },
        { ...second, name: "Totals", tables: [], names: [] },
      ].reverse(),
    ),
  ).toEqual({
    kind: "other",
    sentence: "The workbench does not accept the name Totals for a table. Nothing was made.",
  });
  expect(await workbench.sheets()).toEqual(before);
  expect(await selected()).toBe("Sheet1!A1");
  // Nothing stands in the way of making them after all.
  expect(await make(SHEETS)).toBeNull();
  await expectMade();
});

test("rows of a table are inserted, replaced and deleted, and what stands below and beside stays", async () => {
  await make(SHEETS);
  await expectMade();
  const elsewhere = await workbench.block("Sheet1!A1:C5");
  expect(
    await change([
      { kind: "insert", index: 2, cells: ["-East", 500] },
      { kind: "insert", index: 0, cells: ["West", null] },
      { kind: "replace", index: 1, before: ["=North", 4000], cells: [undefined, 1500] },
      { kind: "delete", index: 2, before: ["South", 2000] },
    ]),
  ).toBeNull();
  expect(await table()).toMatchObject({
    address: "Made sites!A3:B6",
    headings: ["Site", "Member months"],
    rows: [
      ["West", null],
      ["=North", 1500],
      ["-East", 500],
    ],
  });
  await workbench.becomes("'Made totals'!B4", 2000);
  // The formula beside the table has not moved, nor its result.
  expect(await workbench.read("'Made sites'!C4")).toBe("Element");
  expect(await workbench.block("Sheet1!A1:C5")).toEqual(elsewhere);
  expect(await selected()).toBe("Sheet1!A1");
  await kept();
  await workbench.page.reload();
  await workbench.becomes("'Made totals'!B4", 2000);
  expect((await table())?.rows).toEqual([
    ["West", null],
    ["=North", 1500],
    ["-East", 500],
  ]);
});

test("a replaced row is undone in one step", async () => {
  await make(SHEETS);
  await expectMade();
  expect(await change([{ kind: "replace", index: 0, before: ["=North", 4000], cells: ["West", 1500] }])).toBeNull();
  await workbench.becomes("'Made totals'!B4", 3500);
  await workbench.page.evaluate(() => window.workbench?.univerAPI.undo());
  await workbench.becomes("'Made totals'!B4", 6000);
  expect((await table())?.rows).toEqual([
    ["=North", 4000],
    ["South", 2000],
  ]);
  await kept();
  await workbench.page.reload();
  await workbench.becomes("'Made totals'!B4", 6000);
});

test("a sheet that is looked at and deleted comes back by undo, with what was made with it and over it", async () => {
  await make(SHEETS);
  await expectMade();
  await workbench.goTo("Made sites");
  const before = await workbench.sheets();
  await workbench.page.evaluate(() => window.workbench?.univerAPI.getActiveWorkbook()?.deleteActiveSheet());
  await workbench.page.waitForFunction(() => window.workbench?.read("'Made totals'!B4")[0]?.[0] !== 6000);
  expect(await workbench.sheets()).toEqual(before.filter((name) => name !== "Made sites"));
  await workbench.page.evaluate(() => window.workbench?.univerAPI.undo());
  expect(await workbench.sheets()).toEqual(before);
  await workbench.becomes("'Made totals'!B4", 6000);
});

test("a row that is no longer as seen is refused, and nothing is changed", async () => {
  await make(SHEETS);
  const before = await table();
  expect(
    await change([
      { kind: "insert", index: 0, cells: ["West", 1] },
      { kind: "delete", index: 1, before: ["=North", 3999] },
    ]),
  ).toMatchObject({ kind: "changed" });
  expect(await table()).toEqual(before);
});

test("the last row is emptied, and filled by the next one", async () => {
  await make(SHEETS);
  expect(
    await change([
      { kind: "delete", index: 1, before: ["South", 2000] },
      { kind: "delete", index: 0, before: ["=North", 4000] },
    ]),
  ).toBeNull();
  expect((await table())?.rows).toEqual([[null, null]]);
  expect(await workbench.block("'Made sites'!A4:B6")).toEqual([
    ["", ""],
    ["", ""],
    ["", ""],
  ]);
  expect(await change([{ kind: "insert", index: 0, cells: ["@Here", 7] }])).toBeNull();
  expect((await table())?.rows).toEqual([["@Here", 7]]);
  await workbench.becomes("'Made totals'!B4", 7);
});

test("cells are shown and selected on another sheet", async () => {
  await make(SHEETS);
  await workbench.page.evaluate(() => window.workbench?.port.show("MadeSites[Member months]"));
  expect(await selected()).toBe("Made sites!B4:B5");
});

test("while a cell is being edited, nothing is made or changed", async () => {
  await make(SHEETS);
  await workbench.select("H2");
  await workbench.type("=apc");
  expect(await make(SHEETS.map(again))).toMatchObject({ kind: "editing" });
  expect(await change([{ kind: "insert", index: 0, cells: ["West", 1] }])).toMatchObject({ kind: "editing" });
  await workbench.page.keyboard.press("Escape");
});
