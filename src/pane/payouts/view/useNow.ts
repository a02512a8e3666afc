import { noAnswer, Refusal } from "../../../core/shared";
import { useCallback, useMemo } from "react";
import { useTerms } from "../../plan/useTerms";
import type { WorkbookPort } from "../../port";
import { pairOf, rangesOf, useOwnTables, type TablePair } from "../../scenarios/useOwnTables";
import type { Closings } from "../closings";
import type { NowOf } from "../corrections";
import { termsAsThen } from "../sources";

/** What is not named is nowhere: the plan's own tables do not stand in. */
const NOWHERE: TablePair = { practices: null, scores: null };

/** The tables and terms that the closings name, as they are now. */
export function useNow(closings: Closings | null, port: WorkbookPort, changes: number, active: boolean): NowOf {
  const named = useMemo(() => {
    const all = (closings?.list ?? []).map(({ now }) => now).filter(({ practices }) => practices !== "");
    return {
      tables: {
        practices: all.map(({ practices }) => practices),
        scores: all.map(({ scores }) => scores).filter((name) => name !== ""),
      },
      terms: all.map(({ terms }) => terms),
    };
  }, [closings]);
  const own = useOwnTables(named.tables, port, changes, active);
  const termsAt = useTerms(named.terms, port, changes, active);
  return useCallback(
    (closing) => {
      const { practices, scores, terms: place } = closing.now;
      const [pair, terms] = [pairOf({ practices, scores }, NOWHERE, own), termsAt(place)];
      if (pair === undefined || terms === undefined) return undefined;
      if (pair instanceof Refusal) return pair;
      if (terms instanceof Refusal) return terms;
      const ranges = rangesOf(pair);
      return ranges === null
        ? noAnswer("It says nowhere where its practices are")
        : { ranges, terms: termsAsThen(closing, terms), places: pair };
    },
    [own, termsAt],
  );
}
