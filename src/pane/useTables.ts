import { useEffect, useRef, useState } from "react";
import { faultOf, type Fault } from "./fault";
import { oneAtATime } from "./oneAtATime";
import { wholeOf } from "./plan/planTables";
import { kept, type ReadTable } from "./plan/usePlanTables";
import type { WorkbookPort } from "./port";

/** Tables as they were last read, null under the name of one that the workbook does not have. */
export type TablesByName = ReadonlyMap<string, ReadTable | null>;

export interface TablesState {
  /** Null until all of them were read for the first time. */
  readonly tables: TablesByName | null;
  /** Why they could not be read anew: nothing is known of them then. */
  readonly fault: Fault | null;
  readonly again: () => void;
}

const NOTHING = { tables: null, fault: null } as const;

/** Tables of the workbook under their names, read anew with each of its changes. */
export function useTables(names: readonly string[], port: WorkbookPort, changes: number, active: boolean): TablesState {
  const [state, setState] = useState<Pick<TablesState, "tables" | "fault">>(NOTHING);
  const ask = useRef<() => void>(undefined);
  const last = useRef<TablesByName>(new Map());
  const wanted = JSON.stringify([...new Set(names)]);

  useEffect(() => {
    let isWanted = true;
    const asked = JSON.parse(wanted) as string[];
    ask.current = oneAtATime(async () => {
      try {
        const read = await Promise.all(
          asked.map(async (name) => {
            const content = await port.table(name);
            const before = last.current.get(name) ?? null;
            return [name, content === null ? null : kept(name, wholeOf(name), content, before)] as const;
          }),
        );
        if (!isWanted) return;
        // Mostly nothing is new, and then nothing is to be computed anew.
        const isNew = read.length !== last.current.size || read.some(([name, one]) => last.current.get(name) !== one);
        if (isNew) last.current = new Map(read);
        setState((before) =>
          !isNew && before.tables === last.current ? before : { tables: last.current, fault: null },
        );
      } catch (thrown) {
        if (isWanted) setState({ tables: null, fault: faultOf(thrown) });
      }
    });
    return () => {
      isWanted = false;
      ask.current = undefined;
    };
  }, [wanted, port]);
  useEffect(() => {
    if (active) ask.current?.();
  }, [wanted, port, changes, active]);

  return {
    ...state,
    again() {
      ask.current?.();
    },
  };
}
