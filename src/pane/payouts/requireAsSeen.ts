import { Refusal } from "../../core/shared";
import { PLAN_TABLES } from "../plan/planTables";
import { readTermsAt } from "../plan/useTerms";
import { PortFault, type TableContent, type WorkbookPort } from "../port";
import { readOwn } from "../scenarios/useOwnTables";
import type { ClosingBasis } from "./closings";
import { inQuotes, termsAsThen } from "./sources";
import type { PayoutsAtHand } from "./usePayouts";

/** A table under its name, as it was seen; null where there was none. */
type SeenTable = readonly [name: string, content: Pick<TableContent, "rows"> | null];

/** A workbook tells late of an edit, and what the person saw is then no longer what would be written. */
export async function requireAsSeen(
  port: WorkbookPort,
  { place, terms }: Pick<PayoutsAtHand, "place" | "terms">,
  tables: readonly SeenTable[],
): Promise<void> {
  const isSame = await Promise.all([
    ...tables.map(async ([name, seen]) => {
      const now = await port.table(name);
      return JSON.stringify(now?.rows) === JSON.stringify(seen?.rows);
    }),
    place === "" || readTermsAt(place, port).then((now) => JSON.stringify(now) === JSON.stringify(terms)),
  ]);
  requireAll(isSame);
}

/** What is recorded as it is now was read a while ago. */
export async function requireSourcesAsSeen(
  port: WorkbookPort,
  { ranges, terms, now }: Pick<ClosingBasis, "ranges" | "terms" | "now">,
): Promise<void> {
  const isSame = await Promise.all([
    ...PLAN_TABLES.map(async (table) => {
      if (now[table] === "") return true;
      const found = await readOwn(table, now[table], port, undefined);
      return !(found instanceof Refusal) && JSON.stringify(found.range) === JSON.stringify(ranges[table]);
    }),
    now.terms === "" ||
      readTermsAt(now.terms, port).then(
        (found) => !(found instanceof Refusal) && inQuotes(termsAsThen({ terms }, found)) === inQuotes(terms),
      ),
  ]);
  requireAll(isSame);
}

function requireAll(isSame: readonly boolean[]): void {
  if (isSame.every((one) => one)) return;
  throw new PortFault(
    "changed",
    "Nothing was written, because the workbook’s tables or terms have just been changed. Look at the figures, then try again.",
  );
}
