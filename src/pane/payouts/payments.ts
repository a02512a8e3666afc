import { fold, grouped, isoDate, Refusal } from "../../core/shared";
import { formatted } from "../figureText";
import { CENTS } from "../view/money";
import { departuresIn } from "./departureNotes";
import type { ExtractLine, LineFault } from "./extract";
import {
  amountIn,
  areCorrectionsAlone,
  isBegun,
  isBlank,
  keyOf,
  lastBegun,
  linesByPayout,
  presumedIn,
  sumOf,
  type Ledger,
  type LedgerLine,
} from "./ledger";
import { formulasText } from "./rows";
import type { Period } from "./schedule";
import { VENDORS, type KnownVendor } from "./vendors";

/** Payments on their way into the ledger: whom and what each is for, which are taken, and why others are left out. */

export interface Payment extends Omit<ExtractLine, "payout"> {
  readonly practice: string;
  readonly payout: number;
  /** The payout that it is meant for: another where the practice has left, and nothing was earned in that one. */
  readonly meant: number;
  /** The line of the ledger whose blank Paid it fills; null where it is a line of its own. */
  readonly fills: LedgerLine | null;
}

export interface LeftOut extends LineFault {
  /** Whether it may be meant all the same. */
  readonly isDoubled: boolean;
}

export interface Taking {
  readonly taken: readonly Payment[];
  readonly left: readonly LeftOut[];
  /** What is to be known of what is taken. */
  readonly told: readonly string[];
}

/** The payout of a payment, or why it has none. */
export type PayoutOf = (line: ExtractLine) => number | string;

interface TakingChoices {
  readonly ledger: Ledger;
  readonly known: (vendor: string) => KnownVendor;
  readonly payoutOf: PayoutOf;
  /** What the extract's numbers count. */
  readonly unit: string;
  /** Lines that are taken although they are doubled. */
  readonly ticked: ReadonlySet<number | null>;
}

/** A payment of which it is known whom and what it is for. */
type Placed = Omit<Payment, "fills">;

/** The ledger, looked up once for all payments. */
interface Found {
  readonly ledger: Ledger;
  readonly byPayout: ReadonlyMap<string, readonly LedgerLine[]>;
  readonly byPractice: ReadonlyMap<string, readonly LedgerLine[]>;
  /** The practices that have left. */
  readonly left: ReadonlyMap<string, string>;
}

function foundIn(ledger: Ledger): Found {
  const { lines } = ledger;
  return {
    ledger,
    byPayout: linesByPayout(lines),
    byPractice: grouped(lines, ({ practice }) => practice),
    left: departuresIn(lines),
  };
}

function linesFor({ byPayout }: Found, { practice, payout }: Pick<Payment, "practice" | "payout">) {
  return byPayout.get(keyOf(practice, payout)) ?? [];
}

/** What becomes of each line; those that nothing can be read of are left out from the first. */
export function takingOf(
  lines: readonly ExtractLine[],
  faults: readonly LineFault[],
  { ledger, known, payoutOf, unit, ticked }: TakingChoices,
): Taking {
  const left: LeftOut[] = faults.map((fault) => ({ ...fault, isDoubled: false }));
  const taken: Payment[] = [];
  const filled = new Set<LedgerLine>();
  const found = foundIn(ledger);
  const doubled = doubles(ledger, unit);
  const leave = (line: ExtractLine, sentence: string, isDoubled = false): void => {
    left.push({ line: line.line, vendor: line.vendor, amount: line.amount, sentence, isDoubled });
  };
  for (const line of lines) {
    const placed = placedOf(line, known(line.vendor), payoutOf(line), found);
    if (typeof placed === "string") {
      leave(line, placed);
      continue;
    }
    const before = doubled(placed);
    if (before !== null && !ticked.has(line.line)) {
      leave(line, before, true);
      continue;
    }
    const fills = blankPaid(found, placed, filled);
    const barred = fills === null ? null : whyNotFilled(ledger, fills);
    if (barred !== null) {
      leave(line, barred);
      continue;
    }
    if (fills !== null) filled.add(fills);
    taken.push({ ...placed, fills });
  }
  return { taken, left: left.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)), told: toldOf(found, taken, filled) };
}

/** What somebody left beside a blank Paid is not written over. */
function whyNotFilled(ledger: Ledger, line: LedgerLine): string | null {
  if (!isBlank(line.cell("paidOn")) || !isBlank(line.cell("payment")))
    return `the line of ${line.practice} in payout ${line.payout ?? "?"} has a day or a reference of payment, and no Paid: complete or empty it first`;
  return formulasText(ledger, [line], ["paid", "paidOn", "payment"]);
}

function placedOf(line: ExtractLine, known: KnownVendor, payout: number | string, found: Found): Placed | string {
  switch (known.kind) {
    case "none":
      return `${line.vendor} is not a practice`;
    case "twice":
      return `the table ${VENDORS.table} says two things of ${line.vendor}`;
    case "unknown":
      return `nobody has said which practice ${line.vendor} is`;
    case "practice": {
      if (typeof payout === "string") return payout;
      const { practice } = known;
      const placed = { ...line, practice, payout, meant: payout };
      // No later payout comes for who has left.
      if (!found.left.has(practice) || linesFor(found, placed).some(isBegun)) return placed;
      return { ...placed, payout: lastBegun(found.byPractice.get(practice) ?? []) ?? payout };
    }
  }
}

