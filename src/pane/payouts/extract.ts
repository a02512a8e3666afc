import { textOf } from "../list/cells";
import { columnName, listOf, type GivenList } from "../list/givenList";
import { placeIn } from "../plan/place";
import type { PortCell, RangeContent } from "../port";
import {
  amountOf,
  currencyIn,
  dayOf,
  isOrdered,
  orderedDays,
  payoutOf,
  SIGNS,
  type OrderedDays,
  type PaidAmount,
  type Sign,
} from "./paidCells";

/** An extract of payments as somebody has it: which of its columns is which, and what each of its lines pays. */

export const EXTRACT_COLUMNS = {
  vendor: "Vendor",
  amount: "Amount paid",
  paidOn: "Payment date",
  payment: "Payment reference",
  payout: "Payout",
  currency: "Currency",
} as const;
export type ExtractColumn = keyof typeof EXTRACT_COLUMNS;
/** What each column is; null where it is not used. */
type ExtractColumns = readonly (ExtractColumn | null)[];

export const NEEDED_OF_EXTRACT: readonly ExtractColumn[] = ["vendor", "amount"];

/** How extracts call their columns; the first that fits a column that is still free counts. */
const CALLED: readonly (readonly [ExtractColumn, RegExp])[] = [
  ["currency", /\bcurrency\b|\bccy\b/i],
  ["amount", /\b(?:paid|payment|check|net)\b.*\bamount\b|\bamount\b.*\bpaid\b/i],
  ["paidOn", /\b(?:pay|paid|payment|check|cheque|eft|ach)\b.*\bdate\b|\bdate\b.*\bpaid\b|\bpaid on\b/i],
  ["vendor", /\b(?:vendor|payee|supplier|practice|provider)\b.*\bname\b/i],
  ["amount", /\bamount\b|\bamt\b/i],
  ["paidOn", /\bdate\b/i],
  ["payment", /\breference\b|\bref\b|\bcheck\b|\bcheque\b|\beft\b|\bach\b|\btrace\b|\bvoucher\b/i],
  ["payment", /\bpayment (?:number|no|id)\b/i],
  ["payout", /\bpayout\b|\bperiod\b/i],
  ["amount", /\bpaid\b|\bpayment\b/i],
  ["vendor", /\bvendor\b|\bpayee\b|\bsupplier\b|\bpractice\b|\bprovider\b|\bname\b/i],
];

export function guessedColumns(headings: readonly string[]): ExtractColumns {
  const plain = headings.map((heading) =>
    heading
      .replaceAll("#", " number")
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replace(/[\s_.\-/]+/g, " "),
  );
  const columns: (ExtractColumn | null)[] = plain.map(() => null);
  for (const [column, words] of CALLED) {
    if (columns.includes(column)) continue;
    const at = plain.findIndex((heading, index) => columns[index] === null && words.test(heading));
    if (at >= 0) columns[at] = column;
  }
  return columns;
}

/** Whether somebody may mean it as an extract. */
export function isExtract({ headings }: GivenList): boolean {
  const guessed = guessedColumns(headings);
  return NEEDED_OF_EXTRACT.every((column) => guessed.includes(column));
}

/** A list whose lines a person finds again. */
export interface Extract extends GivenList {
  /** Of each row its number: in a file its line, in a workbook the sheet's row. */
  readonly lines: readonly number[];
  readonly unit: "line" | "row";
}

/** Of lines of a text. */
export function extractOfText(cells: readonly (readonly PortCell[])[]): Extract | null {
  return numbered(cells, "line", (index) => index + 1);
}

/** Of cells of the workbook. */
export function extractOfRange({ address, values }: RangeContent): Extract | null {
  return numbered(values, "row", (index) => placeIn(address, index + 1)?.row ?? index + 1);
}

function numbered(
  cells: readonly (readonly PortCell[])[],
  unit: Extract["unit"],
  numberOf: (index: number) => number,
): Extract | null {
  const list = listOf(cells, (headings) => guessedColumns(headings).some((column) => column !== null));
  if (list === null) return null;
  const numbers = new Map(cells.map((row, index) => [row, numberOf(index)]));
  return { ...list, unit, lines: list.rows.map((row) => numbers.get(row) ?? 0) };
}

