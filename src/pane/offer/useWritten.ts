import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { faultOf, type Fault } from "../fault";
import { oneAtATime } from "../oneAtATime";
import { painted } from "../painted";
import type { WorkbookPort } from "../port";
import type { LaidSheet } from "./sheetLayout";
import { readBack, type Check } from "./writtenSheets";

/** How far sheets are on their way into the workbook, and what has become of them there. */
export type Written =
  | { readonly state: "none" }
  | { readonly state: "writing" }
  /** Nothing was written, or what remains is in the fault's sentence. */
  | { readonly state: "failed"; readonly fault: Fault }
  | {
      readonly state: "written";
      readonly sheets: readonly LaidSheet[];
      /** Of what they are a copy, as a text; "" for live formulas. */
      readonly of: string;
      /** Null until they are first read back. */
      readonly check: Check | null;
      /** Whether all figures were equal once. */
      readonly wasEqual: boolean;
      /** Why they cannot be read back. */
      readonly fault: Fault | null;
    };

export interface Writer {
  readonly written: Written;
  readonly write: (make: () => Promise<readonly LaidSheet[]>, of?: string) => Promise<void>;
}

/** Writes sheets, and reads them back for as long as they are told of: with each change of the workbook. */
export function useWritten(port: WorkbookPort, changes: number, active: boolean): Writer {
  const [written, setWritten] = useState<Written>({ state: "none" });
  const sheets = useRef<readonly LaidSheet[] | null>(null);
  const wasEqual = useRef(false);
  const copyOf = useRef("");
  const again = useMemo(
    () =>
      oneAtATime(async () => {
        const mine = sheets.current;
        if (mine === null) return;
        const found = await readBack(mine, port, wasEqual.current).catch((thrown: unknown) => faultOf(thrown));
        // Others may have been written meanwhile.
        if (sheets.current !== mine) return;
        wasEqual.current ||= "differing" in found && isAllEqual(found);
        setWritten(
          "differing" in found
            ? {
                state: "written",
                sheets: mine,
                of: copyOf.current,
                check: found,
                wasEqual: wasEqual.current,
                fault: null,
              }
            : {
                state: "written",
                sheets: mine,
                of: copyOf.current,
                check: null,
                wasEqual: wasEqual.current,
                fault: found,
              },
        );
      }),
    [port],
  );
  useEffect(() => {
    if (active) again();
  }, [again, changes, active]);
  const write = useCallback(
    async (make: () => Promise<readonly LaidSheet[]>, of = ""): Promise<void> => {
      sheets.current = null;
      wasEqual.current = false;
      copyOf.current = of;
      setWritten({ state: "writing" });
      try {
        await painted();
        const made = await make();
        sheets.current = made;
        setWritten({ state: "written", sheets: made, of, check: null, wasEqual: false, fault: null });
        again();
      } catch (thrown) {
        setWritten({ state: "failed", fault: faultOf(thrown) });
      }
    },
    [again],
  );
  return { written, write };
}

export function isAllEqual({ differing, pending, gone }: Check): boolean {
  return differing.length === 0 && pending === 0 && gone.length === 0;
}
