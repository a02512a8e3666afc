import type { TermsRow } from "../../core/terms/rows";
import { exact, grouped, isoDate, noAnswer, Refusal, serialOfIso } from "../../core/shared";
import { FIRST, placeIn } from "../plan/place";
import { termsRange } from "../plan/termRows";
import type { PortCell } from "../port";
import { answerNamed, answersNamed } from "../resolve";
import { isWriteOff } from "./departureNotes";
import {
  addedUp,
  isAdjustment,
  isBlank,
  keyOf,
  LEDGER,
  lostFrom,
  sumOf,
  type Ledger,
  type LedgerColumn,
  type LedgerLine,
} from "./ledger";
import { reconciledOf, type Figure, type PanelRow } from "./reconciled";

/** What is owed to each practice, and what each owes, at a month's end. */

export const KINDS = ["Accrual", "Settled"] as const;

/** A practice in a payout at a month's end, in dollars and cents. */
export interface AccrualRow {
  readonly practice: string;
  readonly payout: number;
  readonly kind: (typeof KINDS)[number];
  readonly projected: number;
  /** Null where nothing accrues by the month. */
  readonly months: number | null;
  /** What has accrued of the projected amount, or was earned where the payout is settled. */
  readonly accrued: number;
  readonly adjustments: number;
  /** The part of the adjustments that forgoes what the practice owed. */
  readonly writtenOff: number;
  readonly paid: number;
  /** Accrued + adjustments − paid. */
  readonly balance: number;
}

export const ACCRUAL = "PAYOUT.ACCRUAL";

export interface MonthEnd {
  /** A serial. */
  readonly on: number;
  readonly rows: readonly AccrualRow[];
}

export function isMonthEnd(day: number): boolean {
  return isoDate(day + 1).endsWith("-01");
}

/** The last month end that is not after a day. */
export function lastMonthEnd(day: number): number {
  return serialOfIso(`${isoDate(day + 1).slice(0, "2025-03".length)}-01`) - 1;
}

/** What each practice is owed, payout by payout; refused where one of them cannot be told. */
export function monthEndOf(
  ledger: Pick<Ledger, "lines" | "address" | "lacking">,
  on: number,
  terms: readonly TermsRow[],
): MonthEnd | Refusal {
  const lost = lostFrom(ledger, ["closedOn", "paidOn", "note"]);
  if (lost !== null) return lost;
  const lines = linesAsOf(ledger, on);
  if (lines instanceof Refusal) return lines;
  const reconciled = reconciledOf(lines, terms);
  if (reconciled instanceof Refusal) return reconciled;
  const forgone = grouped(lines.filter(isWriteOff), ({ practice, payout }) => keyOf(practice, payout));
  const reckoned = allKnown(
    reconciled.rows.map((row) =>
      reckonedOf(row, addedUp(forgone.get(keyOf(row.practice, row.payout)) ?? [], "adjustments")),
    ),
  );
  if (reckoned instanceof Refusal) return reckoned;
  const accruals = accrualsOn(
    reckoned.filter(({ settled, projected }) => settled === null && projected !== 0),
    on,
    termsRange(terms),
  );
  const rows = reckoned.map((row): AccrualRow | Refusal => {
    const { settled, ...figures } = row;
    if (settled !== null) return { ...figures, ...settled, kind: "Settled", months: null };
    // Where nothing is projected nothing accrues, whether or not the schedule has the payout.
    const { owed, months } = accruals.get(row) ?? { owed: exact(row.paid).negated().toNumber(), months: null };
    if (owed instanceof Refusal) return noAnswer(`"${row.practice}": ${owed.sentence}`);
    return {
      ...figures,
      kind: "Accrual",
      months,
      // The function rounds once, after what is paid is taken off.
      accrued: sumOf([owed, row.paid]),
      balance: sumOf([owed, row.adjustments]),
    };
  });
  const all = allKnown(rows);
  if (all instanceof Refusal) return all;
  // A payout that has not begun yet is none of the month's.
  return { on, rows: all.filter(({ accrued, adjustments, paid }) => accrued !== 0 || adjustments !== 0 || paid !== 0) };
}

/** The first refusal where there is one: no month end is told in part. */
function allKnown<T>(values: readonly (T | Refusal)[]): T[] | Refusal {
  const known: T[] = [];
  for (const value of values) {
    if (value instanceof Refusal) return value;
    known.push(value);
  }
  return known;
}

/**
 * The lines as they stood: what was closed later is not earned yet. What was paid later is taken back by a line of its
 * own: a blank would mean that the projected amount was paid.
 */
