import { readTermsAt } from "../plan/useTerms";
import { PortFault, type WorkbookPort } from "../port";
import { toCore } from "../resolve";
import type { Offered } from "./offered";

/** A workbook tells late of an edit, and what the person saw computed is then no longer what the sheets would hold. */
export async function requireAsSeen(
  port: WorkbookPort,
  { ranges, payments, tables, terms, start }: Offered,
): Promise<void> {
  const isAsSeen = async (
    reference: string | null,
    range: readonly (readonly unknown[])[] | null,
  ): Promise<boolean> => {
    if (reference === null || range === null) return reference === null && range === null;
    const { values } = await port.read(reference);
    return JSON.stringify(values.map((row) => row.map(toCore))) === JSON.stringify(range);
  };
  const given = start === null ? payments.terms : payments.terms.slice(0, -1);
  const same = await Promise.all([
    isAsSeen(tables.practices, ranges.practices),
    isAsSeen(tables.scores, ranges.scores),
    terms === "" || readTermsAt(terms, port).then((now) => JSON.stringify(now) === JSON.stringify(given)),
  ]);
  if (same.every((one) => one)) return;
  throw new PortFault(
    "changed",
    "Nothing was written, because the workbook’s tables or terms have just been changed. Look at the figures, then try again.",
  );
}
