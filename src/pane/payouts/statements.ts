import type { TermsRow } from "../../core/terms/rows";
import { grouped, PANEL_FIGURES, Refusal } from "../../core/shared";
import type { ClosingRecord } from "./closingRecord";
import type { Closings } from "./closings";
import { closedPayouts } from "./corrections";
import { isDeparture } from "./departureNotes";
import { isClosed, linesOfPayout, type Ledger, type LedgerLine } from "./ledger";
import { type Reconciled } from "./reconciled";
import { inRows } from "./rows";
import type { Period } from "./schedule";

/** Of which practices a payout can be stated, and why of the others it cannot. */

export interface StatementOf {
  readonly practice: string;
  readonly payout: number;
  /** With what the payout was closed for it, and corrected since. */
  readonly records: readonly ClosingRecord[];
  /** The last of them, which counts; null where it left without its scores, of which there is no record. */
  readonly record: ClosingRecord | null;
  readonly ledger: Ledger;
  /** All its lines of the ledger. */
  readonly lines: readonly LedgerLine[];
  /** Of the workbook, by which the ledger is reckoned. */
  readonly terms: readonly TermsRow[];
  readonly schedule: readonly Period[];
}

interface Stateable {
  readonly closed: readonly StatementOf[];
  /** Practices of the payout that were not closed. */
  readonly open: readonly string[];
  /** Why some practices are not stated, each as a sentence; or none is. */
  readonly barred: readonly string[];
}

interface At {
  readonly ledger: Ledger;
  readonly closings: Closings | null;
  readonly records: readonly (ClosingRecord | Refusal)[];
  readonly reconciled: Reconciled | Refusal;
  readonly terms: readonly TermsRow[];
  readonly schedule: readonly Period[];
}

export function stateableOf(at: At, payout: number): Stateable {
  const { ledger, closings, records, reconciled, terms, schedule } = at;
  if (reconciled instanceof Refusal)
    return { closed: [], open: [], barred: [`${inRows(reconciled.sentence, ledger, ledger.lines)}.`] };
  const its =
    closings === null ? undefined : closedPayouts(records, closings, ledger).find((one) => one.payout === payout);
  const untold = its?.untold ?? [];
  const gone = untold.flatMap(({ practice, why }) => (practice === "" ? [`${why}.`] : []));
  // What a record that is gone said of whom, nobody knows.
  if (gone.length > 0) return { closed: [], open: [], barred: gone };
  const why = new Map(untold.map((one) => [one.practice, one.why]));
  const counting = new Set(its?.records.flatMap(({ lines }) => [...lines.keys()]));
  const refused = refusedRows(ledger, reconciled);
  const byPractice = grouped(ledger.lines, ({ practice }) => practice);
  const closed: StatementOf[] = [];
  const open: string[] = [];
  const barred: string[] = [];
  const recorded = recordsByPractice(records, payout);
  // As they first appear in the payout.
  for (const [practice, its] of linesOfPayout(ledger, payout)) {
    const own = recorded.get(practice) ?? [];
    const record = own.at(-1) ?? null;
    const isClosedIn =
      record === null ? its.some((line) => isClosed(line) && isDeparture(line)) : counting.has(practice);
    const fault = why.get(practice) ?? refused.get(practice) ?? (isClosedIn ? undefined : UNCLOSED);
    const lines = byPractice.get(practice) ?? [];
    if (record === null && !isClosedIn) open.push(practice);
    else if (fault !== undefined) barred.push(`${practice}: ${fault}.`);
    else closed.push({ practice, payout, records: own, record, ledger, lines, terms, schedule });
  }
  return { closed, open, barred };
}

const UNCLOSED = "It was closed, and no line of the ledger says so any more";

function recordsByPractice(records: At["records"], payout: number): ReadonlyMap<string, readonly ClosingRecord[]> {
  const found = new Map<string, readonly ClosingRecord[]>();
  for (const record of records) {
    if (record instanceof Refusal || record.closing.payout !== payout) continue;
    for (const practice of record.lines.keys()) found.set(practice, [...(found.get(practice) ?? []), record]);
  }
  return found;
}

/** Practices of which a figure is refused, each with the function's own sentence. */
function refusedRows(ledger: Ledger, { rows }: Reconciled): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap((row) =>
      PANEL_FIGURES.flatMap((title) => {
        const figure = row.figure(title);
        if (!(figure instanceof Refusal)) return [];
        const told = figure.passedOn ? `${title} has the error ${figure.code}` : figure.sentence;
        return [[row.practice, inRows(told, ledger, ledger.lines)] as const];
      }),
    ),
  );
}

/** How many lines of the ledger are of a later day. */
export function laterThan(day: number, { lines }: Ledger): number {
  return lines.filter(({ closedOn, paidOn }) => [closedOn, paidOn].some((one) => typeof one === "number" && one > day))
    .length;
}
