import { grouped } from "../../core/shared";
import { DATE, MONEY, TEXT, WHOLE } from "../cellLooks";
import { writeCall } from "../formula/write";
import {
  addedCells,
  headingsOf,
  HEADINGS_AT,
  lackingIn,
  placesIn,
  sheetOf,
  type OwnRow,
  type OwnTable,
} from "../ownTable";
import { cellIn, FIRST, placeIn } from "../plan/place";
import type { NewSheet, PortCell, RowChange, TableContent } from "../port";
import { ENDINGS } from "./departureNotes";
import { isBlank, nameOf } from "./ledger";
import { ACCRUAL, KINDS, type AccrualRow, type MonthEnd } from "./monthEnd";

/** The visible table that keeps each month end, against which the next one is reckoned. */

type AccrualColumn =
  | "monthEnd"
  | "practice"
  | "payout"
  | "kind"
  | "projected"
  | "months"
  | "accrued"
  | "adjustments"
  | "writtenOff"
  | "paid"
  | "balance"
  | "booked";

export const ACCRUALS: OwnTable<AccrualColumn> = {
  table: "Accruals",
  sheet: "APC Accruals",
  title: "Accruals",
  note: `Rows of each month end that was kept. A line of the ledger that was paid after it counts as not paid, one that was closed after it as not earned; all else counts as it stood when the month end was kept. Accrued is what was earned where the payout is settled. Written off is the part of Adjustments in lines whose note begins with “${ENDINGS.writtenOff}”, less those of “${ENDINGS.reinstated}”. Balance = Accrued + Adjustments − Paid, above 0 where it is owed to the practice. Balance is live where it accrues; Booked is what was kept, and what the next month end is reckoned against.`,
  columns: {
    monthEnd: { heading: "Month end", ...DATE, width: 108 },
    practice: { heading: "Practice", ...TEXT, width: 200 },
    payout: { heading: "Payout", ...WHOLE, width: 92 },
    kind: { heading: "Kind", ...TEXT, width: 92 },
    projected: { heading: "Projected", ...MONEY, width: 124 },
    months: { heading: "Months accrued", ...WHOLE, width: 152, isOptional: true },
    accrued: { heading: "Accrued", ...MONEY, width: 124 },
    adjustments: { heading: "Adjustments", ...MONEY, width: 132 },
    writtenOff: { heading: "Written off", ...MONEY, width: 124 },
    paid: { heading: "Paid", ...MONEY, width: 124 },
    balance: { heading: "Balance", ...MONEY, width: 124 },
    booked: { heading: "Booked", ...MONEY, width: 124 },
  },
};

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
  /** As the workbook calls the table and its sheet. */
  readonly own: OwnTable<AccrualColumn>;
  readonly content: TableContent;
  readonly lacking: readonly string[];
  /** Ascending. */
  readonly monthEnds: readonly KeptMonthEnd[];
  /** Rows that cannot be read, as the sheet counts them. */
  readonly unread: readonly number[];
}

export function accrualsOf(content: TableContent, own = ACCRUALS): Accruals {
  const { headings, rows, address } = content;
  const places = placesIn(ACCRUALS, headings);
  const kept: KeptRow[] = [];
  const unread: number[] = [];
  rows.forEach((cells, index) => {
    if (cells.every(isBlank)) return;
    const row = keptRow(cells, places, index);
    if (row === null) unread.push(placeIn(address, index + FIRST)?.row ?? index + 1);
    else kept.push(row);
  });
  const byDay = [...grouped(kept, ({ on }) => on)].sort(([one], [other]) => one - other);
  return {
    own,
    content,
    lacking: lackingIn(ACCRUALS, headings),
    monthEnds: byDay.map(([on, own]) => ({ on, rows: own })),
    unread,
  };
}

function keptRow(
  cells: readonly PortCell[],
  places: Readonly<Record<AccrualColumn, number>>,
  index: number,
): KeptRow | null {
  const cell = (column: AccrualColumn): PortCell => cells[places[column]] ?? null;
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
    writtenOff: number("writtenOff") ?? 0,
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
  const textOf = ({ kind, projected, accrued, adjustments, writtenOff, paid, balance }: AccrualRow): string =>
    JSON.stringify([kind, projected, accrued, adjustments, writtenOff, paid, balance]);
  const keyed = (rows: readonly AccrualRow[]): Map<string, string> =>
    new Map(rows.map((row) => [`${row.practice}, payout ${row.payout}`, textOf(row)]));
  const [first, second] = [keyed(one), keyed(other)];
  return [...new Set([...first.keys(), ...second.keys()])].filter((key) => first.get(key) !== second.get(key));
}

/** The sheet with the first month end. @param place of the terms. */
export function firstAccruals(monthEnd: MonthEnd, place: string, called = ACCRUALS): NewSheet {
  return sheetOf(called, ownRows(monthEnd, place, `A${HEADINGS_AT}:A${HEADINGS_AT}`, headingsOf(ACCRUALS), 0));
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
      cells: addedCells(ACCRUALS, row, headings),
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
  const places = placesIn(ACCRUALS, headings);
  return rows.map((row, at) => {
    const cell = (column: AccrualColumn): string => cellIn(address, from + at, places[column]);
    const { practice, payout, kind, projected, months, accrued, adjustments, writtenOff, paid, balance } = row;
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
      writtenOff,
      paid,
      balance: months === null ? balance : { formula: `=ROUND(${call}+${cell("adjustments")},2)` },
      booked: balance,
    };
  });
}
