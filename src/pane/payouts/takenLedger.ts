import { fold, foldSpaces } from "../../core/shared";
import { textOf } from "../list/cells";
import { listOf, type GivenList } from "../list/givenList";
import type { OwnRow } from "../ownTable";
import { placeOf } from "../plan/planTables";
import type { PortCell } from "../port";
import { LEDGER, NEEDED, type LedgerColumn } from "./ledger";
import { dayOf, dollarsOf, orderedDays, payoutOf, type OrderedDays } from "./paidCells";

/** A ledger as somebody has it already: which of its columns is which of ours, and what its rows hold. */

type Chosen = readonly (LedgerColumn | null)[];

/** How others call what the ledger calls otherwise. The first that fits counts. */
const CALLED: readonly (readonly [RegExp, LedgerColumn])[] = [
  [/\b(?:paid on|(?:payment|paid|pay|check|cheque) date|date (?:paid|of payment))\b/i, "paidOn"],
  [/\bclos(?:ed|ing)\b/i, "closedOn"],
  [/\b(?:payment|check|cheque|voucher|remittance) ?(?:no|nr|number|#|id|ref\w*)|\breference\b/i, "payment"],
  [/\bcorrects\b/i, "corrects"],
  [/adjust|correction|restate/i, "adjustments"],
  [/project|forecast|estimat|budget/i, "projected"],
  [/\bearn|\bactual/i, "earned"],
  [/\bpaid\b|\bpayments?\b|disburs/i, "paid"],
  [/payout|\bperiod\b|instal/i, "payout"],
  [/\bnotes?\b|comment|remark|\bmemo\b/i, "note"],
  [/practice|clinic|\bsite\b|provider|organi[sz]ation|\bname\b/i, "practice"],
];

const COLUMNS = Object.keys(LEDGER.columns) as LedgerColumn[];

/** What each column probably is: by our own headings first, and no two the same. */
export function guessedColumns(headings: readonly string[]): (LedgerColumn | null)[] {
  const ours = headings.map((_, at) => COLUMNS.find((column) => placeOfColumn(column, headings) === at) ?? null);
  const taken = new Set<LedgerColumn | null>(ours);
  return headings.map((heading, at) => {
    const own = ours[at] ?? null;
    const called = own ?? CALLED.find(([words]) => words.test(heading))?.[1] ?? null;
    if (own !== null || called === null) return own;
    if (taken.has(called)) return null;
    taken.add(called);
    return called;
  });
}

function placeOfColumn(column: LedgerColumn, headings: readonly unknown[]): number {
  return placeOf(LEDGER.columns[column].heading, headings);
}

/** So many of the needed columns, and somebody may mean a ledger. */
const ENOUGH = 3;

function areRecognised(headings: readonly string[]): boolean {
  return guessedColumns(headings).filter((column) => column !== null && NEEDED.includes(column)).length >= ENOUGH;
}

/** The list that cells hold; null where nobody would take them for a ledger. */
export function ledgerIn(values: readonly (readonly PortCell[])[]): GivenList | null {
  const list = listOf(values, areRecognised);
  return list !== null && areRecognised(list.headings) ? list : null;
}

/**
 * Whether cells are a ledger as they stand: headings in the first row, each a text of its own, all that are needed ours,
 * none that a ledger would leave lying, and no row that adds up others.
 */
export function isInOurWords([headings = [], ...rows]: readonly (readonly PortCell[])[]): boolean {
  if (!headings.every((cell) => typeof cell === "string" && foldSpaces(cell) !== "")) return false;
  const texts = headings.map(String);
  const practice = placeOfColumn("practice", texts);
  return (
    new Set(texts.map(fold)).size === texts.length &&
    NEEDED.every((column) => placeOfColumn(column, texts) >= 0) &&
    guessedColumns(texts).every((column, at) => column === null || placeOfColumn(column, texts) === at) &&
    !rows.some((cells) => isTotal(cells[practice]))
  );
}

/** A row that adds up others is no practice. */
function isTotal(cell: PortCell | undefined): boolean {
  return /^(?:grand |sub-?)?totals?$/i.test(textOf(cell));
}

/** Columns that are needed and that nobody has found yet. */
export function lackingOf(chosen: Chosen): string[] {
  return NEEDED.filter((column) => !chosen.includes(column)).map((column) => LEDGER.columns[column].heading);
}

interface TakenLedger {
  readonly rows: readonly OwnRow<LedgerColumn>[];
  /** Rows that add up others, which are left out. */
  readonly totals: number;
  /** Null where there is none. */
  readonly ordered: OrderedDays | null;
}

/** The rows of a list as the ledger has them; what cannot be read stays as it is, and the ledger's own faults tell it. */
export function takenLedger({ rows }: GivenList, chosen: Chosen, isDayFirst: boolean): TakenLedger {
  const practice = chosen.indexOf("practice");
  const kept = rows.filter((cells) => !isTotal(cells[practice]));
  const areDays = chosen.map((column) => column !== null && READ[column] === day);
  return {
    rows: kept
      .map((cells) =>
        Object.fromEntries(
          chosen.flatMap((column, at) =>
            column === null ? [] : [[column, READ[column](cells[at] ?? null, isDayFirst)]],
          ),
        ),
      )
      .filter((row) => Object.values(row).some((cell) => cell !== null)),
    totals: rows.length - kept.length,
    ordered: orderedDays(kept.flatMap((cells) => cells.filter((_, at) => areDays[at]))),
  };
}

type Reads = (cell: PortCell, isDayFirst: boolean) => number | string | null;

const text = (cell: PortCell): string | null => textOf(cell) || null;
const asItIs = (cell: PortCell): number | string | null => (typeof cell === "number" ? cell : text(cell));
/** As somebody wrote it. */
const words: Reads = (cell) => (typeof cell === "string" ? cell.trim() || null : text(cell));
const amount: Reads = (cell) => dollarsOf(cell) ?? asItIs(cell);
const payout: Reads = (cell) => payoutOf(cell) ?? asItIs(cell);
const day: Reads = (cell, isDayFirst) => dayOf(cell, isDayFirst) ?? asItIs(cell);

const READ: Readonly<Record<LedgerColumn, Reads>> = {
  practice: text,
  payout,
  projected: amount,
  earned: amount,
  adjustments: amount,
  paid: amount,
  closedOn: day,
  note: words,
  paidOn: day,
  payment: text,
  corrects: payout,
};
