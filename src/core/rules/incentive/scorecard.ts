import { echo, type Cell } from "../../cells/cell";
import { Refusal } from "../../cells/refusal";
import { memberMonths, pmpm } from "../../define/kinds";
import { defineRule, optional, table, terms, type Result } from "../../define/rule";
import { table4 } from "../../guide/2024-07/table4";
import { table5 } from "../../guide/2024-07/table5";
import { exact, type Decimal } from "../../numbers/exact";
import { fraction, nearest, NONE, times, toCents, type Fraction } from "../../numbers/fraction";
import type { PracticeType } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import { baselinesArgument, measuresArgument, practiceTypeArgument, scoresArgument } from "./arguments";
import { nextLevelOf, type NextLevel } from "./nextLevel";
import { linesOf, mostOf, partOf, refusalIn, reportsOf, totalsOf, type MeasureLine, type Part } from "./practice";
import { goldColumns, missingData, shareOfWhat, targetsToBeDetermined } from "./readings";

export const incentiveScorecard = defineRule({
  name: "INCENTIVE.SCORECARD",
  family: "Performance incentive",
  says: "One practice measure by measure: what it earned, what the next level asks and what it would pay.",
  cites: [table4, table5],
  readings: [goldColumns, targetsToBeDetermined, missingData, shareOfWhat],
  takes: {
    practiceType: practiceTypeArgument,
    measures: measuresArgument,
    baselines: baselinesArgument,
    scores: scoresArgument,
    maxPmpm: optional(pmpm, "Incentive per member per month at 100%, in dollars"),
    memberMonths: optional(memberMonths, "Member months of the period"),
    terms,
  },
  gives: table(
    "One row for each measure, then Redistribution, Ceiling and Total, so that every column foots; a row Rounding where cents need one",
    "Measure", "Status", "Baseline", "Score", "Earned share", "Maximum share", "Next level", "Score needed",
    "Share at next level", "PMPM", "Amount", "Amount at next level",
  ),
  examples: [
    {
      args: ["Pediatric", [["CIS"], ["IMA"], ["AMR"]], [[45], [26], [81]], [[62], [30], [91]], 4.5, 6000],
      gives: [
        ["CIS", "Attainment", 45, 62, 53 / 300, 0.27, "Gold", 70, 0.27, 0.795, 4770, 7290],
        ["IMA", "Improvement", 26, 30, 0.075, 0.18, "Threshold", 35, 0.11, 0.3375, 2025, 2970],
        ["AMR", "Gold Standard", 81, 91, 0.18, 0.18, null, null, 0.18, 0.81, 4860, 4860],
        ["DSF-E", "To be determined", null, null, 0, 0, null, null, 0, 0, 0, 0],
        ["TCOC", "To be determined", null, null, 0, 0, null, null, 0, 0, 0, 0],
        ["Redistribution", null, null, null, 0, 0, null, null, 0, 0, 0, 0],
        ["Ceiling", null, null, null, 0, 0, null, null, 0, 0, 0, 0],
        ["Total", null, null, null, 259 / 600, 0.63, null, null, 0.56, 1.9425, 11655, 15120],
      ],
      because: "$4.50 × 6,000 member months is $27,000 at 100%; the practice earned 43.17% of it.",
    },
  ],
  compute({ practiceType, measures, baselines, scores, maxPmpm, memberMonths, terms }) {
    const lines = linesOf(practiceType, reportsOf(measures, baselines, scores), terms);
    const money = { maxPmpm: maxPmpm === null ? null : exact(maxPmpm), memberMonths: memberMonths === null ? null : exact(memberMonths) };
    return scorecardRows(lines, practiceType, money, terms);
  },
});

interface Money {
  readonly maxPmpm: Decimal | null;
  readonly memberMonths: Decimal | null;
}

/** The four columns of shares that add up, for one line. */
interface Shares {
  readonly earned: Fraction;
  readonly most: Fraction;
  readonly atNext: Fraction;
}

const FOOTER = ["Redistribution", "Ceiling", "Total"] as const;

function scorecardRows(lines: readonly MeasureLine[], type: PracticeType, money: Money, terms: Terms): Result[][] {
  const nextLevels = lines.map((line) => nextLevelOf(line, type, terms));
  const bodies = lines.map((line, index) => lineOf(line, nextLevels[index] ?? null, type, money, terms));
  try {
    return [...bodies.map(({ row }) => row), ...footerRows(lines, bodies.map(({ shares }) => shares), nextLevels, type, money, terms)];
  } catch (refusal) {
    // The measures keep their answers; what adds them up carries the refusal.
    if (!(refusal instanceof Refusal)) throw refusal;
    const cells = [refusal, refusal, null, null, refusal, refusal, refusal, refusal];
    return [...bodies.map(({ row }) => row), ...FOOTER.map((title) => rowOf(title, [null, null, null], cells))];
  }
}

