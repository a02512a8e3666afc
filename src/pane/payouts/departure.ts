import type { TermsRow } from "../../core/terms/rows";
import { fold, noAnswer, Refusal } from "../../core/shared";
import { formatted } from "../figureText";
import { appended, type OwnRow } from "../ownTable";
import type { RowChange } from "../port";
import { CENTS } from "../view/money";
import { acceptsZero, STILL, zeroText } from "./close";
import type { ToRecord } from "./closingRecord";
import { endingNote, isDeparture, isWriteOff, leftOn, movedFrom, type Ending } from "./departureNotes";
import {
  addedUp,
  isAdjustment,
  isClosed,
  isPayment,
  isPresumed,
  lastBegun,
  LEDGER,
  payoutOfPayment,
  type Ledger,
  type LedgerColumn,
  type LedgerLine,
  linesAfter,
  linesOfPractice,
  replaced,
} from "./ledger";
import { isUnreported, openPayouts, type OpenPayout, type Scored } from "./openPayouts";
import { reconciledOf, type Reconciled } from "./reconciled";
import { formulasText, inRows } from "./rows";

/** A practice that leaves: what it earned until then, what is due to it or owed by it, and the lines that say so. */

/** What somebody says of an open payout. */
export interface Decided {
  /** 0 for nothing. */
  readonly earned: number;
  /** Whether the projected amount was paid where no payment is given. */
  readonly wasPaid: boolean;
  /** Of what it is computed where its scores say it; null where somebody else does. */
  readonly by: Scored | null;
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
  /** The day on which the balance is paid, recovered or written off, and the reference of the payment. */
  readonly endedOn: number;
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
  /** Payouts that are closed with what the scores earned, as a closing is recorded: what changes later is offered. */
  readonly toRecord: readonly ToRecord[];
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
  const own = linesOfPractice(ledger, practice);
  const open = openPayouts(own, departure.on, terms);
  const scored = open.flatMap(({ payout, earned }) =>
    earned === null ? (departure.decided.get(payout)?.by ?? []) : [],
  );
  const twice = scored.find((one) => scored.some((other) => other !== one && isSamePlan(one, other)));
  if (twice !== undefined)
    return noAnswer(`The tables ${twice.now.practices} are of one payout: say of another what it has earned in it`);
  const closed: DepartureLine[] = [];
  for (const one of open) {
    const rows = closedRows(one, departure);
    if (rows instanceof Refusal) return rows;
    closed.push(...rows);
  }
  const closing = intoLast(ledger, own, closed, departure);
  if (!acceptsZero(terms) && closing.some(({ row }) => row.earned === 0)) return noAnswer(zeroText("It earned 0.00"));
  const found = settledBy(ledger, own, closing, terms);
  if (found instanceof Refusal) return found;
  const begun = [...closing, ...reinstatedRows(own, departure, found).map((row) => ({ line: null, row }))];
  const before = settledBy(ledger, own, begun, terms);
  if (before instanceof Refusal) return before;
  const rows = [...paidRows(ledger, own, begun, departure, before), ...owedRows(ledger, own, begun, departure, before)];
  const ending = [...begun, ...rows.map((row) => ({ line: null, row }))];
  const lines = ending.length === 0 ? noteAlone(own, departure) : ending;
  const formulas = formulasIn(ledger, lines);
  if (formulas !== null) return noAnswer(formulas.replace(/\.$/, ""));
  const after = settledBy(ledger, own, lines, terms);
  if (after instanceof Refusal) return after;
  if (departure.ofDue === "paid" && after.total.figure("Due") !== 0)
    return noAnswer(
      "What is due stands in a closed payout in which nothing was earned, where no payment goes: leave it due",
    );
  if (departure.ofOwed !== "open" && after.total.figure("Carried out") !== 0)
    return noAnswer(
      "What it owes stands in a closed payout in which nothing was earned, where nothing is paid back: write it off",
    );
  const written = linesWith(ledger, own, lines);
  return {
    lines,
    changes: changesOf(ledger, lines),
    toRecord: scored.map((by) => recordOf(by, departure, practice, written)),
    before,
    after,
  };
}

function isSamePlan({ now: one }: Scored, { now: other }: Scored): boolean {
  return fold(one.practices) === fold(other.practices);
}

