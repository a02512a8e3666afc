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
import { CLOSINGS, closingsOf, recordOf, type ClosingRecord, type Closings } from "./closings";
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
  readonly schedule: readonly Period[];
  /** The plan's scenarios, each with what it pays one payout period. */
  readonly paid: readonly PaidScenario[];
  /** The plan's own tables; null where the workbook has none, or nobody has said which. */
  readonly plan: PlanTables | null;
  /** A table of ours beside the ledger and the closings, as it was last read. */
  readonly further: (name: string) => ReadTable | null;
  readonly tableNames: readonly string[];
  /** Those that have the columns of a ledger, under whatever name. */
  readonly ledgers: readonly string[];
}

type Held = Pick<PayoutsAtHand, "ledger" | "closings" | "records">;

interface PayoutsState {
  /** Null while it is being read. */
  readonly atHand: PayoutsAtHand | null;
  readonly fault: Fault | null;
  readonly again: () => void;
}

const NEEDED_HEADINGS = NEEDED.map((column) => LEDGER.columns[column].heading);

/** @param further names of tables of ours that parts of the view read. */
export function usePayouts(
  further: readonly string[],
  port: WorkbookPort,
  changes: number,
  active: boolean,
): PayoutsState {
  const own = useTables([LEDGER.table, CLOSINGS.table, ...further], port, changes, active);
  const ledgerTable = own.tables?.get(LEDGER.table) ?? null;
  const closingsTable = own.tables?.get(CLOSINGS.table) ?? null;
  const ledger = useMemo(() => (ledgerTable === null ? null : ledgerOf(ledgerTable)), [ledgerTable]);
  const closings = useMemo(() => (closingsTable === null ? null : closingsOf(closingsTable)), [closingsTable]);
  const recorded = useTables(
    (closings?.list ?? []).flatMap(({ record, scoresRecord }) => [record, scoresRecord].filter(Boolean)),
    port,
    changes,
    active,
  );
  const kept = useKeptPlan(port, changes, active);
  const { found } = kept;
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
    if (own.tables === null || isUnread) return null;
    const table = (name: string): ReadTable | null => (name === "" ? null : (tables?.get(name) ?? null));
    return {
      ledger,
      closings,
      records: list.map((closing) => recordOf(closing, table(closing.record), table(closing.scoresRecord))),
    };
  }, [ledger, closings, own.tables, tables]);
  const [held, setHeld] = useState(fresh);
  if (fresh !== null && fresh !== held) setHeld(fresh);
  const counting = held?.ledger ?? null;
  const reconciled = useMemo(
    () =>
      terms === null || counting === null ? NO_LINES : (lostFrom(counting) ?? reconciledOf(counting.lines, terms)),
    [counting, terms],
  );
  const names = found.names;
  const tableNames = useMemo(
    () => (names ?? []).flatMap(({ kind, name }) => (kind === "table" && !name.includes("[") ? [name] : [])),
    [names],
  );
  const ledgers = useMemo(() => tablesWith(NEEDED_HEADINGS, names ?? []), [names]);
  const { tables: plan } = found;
  const { tables: owned } = own;
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
            further: (name) => owned?.get(name) ?? null,
            tableNames,
            ledgers,
          },
    [held, terms, place, reconciled, schedule, paid, plan, owned, tableNames, ledgers],
  );
  return {
    atHand,
    // Nothing is computed under terms that are none.
    fault:
      own.fault ??
      recorded.fault ??
      found.fault ??
      kept.scenarios.fault ??
      (termsAt instanceof Refusal ? { kind: "other", sentence: termsAt.sentence } : null),
    again() {
      own.again();
      recorded.again();
      found.again();
      kept.scenarios.again();
    },
  };
}