/** What a mark on an amount means, by whoever has the extract. */
export const SIGN_MEANINGS = {
  recovered: "Taken back from the practice",
  paid: "Paid to the practice",
  "left out": "Leave these lines out",
} as const;
export type SignMeaning = keyof typeof SIGN_MEANINGS;

/** What a person says of an extract. */
export interface Reading {
  readonly columns: ExtractColumns;
  readonly isDayFirst: boolean;
  /** Whether amounts below 0 are what is paid, and those above 0 what is taken back. */
  readonly isTurned: boolean;
  readonly signs: ReadonlyMap<Sign, SignMeaning>;
  /** Currencies whose amounts are dollars all the same. */
  readonly dollars: ReadonlySet<string>;
}

/** A line that pays something. */
export interface ExtractLine {
  /** Its number in the extract; null for a payment that was typed. */
  readonly line: number | null;
  readonly vendor: string;
  /** In cents; negative where it takes money back. */
  readonly amount: number;
  /** A serial; null where the extract tells none. */
  readonly paidOn: number | null;
  /** "" where it has none. */
  readonly payment: string;
  /** Null where the extract tells none. */
  readonly payout: number | null;
}

/** A line of which nothing is taken, and why. */
export interface LineFault {
  readonly line: number | null;
  /** Whom it pays, as far as it tells. */
  readonly vendor: string;
  readonly sentence: string;
  /** Null where it cannot be told, or is not in dollars. */
  readonly amount: number | null;
}

export interface ReadExtract {
  readonly lines: readonly ExtractLine[];
  readonly faults: readonly LineFault[];
  /** Lines that only add others up, with what they say. */
  readonly totals: readonly { readonly line: number; readonly amount: number | null }[];
  /** The signs after amounts, each with how many lines have it and the first of them. */
  readonly signs: readonly { readonly sign: Sign; readonly count: number; readonly example: string }[];
  /** How many amounts have none after them, above 0 and below it. */
  readonly plain: { readonly above: number; readonly below: number };
  readonly currencies: readonly { readonly currency: string; readonly count: number; readonly example: string }[];
  /** Null where there is none. */
  readonly ordered: OrderedDays | null;
}

/** A line that is nothing but a total; a vendor may be called Total Care. */
const TOTAL = /^(?:(?:grand|report|run|batch|overall) |sub-? ?)?totals?(?: paid| payments| amount)?\s*:?$/i;

export function readExtract(extract: Extract, reading: Reading): ReadExtract {
  const places = new Map(reading.columns.flatMap((column, at) => (column === null ? [] : [[column, at] as const])));
  const cell = (row: readonly PortCell[], column: ExtractColumn): PortCell => row[places.get(column) ?? -1] ?? null;
  const totals: { line: number; amount: number | null }[] = [];
  const lines: ExtractLine[] = [];
  const faults: LineFault[] = [];
  const paying: Paying[] = [];
  extract.rows.forEach((row, index) => {
    const line = extract.lines[index] ?? 0;
    const amount = amountOf(cell(row, "amount"));
    const isNamed = textOf(cell(row, "vendor")) !== "";
    // Beside a vendor a column that nothing is taken of may say anything, a kind of payment for one.
    const isTotal = row.some(
      (one, at) => typeof one === "string" && TOTAL.test(textOf(one)) && !(isNamed && reading.columns[at] === null),
    );
    if (isTotal) totals.push({ line, amount: amount === null ? null : (signed(amount, reading) ?? null) });
    else paying.push({ line, cell: (column) => cell(row, column), amount });
  });
  for (const one of paying) {
    const read = lineOf(one, reading, places);
    if ("sentence" in read) faults.push(read);
    else lines.push(read);
  }
  const amounts = paying.flatMap(({ amount, cell: of }) => (amount === null ? [] : [{ amount, cell: of }]));
  return {
    lines,
    faults,
    totals,
    signs: SIGNS.flatMap((sign) => {
      const its = amounts.filter(({ amount }) => amount.sign === sign);
      return its.length === 0 ? [] : [{ sign, count: its.length, example: textOf(its[0]?.cell("amount")) }];
    }),
    plain: {
      above: amounts.filter(({ amount: { sign, value } }) => sign === null && value > 0).length,
      below: amounts.filter(({ amount: { sign, value } }) => sign === null && value < 0).length,
    },
    currencies: [...new Set(amounts.flatMap((one) => currencyOf(one) ?? []))].map((currency) => {
      const its = amounts.filter((one) => currencyOf(one) === currency);
      return { currency, count: its.length, example: textOf(its[0]?.cell("amount")) };
    }),
    ordered: orderedDays(paying.map(({ cell: of }) => of("paidOn"))),
  };
}

