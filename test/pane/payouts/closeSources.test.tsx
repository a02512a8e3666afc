import { screen } from "@testing-library/react";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { PortFault } from "../../../src/pane/port";
import { watchErrors } from "../openPane";
import { change } from "../plan/planView";
import { PRACTICES, withCell } from "./closeSteps";
import { ROWS, put, openClose, section, press, ledger, openSecond, sources } from "./closeView";

/** Whose the tables are that a closed payout and an open one are computed of. */

watchErrors();

test("tables of a closed payout are asked for before they are another's, and it gets its own to be corrected", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await press(user, "Close 2 practices: earned 9,720.00");
  await screen.findByText(/^Closed 2 practices of payout 1/);
  await change(workbook, () => {
    put(
      workbook,
      "Practices",
      PRACTICES,
      ROWS.map((row) => withCell(row, 2, 9_000)),
    );
  });
  await screen.findByText("Payout 1: nearly all practices that are closed have other member months now.");
  expect(screen.queryByRole("button", { name: /^Book/ })).toBeNull();
  await press(user, "They are payout 1’s still");
  // 4,860.00 × 9,000 ÷ 12,000 and × 9,000 ÷ 5,000.
  await screen.findByRole("button", { name: "Book 2 corrections in payout 2: +2,673.00" });
  await change(workbook, () => {
    put(workbook, "Practices", PRACTICES, ROWS);
  });
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "2");
  await press(user, "Project 3 practices, 24,720.00");
  expect(ledger(workbook)).toHaveLength(3);
  await press(user, "They are payout 2’s now");
  await screen.findByText("Projected 3 practices for payout 2.");
  expect(workbook.tables.get(CLOSINGS.table)?.rows[0]?.slice(-3)).toEqual([null, null, null]);
  await press(user, "Make tables to correct payout 1");
  await screen.findByText(
    "Payout 1 is compared with the tables Payout1Practices and Payout1Scores now: correct it there.",
  );
  expect(await section("Correct").findByText("Nothing to book.")).toBeTruthy();
});

test("whose the tables are is asked of one payout, and they are taken from it only where the ledger has its columns", async () => {
  const { workbook, user } = await openSecond();
  await press(user, "Project 3 practices, 24,720.00");
  expect(screen.getByText(/^Practices, Scores still count .* It is 2 steps to undo then: /)).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "3");
  expect(screen.queryByText(/still count as the tables/)).toBeNull();
  await press(user, "Project 3 practices, 24,720.00");
  const content = workbook.tables.get(LEDGER.table);
  await change(workbook, () => {
    if (content === null) return;
    const headings = content.headings.map((heading) => (heading === "Closed on" ? "Shut" : heading));
    workbook.tables.put(LEDGER.table, { ...content, headings });
  });
  await press(user, "They are payout 3’s now");
  await screen.findByText(/^Nothing was written\. The table Payouts has no column “Closed on”/);
  expect(sources(workbook)).toEqual(["Practices", "Scores", null]);
});

test("where the ledger refuses, the fault says that the closed payout is no longer compared", async () => {
  const { workbook, user } = await openSecond();
  await user.click(screen.getByRole("checkbox", { name: "Close Practice 01" }));
  expect(section("Close").getByText(/It is 4 steps to undo: what payout 1 is compared with; the sheets/)).toBeTruthy();
  const write = workbook.changeTable.bind(workbook);
  workbook.changeTable = (name, changes) =>
    name === LEDGER.table
      ? Promise.reject(new PortFault("protected", "The sheet is protected."))
      : write(name, changes);
  const told = /^The sheet is protected\. .*Payout 1 is no longer compared with these tables\.$/;
  await press(user, "Close 1 practice: earned 4,860.00");
  await press(user, "They are payout 2’s now");
  expect(await section("Close").findByText(told)).toBeTruthy();
  expect(sources(workbook)).toEqual([null, null, null]);
});

test("tables that are a closed payout's still stay its own while another payout is projected of them", async () => {
  const { workbook, user } = await openSecond();
  await press(user, "Project 3 practices, 24,720.00");
  await press(user, "They are payout 1’s still");
  await screen.findByText("Projected 3 practices for payout 2.");
  expect(sources(workbook)).toEqual(["Practices", "Scores", null]);
});
