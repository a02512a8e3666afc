import { useCallback, useState } from "react";
import { faultOf, type Fault } from "./fault";
import { areaOf, type Area, type Extent } from "./formula/areas";
import { referencesIn } from "./formula/expression";
import { filledBy, firstSelected, freeCell, isBlankCell, whyNot } from "./insertion";
import type { Insertion, WorkbookPort } from "./port";
import { useAsked } from "./useAsked";
import type { SelectionState } from "./useSelection";

/** What somebody wants to insert. */
export interface Wanted {
  readonly formula: string;
  /** Null while no cell is chosen. */
  readonly cell: string | null;
  /** Of the result; one cell where it is not known. */
  readonly size: Extent;
  /** The arguments of the formula, of which none may be written over. */
  readonly args: readonly string[];
}

export interface Placing {
  /** Why nothing can be written there; null where it can, or while that is not known yet. */
  readonly why: string | null;
  /** A cell of the same sheet where it can. */
  readonly free: string | null;
  /** Whether it would stand in the place of what was inserted before. */
  readonly isReplacing: boolean;
  /** How it went; null once another formula or cell is wanted. */
  readonly outcome: { readonly cell: string; readonly fault: Fault | null } | null;
  /** @param size of the result as it is now, where that is not the one that is shown. */
  readonly insert: (size?: Extent) => Promise<void>;
}

interface Place {
  readonly why: string | null;
  readonly free: string | null;
}

interface Done extends Pick<Insertion, "cell" | "formula"> {
  readonly fault: Fault | null;
  /** The formula as the workbook spells it. */
  readonly stands: string;
}

/**
 * A formula on its way into a cell: where it does not go, why, and where else. Asked anew when the workbook changes.
 * @param active whether somebody can see it.
 */
export function useInsertion(
  port: WorkbookPort,
  { formula, cell, size: { rows, columns }, args }: Wanted,
  changes: number,
  active: boolean,
): Placing {
  const [done, setDone] = useState<Done | null>(null);
  const replaces = done !== null && done.cell === cell ? done.stands : "";
  const given = JSON.stringify(args);
  const key = JSON.stringify([cell, formula, rows, columns, replaces, given]);
  const ask = useCallback(async () => {
    if (cell === null) return NOWHERE;
    const insertion = { formula, cell, rows, columns, replaces };
    // A fault is told where somebody inserts.
    return placeOf(insertion, JSON.parse(given) as string[], port).catch(() => NOWHERE);
  }, [port, cell, formula, rows, columns, replaces, given]);
  const [known, setKnown] = useAsked(ask, key, changes, active && cell !== null);

  const insert = async (size: Extent = { rows, columns }): Promise<void> => {
    if (cell === null) return;
    const insertion = { formula, cell, ...size, replaces };
    try {
      const place = await placeOf(insertion, args, port);
      setKnown({ key, told: place });
      if (place.why !== null) return;
      const stands = await port.insert(insertion);
      setDone({ formula, cell, fault: null, stands });
      // Where it stands, its steps are a tab away.
      await port.show(cell).catch(() => undefined);
    } catch (thrown) {
      setDone({ formula, cell, fault: faultOf(thrown), stands: replaces });
    }
  };
  const { why, free } = known?.key === key ? known.told : NOWHERE;
  const outcome = done?.formula === formula && done.cell === cell ? done : null;
  return { why, free, isReplacing: replaces !== "" && why === null, outcome, insert };
}

const NOWHERE: Place = { why: null, free: null };

async function placeOf(insertion: Insertion, args: readonly string[], port: WorkbookPort): Promise<Place> {
  const [found, read] = await Promise.all([port.roomFor(insertion), areasRead(args, insertion, port)]);
  const why = whyNot(insertion, found, read);
  return { why, free: why === null ? null : freeCell(insertion, found, read) };
}

/** The cells that arguments read where a formula in the cell has them; those that the workbook does not know are left out. */
async function areasRead(args: readonly string[], insertion: Insertion, port: WorkbookPort): Promise<Area[]> {
  const sheet = filledBy(insertion)?.sheet ?? null;
  const read = await Promise.all(
    [...new Set(args.flatMap(referencesIn))].map(async (reference): Promise<Area | null> => {
      const area = areaOf(reference);
      if (area !== null) return { ...area, sheet: area.sheet ?? sheet };
      const content = await port.read(reference, insertion.cell).catch(() => null);
      return content === null ? null : areaOf(content.address);
    }),
  );
  return read.filter((area) => area !== null);
}

/** The cell that a formula is meant for, and what of the selection could be it instead. */
export interface FormulaCell {
  /** The one that was selected first, or taken since; null while none was. */
  readonly cell: string | null;
  /** The first selected cell where it is blank. */
  readonly selected: string | null;
  readonly onTake: (cell: string) => void;
}

export function useFormulaCell(selected: SelectionState): FormulaCell {
  const [cell, onTake] = useState<string | null>(null);
  const at = selected.state === "selected" ? firstSelected(selected.selection) : null;
  // It stays the formula's, whatever is selected for its arguments.
  if (cell === null && at !== null) onTake(at);
  return { cell, selected: selected.state === "selected" && isBlankCell(selected.selection) ? at : null, onTake };
}