interface Paying {
  readonly line: number;
  readonly cell: (column: ExtractColumn) => PortCell;
  readonly amount: PaidAmount | null;
}

function currencyOf({ amount, cell }: { readonly amount: PaidAmount; readonly cell: Paying["cell"] }): string | null {
  return amount.currency ?? currencyIn(cell("currency"));
}

/** The amount with its sign; undefined where nobody has said what that means, null where its lines are left out. */
function signed(
  { value, sign }: PaidAmount,
  { signs, isTurned }: Pick<Reading, "signs" | "isTurned">,
): number | null | undefined {
  if (sign === null) return isTurned && value !== 0 ? -value : value;
  const meaning = signs.get(sign);
  if (meaning === "left out") return null;
  return meaning === undefined ? undefined : meaning === "recovered" ? -value : value;
}

function lineOf(
  { line, cell, amount }: Paying,
  reading: Reading,
  places: ReadonlyMap<ExtractColumn, number>,
): ExtractLine | LineFault {
  const vendor = textOf(cell("vendor"));
  const given = textOf(cell("amount"));
  const fault = (sentence: string, known: number | null): LineFault => ({ line, vendor, sentence, amount: known });
  if (amount === null)
    return fault(given === "" ? "it has no amount" : `“${given}” is no amount in dollars and cents`, null);
  const currency = currencyOf({ amount, cell });
  if (currency !== null && !reading.dollars.has(currency)) return fault(`“${given}” is in ${currency}`, null);
  const value = signed(amount, reading);
  if (value === undefined) return fault(`“${given}”: nobody has said what ${amount.sign ?? ""} after it means`, null);
  if (value === null) return fault(`“${given}” has ${amount.sign ?? ""} after it`, null);
  if (value === 0) return fault("it pays nothing", 0);
  if (vendor === "") return fault("it names no vendor", value);
  if (typeof cell("vendor") === "object") return fault(`its vendor is ${vendor}`, value);
  const [day, which] = [textOf(cell("paidOn")), textOf(cell("payout"))];
  const paidOn = dayOf(cell("paidOn"), reading.isDayFirst);
  const payout = payoutOf(cell("payout"));
  if (places.has("paidOn") && paidOn === null)
    return fault(day === "" ? "it has no date" : unreadText(cell("paidOn"), reading), value);
  if (places.has("payout") && payout === null)
    return fault(which === "" ? "it names no payout" : `“${which}” is no payout’s number`, value);
  const payment = cell("payment");
  if (typeof payment === "object" && payment !== null) return fault(`its reference is ${payment.error}`, value);
  return { line, vendor, amount: value, paidOn, payment: textOf(payment), payout };
}

function unreadText(cell: PortCell, { isDayFirst }: Reading): string {
  const order = isOrdered(cell) ? ` with the ${isDayFirst ? "day" : "month"} first` : "";
  return `“${textOf(cell)}” is not read as a day${order}: give one such as 2025-03-31 or 31 Mar 2025, from 2000 to 2099`;
}

/** Columns of the extract that nothing is taken of, as it calls them. */
export function unusedColumns(extract: Extract, columns: ExtractColumns): string[] {
  return extract.headings.flatMap((_, at) => (columns[at] === null ? [columnName(extract, at)] : []));
}
