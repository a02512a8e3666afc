import { orRefusal, Refusal, wrongInput } from "../../cells/refusal";
import { echo, type Cell } from "../../cells/cell";
import { identifier, measure, practiceType, score } from "../../define/kinds";
import { defineRule, list, table, terms, type Result, type Show } from "../../define/rule";
import type { PracticeType } from "../../guide/edition";
import type { Measure } from "../../terms/measures";
import type { Terms } from "../../terms/terms";
import { linesOf, refusalIn, reportsOf } from "./lines";
import { goldColumns, missingData, targetsToBeDetermined } from "./readings";
import { showMeasures, showTotal } from "./showTotal";
import { earnedTotal, isEarnable, mostTotal } from "./totals";

export const incentivePanel = defineRule({
  name: "INCENTIVE.PANEL",
  family: "Performance incentive",
  says: "The incentive of many practices from one long list: a row for each practice and measure in, a row for each practice out.",
  cites: [{ part: "attainment" }, { part: "methodology" }],
  readings: [goldColumns, targetsToBeDetermined, missingData],
  takes: {
    practices: list(identifier, "Practice of each row, as text or number"),
    practiceTypes: list(practiceType, "Mixed, Pediatric or Adult; the same in all rows of a practice"),
    measures: list(measure, ({ places }) => `Code of ${places.measureSet}`),
    baselines: list(score, "Score before the project, in points; blank where there is none"),
    scores: list(score, "Score of the period, in points; blank where there is no data"),
    terms,
  },
  gives: table(
    "One row for each practice, in the order in which they first appear",
    "Practice",
    "Practice type",
    "Share earned",
    "Share at most",
    "Measures scored",
    "Measures without data",
  ),
  examples: [
    {
      args: [
        [["Practice 01"], ["Practice 01"], ["Practice 02"]],
        [["Adult"], ["Adult"], ["Pediatric"]],
        [["CBP"], ["COL"], ["CIS"]],
        [[60], [52], [45]],
        [[66.5], [63], [null]],
      ],
      gives: [
        ["Practice 01", "Adult", 0.15, 0.82, 2, 5],
        ["Practice 02", "Pediatric", 0, 0.63, 0, 3],
      ],
      because:
        "With DSF-E and TCOC to be determined, 82% and 63% can be reached at most; those two count neither as scored nor as without data.",
    },
  ],
  compute({ practices, practiceTypes, measures, baselines, scores, terms }, showRow) {
    const most = new Map<string, number>();
    return [...practicesOf(practices, practiceTypes, measures, baselines, scores)].map(([name, practice], index) =>
      rowOf(name, practice, terms, most, showRow?.(index)),
    );
  },
});

interface Practice {
  readonly type: PracticeType;
  readonly measures: (Measure | null)[];
  readonly baselines: Cell[];
  readonly scores: Cell[];
}

/** The rows of each practice; a row that is blank throughout is skipped. */
function practicesOf(
  names: readonly (string | null)[],
  types: readonly (PracticeType | null)[],
  measures: readonly (Measure | null)[],
  baselines: readonly Cell[],
  scores: readonly Cell[],
): Map<string, Practice> {
  const practices = new Map<string, Practice>();
  names.forEach((name, index) => {
    const [type, measure, baseline, score] = [
      types[index] ?? null,
      measures[index] ?? null,
      baselines[index] ?? null,
      scores[index] ?? null,
    ];
    if (name === null && type === null && measure === null && baseline === null && score === null) return;
    if (name === null || type === null) {
      throw wrongInput(
        `${name === null ? "practices" : "practiceTypes"}, item ${index + 1}: a blank cell in a row that is not blank`,
      );
    }
    const practice = practices.get(name) ?? { type, measures: [], baselines: [], scores: [] };
    if (practice.type !== type) {
      throw wrongInput(
        `practiceTypes, item ${index + 1}: ${echo(name)} is ${type} here and ${practice.type} before; a practice has one type`,
      );
    }
    practice.measures.push(measure);
    practice.baselines.push(baseline);
    practice.scores.push(score);
    practices.set(name, practice);
  });
  return practices;
}

/** What cannot be computed carries its refusal alone. */
function rowOf(
  name: string,
  { type, measures, baselines, scores }: Practice,
  terms: Terms,
  mostBefore: Map<string, number>,
  show?: Show,
): Result[] {
  const named = (refusal: Refusal): Refusal =>
    refusal.passedOn ? refusal : new Refusal(refusal.code, `${echo(name)}: ${refusal.sentence}`);
  const refusedRow = (refusal: Refusal): Result[] => [name, type, ...Array.from({ length: 4 }, () => named(refusal))];
  const lines = orRefusal(() => linesOf(type, reportsOf(measures, baselines, scores), terms));
  if (lines instanceof Refusal) return refusedRow(lines);
  const refused = refusalIn(lines);
  if (refused !== null) return refusedRow(refused);

  const statuses = lines.flatMap(({ measure, assessment }) =>
    assessment instanceof Refusal || !measure.appliesTo.includes(type) ? [] : [assessment.status],
  );
  const without = statuses.filter((status) => status === "No data").length;
  const open = statuses.filter((status) => status === "To be determined").length;
  if (show !== undefined) showMeasures(lines, show);
  const shares = orRefusal(() => {
    // What can be earned at most depends on what has data only where that is redistributed.
    const key = [type, ...statuses.map((status) => String(isEarnable({ status }, terms)))].join();
    const most = mostBefore.get(key) ?? mostTotal(lines, type, terms).share;
    mostBefore.set(key, most);
    const total = earnedTotal(lines, type, terms);
    if (show !== undefined) showTotal(total, most, terms, show);
    return [total.share, most];
  });
  const cells = shares instanceof Refusal ? [named(shares), named(shares)] : shares;
  return [name, type, ...cells, statuses.length - without - open, without];
}
