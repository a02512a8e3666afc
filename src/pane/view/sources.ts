import { noAnswer, Refusal } from "../../core/shared";
import { startIn } from "../plan/termRows";
import type { TermsOrRefusal } from "../plan/useTerms";
import type { WorkbookName } from "../port";
import type { Scenario, ScenarioTable } from "../scenarios/scenarioTable";
import type { TablePair } from "../scenarios/useOwnTables";
import { scenarioNamed } from "../scenarios/useScenarios";

/** Whose terms and whose tables hold for the split at hand. */

/** The name that terms always have in what is ours. */
export const TERMS = "terms";

/** The day on which the project starts by terms that say so. */
export function startOf(terms: TermsOrRefusal | undefined): string | null {
  return terms === undefined || terms instanceof Refusal ? null : startIn(terms);
}

/** Never other tables: where the scenario is gone, there are none. */
export function pairOfOwner(
  table: ScenarioTable | null,
  name: string,
  pairOfRow: (row: Scenario) => TablePair | Refusal | undefined,
): TablePair | Refusal | undefined {
  if (table === null) return undefined;
  const row = scenarioNamed(table, name);
  return row === undefined
    ? noAnswer(`The scenario “${name}”, whose tables these are, is no longer in the sheet. Choose tables under Split`)
    : pairOfRow(row);
}

export interface Lender {
  readonly row: Scenario | null;
  readonly terms: TermsOrRefusal | undefined;
}

/** Never another row's terms: where its own is gone, there are none. */
export function findLender(table: ScenarioTable | null, name: string): Lender {
  if (table === null) return { row: null, terms: undefined };
  const row = scenarioNamed(table, name) ?? null;
  return {
    row,
    terms:
      row?.terms ??
      noAnswer(`The scenario “${name}”, whose terms these are, is no longer in the sheet. Choose terms under Split`),
  };
}

/** Names, of which nobody knows what they stand for, and tables that have the columns of terms. */
export function placesOfTerms(names: readonly WorkbookName[]): string[] {
  const known = new Set(names.map(({ reference }) => reference.toLowerCase()));
  return names
    .filter(
      ({ kind, reference }) =>
        !reference.includes("[") &&
        (kind !== "table" ||
          reference.toLowerCase() === TERMS ||
          ["parameter", "value"].every((title) => known.has(`${reference.toLowerCase()}[${title}]`))),
    )
    .map(({ reference }) => reference);
}
