import { wrongInput } from "../../cells/refusal";
import { memberMonths, pmpm, share } from "../../define/kinds";
import { cell, cellOrBlank, defineRule, optional, table, terms, type Result, type Show } from "../../define/rule";
import { incentiveCeiling, upliftCeiling } from "../../guide/2024-07/ceilings";
import { cents, exact, type Decimal } from "../../numbers/exact";
import { riskPopulationHealth } from "../../terms/parameters";
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

export const outlook = defineRule({
  name: "UPLIFT.OUTLOOK",
  family: "The 30% uplift",
  says: "What an allocation of the uplift commits a plan to, what it is expected to cost, and what it costs at most.",
  cites: [upliftCeiling.cites, incentiveCeiling.cites, { place: "Risk Adjustment" }],
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
    "Element", "PMPM committed", "PMPM expected", "PMPM maximum", "Amount committed", "Amount expected", "Amount maximum",
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
  compute(given, show) {
    const { basePmpm, earnedShare, terms } = given;
    const { direct, populationHealth, incentive } = upliftShares(given.directShare, given.populationHealthShare, given.incentiveShare, terms);
    const capitated = capitatedPart(given.track, basePmpm, given.capitatedPmpm);
    const most = incentive.times(basePmpm);
    const elements: readonly Line[] = [
      line("Direct services", direct.times(basePmpm)),
      line("Population health", populationHealth.times(basePmpm)),
      ["Performance incentive", [exact(0), most.times(earnedShare), most]],
      line("Risk adjustment", riskPmpm(capitated, populationHealth.times(basePmpm), given.decile, given.clinicalFactor, terms, show)),
    ];
    if (show !== undefined) showPmpms(elements, given, show);
    const priced = [line("Base payment", exact(basePmpm)), ...elements].map(([title, pmpms]): PricedLine => {
      return { title, columns: [...pmpms, ...pmpms.map((pmpm) => cents(pmpm.times(given.memberMonths)))] };
    });
    // Each element is paid by itself, so totals add up the rounded payments.
    return [...priced, totalOf("Added over base", priced.slice(1)), totalOf("Total", priced)].map(
      ({ title, columns }): Result[] => [title, ...columns.map((value) => value.toNumber())],
    );
  },
});

/** Committed, expected and maximum, per member per month. */
type Line = readonly [title: string, pmpms: readonly Decimal[]];

function line(title: string, always: Decimal): Line {
  return [title, [always, always, always]];
}

function capitatedPart(track: Track, basePmpm: number, capitatedPmpm: number | null): Decimal {
  if (track === "A") {
    if (capitatedPmpm === null || capitatedPmpm === 0) return exact(0);
    throw wrongInput(`capitatedPmpm: ${capitatedPmpm} in track A, which has no capitation; give 0 or leave it blank`);
  }
  if (capitatedPmpm === null) throw wrongInput(`capitatedPmpm: a blank cell; track ${track} needs the capitated part of base`);
  if (exact(capitatedPmpm).greaterThan(basePmpm)) {
    throw wrongInput(`capitatedPmpm: ${capitatedPmpm} is more than basePmpm, ${basePmpm}, of which it is a part`);
  }
  return exact(capitatedPmpm);
}

/** How the lines come about, each per member per month. */
function showPmpms(lines: readonly Line[], { earnedShare, memberMonths }: { earnedShare: number; memberMonths: number }, show: Show): void {
  const sources = ["directShare × basePmpm", "populationHealthShare × basePmpm", "incentiveShare × basePmpm", "(Factor − 1) × the PMPM that it applies to"];
  lines.forEach(([title, [, , most]], index) => {
    if (most !== undefined) show(index === 2 ? `${title}, at most, PMPM` : `${title}, PMPM`, most, sources[index] ?? "");
  });
  show("Share of the incentive expected to be earned", earnedShare, "Argument earnedShare");
  show("Member months, by which each PMPM is paid", memberMonths, "Argument memberMonths; each payment is rounded to cents once");
}

/** What risk adjustment adds to the payments that it touches. */
function riskPmpm(capitated: Decimal, populationHealth: Decimal, decile: number | null, clinical: number | null, terms: Terms, show?: Show): Decimal {
  const touched = terms.settled(riskPopulationHealth) === "yes" ? capitated.plus(populationHealth) : capitated;
  const factor = riskFactor(decile, clinical, terms, show);
  show?.("PMPM that it applies to", touched, terms.source(riskPopulationHealth));
  return factor.minus(1).times(touched);
}

/** The three PMPMs, then the three amounts in cents. */
interface PricedLine {
  readonly title: string;
  readonly columns: readonly Decimal[];
}

function totalOf(title: string, lines: readonly PricedLine[]): PricedLine {
  const sums = lines[0]?.columns.map((_, column) => lines.reduce((total, { columns }) => total.plus(columns[column] ?? 0), exact(0)));
  return { title, columns: sums ?? [] };
}
