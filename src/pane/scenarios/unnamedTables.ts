import type { Refusal } from "../../core/shared";
import { PLAN_TABLES, takenAnew, wholeOf, type PlanTable } from "../plan/planTables";
import type { LentTables, PlanTables } from "../plan/usePlanTables";
import type { TableNames } from "./scenarioTable";
import { pairOf, type OwnTables, type TablePair } from "./useOwnTables";

/**
 * The tables of a scenario whose cells name none: those that a workbook which is opened anew takes by itself, so that
 * what was kept does not follow a choice.
 */

/** What is taken by itself: none where there is none, undefined where a person has to say. */
export type AnewTables = Readonly<Record<PlanTable, string | null | undefined>>;

export function anewTables({ found }: PlanTables, lent: LentTables): AnewTables {
  return {
    practices: takenAnew("practices", found.practices, lent.practices),
    scores: takenAnew("scores", found.scores, lent.scores),
  };
}

/** Tables that are not at hand and have to be read beside those which are. */
export function besides(lent: LentTables, plan: TablePair, anew: AnewTables): LentTables {
  const of = (table: PlanTable): readonly string[] => [...lent[table], ...[unlike(table, plan, anew)].filter(Boolean)];
  return { practices: of("practices"), scores: of("scores") };
}

/** "" where the plan's own is the one. */
function unlike(table: PlanTable, plan: TablePair, anew: AnewTables): string {
  const name = anew[table] ?? "";
  return name === plan[table]?.name ? "" : name;
}

/** The tables of which a scenario is paid. */
export function pairOfRow(
  names: TableNames,
  plan: TablePair,
  anew: AnewTables,
  own: OwnTables,
): TablePair | Refusal | undefined {
  return pairOf(
    {
      practices: names.practices || unlike("practices", plan, anew),
      scores: names.scores || unlike("scores", plan, anew),
    },
    { ...plan, scores: anew.scores === null ? null : plan.scores },
    own,
  );
}

/** What a scenario of the tables at hand has in its cells. */
export function namesToKeep(names: TableNames, atHand: TablePair, anew: AnewTables): TableNames {
  const of = (table: PlanTable): string => {
    const name = atHand[table]?.name;
    if (names[table] !== "" || name === undefined || name === anew[table]) return names[table];
    // Not as a name by itself, which would make it the scenario's own and no longer the plan's.
    return wholeOf(name);
  };
  return { practices: of("practices"), scores: of("scores") };
}

/** How a scenario's tables are told: those that it names, and those that are not the ones at hand. */
export function toldTables(
  names: TableNames,
  paid: TablePair | null,
  atHand: TablePair,
  anew: AnewTables,
): readonly string[] {
  return PLAN_TABLES.flatMap((table) => {
    if (names[table] !== "") return [names[table]];
    if (paid === null) return [];
    const name = paid[table]?.name;
    if (name !== undefined && anew[table] === undefined) return [`${name}, which its row does not name`];
    return name === atHand[table]?.name ? [] : [name ?? `no ${table}`];
  });
}
