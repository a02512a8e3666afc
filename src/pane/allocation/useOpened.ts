import { useEffect, useState } from "react";
import { EMPTY_DRAFT, type Draft } from "./draft";
import { isSameDraft, type Scenario, type ScenarioTable } from "./scenarios";
import type { Allocation } from "./useAllocation";

/** A scenario in the editor. */
interface Open {
  readonly id: number;
  /** Its row as it was when the editor last agreed with it. */
  readonly agreed: Draft;
}

export interface Opened {
  /** Of the scenario that is open and still in the sheet. */
  readonly id: number | null;
  /** It, where its row and the editor have both changed, so that a person has to choose. */
  readonly parted: Scenario | null;
  readonly open: (scenario: Scenario) => void;
  /** Says that a row holds what the editor holds. */
  readonly agree: (id: number, draft: Draft) => void;
  /** What the person chose: the row’s, or what stands in the editor. */
  readonly settle: (takesRow: boolean) => void;
}

export type Follow = "stay" | "take" | "ask";

/** What an edit of the opened row in the sheet means for the editor. */
export function followOf(agreed: Draft, row: Draft, atHand: Draft): Follow {
  if (isSameDraft(row, agreed)) return "stay";
  return isSameDraft(atHand, agreed) || isSameDraft(atHand, row) ? "take" : "ask";
}

/** Lets the editor follow the row that it was opened from. */
export function useOpened(
  table: ScenarioTable | null,
  { draft, change }: Pick<Allocation, "draft" | "change">,
): Opened {
  const [opened, setOpened] = useState<Open | null>(null);
  // Whoever starts blank has nothing of it in the editor.
  if (opened !== null && draft === EMPTY_DRAFT) setOpened(null);
  const scenario = table?.list.find(({ id }) => id === opened?.id) ?? null;
  const follow = scenario === null || opened === null ? "stay" : followOf(opened.agreed, scenario.draft, draft);

  const agree = (id: number, agreed: Draft) => {
    setOpened({ id, agreed });
  };
  const open = (next: Scenario) => {
    agree(next.id, next.draft);
    change(() => next.draft);
  };
  const settle = (takesRow: boolean) => {
    if (scenario === null) return;
    if (takesRow) open(scenario);
    else agree(scenario.id, scenario.draft);
  };
  useEffect(() => {
    if (follow !== "take" || scenario === null) return;
    setOpened({ id: scenario.id, agreed: scenario.draft });
    change(() => scenario.draft);
  }, [follow, scenario, change]);

  return { id: scenario?.id ?? null, parted: follow === "ask" ? scenario : null, open, agree, settle };
}
