import { named } from "../../cells/cell";
import { firstRefusal, noAnswer, Refusal } from "../../cells/refusal";
import { grouped } from "../../define/grouped";
import { identifier } from "../../define/kinds";
import { blankInRow, isNothing } from "../../define/records";
import {
  defineRule,
  listOfEach,
  optional,
  optionalListOfEach,
  table,
  terms,
  type Result,
  type ShowRow,
} from "../../define/rule";
import type { Terms } from "../../terms/terms";
import { told, type Amount } from "./amount";
import { amount, payoutCount, payoutOfRow } from "./arguments";
import { accountOf, cellsOf, type Figures, type Reckoning } from "./carryForward";
import { reconciliation } from "./readings";
import { settlementOf, type AmountName, type Given, type Line } from "./settlement";
import { grandTotalOf, isSettled, showTotal, totalOf } from "./total";

const AMOUNTS: readonly AmountName[] = ["projected", "earned", "adjustments", "paid"];
/** What each practice comes to in each payout, by the headings of its columns. */
export const PANEL_FIGURES = [
  "Projected",
  "Earned",
  "Adjustments",
  "Paid",
  "Difference",
  "Carried in",
  "Due",
  "Carried out",
] as const;
const HEADER = ["Practice", "Payout", ...PANEL_FIGURES, "Status"] as const;

export const reconcilePanel = defineRule({
  name: "RECONCILE.PANEL",
  family: "Payouts",
  says: "Projected, earned, adjusted and paid for many practices from one long list: what is due to each, and what it owes and carries forward.",
  cites: [{ part: "payouts" }, { part: "methodology" }],
  readings: [reconciliation],
  takes: {
    practices: listOfEach(identifier, "Practice of each row, as text or number"),
    payouts: listOfEach(
      payoutOfRow,
      "Payout in which the row is settled, 1 for the first; rows of one practice and payout add up",
    ),
    projected: listOfEach(amount, "Amount projected, in dollars; blank where the row projects nothing"),
    earned: listOfEach(
      amount,
      "Amount earned, in dollars; blank where it is not reported yet, or where the row is an adjustment or a payment only",
    ),
    paid: optionalListOfEach(
      amount,
      "Amount paid so far, in dollars; in a settled payout a blank is the row's projected amount",
    ),
    adjustments: optionalListOfEach(
      amount,
      "What is added to the amount earned, or taken from it, in dollars, whatever period it corrects",
    ),
    settled: optional(
      payoutCount,
      "Number of the last payout that is final; left out, all in which no amount earned is missing",
    ),
    terms,
  },
  gives: table(
    "One row for each practice and payout, practice by practice as they first appear; then Total for each payout and, last, in all, over what is settled",
    ...HEADER,
  ),
  examples: [
    {
      args: [
        [["Practice 01"], ["Practice 01"], ["Practice 02"], ["Practice 02"], ["Practice 02"]],
        [[1], [2], [1], [1], [2]],
        [[1000], [1000], [600], [400], [1000]],
        [[800], [1300], [700], [450], [null]],
        [[null], [null], [null], [500], [null]],
        [[null], [-50], [null], [null], [null]],
      ],
      gives: [
        ["Practice 01", 1, 1000, 800, 0, 1000, -200, 0, 0, -200, "Settled"],
        ["Practice 01", 2, 1000, 1300, -50, 1000, 250, -200, 50, 0, "Settled"],
        ["Practice 02", 1, 1000, 1150, 0, 1100, 50, 0, 50, 0, "Settled"],
        ["Practice 02", 2, 1000, null, 0, null, null, 0, null, null, "Not begun"],
        ["Total", 1, 2000, 1950, 0, 2100, -150, 0, 50, -200, null],
        ["Total", 2, 1000, 1300, -50, 1000, 250, -200, 50, 0, null],
        ["Total", null, 3000, 3250, -50, 3100, 100, null, 100, 0, null],
      ],
      because:
        "What one practice owes never reduces what another is due; the two rows of Practice 02 in payout 1 add up, paid 600 and 500.",
    },
  ],
  compute({ practices, payouts, projected, earned, paid, adjustments, settled, terms }, showRow) {
    const listed = practices.flatMap((practice, index): Listed[] => {
      const row = {
        practice,
        payout: payouts[index] ?? null,
        projected: projected[index] ?? null,
        earned: earned[index] ?? null,
        paid: paid?.[index] ?? null,
        adjustments: adjustments?.[index] ?? null,
      };
      return Object.values(row).every(isNothing) ? [] : [{ ...row, item: index + 1 }];
    });
    if (listed.length === 0) throw noAnswer("practices: every row is blank; nothing to reconcile");
    return tableOf(practicesIn(listed), settled, terms, showRow);
  },
});

