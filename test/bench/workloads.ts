import type { HostMatrix } from "../../src/harness/host";
import type { Decimal } from "../../src/core/numbers/exact";
import { decimals } from "../../src/core/numbers/carriers";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { PRACTICE_TYPES } from "../../src/core/guide/edition";
import { measuresIn, paidMeasuresIn, type Measure } from "../../src/core/terms/measures";
import { targets, shares, type Parameter } from "../../src/core/terms/parameters";
import { PUBLISHED } from "../../src/core/terms/terms";
import { prepareSchedule, type PreparedSchedule } from "../../src/core/rules/incentive/schedule";
import { unitsOf } from "../../src/core/rules/incentive/units";
import { judge } from "../../src/core/rules/incentive/judge";

/** Columns as a host hands them over. */
export interface Columns {
  readonly practiceTypes: HostMatrix;
  readonly measures: HostMatrix;
  readonly baselines: HostMatrix;
  readonly scores: HostMatrix;
}

/** The same numbers in every run. */
function generator(): () => number {
  let state = 20_240_701;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const publishedNumber = (parameter: Parameter<Decimal> | undefined): number =>
  (parameter === undefined ? null : PUBLISHED.value(parameter))?.toNumber() ?? 0;

const determined = measuresIn(FIRST_EDITION).filter((measure) => publishedNumber(targets(measure)?.gold) !== 0);

/** A score around a measure's targets, to one decimal but for the part that is fine. */
function scoreNear(measure: Measure | undefined, random: () => number, fine: number): number {
  const levels = measure === undefined ? undefined : targets(measure);
  const [low, high] = [publishedNumber(levels?.minimum) || 50, publishedNumber(levels?.gold) || 70];
  const score = low + (high - low) * (random() * 1.4 - 0.2);
  return random() < fine ? score : Math.round(score * 10) / 10;
}

/** Practices, types, measures, baselines and scores: every measure of each mixed practice, or those asked for. */
export function panelColumns(practices: number, measures = paidMeasuresIn(FIRST_EDITION)): HostMatrix[] {
  const random = generator();
  const columns: HostMatrix[] = [[], [], [], [], []];
  for (let practice = 0; practice < practices; practice += 1) {
    for (const measure of measures) {
      const cells = [
        `Practice ${String(practice)}`,
        "Mixed",
        measure.code,
        scoreNear(measure, random, 0),
        scoreNear(measure, random, 0),
      ];
      columns.forEach((column, index) => column.push([cells[index] ?? null]));
    }
  }
  return JSON.parse(JSON.stringify(columns)) as HostMatrix[];
}

/** Scores around each measure's targets, to one decimal but for `fine` of the rows. */
export function incentiveColumns(rows: number, fine: number): Columns {
  const random = generator();
  const columns: [HostMatrix, HostMatrix, HostMatrix, HostMatrix] = [[], [], [], []];
  for (let row = 0; row < rows; row += 1) {
    const type = PRACTICE_TYPES[Math.floor(random() * PRACTICE_TYPES.length)] ?? "Mixed";
    const measure = determined[Math.floor(random() * determined.length)];
    const near = (): number => scoreNear(measure, random, fine);
    const cells = [type, measure?.code ?? "", near(), near()];
    columns.forEach((column, index) => column.push([cells[index] ?? null]));
  }
  // As a message brings them, so that both sides read the same kind of array.
  const [practiceTypes, measures, baselines, scores] = JSON.parse(JSON.stringify(columns)) as [
    HostMatrix,
    HostMatrix,
    HostMatrix,
    HostMatrix,
  ];
  return { practiceTypes, measures, baselines, scores };
}

/** Practices of a plan, their scores, and the same scores as the columns of INCENTIVE.PANEL. */
export interface PlanTables {
  readonly practices: HostMatrix;
  readonly scores: HostMatrix;
  readonly columns: readonly HostMatrix[];
}

export function planTables(practices: number, scored = 10): PlanTables {
  const random = generator();
  const columns = panelColumns(practices, paidMeasuresIn(FIRST_EDITION).slice(0, scored));
  const [names = [], , measures = [], baselines = [], scores = []] = columns;
  const cents = (low: number, high: number): number => Math.round(100 * (low + (high - low) * random())) / 100;
  const rows = Array.from({ length: practices }, (_, index) => {
    const base = cents(25, 40);
    const track = ["A", "B", "C"][index % 3] ?? "A";
    const capitated = track === "A" ? null : cents(10, 25);
    return [`Practice ${index}`, "Mixed", Math.round(500 + 9000 * random()), base, track, capitated, 1 + (index % 10)];
  });
  const tables = {
    practices: [
      ["Practice", "Practice type", "Member months", "Base PMPM", "Track", "Capitated PMPM", "Decile"],
      ...rows,
    ],
    scores: [
      ["Practice", "Measure", "Baseline", "Score"],
      ...names.map((name, row) =>
        [name, measures[row], baselines[row], scores[row]].map((cells) => cells?.[0] ?? null),
      ),
    ],
  };
  return { ...(JSON.parse(JSON.stringify(tables)) as Omit<PlanTables, "columns">), columns };
}

const plainParameters = new Map<
  string,
  Record<"minimum" | "threshold" | "gold" | "improvement" | "atThreshold" | "atGold", number>
>(
  PRACTICE_TYPES.flatMap((type) =>
    determined.map((measure) => {
      const levels = targets(measure);
      const paid = shares(measure, type);
      const [minimum = 0, threshold = 0, gold = 0] = [levels?.minimum, levels?.threshold, levels?.gold].map(
        publishedNumber,
      );
      const [improvement = 0, atThreshold = 0, atGold = 0] = [paid?.improvement, paid?.threshold, paid?.gold].map(
        publishedNumber,
      );
      return [`${type}|${measure.code}`, { minimum, threshold, gold, improvement, atThreshold, atGold }] as const;
    }),
  ),
);

/** The cell of a column; text and numbers only, by construction. */
function at(column: HostMatrix, row: number): string | number {
  const cell = column[row]?.[0];
  return typeof cell === "string" || typeof cell === "number" ? cell : "";
}

/** What a person would write first: doubles, wrong on exact edges, and no check of any input. */
export function plainIncentive({ practiceTypes, measures, baselines, scores }: Columns): HostMatrix {
  const answer: HostMatrix = [];
  for (let row = 0; row < scores.length; row += 1) {
    const parameters = plainParameters.get(`${at(practiceTypes, row)}|${at(measures, row)}`);
    const { minimum = 0, threshold = 0, gold = 0, improvement = 0, atThreshold = 0, atGold = 0 } = parameters ?? {};
    const sign = gold < threshold ? -1 : 1;
    const score = Number(at(scores, row)) * sign;
    const baseline = Number(at(baselines, row)) * sign;
    let share = 0;
    if (score >= gold * sign) share = atGold;
    else if (score >= threshold * sign) {
      share = atThreshold + ((atGold - atThreshold) * (score - threshold * sign)) / ((gold - threshold) * sign);
    } else if (score >= minimum * sign && score - baseline >= 0.1 * (gold * sign - baseline)) share = improvement;
    answer.push([share]);
  }
  return answer;
}

const schedules = new Map<string, PreparedSchedule | null>(
  PRACTICE_TYPES.flatMap((type) =>
    determined.map((measure) => [`${type}|${measure.code}`, prepareSchedule(measure, type, PUBLISHED)] as const),
  ),
);

/** Every row on the carrier that defines the answer. */
export function measureOnDecimals({ practiceTypes, measures, baselines, scores }: Columns): number[] {
  return scores.map((_, index) => {
    const schedule = schedules.get(`${at(practiceTypes, index)}|${at(measures, index)}`) ?? null;
    if (schedule === null) return 0;
    const [baseline, score] = [
      unitsOf(schedule.exactly, Number(at(baselines, index))),
      unitsOf(schedule.exactly, Number(at(scores, index))),
    ];
    return judge(schedule.exactly, baseline, score ?? decimals.zero).share;
  });
}

/** Codes as claims repeat them: a few thousand different ones. */
export function claimCodes(rows: number): HostMatrix {
  const random = generator();
  return Array.from({ length: rows }, () => {
    const often = random() < 0.8;
    const code = often ? 99_200 + Math.floor(random() * 300) : 100 + Math.floor(random() * 5000) * 19;
    return [String(code).padStart(5, "0")];
  });
}

/** Dollars and cents, one line in twenty a reversal. */
export function claimAmounts(rows: number): HostMatrix {
  const random = generator();
  return Array.from({ length: rows }, () => [(random() < 0.05 ? -1 : 1) * (Math.round(random() * 30_000) / 100)]);
}

/** Lines and dollars by code, in doubles, without looking any code up. */
export function plainSplit(
  codes: HostMatrix,
  amounts: HostMatrix,
): Map<string | number, { lines: number; amount: number }> {
  const groups = new Map<string | number, { lines: number; amount: number }>();
  for (let line = 0; line < codes.length; line += 1) {
    const code = at(codes, line);
    const group = groups.get(code) ?? { lines: 0, amount: 0 };
    group.lines += 1;
    group.amount += Number(at(amounts, line));
    groups.set(code, group);
  }
  return groups;
}
