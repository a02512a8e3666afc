import { isFiniteNumber } from "../../cells/cell";
import { Refusal, wrongInput } from "../../cells/refusal";
import type { Show } from "../../define/rule";
import { ExactSum } from "../../numbers/exactSum";
import { fraction, fractions, nearest, times, type Fraction } from "../../numbers/fraction";
import { fractionOf, nearestScaled, scaledNumbers } from "../../numbers/scaled";
import type { Terms } from "../../terms/terms";
import {
  adjustedPmpm,
  adjustedUnder,
  ELEMENTS,
  pmpmAtMost,
  pmpmOf,
  sourceOfAdjusted,
  type Adjusted,
  type Element,
  type Shares,
} from "./elements";
import type { PaidBy } from "./paidBy";
import type { Practice } from "./panel";
import { AMOUNT_TITLES, amountOf, OUTCOMES, type CarriedShares, type Outcome } from "./payments";

/** One practice's row of UPLIFT.PRACTICES, and how each of its figures comes about. */

/** The outcomes that have a column, under their headings. */
export const ADDED = [
  { title: "Added committed", outcome: "Committed" },
  { title: "Added expected", outcome: "Expected" },
  { title: "Added at most", outcome: "At most" },
] as const;

/** What an outcome adds up, by its headings. */
export function titlesOf(outcome: Outcome): string {
  return OUTCOMES[outcome].map((element) => AMOUNT_TITLES[element]).join(" + ");
}

export const PMPM_AT_MOST = "PMPM at most";

/** A practice and its payments under one allocation. */
export interface Line extends Practice {
  readonly amounts: Readonly<Record<Element, number | Refusal>>;
  /** In the order of ADDED. */
  readonly added: readonly (number | Refusal)[];
  readonly pmpmAtMost: PmpmAtMost | Refusal;
}

/** The double nearest to it, and what it comes to over the member months. */
interface PmpmAtMost {
  readonly nearest: number;
  readonly overMonths: Fraction;
}

export function lineOf(practice: Practice, shares: CarriedShares, terms: Terms, show?: Show): Line {
  const { paid } = practice;
  const adjusted = adjustedUnder(terms);
  const of = (element: Element): number | Refusal =>
    paid instanceof Refusal ? paid : amountOf(element, paid, shares, adjusted);
  const amounts = {
    base: of("base"),
    direct: of("direct"),
    populationHealth: of("populationHealth"),
    expected: of("expected"),
    earnable: of("earnable"),
    most: of("most"),
    risk: of("risk"),
  };
  const line = {
    ...practice,
    amounts,
    added: ADDED.map(({ outcome }) => addedInRow(amounts, OUTCOMES[outcome])),
    pmpmAtMost: paid instanceof Refusal ? paid : pmpmAtMostOf(paid, shares, adjusted),
  };
  if (show !== undefined && !(paid instanceof Refusal)) showLine(line, paid, shares, terms, show);
  return line;
}

/** The row's cells added up. */
function addedInRow(amounts: Line["amounts"], elements: readonly Element[]): number | Refusal {
  const added = new ExactSum();
  for (const element of elements) {
    const amount = amounts[element];
    if (amount instanceof Refusal) return amount;
    added.add(amount);
  }
  return added.nearest;
}

/** As UPLIFT.OUTLOOK's Total; by whole numbers where they hold it. */
function pmpmAtMostOf(paid: PaidBy, shares: CarriedShares, adjusted: Adjusted): PmpmAtMost | Refusal {
  const months = fraction(paid.memberMonths);
  const whole = pmpmAtMost(scaledNumbers, paid.scaled(), shares.scaled, adjusted);
  const quotient = nearestScaled(whole);
  if (isFiniteNumber(quotient)) return { nearest: quotient, overMonths: times(fractionOf(whole), months) };
  const exact = pmpmAtMost(fractions, paid.exactly(), shares.exactly, adjusted);
  const pmpm = nearest(exact);
  return isFiniteNumber(pmpm)
    ? { nearest: pmpm, overMonths: times(exact, months) }
    : wrongInput(`${PMPM_AT_MOST} is too large for a cell`);
}

