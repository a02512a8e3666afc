import { readTermsAt } from "../plan/useTerms";
import { PortFault, type TableContent, type WorkbookPort } from "../port";
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
  if (isSame.every((one) => one)) return;
  throw new PortFault(
    "changed",
    "Nothing was written, because the workbook’s tables or terms have just been changed. Look at the figures, then try again.",
  );
}
