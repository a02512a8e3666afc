import { wrongInput } from "../../cells/refusal";
import { memberMonths, pmpm, share } from "../../define/kinds";
import { cell, cellOrBlank, defineRule, optional, table, terms, type Result, type Show } from "../../define/rule";
import { cents, exact, type Decimal } from "../../numbers/exact";
import type { Terms } from "../../terms/terms";
import { clinicalFactorArgument } from "../risk/arguments";
import { riskFactor } from "../risk/factor";
import { decile } from "../risk/decile";
import { adjustedPayments } from "../risk/readings";
import type { Track } from "../tracks/classify";
import { trackKind } from "../tracks/trackKind";
import { basePmpmArgument } from "./arguments";
import { feeForServicePlus, freeAllocation, onTop, sharesAddUp } from "./readings";
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
  readings: [sharesAddUp, freeAllocation, onTop, adjustedPayments, feeForServicePlus],
  takes: {
    track: cell(trackKind, "A, B or C"),
    basePmpm: basePmpmArgument,
    capitatedPmpm: cellOrBlank(pmpm, "The capitated part of base; 0 or blank in track A, at most base in B and C"),
    directShare: cell(share, "Direct services as a share of base"),
    populationHealthShare: cell(share, "Population health as a share of base"),
    incentiveShare: cell(share, "Performance incentive, at most, as a share of base"),
    earnedShare: cell(share, "Share of the maximum incentive expected to be earned"),
    memberMonths: cell(memberMonths, "Member months of the period"),
    decile: optional(decile, "Decile of the practice site; left out, no social risk adjustment"),
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
    const { direct, populationHealth, incentive } = upliftShares(
      given.directShare,
      given.populationHealthShare,
      given.incentiveShare,
      terms,
    );
    const capitated = capitatedPart(given.track, basePmpm, given.capitatedPmpm);
    const ofBase = (title: OutlookTitle, share: Decimal, argument: string): Decimal => {
      const show = showOf(title);
      show?.("Share of base", share, `Argument ${argument}`);
      show?.("Base payment, PMPM", basePmpm, "Argument basePmpm");
      return share.times(basePmpm);
    };
    const population = ofBase("Population health", populationHealth, "populationHealthShare");
    const most = ofBase("Performance incentive", incentive, "incentiveShare");
    showOf("Performance incentive")?.(
      "Share of the incentive expected to be earned",
      earnedShare,
      "Argument earnedShare",
    );
    const lines: readonly Line[] = [
      line("Base payment", exact(basePmpm), "Argument basePmpm"),
      line("Direct services", ofBase("Direct services", direct, "directShare"), "directShare × basePmpm"),
      line("Population health", population, "populationHealthShare × basePmpm"),
      {
        title: "Performance incentive",
        pmpms: [exact(0), most.times(earnedShare), most],
        sources: ["Nothing: it is still to be earned", "The maximum × earnedShare", "incentiveShare × basePmpm"],
      },
      line(
        "Risk adjustment",
        riskPmpm(capitated, population, given.decile, given.clinicalFactor, terms, showOf("Risk adjustment")),
        "(Factor − 1) × the PMPM that it applies to",
      ),
    ];
    const priced = lines.map((each) => pricedOf(each, memberMonths, showOf(each.title)));
    // Each element is paid by itself, so totals add up the rounded payments.
    const totals = [
      totalOf("Added over base", priced.slice(1), showOf("Added over base")),
      totalOf("Total", priced, showOf("Total")),
    ];
    return [...priced, ...totals].map(({ title, columns }): Result[] => [
      title,
      ...columns.map((value) => value.toNumber()),
    ]);
  },
});

/** Committed, expected and maximum, per member per month, and what each is made of. */
interface Line {
  readonly title: OutlookTitle;
  readonly pmpms: readonly Decimal[];
  readonly sources: readonly string[];
}

function line(title: OutlookTitle, always: Decimal, source: string): Line {
  return { title, pmpms: [always, always, always], sources: [source, source, source] };
}

function capitatedPart(track: Track, basePmpm: number, capitatedPmpm: number | null): Decimal {
  if (track === "A") {
    if (capitatedPmpm === null || capitatedPmpm === 0) return exact(0);
    throw wrongInput(`capitatedPmpm: ${capitatedPmpm} in track A, which has no capitation; give 0 or leave it blank`);
  }
  if (capitatedPmpm === null)
    throw wrongInput(`capitatedPmpm: a blank cell; track ${track} needs the capitated part of base`);
  if (exact(capitatedPmpm).greaterThan(basePmpm)) {
    throw wrongInput(`capitatedPmpm: ${capitatedPmpm} is more than basePmpm, ${basePmpm}, of which it is a part`);
  }
  return exact(capitatedPmpm);
}

/** What risk adjustment adds to the payments that it touches. */
function riskPmpm(
  capitated: Decimal,
  populationHealth: Decimal,
  decile: number | null,
  clinical: number | null,
  terms: Terms,
  show?: Show,
): Decimal {
  const touched = terms.value("risk.populationHealth") === "yes" ? capitated.plus(populationHealth) : capitated;
  const factor = riskFactor(decile, clinical, terms, show);
  show?.("PMPM that it applies to", touched, terms.source("risk.populationHealth"));
  return factor.minus(1).times(touched);
}

interface PricedLine {
  readonly title: OutlookTitle;
  /** As COLUMNS; the amounts in cents. */
  readonly columns: readonly Decimal[];
}

function pricedOf({ title, pmpms, sources }: Line, memberMonths: number, show?: Show): PricedLine {
  const columns = [...pmpms, ...pmpms.map((pmpm) => cents(pmpm.times(memberMonths)))];
  show?.("Member months", memberMonths, "Argument memberMonths");
  showColumns(columns, (index) => sources[index] ?? "PMPM × member months, rounded once to cents", show);
  return { title, columns };
}

function totalOf(title: OutlookTitle, lines: readonly PricedLine[], show?: Show): PricedLine {
  const sums =
    lines[0]?.columns.map((_, column) =>
      lines.reduce((total, { columns }) => total.plus(columns[column] ?? 0), exact(0)),
    ) ?? [];
  showColumns(sums, () => lines.map((each) => each.title).join(" + "), show);
  return { title, columns: sums };
}

function showColumns(values: readonly Decimal[], source: (index: number) => string, show?: Show): void {
  values.forEach((value, index) => show?.(COLUMNS[index] ?? "", value, source(index)));
}
