import type { Book } from "./host/book";
import { MOST_BYTES, openExcel, takeGaps } from "./host/excel";
import type { Build } from "./host/officePage";
import { book } from "./sampleBook";

/** Microsoft's client library and the workbook behind it must notice what Excel would. */

/** A batch of Office.js in a workbook. */
function run<T>(
  given: Book,
  batch: (context: Excel.RequestContext) => Promise<T>,
  options: Excel.RunOptions = {},
  build?: Build,
): Promise<T> {
  openExcel(given, build);
  return Excel.run(options, batch);
}

const refused = (code: string) => expect.objectContaining({ code }) as Error;

test("a property is read after load and sync, and not before", async () => {
  await run(book(), async (context) => {
    const cell = context.workbook.worksheets.getItem("Panel").getRange("B2");
    expect(() => cell.values).toThrow(refused("PropertyNotLoaded"));
    await context.sync();
    expect(() => cell.values).toThrow(refused("PropertyNotLoaded"));
    cell.load("values");
    expect(() => cell.values).toThrow(refused("PropertyNotLoaded"));
    await context.sync();
    expect(cell.values).toEqual([[66.5]]);
  });
});

test("a null object tells so after a sync, and nothing else", async () => {
  await run(book(), async (context) => {
    const table = context.workbook.tables.getItemOrNullObject("Nothing").load("name");
    expect(() => table.isNullObject).toThrow(refused("PropertyNotLoaded"));
    await context.sync();
    expect(table.isNullObject).toBe(true);
    expect(table.name).toBeUndefined();
  });
});

test("a range does not outlive its batch", async () => {
  const range = await run(book(), async (context) => {
    const cell = context.workbook.worksheets.getItem("Panel").getRange("B2");
    await context.sync();
    return cell;
  });
  expect(() => range.load("values").getCell(0, 0)).toThrow(refused("InvalidObjectPath"));
});

test("a collection's items are loaded by path", async () => {
  await run(book(), async (context) => {
    const { tables } = context.workbook;
    expect(() => tables.items).toThrow(refused("PropertyNotLoaded"));
    tables.load("items/name");
    await context.sync();
    expect(tables.items.map(({ name }) => name)).toEqual(["Practices"]);
  });
});

test.each<[string, (context: Excel.RequestContext) => unknown, string]>([
  ["a property to load", ({ workbook }) => workbook.load("name"), "Workbook.name that can be loaded"],
  [
    "a property to write",
    ({ workbook }) => (workbook.worksheets.getItem("Panel").tabColor = "red"),
    "Worksheet.tabColor that can be set",
  ],
  [
    "a method",
    ({ workbook }) => {
      workbook.worksheets.getItem("Panel").calculate(true);
    },
    "Worksheet.calculate()",
  ],
  ["an object", ({ workbook }) => workbook.worksheets.getItem("Panel").charts.load("count"), "Worksheet.charts"],
])("what the book does not know is named: %s", async (_what, ask, name) => {
  const asking = run(book(), async (context) => {
    ask(context);
    await context.sync();
  });
  await expect(asking).rejects.toThrow(`The book knows no ${name}.`);
  expect(takeGaps()).toEqual([`The book knows no ${name}.`]);
});

test.each<[string, number, (workbook: Excel.Workbook) => unknown]>([
  ["a method", 11, (workbook) => workbook.getSelectedRange().getSpillParentOrNullObject()],
  ["a property that is loaded", 6, (workbook) => workbook.names.load("items/formula")],
  ["an event", 8, (workbook) => workbook.worksheets.onChanged.add(() => Promise.resolve())],
])("%s is not there before its set", async (_what, api, ask) => {
  const asking = (level: number) =>
    run(book({ api: level }), async (context) => {
      ask(context.workbook);
      await context.sync();
    });
  await expect(asking(api)).rejects.toEqual(refused("ApiNotFound"));
  await expect(asking(api + 1)).resolves.toBeUndefined();
});

const addAndDelete = async (context: Excel.RequestContext): Promise<void> => {
  context.workbook.worksheets.add("New").delete();
  await context.sync();
};

