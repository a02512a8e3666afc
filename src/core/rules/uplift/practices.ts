import { isFiniteNumber } from "../../cells/cell";
import { orRefusal, Refusal, settled, wrongInput } from "../../cells/refusal";
import { grouped } from "../../define/grouped";
import { share } from "../../define/kinds";
import { cell, defineRule, table, terms, type Result, type Show } from "../../define/rule";
import { ratio, type Decimal } from "../../numbers/exact";
import { sum } from "../../numbers/fraction";
import { goldColumns, missingData, targetsToBeDetermined } from "../incentive/readings";
import { adjustedPayments, combination } from "../risk/readings";
import { ELEMENTS, type Element } from "./elements";
import { panelOf } from "./panel";
import { addedOver, AMOUNT_TITLES, carriedShares, noFigure, sumOver, totalOver } from "./payments";
import { ADDED, lineOf, PMPM_AT_MOST, titlesOf, type Line } from "./practiceLine";
import { EXAMPLE_PRACTICES, practicesArgument, scoreTableArgument } from "./practiceTable";
import { directUplift, feeForServicePlus, freeAllocation, onTop, sharesAddUp } from "./readings";
import { upliftShares } from "./shares";

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
    const groups: Group[] = [
      ...[...grouped(lines, ({ organisation }) => organisation)].flatMap(([organisation, members]) =>
        typeof organisation === "string" && members.length > 1
          ? [{ title: `Total ${organisation}`, organisation, practices: members, nobodysScore: null }]
          : [],
      ),
      { title: "Total", organisation: null, practices: lines, nobodysScore: panel.nobodysScore },
    ];
    return [
      ...lines.map(practiceCells),
      ...groups.map((group, index) => [
        group.title,
        group.organisation,
        null,
        null,
        ...totalCells(group, showRow?.(lines.length + index)),
      ]),
    ];
  },
});

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

/** What a total is over. */
interface Group {
  readonly title: string;
  readonly organisation: string | null;
  readonly practices: readonly Line[];
  readonly nobodysScore: Refusal | null;
}

/** The cells from Member months on: columns added up, the last weighted by member months. */
function totalCells(group: Group, show?: Show): Result[] {
  const lines = group.practices;
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
    total(AMOUNT_TITLES[element], source, () => totalOver(element, group, ({ amounts }) => amounts[element]));
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
  const over = settled(months);
  if (over.isZero()) return null;
  const { numerator, denominator } = sum(weighted);
  return ratio(numerator, denominator.times(over));
}
