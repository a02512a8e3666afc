import type { PracticeType } from "../../core/guide/edition";
import { FIRST_EDITION, measuresIn, Refusal } from "../../core/shared";
import { termsRange } from "../plan/termRows";
import type { TermsOrRefusal } from "../plan/useTerms";
import { parseReference } from "../formula/reference";
import type { Cell } from "../list/cells";
import { PLAN_TABLES, TABLE_NAMES, tablesFor, type PlanTable } from "../plan/planTables";
import { PLAN_SHEETS, planSheet, type MadeRow } from "../plan/planSheets";
import { counted, listed } from "../words";
import type { NewSheet, RowCells, WorkbookName } from "../port";
import { answerNamed } from "../resolve";
import { freeName } from "../freeName";
import type { PlanRow } from "./plansForm";
import { HEADINGS, rowOf, scenarioSheet, termsAt, type TableNames } from "./scenarioTable";

/** From the first form of the table of scenarios to the second: plans become tables of practices, and splits over them. */

interface Made {
  readonly sheets: readonly NewSheet[];
  /** What was made, and what was left out, each a sentence. */
  readonly told: readonly string[];
}

type Rows = readonly MadeRow[];

/**
 * @param typeOf what somebody says of a site whose plan has a mix of types; its row asks where nobody said it.
 * @param termsOf what stands at a place.
 * @param names of the workbook, in which nothing is overwritten.
 */
export function practicesOfPlans(
  plans: readonly PlanRow[],
  typeOf: (site: string) => PracticeType | null,
  termsOf: (place: string) => TermsOrRefusal,
  names: readonly WorkbookName[],
): Made {
  const unscored = new Set<string>();
  const made = plans.map((plan) => {
    const sites = plan.sites.map(({ name, decile, months }) => ({
      name,
      decile,
      months,
      type: plan.type ?? typeOf(name),
    }));
    const practices = sites.map(({ name, type, decile, months }): MadeRow => ({
      Practice: name,
      "Practice type": type,
      Track: plan.track === "" ? null : plan.track,
      "Member months": months,
      "Base PMPM": plan.base,
      "Capitated PMPM": plan.capitated,
      Decile: decile,
      "Clinical factor": plan.factor,
    }));
    const terms = termsOf(plan.terms);
    const scores = sites.flatMap(({ name, type }) => scoresOf(name, type, plan, terms, unscored));
    return { plan, rows: { practices, scores } };
  });
  // The plan that is on the table comes first: its tables are the workbook's own, where it has none.
  const first = made.find(({ plan }) => plan.scenario.isOffer) ?? made[0];
  const order = first === undefined ? [] : [first, ...made.filter((one) => one !== first)];
  const tables = { practices: new Tables("practices", names), scores: new Tables("scores", names) };
  const hasScores = tables.scores.hasOwn || made.some(({ rows }) => rows.scores.length > 0);
  for (const { rows } of order) {
    tables.practices.add(rows.practices);
    // One without scores would else take those of the plan.
    if (hasScores) tables.scores.add(rows.scores);
  }
  const left: string[] = [];
  const kept = made.flatMap(({ plan: { scenario, terms }, rows }): RowCells[] => {
    const { name, shares, setting, isOffer } = scenario;
    if (shares instanceof Refusal || setting instanceof Refusal || (terms !== "" && parseReference(terms) === null)) {
      left.push(name);
      return [];
    }
    const own: TableNames = {
      practices: tables.practices.cellFor(rows.practices),
      scores: hasScores ? tables.scores.cellFor(rows.scores) : "",
    };
    return [rowOf({ name, shares, setting, tables: own, terms: termsAt(terms) }, isOffer, HEADINGS)];
  });
  const sheets = PLAN_TABLES.flatMap((table) => tables[table].sheets());
  return {
    sheets: kept.length === 0 ? sheets : [...sheets, scenarioSheet(kept)],
    told: [
      `Made ${counted(kept.length, "scenario")} over ${counted(first?.rows.practices.length ?? 0, "practice")}.`,
      ...(left.length === 0
        ? []
        : [`Left out, because a share, the start, the basis or the place of the terms is wrong: ${listed(left)}.`]),
      ...(unscored.size === 0 ? [] : [`Without a score for what was expected: ${listed([...unscored])}.`]),
    ],
  };
}

/** What was expected of a site, measure by measure; a level is the score that reaches it. */
function scoresOf(
  site: string,
  type: PracticeType | null,
  { performance }: PlanRow,
  terms: TermsOrRefusal,
  unscored: Set<string>,
): MadeRow[] {
  return performance.flatMap(({ measure, baseline, expected }): MadeRow[] => {
    const types = measuresIn(FIRST_EDITION).find(({ code }) => code === measure)?.appliesTo ?? [];
    if ((type !== null && !types.includes(type)) || (baseline === null && expected === null)) return [];
    const reached = reachedBy(measure, baseline, expected, terms);
    if (reached instanceof Refusal) {
      unscored.add(`${site}, ${measure}`);
      return [];
    }
    return [{ Practice: site, Measure: measure, Baseline: reached.baseline, Score: reached.score }];
  });
}

/** What a plan could expect of a measure instead of a score. */
const LEVELS = ["Improvement", "Threshold", "Gold"] as const;

function reachedBy(
  measure: string,
  baseline: Cell,
  expected: Cell,
  terms: TermsOrRefusal,
): { readonly baseline: Cell; readonly score: Cell } | Refusal {
  const level = LEVELS.find((one) => typeof expected === "string" && one.toLowerCase() === expected.toLowerCase());
  if (level === undefined) return { baseline, score: expected };
  if (terms instanceof Refusal) return terms;
  const target = (of: string, from: Cell): Cell | Refusal =>
    answerNamed("INCENTIVE.TARGET", measure, of, from, termsRange(terms));
  // Improvement is from somewhere: without a baseline the minimum stands in.
  const from = level === "Improvement" && baseline === null ? target("Minimum", null) : baseline;
  if (from instanceof Refusal) return from;
  const score = target(level, from);
  return score instanceof Refusal ? score : { baseline: from, score };
}

/** Tables of one kind, each set of rows once, under names that the workbook does not have. */
class Tables {
  /** Whether the workbook has its own, which then stay the plan's. */
  readonly hasOwn: boolean;
  private readonly sets = new Map<string, { readonly rows: Rows; readonly name: string; readonly sheet: string }>();
  private readonly taken: { readonly name: string }[];

  constructor(
    private readonly table: PlanTable,
    names: readonly WorkbookName[],
  ) {
    this.hasOwn = tablesFor(table, names).length > 0;
    // Under this name it would be taken for the plan's.
    this.taken = [...names, ...(this.hasOwn ? [{ name: TABLE_NAMES[table] }] : [])];
  }

  add(rows: Rows): void {
    const key = JSON.stringify(rows);
    if (this.sets.has(key)) return;
    const name = freeName(TABLE_NAMES[this.table], "", this.taken);
    const sheet = freeName(PLAN_SHEETS[this.table], " ", this.taken);
    this.taken.push({ name }, { name: sheet });
    this.sets.set(key, { rows, name, sheet });
  }

  /** What a scenario's cell says of its rows: nothing of those that are the plan's. */
  cellFor(rows: Rows): string {
    const [own] = this.sets.values();
    const set = this.sets.get(JSON.stringify(rows));
    return set === undefined || (set === own && !this.hasOwn) ? "" : set.name;
  }

  sheets(): NewSheet[] {
    return [...this.sets.values()].map(({ rows, name, sheet }) =>
      planSheet(this.table, rows, "", { table: name, sheet }),
    );
  }
}
