import type { TermsRow } from "../../core/terms/rows";
import { exact, fold, isoDate, Refusal } from "../../core/shared";
import { faultOf } from "../fault";
import { rowCells } from "../ownTable";
import { PortFault, type PortCell, type RowChange, type WorkbookPort } from "../port";
import { noTable } from "../rowChanges";
import { CENTS } from "../view/money";
import { formatted } from "../figureText";
import type { ExtractLine, LineFault } from "./extract";
import { amountIn, isBlank, LEDGER, ledgerOf, type Ledger, type LedgerLine } from "./ledger";
import { reconciledOf, type Figure, type PanelRow, type Reconciled } from "./reconciled";
import type { Period } from "./schedule";
import { keepVendors, VENDORS, type KnownVendor, type VendorMeanings, type Vendors } from "./vendors";

/** Payments on their way into the ledger: which are taken and which left out, what is written, and what stands then. */

export interface Payment extends Omit<ExtractLine, "vendor" | "payout"> {
  readonly practice: string;
  readonly payout: number;
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

export interface TakingChoices {
  readonly ledger: Ledger;
  readonly known: (vendor: string) => KnownVendor;
  readonly payoutOf: PayoutOf;
  /** What the extract's numbers count. */
  readonly unit: string;
  /** Lines that are taken although they are doubled. */
  readonly ticked: ReadonlySet<number | null>;
}

/** A payment of which it is known whom and what it is for. */
interface Placed extends Omit<Payment, "fills"> {
  readonly vendor: string;
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
  const doubled = doubles(ledger, unit);
  const leave = (line: ExtractLine, sentence: string, isDoubled = false): void => {
    left.push({ line: line.line, vendor: line.vendor, amount: line.amount, sentence, isDoubled });
  };
  for (const line of lines) {
    const placed = placedOf(line, known(line.vendor), payoutOf(line));
    if (typeof placed === "string") {
      leave(line, placed);
      continue;
    }
    const before = doubled(placed);
    if (before !== null && !ticked.has(line.line)) {
      leave(line, before, true);
      continue;
    }
    const fills = blankPaid(ledger, placed, filled);
    if (fills !== null && !(isBlank(fills.cell("paidOn")) && isBlank(fills.cell("payment")))) {
      leave(
        line,
        `the line of ${placed.practice} in payout ${placed.payout} has a day or a reference of payment, and no Paid: complete or empty it first`,
      );
      continue;
    }
    if (fills !== null) filled.add(fills);
    const { vendor: _vendor, ...payment } = placed;
    taken.push({ ...payment, fills });
  }
  return { taken, left: left.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)), told: toldOf(ledger, taken, filled) };
}

function placedOf(line: ExtractLine, known: KnownVendor, payout: number | string): Placed | string {
  switch (known.kind) {
    case "none":
      return `${line.vendor} is not a practice`;
    case "twice":
      return `the table Vendors says two things of ${line.vendor}`;
    case "unknown":
      return `nobody has said which practice ${line.vendor} is`;
    case "practice":
      return typeof payout === "string" ? payout : { ...line, practice: known.practice, payout };
  }
}

/** By which a payment is told again that has a reference. What takes one back often has the same, and is another. */
export function referenceKey(practice: string | null, payment: string, amount: number): string {
  return keyOf(practice, fold(payment), Math.sign(amount));
}

/** By which one is told again that has none. */
export function amountKey(
  practice: string,
  payout: number | null,
  amount: number,
  paidOn: number | string | null,
): string {
  return keyOf(practice, payout, amount, paidOn);
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
    const alike = reference === null || paidOn !== null ? amountKey(vendor, payout, amount, paidOn) : null;
    const keys = [reference, alike].filter((key) => key !== null);
    const known = keys.find((key) => above.has(key));
    const first = known === undefined ? null : `${unit} ${above.get(known) ?? ""}`;
    for (const key of keys) if (!above.has(key)) above.set(key, line);
    const paid = amountKey(practice, payout, amount, paidOn);
    const before =
      payment === ""
        ? byAmount.get(paid)
        : (byReference.get(referenceKey(practice, payment, amount)) ?? unreferenced.get(paid));
    if (before !== undefined || first === null) return before ?? null;
    return known === reference ? `it has the same reference as ${first}` : `${first} is the same payment`;
  };
}

