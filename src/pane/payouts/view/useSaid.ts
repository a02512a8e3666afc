import { useState } from "react";
import { faultOf, type Fault } from "../../fault";
import type { PartProps } from "./part";

type Held = Pick<PartProps["at"], "ledger" | "closings">;

/** What came of an action, said as long as the workbook says so too. */
interface Said {
  readonly sentence: string;
  readonly holds: (now: Held) => boolean;
}

export interface Saying {
  readonly sentence: string;
  readonly fault: Fault | null;
  readonly isWriting: boolean;
  /** An old fault is not that of what comes next. */
  readonly forgetFault: () => void;
  readonly act: (work: () => Promise<Said>) => Promise<void>;
}

export function useSaid(now: Held): Saying {
  const [said, setSaid] = useState<Said | { readonly fault: Fault } | "writing" | null>(null);
  const sentence =
    said === "writing"
      ? "Writing to the workbook …"
      : said !== null && "sentence" in said && said.holds(now)
        ? said.sentence
        : "";
  return {
    sentence,
    fault: said !== null && said !== "writing" && "fault" in said ? said.fault : null,
    isWriting: said === "writing",
    forgetFault() {
      setSaid((before) => (before !== null && before !== "writing" && "fault" in before ? null : before));
    },
    async act(work) {
      setSaid("writing");
      try {
        setSaid(await work());
      } catch (thrown) {
        setSaid({ fault: faultOf(thrown) });
      }
    },
  };
}
