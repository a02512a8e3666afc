import { fireEvent, screen, within } from "@testing-library/react";
import { serialOfIso } from "../../../src/core/shared";
import { watchErrors } from "../openPane";
import { listed, openLedger, part } from "./payoutsView";

/** What is said of figures is true in every state in which it is shown. */

watchErrors();

test("the head says of which practices its figures are, and what is paid of the others", async () => {
  const { user } = await openLedger([
    { practice: "Practice 01", payout: 1, projected: 1200, paid: 50 },
    { practice: "Practice 02", payout: 2, projected: 800, earned: 800, paid: 800 },
  ]);
  expect(
    screen.getByText(
      "These figures count settled practices only, and none is settled yet; 1 open, projected 1,200.00, paid 50.00",
    ),
  ).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "2");
  expect(screen.getByText("These figures count 1 settled practice only")).toBeTruthy();
  expect(listed()[0]).toMatch(/^Practice 02 \| Nothing due \| /);
});

test("of an open payout only what it has is told", async () => {
  const { user } = await openLedger([
    { practice: "Practice 01", payout: 1, projected: 1200 },
    { practice: "Practice 01", payout: 2, earned: 25 },
    { practice: "Practice 01", payout: 3, adjustments: 5 },
  ]);
  await user.click(part().getByRole("button", { name: /^Practice 01/ }));
  await user.click(part().getByRole("button", { name: "Record its departure" }));
  expect(part().getByText("It is open: projected 1,200.00.")).toBeTruthy();
  expect(part().getByText("It is open: earned 25.00.")).toBeTruthy();
  expect(part().getAllByText(/^No record is made of it/)).toHaveLength(2);
});

test("a balance over several payouts is told as one, and a month end that is kept as kept", async () => {
  const closedOn = serialOfIso("2024-07-15");
  const { user } = await openLedger([
    { practice: "Practice 01", payout: 1, projected: 600, earned: 600, paid: 100, paidOn: closedOn, closedOn },
    { practice: "Practice 01", payout: 2, projected: 300, earned: 300, paid: 50, adjustments: 1, closedOn },
  ]);
  await user.click(screen.getByRole("tab", { name: "Month end" }));
  fireEvent.change(screen.getByLabelText("Month end", { selector: "input" }), { target: { value: "2024-07-31" } });
  const balances = within(screen.getByRole("list", { name: "Balances by practice" }));
  expect(balances.getByText("Owed to it, net of payouts 1, 2")).toBeTruthy();
  expect(screen.getByText("By the ledger as it is now, without what was paid or closed later.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Keep this month end" }));
  expect(await screen.findByText("As it was kept on the sheet APC Accruals.")).toBeTruthy();
});
