import { cents, exact, serialOfIso } from "../../core/shared";
import { textOf } from "../list/cells";
import type { PortCell } from "../port";
import { readNumber } from "../typedNumber";
import { isoOf, readDay } from "./days";

/** Amounts, payouts and days as extracts of payments have them. */

/** What stands after an amount and turns its sign, or does not: each ledger has its own custom. */
export const SIGNS = ["-", "CR", "DR"] as const;
export type Sign = (typeof SIGNS)[number];

export interface PaidAmount {
  /** In cents, before the sign after it is minded. */
  readonly value: number;
  readonly sign: Sign | null;
  /** As it is written, where it is another one than the dollar of the United States. */
  readonly currency: string | null;
}

const SIGN = /\s*(?:([-−])|(CR|DR)\.?)$/i;
/** CAD, €, C$. */
const CURRENCY = /(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])|(?<![A-Za-z])[A-Z]{1,2}\$|\p{Sc}/gu;
const DOLLARS: readonly string[] = ["USD", "US$", "$"];

/** Null where the cell holds no amount, or one with a part of a cent. */
export function amountOf(cell: PortCell | undefined): PaidAmount | null {
  if (typeof cell === "number") return inCents(cell, null, null);
  if (typeof cell !== "string") return null;
  const text = textOf(cell);
  const [whole = "", minus, word] = SIGN.exec(text) ?? [];
  const sign = minus === undefined ? (word?.toUpperCase() as Sign | undefined) : "-";
  const rest = text.slice(0, text.length - whole.length);
  const currencies = rest.match(CURRENCY) ?? [];
  const value = readNumber(rest.replace(CURRENCY, ""));
  const other = currencies.find((one) => !DOLLARS.includes(one)) ?? null;
  // Of two signs nobody knows what they mean together.
  if (value === null || (sign !== undefined && value < 0)) return null;
  return inCents(value, sign ?? null, other);
}

/** What a workbook reckoned may miss a cent by the last digits of its numbers. */
const MISSED = 1e-6;

function inCents(value: number, sign: Sign | null, currency: string | null): PaidAmount | null {
  const rounded = cents(exact(value));
  return rounded.minus(value).abs().greaterThan(MISSED) ? null : { value: rounded.toNumber(), sign, currency };
}

/** What means dollars without anybody saying so; null for any other amount, and for one with a sign after it. */
export function dollarsOf(cell: PortCell | undefined): number | null {
  const amount = amountOf(cell);
  return amount?.sign === null && amount.currency === null ? amount.value : null;
}

/** A currency that a column of its own names; null for dollars. */
export function currencyIn(cell: PortCell | undefined): string | null {
  const text = textOf(cell).toUpperCase();
  return text === "" || DOLLARS.includes(text) ? null : text;
}

/** The payout that 2, Payout 2 and P2 mean; null where the cell names none. */
export function payoutOf(cell: PortCell | undefined): number | null {
  const [, digits = ""] = /^(?:payout|period|p)?\s*#?\s*(\d{1,3})$/i.exec(textOf(cell)) ?? [];
  return Number(digits) >= 1 ? Number(digits) : null;
}

/** 03/31/2025, in whichever order, perhaps with a time. */
const PARTS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]\d.*)?$/;
const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]\d.*)?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;

/** Whether its order of month and day has to be supposed. */
export function isOrdered(cell: PortCell | undefined): boolean {
  return PARTS.test(textOf(cell));
}

/** The serial of a day; null where the cell holds no day on which somebody may have paid. */
export function dayOf(cell: PortCell | undefined, isDayFirst: boolean): number | null {
  const text = textOf(cell);
  const day = typeof cell === "number" || SERIAL.test(text) ? Math.floor(Number(text)) : dayOfText(text, isDayFirst);
  return day !== null && day >= FIRST_LIKELY && day <= LAST_LIKELY ? day : null;
}

/** A day whose order of month and day is supposed, and whether each of them could have the day first. */
export interface OrderedDays {
  readonly example: string;
  readonly canBeDayFirst: boolean;
}

/** Null where there is none. */
export function orderedDays(cells: readonly PortCell[]): OrderedDays | null {
  const days = cells.filter(isOrdered);
  return days.length === 0
    ? null
    : { example: textOf(days[0]), canBeDayFirst: days.every((one) => dayOf(one, true) !== null) };
}

/** A year, or an amount, would be a day as well. */
const FIRST_LIKELY = serialOfIso("2000-01-01");
const LAST_LIKELY = serialOfIso("2099-12-31");

function dayOfText(text: string, isDayFirst: boolean): number | null {
  const [, first = "", second = "", end = ""] = PARTS.exec(text) ?? [];
  if (first !== "") {
    const [month, day] = isDayFirst ? [second, first] : [first, second];
    return readDay(isoOf(end, month, day));
  }
  const [, year, month = "", day = ""] = ISO.exec(text) ?? DIGITS.exec(text) ?? [];
  return readDay(year === undefined ? text : isoOf(year, month, day));
}