function linesAsOf({ lines, address }: Pick<Ledger, "lines" | "address">, on: number): LedgerLine[] | Refusal {
  for (const { index, closedOn, paidOn } of lines)
    for (const day of [closedOn, paidOn])
      if (day instanceof Refusal) {
        const row = placeIn(address, index + FIRST)?.row ?? index + 1;
        return noAnswer(`${LEDGER.table}, row ${row}: ${day.sentence}`);
      }
  const isLater = (day: LedgerLine["paidOn"]): boolean => typeof day === "number" && day > on;
  const takenBack: LedgerLine[] = [];
  const asOf = lines.map((line) => {
    // What does nothing but adjust counts from its own day, or else from the one on which it was closed.
    if (isAdjustment(line) && isLater(line.paidOn ?? line.closedOn)) return withCells(line, { adjustments: null });
    const open = isLater(line.closedOn) ? withCells(line, { earned: null }) : line;
    const paid = isBlank(line.cell("paid")) ? line.cell("projected") : line.cell("paid");
    if (!isLater(line.paidOn) || typeof paid !== "number") return open;
    const back = { projected: null, earned: null, adjustments: null, paid: exact(paid).negated().toNumber() };
    takenBack.push(withCells(line, back));
    return withCells(open, { paid });
  });
  return [...asOf, ...takenBack];
}

function withCells(line: LedgerLine, cells: Partial<Record<LedgerColumn, PortCell>>): LedgerLine {
  return { ...line, cell: (column) => (column in cells ? (cells[column] ?? null) : line.cell(column)) };
}

interface Reckoned extends Omit<AccrualRow, "kind" | "months" | "accrued" | "balance"> {
  /** Null where the payout is not settled. What is carried out of it, a later one bears. */
  readonly settled: Pick<AccrualRow, "accrued" | "balance"> | null;
}

function reckonedOf(row: PanelRow, writtenOff: number): Reckoned | Refusal {
  const titles = ["Projected", "Adjustments", "Paid", "Earned", "Difference"] as const satisfies readonly Figure[];
  const figures = allKnown(titles.map((title) => row.figure(title) ?? 0));
  if (figures instanceof Refusal) return figures;
  const [projected = 0, adjustments = 0, paid = 0, accrued = 0, balance = 0] = figures;
  const { practice, payout, status } = row;
  if (payout === null) return noAnswer(`"${practice}": a line names no payout`);
  return {
    practice,
    payout,
    projected,
    adjustments,
    writtenOff,
    paid,
    settled: status === "Settled" ? { accrued, balance } : null,
  };
}

/** What is owed of payouts that are not settled, and how many of their months have ended. */
function accrualsOn(
  rows: readonly Reckoned[],
  on: number,
  terms: unknown[][],
): ReadonlyMap<Reckoned, { readonly owed: number | Refusal; readonly months: number | null }> {
  if (rows.length === 0) return new Map();
  // One call for all rows.
  const column = (of: (row: Reckoned) => number): number[][] => rows.map((row) => [of(row)]);
  const payouts = column(({ payout }) => payout);
  const owed = answersNamed(
    ACCRUAL,
    column(({ projected }) => projected),
    payouts,
    on,
    column(({ paid }) => paid),
    terms,
  );
  // Of a projected amount of 6 for 6 months, as much has accrued as months have ended.
  const months = answersNamed(ACCRUAL, answerNamed("TERM", "payout.months", terms), payouts, on, null, terms);
  return new Map(
    rows.map((row, at) => {
      const [amount, ended] = [owed[at]?.[0] ?? owed[0]?.[0], months[at]?.[0]];
      if (typeof amount === "string" || amount === undefined) throw new Error(`${ACCRUAL} without an amount`);
      return [row, { owed: amount, months: typeof ended === "number" ? ended : null }];
    }),
  );
}

/** Of a practice over all its payouts: what it owes of one is set off against what it is owed of another. */
export interface Position {
  /** Above 0 a liability, below 0 a receivable. */
  readonly balance: number;
  /** All that it cost by then: accrued or earned, and adjustments other than what was written off. */
  readonly cost: number;
  readonly writtenOff: number;
  readonly paid: number;
}

export const NOTHING: Position = { balance: 0, cost: 0, writtenOff: 0, paid: 0 };

export function positionsOf(rows: readonly AccrualRow[]): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>();
  for (const { practice, accrued, adjustments, writtenOff, paid, balance } of rows) {
    const before = positions.get(practice) ?? NOTHING;
    positions.set(practice, {
      balance: sumOf([before.balance, balance]),
      cost: sumOf([before.cost, accrued, adjustments, -writtenOff]),
      writtenOff: sumOf([before.writtenOff, writtenOff]),
      paid: sumOf([before.paid, paid]),
    });
  }
  return positions;
}

export function liabilityOf({ balance }: Position): number {
  return Math.max(balance, 0);
}

export function receivableOf({ balance }: Position): number {
  return Math.max(-balance, 0);
}
