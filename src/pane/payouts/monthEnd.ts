import type { TermsRow } from "../../core/terms/rows";
import { cents, exact, isoDate, noAnswer, Refusal, serialOfIso } from "../../core/shared";
import { DATE, MONEY, TEXT, WHOLE } from "../cellLooks";
import { writeCall } from "../formula/write";
import { cellOf, headingsOf, HEADINGS_AT, lackingIn, rowCells, sheetOf, type OwnRow, type OwnTable } from "../ownTable";
import { cellIn, FIRST, placeIn } from "../plan/place";
import { placeOf } from "../plan/planTables";
import { termsRange } from "../plan/termRows";
import type { NewSheet, PortCell, RowChange, TableContent } from "../port";
import { answerNamed, answersNamed } from "../resolve";
import { nameOf } from "./closings";
import { isBlank, LEDGER, lostFrom, type Ledger, type LedgerColumn, type LedgerLine } from "./ledger";
import { reconciledOf, type Figure, type PanelRow } from "./reconciled";

/**
 * What is owed to each practice, and what each owes, at a month's end; and the visible table that keeps each month end,
 * against which the next one is reckoned.
 */

export type AccrualColumn =
  | "monthEnd"
  | "practice"
  | "payout"
  | "kind"
  | "projected"
  | "months"
  | "accrued"
  | "adjustments"
  | "paid"
  | "balance"
  | "booked";

export const ACCRUALS: OwnTable<AccrualColumn> = {
  table: "Accruals",
  sheet: "APC Accruals",
  title: "Accruals",
  note: "Rows of each month end that was kept. A line of the ledger that was paid after it counts as not paid, one that was closed after it as not earned; all else counts as it stood when the month end was kept. Accrued is what was earned where the payout is settled. Balance = Accrued + Adjustments − Paid, above 0 where it is owed to the practice. Balance is live where it accrues; Booked is what was kept, and what the next month end is reckoned against.",
  columns: {
    monthEnd: { heading: "Month end", ...DATE, width: 108 },
    practice: { heading: "Practice", ...TEXT, width: 200 },
    payout: { heading: "Payout", ...WHOLE, width: 92 },
    kind: { heading: "Kind", ...TEXT, width: 92 },
    projected: { heading: "Projected", ...MONEY, width: 124 },
    months: { heading: "Months accrued", ...WHOLE, width: 140, isOptional: true },
    accrued: { heading: "Accrued", ...MONEY, width: 124 },
    adjustments: { heading: "Adjustments", ...MONEY, width: 132 },
    paid: { heading: "Paid", ...MONEY, width: 124 },
    balance: { heading: "Balance", ...MONEY, width: 124 },
    booked: { heading: "Booked", ...MONEY, width: 124 },
  },
};

const KINDS = ["Accrual", "Settled"] as const;

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
  readonly paid: number;
  /** Accrued + adjustments − paid. */
  readonly balance: number;
}

const ACCRUAL = "PAYOUT.ACCRUAL";

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
  const lost = lostFrom(ledger, ["closedOn", "paidOn"]);
  if (lost !== null) return lost;
  const lines = linesAsOf(ledger, on);
  if (lines instanceof Refusal) return lines;
  const reconciled = reconciledOf(lines, terms);
  if (reconciled instanceof Refusal) return reconciled;
  const reckoned = allKnown(reconciled.rows.map(reckonedOf));
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
      accrued: added(owed, row.paid),
      balance: added(owed, row.adjustments),
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

/** A line that does nothing but adjust: it counts from its day, or else from the one on which it was closed. */
function isAdjustment({ cell }: LedgerLine): boolean {
  return ["projected", "earned", "paid"].every((column) => isBlank(cell(column as LedgerColumn)));
}

function withCells(line: LedgerLine, cells: Partial<Record<LedgerColumn, PortCell>>): LedgerLine {
  return { ...line, cell: (column) => (column in cells ? (cells[column] ?? null) : line.cell(column)) };
}

interface Reckoned extends Pick<AccrualRow, "practice" | "payout" | "projected" | "adjustments" | "paid"> {
  /** Null where the payout is not settled. What is carried out of it, a later one bears. */
  readonly settled: Pick<AccrualRow, "accrued" | "balance"> | null;
}

