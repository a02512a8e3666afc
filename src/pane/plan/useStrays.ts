import { useEffect, useRef, useState } from "react";
import { oneAtATime } from "../oneAtATime";
import type { WorkbookPort } from "../port";
import type { Notice } from "./notices";
import { straysBelowTable, straysBelowTerms } from "./strays";
import type { PlanTables } from "./usePlanTables";

const NONE: readonly Notice[] = [];

/** Rows below the plan's tables and below its terms that look as if they were meant; looked for with each change. */
export function useStrays(
  port: WorkbookPort,
  { practices, scores }: Pick<PlanTables, "practices" | "scores">,
  terms: string,
  changes: number,
  active: boolean,
): readonly Notice[] {
  const [strays, setStrays] = useState(NONE);
  const ask = useRef<() => void>(undefined);
  useEffect(() => {
    let wanted = true;
    ask.current = oneAtATime(async () => {
      const found = await Promise.all(
        [
          ...(practices === null ? [] : [straysBelowTable(port, "practices", practices)]),
          ...(scores === null ? [] : [straysBelowTable(port, "scores", scores)]),
          ...(terms === "" ? [] : [straysBelowTerms(port, terms)]),
        ].map((one) => one.catch(() => NONE)),
      );
      // What stands below two of them is told once.
      const places = new Map(found.flat().map((notice) => [notice.place?.reference, notice]));
      const next = [...places.values()];
      if (wanted) setStrays((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    });
    return () => {
      wanted = false;
      ask.current = undefined;
    };
  }, [port, practices, scores, terms]);
  useEffect(() => {
    if (active) ask.current?.();
  }, [port, practices, scores, terms, changes, active]);
  return strays;
}
