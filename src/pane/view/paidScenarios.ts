import { noAnswer, Refusal } from "../../core/shared";
import type { TermsRow } from "../../core/terms/rows";
import { paymentsOf, type Payments, type PlanRanges, type PracticeLine } from "../plan/payments";
import { liveTerms } from "../plan/setting";
import { periodsIn, type Periods, type Span } from "../plan/spans";
import type { Scenario } from "../scenarios/scenarioTable";
import { rangesOf, type TablePair } from "../scenarios/useOwnTables";

/** What a scenario pays, or why it pays nothing that can be told. */
export interface PaidScenario {
  readonly scenario: Scenario;
  /** Of which it is paid; null where they cannot be read. */
  readonly ranges: PlanRanges | null;
  /** The same as the workbook has them. */
  readonly tables: TablePair | null;
  readonly payments: Payments | Refusal;
  /** Of the span that is looked at, under its own terms. */
  readonly periods: Periods | Refusal;
}

const READING = noAnswer("Reading its tables …");

/** What a scenario pays a period, and the terms by which it does. */
type PaidPeriod = Omit<PaidScenario, "periods"> & { readonly terms: readonly TermsRow[] | Refusal };

/** One call for each, of the tables that are its. */
export function paidScenarios(
  list: readonly Scenario[],
  pairOfRow: (scenario: Scenario) => TablePair | Refusal | undefined,
): PaidPeriod[] {
  return list.map((scenario) => {
    const { shares, terms, setting } = scenario;
    if (terms instanceof Refusal) return { scenario, ranges: null, tables: null, payments: terms, terms };
    if (setting instanceof Refusal) return { scenario, ranges: null, tables: null, payments: setting, terms: setting };
    const live = liveTerms(terms, setting);
    const pair = pairOfRow(scenario);
    const tables = pair === undefined || pair instanceof Refusal ? null : pair;
    const ranges = tables === null ? null : rangesOf(tables);
    const payments =
      pair instanceof Refusal
        ? pair
        : ranges === null
          ? READING
          : shares instanceof Refusal
            ? shares
            : paymentsOf(ranges, shares, live);
    return { scenario, ranges, tables, payments, terms: live };
  });
}

/** The same over a span: it is paid no other way because somebody looks at a year. */
export function overSpan(paid: readonly PaidPeriod[], span: Span): PaidScenario[] {
  return paid.map(({ terms, ...one }) => ({
    ...one,
    periods: terms instanceof Refusal ? terms : periodsIn(span, terms),
  }));
}

const linesByName = new WeakMap<Payments, ReadonlyMap<string, PracticeLine>>();

/** The line of a practice by its name, which is all that two tables have in common. */
export function lineNamed(payments: Payments, name: string): PracticeLine | undefined {
  // Asked for each practice of another one, and the first of a name that stands twice is meant.
  const lines =
    linesByName.get(payments) ?? new Map([...payments.practices].reverse().map((line) => [line.name, line]));
  linesByName.set(payments, lines);
  return lines.get(name);
}
