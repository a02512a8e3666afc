import { Refusal } from "../../cells/refusal";
import { memberMonths, pmpm } from "../../define/kinds";
import { defineRule, optional, table, terms, type Result, type Show, type ShowRow } from "../../define/rule";
import { exact } from "../../numbers/exact";
import { nearest, type Fraction } from "../../numbers/fraction";
import type { PracticeType } from "../../guide/edition";
import type { Measure } from "../../terms/measures";
import { shares as shareParameters } from "../../terms/parameters";
import type { Terms } from "../../terms/terms";
import { baselinesArgument, measuresArgument, practiceTypeArgument, scoresArgument } from "./arguments";
import type { Assessment } from "./assess";
import { nextLevelOf, type NextLevel } from "./nextLevel";
import { asShown, assessedLines, linesOf, reportsOfLists, type AssessedLine } from "./lines";
import { weightedSource } from "./provenance";
import { goldColumns, missingData, shareOfWhat, targetsToBeDetermined } from "./readings";
import { roundingCells, sharesAndMoney, type Money, type LineShares } from "./scorecardMoney";
import { showCeiling, showRedistribution } from "./showTotal";
import { mostOf, partOf, totalOf, type MeasurePart, type Steps } from "./totals";

export const incentiveScorecard = defineRule({
  name: "INCENTIVE.SCORECARD",
  family: "Performance incentive",
  says: "One practice measure by measure: what it earned, what the next level asks and what it would pay.",
  cites: [{ part: "improvement" }, { part: "attainment" }],
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
    "Measure",
    "Status",
    "Baseline",
    "Score",
    "Earned share",
    "Maximum share",
    "Next level",
    "Score needed",
    "Share at next level",
    "PMPM",
    "Amount",
    "Amount at next level",
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
  compute({ practiceType, measures, baselines, scores, maxPmpm, memberMonths, terms }, showRow) {
    const lines = assessedLines(linesOf(practiceType, reportsOfLists(measures, baselines, scores), terms, showRow));
    const money = {
      maxPmpm: maxPmpm === null ? null : exact(maxPmpm),
      memberMonths: memberMonths === null ? null : exact(memberMonths),
    };
    return scorecardRows(lines, { type: practiceType, money, terms, showRow });
  },
});

/** What all rows of one scorecard share. */
interface Context {
  readonly type: PracticeType;
  readonly money: Money;
  readonly terms: Terms;
  readonly showRow: ShowRow | undefined;
}

/** One measure: its row, and what the rows below add up. */
interface Body {
  readonly row: Result[];
  readonly shares: LineShares;
  readonly next: NextLevel | null;
}

const FOOTER = ["Redistribution", "Ceiling", "Total"] as const;

function scorecardRows(lines: readonly AssessedLine[], context: Context): Result[][] {
  const bodies = lines.map((line, index) => bodyOf(line, context, context.showRow?.(index)));
  try {
    return [...bodies.map(({ row }) => row), ...footerRows(lines, bodies, context)];
  } catch (refusal) {
    // The measures keep their answers; what adds them up carries the refusal.
    if (!(refusal instanceof Refusal)) throw refusal;
    const cells = [refusal, refusal, null, null, refusal, refusal, refusal, refusal];
    return [...bodies.map(({ row }) => row), ...FOOTER.map((title) => rowOf(title, [null, null, null], cells))];
  }
}

