import { serialOfIso } from "../../../src/core/shared";
import { ledgerWith, reconciled } from "./ledgers";

/** What the panel's rows are told from. */

test("a correction alone waits for its payout, unless its line is closed", () => {
  const ahead = { practice: "Oak", payout: 2, adjustments: 25 };
  const closed = { ...ahead, practice: "Elm", closedOn: serialOfIso("2025-02-15") };
  expect(
    reconciled(ledgerWith(ahead, closed)).rows.map((row) => [row.practice, row.status, row.isCorrectionAlone]),
  ).toEqual([
    ["Oak", "Settled", true],
    ["Elm", "Settled", false],
  ]);
});

test("a practice that is called Total is none of the totals", () => {
  const { rows, totals } = reconciled(
    ledgerWith(
      { practice: "Oak", payout: 1, projected: 5, earned: 5 },
      { practice: "Total", payout: 1, projected: 7, earned: 7 },
    ),
  );
  expect(rows.map(({ practice }) => practice)).toEqual(["Oak", "Total"]);
  expect(totals.map(({ payout }) => payout)).toEqual([1]);
});
