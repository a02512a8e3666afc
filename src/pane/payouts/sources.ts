import { fold, Refusal } from "../../core/shared";
import type { Range } from "../../core/define/rule";
import type { TermsRow } from "../../core/terms/rows";
import { parseCall } from "../formula/calls";
import { parseReference } from "../formula/reference";
import { faultOf } from "../fault";
import { changeRows, requireColumns, rowCells } from "../ownTable";
import { listed } from "../words";
import { planSheet, type MadeRow } from "../plan/planSheets";
import { COLUMNS, columnsOf, placeOf, type PlanTable } from "../plan/planTables";
import { liveTerms } from "../plan/setting";
import { givesKey, START, termsRange } from "../plan/termRows";
import { PortFault, type NewSheet, type RowChange, type TableAndSheet, type WorkbookPort } from "../port";
import { answerNamed } from "../resolve";
import { freeName } from "../freeName";
import type { Scenario } from "../scenarios/scenarioTable";
import type { References } from "../scenarios/useOwnTables";
import { CLOSINGS, type Closing, type Closings, type Sources } from "./closings";
import type { ClosedPayout } from "./corrections";
import { LEDGER, requireLedgerAsSeen, type Ledger, nameOf } from "./ledger";
import { payoutsText } from "./schedule";

/** Of which tables and terms a closed payout is computed again, and what is done when they become another payout's. */

/** Where what a scenario is paid of stands, as the closings keep it. */
export function sourcesOf({ practices, scores }: References, scenario: Scenario): Sources {
  return { practices: tableIn(practices), scores: scores === null ? "" : tableIn(scores), terms: termsNowOf(scenario) };
}

/** A table by its name alone; a range as it is. */
function tableIn(reference: string): string {
  const parsed = parseReference(reference);
  return parsed?.kind === "table" && parsed.columns === null ? (parsed.table ?? reference) : reference;
}

/** The place of a scenario's terms; where its own cell makes them of several, the formula, else their text. */
function termsNowOf({ place, termsCell: { content }, terms }: Scenario): string {
  if (place !== null) return place;
  if (content !== null && typeof content === "object") {
    const args = parseCall(content.formula)?.args ?? [];
    if (args.length > 0 && args.every(isSameEverywhere)) return content.formula.replace(/^=/, "");
  }
  return terms instanceof Refusal ? "" : inQuotes(terms);
}

/** Terms as a formula writes them that refers to nothing; "" for the published guide. */
export function inQuotes(terms: readonly TermsRow[]): string {
  if (terms.length === 0) return "";
  const text = answerNamed("TERMS", termsRange(terms));
  return typeof text === "string" ? `"${text.replaceAll('"', '""')}"` : "";
}

