import { memberMonths, pmpm, share } from "../../define/kinds";
import { cell, cellOrBlank, defineRule, optional, table, terms, type Result, type Show } from "../../define/rule";
import type { Decimal } from "../../numbers/exact";
import { fraction, fractions, minus, nearest, NONE, sum, times, toCents, type Fraction } from "../../numbers/fraction";
import { publishedTerms, type Terms } from "../../terms/terms";
import { earnedShare, mostEarned, refuseAboveMost } from "../incentive/earnedShare";
import { clinicalFactorArgument } from "../risk/arguments";
import { decileOrBlank, withoutAdjustment } from "../risk/decile";
import { riskFactor } from "../risk/factor";
import { adjustedPayments, combination } from "../risk/readings";
import { trackKind } from "../tracks/trackKind";
import { basePmpmArgument } from "./arguments";
import { capitatedPart } from "./capitated";
import {
  adjustedPmpm,
  adjustedUnder,
  exactShares,
  pmpmOf,
  refuseUnadjusted,
  sourceOfAdjusted,
  type Element,
  type Rates,
} from "./elements";
import { directUplift, feeForServicePlus, freeAllocation, onTop, sharesAddUp } from "./readings";
import { upliftShares } from "./shares";

/** The rows of its answer. */
export const OUTLOOK_TITLES = [
  "Base payment",
  "Direct services",
  "Population health",
  "Performance incentive",
  "Risk adjustment",
  "Added over base",
  "Total",
] as const;
export type OutlookTitle = (typeof OUTLOOK_TITLES)[number];

/** Per member per month, then in dollars. */
const COLUMNS = [
  "PMPM committed",
  "PMPM expected",
  "PMPM maximum",
  "Amount committed",
  "Amount expected",
  "Amount maximum",
] as const;

export const outlook = defineRule({
  name: "UPLIFT.OUTLOOK",
  family: "The 30% uplift",
  says: "What an allocation of the uplift commits a plan to, what it is expected to cost, and what it costs at most.",
  cites: [{ part: "overview" }, { part: "attainmentGuidelines" }, { part: "risk" }],
  readings: [sharesAddUp, freeAllocation, onTop, adjustedPayments, directUplift, combination, feeForServicePlus],
  takes: {
    track: cell(trackKind, "A, B or C"),
    basePmpm: basePmpmArgument,
    capitatedPmpm: cellOrBlank(pmpm, "The capitated part of base; 0 or blank in track A, at most base in B and C"),
    directShare: cell(share, "Direct services as a share of base"),
    populationHealthShare: cell(share, "Population health as a share of base"),
    incentiveShare: cell(share, "Performance incentive, at most, as a share of base"),
    earnedShare: cell(
      earnedShare,
      "Share of the maximum incentive expected to be earned, 0 to 1; where terms set total.ceiling to none, up to the gold shares added up",
    ),
    memberMonths: cell(memberMonths, "Member months of the period"),
    decile: optional(decileOrBlank, (edition) =>
      [
        "Decile of the practice site, 1 to 10; needed where anything is risk-adjusted",
        ...withoutAdjustment(publishedTerms(edition)),
      ].join(", "),
    ),
    clinicalFactor: clinicalFactorArgument,
    terms,
  },
  gives: table(
    "Per member per month and in dollars: committed, expected and maximum; every column foots",
    "Element",
    ...COLUMNS,
  ),
  examples: [
    {
      args: ["B", 30, 20, 0.05, 0.1, 0.15, 0.5, 1000, 1],
      gives: [
        ["Base payment", 30, 30, 30, 30000, 30000, 30000],
        ["Direct services", 1.5, 1.5, 1.5, 1500, 1500, 1500],
        ["Population health", 3, 3, 3, 3000, 3000, 3000],
        ["Performance incentive", 0, 2.25, 4.5, 0, 2250, 4500],
        ["Risk adjustment", 1.15, 1.15, 1.15, 1150, 1150, 1150],
        ["Added over base", 5.65, 7.9, 10.15, 5650, 7900, 10150],
        ["Total", 35.65, 37.9, 40.15, 35650, 37900, 40150],
      ],
      because: "5% of 20 capitated and 3 for population health is 1.15, on top of the 30%: at most 40.15.",
    },
  ],
  compute(given, showRow) {
    const { basePmpm, earnedShare, memberMonths, terms } = given;
    const showOf = (title: OutlookTitle): Show | undefined => showRow?.(OUTLOOK_TITLES.indexOf(title));
    const shares = upliftShares(given.directShare, given.populationHealthShare, given.incentiveShare, terms);
    refuseAboveMost(earnedShare, () => "earnedShare", terms);
    const capitated = capitatedPart(given.track, basePmpm, given.capitatedPmpm);
    refuseUnadjusted(capitated, given.decile, () => "decile", terms);

    const adjusted = adjustedUnder(terms);
    const exactly = exactShares(shares);
    const ofRisk = showOf("Risk adjustment");
    const rates: Rates<Fraction> = {
      base: fraction(basePmpm),
      capitated: fraction(capitated),
      risk: minus(fraction(riskFactor(given.decile, given.clinicalFactor, terms, ofRisk)), fraction(1)),
      earned: { expected: fraction(earnedShare), earnable: NONE, most: mostEarned(terms) },
    };
    ofRisk?.(
      "PMPM that it applies to",
      nearest(adjustedPmpm(fractions, rates, exactly, adjusted)),
      sourceOfAdjusted(terms),
    );
    const showShare = (title: OutlookTitle, share: Decimal, argument: string): void => {
      showOf(title)?.("Share of base", share, `Argument ${argument}`);
      showOf(title)?.("Base payment, PMPM", basePmpm, "Argument basePmpm");
    };
    showShare("Direct services", shares.direct, "directShare");
    showShare("Population health", shares.populationHealth, "populationHealthShare");
    showShare("Performance incentive", shares.incentive, "incentiveShare");
    showEarned(earnedShare, terms, showOf("Performance incentive"));

    const pmpm = (element: Element): Fraction => pmpmOf(fractions, element, rates, exactly, adjusted);
    const lines: readonly Line[] = [
      line("Base payment", pmpm("base"), "Argument basePmpm"),
      line("Direct services", pmpm("direct"), "directShare × basePmpm"),
      line("Population health", pmpm("populationHealth"), "populationHealthShare × basePmpm"),
      {
        title: "Performance incentive",
        pmpms: [NONE, pmpm("expected"), pmpm("most")],
        sources: [
          "Nothing: it is still to be earned",
          "incentiveShare × basePmpm × earnedShare",
          "incentiveShare × basePmpm × all that can be earned",
        ],
      },
      line("Risk adjustment", pmpm("risk"), "(Factor − 1) × the PMPM that it applies to"),
    ];
    const priced = lines.map((each) => pricedOf(each, memberMonths, showOf(each.title)));
    // Each element is paid by itself, so totals add up the rounded payments.
    const totals = [
      totalOf("Added over base", priced.slice(1), showOf("Added over base")),
      totalOf("Total", priced, showOf("Total")),
    ];
    return [...priced, ...totals].map(({ title, columns }): Result[] => [title, ...columns.map(nearest)]);
  },
});

