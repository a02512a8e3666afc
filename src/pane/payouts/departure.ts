import type { TermsRow } from "../../core/terms/rows";
import { grouped, isoDate, noAnswer, Refusal } from "../../core/shared";
import { formatted } from "../figureText";
import { appended, rowCells, type OwnRow } from "../ownTable";
import { termsRange } from "../plan/termRows";
import type { PortCell, RowChange } from "../port";
import { answerNamed } from "../resolve";
import { CENTS } from "../view/money";
import {
  addedUp,
  amountIn,
  isBlank,
  isClosed,
  LEDGER,
  ledgerOf,
  type Ledger,
  type LedgerColumn,
  type LedgerLine,
} from "./ledger";
import { reconciledOf, type Reconciled } from "./reconciled";
import { inRows } from "./rows";

/** A practice that leaves: what it earned until then, what is due to it or owed by it, and the lines that say so. */

/** What the note of a line that a departure closed or wrote says: no record closed it. */
const LEFT = /\bLeft on (\d{4}-\d{2}-\d{2})\b/;

function leftOn(on: number): string {
  return `Left on ${isoDate(on)}`;
}

export function isDeparture({ note }: Pick<LedgerLine, "note">): boolean {
  return LEFT.test(note);
}

/** The day on which a practice left, as its lines say it; null where they do not. */
export function dayOfDeparture(lines: readonly LedgerLine[]): string | null {
  return lines.flatMap(({ note }) => LEFT.exec(note)?.[1] ?? []).at(-1) ?? null;
}

/** A payout of the practice that is not closed, up to its day. */
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
  const open = lines.filter((line) => line.payout !== null && !isClosed(line) && !isPaymentOnly(line));
  return [...grouped(open, ({ payout }) => payout ?? 0)]
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

function isPaymentOnly(line: LedgerLine): boolean {
  return (["projected", "earned", "adjustments"] as const).every((column) => isBlank(line.cell(column)));
}

function isUnreported(line: LedgerLine): boolean {
  return amountIn(line.cell("projected")) !== null && isBlank(line.cell("earned"));
}

function isPresumed(line: LedgerLine): boolean {
  return amountIn(line.cell("projected")) !== null && isBlank(line.cell("paid"));
}

/** What somebody says of an open payout. */
export interface Decided {
  /** 0 for nothing. */
  readonly earned: number;
  /** Whether the projected amount was paid where no payment is given. */
  readonly wasPaid: boolean;
}

/** What becomes of what is due to the practice, and of what it owes. */
export type OfDue = "open" | "paid";
export type OfOwed = "open" | "recovered" | "writtenOff";

export interface Departure {
  readonly on: number;
  /** By the payout; one that is not among them keeps what it has earned. */
  readonly decided: ReadonlyMap<number, Decided>;
  readonly ofDue: OfDue;
  readonly ofOwed: OfOwed;
  /** The day of a payment or a recovery, and its reference. */
  readonly paidOn: number;
  readonly payment: string;
}

/** A line as it will stand. */
export interface DepartureLine {
  /** Null for one that is new. */
  readonly line: LedgerLine | null;
  readonly row: OwnRow<LedgerColumn>;
}

export interface Departed {
  readonly lines: readonly DepartureLine[];
  readonly changes: readonly RowChange[];
  /** What the panel says of the practice before anything is paid, recovered or written off, and after it. */
  readonly before: Reconciled;
  readonly after: Reconciled;
}

/** The lines of one practice with its departure; or why they cannot be written. */
export function departureOf(
  ledger: Ledger,
  practice: string,
  departure: Departure,
  terms: readonly TermsRow[],
): Departed | Refusal {
  const own = ledger.lines.filter((line) => line.practice === practice);
  const closing: DepartureLine[] = [];
  for (const open of openPayouts(own, departure.on, terms)) {
    const rows = closedRows(open, departure);
    if (rows instanceof Refusal) return rows;
    closing.push(...rows);
  }
  const before = settledBy(ledger, own, closing, terms);
  if (before instanceof Refusal) return before;
  const rows = [
    ...paidRows(ledger, own, closing, departure, before),
    ...owedRows(ledger, own, closing, departure, before),
  ];
  const lines = [...closing, ...rows.map((row) => ({ line: null, row }))];
  const after = settledBy(ledger, own, lines, terms);
  if (after instanceof Refusal) return after;
  if (departure.ofDue === "paid" && after.total.figure("Due") !== 0)
    return noAnswer("What is due cannot be paid in a payout in which nothing is earned: leave it due");
  if (departure.ofOwed !== "open" && after.total.figure("Carried out") !== 0)
    return noAnswer("What it owes cannot be recovered in a payout in which nothing is earned: write it off");
  return { lines, changes: changesOf(ledger, lines), before, after };
}

/** The lines of an open payout with what it has earned and the day on which it was closed. */
function closedRows(
  { payout, lines, earned, paid }: OpenPayout,
  { on, decided }: Departure,
): DepartureLine[] | Refusal {
  const unreported = lines.filter(isUnreported);
  const said = decided.get(payout);
  if (earned === null && said === undefined) return noAnswer(`Say what it has earned in payout ${payout}`);
  if (unreported.length > 1)
    return noAnswer(`Payout ${payout} is projected in several lines that have no amount earned: make them one first`);
  return lines.map((line): DepartureLine => {
    const close = { closedOn: on, note: noted(line.note, leftOn(on)) };
    if (said === undefined || !unreported.includes(line)) return { line, row: close };
    // Without a projection no payment is presumed, and nothing is waited for.
    const isWithdrawn = isPresumed(line) && !said.wasPaid;
    const isNothing = said.earned === 0 && isWithdrawn && paid === null;
    const row = { ...close, ...(isNothing ? {} : { earned: said.earned }) };
    if (!isWithdrawn) return { line, row };
    const told = `${formatted(addedUp([line], "projected"), CENTS)} was projected and not paid`;
    return { line, row: { ...row, projected: null, note: noted(close.note, told) } };
  });
}

