import { useCallback } from "react";
import type { Outgoing } from "../core/define/call";
import type { Rule } from "../core/define/rule";
import { faultOf, type Fault } from "./fault";
import type { WorkbookPort } from "./port";
import { answerOf, resolveAll, valuesOf, type Resolved } from "./resolve";
import { useAsked } from "./useAsked";

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
  const key = JSON.stringify([texts, from]);
  const ask = useCallback(() => {
    const [asked, at] = JSON.parse(key) as [string[], string | null];
    return answerTo(rule, asked, port, complete, at ?? undefined);
  }, [rule, key, port, complete]);
  // Half a form asks what its fields hold once, and not with every change of the workbook.
  const [known] = useAsked(ask, key, complete ? changes : 0, active);
  return [known?.key === key ? known.told : null, known?.told.given ?? []];
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
