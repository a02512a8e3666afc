import { echo } from "../../cells/cell";
import { firstRefusal, Refusal, wrongInput } from "../../cells/refusal";
import { isNothing } from "../../define/records";
import type { Show } from "../../define/rule";
import { cents, exact, type Decimal } from "../../numbers/exact";
import type { Terms } from "../../terms/terms";
import { known, told, ZERO, type Amount } from "./amount";

/** What a plan gives for a payout, in dollars; each is the name of an argument. */
export type AmountName = "projected" | "earned" | "adjustments" | "paid";

export const PAYOUT_TITLES: Readonly<Record<AmountName, string>> = {
  projected: "Projected",
  earned: "Earned",
  adjustments: "Adjustments",
  paid: "Paid",
};

/** A cell of a list of amounts: null where it is blank, its refusal where it cannot be read. */
export type Given = number | null | Refusal;

/** One row of the lists. */
export interface Line extends Readonly<Record<AmountName, Given>> {
  /** Its place in the lists, 1 for the first. */
  readonly item: number;
}

/** Of a line what adds to an amount. */
interface Entry {
  readonly item: number;
  readonly value: number | Refusal;
  readonly source: string;
}

export type PayoutStatus = "Settled" | "Open" | "Not begun";

/** One payout of one practice. */
export interface Settlement {
  readonly number: number;
  readonly status: PayoutStatus;
  /** Why it has that status. */
  readonly because: string;
  readonly entries: Readonly<Record<AmountName, readonly Entry[]>>;
  /** Each rounded once; null where nothing is given and the payout is not settled. */
  readonly amounts: Readonly<Record<AmountName, Amount | null>>;
  /** Earned + adjustments − paid; the fault where one of its cells is refused, null where it is not settled. */
  readonly difference: Amount | null;
}

/** What the lines of a payout come to; `settled` is the last payout that is final, null for all that can be. */
export function settlementOf(number: number, lines: readonly Line[], settled: number | null, terms: Terms): Settlement {
  const waiting = reasonToWait(number, lines, settled);
  const final = waiting === null;
  const judged = final && terms.value("amount.zero") === "doubt" ? lines.map((line) => doubted(line, lines)) : lines;
  const entries = {
    projected: entriesOf(judged, "projected"),
    earned: entriesOf(judged, "earned"),
    adjustments: entriesOf(judged, "adjustments"),
    paid: final ? judged.flatMap(paidOrProjected) : entriesOf(judged, "paid"),
  };
  const amounts = {
    projected: amountOf(entries.projected) ?? ZERO,
    earned: amountOf(entries.earned) ?? (final ? ZERO : null),
    adjustments: amountOf(entries.adjustments) ?? ZERO,
    paid: amountOf(entries.paid) ?? (final ? ZERO : null),
  };
  const { projected, earned, paid, adjustments } = amounts;
  return {
    number,
    status: final ? "Settled" : isBegun(lines) ? "Open" : "Not begun",
    because:
      waiting ?? (settled === null ? "No amount earned is missing" : `Argument settled: ${finalPayouts(settled)}`),
    entries,
    amounts,
    // A projection that cannot be read is a fault as well, though it is not subtracted.
    difference: final
      ? known([projected, earned ?? ZERO, paid ?? ZERO, adjustments], (_, earnings, payments, changes) =>
          earnings.plus(changes).minus(payments),
        )
      : null,
  };
}

/** Why a payout is not settled; null where it is. */
function reasonToWait(number: number, lines: readonly Line[], settled: number | null): string | null {
  if (settled !== null && number > settled) return `Argument settled: ${finalPayouts(settled)}`;
  const unreported = lines.find(({ projected, earned }) => earned === null && !isNothing(projected));
  if (unreported !== undefined) return `Argument earned, item ${unreported.item}: blank against a projected amount`;
  const paid = lines.find((line) => !isNothing(line.paid));
  if (paid !== undefined && lines.every(({ earned }) => earned === null))
    return `Argument paid, item ${paid.item}: something is paid, and no amount earned is given`;
  return null;
}

