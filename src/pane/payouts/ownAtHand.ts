import { fold } from "../../core/shared";
import { calledIn, freelyCalled, isOwn, placesIn, type OwnTable } from "../ownTable";
import { sheetIn } from "../plan/place";
import type { ReadTable } from "../plan/usePlanTables";
import type { WorkbookName } from "../port";
import type { TablesByName } from "../useTables";
import { ACCOUNTS } from "./accounts";
import { ACCRUALS } from "./accruals";
import { CLOSINGS } from "./closings";
import { EXTRACT_LINES, EXTRACTS } from "./keptExtracts";
import { VENDORS } from "./vendors";

/** Tables of ours beside the ledger. A workbook may have had another one of the same name, which is left alone. */

const ALL: readonly OwnTable<string>[] = [CLOSINGS, EXTRACTS, EXTRACT_LINES, VENDORS, ACCRUALS, ACCOUNTS];

interface OwnAtHand<K extends string> {
  /** As it is called; where there is none, as it will be. */
  readonly own: OwnTable<K>;
  /** As it was last read; null where there is none. */
  readonly content: ReadTable | null;
}

export type OwnOf = <K extends string>(own: OwnTable<K>) => OwnAtHand<K>;

/** All that they may be called in a workbook with these tables. */
export function ownNames(tables: readonly string[]): string[] {
  return ALL.flatMap((own) => calledIn(own, tables));
}

/** @param read the tables of these names. */
export function ownOf(read: TablesByName, tables: readonly string[], names: readonly WorkbookName[]): OwnOf {
  const all = new Map(
    ALL.map((own): [string, OwnAtHand<string>] => {
      const there = calledIn(own, tables).flatMap((name) => read.get(name) ?? []);
      const content =
        there.find(({ headings }) => isOwn(own, headings)) ?? there.find((one) => isOnItsSheet(own, one)) ?? null;
      return [own.table, { own: content === null ? freelyCalled(own, names) : calledAs(own, content), content }];
    }),
  );
  return (own) => all.get(own.table) ?? { own, content: null };
}

/** Of few columns one that is renamed is half of them: on the sheet that we made for it, one that is left tells it. */
function isOnItsSheet(own: OwnTable<string>, { address, headings }: ReadTable): boolean {
  const sheet = fold(sheetIn(address).replace(/ \d+$/, ""));
  return sheet === fold(own.sheet) && Object.values(placesIn(own, headings)).some((place) => place >= 0);
}

/** The same as long as it is called as we call it. */
function calledAs(own: OwnTable<string>, { name, address }: ReadTable): OwnTable<string> {
  const sheet = sheetIn(address);
  return name === own.table && sheet === own.sheet ? own : { ...own, table: name, sheet };
}

/** Which tables of the workbook are another’s, and what ours are called; "" where all have their own names. */
export function othersText(own: OwnOf): string {
  const told = ALL.flatMap((one) => {
    const { table } = own(one).own;
    return table === one.table
      ? []
      : [`The table ${one.table} of this workbook is not the one of payouts, which is ${table}.`];
  });
  return told.join(" ");
}