/** A row of the lists that is not blank. */
interface Listed extends Line {
  readonly practice: string | null | Refusal;
  readonly payout: Given;
}

/** The rows of a practice; of one that is not named, a row by itself. */
interface Practice {
  readonly name: string | null;
  readonly lines: readonly Listed[];
  /** Why none of its payouts can be reckoned; null where they can. */
  readonly lost: Refusal | null;
}

function practicesIn(listed: readonly Listed[]): Practice[] {
  const byPractice = grouped(listed, (row) => (typeof row.practice === "string" ? row.practice : row));
  return [...byPractice].map(([key, lines]) => ({
    name: typeof key === "string" ? key : null,
    lines,
    lost: lostIn(lines),
  }));
}

/** Without its practice a row belongs to none; a payout that is not known could be any of its practice's. */
function lostIn(lines: readonly Listed[]): Refusal | null {
  const unplaced = lines.flatMap(({ practice, payout, item }) => [
    practice ?? blankInRow("practices", item, "the practice that it is of"),
    payout ?? blankInRow("payouts", item, "the payout's number"),
  ]);
  if (firstRefusal(unplaced) === null) return null;
  const amounts = lines.flatMap(({ projected, earned, paid, adjustments }) => [projected, earned, paid, adjustments]);
  return firstRefusal([...unplaced, ...amounts]);
}

function tableOf(practices: readonly Practice[], settled: number | null, terms: Terms, showRow?: ShowRow): Result[][] {
  const rows: Result[][] = [];
  const reckonings: Reckoning[] = [];
  const balances: Amount[] = [];
  for (const { name, lines, lost } of practices) {
    if (lost !== null) {
      const show = showRow?.(rows.length);
      show?.("Practice", name ?? "blank", "Argument practices");
      show?.("Every figure", told(lost), "Arguments practices and payouts");
      rows.push([name, ...HEADER.slice(1).map(() => lost)]);
      continue;
    }
    const byPayout = grouped(lines, ({ payout }) => payout);
    const settlements = payoutsIn(lines).map((payout) =>
      settlementOf(payout, byPayout.get(payout) ?? [], settled, terms),
    );
    const first = rows.length;
    const account = accountOf(settlements, AMOUNTS, terms, (row) => showRow?.(first + row));
    for (const row of account.reckonings) {
      const cells = cellsOf(row, AMOUNTS).map((cell) => (cell instanceof Refusal ? named(cell, name) : cell));
      rows.push([name, row.settlement.number, ...cells, row.settlement.status]);
    }
    reckonings.push(...account.reckonings);
    balances.push(account.balance);
  }

  const addTotal = (payout: number | null, total: Figures, added: readonly Reckoning[]): void => {
    const show = showRow?.(rows.length);
    const which = payout === null ? "of all payouts" : `of payout ${payout}`;
    if (show !== undefined)
      showTotal(total, AMOUNTS, `Settled rows ${which} added up: ${added.filter(isSettled).length}`, terms, show);
    rows.push(["Total", payout, ...cellsOf(total, AMOUNTS), null]);
  };
  const byPayout = grouped(reckonings, ({ settlement }) => settlement.number);
  for (const payout of payoutsIn(practices.flatMap(({ lines }) => lines))) {
    const its = byPayout.get(payout) ?? [];
    addTotal(payout, totalOf(its, lostFrom(practices, payout)), its);
  }
  addTotal(null, grandTotalOf(reckonings, balances, lostFrom(practices, null)), reckonings);
  return rows;
}

/** The payouts that can be read, each once and in ascending order. */
function payoutsIn(lines: readonly Listed[]): number[] {
  const numbers = lines.flatMap(({ payout }) => (typeof payout === "number" ? payout : []));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/**
 * Why a total over a payout, or over all of them, is not known: a practice with a payout that cannot be read could
 * belong in each, a row without a practice belongs where its payout is.
 */
function lostFrom(practices: readonly Practice[], payout: number | null): Refusal[] {
  return practices.flatMap(({ name, lines, lost }) => {
    const elsewhere =
      payout !== null &&
      name === null &&
      lines.every((line) => typeof line.payout === "number" && line.payout !== payout);
    return lost === null || elsewhere ? [] : lost;
  });
}