/** By which a payment is told again that has a reference. What takes one back often has the same, and is another. */
export function referenceKey(practice: string | null, payment: string, amount: number): string {
  return keyOf(practice, fold(payment), Math.sign(amount));
}

/** By which one is told again by its amount: of one day, whatever payout it was put into; without a day, in one payout. */
export function amountKey(
  practice: string,
  payout: number | null,
  amount: number,
  paidOn: number | string | null,
): string {
  return keyOf(practice, typeof paidOn === "number" ? null : payout, amount, paidOn);
}

/** Why a payment may be there already, asked of one after the other: in the ledger, or further up in the extract. */
function doubles({ lines }: Ledger, unit: string): (payment: Placed) => string | null {
  const byReference = new Map<string, string>();
  const byAmount = new Map<string, string>();
  const unreferenced = new Map<string, string>();
  for (const { practice, payout, payment, paidOn, cell } of lines) {
    const paid = amountIn(cell("paid"));
    if (paid === null) continue;
    const told = `the ledger has ${formatted(paid, CENTS)} of ${practice} in payout ${payout ?? "?"}${
      paidOn === null || paidOn instanceof Refusal ? "" : ` on ${isoDate(paidOn)}`
    }${payment === "" ? "" : ` as ${payment}`}`;
    const amount = amountKey(practice, payout, paid, paidOn instanceof Refusal ? "" : paidOn);
    byAmount.set(amount, told);
    if (payment === "") unreferenced.set(amount, told);
    else byReference.set(referenceKey(practice, payment, paid), told);
  }
  const above = new Map<string, number | null>();
  return ({ line, vendor, practice, payout, amount, paidOn, payment }) => {
    // Whomever it pays: one reference is one payment.
    const reference = payment === "" ? null : referenceKey(null, payment, amount);
    // Where no day is known, two references tell two payments apart.
    const alike = reference === null || paidOn !== null ? keyOf(vendor, payout, amount, paidOn) : null;
    const keys = [reference, alike].filter((key) => key !== null);
    const known = keys.find((key) => above.has(key));
    const first = known === undefined ? null : `${unit} ${above.get(known) ?? ""}`;
    for (const key of keys) if (!above.has(key)) above.set(key, line);
    const paid = amountKey(practice, payout, amount, paidOn);
    const byItsReference = payment === "" ? undefined : byReference.get(referenceKey(practice, payment, amount));
    // As within the extract: one day and one amount are doubted whatever the references.
    const before = byItsReference ?? (payment === "" || paidOn !== null ? byAmount : unreferenced).get(paid);
    if (before !== undefined || first === null) return before ?? null;
    return known === reference ? `it has the same reference as ${first}` : `${first} is the same payment`;
  };
}

/** The line whose projected amount would else count as paid; what is taken back never fills one. */
function blankPaid(found: Found, payment: Placed, filled: ReadonlySet<LedgerLine>): LedgerLine | null {
  // What is paid for another payout is none of the projected amount.
  if (payment.meant !== payment.payout) return null;
  return (
    linesFor(found, payment).find((line) => {
      const projected = presumedIn(line);
      return projected !== null && Math.sign(projected) === Math.sign(payment.amount) && !filled.has(line);
    }) ?? null
  );
}

function toldOf(found: Found, taken: readonly Payment[], filled: ReadonlySet<LedgerLine>): string[] {
  const first = new Map(taken.map((payment) => [keyOf(payment.practice, payment.payout, payment.meant), payment]));
  return [...first.values()].flatMap((payment) => {
    const its = linesFor(found, payment);
    const presumed = its.flatMap((line) => (filled.has(line) ? [] : (presumedIn(line) ?? [])));
    const where = `${payment.practice}, payout ${payment.payout}`;
    const moved = movedText(payment, its);
    return [
      ...(moved === null ? [] : [moved]),
      ...(its.every((line) => amountIn(line.cell("projected")) === null)
        ? [`${where}: nothing is projected there.`]
        : []),
      ...presumed.map(
        (amount) =>
          `${where}: the projected ${formatted(amount, CENTS)} of a line whose Paid is blank counts as paid besides.`,
      ),
    ];
  });
}

/** Why a payment goes into another payout than it is meant for, or waits in it; null where it does neither. */
function movedText({ practice, payout, meant }: Payment, its: readonly LedgerLine[]): string | null {
  if (meant !== payout)
    return `${practice} has left: a payment for payout ${meant} goes into payout ${payout}, its last.`;
  return areCorrectionsAlone(its)
    ? `${practice}, payout ${payout}: only a correction so far. The payment waits there with it until the payout is projected.`
    : null;
}

/** The payout whose payment month has the day. */
export function payoutPaidOn(paidOn: number | null, schedule: readonly Period[]): number | string {
  if (paidOn === null) return "it has no date, by which its payout would be told";
  const month = monthOf(paidOn);
  const found = schedule.find(({ paidIn }) => monthOf(paidIn) === month);
  return found?.payout ?? `${isoDate(paidOn)} is in no payout’s payment month`;
}

function monthOf(day: number): string {
  return isoDate(day).slice(0, "2025-03".length);
}

/** The practices of the ledger, as they first appear. */
export function practicesOf({ lines }: Ledger): Set<string> {
  return new Set(lines.flatMap(({ practice }) => (practice === "" ? [] : [practice])));
}

export function totalOf(amounts: readonly { readonly amount: number | null }[]): number {
  return sumOf(amounts.map(({ amount }) => amount ?? 0));
}
