import { useEffect, useMemo, useRef, useState } from "react";
import type { PracticeType } from "../../core/guide/edition";
import { readTermsAt } from "../plan/useTerms";
import { faultOf, type Fault } from "../fault";
import { parseReference } from "../formula/reference";
import { oneAtATime } from "../oneAtATime";
import { painted } from "../painted";
import { PortFault, type RowChange, type TableContent, type WorkbookPort } from "../port";
import { blockOf, newBlock, withBlock } from "./changesBlock";
import { formOf } from "./forms";
import { freeName } from "../freeName";
import { planRowsIn, type PlanRow } from "./plansForm";
import { practicesOfPlans } from "./plansToPractices";
import {
  HEADINGS,
  lackingFor,
  markOf,
  rowOf,
  SCENARIOS_SHEET,
  SCENARIOS_TABLE,
  scenarioSheet,
  tableOf,
  termsCellOf,
  type KeptSplit,
  type Scenario,
  type ScenarioTable,
} from "./scenarioTable";

/** Why something was not done; null where it was. */
type Done = Promise<Fault | null>;

export interface Scenarios {
  /** Null until it was read for the first time; without rows where the workbook has none. */
  readonly table: ScenarioTable | null;
  /** What the table of that name holds where it is of the first form; null where it is not. */
  readonly plans: readonly PlanRow[] | null;
  readonly fault: Fault | null;
  readonly again: () => void;
  /** A new row, or the one that the person saw anew. */
  readonly keep: (split: KeptSplit, seen: Scenario | undefined) => Done;
  /** Null for no last offer at all. */
  readonly pin: (scenario: Scenario | null) => Done;
  readonly remove: (scenario: Scenario) => Done;
  /** Shows where the scenario changes the terms; where it does not yet, the block for it is made first. */
  readonly changeTerms: (scenario: Scenario) => Done;
  /** Makes practices and scenarios of plans of the first form, whose table gets another name and stays as it is. */
  readonly convert: (typeOf: (site: string) => PracticeType | null) => Promise<Converted | Fault>;
}

/** What came of plans of the first form. */
export interface Converted {
  readonly told: readonly string[];
  /** What their table is called now. */
  readonly table: string;
}

const NOTHING: ScenarioTable = { headings: [], rows: 0, list: [], lacking: [] };

interface Read {
  readonly table: ScenarioTable;
  /** Whether the workbook has it. */
  readonly isThere: boolean;
  /** As it stands; null where it is of the last form. */
  readonly plans: TableContent | null;
}

/** The scenarios of the workbook, read anew with each of its changes: the sheet alone holds them. */
export function useScenarios(port: WorkbookPort, changes: number, active: boolean): Scenarios {
  const [state, setState] = useState<{ readonly read: Read | null; readonly fault: Fault | null }>({
    read: null,
    fault: null,
  });
  const told = useRef<string>(undefined);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const actions = useMemo(() => {
    const read = async (): Promise<Read> => {
      const content = await port.table(SCENARIOS_TABLE);
      const plans = content !== null && formOf(content.headings) === "plans" ? content : null;
      const table = content === null || plans !== null ? NOTHING : tableOf(content);
      const now = { table, isThere: content !== null, plans };
      const text = JSON.stringify(content);
      // Mostly nothing is new, and then nothing is to be drawn anew.
      if (text !== told.current) setState({ read: now, fault: null });
      told.current = text;
      return now;
    };
    const again = oneAtATime(() =>
      read().then(
        () => undefined,
        (thrown: unknown) => {
          told.current = undefined;
          setState({ read: null, fault: faultOf(thrown) });
        },
      ),
    );
    /** One action after the other, each on the table that the last one left; the page first shows that it begins. */
    const act = (work: (now: Read) => Promise<void>): Done => {
      const done = last.current
        .then(painted)
        .then(async () => {
          await work(await read());
          await read();
          return null;
        })
        .catch((thrown: unknown) => {
          again();
          return faultOf(thrown);
        });
      last.current = done;
      return done;
    };
    const change = (changesOf: (table: ScenarioTable) => readonly RowChange[]): Done =>
      act(async ({ table }) => {
        requireColumns(table.lacking);
        await port.changeTable(SCENARIOS_TABLE, changesOf(table));
      });
    return {
      again,
      keep: (split: KeptSplit, seen: Scenario | undefined) =>
        act(async ({ table, isThere, plans }) => {
          if (plans !== null) throw OF_PLANS;
          if (!isThere && seen === undefined) {
            await port.createSheets([scenarioSheet([rowOf(split, false, HEADINGS)])]);
            return;
          }
          requireColumns(lackingFor(split, table));
          if (seen === undefined && scenarioNamed(table, split.name) !== undefined) throw CHANGED;
          await port.changeTable(SCENARIOS_TABLE, [
            seen === undefined
              ? { kind: "insert", index: table.rows, cells: rowOf(split, false, table.headings) }
              : {
                  kind: "replace",
                  index: seen.index,
                  before: seen.cells,
                  cells: rowOf(split, seen.isOffer, table.headings),
                },
          ]);
        }),
      pin: (pinned: Scenario | null) =>
        change(({ headings, list }) =>
          [
            ...list.filter(({ isOffer, index }) => isOffer && index !== pinned?.index),
            ...(pinned === null ? [] : [pinned]),
          ].map((scenario): RowChange => ({
            kind: "replace",
            index: scenario.index,
            before: scenario.cells,
            cells: markOf(scenario === pinned, headings),
          })),
        ),
      remove: ({ index, cells }: Scenario) =>
        act(() => port.changeTable(SCENARIOS_TABLE, [{ kind: "delete", index, before: cells }])),
      changeTerms: (scenario: Scenario) =>
        act(async ({ table }) => {
          const there = blockOf(scenario);
          await port.show(there ?? (await begunBlock(port, scenario, table)));
        }),
      convert: async (typeOf: (site: string) => PracticeType | null) => {
        let converted: Converted = { told: [], table: "" };
        const failed = await act(async ({ plans }) => {
          if (plans !== null) converted = await convertedPlans(port, plans, typeOf);
        });
        return failed ?? converted;
      },
    };
  }, [port]);
  useEffect(() => {
    if (active) actions.again();
  }, [actions, changes, active]);
  const { read, fault } = state;
  const content = read?.plans ?? null;
  const plans = useMemo(() => (content === null ? null : planRowsIn(content)), [content]);
  return { table: read?.table ?? null, plans, fault, ...actions };
}

