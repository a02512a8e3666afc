import { served } from "./served";
import { serveDist, type StaticServer } from "./staticServer";
import { WorkbenchPage } from "./workbenchPage";

/** The workbench with functions that are not ours: what reaches them, and what it survives. */

const matrix = { type: "any", dimensionality: "matrix" };

function metadata(ids: string[]): string {
  return JSON.stringify({
    allowErrorForDataTypeAny: true,
    functions: ids.map((id) => ({
      id,
      name: id,
      parameters: ["first", "second", "third"].map((name) => ({ name, ...matrix, optional: true })),
      result: matrix,
    })),
  });
}

const SCRIPT = `
  const show = (cell) => (cell instanceof Error ? cell.code : JSON.stringify(cell));
  const seen = (argument) =>
    argument === null ? "left out" : argument.map((row) => row.map(show).join(",")).join(";");
  CustomFunctions.associate({
    SEEN: (first, second, third) => [[[first, second, third].map(seen).join(" | ")]],
    THROWS: () => { throw new Error("broken"); },
    NOTHING: () => undefined,
    EMPTY: () => [],
    RAGGED: () => [[1, 2], [3]],
    LATER: () => new Promise(() => {}),
    MIXED: () => [[1, "text", true], [new CustomFunctions.Error("#N/A", "none"), "", null]],
  });`;

const HOST = {
  "functions.json": metadata(["SEEN", "THROWS", "NOTHING", "EMPTY", "RAGGED", "LATER", "MIXED"]),
  "functions.js": SCRIPT,
};

const pages = served();
let server: StaticServer;
let workbench: WorkbenchPage;

async function open(instead: Record<string, string | null>): Promise<void> {
  server = await serveDist(instead);
  workbench = await WorkbenchPage.open(pages.browser, server.origin);
}

async function close(): Promise<void> {
  await workbench.page.close();
  await server.close();
}

describe("functions from elsewhere", () => {
  beforeAll(async () => {
    await open(HOST);
    // The sample's own formulas know nothing of these functions.
    await workbench.page.waitForFunction(() => window.workbench !== undefined);
    await workbench.newSheet();
    for (const number of [1, 2, 3]) await workbench.enter(`A${number + 1}`, String(number));
    await workbench.enter("D14", "=NA()");
    await workbench.enter("D15", "=APC.MIXED()");
    await workbench.becomes("D16", "#N/A");
  });

  afterAll(close);

  // Each formula in its own cell: two quick clicks into one would be a double click, which edits it.
  let row = 1;
  const nextCell = (): string => `H${(row += 1)}`;

  test.each([
    ["values of each type", '=APC.SEEN(1.5,"a b",TRUE)', '1.5 | "a b" | true'],
    ["text that looks like a number or a date", '=APC.SEEN("1","1-2","50%")', '"1" | "1-2" | "50%"'],
    ["blank cells", "=APC.SEEN(J2,J2:K3)", "null | null,null;null,null | left out"],
    ["arguments left out", "=APC.SEEN(1,,3)", "1 | left out | 3"],
    ["no arguments", "=APC.SEEN()", "left out | left out | left out"],
    ["a column, a row, a constant", "=APC.SEEN(A2:A4,{1,2},{1;2})", "1;2;3 | 1,2 | 1;2"],
    ["errors", "=APC.SEEN(1/0,NA(),D14)", "#DIV/0! | #N/A | #N/A"],
    // The spreadsheet itself does not tell an empty text in a cell from a blank one.
    ["the spill of another function", "=APC.SEEN(D15:E16)", '1,"text";#N/A,null | left out | left out'],
    ["the result of another function", "=APC.SEEN(APC.SEEN(1),SUM(A2:A4))", '"1 | left out | left out" | 6 | left out'],
  ])("receive %s as they are", async (_what, formula, shown) => {
    const cell = nextCell();
    await workbench.enter(cell, formula);
    await workbench.becomes(cell, shown);
  });

  test("keep the type of each cell they answer; null shows as 0", async () => {
    const cells = await Promise.all(["D15", "E15", "F15", "D16", "E16", "F16"].map((cell) => workbench.read(cell)));
    expect(cells).toEqual([1, "text", true, "#N/A", "", 0]);
  });

  test("give an error however they fail, and calculation goes on", async () => {
    const failing = ["THROWS()", "NOTHING()", "EMPTY()", "RAGGED()", "LATER()", "SEEN(1,2,3,4)"];
    for (const call of failing) {
      const cell = nextCell();
      await workbench.enter(cell, `=APC.${call}`);
      await workbench.becomes(cell, "#VALUE!");
    }
    const after = nextCell();
    await workbench.enter(after, "=APC.SEEN(1)");
    await workbench.becomes(after, "1 | left out | left out");
    expect(workbench.problems).toEqual([]);
  });
});

describe("a start that fails", () => {
  afterEach(close);

  test.each([
    [
      "functions.json is missing",
      { "functions.json": null },
      "functions.json, which lists the functions, could not be loaded",
    ],
    ["functions.json is not JSON", { "functions.json": "<html>" }, "does not list functions"],
    ["functions.json lists nothing", { "functions.json": "{}" }, "does not list functions"],
    [
      "functions.js is missing",
      { "functions.js": null },
      "functions.js, which holds the functions, could not be loaded",
    ],
    ["functions.js stops with an error", { "functions.js": "nonsense()" }, "stopped with an error"],
  ])("because %s is told on the page", async (_what, instead, sentence) => {
    await open(instead);
    await workbench.page.getByRole("alert").filter({ hasText: sentence }).waitFor();
  });
});
