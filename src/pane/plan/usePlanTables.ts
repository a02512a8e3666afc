import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Range } from "../../core/define/rule";
import { faultOf, type Fault } from "../fault";
import { oneAtATime } from "../oneAtATime";
import type { TableContent, WorkbookPort } from "../port";
import { toCore } from "../resolve";
import { chosenOf, PLAN_TABLES, tablesFor, type PlanTable } from "./planTables";

/** A table of the workbook as it was last read. */
export interface ReadTable extends TableContent {
  readonly name: string;
  /** As a function takes it, headings first. */
  readonly range: Range;
}

export interface PlanTables {
  readonly practices: ReadTable | null;
  readonly scores: ReadTable | null;
  /** The names of all tables that would do. */
  readonly found: Readonly<Record<PlanTable, readonly string[]>>;
}

/** Which of the two a person still has to choose, from several that would do. */
export function openChoices({ practices, scores, found }: PlanTables): PlanTable[] {
  return [
    ...(practices === null && found.practices.length > 0 ? (["practices"] as const) : []),
    ...(scores === null && found.scores.length > 0 ? (["scores"] as const) : []),
  ];
}

interface PlanTablesState {
  /** Null until they were read for the first time. */
  readonly tables: PlanTables | null;
  /** Why they could not be read anew. */
  readonly fault: Fault | null;
  readonly again: () => void;
  /** Says which of several is meant. */
  readonly choose: (table: PlanTable, name: string) => void;
}

/** The plan's two tables, found in the workbook and read anew with each of its changes. */
export function usePlanTables(port: WorkbookPort, changes: number, active: boolean): PlanTablesState {
  const [state, setState] = useState<Pick<PlanTablesState, "tables" | "fault">>({ tables: null, fault: null });
  const chosen = useRef<Readonly<Partial<Record<PlanTable, string>>>>({});
  const known = useRef<PlanTables>(null);

  const again = useMemo(
    () =>
      oneAtATime(async () => {
        try {
          const read = await readTables(port, chosen.current, known.current);
          known.current = read;
          // One that was the only one stays the one when another comes.
          for (const table of PLAN_TABLES) {
            const name = read[table]?.name;
            if (name !== undefined) chosen.current = { ...chosen.current, [table]: name };
          }
          // Mostly nothing is new, and then nothing is to be computed anew.
          setState((before) =>
            before.fault === null && before.tables !== null && isSame(before.tables, read)
              ? before
              : { tables: read, fault: null },
          );
        } catch (thrown) {
          setState({ tables: null, fault: faultOf(thrown) });
        }
      }),
    [port],
  );
  useEffect(() => {
    if (active) again();
  }, [again, changes, active]);
  const choose = useCallback(
    (table: PlanTable, name: string) => {
      chosen.current = { ...chosen.current, [table]: name };
      again();
    },
    [again],
  );
  return { ...state, again, choose };
}

function isSame(one: PlanTables, other: PlanTables): boolean {
  return (
    one.practices === other.practices &&
    one.scores === other.scores &&
    JSON.stringify(one.found) === JSON.stringify(other.found)
  );
}

async function readTables(
  port: WorkbookPort,
  chosen: Readonly<Partial<Record<PlanTable, string>>>,
  before: PlanTables | null,
): Promise<PlanTables> {
  const names = await port.names();
  const found = { practices: tablesFor("practices", names), scores: tablesFor("scores", names) };
  const read = async (table: PlanTable): Promise<ReadTable | null> => {
    const wanted = chosen[table];
    const name = wanted !== undefined && found[table].includes(wanted) ? wanted : chosenOf(table, found[table]);
    const content = name === null ? null : await port.table(name);
    return name === null || content === null ? null : kept(name, content, before?.[table] ?? null);
  };
  const [practices, scores] = await Promise.all([read("practices"), read("scores")]);
  return { practices, scores, found };
}

/** What did not change stays the same object, and nothing is computed anew of it. */
function kept(name: string, content: TableContent, before: ReadTable | null): ReadTable {
  const { address, headings, rows, formulas } = content;
  if (
    before?.name === name &&
    JSON.stringify([address, headings, rows, formulas]) ===
      JSON.stringify([before.address, before.headings, before.rows, before.formulas])
  )
    return before;
  return { name, address, headings, rows, formulas, range: [headings, ...rows.map((row) => row.map(toCore))] };
}