/** The old table first makes room; where the new sheets cannot be made, it gets its name back. */
async function convertedPlans(
  port: WorkbookPort,
  content: TableContent,
  typeOf: (site: string) => PracticeType | null,
): Promise<Converted> {
  const plans = planRowsIn(content);
  const places = [...new Set(plans.map(({ terms }) => terms))].filter((place) => place !== "");
  const terms = new Map(await Promise.all(places.map(async (at) => [at, await readTermsAt(at, port)] as const)));
  const names = await port.names();
  const { sheets, told } = practicesOfPlans(plans, typeOf, (place) => terms.get(place) ?? [], names);
  const reference = parseReference(content.address);
  const sheet = reference?.kind === "cells" ? (reference.sheet ?? SCENARIOS_SHEET) : SCENARIOS_SHEET;
  const to = {
    table: freeName(`${SCENARIOS_TABLE}_plans`, "_", names),
    sheet: sheet === SCENARIOS_SHEET ? freeName(`${SCENARIOS_SHEET}, plans`, " ", names) : sheet,
  };
  await port.renameTable(SCENARIOS_TABLE, to);
  try {
    await port.createSheets(sheets);
  } catch (thrown) {
    const { kind, sentence } = faultOf(thrown);
    const back = await port.renameTable(to.table, { table: SCENARIOS_TABLE, sheet }).then(
      () => "",
      () => ` The plans are in the table ${to.table} of the sheet ${to.sheet} now: rename both back, then try again.`,
    );
    throw new PortFault(kind, `${sentence}${back}`);
  }
  return { told: [...told, `The plans are as they were in the sheet ${to.sheet}.`], table: to.table };
}

/** Makes the block and names it in the scenario's row; answers where the first change is written. */
async function begunBlock(
  port: WorkbookPort,
  scenario: Scenario,
  { lacking, headings, list }: ScenarioTable,
): Promise<string> {
  requireColumns(lacking);
  const { table, sheet, first } = newBlock(scenario.name, await port.names());
  // The formula of the row as it stands now: two can come to the same text.
  const formula = withBlock(list.find(({ index }) => index === scenario.index) ?? scenario, table);
  if (formula === null) throw OTHER_TERMS;
  await port.createSheets([sheet]);
  const cells = termsCellOf(formula, headings);
  try {
    await port.changeTable(SCENARIOS_TABLE, [
      { kind: "replace", index: scenario.index, before: scenario.cells, cells },
    ]);
  } catch (thrown) {
    const { kind, sentence } = faultOf(thrown);
    throw new PortFault(kind, `${sentence} The sheet ${sheet.name} was made, and no scenario refers to it: delete it.`);
  }
  return first;
}

export function scenarioNamed({ list }: ScenarioTable, name: string): Scenario | undefined {
  return list.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
}

const CHANGED = new PortFault(
  "changed",
  "Nothing was kept, because a scenario of this name has just come into the sheet. Look at it, then try again.",
);

const OTHER_TERMS = new PortFault(
  "other",
  "Nothing was made, because the scenario’s cell Terms holds something else than APC.TERMS of one range. Write the changes into that cell yourself, or empty it.",
);

const OF_PLANS = new PortFault(
  "taken",
  `Nothing was kept, because ${SCENARIOS_SHEET} holds plans that were described in the pane. Give that sheet and its table ${SCENARIOS_TABLE} other names, then try again.`,
);

/** A scenario of which a part finds no column would be another one when it is read again. */
function requireColumns(lacking: readonly string[]): void {
  if (lacking.length === 0) return;
  throw new PortFault(
    "not found",
    `Nothing was written, because the table of scenarios has no column ${lacking.map((one) => `“${one}”`).join(", ")}. Give a column of the table this heading, then try again.`,
  );
}
