import type { Refusal } from "../../core/cells/refusal";
import { cents, exact, FIRST_SERIAL, foldSpaces, grouped, LAST_SERIAL, noAnswer } from "../../core/shared";
import { DATE, MONEY, TEXT, WHOLE } from "../cellLooks";
import {
  changeRows,
  lackingIn,
  lackingText,
  placesIn,
  requireColumns,
  rowCells,
  type OwnRow,
  type OwnTable,
} from "../ownTable";
import { PortFault, type PortCell, type RowChange, type TableContent, type WorkbookPort } from "../port";

/**
 * The ledger of payouts, a visible table: one line or several for each practice and payout. What its lines come to, the
 * functions say; here is what each cell holds.
 */

export type LedgerColumn =
  | "practice"
  | "payout"
  | "projected"
  | "earned"
  | "adjustments"
  | "paid"
  | "closedOn"
  | "note"
  | "paidOn"
  | "payment"
  | "corrects";

export const LEDGER: OwnTable<LedgerColumn> = {
  table: "Payouts",
  sheet: "APC Payouts",
  title: "Payouts",
  note: "A line for each practice and payout, or several, which add up. A closed line is not changed again: what corrects it is a line of its own in a later payout. In a closed payout a blank Paid means that the projected amount was paid.",
  columns: {
    practice: { heading: "Practice", ...TEXT, width: 200 },
    payout: { heading: "Payout", ...WHOLE, width: 92 },
    projected: { heading: "Projected", ...MONEY, width: 124 },
    earned: { heading: "Earned", ...MONEY, width: 124 },
    adjustments: { heading: "Adjustments", ...MONEY, width: 132 },
    paid: { heading: "Paid", ...MONEY, width: 124 },
    closedOn: { heading: "Closed on", ...DATE, width: 116 },
    note: { heading: "Note", ...TEXT, width: 320 },
    paidOn: { heading: "Date", ...DATE, width: 116 },
    payment: { heading: "Payment", ...TEXT, width: 124 },
    corrects: { heading: "Corrects", ...WHOLE, width: 104 },
  },
};

/** The columns of which the functions reckon, in the order in which RECONCILE.PANEL takes them. */
export const RECKONED = ["practice", "payout", "projected", "earned", "paid", "adjustments"] as const;
/** Without them nobody takes a table for a ledger. */
export const NEEDED: readonly LedgerColumn[] = ["practice", "payout", "projected", "earned"];

export interface LedgerLine {
  /** Among all rows of the table. */
  readonly index: number;
  readonly cells: readonly PortCell[];
  /** The columns in which it has a formula of its own. */
  readonly formulas: readonly LedgerColumn[];
  /** As the functions tell practices apart; "" where none is named. */
  readonly practice: string;
  /** Null where the cell holds no payout's number: the functions say what is wrong with it. */
  readonly payout: number | null;
  /** Days are serials; null where the cell is blank, refused where it holds no day. */
  readonly closedOn: number | null | Refusal;
  /** Of a payment, or of an adjustment where nothing is paid. */
  readonly paidOn: number | null | Refusal;
  /** The payment's own number or reference. */
  readonly payment: string;
  /** The payout whose closed amounts it corrects; null where it corrects none. */
  readonly corrects: number | null;
  readonly note: string;
  readonly cell: (column: LedgerColumn) => PortCell;
}

export interface Ledger {
  readonly headings: readonly string[];
  /** Of the whole table, as the workbook tells it. */
  readonly address: string;
  /** How many rows there are, blank ones included. */
  readonly rows: number;
  readonly lines: readonly LedgerLine[];
  /** Columns of ours that somebody took out, without which nothing is written. */
  readonly lacking: readonly string[];
}

type Places = Readonly<Record<LedgerColumn, number>>;

export function ledgerOf({ address, headings, rows, formulas }: TableContent): Ledger {
  const places: Places = placesIn(LEDGER, headings);
  return {
    headings,
    address,
    rows: rows.length,
    lacking: lackingIn(LEDGER, headings),
    lines: rows.flatMap((cells, index) =>
      cells.every(isBlank) ? [] : [lineOf(cells, formulas[index] ?? [], places, index)],
    ),
  };
}