/** Whether a reference names the same cells wherever it stands. */
function isSameEverywhere(text: string): boolean {
  const reference = parseReference(text);
  if (reference === null || text.includes("@") || /#this row/i.test(text)) return false;
  return reference.kind === "cells" ? reference.sheet !== null : reference.kind === "name" || reference.table !== null;
}

/** A plan that its scenario had live since January said so beside its terms, as it does now. */
export function termsAsThen({ terms: then }: Pick<Closing, "terms">, now: readonly TermsRow[]): readonly TermsRow[] {
  const start = then instanceof Refusal ? undefined : then.find((row) => givesKey(row, START));
  const [live] = liveTerms([], { liveFrom: "January 2025", basis: "allowed" });
  return start !== undefined && start.value === live?.value
    ? liveTerms(now, { liveFrom: "January 2025", basis: "allowed" })
    : now;
}

/** Other closed payouts that are still compared with one of these tables. */
export function heldBy(closings: Closings | null, payout: number, { practices, scores }: Sources): number[] {
  const isSame = (one: string, other: string): boolean => one !== "" && fold(one) === fold(other);
  const held = (closings?.list ?? []).filter(
    (row) => row.payout !== payout && (isSame(row.now.practices, practices) || isSame(row.now.scores, scores)),
  );
  return [...new Set(held.map((row) => row.payout))].sort((a, b) => a - b);
}

export function heldText({ practices, scores }: Sources, held: readonly number[], payout: number): string {
  const closed = payoutsText(held);
  const are = held.length === 1 ? "is" : "are";
  return `${listed([practices, scores].filter(Boolean))} still count as the tables of ${closed}, which ${are} closed. Are they those of payout ${payout} now? Then ${closed} ${are} no longer compared with them.`;
}

/** What is lost where a payout's tables become another's. */
export function comparedText(held: readonly number[]): string {
  return `what ${payoutsText(held)} ${held.length === 1 ? "is" : "are"} compared with`;
}

/**
 * Writes into the ledger what takes its tables from closed payouts, which are no longer compared with them.
 * @param makesSheets whether what is written makes sheets.
 */
export async function takingFrom<T>(
  held: readonly number[],
  ledger: Ledger,
  closings: Closings | null,
  port: WorkbookPort,
  makesSheets: boolean,
  write: () => Promise<T>,
): Promise<T> {
  if (closings === null || held.length === 0) return write();
  requireColumns(closings.own, closings.lacking);
  await requireLedgerAsSeen(port, ledger);
  await port.requireUnprotected([LEDGER.table, closings.own.table], makesSheets);
  await changeRows(closings.own, sourceChanges(closings, held, null), port);
  try {
    return await write();
  } catch (thrown) {
    const { kind, sentence } = faultOf(thrown);
    throw new PortFault(
      kind,
      `${sentence} ${held.length === 1 ? "Payout" : "Payouts"} ${held.join(", ")} ${held.length === 1 ? "is" : "are"} no longer compared with these tables.`,
    );
  }
}

/** Says of closed payouts where their tables are now; null for nowhere. Their terms stay where they are. */
export function sourceChanges(
  { headings, list }: Closings,
  payouts: readonly number[],
  now: Pick<Sources, "practices" | "scores"> | null,
): RowChange[] {
  return list
    .filter(({ payout }) => payouts.includes(payout))
    .map((row): RowChange => ({
      kind: "replace",
      index: row.index,
      before: row.cells,
      cells: rowCells(
        CLOSINGS,
        {
          practicesNow: now === null ? null : now.practices,
          scoresNow: now === null ? null : now.scores || null,
          ...(now !== null && {
            termsNow: row.now.terms || (row.terms instanceof Refusal ? "" : inQuotes(row.terms)) || null,
          }),
        },
        headings,
      ),
    }));
}

/** Tables of a closed payout's own, of which it can be corrected: its practices and scores as they were last recorded. */
export async function tablesToCorrect(
  { payout, records }: ClosedPayout,
  closings: Closings,
  port: WorkbookPort,
): Promise<readonly TableAndSheet[]> {
  const { practicesNow, scoresNow, termsNow } = CLOSINGS.columns;
  requireColumns(
    closings.own,
    [practicesNow, scoresNow, termsNow].flatMap(({ heading }) =>
      placeOf(heading, closings.headings) < 0 ? [heading] : [],
    ),
  );
  await port.requireUnprotected([closings.own.table], true);
  const names = await port.names();
  const made = (table: PlanTable, words: string, ranges: readonly (Range | null)[]): Made | null => {
    const there = ranges.filter((range) => range !== null);
    if (there.length === 0) return null;
    const called = {
      table: freeName(`Payout${payout}${words}`, "_", names),
      sheet: freeName(`APC ${words} payout ${payout}`, ", ", names),
    };
    const rows = records.flatMap(({ lines }, at) => rowsOf(table, ranges[at] ?? [], lines));
    return { called, sheet: planSheet(table, rows, "", called) };
  };
  const practices = made(
    "practices",
    "Practices",
    records.map(({ ranges }) => ranges.practices),
  );
  const scores = made(
    "scores",
    "Scores",
    records.map(({ ranges }) => ranges.scores),
  );
  const all = [practices, scores].filter((one) => one !== null);
  const tables = all.map(({ called }) => called);
  await port.createSheets(all.map(({ sheet }) => sheet));
  const now = { practices: practices?.called.table ?? "", scores: scores?.called.table ?? "" };
  try {
    await changeRows(closings.own, sourceChanges(closings, [payout], now), port);
  } catch (thrown) {
    const { kind, sentence } = faultOf(thrown);
    throw new PortFault(
      kind,
      `${sentence} The sheets ${tables.map(({ sheet }) => sheet).join(" and ")} were made, and nothing refers to them: delete them.`,
    );
  }
  return tables;
}

interface Made {
  readonly called: TableAndSheet;
  readonly sheet: NewSheet;
}

/** Rows of a record under our headings, of the practices that count in it. */
function rowsOf(table: PlanTable, [headings = [], ...rows]: Range, lines: ReadonlyMap<string, unknown>): MadeRow[] {
  const titles = columnsOf(table).map(({ title }) => title);
  const practice = COLUMNS[table].practice.title;
  return rows
    .filter((cells) => lines.has(nameOf(cells[placeOf(practice, headings)])))
    .map((cells) => Object.fromEntries(titles.map((title) => [title, cellIn(cells[placeOf(title, headings)])])));
}

function cellIn(value: unknown): number | string | null {
  return typeof value === "number" || typeof value === "string" ? value : null;
}