function showEarned(earned: number, terms: Terms, show?: Show): void {
  show?.("Share of the incentive expected to be earned", earned, "Argument earnedShare");
  show?.("Share that can be earned at most", nearest(mostEarned(terms)), terms.source("total.ceiling"));
}

/** Committed, expected and maximum, per member per month, and what each is made of. */
interface Line {
  readonly title: OutlookTitle;
  readonly pmpms: readonly Fraction[];
  readonly sources: readonly string[];
}

function line(title: OutlookTitle, always: Fraction, source: string): Line {
  return { title, pmpms: [always, always, always], sources: [source, source, source] };
}

interface PricedLine {
  readonly title: OutlookTitle;
  /** As COLUMNS; the amounts in cents. */
  readonly columns: readonly Fraction[];
}

function pricedOf({ title, pmpms, sources }: Line, memberMonths: number, show?: Show): PricedLine {
  const months = fraction(memberMonths);
  const amounts = pmpms.map((pmpm) => times(pmpm, months));
  show?.("Member months", memberMonths, "Argument memberMonths");
  showColumns(pmpms, (index) => sources[index] ?? "", show);
  amounts.forEach((amount, index) => {
    const column = COLUMNS[pmpms.length + index] ?? "";
    show?.(`${column}, before rounding`, nearest(amount), "PMPM × member months");
    show?.(column, toCents(amount), "Rounded once to cents");
  });
  return { title, columns: [...pmpms, ...amounts.map((amount) => fraction(toCents(amount)))] };
}

function totalOf(title: OutlookTitle, lines: readonly PricedLine[], show?: Show): PricedLine {
  const sums = COLUMNS.map((_, column) => sum(lines.flatMap(({ columns }) => columns[column] ?? [])));
  showColumns(sums, () => lines.map((each) => each.title).join(" + "), show);
  return { title, columns: sums };
}

function showColumns(values: readonly Fraction[], source: (index: number) => string, show?: Show): void {
  values.forEach((value, index) => show?.(COLUMNS[index] ?? "", nearest(value), source(index)));
}