function reckonedOf(row: PanelRow): Reckoned | Refusal {
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

export function added(...amounts: readonly number[]): number {
  return cents(amounts.reduce((sum, amount) => sum.plus(amount), exact(0))).toNumber();
}

/** Of a practice over all its payouts: what it owes of one is set off against what it is owed of another. */
export interface Position {
  /** Above 0 a liability, below 0 a receivable. */
  readonly balance: number;
  /** All that it cost by then: accrued or earned, and adjustments. */
  readonly cost: number;
  readonly paid: number;
}

export const NOTHING: Position = { balance: 0, cost: 0, paid: 0 };

export function positionsOf(rows: readonly AccrualRow[]): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>();
  for (const { practice, accrued, adjustments, paid, balance } of rows) {
    const before = positions.get(practice) ?? NOTHING;
    positions.set(practice, {
      balance: added(before.balance, balance),
      cost: added(before.cost, accrued, adjustments),
      paid: added(before.paid, paid),
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

/** A row of the table as it was last read. */
interface KeptRow extends AccrualRow {
  readonly index: number;
  readonly cells: readonly PortCell[];
  readonly on: number;
  /** What its formula comes to now; null where that is not known. */
  readonly live: number | null;
}

export interface KeptMonthEnd extends MonthEnd {
  readonly rows: readonly KeptRow[];
}

/** The month ends that were kept. */
export interface Accruals {
  readonly content: TableContent;
  readonly lacking: readonly string[];
  /** Ascending. */
  readonly monthEnds: readonly KeptMonthEnd[];
  /** Rows that cannot be read, as the sheet counts them. */
  readonly unread: readonly number[];
}

export function accrualsOf(content: TableContent): Accruals {
  const { headings, rows, address } = content;
  const kept: KeptRow[] = [];
  const unread: number[] = [];
  rows.forEach((cells, index) => {
    if (cells.every(isBlank)) return;
    const row = keptRow(cells, headings, index);
    if (row === null) unread.push(placeIn(address, index + FIRST)?.row ?? index + 1);
    else kept.push(row);
  });
  const days = [...new Set(kept.map(({ on }) => on))].sort((a, b) => a - b);
  return {
    content,
    lacking: lackingIn(ACCRUALS, headings),
    monthEnds: days.map((on) => ({ on, rows: kept.filter((row) => row.on === on) })),
    unread,
  };
}

function keptRow(cells: readonly PortCell[], headings: readonly string[], index: number): KeptRow | null {
  const cell = (column: AccrualColumn): PortCell => cellOf(ACCRUALS, column, cells, headings);
  const number = (column: AccrualColumn): number | null => {
    const value = cell(column);
    return typeof value === "number" ? value : null;
  };
  const kind = KINDS.find((one) => one === cell("kind"));
  const practice = nameOf(cell("practice"));
  const [on, payout, projected, accrued] = [
    number("monthEnd"),
    number("payout"),
    number("projected"),
    number("accrued"),
  ];
  const [adjustments, paid, balance] = [number("adjustments"), number("paid"), number("booked")];
  if (kind === undefined || practice === "" || on === null || payout === null || projected === null) return null;
  if (accrued === null || adjustments === null || paid === null || balance === null) return null;
  return {
    index,
    cells,
    on,
    practice,
    payout,
    kind,
    projected,
    months: number("months"),
    accrued,
    adjustments,
    paid,
    balance,
    live: number("balance"),
  };
}

/** The one that is kept on a day, the last one before it, and whether there is one after it. */
export function aroundDay(
  accruals: Accruals | null,
  on: number,
): { readonly kept: KeptMonthEnd | null; readonly before: KeptMonthEnd | null; readonly later: KeptMonthEnd | null } {
  const all = accruals?.monthEnds ?? [];
  return {
    kept: all.find((one) => one.on === on) ?? null,
    before: all.filter((one) => one.on < on).at(-1) ?? null,
    later: all.find((one) => one.on > on) ?? null,
  };
}

/** Practices and payouts of which two month ends tell otherwise. */
export function differing(one: readonly AccrualRow[], other: readonly AccrualRow[]): string[] {
  const textOf = ({ kind, projected, accrued, adjustments, paid, balance }: AccrualRow): string =>
    JSON.stringify([kind, projected, accrued, adjustments, paid, balance]);
  const keyed = (rows: readonly AccrualRow[]): Map<string, string> =>
    new Map(rows.map((row) => [`${row.practice}, payout ${row.payout}`, textOf(row)]));
  const [first, second] = [keyed(one), keyed(other)];
  return [...new Set([...first.keys(), ...second.keys()])].filter((key) => first.get(key) !== second.get(key));
}

/** The sheet with the first month end. @param place of the terms. */
export function firstAccruals(monthEnd: MonthEnd, place: string): NewSheet {
  return sheetOf(ACCRUALS, ownRows(monthEnd, place, `A${HEADINGS_AT}:A${HEADINGS_AT}`, headingsOf(ACCRUALS), 0));
}

/** A month end joins the table below its rows, in the place of what was kept of it before. */
export function keepChanges({ content, monthEnds }: Accruals, monthEnd: MonthEnd, place: string): RowChange[] {
  const { headings, rows } = content;
  // A table without any has a blank row, which is filled.
  const from = rows.length === 1 && rows[0]?.every(isBlank) === true ? 0 : rows.length;
  const own = ownRows(monthEnd, place, content.address.replace(/^.*!/s, ""), headings, from);
  const replaced = monthEnds.find(({ on }) => on === monthEnd.on)?.rows ?? [];
  return [
    ...own.map((row, at): RowChange => ({
      kind: "insert",
      index: from + at,
      cells: rowCells(ACCRUALS, row, headings),
    })),
    ...[...replaced].reverse().map(({ index, cells }): RowChange => ({ kind: "delete", index, before: cells })),
  ];
}

function ownRows(
  { on, rows }: MonthEnd,
  place: string,
  address: string,
  headings: readonly string[],
  from: number,
): OwnRow<AccrualColumn>[] {
  return rows.map((row, at) => {
    const cell = (column: AccrualColumn): string =>
      cellIn(address, from + at, placeOf(ACCRUALS.columns[column].heading, headings));
    const { practice, payout, kind, projected, months, accrued, adjustments, paid, balance } = row;
    const call = writeCall(
      ACCRUAL,
      [cell("projected"), cell("payout"), cell("monthEnd"), cell("paid"), place],
      4,
    ).slice(1);
    return {
      monthEnd: on,
      practice,
      payout,
      kind,
      projected,
      months,
      accrued,
      adjustments,
      paid,
      balance: months === null ? balance : { formula: `=ROUND(${call}+${cell("adjustments")},2)` },
      booked: balance,
    };
  });
}