/** Steps that lead to one element alone, and what else it takes stands in those that are called after it. */
const STEPS = {
  capitated: "Capitated part of it",
  adjusted: "PMPM that risk adjustment applies to",
  earned: "Share earned",
  earnable: "Share earnable",
  most: "Share that can be earned at most",
} as const;
const LEADS_TO: Readonly<Record<string, Element>> = {
  [STEPS.capitated]: "risk",
  [STEPS.adjusted]: "risk",
  [STEPS.earned]: "expected",
  [STEPS.earnable]: "earnable",
  [STEPS.most]: "most",
};

/** Whether a step of showLine leads to a figure that consists of some elements: what another one alone takes does not. */
export function leadsTo(step: string, elements: readonly Element[]): boolean {
  if (step === PMPM_AT_MOST || ADDED.some(({ title }) => title === step)) return false;
  const element =
    LEADS_TO[step] ?? ELEMENTS.find((one) => step === AMOUNT_TITLES[one] || step.startsWith(`${AMOUNT_TITLES[one]}, `));
  return element === undefined || elements.includes(element);
}

/** The first of them: what risk adjustment and scores come to was shown before. */
export const FIRST_OF_LINE = "Base PMPM";

/** From what the practice is paid by to its payments; what it earns and its risk factor were shown before. */
function showLine(line: Line, paid: PaidBy, shares: CarriedShares, terms: Terms, show: Show): void {
  const adjusted = adjustedUnder(terms);
  const place = `practices, row ${line.row}`;
  const rates = paid.exactly();
  const { earned } = paid;
  show(FIRST_OF_LINE, nearest(rates.base), place);
  show(STEPS.capitated, nearest(rates.capitated), place);
  show("Member months", paid.memberMonths, place);
  show(STEPS.adjusted, nearest(adjustedPmpm(fractions, rates, shares.exactly, adjusted)), sourceOfAdjusted(terms));
  if (!(earned instanceof Refusal))
    show(STEPS.earned, earned ?? "none: neither scores nor an Expected share", "scores, else Expected share");
  if (!(paid.earnable instanceof Refusal))
    show(
      STEPS.earnable,
      nearest(paid.earnable.exactly()),
      `INCENTIVE.TOTAL with every settled measure at gold: ${terms.source("tbd")}`,
    );
  show(STEPS.most, nearest(rates.earned.most), terms.source("total.ceiling"));
  for (const element of ELEMENTS) {
    const amount = line.amounts[element];
    if (amount instanceof Refusal) continue;
    const title = AMOUNT_TITLES[element];
    const pmpm = pmpmOf(fractions, element, rates, shares.exactly, adjusted);
    show(`${title}, PMPM`, nearest(pmpm), FORMULAS[element](shares.given));
    show(`${title}, before rounding`, nearest(times(pmpm, rates.memberMonths)), "PMPM × member months");
    show(title, amount, "Rounded once to cents");
  }
  ADDED.forEach(({ title, outcome }, index) => {
    const added = line.added[index];
    if (typeof added === "number") show(title, added, titlesOf(outcome));
  });
  if (!(line.pmpmAtMost instanceof Refusal)) {
    show(
      PMPM_AT_MOST,
      line.pmpmAtMost.nearest,
      "PMPMs of base, the three elements at most and risk adjustment, added up",
    );
  }
}

/** How each PMPM comes about, with the shares of the allocation. */
const FORMULAS: Readonly<Record<Element, (shares: Shares<number>) => string>> = {
  base: () => "Base PMPM",
  direct: ({ direct }) => `Base PMPM × directShare, ${direct}`,
  populationHealth: ({ populationHealth }) => `Base PMPM × populationHealthShare, ${populationHealth}`,
  expected: ({ incentive }) => `Base PMPM × incentiveShare, ${incentive} × share earned`,
  earnable: ({ incentive }) => `Base PMPM × incentiveShare, ${incentive} × share earnable`,
  most: ({ incentive }) => `Base PMPM × incentiveShare, ${incentive} × share that can be earned at most`,
  risk: () => "(Factor − 1) × the PMPM that risk adjustment applies to",
};
