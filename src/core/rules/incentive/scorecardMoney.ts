import type { Result, Show } from "../../define/rule";
import { exact, type Decimal } from "../../numbers/exact";
import { fraction, nearest, times, toCents, type Fraction } from "../../numbers/fraction";
import type { NextLevel } from "./nextLevel";

/** What a scorecard multiplies its shares by; null where it is left out. */
export interface Money {
  readonly maxPmpm: Decimal | null;
  readonly memberMonths: Decimal | null;
}

/** The three columns of shares that add up, for one line. */
export interface LineShares {
  readonly earned: Fraction;
  readonly most: Fraction;
  readonly atNext: Fraction;
}

/** The cells of a line from "Earned share" on. */
export function sharesAndMoney(
  { earned, most, atNext }: LineShares,
  next: NextLevel | null,
  money: Money,
  show?: Show,
): Result[] {
  const pmpm = money.maxPmpm === null ? null : nearest(times(earned, fraction(money.maxPmpm)));
  const [amount, amountAtNext] = [amountOf(earned, money), amountOf(atNext, money)];
  if (money.maxPmpm !== null && pmpm !== null) {
    show?.("PMPM at 100%", money.maxPmpm, "Argument maxPmpm");
    show?.("PMPM", pmpm, "Earned share × PMPM at 100%");
  }
  if (money.memberMonths !== null && amount !== null && amountAtNext !== null) {
    show?.("Member months", money.memberMonths, "Argument memberMonths");
    show?.("Amount", amount, "Earned share × PMPM at 100% × member months, rounded once to cents");
    show?.(
      "Amount at next level",
      amountAtNext,
      "Share at next level × PMPM at 100% × member months, rounded once to cents",
    );
  }
  return [
    nearest(earned),
    nearest(most),
    next?.level ?? null,
    next?.score ?? null,
    nearest(atNext),
    pmpm,
    amount?.toNumber() ?? null,
    amountAtNext?.toNumber() ?? null,
  ];
}

/** The cells of what the rounded total differs from the sum of rounded lines; null where they agree. */
export function roundingCells(
  lines: readonly LineShares[],
  total: LineShares,
  money: Money,
  show?: Show,
): Result[] | null {
  const footingOf = (column: string, pick: (shares: LineShares) => Fraction): Footing => {
    const rounded = amountOf(pick(total), money) ?? exact(0);
    const added = lines.reduce((sum, shares) => sum.plus(amountOf(pick(shares), money) ?? 0), exact(0));
    return { column, rounded, added, difference: rounded.minus(added) };
  };
  const footings = [
    footingOf("Amount", ({ earned }) => earned),
    footingOf("Amount at next level", ({ atNext }) => atNext),
  ];
  if (footings.every(({ difference }) => difference.isZero())) return null;
  for (const { column, rounded, added, difference } of footings) {
    show?.(`${column} of the total`, rounded, "Row Total");
    show?.(`${column} of the rows above, added up`, added, "Each is rounded to cents by itself");
    show?.(`${column}, rounding`, difference, "The total less the rows above, so that the column foots");
  }
  return [0, 0, null, null, 0, 0, ...footings.map(({ difference }) => difference.toNumber())];
}

/** A column of dollars: its total rounded once, and its lines rounded each. */
interface Footing {
  readonly column: string;
  readonly rounded: Decimal;
  readonly added: Decimal;
  readonly difference: Decimal;
}

/** A payment line in cents; null without the maximum PMPM or the member months. */
function amountOf(share: Fraction, { maxPmpm, memberMonths }: Money): Decimal | null {
  if (maxPmpm === null || memberMonths === null) return null;
  return toCents(times(share, fraction(maxPmpm.times(memberMonths))));
}
