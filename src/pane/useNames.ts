import { useCallback, useEffect, useRef, useState } from "react";
import { oneAtATime } from "./oneAtATime";
import type { WorkbookName, WorkbookPort } from "./port";

/**
 * Tables and names of the workbook, asked for anew when it changes and whenever `refresh` is called: no workbook
 * tells of a new name itself. Null until they are known; a workbook that cannot tell them keeps them unknown.
 */
export function useNames(
  port: WorkbookPort,
  changes: number,
  active: boolean,
): [names: readonly WorkbookName[] | null, refresh: () => void] {
  const [names, setNames] = useState<readonly WorkbookName[] | null>(null);
  const ask = useRef<() => void>(undefined);
  const refresh = useCallback(() => {
    ask.current?.();
  }, []);

  useEffect(() => {
    let wanted = true;
    ask.current = oneAtATime(() =>
      port.names().then(
        (found) => {
          const next = found.filter(({ kind }) => kind !== "sheet");
          // Mostly nothing is new, and then nothing is to be drawn anew.
          if (wanted) setNames((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
        },
        () => undefined,
      ),
    );
    return () => {
      wanted = false;
      ask.current = undefined;
    };
  }, [port]);
  useEffect(() => {
    if (active) refresh();
  }, [port, changes, active, refresh]);

  return [names, refresh];
}
