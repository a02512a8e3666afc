import { FIRST_EDITION, fold, parameterByKey, PRACTICE_COLUMNS, SCORE_COLUMNS } from "../../core/shared";
import type { PortCell, WorkbookPort } from "../port";
import { textOf } from "../list/cells";
import type { Notice } from "./notices";
import { placeBelow, rowsIn } from "./place";
import { isRead, placeOf, type PlanTable } from "./planTables";
import type { ReadTable } from "./usePlanTables";

/** Rows below a table or below the terms that look as if they were meant, and do not count. */

/** So many rows below are looked at. */
const REACH = 40;

/** Of blank rows in between; what stands further off is something else. */
const MOST_BLANK = 1;

/** What a row looks like; null where it is nothing of ours. */
type Look = (cells: readonly PortCell[]) => string | null;

const KEYS: ReadonlySet<string> = new Set([...parameterByKey(FIRST_EDITION).keys()].map(fold));

const likeTerms: Look = (cells) => (cells.some((cell) => KEYS.has(fold(textOf(cell)))) ? "terms" : null);

/** The column by whose words a row of a table is told. */
const TOLD_BY: Readonly<Record<PlanTable, string>> = {
  practices: PRACTICE_COLUMNS.practiceType.title,
  scores: SCORE_COLUMNS.measure.title,
};

function likeRowsOf(table: PlanTable, headings: readonly string[]): Look {
  const title = TOLD_BY[table];
  const at = placeOf(title, headings);
  return (cells) => {
    const word = textOf(cells[at]);
    return word !== "" && isRead(table, title, word) ? table : likeTerms(cells);
  };
}

export async function straysBelowTable(port: WorkbookPort, table: PlanTable, read: ReadTable): Promise<Notice[]> {
  return straysBelow(port, read.address, read.name, likeRowsOf(table, read.headings));
}

/** @param place of the terms: a name, a table or cells. */
export async function straysBelowTerms(port: WorkbookPort, place: string): Promise<Notice[]> {
  return straysBelow(port, (await port.read(place)).address, place, likeTerms);
}

async function straysBelow(port: WorkbookPort, address: string, name: string, look: Look): Promise<Notice[]> {
  const below = placeBelow(address, REACH);
  if (below === null) return [];
  const { values } = await port.read(below.reference);
  return runsOf(values, look).map(({ kind, from, to }) => {
    const [first, last] = [below.row + from, below.row + to];
    return {
      sentence:
        first === last
          ? `Row ${first}, below ${name}, looks like ${kind}, but does not count.`
          : `Rows ${first}–${last}, below ${name}, look like ${kind}, but do not count.`,
      place: rowsIn(below, from, to),
    };
  });
}

interface Run {
  readonly kind: string;
  readonly from: number;
  to: number;
}

/** Rows of one kind, one below the other, up to the first that is none of ours: headings begin something else. */
function runsOf(rows: readonly (readonly PortCell[])[], look: Look): Run[] {
  const runs: Run[] = [];
  let blank = 0;
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => textOf(cell) === "")) {
      blank += 1;
      if (blank > MOST_BLANK) break;
      continue;
    }
    blank = 0;
    const kind = look(cells);
    if (kind === null) break;
    const last = runs.at(-1);
    if (last?.kind === kind) last.to = index;
    else runs.push({ kind, from: index, to: index });
  }
  return runs;
}