function footerRows(
  lines: readonly MeasureLine[],
  measures: readonly Shares[],
  nextLevels: readonly (NextLevel | null)[],
  type: PracticeType,
  money: Money,
  terms: Terms,
): Result[][] {
  const refused = refusalIn(lines);
  if (refused !== null) throw refused;
  const earned = totalsOf(lines.map((line) => partOf(line, type, terms)), terms);
  const most = totalsOf(lines.map((line) => mostOf(line, type, terms)), terms);
  const atNext = totalsOf(lines.map((line, index) => partAtNext(line, nextLevels[index] ?? null, type, terms)), terms);
  const footer = (title: string, pick: (totals: typeof earned) => Fraction): { row: Result[]; shares: Shares } => {
    const shares = { earned: pick(earned), most: pick(most), atNext: pick(atNext) };
    return { row: rowOf(title, [null, null, null], sharesAndMoney(shares, null, money)), shares };
  };
  const redistribution = footer(FOOTER[0], (totals) => totals.redistribution);
  const ceiling = footer(FOOTER[1], (totals) => totals.ceiling);
  const total = footer(FOOTER[2], (totals) => totals.total);
  const above = [...measures, redistribution.shares, ceiling.shares];
  return [redistribution.row, ceiling.row, ...roundingRow(above, total.shares, money), total.row];
}

function lineOf(line: MeasureLine, next: NextLevel | null, type: PracticeType, money: Money, terms: Terms): { row: Result[]; shares: Shares } {
  const { measure, baseline, score, assessment } = line;
  if (assessment instanceof Refusal) {
    const most = nearest(mostOf(line, type, terms).share);
    const cells: Result[] = [assessment, most, null, null, assessment, assessment, assessment, assessment];
    return { row: rowOf(measure.code, [assessment, asShown(baseline), asShown(score)], cells), shares: { earned: NONE, most: NONE, atNext: NONE } };
  }
  const shares = {
    earned: partOf(line, type, terms).share,
    most: mostOf(line, type, terms).share,
    atNext: partAtNext(line, next, type, terms).share,
  };
  return { row: rowOf(measure.code, [assessment.status, asShown(baseline), asShown(score)], sharesAndMoney(shares, next, money)), shares };
}

function partAtNext(line: MeasureLine, next: NextLevel | null, type: PracticeType, terms: Terms): Part {
  const now = partOf(line, type, terms);
  return next === null ? now : { ...now, share: next.share, earnable: true };
}

function rowOf(title: string, about: readonly Result[], cells: readonly Result[]): Result[] {
  return [title, ...about, ...cells];
}

/** As it stands in the cell. */
function asShown(cell: Cell): Result {
  return typeof cell === "number" || typeof cell === "string" || cell === null ? cell : echo(cell);
}

function sharesAndMoney({ earned, most, atNext }: Shares, next: NextLevel | null, money: Money): Result[] {
  const perMember = money.maxPmpm === null ? null : times(earned, fraction(money.maxPmpm));
  return [
    nearest(earned),
    nearest(most),
    next?.level ?? null,
    next?.score ?? null,
    nearest(atNext),
    perMember === null ? null : nearest(perMember),
    amountOf(earned, money)?.toNumber() ?? null,
    amountOf(atNext, money)?.toNumber() ?? null,
  ];
}

/** A payment line in cents; null without the maximum PMPM or the member months. */
function amountOf(share: Fraction, { maxPmpm, memberMonths }: Money): Decimal | null {
  if (maxPmpm === null || memberMonths === null) return null;
  return toCents(times(share, fraction(maxPmpm.times(memberMonths))));
}

/** What the rounded total differs from the sum of rounded lines; no row where they agree. */
function roundingRow(lines: readonly Shares[], total: Shares, money: Money): Result[][] {
  const difference = (pick: (shares: Shares) => Fraction): Decimal =>
    lines.reduce((left, shares) => left.minus(amountOf(pick(shares), money) ?? 0), amountOf(pick(total), money) ?? exact(0));
  const [amount, atNext] = [difference(({ earned }) => earned), difference((shares) => shares.atNext)];
  if (amount.isZero() && atNext.isZero()) return [];
  return [rowOf("Rounding", [null, null, null], [0, 0, null, null, 0, 0, amount.toNumber(), atNext.toNumber()])];
}
