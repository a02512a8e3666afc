import type { TermsRow } from "../../core/terms/rows";
import { grouped, noAnswer, type Refusal } from "../../core/shared";
import { termsRange } from "../plan/termRows";
import { answerNamed } from "../resolve";
import { acceptsZero, closablesOf, rememberedOf } from "./close";
import { latestRecords, type ClosingRecord } from "./closingRecord";
import type { ClosingBasis, Closings } from "./closings";
import {
  addedUp,
  amountIn,
  isAdjustment,
  isBlank,
  isClosed,
  isPayment,
  isPresumed,
  type Ledger,
  type LedgerLine,
} from "./ledger";
import { calledAmong, quoted, severalText, type Usable } from "./project";
import { sourcesOf } from "./sources";

/** The payouts of a practice that wait to be closed, and what it has earned in each: by time, or by its scores. */

/** A payout of the practice that is not closed, up to its day. Adjustments alone wait for nothing. */
export interface OpenPayout {
  readonly payout: number;
  readonly lines: readonly LedgerLine[];
  readonly projected: number;
  /** What is given as paid; null where nothing is. */
  readonly paid: number | null;
  /** What counts as paid because nothing else is given. */
  readonly presumed: number;
  /** Null while an amount earned is missing. */
  readonly earned: number | null;
  /** What it has earned by time. */
  readonly accrued: number | Refusal;
}

export function openPayouts(lines: readonly LedgerLine[], on: number, terms: readonly TermsRow[]): OpenPayout[] {
  const open = lines.filter((line) => line.payout !== null && !isClosed(line) && !isPayment(line));
  return [...grouped(open, ({ payout }) => payout ?? 0)]
    .filter(([, own]) => !own.every(isAdjustment))
    .sort(([one], [other]) => one - other)
    .map(([payout, own]): OpenPayout => {
      const projected = addedUp(own, "projected");
      const all = lines.filter((line) => line.payout === payout);
      return {
        payout,
        lines: own,
        projected,
        paid: all.every((line) => isBlank(line.cell("paid"))) ? null : addedUp(all, "paid"),
        presumed: addedUp(own.filter(isPresumed), "projected"),
        earned: own.some(isUnreported) ? null : addedUp(own, "earned"),
        accrued: accruedBy(projected, payout, on, terms),
      };
    });
}

function accruedBy(projected: number, payout: number, on: number, terms: readonly TermsRow[]): number | Refusal {
  const answer = answerNamed("PAYOUT.ACCRUAL", [[projected]], [[payout]], [[on]], [[null]], termsRange(terms));
  return typeof answer === "string" ? noAnswer(answer) : answer;
}

/** Whether a line waits for what was earned. */
export function isUnreported(line: LedgerLine): boolean {
  return amountIn(line.cell("projected")) !== null && isBlank(line.cell("earned"));
}

/** What its scores earn it in a payout, and of what that is computed. */
export interface Scored extends Omit<ClosingBasis, "kind" | "on"> {
  readonly earned: number;
  /** On what it rests. */
  readonly why: string;
}

interface Known {
  readonly ledger: Ledger;
  readonly closings: Closings | null;
  readonly records: readonly (ClosingRecord | Refusal)[];
  readonly terms: readonly TermsRow[];
}

/** As the payout would be closed for it, by the scenario of which it was projected; or why that cannot be told. */
export function scoredOf(
  { ledger, closings, records, terms }: Known,
  usable: readonly Usable[],
  practice: string,
  payout: number,
): Scored | Refusal {
  const { scenarios, columns, amount } = rememberedOf(ledger, closings, payout);
  if (scenarios.length > 1) return noAnswer(severalText("from", scenarios.map(quoted)));
  if (amount === null) return noAnswer(severalText("as", columns));
  const [scenario] = scenarios;
  const from = calledAmong(usable, null, scenarios);
  if (from === null)
    return noAnswer(
      scenario === undefined
        ? "There is no scenario that gives figures"
        : `It was projected from “${scenario}”, which gives no figures now`,
    );
  const closable = closablesOf(from, amount, ledger, payout, acceptsZero(terms), latestRecords(records, payout)).find(
    (one) => one.practice === practice,
  );
  if (closable === undefined) return noAnswer("A line of the payout is closed already");
  if (closable.closed === null || closable.standing !== "ready") return noAnswer(closable.why);
  return {
    payout,
    amount,
    shares: from.shares,
    terms: from.payments.terms,
    ranges: from.ranges,
    now: sourcesOf(from.tables, from.scenario),
    earned: closable.closed.earned,
    why: closable.why,
  };
}
