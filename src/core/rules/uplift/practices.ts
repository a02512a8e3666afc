import { orRefusal, Refusal, settled, wrongInput } from "../../cells/refusal";
import { isFiniteNumber } from "../../cells/cell";
import { share } from "../../define/kinds";
import { grouped } from "../../define/grouped";
import { cell, defineRule, table, terms, type Result, type Show } from "../../define/rule";
import { ratio, type Decimal } from "../../numbers/exact";
import { ExactSum } from "../../numbers/exactSum";
import { fraction, fractions, nearest, sum, times, type Fraction } from "../../numbers/fraction";
import type { Terms } from "../../terms/terms";
import { goldColumns, missingData, targetsToBeDetermined } from "../incentive/readings";
import { adjustedPayments, combination } from "../risk/readings";
import { fractionOf, nearestScaled, scaledNumbers } from "../../numbers/scaled";
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
import { panelOf, type Practice } from "./panel";
import {
  addedOver,
  AMOUNT_TITLES,
  amountOf,
  carriedShares,
  noFigure,
  OUTCOMES,
  refuseNobodysScore,
  sumOver,
  type CarriedShares,
  type Outcome,
} from "./payments";
import { EXAMPLE_PRACTICES, practicesArgument, scoreTableArgument } from "./practiceTable";
import { directUplift, feeForServicePlus, freeAllocation, onTop, sharesAddUp } from "./readings";
import { upliftShares } from "./shares";

/** The outcomes that have a column, under their headings. */
const ADDED = [
  { title: "Added committed", outcome: "Committed" },
  { title: "Added expected", outcome: "Expected" },
  { title: "Added at most", outcome: "At most" },
] as const;

function titlesOf(outcome: Outcome): string {
  return OUTCOMES[outcome].map((element) => AMOUNT_TITLES[element]).join(" + ");
}

const PMPM_AT_MOST = "PMPM at most";

export const upliftPractices = defineRule({
  name: "UPLIFT.PRACTICES",
  family: "The 30% uplift",
  says: "What one allocation of the uplift pays each practice, each organisation and a plan in all: committed, expected, earnable and at most.",
  cites: [{ part: "overview" }, { part: "attainment" }, { part: "risk" }],
  readings: [
    sharesAddUp,
    freeAllocation,
    onTop,
    adjustedPayments,
    directUplift,
    combination,
    goldColumns,
    targetsToBeDetermined,
    missingData,
    feeForServicePlus,
  ],
  takes: {
    practices: practicesArgument,
    directShare: cell(share, "Direct services as a share of base"),
    populationHealthShare: cell(share, "Population health as a share of base"),
    incentiveShare: cell(share, "Performance incentive, at most, as a share of base"),
    scores: scoreTableArgument,
    terms,
  },
  gives: table(
    "One row for each practice in their order, one for each organisation that has several, and Total; dollars in cents, each element rounded once and totals added up",
    "Practice",
    "Organisation",
    "Practice type",
    "Track",
    "Member months",
    AMOUNT_TITLES.base,
    AMOUNT_TITLES.direct,
    AMOUNT_TITLES.populationHealth,
    "Earned share",
    AMOUNT_TITLES.expected,
    AMOUNT_TITLES.earnable,
    AMOUNT_TITLES.most,
    AMOUNT_TITLES.risk,
    ...ADDED.map(({ title }) => title),
    PMPM_AT_MOST,
  ),
  examples: [
    {
      args: [
        EXAMPLE_PRACTICES,
        0.05,
        0.1,
        0.15,
        [
          ["Practice", "Measure", "Baseline", "Score"],
          ["Practice 01", "CBP", 60, 66.5],
          ["Practice 01", "COL", 52, 63],
        ],
      ],
      gives: [
        [
          "Practice 01",
          null,
          "Adult",
          "B",
          12000,
          360000,
          18000,
          36000,
          0.15,
          8100,
          44280,
          54000,
          13800,
          67800,
          75900,
          121800,
          40.15,
        ],
        [
          "Practice 02",
          null,
          "Pediatric",
          "A",
          6000,
          144000,
          7200,
          14400,
          null,
          0,
          13608,
          21600,
          0,
          21600,
          21600,
          43200,
          31.2,
        ],
        [
          "Total",
          null,
          null,
          null,
          18000,
          504000,
          25200,
          50400,
          null,
          8100,
          57888,
          75600,
          13800,
          89400,
          97500,
          165000,
          223 / 6,
        ],
      ],
      because:
        "Practice 01 as in UPLIFT.OUTLOOK: 6% on CBP and 9% on COL are earned of the 82% that has targets. Practice 02 has neither scores nor an Expected share, so nothing is expected of it.",
    },
  ],
  compute({ practices, directShare, populationHealthShare, incentiveShare, scores, terms }, showRow) {
    const allocation = { direct: directShare, populationHealth: populationHealthShare, incentive: incentiveShare };
    upliftShares(directShare, populationHealthShare, incentiveShare, terms);
    const shares = carriedShares(allocation);
    const panel = panelOf(practices, scores, terms, showRow);
    const lines = panel.practices.map((practice, index) => lineOf(practice, shares, terms, showRow?.(index)));
    const groups = [
      ...[...grouped(lines, ({ organisation }) => organisation)].flatMap(([organisation, members]) =>
        typeof organisation === "string" && members.length > 1
          ? [{ title: `Total ${organisation}`, organisation, members, nobodysScore: null }]
          : [],
      ),
      { title: "Total", organisation: null, members: lines, nobodysScore: panel.nobodysScore },
    ];
    return [
      ...lines.map(practiceCells),
      ...groups.map(({ title, organisation, members, nobodysScore }, index) => [
        title,
        organisation,
        null,
        null,
        ...totalCells(members, nobodysScore, showRow?.(lines.length + index)),
      ]),
    ];
  },
});