/** With all that its lines of the payout come to then, what is written off in it included. */
function recordOf(by: Scored, { on }: Departure, practice: string, written: readonly LedgerLine[]): ToRecord {
  const lines = written.filter(({ payout }) => payout === by.payout);
  return {
    basis: { ...by, kind: "Departure", on },
    lines: [
      {
        practice,
        projected: addedUp(lines, "projected"),
        earned: addedUp(lines, "earned"),
        adjustments: addedUp(lines, "adjustments"),
      },
    ],
  };
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

/**
 * No later payout comes for who has left: corrections and payments that wait for one go into the last in which something is
 * projected or earned, where what is due and what is owed meet.
 */
function intoLast(
  ledger: Ledger,
  own: readonly LedgerLine[],
  closed: readonly DepartureLine[],
  { on }: Departure,
): readonly DepartureLine[] {
  const last = lastBegun(linesWith(ledger, own, closed));
  if (last === null) return closed;
  const isClosing = closed.some(({ line }) => line?.payout === last);
  const moved = own.flatMap((line): DepartureLine[] => {
    const { payout, note } = line;
    const waits = !isClosed(line) && (isAdjustment(line) || isPayment(line));
    if (!waits || payout === null || payout <= last) return [];
    const row = { payout: last, note: noted(note, movedFrom(payout, on)) };
    return [{ line, row: isClosing && isAdjustment(line) ? { ...row, closedOn: on } : row }];
  });
  const lines = new Set(moved.map(({ line }) => line));
  return [...closed.filter(({ line }) => !lines.has(line)), ...moved];
}

/** Where nothing else is to be written, that it has left: its last line says so from then on. */
function noteAlone(own: readonly LedgerLine[], { on }: Departure): readonly DepartureLine[] {
  const [last] = own.filter(({ payout }) => payout !== null).sort((a, b) => (b.payout ?? 0) - (a.payout ?? 0));
  return last === undefined || own.some(isDeparture)
    ? []
    : [{ line: last, row: { note: noted(last.note, leftOn(on)) } }];
}

/** What holds still once a line is closed, and what is written into one, is no formula. */
function formulasIn(ledger: Ledger, lines: readonly DepartureLine[]): string | null {
  const changed = lines.flatMap(({ line, row }) => (line === null ? [] : [{ line, row }]));
  const written = changed.flatMap(({ row }) => Object.keys(row) as LedgerColumn[]);
  const closed = changed.some(({ row }) => row.closedOn !== undefined) ? STILL : [];
  return formulasText(
    ledger,
    changed.map(({ line }) => line),
    [...new Set([...closed, ...written])],
  );
}

function noted(note: string, more: string): string {
  return note === "" ? more : `${note}; ${more}`;
}

function paymentRow(
  practice: string,
  payout: number,
  amount: number,
  { on, endedOn, payment }: Departure,
  ending: Ending,
): OwnRow<LedgerColumn> {
  return { practice, payout, paid: amount, paidOn: endedOn, payment: payment || null, note: endingNote(ending, on) };
}

/** What was written off is owed again as far as something has come due since: it is not paid out. */
function reinstatedRows(
  own: readonly LedgerLine[],
  { on, endedOn }: Departure,
  { total }: Reconciled,
): OwnRow<LedgerColumn>[] {
  const forgone = own.filter(isWriteOff);
  const due = total.figure("Due");
  const amount = typeof due === "number" ? Math.min(due, addedUp(forgone, "adjustments")) : 0;
  const { practice, payout } = forgone.at(-1) ?? {};
  if (amount <= 0 || practice === undefined || payout === undefined || payout === null) return [];
  return [{ practice, payout, adjustments: -amount, paidOn: endedOn, note: endingNote("reinstated", on) }];
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
      ? [paymentRow(practice, payoutOfPayment(lines, payout), due, departure, "paid")]
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
  const { on, endedOn, ofOwed } = departure;
  const owed = total.figure("Carried out");
  const last = rows.at(-1);
  if (ofOwed === "open" || typeof owed !== "number" || owed === 0 || last === undefined) return [];
  const { practice, payout } = last;
  if (payout === null) return [];
  if (ofOwed === "recovered")
    return [
      paymentRow(practice, payoutOfPayment(linesWith(ledger, own, closing), payout), owed, departure, "recovered"),
    ];
  // In a payout that is closed already it stands beside what was closed, with a day of its own.
  const isClosing = closing.some(({ line, row }) => line?.payout === payout && row.closedOn !== undefined);
  const day = isClosing ? { closedOn: endedOn } : { paidOn: endedOn };
  return [{ practice, payout, adjustments: -owed, ...day, note: endingNote("writtenOff", on) }];
}

/** The practice's lines as they would be. */
function linesWith(ledger: Ledger, own: readonly LedgerLine[], lines: readonly DepartureLine[]): readonly LedgerLine[] {
  return linesAfter({ ...ledger, lines: own }, changesOf(ledger, lines));
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
  const changed = lines.flatMap(({ line, row }) => (line === null ? [] : [replaced(line, row, ledger)]));
  const added = lines.flatMap(({ line, row }) => (line === null ? [row] : []));
  return [...changed, ...appended(LEDGER, added, ledger, ledger.lines.length === 0)];
}
