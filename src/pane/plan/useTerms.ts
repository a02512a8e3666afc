import { noAnswer, Refusal, termsRows } from "../../core/shared";
import { useCallback, useEffect, useRef, useState } from "react";
import type { TermsRow } from "../../core/terms/rows";
import { isCertainReference } from "../formula/argument";
import { oneAtATime } from "../oneAtATime";
import type { WorkbookPort } from "../port";
import { answerNamed, resolve } from "../resolve";
import { termsRange } from "./termRows";

/** The rows of a plan's terms, or why there are none to be had. */
export type TermsOrRefusal = readonly TermsRow[] | Refusal;

const PUBLISHED: readonly TermsRow[] = [];

/** What stands at each place that holds a plan's terms; undefined while a place is being read. Read anew with every change. */
export function useTerms(
  places: readonly string[],
  port: WorkbookPort,
  changes: number,
  active: boolean,
): (place: string) => TermsOrRefusal | undefined {
  const [known, setKnown] = useState<ReadonlyMap<string, TermsOrRefusal>>(new Map());
  const ask = useRef<() => void>(undefined);
  const key = JSON.stringify([...new Set(places)].filter((place) => place !== ""));

  useEffect(() => {
    let wanted = true;
    const asked = JSON.parse(key) as string[];
    ask.current = oneAtATime(async () => {
      const read = await Promise.all(asked.map(async (place) => [place, await readTermsAt(place, port)] as const));
      // Mostly nothing is new, and then nothing is to be computed anew.
      if (wanted) setKnown((before) => (JSON.stringify([...before]) === JSON.stringify(read) ? before : new Map(read)));
    });
    return () => {
      wanted = false;
      ask.current = undefined;
    };
  }, [key, port]);
  useEffect(() => {
    if (active) ask.current?.();
  }, [key, port, changes, active]);

  return useCallback((place) => (place === "" ? PUBLISHED : known.get(place)), [known]);
}

/** What stands at a place now. */
export async function readTermsAt(place: string, port: WorkbookPort): Promise<TermsOrRefusal> {
  // A place without a sheet would be another one with each sheet that somebody turns to.
  if (isCertainReference(place) && !/[![]/.test(place))
    return noAnswer(`${place}: say on which sheet, as in Assumptions!A1:C9.`);
  const read = await resolve(place, port);
  if ("why" in read) return noAnswer(`${place}: ${read.why.replace(/\.$/, "")}.`);
  const range = read.values ?? [[null]];
  const checked = answerNamed("TERMS", range);
  if (checked instanceof Refusal) return checked;
  const rows = termsRows(range);
  // An offer computes with them and writes them as one table, in which no row goes before another.
  const asOne = rows.some(({ layer }) => layer !== undefined) ? answerNamed("TERMS", termsRange(rows)) : null;
  if (!(asOne instanceof Refusal)) return rows;
  return noAnswer(
    `${place}: terms and changes do not fit in one table of terms: ${asOne.sentence.replace(/^terms, row \d+: /, "")}.`,
  );
}
