import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { faultOf, type Fault } from "../fault";
import { oneAtATime } from "../oneAtATime";
import { painted } from "../painted";
import { PortFault, type RowChange, type WorkbookPort } from "../port";
import { isOfPlans } from "../scenarios/scenarioTable";
import { beginScenarios } from "./beginScenarios";
import type { Draft } from "./draft";
import {
  duplicating,
  inserting,
  pinning,
  removing,
  renaming,
  replacing,
  restoring,
  type Removed,
} from "./scenarioChanges";
import { isSameDraft, scenarioNamed, NO_TABLE, tableOf, type Scenario, type ScenarioTable } from "./scenarios";
import { SCENARIOS_TABLE } from "./scenarioSheet";

/** Why an action was not done; null where it was. */
export type ActionResult = Promise<Fault | null>;

export type KeepResult =
  | { readonly kind: "kept"; readonly scenario: Scenario | undefined }
  /** Another one has its name: what is to become of it is for the person to say. */
  | { readonly kind: "named"; readonly scenario: Scenario }
  | { readonly kind: "fault"; readonly fault: Fault };

export interface Scenarios {
  /** Null until it was read for the first time. */
  readonly table: ScenarioTable | null;
  /** Why it could not be read anew. */
  readonly fault: Fault | null;
  readonly again: () => void;
  readonly keep: (draft: Draft) => Promise<KeepResult>;
  readonly replace: (scenario: Scenario, draft: Draft) => ActionResult;
  readonly duplicate: (scenario: Scenario) => ActionResult;
  readonly rename: (scenario: Scenario, name: string) => ActionResult;
  readonly remove: (scenario: Scenario) => ActionResult;
  readonly restore: (removed: Removed) => ActionResult;
  /** Null for no last offer at all. */
  readonly pin: (scenario: Scenario | null) => ActionResult;
  readonly show: () => ActionResult;
}

/** The scenarios of the workbook, read anew with each of its changes: the sheet alone holds them. */
export function useScenarios(port: WorkbookPort, changes: number, active: boolean): Scenarios {
  const [shown, setShown] = useState<{ readonly table: ScenarioTable | null; readonly fault: Fault | null }>({
    table: null,
    fault: null,
  });
  const known = useRef(NO_TABLE);
  const told = useRef<string>(undefined);
  const turns = useRef({ asked: 0, answered: 0 });
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const read = useCallback(async (): Promise<ScenarioTable> => {
    const turn = (turns.current.asked += 1);
    const content = await port.table(SCENARIOS_TABLE);
    if (content !== null && !isOfPlans(content.headings)) throw OF_PRACTICES;
    // A slow answer must not replace that to a later question.
    if (turn > turns.current.answered) {
      turns.current.answered = turn;
      known.current =
        content === null ? { ...NO_TABLE, lastId: known.current.lastId } : tableOf(content, known.current);
      const text = JSON.stringify(content);
      // Mostly nothing is new, and then nothing is to be drawn anew.
      if (text !== told.current) setShown({ table: known.current, fault: null });
      told.current = text;
    }
    return known.current;
  }, [port]);
  const again = useMemo(
    () =>
      oneAtATime(() =>
        read().then(
          () => undefined,
          (thrown: unknown) => {
            told.current = undefined;
            setShown(({ table }) => ({ table, fault: faultOf(thrown) }));
          },
        ),
      ),
    [read],
  );
  useEffect(() => {
    if (active) again();
  }, [again, changes, active]);

  const actions = useMemo(() => {
    /** One action after the other, so that each meets the table that the last one left; the page first shows that it begins. */
    const act = <T>(work: () => Promise<T>): Promise<T | Fault> => {
      const done = last.current
        .then(painted)
        .then(work)
        .catch((thrown: unknown) => {
          again();
          return explained(faultOf(thrown));
        });
      last.current = done;
      return done;
    };
    const change = (changesOf: (now: ScenarioTable) => readonly RowChange[]): ActionResult =>
      act(async () => {
        await port.changeTable(SCENARIOS_TABLE, changesOf(known.current));
        await read();
        return null;
      });
    const keep = async (draft: Draft): Promise<KeepResult> => {
      const kept = await act(async (): Promise<KeepResult> => {
        const now = await read();
        const other = scenarioNamed(now.list, draft.name);
        if (other !== undefined) return { kind: isSameDraft(other.draft, draft) ? "kept" : "named", scenario: other };
        if (now.isThere) await port.changeTable(SCENARIOS_TABLE, inserting(now, now.rows, draft));
        else await beginScenarios(draft, port);
        const { list } = await read();
        return { kind: "kept", scenario: scenarioNamed(list, draft.name) };
      });
      return "sentence" in kept ? { kind: "fault", fault: kept } : kept;
    };
    return {
      keep,
      replace: (scenario: Scenario, draft: Draft) => change((now) => replacing(now, scenario, draft)),
      duplicate: (scenario: Scenario) => change((now) => duplicating(now, scenario)),
      rename: (scenario: Scenario, name: string) => change((now) => renaming(now, scenario, name)),
      remove: (scenario: Scenario) => change(() => removing(scenario)),
      restore: (removed: Removed) => change((now) => restoring(now, removed)),
      pin: (scenario: Scenario | null) => change((now) => pinning(now, scenario)),
      show: () =>
        act(async () => {
          await port.show(known.current.address);
          return null;
        }),
    };
  }, [port, read, again]);

  return { ...shown, again, ...actions };
}

const OF_PRACTICES = new PortFault(
  "taken",
  "The scenarios of this workbook are those of its practices: they are under “Practice by practice”.",
);

function explained(fault: Fault): Fault {
  if (fault.kind !== "changed") return fault;
  return {
    ...fault,
    sentence:
      "Nothing was changed, because the sheet has been edited meanwhile. The scenarios are shown as they are now: look again, then repeat it.",
  };
}