test("a merged undo group holds nothing that cannot be undone", async () => {
  const opened = book();
  await expect(run(opened, addAndDelete, { mergeUndoGroup: true })).rejects.toEqual(refused("UndoNotSupported"));
  // What came before stays.
  expect(opened.sheets.at(-1)?.name).toBe("New");
  await expect(run(book(), addAndDelete)).resolves.toBeUndefined();
});

test("a name and a formula outlive the sheet that they point into, and name nothing", async () => {
  const opened = book();
  Object.assign(opened.sheets[0]?.cells ?? {}, { F9: { formula: "='My plan'!A1+B2" } });
  const told = await run(opened, async (context) => {
    context.workbook.worksheets.getItem("My plan").delete();
    const name = context.workbook.names.getItem("Terms").load("type,formula,value");
    await context.sync();
    return [name.type, name.formula, name.value] as unknown[];
  });
  expect(told).toEqual(["Error", "=#REF!$A$1:$B$1", "#REF!"]);
  expect(opened.sheets[0]?.cells.F9?.formula).toBe("='My plan'!#REF!+B2");
});

test("addresses quote the names of sheets that could be read as something else", async () => {
  const names = ["Übersicht", "No.1", "2024", "A1", "R1C1", "O'Neil", "My plan"];
  const opened = book({ sheets: names.map((name) => ({ name, cells: {} })) });
  const addresses = await run(opened, async ({ workbook }) => {
    const ranges = names.map((name) => workbook.worksheets.getItem(name).getRange("B2").load("address"));
    await workbook.context.sync();
    return ranges.map(({ address }) => address);
  });
  expect(addresses).toEqual(
    ["Übersicht", "No.1", "'2024'", "'A1'", "'R1C1'", "'O''Neil'", "'My plan'"].map((name) => `${name}!B2`),
  );
});

test("a row may be added with the index -1 for the end", async () => {
  const opened = book({ tables: { Practices: "Panel!A1:B3" } });
  await run(opened, async (context) => {
    context.workbook.tables.getItem("Practices").rows.add(-1);
    await context.sync();
  });
  expect(opened.tables).toEqual({ Practices: "Panel!A1:B4" });
});

test("what is done before a refusal stays, and nothing is done after it", async () => {
  const opened = book({ refuses: ["F8"] });
  const writing = run(opened, async (context) => {
    const sheet = context.workbook.worksheets.getItem("Panel");
    for (const address of ["F7", "F8", "F9"]) sheet.getRange(address).values = [[1]];
    await context.sync();
  });
  await expect(writing).rejects.toEqual(refused("InvalidArgument"));
  expect(opened.sheets[0]?.cells).toMatchObject({ F7: { value: 1 } });
  expect(opened.sheets[0]?.cells.F9).toBeUndefined();
});

/** A text of which each character is escaped once more on its way to the web. */
const write = (length: number) => async (context: Excel.RequestContext) => {
  context.workbook.worksheets.getItem("Panel").getRange("A9").values = [['"'.repeat(length)]];
  await context.sync();
};

test("a message holds 5 MB, and less of what is escaped on its way to the web", async () => {
  const tooLarge = refused("RequestPayloadSizeLimitExceeded");
  await expect(run(book(), write(MOST_BYTES / 2))).rejects.toEqual(tooLarge);
  await expect(run(book(), write(MOST_BYTES / 2 - 1000))).resolves.toBeUndefined();
  await expect(run(book(), write(MOST_BYTES / 2 - 1000), {}, "web")).rejects.toEqual(tooLarge);
});

test("so does an answer", async () => {
  const cells = { A1: { value: "x".repeat(MOST_BYTES) } };
  const reading = run(book({ sheets: [{ name: "Panel", cells }] }), async (context) => {
    context.workbook.worksheets.getItem("Panel").getRange("A1").load("values");
    await context.sync();
  });
  await expect(reading).rejects.toEqual(refused("ResponsePayloadSizeLimitExceeded"));
});