/** Why nothing is reckoned: without one of the columns of which the functions reckon, every figure would be another. */
export function lostFrom({ lacking }: Pick<Ledger, "lacking">, further: readonly LedgerColumn[] = []): Refusal | null {
  const lost = [...RECKONED, ...further]
    .map((column) => LEDGER.columns[column].heading)
    .filter((heading) => lacking.includes(heading));
  return lost.length === 0 ? null : noAnswer(lackingText(LEDGER, lost));
}

/** Two clicks, two people: what would be written once more, or over what has come in, is not written. */
export async function requireLedgerAsSeen(port: WorkbookPort, seen: Ledger): Promise<void> {
  requireColumns(LEDGER, seen.lacking);
  const now = await port.table(LEDGER.table);
  if (now !== null && JSON.stringify(ledgerOf(now)) === JSON.stringify(seen)) return;
  throw new PortFault(
    "changed",
    "Nothing was written, because the ledger has just been changed. Look at it, then try again.",
  );
}

/** The one way in which anything is written into the ledger. */
export async function changeLedger(port: WorkbookPort, changes: readonly RowChange[]): Promise<void> {
  await changeRows(LEDGER, changes, port);
}

/** The lines as changes would leave them; none of these deletes a line. */
export function linesAfter(
  { address, headings, lines }: Pick<Ledger, "address" | "headings" | "lines">,
  changes: readonly RowChange[],
): readonly LedgerLine[] {
  const cells = new Map(lines.map((line) => [line.index, line.cells]));
  for (const change of changes) {
    if (change.kind === "delete") continue;
    const before = cells.get(change.index) ?? [];
    cells.set(
      change.index,
      change.cells.map((cell, at): PortCell =>
        cell === undefined || (typeof cell === "object" && cell !== null) ? (before[at] ?? null) : cell,
      ),
    );
  }
  return ledgerOf({ address, headings, rows: [...cells.values()], formulas: [] }).lines;
}

/** A line with other cells in some of its columns. */
export function replaced(
  line: LedgerLine,
  row: OwnRow<LedgerColumn>,
  { headings }: Pick<Ledger, "headings">,
): RowChange {
  return { kind: "replace", index: line.index, before: line.cells, cells: rowCells(LEDGER, row, headings) };
}

export function isBlank(cell: PortCell): boolean {
  return cell === null || cell === "";
}

function lineOf(cells: readonly PortCell[], formulas: readonly string[], places: Places, index: number): LedgerLine {
  const cell = (column: LedgerColumn): PortCell => cells[places[column]] ?? null;
  const columns = Object.keys(places) as LedgerColumn[];
  return {
    index,
    cells,
    formulas: columns.filter((column) => (formulas[places[column]] ?? "") !== ""),
    practice: nameOf(cell("practice")),
    payout: payoutIn(cell("payout")),
    closedOn: dayIn(cell("closedOn"), LEDGER.columns.closedOn.heading),
    paidOn: dayIn(cell("paidOn"), LEDGER.columns.paidOn.heading),
    payment: nameOf(cell("payment")),
    corrects: payoutIn(cell("corrects")),
    note: writtenIn(cell("note")),
    cell,
  };
}

/** A practice as the functions tell it from others, or another identifier; "" where a cell names none. */
export function nameOf(cell: unknown): string {
  return typeof cell === "string" || typeof cell === "number" ? foldSpaces(String(cell)) : "";
}

/** As somebody wrote it, and may have to read it again. */
function writtenIn(cell: PortCell): string {
  return typeof cell === "string" || typeof cell === "number" ? String(cell).trim() : "";
}

function payoutIn(cell: PortCell): number | null {
  return typeof cell === "number" && Number.isInteger(cell) && cell >= 1 ? cell : null;
}

function dayIn(cell: PortCell, heading: string): number | null | Refusal {
  if (isBlank(cell)) return null;
  const isDay = typeof cell === "number" && cell >= FIRST_SERIAL && cell <= LAST_SERIAL;
  // The day alone counts of a time.
  return isDay ? Math.floor(cell) : noAnswer(`${heading}: no day that a workbook knows; give one such as 2025-03-31`);
}

