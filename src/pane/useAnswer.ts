import { useEffect, useState } from "react";
import type { Outgoing } from "../core/define/call";
import type { Rule } from "../core/define/rule";
import type { WorkbookPort } from "./port";
import { answerOf, resolveAll, valuesOf, type Resolved } from "./resolve";

export interface Answer {
  /** The arguments for which this was computed. */
  readonly texts: readonly string[];
  readonly given: readonly Resolved[];
  /** Null where an argument cannot be known here. */
  readonly cells: readonly (readonly Outgoing[])[] | null;
}

/** A pause in typing; reading a range asks the workbook. */
const PAUSE = 120;

/** What the function would answer, computed anew as the arguments or the workbook change; null until the first answer. */
export function useAnswer(rule: Rule, texts: readonly string[], port: WorkbookPort, workbook: unknown): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const key = JSON.stringify(texts);

  useEffect(() => {
    let wanted = true;
    const asked = JSON.parse(key) as string[];
    const compute = async () => {
      const given = await resolveAll(asked, port);
      const values = valuesOf(given);
      if (wanted) setAnswer({ texts: asked, given, cells: values === null ? null : answerOf(rule, values) });
    };
    const timer = setTimeout(() => void compute(), PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [rule, key, port, workbook]);

  return answer;
}
