import { screen, within } from "@testing-library/react";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { watchErrors } from "../openPane";
import { change } from "../plan/planView";
import { SCORES, withCell } from "./closeSteps";
import { SCORED, put, openClose, press, rows, openSecond } from "./closeView";
import { openLedger } from "./payoutsView";

/** A practice that leaves with what its scores earned. */

watchErrors();

test("who leaves while the tables still are another payout's is not written before somebody says so", async () => {
  const { workbook, user } = await openSecond();
  await press(user, "Project 3 practices, 24,720.00");
  await press(user, "They are payout 1’s still");
  await screen.findByText("Projected 3 practices for payout 2.");
  const before = workbook.tables.get(LEDGER.table);
  await user.click(screen.getByRole("tab", { name: "Ledger" }));
  await user.click(
    within(screen.getByRole("tabpanel", { name: "Ledger" })).getByRole("button", { name: /^Practice 01/ }),
  );
  await press(user, "Record its departure");
  await user.selectOptions(
    screen.getByRole("combobox", { name: "It has earned" }),
    "As it stands by 1 score: 4,860.00",
  );
  const write = screen.getByRole("button", { name: /^Write \d/ });
  await user.click(write);
  await press(user, "Do not write yet");
  expect(workbook.tables.get(LEDGER.table)).toEqual(before);
});

test("who leaves by its scores is recorded, and what comes to otherwise later is offered with the day on which it left", async () => {
  const { workbook, user } = await openClose();
  await press(user, "Project 3 practices, 24,720.00");
  await screen.findByText("Projected 3 practices for payout 1.");
  const scored = (score: number) =>
    change(workbook, () => {
      put(
        workbook,
        "Scores",
        SCORES,
        SCORED.map((row) => (row[1] === "CBP" ? withCell(row, 3, score) : row)),
      );
    });
  await user.click(screen.getByRole("tab", { name: "Ledger" }));
  await press(user, "Practice 01 Not begun Not begun, projected 4,860.00");
  await press(user, "Record its departure");
  await user.selectOptions(
    screen.getByRole("combobox", { name: "It has earned" }),
    "As it stands by 1 score: 4,860.00",
  );
  await user.click(screen.getByRole("checkbox", { name: /^The projected 4,860\.00 was paid/ }));
  const day = screen.getByLabelText("On");
  await user.clear(day);
  await user.type(day, "2025-03-31");
  expect(
    screen.getByText(/^Recorded with it: the practice and .* It is 2 steps to undo: .* and APC Closings; the lines in/),
  ).toBeTruthy();
  await press(user, "Write 1 line");
  const told = "Wrote 1 line of Practice 01; record APC closing 1.";
  await screen.findByText(told);
  expect(screen.getByText("Left on 2025-03-31. Nothing is due to it, and it owes nothing.")).toBeTruthy();
  expect(workbook.tables.get(CLOSINGS.table)?.rows[0]?.slice(0, 2)).toEqual([1, "Departure"]);
  // What nobody sees is not computed, and is as it stands as soon as somebody does.
  await scored(74);
  expect(screen.queryByText(/would earn a different amount now/)).toBeNull();
  await user.click(screen.getByRole("tab", { name: "Project and close" }));
  await screen.findByText("Payout 1: 1 practice that left would earn a different amount now, +2,700.00.");
  expect(rows("Corrections of payout 1")).toEqual([
    "Practice 01+2,700.00left on 2025-03-31; score of CBP 67 → 744,860.00 → 7,560.00",
  ]);
  await user.click(screen.getByRole("tab", { name: "Ledger" }));
  await change(workbook, () => {
    const content = workbook.tables.get(LEDGER.table);
    if (content === null) throw new Error("No ledger");
    const undone = content.rows.map((row) => row.map((cell, at) => (at === 3 || at === 6 || at === 7 ? null : cell)));
    workbook.tables.put(LEDGER.table, { ...content, rows: undone });
  });
  expect(screen.queryByText(told)).toBeNull();
  expect(screen.getByRole("button", { name: "Record its departure" })).toBeTruthy();
});

test("what became of a balance is not asked for once there is none, and nothing is written under other terms", async () => {
  const { workbook, user } = await openLedger([{ practice: "Practice 01", payout: 1, projected: 1200 }]);
  await user.click(screen.getByRole("button", { name: /^Practice 01/ }));
  await press(user, "Record its departure");
  const day = screen.getByLabelText("On");
  await user.clear(day);
  await user.type(day, "2025-03-31");
  const earned = () => screen.getByRole("combobox", { name: "It has earned" });
  const wasPaid = () => screen.getByRole("checkbox", { name: /^The projected 1,200\.00 was paid/ });
  const lines = () =>
    within(screen.getByRole("list", { name: "What is written" }))
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
  await user.selectOptions(earned(), "Nothing");
  expect(lines()).toEqual([
    "Row 5: no longer projected, closed on 2025-03-31, note Left on 2025-03-31; 1,200.00 was projected and not paid",
  ]);
  await user.selectOptions(earned(), "An amount");
  await user.type(screen.getByLabelText("Amount earned"), "600");
  await user.selectOptions(screen.getByRole("combobox", { name: "What is due" }), "It was paid");
  expect(screen.getByLabelText("Paid on")).toBeTruthy();
  await user.click(wasPaid());
  expect(screen.queryByLabelText("Paid on")).toBeNull();
  await user.selectOptions(screen.getByRole("combobox", { name: "What it owes" }), "It was recovered");
  expect(screen.getByLabelText("Recovered on")).toBeTruthy();
  await user.clear(screen.getByLabelText("Amount earned"));
  await user.type(screen.getByLabelText("Amount earned"), "1200");
  expect(screen.queryByLabelText("Recovered on")).toBeNull();
  // The workbook has not told of it yet.
  workbook.fill("I2", [[73]]);
  await press(user, "Write 1 line");
  await screen.findByText(/^Nothing was written, because the workbook’s tables or terms have just been changed/);
});

test("who left is settled as of its own day, and a payment that is given is not presumed", async () => {
  const { user } = await openLedger([
    { practice: "Practice 01", payout: 1, projected: 900, earned: 900, closedOn: 45_747, note: "Left on 2025-03-31" },
    { practice: "Practice 01", payout: 2, projected: 1200, paid: 300 },
  ]);
  await user.click(screen.getByRole("button", { name: /^Practice 01/ }));
  await press(user, "Settle what is open");
  expect(screen.queryByRole("checkbox", { name: /was paid/ })).toBeNull();
  await user.type(screen.getByLabelText("Amount earned"), "300");
  const [line] = within(screen.getByRole("list", { name: "What is written" })).getAllByRole("listitem");
  expect(line?.textContent).toBe("Row 6: earned 300.00, closed on 2025-03-31, note Left on 2025-03-31");
});
