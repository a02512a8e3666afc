import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Range } from "../../core/define/rule";
import { faultOf, type Fault } from "../fault";
import { oneAtATime } from "../oneAtATime";
import type { TableContent, WorkbookName, WorkbookPort } from "../port";
import { toCore } from "../resolve";
import { choicesOf, chosenOf, notLent, PLAN_TABLES, tablesFor, wholeOf, type PlanTable } from "./planTables";

/** A table of the workbook as it was last read. */
export interface ReadTable extends TableContent {
  readonly name: string;
  /** As a formula names all of it, headings included. */
  readonly reference: string;
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
export function openChoices({ found, ...read }: PlanTables, lent: LentTables): PlanTable[] {
  return PLAN_TABLES.filter((table) => read[table] === null && choicesOf(table, found[table], lent[table]).length > 0);
}

const UNREAD = { tables: null, names: null, fault: null } as const;
/** What scenarios call their own tables. */
export type LentTables = Readonly<Record<PlanTable, readonly string[]>>;

type Names = Readonly<Partial<Record<PlanTable, string>>>;

interface PlanTablesState {
  /** Null until they were read for the first time. */
  readonly tables: PlanTables | null;
  /** What the workbook has names for, of which its tables were found; null until they are known. */
  readonly names: readonly WorkbookName[] | null;
  /** Why they could not be read anew. */
  readonly fault: Fault | null;
  readonly again: () => void;
  /** Says which of several is meant. */
  readonly choose: (table: PlanTable, name: string) => void;
}

/**
 * The plan's two tables, found in the workbook and read anew with each of its changes.
 * @param lent null before it is known: nothing is read until then.
 */
export function usePlanTables(
  port: WorkbookPort,
  changes: number,
  active: boolean,
  lent: LentTables | null,
): PlanTablesState {
  const [state, setState] = useState<Pick<PlanTablesState, "tables" | "names" | "fault">>(UNREAD);
  const chosen = useRef<Names>({});
  const stays = useRef<Names>({});
  const known = useRef<PlanTables>(null);
  const lentNow = useRef<LentTables>({ practices: [], scores: [] });
  const lentText = lent === null ? null : JSON.stringify(lent);

  const again = useMemo(
    () =>
      oneAtATime(async () => {
        try {
          // No workbook tells of a new name or of a table that was only renamed: they are asked for each time.
          const names = (await port.names()).filter(({ kind }) => kind !== "sheet");
          const read = await readTables(port, names, chosen.current, stays.current, lentNow.current, known.current);
          known.current = read;
          // One that was the only one stays the one when another comes.
          for (const table of PLAN_TABLES) {
            const name = read[table]?.name;
            if (name !== undefined) stays.current = { ...stays.current, [table]: name };
          }
          // Mostly nothing is new, and then nothing is to be computed anew.
          setState((before) => {
            const isKnown = JSON.stringify(before.names) === JSON.stringify(names);
            return isKnown && before.fault === null && before.tables !== null && isSame(before.tables, read)
              ? before
              : { tables: read, names: isKnown ? before.names : names, fault: null };
          });
        } catch (thrown) {
          setState({ ...UNREAD, fault: faultOf(thrown) });
        }
      }),
    [port],
  );
  useEffect(() => {
    if (!active || lentText === null) return;
    lentNow.current = JSON.parse(lentText) as LentTables;
    again();
  }, [again, changes, active, lentText]);
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
  names: readonly WorkbookName[],
  chosen: Names,
  stays: Names,
  lent: LentTables,
  before: PlanTables | null,
): Promise<PlanTables> {
  const found = { practices: tablesFor("practices", names), scores: tablesFor("scores", names) };
  const read = async (table: PlanTable): Promise<ReadTable | null> => {
    const [last] = notLent(
      found[table].filter((one) => one === stays[table]),
      lent[table],
    );
    const wanted = found[table].find((one) => one === chosen[table]) ?? last;
    const name = wanted ?? chosenOf(table, found[table], lent[table]);
    const content = name === null ? null : await port.table(name);
    return name === null || content === null ? null : kept(name, wholeOf(name), content, before?.[table] ?? null);
  };
  const [practices, scores] = await Promise.all([read("practices"), read("scores")]);
  return { practices, scores, found };
}

/** What did not change stays the same object, and nothing is computed anew of it. */
export function kept(name: string, reference: string, content: TableContent, before: ReadTable | null): ReadTable {
  const { address, headings, rows, formulas } = content;
  if (
    before?.reference === reference &&
    JSON.stringify([address, headings, rows, formulas]) ===
      JSON.stringify([before.address, before.headings, before.rows, before.formulas])
  )
    return before;
  return {
    name,
    reference,
    address,
    headings,
    rows,
    formulas,
    range: [headings, ...rows.map((row) => row.map(toCore))],
  };
}
