import { useEffect, useMemo, useRef, useState } from "react";
import { faultOf, type Fault } from "../fault";
import { oneAtATime } from "../oneAtATime";
import { painted } from "../painted";
import { PortFault, type RowChange, type WorkbookPort } from "../port";
import {
  isOfPlans,
  markOf,
  rowOf,
  SCENARIOS_SHEET,
  SCENARIOS_TABLE,
  scenarioSheet,
  tableOf,
  type KeptSplit,
  type Scenario,
  type ScenarioTable,
} from "./scenarioTable";

/** Why something was not done; null where it was. */
type Done = Promise<Fault | null>;

export interface Scenarios {
  /** Null until it was read for the first time; without rows where the workbook has none. */
  readonly table: ScenarioTable | null;
  /** Whether the table of that name holds plans that were described in the pane. */
  readonly isOfPlans: boolean;
  readonly fault: Fault | null;
  readonly again: () => void;
  /** A new row, or the one that the person saw anew. */
  readonly keep: (split: KeptSplit, seen: Scenario | undefined) => Done;
  /** Null for no last offer at all. */
  readonly pin: (scenario: Scenario | null) => Done;
  readonly remove: (scenario: Scenario) => Done;
}

const NOTHING: ScenarioTable = { headings: [], rows: 0, list: [], lacking: [] };

interface Read {
  readonly table: ScenarioTable;
  /** Whether the workbook has it. */
  readonly isThere: boolean;
  readonly isOfPlans: boolean;
}

/** The scenarios of the workbook, read anew with each of its changes: the sheet alone holds them. */
export function useScenarios(port: WorkbookPort, changes: number, active: boolean): Scenarios {
  const [state, setState] = useState<{ readonly read: Read | null; readonly fault: Fault | null }>({
    read: null,
    fault: null,
  });
  const told = useRef<string>(undefined);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const actions = useMemo(() => {
    const read = async (): Promise<Read> => {
      const content = await port.table(SCENARIOS_TABLE);
      const ofPlans = content !== null && isOfPlans(content.headings);
      const table = content === null || ofPlans ? NOTHING : tableOf(content);
      const now = { table, isThere: content !== null, isOfPlans: ofPlans };
      const text = JSON.stringify(content);
      // Mostly nothing is new, and then nothing is to be drawn anew.
      if (text !== told.current) setState({ read: now, fault: null });
      told.current = text;
      return now;
    };
    const again = oneAtATime(() =>
      read().then(
        () => undefined,
        (thrown: unknown) => {
          told.current = undefined;
          setState({ read: null, fault: faultOf(thrown) });
        },
      ),
    );
    /** One action after the other, each on the table that the last one left; the page first shows that it begins. */
    const act = (work: (now: Read) => Promise<void>): Done => {
      const done = last.current
        .then(painted)
        .then(async () => {
          await work(await read());
          await read();
          return null;
        })
        .catch((thrown: unknown) => {
          again();
          return faultOf(thrown);
        });
      last.current = done;
      return done;
    };
    const change = (changesOf: (table: ScenarioTable) => readonly RowChange[]): Done =>
      act(async ({ table }) => {
        requireColumns(table);
        await port.changeTable(SCENARIOS_TABLE, changesOf(table));
      });
    return {
      again,
      keep: (split: KeptSplit, seen: Scenario | undefined) =>
        act(async ({ table, isThere, isOfPlans: ofPlans }) => {
          if (ofPlans) throw OF_PLANS;
          if (!isThere && seen === undefined) {
            await port.createSheets([scenarioSheet(split)]);
            return;
          }
          requireColumns(table);
          if (seen === undefined && scenarioNamed(table, split.name) !== undefined) throw CHANGED;
          await port.changeTable(SCENARIOS_TABLE, [
            seen === undefined
              ? { kind: "insert", index: table.rows, cells: rowOf(split, false, table.headings) }
              : {
                  kind: "replace",
                  index: seen.index,
                  before: seen.cells,
                  cells: rowOf(split, seen.isOffer, table.headings),
                },
          ]);
        }),
      pin: (pinned: Scenario | null) =>
        change(({ headings, list }) =>
          [
            ...list.filter(({ isOffer, index }) => isOffer && index !== pinned?.index),
            ...(pinned === null ? [] : [pinned]),
          ].map((scenario): RowChange => ({
            kind: "replace",
            index: scenario.index,
            before: scenario.cells,
            cells: markOf(scenario === pinned, headings),
          })),
        ),
      remove: ({ index, cells }: Scenario) =>
        act(() => port.changeTable(SCENARIOS_TABLE, [{ kind: "delete", index, before: cells }])),
    };
  }, [port]);
  useEffect(() => {
    if (active) actions.again();
  }, [actions, changes, active]);
  const { read, fault } = state;
  return { table: read?.table ?? null, isOfPlans: read?.isOfPlans ?? false, fault, ...actions };
}

export function scenarioNamed({ list }: ScenarioTable, name: string): Scenario | undefined {
  return list.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
}

const CHANGED = new PortFault(
  "changed",
  "Nothing was kept, because a scenario of this name has just come into the sheet. Look at it, then try again.",
);

const OF_PLANS = new PortFault(
  "taken",
  `Nothing was kept, because ${SCENARIOS_SHEET} holds plans that were described in the pane. Give that sheet and its table ${SCENARIOS_TABLE} other names, then try again.`,
);

/** A scenario of which a part finds no column would be another one when it is read again. */
function requireColumns({ lacking }: ScenarioTable): void {
  if (lacking.length === 0) return;
  throw new PortFault(
    "not found",
    `Nothing was written, because the table of scenarios no longer has a column ${lacking.map((one) => `“${one}”`).join(", ")}. Give a column of the table this heading, then try again.`,
  );
}
