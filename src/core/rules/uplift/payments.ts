import { echo, isFiniteNumber } from "../../cells/cell";
import { noAnswer, orRefusal, Refusal, settled, wrongInput } from "../../cells/refusal";
import type { Show } from "../../define/rule";
import { exact, type Decimal } from "../../numbers/exact";
import { ExactSum } from "../../numbers/exactSum";
import { fractions, toCents, type Fraction } from "../../numbers/fraction";
import { doubles, forDoubles, roundedOnce } from "../../numbers/roundedOnce";
import { scaled, scaledCents, scaledNumbers, type Scaled } from "../../numbers/scaled";
import { adjustedUnder, amountOver, exactShares, type Adjusted, type Element, type Shares } from "./elements";
import type { PaidBy } from "./paidBy";
import type { Panel, Practice } from "./panel";

/**
 * The second step from practices to payments: what shares of base pay practices that are known from panel.ts, in
 * dollars, each element rounded once to cents.
 */

/** Shares of base in every way in which they are carried. */
export interface CarriedShares {
  readonly given: Shares<number>;
  readonly near: Shares<number>;
  readonly scaled: Shares<Scaled>;
  readonly exactly: Shares<Fraction>;
}

export function carriedShares(given: Shares<number>): CarriedShares {
  const { direct, populationHealth, incentive } = given;
  return {
    given,
    near: {
      direct: forDoubles(direct),
      populationHealth: forDoubles(populationHealth),
      incentive: forDoubles(incentive),
    },
    scaled: { direct: scaled(direct), populationHealth: scaled(populationHealth), incentive: scaled(incentive) },
    exactly: exactShares(given),
  };
}

/** What a practice is paid for an element; its Refusal where what it earns is not known. */
export function amountOf(element: Element, paid: PaidBy, shares: CarriedShares, adjusted: Adjusted): number | Refusal {
  const share = element === "expected" ? paid.earned : element === "earnable" ? paid.earnable : null;
  if (share instanceof Refusal) return share;
  const amount = roundedOnce(amountOver(doubles, element, paid.near, shares.near, adjusted), () => {
    const cents = scaledCents(amountOver(scaledNumbers, element, paid.scaled(), shares.scaled, adjusted));
    return isFiniteNumber(cents)
      ? cents
      : toCents(amountOver(fractions, element, paid.exactly(), shares.exactly, adjusted)).toNumber();
  });
  return isFiniteNumber(amount) ? amount : wrongInput("The amount is too large for a cell");
}

/** What is added over base, by what is earned of the incentive, which stands first: it is missing more often. */
export const OUTCOMES = {
  Committed: ["direct", "populationHealth", "risk"],
  Expected: ["expected", "direct", "populationHealth", "risk"],
  Earnable: ["earnable", "direct", "populationHealth", "risk"],
  "At most": ["most", "direct", "populationHealth", "risk"],
} as const satisfies Readonly<Record<string, readonly Element[]>>;
export type Outcome = keyof typeof OUTCOMES;

/** What an outcome adds to a plan's base payments: the Total of UPLIFT.PRACTICES, for any number of shares. */
export function addedTotal(panel: Panel, outcome: Outcome, shares: CarriedShares, show?: Show): Decimal {
  return addedOver(outcome, (element) => {
    const total = elementTotal(panel, element, shares);
    show?.(AMOUNT_TITLES[element], total, "UPLIFT.PRACTICES, Total: practices added up, each rounded once to cents");
    return total;
  });
}

/** The elements of an outcome, added up. */
export function addedOver(outcome: Outcome, totalOf: (element: Element) => Decimal): Decimal {
  return OUTCOMES[outcome].reduce((added, element) => added.plus(totalOf(element)), exact(0));
}

/** The headings under which tables show what an element pays. */
export const AMOUNT_TITLES: Readonly<Record<Element, string>> = {
  base: "Base payment",
  direct: "Direct services",
  populationHealth: "Population health",
  expected: "Incentive expected",
  earnable: "Incentive earnable",
  most: "Incentive at most",
  risk: "Risk adjustment",
};

const totals = new WeakMap<Panel, Map<string, Decimal | Refusal>>();

/** An element of all practices; kept for each share, because the cells of a two-way table share all but one. */
function elementTotal(panel: Panel, element: Element, shares: CarriedShares): Decimal {
  const adjusted = adjustedUnder(panel.terms);
  const kept = totals.get(panel) ?? new Map<string, Decimal | Refusal>();
  totals.set(panel, kept);
  const key = [element, ...sharesOf(element, shares.given, adjusted)].join();
  const before = kept.get(key);
  const total =
    before ??
    orRefusal(() =>
      totalOver(element, panel, ({ paid }) =>
        paid instanceof Refusal ? paid : amountOf(element, paid, shares, adjusted),
      ),
    );
  kept.set(key, total);
  return settled(total);
}

/** The shares that an element depends on. */
function sharesOf(element: Element, shares: Shares<number>, adjusted: Adjusted): (number | null)[] {
  switch (element) {
    case "base":
      return [];
    case "direct":
      return [shares.direct];
    case "populationHealth":
      return [shares.populationHealth];
    case "expected":
    case "earnable":
    case "most":
      return [shares.incentive];
    case "risk":
      return [adjusted.direct ? shares.direct : null, adjusted.populationHealth ? shares.populationHealth : null];
  }
}

/** What some practices are paid of an element; what all of them earn is not known while a score is nobody's. */
export function totalOver<P extends Pick<Practice, "name" | "row">>(
  element: Element,
  { practices, nobodysScore }: { readonly practices: readonly P[]; readonly nobodysScore: Refusal | null },
  amountIn: (practice: P) => number | Refusal,
): Decimal {
  const total = sumOver(practices, AMOUNT_TITLES[element], amountIn);
  if (element === "expected" && nobodysScore !== null)
    throw noAnswer(`${AMOUNT_TITLES.expected}: ${nobodysScore.sentence}`);
  return total;
}

/** What practices come to together; #N/A where one has no figure, naming the first. */
export function sumOver<P extends Pick<Practice, "name" | "row">>(
  practices: readonly P[],
  title: string,
  figureOf: (practice: P) => number | Refusal,
): Decimal {
  const total = new ExactSum();
  for (const practice of practices) {
    const figure = figureOf(practice);
    if (figure instanceof Refusal) throw noFigure(title, practice, figure);
    total.add(figure);
  }
  return total.total;
}

/** Why a total has no answer: its first practice that has none. */
export function noFigure(title: string, { name, row }: Pick<Practice, "name" | "row">, fault: Refusal): Refusal {
  const who = typeof name === "string" ? echo(name) : "the practice";
  return noAnswer(`${title}: ${who} in row ${row} of practices has none: ${fault.sentence}`);
}
