import { noAnswer, Refusal } from "../../core/shared";
import { useCallback, useEffect, useRef, useState } from "react";
import { parseReference, type Reference } from "../formula/reference";
import { faultOf } from "../fault";
import { oneAtATime } from "../oneAtATime";
import type { PortCell, TableContent, WorkbookPort } from "../port";
import type { PlanRanges } from "../plan/payments";
import { PLAN_TABLES, TABLE_NAMES, wholeOf, type PlanTable } from "../plan/planTables";
import { kept, type LentTables, type PlanTables, type ReadTable } from "../plan/usePlanTables";
import type { TableNames } from "./scenarioTable";

/** The two tables of which something is paid. */
export type TablePair = Pick<PlanTables, "practices" | "scores">;

/** A table as it was read, or why it was not. */
type Found = ReadTable | Refusal;

/** What stands under each name; undefined while it is being read. */
export type OwnTables = (table: PlanTable, name: string) => Found | undefined;

/** Tables that scenarios have for themselves, read anew with each change of the workbook. */
export function useOwnTables(names: LentTables, port: WorkbookPort, changes: number, active: boolean): OwnTables {
  const [known, setKnown] = useState<ReadonlyMap<string, Found>>(new Map());
  const ask = useRef<() => void>(undefined);
  const last = useRef<ReadonlyMap<string, Found>>(known);
  const wantedText = JSON.stringify(
    PLAN_TABLES.flatMap((table) => [...new Set(names[table])].map((name) => [table, name] as const)),
  );

  useEffect(() => {
    let isWanted = true;
    const wanted = JSON.parse(wantedText) as [PlanTable, string][];
    ask.current = oneAtATime(async () => {
      const read = await Promise.all(
        wanted.map(async ([table, name]) => {
          const key = keyOf(table, name);
          return [key, await readOwn(table, name, port, last.current.get(key))] as const;
        }),
      );
      if (!isWanted) return;
      // Mostly nothing is new, and then nothing is to be computed anew.
      const isNew = read.length !== last.current.size || read.some(([key, found]) => last.current.get(key) !== found);
      if (!isNew) return;
      last.current = new Map(read);
      setKnown(last.current);
    });
    return () => {
      isWanted = false;
      ask.current = undefined;
    };
  }, [wantedText, port]);
  useEffect(() => {
    if (active) ask.current?.();
  }, [wantedText, port, changes, active]);

  return useCallback((table, name) => known.get(keyOf(table, name)), [known]);
}

function keyOf(table: PlanTable, name: string): string {
  return `${table} ${name}`;
}

/** What stands under a name now. @param before as it was read last. */
export async function readOwn(
  table: PlanTable,
  name: string,
  port: WorkbookPort,
  before: Found | undefined,
): Promise<Found> {
  const refused = (why: string): Refusal => {
    const sentence = `${TABLE_NAMES[table]}: ${why}`;
    // The same one stays the same object as well.
    return before instanceof Refusal && before.sentence === sentence ? before : noAnswer(sentence);
  };
  const reference = parseReference(name);
  if (reference === null) return refused(`“${name.slice(0, 40)}” is neither a table nor a range`);
  // A range without a sheet would be another one with each sheet that somebody turns to.
  if (reference.kind === "cells" && reference.sheet === null)
    return refused(`${name}: say on which sheet, as in Sheet1!A1:J20`);
  const called = reference.kind === "name" ? reference.name : wholeTableIn(reference);
  const last = before instanceof Refusal ? null : (before ?? null);
  try {
    const content = called === null ? null : await port.table(called);
    if (called !== null && content !== null) return kept(called, wholeOf(called), content, last);
    const { address, values } = await port.read(name);
    return kept(address, name, contentOf(address, values), last);
  } catch (thrown) {
    return refused(faultOf(thrown).sentence);
  }
}

function wholeTableIn(reference: Reference): string | null {
  return reference.kind === "table" && reference.columns === null ? reference.table : null;
}

/** Cells of a range: its first row has the headings. */
function contentOf(address: string, values: readonly (readonly PortCell[])[]): TableContent {
  const [headings = [], ...rows] = values;
  return {
    address,
    headings: headings.map((cell) => (cell === null || typeof cell === "object" ? "" : String(cell))),
    rows,
    formulas: rows.map((cells) => cells.map(() => "")),
  };
}

/** The tables under these names, where there are any beside those of the plan; undefined while one is being read. */
export function pairOf(names: TableNames, plan: TablePair, own: OwnTables): TablePair | Refusal | undefined {
  const [practices, scores] = PLAN_TABLES.map((table) =>
    names[table] === "" ? plan[table] : own(table, names[table]),
  );
  if (practices instanceof Refusal) return practices;
  if (scores instanceof Refusal) return scores;
  return practices === undefined || scores === undefined ? undefined : { practices, scores };
}

/** Whether they are the same tables as they were read. */
export function isSamePair(one: TablePair, other: TablePair): boolean {
  return one.practices === other.practices && one.scores === other.scores;
}

/** As functions take them; null where there are no practices. */
export function rangesOf({ practices, scores }: TablePair): PlanRanges | null {
  return practices === null ? null : { practices: practices.range, scores: scores?.range ?? null };
}

/** The two tables as formulas name them; null where there are no scores. */
export interface References {
  readonly practices: string;
  readonly scores: string | null;
}

export function referencesOf({ practices, scores }: TablePair): References | null {
  return practices === null ? null : { practices: practices.reference, scores: scores?.reference ?? null };
}
