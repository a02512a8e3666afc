import { screen, within } from "@testing-library/react";
import * as payments from "../../../src/pane/plan/payments";
import { openPane, watchErrors } from "../openPane";
import { figures, head, openPlan } from "./planView";

/** What the allocation does not wait for when it is opened. */

jest.mock("../../../src/pane/plan/payments", () => ({
  ...jest.requireActual<typeof payments>("../../../src/pane/plan/payments"),
  paymentsOf: jest.fn(jest.requireActual<typeof payments>("../../../src/pane/plan/payments").paymentsOf),
  costsOfOneMore: jest.fn(jest.requireActual<typeof payments>("../../../src/pane/plan/payments").costsOfOneMore),
}));

watchErrors();

const more = (): (string | null)[] =>
  within(head())
    .getAllByText(/^\+1%/)
    .map((one) => one.textContent);

test("the figures are one call, and stand before what one percent more costs is asked for", async () => {
  const { costsOfOneMore } = jest.requireActual<typeof payments>("../../../src/pane/plan/payments");
  const before: unknown[] = [];
  jest.mocked(payments.costsOfOneMore).mockImplementation((...args) => {
    before.push([figures()[3], more()]);
    return costsOfOneMore(...args);
  });
  jest.mocked(payments.paymentsOf).mockClear();
  await openPlan();
  expect(before).toEqual([["174,000", ["+1%: …", "+1%: …", "+1%: …"]]]);
  expect(more()).toEqual(["+1%: 5,340", "+1%: 5,520", "+1%: 5,340"]);
  expect(payments.paymentsOf).toHaveBeenCalledTimes(1);
});

test("the functions are listed when somebody turns to them", async () => {
  const { user } = await openPane({ view: "allocation" });
  expect(screen.queryByRole("searchbox", { name: "Search functions", hidden: true })).toBeNull();
  await user.click(screen.getByRole("tab", { name: "Functions" }));
  await screen.findByRole("searchbox", { name: "Search functions" });
});
