import { screen } from "@testing-library/react";
import { serialOfIso } from "../../../src/core/shared";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { guessedColumns, isInOurWords, ledgerIn, takenLedger } from "../../../src/pane/payouts/takenLedger";
import type { PortCell } from "../../../src/pane/port";
import { openPane, select, watchErrors } from "../openPane";
import { PRACTICES } from "./closeSteps";
import { change } from "./payoutsView";

/** The ways to the first ledger: a range as it stands or under other names, another table, or an empty one. */

watchErrors();

async function openWays(): Promise<Awaited<ReturnType<typeof openPane>>> {
  const opened = await openPane({ view: "payouts" });
  await screen.findByRole("button", { name: "Begin an empty ledger" });
  return opened;
}

test("an empty ledger is a sheet of ours", async () => {
  const { workbook, user } = await openWays();
  await user.click(screen.getByRole("button", { name: "Begin an empty ledger" }));
  await screen.findByRole("tab", { name: "Ledger" });
  expect(workbook.tables.sheetNames()).toEqual(["APC Payouts"]);
  expect(workbook.tables.get(LEDGER.table)?.headings).toEqual(
    Object.values(LEDGER.columns).map(({ heading }) => heading),
  );
});

test("a ledger of the plan begins where a payout is projected, and the keyboard goes on there", async () => {
  const { workbook, user } = await openWays();
  expect(screen.queryByRole("button", { name: "Begin from the plan: project a payout" })).toBeNull();
  await change(workbook, () => {
    workbook.tables.put("Practices", { address: "Practices!A1:F1", headings: PRACTICES, rows: [], formulas: [] });
  });
  await user.click(await screen.findByRole("button", { name: "Begin from the plan: project a payout" }));
  const tab = await screen.findByRole("tab", { name: "Project and close" });
  expect(tab.ariaSelected).toBe("true");
  expect(document.activeElement).toBe(tab);
});

test("who has no scenario yet is led to where one is kept, and the keyboard goes with them", async () => {
  const { workbook, user } = await openWays();
  expect(screen.getByText(/there is no table of practices yet: begin one under Allocation\.$/)).toBeTruthy();
  await change(workbook, () => {
    workbook.tables.put("Practices", { address: "Practices!A1:F1", headings: PRACTICES, rows: [], formulas: [] });
  });
  await user.click(await screen.findByRole("button", { name: "Keep a scenario first" }));
  const tab = screen.getByRole("tab", { name: "Allocation" });
  expect(tab.ariaSelected).toBe("true");
  expect(document.activeElement).toBe(tab);
});

test("a range with our headings becomes the table where it stands, and what it lacks is told before and after", async () => {
  const { workbook, user } = await openWays();
  workbook.fill("K20", [
    ["Practice", "Payout", "Projected", "Earned", "Region"],
    ["Practice 01", 1, 1000, 800, "North"],
  ]);
  await select(workbook, "K20:O21");
  expect(
    screen.getByText(/^It becomes the table Payouts where it stands\. .* Adjustments, Paid, Closed on,/),
  ).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Use Panel!K20:O21 (1 row)" }));
  await screen.findByRole("tab", { name: "Ledger" });
  expect(workbook.tables.sheetNames()).toEqual([]);
  expect(workbook.tables.get(LEDGER.table)?.headings).toContain("Region");
  expect(
    screen.getByText(
      /^The table Payouts has no column “Adjustments”, “Paid”, .* nothing is written or checked, and no figure is reckoned\.$/,
    ),
  ).toBeTruthy();
});

test("a range under other names is mapped, and a sheet is made of its values", async () => {
  const { workbook, user } = await openWays();
  workbook.fill("K20", [
    ["Site", "Period", "Projection", "Actual earned", "Date paid", "Region"],
    ["Practice 01", "P1", "$1,000.00", 800, "2/1/2025", "North"],
    ["Total", null, 1000, 800, null, null],
  ]);
  await select(workbook, "K20:P22");
  await user.click(screen.getByRole("button", { name: "Use Panel!K20:P22 (2 rows)" }));
  expect(document.activeElement?.textContent).toBe("What your columns are");
  expect(screen.getByText("Not used: Region.")).toBeTruthy();
  expect(screen.getByText("Left out: 1 row called Total.")).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "Dates such as 2/1/2025" }), "Day first: 2025-01-02");
  // A column that is needed has to be found.
  await user.selectOptions(screen.getByRole("combobox", { name: "What Actual earned is" }), "");
  await user.click(screen.getByRole("button", { name: "Make a ledger of 1 line" }));
  expect(workbook.tables.sheetNames()).toEqual([]);
  expect(screen.getByText("Still to find: Earned.")).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "What Actual earned is" }), "Earned");
  await user.click(screen.getByRole("button", { name: "Make a ledger of 1 line" }));
  await screen.findByRole("tab", { name: "Ledger" });
  expect(workbook.tables.get(LEDGER.table)?.rows).toEqual([
    ["Practice 01", 1, 1000, 800, null, null, null, null, serialOfIso("2025-01-02"), null, null],
  ]);
});

