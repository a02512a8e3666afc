import { useState } from "react";
import type { Fault } from "../fault";
import type { Draft } from "./draft";
import type { Removed } from "./scenarioChanges";
import { isKept, NO_TABLE, quoted, type Scenario } from "./scenarios";
import type { Allocation } from "./useAllocation";
import { useOpened, type Opened } from "./useOpened";
import type { ActionResult, Scenarios } from "./useScenarios";

/** How the last action is taken back. */
export type Undo =
  | { readonly kind: "removed"; readonly removed: Removed }
  | { readonly kind: "replaced"; readonly id: number; readonly draft: Draft }
  | { readonly kind: "opened"; readonly draft: Draft };

/** What was done last. */
export interface Notice {
  readonly sentence: string;
  readonly undo?: Undo;
  /** The row that is there again, by its place. */
  readonly restored?: number;
}

export interface ScenarioActions {
  readonly opened: Opened;
  readonly notice: Notice | null;
  readonly fault: Fault | null;
  /** The one that has the name of the plan at hand already, while the person decides. */
  readonly namesake: Scenario | null;
  readonly open: (scenario: Scenario) => void;
  /** Under its own name, or under another. */
  readonly keep: (name?: string) => Promise<void>;
  /** Puts the plan at hand into the row; null lets the row be. */
  readonly replace: (scenario: Scenario | null) => Promise<void>;
  readonly undo: (done: Undo) => Promise<void>;
  readonly duplicate: (scenario: Scenario) => Promise<boolean>;
  readonly rename: (scenario: Scenario, name: string) => Promise<boolean>;
  readonly pin: (scenario: Scenario | null) => Promise<boolean>;
  readonly remove: (scenario: Scenario) => Promise<boolean>;
  readonly show: () => Promise<void>;
}

/** Does what is asked of the scenarios, and says in words what came of it. */
export function useScenarioActions(
  scenarios: Scenarios,
  { draft, change }: Pick<Allocation, "draft" | "change">,
): ScenarioActions {
  const opened = useOpened(scenarios.table, { draft, change });
  const [told, setTold] = useState<{
    readonly notice: Notice | null;
    readonly fault: Fault | null;
    readonly namesake: Scenario | null;
  }>({ notice: null, fault: null, namesake: null });
  const list = scenarios.table?.list ?? [];

  const tell = (notice: Notice) => {
    setTold({ notice, fault: null, namesake: null });
  };
  const fail = (fault: Fault | null) => {
    setTold({ notice: null, fault, namesake: null });
  };
  /** A large workbook takes a while. */
  const begin = () => {
    tell({ sentence: "Writing to the sheet …" });
  };
  const done = async (work: ActionResult, notice: Notice): Promise<boolean> => {
    begin();
    const fault = await work;
    if (fault === null) tell(notice);
    else fail(fault);
    return fault === null;
  };

  return {
    ...told,
    opened,
    open(scenario) {
      opened.open(scenario);
      // What is kept nowhere else can be had back.
      tell({
        sentence: `Opened ${quoted(scenario.draft)}.`,
        ...(isKept(draft, list) ? {} : { undo: { kind: "opened", draft } }),
      });
    },
    async keep(name = draft.name) {
      begin();
      const called = { ...draft, name };
      const kept = await scenarios.keep(called);
      if (kept.kind === "named") {
        setTold({ notice: null, fault: null, namesake: kept.scenario });
      } else if (kept.kind === "fault") {
        fail(kept.fault);
      } else {
        if (kept.scenario !== undefined) opened.agree(kept.scenario.id, called);
        if (name !== draft.name) change((now) => ({ ...now, name }));
        tell({ sentence: `Kept ${quoted(called)} in the sheet of scenarios.` });
      }
    },
    async replace(scenario) {
      if (scenario === null) fail(null);
      else if (
        await done(scenarios.replace(scenario, draft), {
          sentence: `Replaced ${quoted(scenario.draft)}.`,
          undo: { kind: "replaced", id: scenario.id, draft: scenario.draft },
        })
      ) {
        opened.agree(scenario.id, draft);
      }
    },
    async undo(last) {
      if (last.kind === "opened") {
        change(() => last.draft);
        tell({ sentence: "Your plan is back." });
      } else if (last.kind === "removed") {
        const { index, draft: back } = last.removed.scenario;
        await done(scenarios.restore(last.removed), { sentence: `${quoted(back)} is back.`, restored: index });
      } else {
        const row = list.find(({ id }) => id === last.id);
        if (row === undefined) fail({ kind: "changed", sentence: `${quoted(last.draft)} is no longer in the sheet.` });
        else await done(scenarios.replace(row, last.draft), { sentence: `${quoted(last.draft)} is as it was.` });
      }
    },
    duplicate: (scenario) => done(scenarios.duplicate(scenario), { sentence: `Duplicated ${quoted(scenario.draft)}.` }),
    rename: (scenario, name) =>
      done(scenarios.rename(scenario, name), { sentence: `Renamed to ${quoted({ ...scenario.draft, name })}.` }),
    pin: (scenario) =>
      done(scenarios.pin(scenario), {
        sentence: scenario === null ? "No last offer is pinned." : `${quoted(scenario.draft)} is the last offer.`,
      }),
    remove: (scenario) =>
      done(scenarios.remove(scenario), {
        sentence: `Deleted ${quoted(scenario.draft)}.`,
        undo: { kind: "removed", removed: { scenario, table: scenarios.table ?? NO_TABLE } },
      }),
    show: async () => {
      fail(await scenarios.show());
    },
  };
}
