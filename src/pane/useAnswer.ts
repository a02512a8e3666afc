import { useEffect, useRef, useState } from "react";
import type { Outgoing } from "../core/define/call";
import type { Rule } from "../core/define/rule";
import { faultOf, type Fault } from "./fault";
import { oneAtATime } from "./oneAtATime";
import type { WorkbookPort } from "./port";
import { answerOf, resolveAll, valuesOf, type Resolved } from "./resolve";

export interface Answer {
  readonly given: readonly Resolved[];
  /** Null where an argument cannot be known here. */
  readonly cells: readonly (readonly Outgoing[])[] | null;
  /** Why nothing could be computed, which no argument explains. */
  readonly fault?: Fault;
}

export interface When {
  /** The cell in which the formula would stand, from which its references are read; null while none is chosen. */
  readonly from: string | null;
  /** Counts the changes of the workbook. */
  readonly changes: number;
  /** Whether somebody can see the answer. */
  readonly active: boolean;
  /** Whether every argument that is needed is there; else their cells are read, and nothing is computed. */
  readonly complete: boolean;
}

/** A pause in typing; reading a range asks the workbook. */
const PAUSE = 120;

interface Known {
  readonly key: string;
  readonly answer: Answer;
}

/**
 * What the function would answer to exactly these arguments, null while that is computed; and what was last read
 * of each argument, which its own text tells from another's.
 */
export function useAnswer(
  rule: Rule,
  texts: readonly string[],
  port: WorkbookPort,
  { from, changes, active, complete }: When,
): [Answer | null, readonly Resolved[]] {
  const [known, setKnown] = useState<Known | null>(null);
  const recompute = useRef<() => void>(undefined);
  const key = JSON.stringify([texts, from]);
  // Half a form asks what its fields hold once, and not with every change of the workbook.
  const asOf = complete ? changes : 0;

  useEffect(() => {
    if (!active) return;
    let wanted = true;
    const compute = oneAtATime(async () => {
      const [asked, at] = JSON.parse(key) as [string[], string | null];
      const answer = await answerTo(rule, asked, port, complete, at ?? undefined);
      if (wanted) setKnown({ key, answer });
    });
    const timer = setTimeout(() => {
      recompute.current = compute;
      compute();
    }, PAUSE);
    return () => {
      wanted = false;
      recompute.current = undefined;
      clearTimeout(timer);
    };
  }, [rule, key, port, active, complete]);
  useEffect(() => {
    recompute.current?.();
  }, [asOf]);

  return [known?.key === key ? known.answer : null, known?.answer.given ?? []];
}

/** What the function answers to these arguments now. */
export async function answerTo(
  rule: Rule,
  texts: readonly string[],
  port: WorkbookPort,
  complete: boolean,
  from?: string,
): Promise<Answer> {
  try {
    const given = await resolveAll(texts, port, from);
    const values = complete ? valuesOf(given) : null;
    return { given, cells: values === null ? null : answerOf(rule, values) };
  } catch (thrown) {
    return { given: [], cells: null, fault: faultOf(thrown) };
  }
}
