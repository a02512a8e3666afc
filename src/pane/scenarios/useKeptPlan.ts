import type { Refusal } from "../../core/shared";
import { useCallback, useMemo } from "react";
import { usePlanTables, type LentTables, type PlanTables } from "../plan/usePlanTables";
import type { WorkbookPort } from "../port";
import { ownTablesIn, type Scenario } from "./scenarioTable";
import { anewTables, besides, pairOfRow, type AnewTables } from "./unnamedTables";
import { useOwnTables, type TablePair } from "./useOwnTables";
import { useScenarios, type Scenarios } from "./useScenarios";

const NO_SCENARIOS: readonly Scenario[] = [];
export const NO_TABLES: PlanTables = { practices: null, scores: null, found: { practices: [], scores: [] } };

interface KeptPlan {
  readonly scenarios: Scenarios;
  /** Its scenarios; none before they are read. */
  readonly rows: readonly Scenario[];
  /** What scenarios call their own tables. */
  readonly lent: LentTables;
  readonly found: ReturnType<typeof usePlanTables>;
  /** None before they are read. */
  readonly tables: PlanTables;
  readonly anew: AnewTables;
  /** The tables of which a scenario is paid; undefined while one is being read. */
  readonly pairIn: (scenario: Scenario) => TablePair | Refusal | undefined;
}

/** The plan as the workbook holds it: its two tables, its scenarios, and the tables that scenarios have for themselves. */
export function useKeptPlan(port: WorkbookPort, changes: number, active: boolean): KeptPlan {
  const scenarios = useScenarios(port, changes, active);
  const rows = scenarios.table?.list ?? NO_SCENARIOS;
  const lent = useMemo(() => ownTablesIn(rows), [rows]);
  // A table of a scenario is not taken for the plan's; where no scenario can be read, none is known to have any.
  const isKnown = scenarios.table !== null || scenarios.fault !== null;
  const found = usePlanTables(port, changes, active, isKnown ? lent : null);
  const tables = found.tables ?? NO_TABLES;
  const anew = useMemo(() => anewTables(tables, lent), [tables, lent]);
  const own = useOwnTables(besides(lent, tables, anew), port, changes, active);
  const pairIn = useCallback(({ tables: names }: Scenario) => pairOfRow(names, tables, anew, own), [tables, anew, own]);
  return { scenarios, rows, lent, found, tables, anew, pairIn };
}
