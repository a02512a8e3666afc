import { useEffect, useState } from "react";
import type { Draft } from "./draft";
import { isSameDraft, type Scenario, type ScenarioTable } from "./scenarios";
import type { Allocation } from "./useAllocation";

/** A scenario in the editor. */
interface Open {
  readonly id: number;
  /** Its row as it was when the editor last agreed with it. */
  readonly agreed: Draft;
}

export interface Opened {
  /** The scenario that is open and still in the sheet. */
  readonly scenario: Scenario | null;
  /** Whether its row and the editor have both changed, so that a person has to choose. */
  readonly parted: boolean;
  readonly open: (scenario: Scenario) => void;
  /** The row holds what the editor holds, or what it held is to stay as it is. */
  readonly agree: (scenario: Scenario) => void;
}

export type Follow = "stay" | "take" | "ask";

/** What an edit of the opened row in the sheet means for the editor. */
export function followOf(agreed: Draft, row: Draft, atHand: Draft): Follow {
  if (isSameDraft(row, agreed)) return "stay";
  return isSameDraft(atHand, agreed) || isSameDraft(atHand, row) ? "take" : "ask";
}

/** Lets the editor follow the row that it was opened from. */
export function useOpened(table: ScenarioTable | null, { draft, change }: Pick<Allocation, "draft" | "change">): Opened {
  const [opened, setOpened] = useState<Open | null>(null);
  const scenario = table?.list.find(({ id }) => id === opened?.id) ?? null;
  const follow = scenario === null || opened === null ? "stay" : followOf(opened.agreed, scenario.draft, draft);

  const agree = ({ id, draft: agreed }: Scenario) => { setOpened({ id, agreed }); };
  const open = (next: Scenario) => {
    agree(next);
    change(() => next.draft);
  };
  useEffect(() => {
    if (follow !== "take" || scenario === null) return;
    setOpened({ id: scenario.id, agreed: scenario.draft });
    change(() => scenario.draft);
  }, [follow, scenario, change]);

  return { scenario, parted: follow === "ask", open, agree };
}
