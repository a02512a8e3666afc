import type { LaidSheet } from "../../src/pane/offer/sheetLayout";
import { SheetLayout } from "../../src/pane/offer/sheetLayout";
import { makeSheets, readBack } from "../../src/pane/offer/writtenSheets";
import { PortFault, type PortCell } from "../../src/pane/port";
import { FakeWorkbook } from "./fakeWorkbook";

/** What is said of written sheets: by what the workbook holds of them now. */

function laid(name: string): LaidSheet {
  const layout = new SheetLayout(name);
  layout.from().line([
    { formula: "=1", comesTo: 100.25, label: "One" },
    { formula: "=2", comesTo: "yes" },
  ]);
  return { sheet: layout.laid({ columnWidths: [], print: { orientation: "portrait" } }), figures: layout.figures };
}

/** A workbook that holds these cells under that name, and nothing else. */
class Holding extends FakeWorkbook {
  constructor(private readonly held: Readonly<Record<string, readonly PortCell[]>>) {
    super({});
  }

  override read(reference: string) {
    const cells = this.held[reference];
    return cells === undefined
      ? Promise.reject(new PortFault("not found", `${reference} is not in this workbook.`))
      : Promise.resolve({ address: reference, rows: 1, columns: 2, values: [cells] });
  }
}

const read = (cells: readonly PortCell[], wasEqual = false) =>
  readBack([laid("Offer")], new Holding({ "Offer!A1:B1": cells }), wasEqual);

test("figures are equal to the last digit that doubles keep, and a cent more is another figure", async () => {
  expect(await read([100.25 + 1e-11, "yes"])).toEqual({ of: 2, differing: [], pending: 0, gone: [] });
  const { differing } = await read([100.26, "no"]);
  expect(differing.map(({ figure, found }) => [figure.label, found])).toEqual([
    ["One", 100.26],
    ["", "no"],
  ]);
});

test("what is blank is still to come, and once all were equal it was emptied", async () => {
  expect(await read([null, "yes"])).toMatchObject({ pending: 1, differing: [] });
  expect(await read([null, "yes"], true)).toMatchObject({ pending: 0, differing: [{ found: null }] });
  expect(await read([{ error: "#BUSY!" }, "yes"], true)).toMatchObject({ pending: 1 });
});

test("a sheet that is gone is told by its name", async () => {
  expect(await readBack([laid("Offer")], new Holding({}), true)).toMatchObject({ gone: ["Offer"] });
});

test("a name that is taken gets a number, and nothing is made where the tables were changed meanwhile", async () => {
  const workbook = new FakeWorkbook({});
  const made: string[][] = [];
  workbook.createSheets = (sheets) => {
    made.push(sheets.map(({ name }) => name));
    return Promise.resolve();
  };
  workbook.names = () => Promise.resolve([{ name: "offer", reference: "offer!A1", kind: "sheet" }]);
  const lay = ([name]: readonly string[]): LaidSheet[] => [laid(name ?? "")];
  await makeSheets(["Offer"], lay, workbook, () => Promise.resolve());
  expect(made).toEqual([["Offer 2"]]);
  const changed = new PortFault("changed", "The tables have just been changed.");
  await expect(makeSheets(["Offer"], lay, workbook, () => Promise.reject(changed))).rejects.toBe(changed);
  expect(made).toHaveLength(1);
});

test("sheets that belong together have the same number, the next one where the workbook refuses it", async () => {
  const workbook = new FakeWorkbook({});
  const asked: string[][] = [];
  workbook.createSheets = (sheets) => {
    asked.push(sheets.map(({ name }) => name));
    return asked.length === 1 ? Promise.reject(new PortFault("taken", "Something has it.")) : Promise.resolve();
  };
  workbook.names = () => Promise.resolve([{ name: "Offer terms", reference: "'Offer terms'!A1", kind: "sheet" }]);
  await makeSheets(
    ["Offer", "Offer terms"],
    (names) => names.map(laid),
    workbook,
    () => Promise.resolve(),
  );
  expect(asked).toEqual([
    ["Offer 2", "Offer terms 2"],
    ["Offer 3", "Offer terms 3"],
  ]);
});
