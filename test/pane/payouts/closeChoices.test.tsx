import { screen } from "@testing-library/react";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { SCENARIOS_TABLE } from "../../../src/pane/scenarios/scenarioTable";
import { watchErrors } from "../openPane";
import { change } from "../plan/planView";
import { withCell } from "./closeSteps";
import { openClose, section, press } from "./closeView";

/** Of which scenario a payout is projected and closed, and what of it is paid. */

watchErrors();

test("a payout whose scenario gives no figures any more waits until somebody chooses another", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  await change(workbook, () => {
    const kept = workbook.tables.get(SCENARIOS_TABLE);
    if (kept === null) throw new Error("No scenarios");
    const rows = kept.rows.map((row) => row.map((cell) => (cell === "First offer" ? "Second offer" : cell)));
    workbook.tables.put(SCENARIOS_TABLE, { ...kept, rows });
  });
  for (const name of ["Project", "Close"]) {
    const told = "Projected from “First offer”, which gives no figures now: choose a scenario.";
    expect(await section(name).findByText(told)).toBeTruthy();
    expect(section(name).queryByRole("button")).toBeNull();
  }
  await user.selectOptions(section("Close").getByRole("combobox", { name: "Scenario" }), "Second offer");
  expect(section("Close").getByText("Projected from “First offer”.")).toBeTruthy();
  expect(section("Close").getByRole("button", { name: "Close 2 practices: earned 9,720.00" })).toBeTruthy();
  // It is chosen for this payout, and none was projected before.
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "2");
  expect(section("Project").getByRole("button", { name: "Project 3 practices, 24,720.00" })).toBeTruthy();
});

test("lines that were projected in several ways are the payout's in none: somebody chooses, however they are sorted", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  const other = "Projected on 2025-01-02 from “Second offer”: Added at most 4,860.00";
  const told = "The payout’s lines differ: they were projected from “First offer”, “Second offer”. Choose a scenario.";
  for (const isLast of [false, true]) {
    await change(workbook, () => {
      const table = workbook.tables.get(LEDGER.table);
      if (table === null) throw new Error("No ledger");
      const noted = table.rows.map((row) => (row[0] === "Practice 01" ? withCell(row, 7, other) : row));
      const sorted = isLast ? [...noted.slice(1), ...noted.slice(0, 1)] : noted;
      workbook.tables.put(LEDGER.table, { ...table, rows: sorted });
    });
    for (const name of ["Project", "Close"]) {
      expect(await section(name).findByText(told)).toBeTruthy();
      expect(section(name).queryByRole("button")).toBeNull();
    }
  }
  await user.selectOptions(section("Close").getByRole("combobox", { name: "Scenario" }), "First offer");
  const amounts = "The payout’s lines differ: they were projected as Added at most, Incentive expected. Choose one.";
  expect(section("Close").getByText(amounts)).toBeTruthy();
  expect(section("Close").queryByRole("button")).toBeNull();
  await user.selectOptions(section("Project").getByRole("combobox", { name: "Scenario" }), "First offer");
  expect(section("Project").getByText(amounts)).toBeTruthy();
  expect(section("Project").queryByRole("button")).toBeNull();
  await user.selectOptions(screen.getByRole("combobox", { name: "Amount earned" }), "The performance incentive");
  expect(section("Close").getByRole("button", { name: "Close 2 practices: earned 9,720.00" })).toBeTruthy();
});