function finalPayouts(settled: number): string {
  return settled === 0
    ? "no payout is final"
    : settled === 1
      ? "payout 1 is final"
      : `payouts 1 to ${settled} are final`;
}

function isBegun(lines: readonly Line[]): boolean {
  return lines.some(({ earned, paid, adjustments }) => ![earned, paid, adjustments].every(isNothing));
}

/** Some builds hand a blank over as 0: a 0 that would then change what is due is refused in its own cell. */
function doubted(line: Line, lines: readonly Line[]): Line {
  const { item, projected, earned, paid } = line;
  const doubt = (argument: AmountName, against: string, blank: string): Refusal =>
    wrongInput(
      `${argument}, item ${item}: 0 ${against} may be a blank cell; leave it blank ${blank}, or set amount.zero to accept where 0 is meant`,
    );
  const against = isNothing(projected) ? paidAlone(line, lines) : `against ${amountText(projected)} projected`;
  return {
    ...line,
    earned: earned === 0 && against !== null ? doubt("earned", against, "while the payout is not settled") : earned,
    paid:
      paid === 0 && !isNothing(projected)
        ? doubt("paid", `against ${amountText(projected)} projected`, "where the projected amount was paid")
        : paid,
  };
}

/** What is paid in a payout in which no other line gives an amount earned. */
function paidAlone(line: Line, lines: readonly Line[]): string | null {
  const paid = lines.find((each) => !isNothing(each.paid));
  const other = lines.some((each) => each !== line && !isNothing(each.earned));
  return paid === undefined || other ? null : `against ${amountText(paid.paid)} paid`;
}

function amountText(given: Given): string {
  return given instanceof Refusal ? "what is" : echo(given);
}

function entriesOf(lines: readonly Line[], name: AmountName): Entry[] {
  return lines.flatMap(({ item, [name]: value }) =>
    value === null ? [] : { item, value, source: `Argument ${name}` },
  );
}

/** In a settled payout nothing given as paid means that the projected amount was. */
function paidOrProjected({ item, paid, projected }: Line): Entry[] {
  if (paid !== null) return [{ item, value: paid, source: "Argument paid" }];
  if (projected === null) return [];
  return [{ item, value: projected, source: "Argument projected, as nothing else is given as paid" }];
}

function amountOf(entries: readonly Entry[]): Amount | null {
  if (entries.length === 0) return null;
  return firstRefusal(entries.map(({ value }) => value)) ?? cents(beforeRounding(entries));
}

function beforeRounding(entries: readonly Entry[]): Decimal {
  let total: Decimal | null = null;
  for (const { value } of entries)
    if (!(value instanceof Refusal)) total = total === null ? exact(value) : total.plus(value);
  return total ?? ZERO;
}

/** The amounts of a payout by the lines that they come from, and whether it is settled. */
export function showSettlement(
  { entries, amounts, status, because }: Settlement,
  names: readonly AmountName[],
  show: Show,
): void {
  for (const name of names) showAmount(PAYOUT_TITLES[name], entries[name], amounts[name], show);
  show("Status", status, because);
}

function showAmount(title: string, entries: readonly Entry[], amount: Amount | null, show: Show): void {
  const [only] = entries;
  if (only === undefined || amount === null) {
    show(title, told(amount), "Nothing is given");
    return;
  }
  const total = beforeRounding(entries);
  const rounded = !(amount instanceof Refusal) && !total.equals(amount);
  if (entries.length === 1 && !rounded) {
    show(title, told(amount), amount instanceof Refusal ? only.source : `${only.source}, in cents`);
    return;
  }
  for (const { item, value, source } of entries)
    show(`${title}, item ${item}`, value instanceof Refusal ? told(value) : value, source);
  if (entries.length > 1 && rounded) show(`${title} before rounding`, total, "Items added up");
  show(title, told(amount), entries.length === 1 ? "Rounded to cents" : "Items added up, in cents");
}