function noted(note: string, more: string): string {
  return note === "" ? more : `${note}; ${more}`;
}

/** A payment alone keeps a payout open: it goes into the last one up to its own in which something is earned. */
function payoutOfPayment(lines: readonly LedgerLine[], upTo: number): number {
  const earning = lines.flatMap((line) =>
    line.payout !== null && line.payout <= upTo && !isBlank(line.cell("earned")) ? [line.payout] : [],
  );
  return earning.length === 0 ? upTo : Math.max(...earning);
}

function paymentRow(
  practice: string,
  payout: number,
  amount: number,
  { on, paidOn, payment }: Departure,
  note: string,
): OwnRow<LedgerColumn> {
  return { practice, payout, paid: amount, paidOn, payment: payment || null, note: `${note}; ${leftOn(on)}` };
}

/** What is due, payout by payout, as payments. */
function paidRows(
  ledger: Ledger,
  own: readonly LedgerLine[],
  closing: readonly DepartureLine[],
  departure: Departure,
  { rows }: Reconciled,
): OwnRow<LedgerColumn>[] {
  if (departure.ofDue === "open") return [];
  const lines = linesWith(ledger, own, closing);
  return rows.flatMap(({ practice, payout, figure }) => {
    const due = figure("Due");
    return typeof due === "number" && due > 0 && payout !== null
      ? [paymentRow(practice, payoutOfPayment(lines, payout), due, departure, "Paid out")]
      : [];
  });
}

/** What it owes, as a payment that comes back or as an adjustment. */
function owedRows(
  ledger: Ledger,
  own: readonly LedgerLine[],
  closing: readonly DepartureLine[],
  departure: Departure,
  { rows, total }: Reconciled,
): OwnRow<LedgerColumn>[] {
  const { on, ofOwed } = departure;
  const owed = total.figure("Carried out");
  const last = rows.at(-1);
  if (ofOwed === "open" || typeof owed !== "number" || owed === 0 || last === undefined) return [];
  const { practice, payout } = last;
  if (payout === null) return [];
  if (ofOwed === "recovered")
    return [
      paymentRow(practice, payoutOfPayment(linesWith(ledger, own, closing), payout), owed, departure, "Recovered"),
    ];
  // A closed payout is not changed again: what is written off then goes into the one after the last.
  const isOpen = closing.some(({ line }) => line?.payout === payout);
  return [
    {
      practice,
      payout: isOpen ? payout : payout + 1,
      adjustments: -owed,
      closedOn: on,
      note: `Written off on ${isoDate(on)}; ${leftOn(on)}`,
    },
  ];
}

/** The practice's lines as they would be. */
function linesWith(ledger: Ledger, own: readonly LedgerLine[], lines: readonly DepartureLine[]): readonly LedgerLine[] {
  const { address, headings } = ledger;
  const changed = new Map(lines.flatMap(({ line, row }) => (line === null ? [] : [[line, row] as const])));
  const rows = [
    ...own.map((line) => withRow(line.cells, changed.get(line) ?? {}, headings)),
    ...lines.flatMap(({ line, row }) => (line === null ? [withRow([], row, headings)] : [])),
  ];
  return ledgerOf({ address, headings, rows, formulas: [] }).lines;
}

function withRow(
  cells: readonly PortCell[],
  row: OwnRow<LedgerColumn>,
  headings: readonly string[],
): readonly PortCell[] {
  return rowCells(LEDGER, row, headings).map((cell, at) =>
    cell === undefined || (typeof cell === "object" && cell !== null) ? (cells[at] ?? null) : cell,
  );
}

/**
 * What the panel says of the practice once all its payouts are settled; or why they are not. What it owes or is due has to
 * do with no other practice: its lines alone are asked for.
 */
function settledBy(
  ledger: Ledger,
  own: readonly LedgerLine[],
  lines: readonly DepartureLine[],
  terms: readonly TermsRow[],
): Reconciled | Refusal {
  const reconciled = reconciledOf(linesWith(ledger, own, lines), terms);
  if (reconciled instanceof Refusal) return reconciled;
  const { rows, total } = reconciled;
  const fault = [total.figure("Due"), total.figure("Carried out")].find((figure) => figure instanceof Refusal);
  if (fault !== undefined) return noAnswer(inRows(fault.sentence, ledger, own));
  const open = rows.find(({ status }) => status !== "Settled");
  return open === undefined
    ? reconciled
    : noAnswer(
        `In payout ${open.payout ?? ""} something is paid and nothing is earned: give a line of it what it earned`,
      );
}

function changesOf(ledger: Ledger, lines: readonly DepartureLine[]): RowChange[] {
  const { headings } = ledger;
  const replaced = lines.flatMap(({ line, row }): RowChange[] =>
    line === null
      ? []
      : [{ kind: "replace", index: line.index, before: line.cells, cells: rowCells(LEDGER, row, headings) }],
  );
  const added = lines.flatMap(({ line, row }) => (line === null ? [row] : []));
  return [...replaced, ...appended(LEDGER, added, ledger, ledger.lines.length === 0)];
}