test("of a range that has nothing but a total no ledger is made", async () => {
  const { workbook, user } = await openWays();
  workbook.fill("K20", [
    ["Site", "Period", "Projection", "Actual earned"],
    ["Total", null, 1000, 800],
  ]);
  await select(workbook, "K20:N21");
  await user.click(screen.getByRole("button", { name: "Use Panel!K20:N21 (1 row)" }));
  await user.click(screen.getByRole("button", { name: /^Make a ledger of 0/ }));
  expect(workbook.tables.sheetNames()).toEqual([]);
});

test("a ledger under another name is renamed, and its sheet keeps its name", async () => {
  const { workbook, user } = await openWays();
  await change(workbook, () => {
    workbook.tables.put("Ledger24", {
      address: "'Finance 2024'!B2:E3",
      headings: ["Practice", "Payout", "Projected", "Earned"],
      rows: [["Practice 01", 1, 1000, 800]],
      formulas: [],
    });
  });
  await user.click(await screen.findByRole("button", { name: "Use the table Ledger24: rename it to Payouts" }));
  await screen.findByRole("tab", { name: "Ledger" });
  expect(workbook.tables.get("Ledger24")).toBeNull();
  expect(workbook.tables.get(LEDGER.table)?.address).toBe("'Finance 2024'!B2:E3");
});

test("each column is told by its name, a list without most of the needed ones is none", () => {
  expect(guessedColumns(["Payment date", "Check no", "Payments", "Projected payout", "Payout", "Closed"])).toEqual([
    "paidOn",
    "payment",
    "paid",
    "projected",
    "payout",
    "closedOn",
  ]);
  expect(
    ledgerIn([
      ["Practice", "Member months", "Paid"],
      ["Practice 01", 5, 3],
    ]),
  ).toBeNull();
  // What cannot be read stays, for the ledger to tell it.
  const list = { headings: [], rows: [["Practice 01", "H2", "n/a", "31/01/2025"]] };
  const taken = takenLedger(list, ["practice", "payout", "projected", "paidOn"], false);
  expect(taken.rows).toEqual([{ practice: "Practice 01", payout: "H2", projected: "n/a", paidOn: "31/01/2025" }]);
  expect(taken.ordered).toEqual({ example: "31/01/2025", canBeDayFirst: true });
});

test("no column is taken for two, and cells are a ledger as they stand only without doubled headings and totals", () => {
  expect(guessedColumns(["Projected", "Projection", "Forecast"])).toEqual(["projected", null, null]);
  expect(guessedColumns(["Projection", "Forecast"])).toEqual(["projected", null]);
  const headings = ["Practice", "Payout", "Projected", "Earned", "Region"];
  const line = ["Practice 01", 1, 1000, 800, "North"];
  expect(isInOurWords([headings, line])).toBe(true);
  expect(isInOurWords([headings, line, ["Total", null, 1000, 800, null]])).toBe(false);
  expect(
    isInOurWords([
      [...headings, "REGION"],
      [...line, "North"],
    ]),
  ).toBe(false);
  expect(
    takenLedger({ headings: [], rows: [[null, null], line.slice(0, 2)] }, ["practice", "payout"], false).rows,
  ).toHaveLength(1);
});

test.each<[PortCell, PortCell]>([
  ["$1,234.50", 1234.5],
  ["(200.00)", -200],
  ["USD 7.5", 7.5],
  // As an extract's: no dollars, or nobody has said of which sign.
  ["12.5%", "12.5%"],
  ["600.005", "600.005"],
  ["€5.00", "€5.00"],
  ["200.00-", "200.00-"],
  [600.005, 600.005],
])("an amount %j of a ledger is taken as %j", (cell, amount) => {
  const list = { headings: [], rows: [["Practice 01", cell]] };
  expect(takenLedger(list, ["practice", "earned"], false).rows).toEqual([{ practice: "Practice 01", earned: amount }]);
});

test.each<[PortCell, PortCell]>([
  ["Payout 2", 2],
  ["P 2", 2],
  ["period #2", 2],
  [2, 2],
  // As an extract's: no payout has such a number.
  ["Payout 0", "Payout 0"],
  ["2025", "2025"],
  [2.5, 2.5],
])("a payout %j of a ledger is taken as %j", (cell, payout) => {
  const list = { headings: [], rows: [["Practice 01", cell]] };
  expect(takenLedger(list, ["practice", "payout"], false).rows).toEqual([{ practice: "Practice 01", payout }]);
});

test("days of a ledger are read as an extract's, with the month first where none could have the day first", () => {
  const days = ["2025-03-31", "3/31/2025", "03-31-25", 45747, "45747"];
  const list = { headings: [], rows: days.map((day) => ["Practice 01", day]) };
  const taken = takenLedger(list, ["practice", "closedOn"], false);
  expect(taken.rows.map(({ closedOn }) => closedOn)).toEqual(Array(5).fill(serialOfIso("2025-03-31")));
  expect(taken.ordered).toEqual({ example: "3/31/2025", canBeDayFirst: false });
});