/** Whether a line is closed: a day that cannot be read closes it as well. */
export function isClosed({ closedOn }: LedgerLine): boolean {
  return closedOn !== null;
}

/** What a cell gives: null where it gives nothing, a blank or a 0. */
export function amountIn(cell: PortCell): number | null {
  return typeof cell === "number" && cell !== 0 ? cell : null;
}

/** What tells one thing from another by several of its parts: a practice and a payout. */
export function keyOf(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}

/** The lines of each practice and payout, by their key. */
export function linesByPayout(lines: readonly LedgerLine[]): ReadonlyMap<string, readonly LedgerLine[]> {
  return grouped(
    lines.filter(({ practice, payout }) => practice !== "" && payout !== null),
    ({ practice, payout }) => keyOf(practice, payout),
  );
}

/** The lines of a payout by their practices. */
export function linesOfPayout({ lines }: Ledger, payout: number): ReadonlyMap<string, readonly LedgerLine[]> {
  return grouped(
    lines.filter((line) => line.payout === payout && line.practice !== ""),
    ({ practice }) => practice,
  );
}

const BY_PRACTICE = new WeakMap<Ledger["lines"], ReadonlyMap<string, readonly LedgerLine[]>>();

/** The lines of a practice, which are asked for each practice of a ledger. */
export function linesOfPractice({ lines }: Pick<Ledger, "lines">, practice: string): readonly LedgerLine[] {
  const known = BY_PRACTICE.get(lines) ?? grouped(lines, (line) => line.practice);
  BY_PRACTICE.set(lines, known);
  return known.get(practice) ?? [];
}

/**
 * Whether adjustments are all that a practice has in a payout, as where a correction is booked ahead: to the functions it
 * is settled then, until something is paid into it.
 */
export function areCorrectionsAlone(lines: readonly LedgerLine[]): boolean {
  return lines.some(({ cell }) => amountIn(cell("adjustments")) !== null) && !lines.some(isBegun);
}

/** Whether something is projected or earned in a line. */
export function isBegun({ cell }: LedgerLine): boolean {
  return amountIn(cell("projected")) !== null || !isBlank(cell("earned"));
}

/** A line that does nothing but adjust. */
export function isAdjustment({ cell }: LedgerLine): boolean {
  return (["projected", "earned", "paid"] as const).every((column) => isBlank(cell(column)));
}

/** A line that does nothing but pay. */
export function isPayment({ cell }: LedgerLine): boolean {
  return (["projected", "earned", "adjustments"] as const).every((column) => isBlank(cell(column)));
}

/** The last payout, up to another, in which something is projected or earned; null where there is none. */
export function lastBegun(lines: readonly LedgerLine[], upTo = Infinity): number | null {
  const begun = lines.flatMap((line) =>
    line.payout !== null && line.payout <= upTo && isBegun(line) ? [line.payout] : [],
  );
  return begun.length === 0 ? null : Math.max(...begun);
}

/**
 * Where a payment for a payout goes that has no amounts of its own: it would keep that open, and goes into the last one
 * up to it in which something is projected or earned.
 * @param lines of the practice.
 */
export function payoutOfPayment(lines: readonly LedgerLine[], upTo: number): number {
  return lastBegun(lines, upTo) ?? upTo;
}

/** The projected amount that counts as paid once the payout is closed; null where Paid says something. */
export function presumedIn({ cell }: LedgerLine): number | null {
  return isBlank(cell("paid")) ? amountIn(cell("projected")) : null;
}

export function isPresumed(line: LedgerLine): boolean {
  return presumedIn(line) !== null;
}

/** What cells of one column come to. */
export function addedUp(lines: readonly LedgerLine[], column: LedgerColumn): number {
  return sumOf(lines.map(({ cell }) => amountIn(cell(column)) ?? 0));
}

export function sumOf(amounts: readonly number[]): number {
  return cents(amounts.reduce((sum, amount) => sum.plus(amount), exact(0))).toNumber();
}
