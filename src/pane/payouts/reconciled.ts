import type { Outgoing } from "../../core/define/call";
import type { TermsRow } from "../../core/terms/rows";
import type { PANEL_FIGURES } from "../../core/shared";
import { noAnswer, Refusal } from "../../core/shared";
import { writeCall } from "../formula/write";
import { ownColumn } from "../ownTable";
import { termsRange } from "../plan/termRows";
import { answersNamed, toCore } from "../resolve";
import {
  areCorrectionsAlone,
  isClosed,
  keyOf,
  LEDGER,
  linesByPayout,
  RECKONED,
  type Ledger,
  type LedgerLine,
} from "./ledger";

/** What the lines of the ledger come to: one call of RECONCILE.PANEL, read by its headings. */

export const PANEL = "RECONCILE.PANEL";

export type Figure = (typeof PANEL_FIGURES)[number];

export type Status = "Settled" | "Open" | "Not begun";

/** A row of the answer. */
export interface PanelRow {
  /** "" where a row of the ledger names none. */
  readonly practice: string;
  /** Null where the row is of all payouts, or of a practice of which none can be reckoned. */
  readonly payout: number | null;
  /** Null in a total, and where nothing can be reckoned. */
  readonly status: Status | null;
  /** Whether it is settled only because nothing but a correction stands there so far. */
  readonly isCorrectionAlone: boolean;
  /** Its row of the answer, 1 for the first below the headings. */
  readonly row: number;
  /** Null where the figure is blank: the payout is not settled. */
  readonly figure: (title: Figure) => number | null | Refusal;
}

export interface Reconciled {
  readonly rows: readonly PanelRow[];
  /** Of each payout, ascending, over its settled rows. */
  readonly totals: readonly PanelRow[];
  readonly total: PanelRow;
}

/** The lists that the function takes of lines. */
function listsOf(lines: readonly LedgerLine[]): unknown[][][] {
  return RECKONED.map((column) => lines.map((line) => [toCore(line.cell(column))]));
}

/** The arguments of the call, for its working. */
export function panelArguments(lines: readonly LedgerLine[], terms: readonly TermsRow[]): unknown[][][] {
  return [...listsOf(lines), [[null]], termsRange(terms)];
}

interface Read extends PanelRow {
  readonly isWithoutStatus: boolean;
}

/** What the function calls its last rows. */
const TOTAL = "Total";

/** Before there is a line. */
export const NO_LINES = noAnswer("The ledger has no lines yet: project a payout under Project and close");

export function reconciledOf(lines: readonly LedgerLine[], terms: readonly TermsRow[]): Reconciled | Refusal {
  if (lines.length === 0) return NO_LINES;
  const [headings = [], ...answer] = answersNamed(PANEL, ...panelArguments(lines, terms));
  const [only] = headings;
  if (only instanceof Refusal) return only;
  const places = new Map(headings.map((heading, at) => [heading, at]));
  const byPayout = linesByPayout(lines);
  const rows = answer.map((cells, at): Read => {
    const cell = (title: string): Outgoing => cells[places.get(title) ?? -1] ?? "";
    const [given, number, status] = [cell("Practice"), cell("Payout"), cell("Status")];
    const practice = given instanceof Refusal ? "" : String(given);
    const payout = typeof number === "number" ? number : null;
    const its = status === "Settled" ? (byPayout.get(keyOf(practice, payout)) ?? []) : [];
    return {
      practice,
      payout,
      status: status instanceof Refusal || status === "" ? null : (status as Status),
      isCorrectionAlone: areCorrectionsAlone(its) && !its.some(isClosed),
      isWithoutStatus: status === "",
      row: at + 1,
      figure: (title) => {
        const value = cell(title);
        return typeof value === "string" ? null : value;
      },
    };
  });
  const total = rows.at(-1);
  if (total === undefined) throw new Error(`${PANEL} without its Total`);
  // Totals stand last and have no status; a practice of which nothing can be reckoned has a refusal there.
  const isTotal = (row: Read | undefined): boolean => row?.practice === TOTAL && row.isWithoutStatus;
  let count = rows.length - 1;
  while (isTotal(rows[count - 1])) count -= 1;
  return { rows: rows.slice(0, count), totals: rows.slice(count, -1), total };
}

/** The call as a formula over the ledger's columns. */
export function panelFormula({ headings }: Pick<Ledger, "headings">, terms: string): string {
  const columns = RECKONED.map((column) => ownColumn(LEDGER, column, headings));
  return writeCall(PANEL, [...columns, "", terms], RECKONED.length - 2);
}
