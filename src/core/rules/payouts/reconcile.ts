import { wrongInput } from "../../cells/refusal";
import { anyNumber, number } from "../../define/kinds";
import {
  defineRule,
  list,
  optional,
  optionalList,
  table,
  terms,
  type Result,
  type Show,
  type ShowRow,
} from "../../define/rule";
import { cents, exact, type Decimal } from "../../numbers/exact";
import type { Terms } from "../../terms/terms";
import { reconciliation } from "./readings";

const amount = number("an amount, 0 or more", (value) => value >= 0);
const count = number("a whole number of payouts", (value) => Number.isInteger(value) && value >= 0);

export const reconcile = defineRule({
  name: "RECONCILE",
  family: "Payouts",
  says: "Projected, earned and paid, payout by payout: what is due, and what a practice owes and carries forward.",
  cites: [{ part: "payouts" }, { part: "methodology" }],
  readings: [reconciliation],
  takes: {
    projected: list(amount, "Amount projected for each payout, in dollars"),
    earned: list(amount, "Amount earned; blank where it is not settled yet"),
    paid: optionalList(anyNumber, "Amount paid so far; blank or left out, the projected amount"),
    settled: optional(count, "How many payouts are final; left out, all that have an amount earned"),
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
        [3, 1000, null, 1000, null, 0, null, null],
        ["Total", 2000, 2100, 2000, 100, null, 100, 0],
      ],
      because: "The 200 paid too much in the first payout reduce what is due in the second; the third waits.",
    },
  ],
  compute({ projected, earned, paid, settled, terms }, showRow) {
    const listed = lastFilled([projected, earned, paid ?? []]);
    const payouts = projected
      .slice(0, listed)
      .map((amount, index) =>
        payoutOf(index, amount, earned[index] ?? null, paid?.[index] ?? null, settled, terms, showRow?.(index)),
      );
    if (settled !== null && settled > payouts.length) {
      throw wrongInput(`settled: ${settled} payouts are final, but ${payouts.length} are listed`);
    }
    return rowsOf(payouts, terms, showRow);
  },
});

/** Rows that are blank throughout at the end of the lists are no payouts. */
function lastFilled(lists: readonly (readonly (number | null)[])[]): number {
  const filled = lists.flatMap((list) => list.flatMap((cell, index) => (cell === null ? [] : [index + 1])));
  return filled.reduce((last, count) => Math.max(last, count), 0);
}

interface Payout {
  readonly number: number;
  readonly projected: Decimal;
  /** Null where it is not settled. */
  readonly earned: Decimal | null;
  readonly paid: Decimal;
  readonly final: boolean;
}

function payoutOf(
  index: number,
  projected: number | null,
  earned: number | null,
  paid: number | null,
  settled: number | null,
  terms: Terms,
  show?: Show,
): Payout {
  const item = `item ${index + 1}`;
  if (projected === null) throw wrongInput(`projected, ${item}: a blank cell; give an amount, 0 or more`);
  if (paid === 0 && projected !== 0 && terms.value("score.zero") === "doubt") {
    throw wrongInput(
      `paid, ${item}: 0 against ${projected} projected may be a blank cell; leave it blank where the projection was paid, or set score.zero to accept where nothing was`,
    );
  }
  const payout: Payout = {
    number: index + 1,
    projected: cents(exact(projected)),
    earned: earned === null ? null : cents(exact(earned)),
    paid: cents(exact(paid ?? projected)),
    final: earned !== null && (settled === null || index < settled),
  };
  show?.("Projected", payout.projected, "Argument projected, in cents");
  show?.("Earned", payout.earned ?? "blank: not settled yet", "Argument earned, in cents");
  show?.(
    "Paid",
    payout.paid,
    paid === null ? "Argument projected: nothing else is given as paid" : "Argument paid, in cents",
  );
  if (settled !== null) show?.("Payouts that are final", settled, "Argument settled");
  return payout;
}

function rowsOf(payouts: readonly Payout[], terms: Terms, showRow?: ShowRow): Result[][] {
  let balance = exact(0);
  const total = { projected: exact(0), earned: exact(0), paid: exact(0), due: exact(0) };
  const rows = payouts.map(({ number, projected, earned, paid, final }, index): Result[] => {
    const show = showRow?.(index);
    const carriedIn = balance;
    const start = [number, projected.toNumber(), earned?.toNumber() ?? null, paid.toNumber()];
    show?.("Carried in", carriedIn, "Balance of the settled payouts before it, 0 for the first");
    if (earned === null || !final) return [...start, null, carriedIn.toNumber(), null, null];
    const difference = earned.minus(paid);
    const available = difference.plus(balance);
    const due = available.isPositive() ? available : exact(0);
    balance = available.isPositive() ? exact(0) : available;
    total.projected = total.projected.plus(projected);
    total.earned = total.earned.plus(earned);
    total.paid = total.paid.plus(paid);
    total.due = total.due.plus(due);
    show?.("Difference: earned − paid", difference, terms.cite({ part: "methodology" }));
    show?.("Available: difference + carried in", available, terms.cite({ part: "payouts" }));
    show?.("Due: what is available, above 0", due, terms.cite({ part: "payouts" }));
    show?.("Carried out: what is available, below 0", balance, terms.cite({ part: "payouts" }));
    return [...start, difference.toNumber(), carriedIn.toNumber(), due.toNumber(), balance.toNumber()];
  });
  const { projected, earned, paid, due } = total;
  const difference = earned.minus(paid);
  const show = showRow?.(payouts.length);
  if (show !== undefined) {
    const settled = payouts.filter(({ final }) => final).map(({ number }) => number);
    const added = settled.length === 0 ? "No payout is settled" : `Settled payouts added up: ${settled.join(", ")}`;
    show("Projected", projected, added);
    show("Earned", earned, added);
    show("Paid", paid, added);
    show("Difference: earned − paid", difference, terms.cite({ part: "methodology" }));
    show("Due", due, added);
    show("Carried out: difference − due", balance, "As the last settled payout carries it out");
  }
  const footer = [
    "Total",
    projected.toNumber(),
    earned.toNumber(),
    paid.toNumber(),
    difference.toNumber(),
    null,
    due.toNumber(),
    balance.toNumber(),
  ];
  return [...rows, footer];
}