function footerRows(
  lines: readonly AssessedLine[],
  bodies: readonly Body[],
  { type, money, terms, showRow }: Context,
): Result[][] {
  const columnOf = (part: (line: AssessedLine, index: number) => MeasurePart): Steps =>
    totalOf(lines.map(part), type, terms).steps();
  const earned = columnOf((line) => partOf(line, terms));
  const most = columnOf((line) => mostOf(line, type, terms));
  const atNext = columnOf((line, index) => partAtNext(line, bodies[index]?.next ?? null, terms));
  const sharesOf = (pick: (steps: Steps) => Fraction): LineShares => ({
    earned: pick(earned),
    most: pick(most),
    atNext: pick(atNext),
  });
  const redistribution = sharesOf((steps) => steps.redistribution);
  const ceiling = sharesOf((steps) => steps.ceiling);
  const total = sharesOf((steps) => steps.total);

  const below = (rows: number): Show | undefined => showRow?.(lines.length + rows);
  const footer = (title: (typeof FOOTER)[number], shares: LineShares, show?: Show): Result[] => {
    if (show !== undefined)
      showTotals(
        title,
        [
          ["Earned share", earned],
          ["Maximum share", most],
          ["Share at next level", atNext],
        ],
        terms,
        show,
      );
    return rowOf(title, [null, null, null], sharesAndMoney(shares, null, money, show));
  };
  const rounding = roundingCells(
    [...bodies.map(({ shares }) => shares), redistribution, ceiling],
    total,
    money,
    below(2),
  );
  return [
    footer("Redistribution", redistribution, below(0)),
    footer("Ceiling", ceiling, below(1)),
    ...(rounding === null ? [] : [rowOf("Rounding", [null, null, null], rounding)]),
    footer("Total", total, below(rounding === null ? 2 : 3)),
  ];
}

/** From the sum of the measures as far as the row goes, column by column. */
function showTotals(
  title: (typeof FOOTER)[number],
  columns: readonly (readonly [column: string, steps: Steps])[],
  terms: Terms,
  show: Show,
): void {
  const named =
    (column: string): Show =>
    (step, value, source) => {
      show(`${column}: ${step.charAt(0).toLowerCase()}${step.slice(1)}`, value, source);
    };
  for (const [column, steps] of columns) {
    const showStep = named(column);
    showStep("sum of the measures", nearest(steps.sum), "Rows of the measures");
    showRedistribution(steps, terms, showStep);
    if (title === "Redistribution") continue;
    showCeiling(steps, terms, showStep);
    if (title === "Total") showStep("total", nearest(steps.total), "Sum + redistribution + ceiling");
  }
}

function bodyOf(line: AssessedLine, { type, money, terms }: Context, show?: Show): Body {
  const { measure, baseline, score, assessment } = line;
  const most = mostOf(line, type, terms).share;
  const earned = partOf(line, terms).share;
  show?.("Status", assessment.status, "As INCENTIVE.STATUS");
  show?.("Earned share", nearest(earned), "As INCENTIVE");
  show?.("Maximum share", nearest(most), mostSource(measure, assessment, type, terms));
  const next = nextLevelOf(line, type, terms, show);
  if (next === null) show?.("Share at next level", nearest(earned), "No level pays more: as earned");
  const shares = { earned, most, atNext: partAtNext(line, next, terms).share };
  return {
    row: rowOf(
      measure.code,
      [assessment.status, asShown(baseline), asShown(score)],
      sharesAndMoney(shares, next, money, show),
    ),
    shares,
    next,
  };
}

/** Where it comes from that a measure can earn so much: its gold share, or what leaves it nothing. */
function mostSource(measure: Measure, assessment: Assessment, type: PracticeType, terms: Terms): string {
  const gold = shareParameters(measure, type)?.gold;
  if (gold === undefined) return terms.cite({ part: "improvement" });
  if (assessment.status === "To be determined") return terms.source("tbd");
  const missing = assessment.status === "No data" && terms.value("missing") === "redistribute";
  return missing ? terms.source("missing") : weightedSource(gold, terms);
}

function partAtNext(line: AssessedLine, next: NextLevel | null, terms: Terms): MeasurePart {
  const now = partOf(line, terms);
  return next === null ? now : { ...now, share: next.share, scored: true };
}

function rowOf(title: string, about: readonly Result[], cells: readonly Result[]): Result[] {
  return [title, ...about, ...cells];
}
