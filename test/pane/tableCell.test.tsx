import { screen } from "@testing-library/react";
import { openPane, select, steps, watchErrors } from "./openPane";

/** "This cell" on a cell that a table spills into: the steps of its row. */

watchErrors();

test("a table's heading sends to the cells below it", async () => {
  const { workbook } = await openPane({ view: "cell" }, "C10");
  expect(await screen.findByText(/^This is a heading of the table/)).toBeTruthy();
  await select(workbook, "G11");
  expect(await screen.findByText("Of the row “CIS”.")).toBeTruthy();
  expect(steps().at(-1)).toMatch(/^Result, Minimum45 /);
});

test("a scorecard: a measure as INCENTIVE judges it, then its dollars; the total by its sum", async () => {
  const { workbook } = await openPane({ view: "cell" });
  workbook.fill("A30", [
    ["CIS", 45, 62],
    ["IMA", 26, 30],
    ["AMR", 81, 91],
  ]);
  await workbook.enter("A40", '=APC.INCENTIVE.SCORECARD("Pediatric",A30:A32,B30:B32,C30:C32,4.5,6000)');
  await select(workbook, "K41");
  expect(await screen.findByText("Of the row “CIS”.")).toBeTruthy();
  expect(steps()).toContain("Gold share0.27 27%Guide 2024-07, Table 5, CIS, Pediatric");
  expect(steps()).toContain("Member months6,000 Argument memberMonths");
  expect(steps().at(-1)).toMatch(/^Result, Amount4,770 Guide/);
  await select(workbook, "E48");
  expect(await screen.findByText("Of the row “Total”.")).toBeTruthy();
  expect(steps()).toContain(
    "Earned share: redistribution0 0%Guide 2024-07, Table 5; Guide 2024-07, Element 3: Methodology",
  );
  expect(steps().at(-1)).toMatch(/^Result, Earned share0.43166666666666664 43.17%/);
});

test("a panel: the practice's own measures", async () => {
  const { workbook } = await openPane({ view: "cell" });
  workbook.fill("A30", [
    ["P1", "Adult", "CBP", 60, 66.5],
    ["P1", "Adult", "COL", 52, 63],
    ["P2", "Pediatric", "CIS", 45, 71],
  ]);
  await workbook.enter("A40", "=APC.INCENTIVE.PANEL(A30:A32,B30:B32,C30:C32,D30:D32,E30:E32)");
  await select(workbook, "C41");
  expect(await screen.findByText("Of the row “P1”.")).toBeTruthy();
  expect(steps()).toEqual(
    expect.arrayContaining(["CBP: Improvement0.06 As INCENTIVE", "COL: Attainment0.09 As INCENTIVE"]) as unknown,
  );
  expect(steps().at(-1)).toMatch(/^Result, Share earned0.15 15%/);
  await select(workbook, "C42");
  expect(await screen.findByText("Of the row “P2”.")).toBeTruthy();
  expect(steps()[0]).toBe("CIS: Gold Standard0.27 As INCENTIVE");
});

test("a reconciliation: difference, what is available, what is due", async () => {
  const { workbook } = await openPane({ view: "cell" });
  workbook.fill("A30", [
    [1000, 800],
    [1000, 1300],
    [1000, null],
  ]);
  await workbook.enter("A40", "=APC.RECONCILE(A30:A32,B30:B32)");
  await select(workbook, "G42");
  expect(await screen.findByText("Of the row “2”.")).toBeTruthy();
  expect(steps().slice(3)).toEqual([
    expect.stringMatching(/^StatusSettled /),
    expect.stringMatching(/^Carried in−200 /),
    expect.stringMatching(/^Difference: earned − paid300 /),
    expect.stringMatching(/^Available: difference \+ carried in100 /),
    expect.stringMatching(/^Due: what is available, above 0100 /),
    expect.stringMatching(/^Carried out: what is available, below 00 /),
    expect.stringMatching(/^Result, Due100 /),
  ]);
});

test("a table that ends above the cell by now says so", async () => {
  const { workbook } = await openPane({ view: "cell" });
  workbook.fill("A30", [
    [1000, 800],
    [1000, 1300],
  ]);
  await workbook.enter("A40", "=APC.RECONCILE(A30:A31,B30:B31)");
  workbook.fill("A31", [[null, null]]);
  await select(workbook, "G43");
  expect(await screen.findByText(/^As the arguments stand now, the table ends above this cell/)).toBeTruthy();
});
