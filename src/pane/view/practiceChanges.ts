import { AMOUNT_TITLES, exact, ratio, Refusal } from "../../core/shared";
import type { Outcome } from "../../core/rules/uplift/payments";
import { addedIn, figureIn, type PaymentLine, type Payments, type PracticeLine } from "../plan/payments";
import { unlikeSpans, type Span } from "../plan/spans";
import { moneyOver } from "./money";
import { lineNamed, type PaidScenario } from "./paidScenarios";

/** What each practice gets more or less under one split than under another. */

/** What a split pays, over the periods of its own terms. */
export type Paid = Pick<PaidScenario, "payments" | "periods">;

export interface Change {
  readonly key: string;
  readonly name: string;
  /** Dollars over base. */
  readonly then: number;
  /** Null where it is no longer one of the practices: all that it had is lost. */
  readonly now: number | null;
  readonly by: number;
  /** Both as a part of the base payment of then, so that what is drawn leans as its dollars do; null without one. */
  readonly parts: { readonly then: number; readonly now: number | null } | null;
}

export interface Changes {
  /** Null where one of both has no total. */
  readonly total: Change | null;
  /** In the order of the tables, those that are no longer there last. */
  readonly practices: readonly Change[];
  /** Practices that there were not, by name. */
  readonly onlyNow: readonly string[];
  /** Those without a figure under one of both. */
  readonly unknown: readonly string[];
}

/** Why nothing can be said of either, or what changes from the one to the other. */
export function changesOf(before: Paid, after: Paid, outcome: Outcome, span: Span): Changes | Refusal {
  const { payments: then, periods: thenOver } = before;
  const { payments: now, periods: nowOver } = after;
  if (then instanceof Refusal) return then;
  if (now instanceof Refusal) return now;
  if (thenOver instanceof Refusal) return thenOver;
  if (nowOver instanceof Refusal) return nowOver;
  const unlike = unlikeSpans(span, then.terms, now.terms);
  if (unlike !== null) return unlike;
  const change = (key: string, old: PaymentLine, line: PaymentLine | null): Change | null => {
    const was = moneyOver(addedIn(old, outcome), thenOver);
    const is = line === null ? null : moneyOver(addedIn(line, outcome), nowOver);
    if (was instanceof Refusal || is instanceof Refusal) return null;
    const base = moneyOver(figureIn(old, AMOUNT_TITLES.base), thenOver);
    const part = (amount: number): number => ratio(exact(amount), exact(Number(base)));
    return {
      key,
      name: old.name,
      then: was,
      now: is,
      by: exact(is ?? 0)
        .minus(was)
        .toNumber(),
      parts: typeof base === "number" && base !== 0 ? { then: part(was), now: is === null ? null : part(is) } : null,
    };
  };
  const pairs = now.practices.flatMap((line) => {
    const old = lineNamed(then, line.name);
    return old === undefined ? [] : [{ name: line.name, change: change(`${line.row}`, old, line) }];
  });
  const gone = linesWithout(then.practices, now).map((line) => ({
    name: line.name,
    change: change(`gone ${line.row}`, line, null),
  }));
  const all = [...pairs, ...gone];
  return {
    total: change("total", then.total, now.total),
    practices: all.flatMap((pair) => pair.change ?? []),
    onlyNow: linesWithout(now.practices, then).map(({ name }) => name),
    unknown: all.filter((pair) => pair.change === null).map(({ name }) => name),
  };
}

function linesWithout(lines: readonly PracticeLine[], others: Payments): readonly PracticeLine[] {
  return lines.filter(({ name }) => lineNamed(others, name) === undefined);
}
