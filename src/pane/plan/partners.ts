import type { Columns, Range, Records } from "../../core/define/rule";
import { Refusal } from "../../core/shared";
import type { PlanRanges } from "./payments";
import { recordsIn, type PlanTable } from "./planTables";

/** Names that stand in one of the two tables and not in the other, each once. */
export interface Partnerless {
  /** Practices without a row of scores: their Expected share holds. */
  readonly practices: readonly string[];
  /** Names of scores that no practice has: their rows count for nobody. */
  readonly scores: readonly string[];
}

/** None where there are no scores at all. */
export function partnerless({ practices, scores }: PlanRanges): Partnerless {
  if (scores === null) return { practices: [], scores: [] };
  const [here, there] = [namesIn("practices", practices), namesIn("scores", scores)];
  return {
    practices: [...here].filter((name) => !there.has(name)),
    scores: [...there].filter((name) => !here.has(name)),
  };
}

/** How many scores each practice has, by its name. */
export function scoreCounts({ scores }: PlanRanges): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const cells = scores === null ? {} : cellsIn("scores", scores);
  cells.practice?.forEach((name, index) => {
    if (typeof name === "string" && (cells.score?.[index] ?? null) !== null)
      counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  return counts;
}

function namesIn(table: PlanTable, range: Range): ReadonlySet<string> {
  return new Set(cellsIn(table, range).practice?.filter((name) => typeof name === "string"));
}

/** None where the table cannot be read, which the figures say. */
function cellsIn(table: PlanTable, range: Range): Partial<Records<Columns>["cells"]> {
  try {
    return recordsIn(table, range).cells;
  } catch (refusal) {
    if (refusal instanceof Refusal) return {};
    throw refusal;
  }
}
