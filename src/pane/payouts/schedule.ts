import type { TermsRow } from "../../core/terms/rows";
import { isoDate } from "../../core/shared";
import { termsRange } from "../plan/termRows";
import { answersNamed } from "../resolve";
import type { Ledger } from "./ledger";

/** The payouts of the terms, by PAYOUT.SCHEDULE. */
export interface Period {
  readonly payout: number;
  /** Serials. */
  readonly start: number;
  readonly through: number;
  readonly paidIn: number;
}

/** None where the terms' dates fit no schedule. */
export function scheduleOf(terms: readonly TermsRow[]): Period[] {
  const [, ...rows] = answersNamed("PAYOUT.SCHEDULE", termsRange(terms));
  return rows.flatMap(([payout, start, through, paidIn]) =>
    typeof payout === "number" && typeof start === "number" && typeof through === "number" && typeof paidIn === "number"
      ? [{ payout, start, through, paidIn }]
      : [],
  );
}

/** The payouts that there can be: those of the terms, and what the ledger has besides. */
export function payoutsOf({ lines }: Pick<Ledger, "lines">, schedule: readonly Period[]): number[] {
  const all = [...schedule, ...lines].flatMap(({ payout }) => payout ?? []);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** payout 2, or payouts 2, 3 */
export function payoutsText(payouts: readonly number[]): string {
  return `${payouts.length === 1 ? "payout" : "payouts"} ${payouts.join(", ")}`;
}

/** Payout 1, 2024-07-01 to 2024-12-31 */
export function payoutWords(payout: number, schedule: readonly Period[]): string {
  const period = schedule.find((one) => one.payout === payout);
  return `Payout ${payout}${period === undefined ? "" : `, ${isoDate(period.start)} to ${isoDate(period.through)}`}`;
}