/** A practice and its payments under one allocation. */
interface Line extends Practice {
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

function lineOf(practice: Practice, shares: CarriedShares, terms: Terms, show?: Show): Line {
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

function practiceCells(line: Line): Result[] {
  const { name, organisation, practiceType, track, memberMonths, paid, pmpmAtMost } = line;
  return [
    name,
    organisation,
    practiceType,
    track,
    memberMonths,
    ...moneyCells(line.amounts, paid instanceof Refusal ? paid : paid.earned, line.added),
    pmpmAtMost instanceof Refusal ? pmpmAtMost : pmpmAtMost.nearest,
  ];
}

/** The cells from Base payment to Added at most. */
function moneyCells(
  amounts: Readonly<Record<Element, Result>>,
  earnedShare: Result,
  added: readonly Result[],
): Result[] {
  const { base, direct, populationHealth, expected, earnable, most, risk } = amounts;
  return [base, direct, populationHealth, earnedShare, expected, earnable, most, risk, ...added];
}

/** The cells from Member months on: columns added up, the last weighted by member months. */
function totalCells(lines: readonly Line[], nobodysScore: Refusal | null, show?: Show): Result[] {
  const source = `Rows of ${lines.length === 1 ? "1 practice" : `${lines.length} practices`}, added up`;
  const total = (title: string, source: string, of: () => Decimal): Decimal | Refusal => {
    const added = orRefusal(of);
    if (!(added instanceof Refusal)) show?.(title, added, source);
    return added;
  };
  const months = total("Member months", source, () =>
    sumOver(lines, "Member months", ({ memberMonths }) => memberMonths ?? wrongInput("Member months are blank")),
  );
  const totalOf = (element: Element): Decimal | Refusal =>
    total(AMOUNT_TITLES[element], source, () => {
      const sum = sumOver(lines, AMOUNT_TITLES[element], ({ amounts }) => amounts[element]);
      if (element === "expected") refuseNobodysScore(nobodysScore);
      return sum;
    });
  const amounts = Object.fromEntries(ELEMENTS.map((element) => [element, totalOf(element)])) as Record<
    Element,
    Decimal | Refusal
  >;
  const added = ADDED.map(({ title, outcome }) =>
    total(title, titlesOf(outcome), () => addedOver(outcome, (element) => settled(amounts[element]))),
  );
  const pmpm = orRefusal(() => weightedPmpm(lines, months));
  if (typeof pmpm === "number") show?.(PMPM_AT_MOST, pmpm, "Its rows, weighted by member months");
  const shown = Object.fromEntries(ELEMENTS.map((element) => [element, asCell(amounts[element])])) as Record<
    Element,
    Result
  >;
  return [asCell(months), ...moneyCells(shown, null, added.map(asCell)), pmpm];
}

function asCell(total: Decimal | Refusal): number | Refusal {
  if (total instanceof Refusal) return total;
  const number = total.toNumber();
  return isFiniteNumber(number) ? number : wrongInput("The total is too large for a cell");
}

/** Blank where the member months add up to 0. */
function weightedPmpm(lines: readonly Line[], months: Decimal | Refusal): number | null {
  const weighted = lines.map((line) => {
    if (line.pmpmAtMost instanceof Refusal) throw noFigure(PMPM_AT_MOST, line, line.pmpmAtMost);
    return line.pmpmAtMost.overMonths;
  });
  if (months instanceof Refusal) throw months;
  if (months.isZero()) return null;
  const { numerator, denominator } = sum(weighted);
  return ratio(numerator, denominator.times(months));
}

/** From what the practice is paid by to its payments; what it earns and its risk factor were shown before. */
function showLine(line: Line, paid: PaidBy, shares: CarriedShares, terms: Terms, show: Show): void {
  const adjusted = adjustedUnder(terms);
  const place = `practices, row ${line.row}`;
  const rates = paid.exactly();
  const { earned } = paid;
  show("Base PMPM", nearest(rates.base), place);
  show("Capitated part of it", nearest(rates.capitated), place);
  show("Member months", paid.memberMonths, place);
  show(
    "PMPM that risk adjustment applies to",
    nearest(adjustedPmpm(fractions, rates, shares.exactly, adjusted)),
    sourceOfAdjusted(terms),
  );
  if (!(earned instanceof Refusal))
    show("Share earned", earned ?? "none: neither scores nor an Expected share", "scores, else Expected share");
  if (!(paid.earnable instanceof Refusal))
    show(
      "Share earnable",
      nearest(paid.earnable.exactly()),
      `INCENTIVE.TOTAL with every settled measure at gold: ${terms.source("tbd")}`,
    );
  show("Share that can be earned at most", nearest(rates.earned.most), terms.source("total.ceiling"));
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