function keyOf(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}

/** The line whose projected amount would else count as paid; what is taken back never fills one. */
function blankPaid({ lines }: Ledger, payment: Placed, filled: ReadonlySet<LedgerLine>): LedgerLine | null {
  return (
    lines.find((line) => {
      const projected = presumedIn(line);
      return (
        projected !== null &&
        isOf(line, payment) &&
        Math.sign(projected) === Math.sign(payment.amount) &&
        !filled.has(line)
      );
    }) ?? null
  );
}

/** The projected amount that counts as paid once the payout is closed; null where Paid says something. */
function presumedIn(line: LedgerLine): number | null {
  return isBlank(line.cell("paid")) ? amountIn(line.cell("projected")) : null;
}

function isOf({ practice, payout }: LedgerLine, payment: Pick<Payment, "practice" | "payout">): boolean {
  return practice === payment.practice && payout === payment.payout;
}

function toldOf({ lines }: Ledger, taken: readonly Payment[], filled: ReadonlySet<LedgerLine>): string[] {
  const first = new Map(taken.map((payment) => [keyOf(payment.practice, payment.payout), payment]));
  return [...first.values()].flatMap((payment) => {
    const its = lines.filter((line) => isOf(line, payment));
    const presumed = its.flatMap((line) => (filled.has(line) ? [] : (presumedIn(line) ?? [])));
    const where = `${payment.practice}, payout ${payment.payout}`;
    return [
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

/** The payouts that a payment can be for: those of the terms, and what the ledger has besides. */
export function payoutsOf({ lines }: Ledger, schedule: readonly Period[]): number[] {
  const all = [...schedule, ...lines].flatMap(({ payout }) => payout ?? []);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The practices of the ledger, as they first appear. */
export function practicesOf({ lines }: Ledger): Set<string> {
  return new Set(lines.flatMap(({ practice }) => (practice === "" ? [] : [practice])));
}

/** Columns without which no payment is written, and which somebody took out. */
export function lackingForPayments({ lacking }: Ledger): string[] {
  const needed = (["practice", "payout", "paid", "paidOn", "payment"] as const).map(
    (key) => LEDGER.columns[key].heading,
  );
  return needed.filter((heading) => lacking.includes(heading));
}

/** What keeps a table from being written; null where nothing does. */
export function lackingText(table: string, lacking: readonly string[]): string | null {
  if (lacking.length === 0) return null;
  return `Nothing can be written: the table ${table} has no column ${lacking.map((one) => `“${one}”`).join(", ")}. Give a column of it this heading.`;
}

export function totalOf(amounts: readonly { readonly amount: number | null }[]): number {
  return amounts.reduce((sum, { amount }) => sum.plus(amount ?? 0), exact(0)).toNumber();
}

/** The rows of the ledger that payments change, and those that they add. */
export function paymentChanges({ headings, rows, lines }: Ledger, taken: readonly Payment[]): RowChange[] {
  let added = 0;
  return taken.map(({ practice, payout, amount, paidOn, payment, fills }): RowChange => {
    const paid = { paid: amount, paidOn: paidOn ?? undefined, payment: payment === "" ? undefined : payment };
    if (fills !== null)
      return { kind: "replace", index: fills.index, before: fills.cells, cells: rowCells(LEDGER, paid, headings) };
    const index = rows + added;
    added += 1;
    const named = lines.find((line) => line.practice === practice)?.cell("practice");
    const name = typeof named === "number" ? named : practice;
    return { kind: "insert", index, cells: rowCells(LEDGER, { practice: name, payout, ...paid }, headings) };
  });
}

/** What the ledger would come to with these changes. */
export function reconciledWith(
  { address, headings, lines }: Ledger,
  changes: readonly RowChange[],
  terms: readonly TermsRow[],
): Reconciled | Refusal {
  const cells = new Map(lines.map((line) => [line.index, line.cells]));
  for (const change of changes) {
    if (change.kind === "delete") continue;
    const before = cells.get(change.index) ?? [];
    cells.set(
      change.index,
      change.cells.map((cell, at): PortCell =>
        typeof cell === "object" || cell === undefined ? (before[at] ?? null) : cell,
      ),
    );
  }
  return reconciledOf(ledgerOf({ address, headings, rows: [...cells.values()], formulas: [] }).lines, terms);
}

/** A row of the panel that payments change. */
export interface MovedRow {
  readonly after: PanelRow;
  /** Undefined where the practice had nothing in the payout. */
  readonly before: PanelRow | undefined;
}

export const MOVED: readonly Figure[] = ["Paid", "Due", "Carried out"];

export function movedRows(before: Reconciled | Refusal, after: Reconciled): MovedRow[] {
  const rows = before instanceof Refusal ? [] : before.rows;
  const were = new Map(rows.map((row) => [keyOf(row.practice, row.payout), row]));
  return after.rows.flatMap((row) => {
    const was = were.get(keyOf(row.practice, row.payout));
    return MOVED.every((title) => isSame(was?.figure(title), row.figure(title))) ? [] : [{ after: row, before: was }];
  });
}

function isSame(one: number | null | Refusal | undefined, other: number | null | Refusal): boolean {
  return one instanceof Refusal && other instanceof Refusal ? one.sentence === other.sentence : one === other;
}

/** Whether the ledger has all of these payments, each for itself. */
export function isTaken({ lines }: Ledger, taken: readonly Payment[]): boolean {
  const there = new Map<string, number>();
  for (const { practice, payout, paidOn, payment, cell } of lines) {
    const key = keyOf(practice, payout, amountIn(cell("paid")), paidOn instanceof Refusal ? "" : paidOn, payment);
    there.set(key, (there.get(key) ?? 0) + 1);
  }
  return taken.every(({ practice, payout, amount, paidOn, payment }) => {
    const key = keyOf(practice, payout, amount, paidOn, payment);
    const count = there.get(key) ?? 0;
    there.set(key, count - 1);
    return count > 0;
  });
}

const CHANGED = new PortFault(
  "changed",
  "Nothing was written, because the ledger is no longer as you saw it. Look at the payments again, then repeat it.",
);

/**
 * Keeps what was said of vendors, then writes the payments in one step.
 * @param seen the ledger of which the payments were taken.
 */
export async function writePayments(
  port: WorkbookPort,
  seen: Ledger,
  taken: readonly Payment[],
  vendors: Vendors | null,
  said: VendorMeanings,
  called = VENDORS,
): Promise<void> {
  const content = await port.table(LEDGER.table);
  if (content === null) throw noTable(LEDGER.table);
  // A payment that came in meanwhile may be one of these.
  if (textOfLines(ledgerOf(content)) !== textOfLines(seen)) throw CHANGED;
  await keepVendors(port, vendors, said, called);
  if (taken.length === 0) return;
  try {
    await port.changeTable(LEDGER.table, paymentChanges(seen, taken));
  } catch (thrown) {
    const { kind, sentence } = faultOf(thrown);
    const kept =
      said.size === 0
        ? ""
        : ` What you said of the vendors is kept in the table ${called.table}; no payment was written.`;
    throw new PortFault(kind, `${sentence}${kept}`);
  }
}

function textOfLines({ headings, lines }: Ledger): string {
  return JSON.stringify([headings, lines.map(({ index, cells }) => [index, cells])]);
}
