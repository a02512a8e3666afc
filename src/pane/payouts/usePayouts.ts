import type { TermsRow } from "../../core/terms/rows";
import { Refusal } from "../../core/shared";
import { useMemo, useState } from "react";
import type { Fault } from "../fault";
import { tablesWith } from "../plan/planTables";
import { useTerms } from "../plan/useTerms";
import type { WorkbookPort } from "../port";
import { useKeptPlan } from "../scenarios/useKeptPlan";
import { useTables } from "../useTables";
import type { PlanTables, ReadTable } from "../plan/usePlanTables";
import { paidScenarios, overSpan, type PaidScenario } from "../view/paidScenarios";
import { placesOfTerms, TERMS } from "../view/sources";
import { recordOf, type ClosingRecord } from "./closingRecord";
import { CLOSINGS, closingsOf, type Closings } from "./closings";
import { EXTRACT_LINES, EXTRACTS, keptExtractsOf, type KeptExtracts } from "./keptExtracts";
import { ownNames, ownOf, type OwnOf } from "./ownAtHand";
import { LEDGER, ledgerOf, lostFrom, NEEDED, type Ledger } from "./ledger";
import { NO_LINES, reconciledOf, type Reconciled } from "./reconciled";
import { scheduleOf, type Period } from "./schedule";

/** All that the view Payouts knows of the workbook. */
export interface PayoutsAtHand {
  /** Null where the workbook has none yet. */
  readonly ledger: Ledger | null;
  /** Null where nothing was closed yet. */
  readonly closings: Closings | null;
  /** One for each row of the closings, in their order. */
  readonly records: readonly (ClosingRecord | Refusal)[];
  /** Of the workbook's terms, or the published guide's. */
  readonly terms: readonly TermsRow[];
  /** Where they stand; "" for the published guide. */
  readonly place: string;
  readonly reconciled: Reconciled | Refusal;
  /** What became of each line of the extracts that payments were taken of. */
  readonly extracts: KeptExtracts;
  readonly schedule: readonly Period[];
  /** The plan's scenarios, each with what it pays one payout period. */
  readonly paid: readonly PaidScenario[];
  /** The plan's own tables; null where the workbook has none, or nobody has said which. */
  readonly plan: PlanTables | null;
  /** A table of ours beside the ledger. */
  readonly own: OwnOf;
  readonly tableNames: readonly string[];
  /** Those that have the columns of a ledger, under whatever name. */
  readonly ledgers: readonly string[];
}

type Held = Pick<PayoutsAtHand, "ledger" | "closings" | "records" | "extracts" | "own">;

interface PayoutsState {
  /** Null while it is being read. */
  readonly atHand: PayoutsAtHand | null;
  readonly fault: Fault | null;
  readonly again: () => void;
}

const NEEDED_HEADINGS = NEEDED.map((column) => LEDGER.columns[column].heading);

export function usePayouts(port: WorkbookPort, changes: number, active: boolean): PayoutsState {
  const kept = useKeptPlan(port, changes, active);
  const { found } = kept;
  const names = found.names;
  const tableNames = useMemo(
    () => (names ?? []).flatMap(({ kind, name }) => (kind === "table" && !name.includes("[") ? [name] : [])),
    [names],
  );
  const wanted = useMemo(() => [LEDGER.table, ...ownNames(tableNames)], [tableNames]);
  const { tables: read, ...reading } = useTables(wanted, port, changes, active);
  const ledgerTable = read?.get(LEDGER.table) ?? null;
  const ledger = useMemo(() => (ledgerTable === null ? null : ledgerOf(ledgerTable)), [ledgerTable]);
  const own = useMemo(() => (read === null ? null : ownOf(read, tableNames, names ?? [])), [read, tableNames, names]);
  const { content = null, own: called = CLOSINGS } = own?.(CLOSINGS) ?? {};
  const closings = useMemo(() => (content === null ? null : closingsOf(content, called)), [content, called]);
  const recorded = useTables(
    (closings?.list ?? []).flatMap(({ record, scoresRecord }) => [record, scoresRecord].filter(Boolean)),
    port,
    changes,
    active,
  );
  const places = placesOfTerms(found.names ?? []);
  const place = places.find((one) => one.toLowerCase() === TERMS) ?? "";
  const termsAt = useTerms([place], port, changes, active)(place);
  const terms = termsAt instanceof Refusal ? null : (termsAt ?? null);
  const schedule = useMemo(() => (terms === null ? [] : scheduleOf(terms)), [terms]);
  const paid = useMemo(
    () => (kept.tables.practices === null ? [] : overSpan(paidScenarios(kept.rows, kept.pairIn), "period")),
    [kept.tables.practices, kept.rows, kept.pairIn],
  );
  const { tables } = recorded;
  // A record that was not read yet is not gone: until it is read, what was known before holds, all of it together.
  const fresh = useMemo((): Held | null => {
    const list = closings?.list ?? [];
    const isUnread = list
      .flatMap(({ record, scoresRecord }) => [record, scoresRecord].filter(Boolean))
      .some((name) => tables?.has(name) !== true);
    if (own === null || isUnread || wanted.some((name) => read?.has(name) !== true)) return null;
    const table = (name: string): ReadTable | null => (name === "" ? null : (tables?.get(name) ?? null));
    return {
      own,
      ledger,
      closings,
      extracts: keptExtractsOf(own(EXTRACTS), own(EXTRACT_LINES)),
      records: list.map((closing) => recordOf(closing, table(closing.record), table(closing.scoresRecord))),
    };
  }, [ledger, closings, own, read, wanted, tables]);
  const [held, setHeld] = useState(fresh);
  if (fresh !== null && fresh !== held) setHeld(fresh);
  const counting = held?.ledger ?? null;
  const reconciled = useMemo(
    () =>
      terms === null || counting === null ? NO_LINES : (lostFrom(counting) ?? reconciledOf(counting.lines, terms)),
    [counting, terms],
  );
  const ledgers = useMemo(() => tablesWith(NEEDED_HEADINGS, names ?? []), [names]);
  const { tables: plan } = found;
  // The same as long as nothing of it is new, so that no part computes anything anew.
  const atHand = useMemo(
    (): PayoutsAtHand | null =>
      held === null || plan === null || terms === null
        ? null
        : {
            ...held,
            terms,
            place,
            reconciled,
            schedule,
            paid,
            plan,
            tableNames,
            ledgers,
          },
    [held, terms, place, reconciled, schedule, paid, plan, tableNames, ledgers],
  );
  return {
    atHand,
    // Nothing is computed under terms that are none.
    fault:
      reading.fault ??
      recorded.fault ??
      found.fault ??
      kept.scenarios.fault ??
      (termsAt instanceof Refusal ? { kind: "other", sentence: termsAt.sentence } : null),
    again() {
      reading.again();
      recorded.again();
      found.again();
      kept.scenarios.again();
    },
  };
}
