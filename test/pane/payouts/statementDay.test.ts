import { laterThan } from "../../../src/pane/payouts/statements";
import { ledgerWith } from "./ledgers";

/** Lines that a statement of a day would not have known. */

test("lines are later that were closed or paid after the day, and not those of the day itself", () => {
  const line = { practice: "Oak", payout: 1, projected: 5 };
  const ledger = ledgerWith(
    { ...line, closedOn: 45_747 },
    { ...line, closedOn: 45_748 },
    { ...line, closedOn: 45_700, paidOn: 45_748 },
    { ...line, closedOn: 45_748, paidOn: 45_748 },
    line,
  );
  expect([45_699, 45_747, 45_748].map((day) => laterThan(day, ledger))).toEqual([4, 3, 0]);
});
