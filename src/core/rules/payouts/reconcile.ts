import { noAnswer, wrongInput } from "../../cells/refusal";
import { isNothing } from "../../define/records";
import { defineRule, listOfEach, optional, optionalListOfEach, table, terms } from "../../define/rule";
import { amount, payoutCount } from "./arguments";
import { accountOf, cellsOf } from "./carryForward";
import { reconciliation } from "./readings";
import { settlementOf, type AmountName, type Given, type Settlement } from "./settlement";
import { grandTotalOf, isSettled, showTotal } from "./total";

const AMOUNTS: readonly AmountName[] = ["projected", "earned", "paid"];

export const reconcile = defineRule({
  name: "RECONCILE",
  family: "Payouts",
  says: "Projected, earned and paid, payout by payout: what is due, and what a practice owes and carries forward.",
  cites: [{ part: "payouts" }, { part: "methodology" }],
  readings: [reconciliation],
  takes: {
    projected: listOfEach(amount, "Amount projected for each payout, in dollars; negative where money is recovered"),
    earned: listOfEach(amount, "Amount earned, in dollars; blank where it is not settled yet"),
    paid: optionalListOfEach(
      amount,
      "Amount paid so far, in dollars; in a settled payout a blank is the projected amount",
    ),
    settled: optional(
      payoutCount,
      "How many payouts are final, by their places in the lists; left out, all that have an amount earned",
    ),
    terms,
  },
  gives: table(
    "One row for each payout, then Total over the settled ones; its last cell is the balance carried forward",
    "Payout",
    "Projected",
    "Earned",
    "Paid",
    "Difference",
    "Carried in",
    "Due",
    "Carried out",
  ),
  examples: [
    {
      args: [
        [[1000], [1000], [1000]],
        [[800], [1300], [null]],
      ],
      gives: [
        [1, 1000, 800, 1000, -200, 0, 0, -200],
        [2, 1000, 1300, 1000, 300, -200, 100, 0],
        [3, 1000, null, null, null, 0, null, null],
        ["Total", 2000, 2100, 2000, 100, null, 100, 0],
      ],
      because: "The 200 paid too much in the first payout reduce what is due in the second; the third waits.",
    },
    {
      args: [
        [[1000], [1000]],
        [[1000], [-40]],
        [[null], [250.005]],
      ],
      gives: [
        [1, 1000, 1000, 1000, 0, 0, 0, 0],
        [2, 1000, -40, 250.01, -290.01, 0, 0, -290.01],
        ["Total", 2000, 960, 1250.01, -290.01, null, 0, -290.01],
      ],
      because: "What was earned in the second payout is recovered: the practice owes that and the part it was paid.",
    },
  ],
  compute({ projected, earned, paid, settled, terms }, showRow) {
    if (settled !== null && settled > projected.length)
      throw wrongInput(`settled: ${settled} payouts are final, but ${projected.length} are listed`);
    const settlements = projected.flatMap((each, index): Settlement[] => {
      const amounts = {
        projected: each,
        earned: earned[index] ?? null,
        paid: paid?.[index] ?? null,
        adjustments: null,
      };
      if (Object.values(amounts).every(isNothing)) return [];
      const item = index + 1;
      const line = { ...amounts, projected: needed(each, item), item };
      return [settlementOf(item, [line], settled, terms)];
    });
    if (settlements.length === 0) throw noAnswer("projected, earned, paid: no amount is given; nothing to reconcile");

    const { reckonings, balance } = accountOf(settlements, AMOUNTS, terms, showRow);
    const total = grandTotalOf(reckonings, [balance]);
    const show = showRow?.(reckonings.length);
    if (show !== undefined) {
      const numbers = reckonings.filter(isSettled).map(({ settlement }) => settlement.number);
      const added = numbers.length === 0 ? "No payout is settled" : `Settled payouts added up: ${numbers.join(", ")}`;
      showTotal(total, AMOUNTS, added, terms, show);
    }
    return [
      ...reckonings.map((row) => [row.settlement.number, ...cellsOf(row, AMOUNTS)]),
      ["Total", ...cellsOf(total, AMOUNTS)],
    ];
  },
});

/** A blank beside other amounts is a cell that was forgotten. */
function needed(projected: Given, item: number): Given {
  return projected ?? wrongInput(`projected, item ${item}: a blank cell beside other amounts; give an amount, or 0`);
}
