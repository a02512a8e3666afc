import { grouped, isoDate, PANEL_FIGURES, Refusal } from "../../core/shared";
import { MONEY } from "../cellLooks";
import { formatted } from "../figureText";
import { cellAt, SheetLayout, type LaidSheet, type LineCursor } from "../offer/sheetLayout";
import { lettersOf } from "../formula/columns";
import { PRACTICE } from "../plan/planTables";
import { CENTS } from "../view/money";
import { presumedLines } from "./controlTotals";
import { leftOf } from "./whoLeft";
import { CHECKED, type StatedAt } from "./fileParts";
import { addedUp, type LedgerLine } from "./ledger";
import type { Reconciled } from "./reconciled";
import { payoutWords } from "./schedule";
import type { StatementOf } from "./statements";
import { layLines } from "./statementLines";
import { isWord, layPaid, layScorecard } from "./statementPaid";
import { shownCell } from "./statementText";
import { layWorking, workedOf, type Worked, type Working } from "./statementWorking";

/**
 * The statement of a practice for a closed payout: one page for its manager, who has nothing else of the workbook. Below
 * it, unprinted, stands what it is worked out of, so that the sheet stands alone.
 */

/** A statement, and where it tells what the page for the file adds up. */
export interface Statement {
  readonly laid: LaidSheet;
  readonly stated: StatedAt;
}

/** Payouts with their dates, and words of the scorecard; then amounts, shares and the headings above them. */
const WIDTHS = [264, 148, 104, 112, 112, 124, 104, 116, 112, 116, 120];
const LAST_COLUMN = lettersOf(WIDTHS.length - 1);
/** More rows than these on one page nobody reads. */
const MOST_ON_A_PAGE = 64;

/** @param on the day of the statement, a serial. */
export function statement(name: string, of: StatementOf, on: number): Statement | Refusal {
  const worked = workedOf(of);
  if (worked instanceof Refusal) return worked;
  // The page rests on what stands below it: where, follows from how much stands above.
  const draft = layWorking(new SheetLayout(name).from(), of, worked);
  const { row: height } = layPage(new SheetLayout(name), of, on, worked, draft);
  const layout = new SheetLayout(name);
  const working = layWorking(layout.from(height + 2), of, worked);
  const { stated } = layPage(layout, of, on, worked, working);
  return {
    laid: {
      sheet: layout.laid({
        columnWidths: WIDTHS,
        print: {
          orientation: "landscape",
          area: `A1:${LAST_COLUMN}${height - 1}`,
          isOnePage: height <= MOST_ON_A_PAGE,
        },
      }),
      figures: layout.figures,
    },
    stated: {
      practice: of.practice,
      sheet: name,
      cells: Object.fromEntries(
        CHECKED.map((title) => [title, layout.elsewhere(cellAt(1 + PANEL_FIGURES.indexOf(title), stated))]),
      ) as StatedAt["cells"],
    },
  };
}

/** Answers the row of the payout that is stated, and the first row below. */
function layPage(
  layout: SheetLayout,
  of: StatementOf,
  on: number,
  worked: Worked,
  working: Working,
): { readonly stated: number; readonly row: number } {
  const cursor = layout.from();
  cursor.line([{ value: of.practice, role: "title" }]);
  cursor.note(`Statement: ${payoutWords(of.payout, of.schedule)}. As of ${isoDate(on)}. In dollars.`);
  const words = [...(worked.recorded?.practice.given ?? [])].filter(([title]) => isWord(title) && title !== PRACTICE);
  if (words.length > 0) cursor.note(words.map(([title, value]) => `${title}: ${value}.`).join(" "));
  const left = leftOf(of.ledger, of.practice, of.terms);
  for (const sentence of [...closedWords(of), ...(left === null ? [] : [left.sentence])]) cursor.note(sentence);
  const stated = layAccount(cursor, of, worked, working, left !== null);
  layLines(cursor, of, working);
  if (worked.recorded !== null && working.recorded !== null) {
    layPaid(cursor, worked.recorded, working.recorded);
    layScorecard(cursor, worked.recorded, working.recorded);
  }
  return { stated, row: cursor.row };
}

/** By which records, under which functions, guide and terms; or that there are none. */
function closedWords({ practice, payout, records, record, lines }: StatementOf): string[] {
  if (record === null) return withoutRecord(lines.filter((line) => line.payout === payout));
  const { edition } = record.closing;
  return [
    ...records.map(({ closing, lines: closed }) => {
      const line = closed.get(practice);
      const on = typeof closing.on === "number" ? ` on ${isoDate(closing.on)}` : "";
      const because = line?.because === undefined || line.because === "" ? "" : `: ${line.because}`;
      return closing.kind !== "Correction"
        ? `Closed${on}${closing.kind === "Departure" ? ", as it left," : ""} with ${formatted(line?.earned ?? null, CENTS)} earned (record ${closing.record}).`
        : `Corrected${on} to ${formatted(line?.earned ?? null, CENTS)}${because} (record ${closing.record}). What it changes is an adjustment of its own, listed below.`;
    }),
    ...(edition === "" ? [] : [`Computed by ${edition}.`]),
  ];
}

function withoutRecord(lines: readonly LedgerLine[]): string[] {
  const [on] = lines.flatMap(({ closedOn }) => (typeof closedOn === "number" ? [` on ${isoDate(closedOn)}`] : []));
  return [
    `Closed${on ?? ""}, as it left, with ${formatted(addedUp(lines, "earned"), CENTS)} earned.`,
    "No scores stand behind that: what it had earned was decided when it left, and there is no record to compute it of.",
  ];
}

/** Answers the row of the payout that is stated. */
function layAccount(
  cursor: LineCursor,
  { payout, schedule, lines, ledger }: StatementOf,
  { reconciled }: Worked,
  { account: cellOf }: Working,
  hasLeft: boolean,
): number {
  cursor.section("Account, payout by payout");
  cursor.headings(["Payout", ...PANEL_FIGURES, "Status"]);
  const top = cursor.row;
  for (const row of [...reconciled.rows, reconciled.total]) {
    const isTotal = row === reconciled.total;
    const role = isTotal ? { role: "total" as const } : {};
    cursor.line([
      { value: isTotal ? "In all" : payoutWords(row.payout ?? 0, schedule), ...role },
      ...PANEL_FIGURES.map((title) =>
        shownCell(cellOf(row.row, title), row.figure(title), {
          ...MONEY,
          ...role,
          label: `Payout ${isTotal ? "in all" : (row.payout ?? "")}, ${title}`,
        }),
      ),
      ...(row.status === null ? [] : [shownCell(cellOf(row.row, "Status"), row.status, { label: "Status" })]),
    ]);
  }
  cursor.note("Difference = Earned + Adjustments − Paid. Due is to be paid to the practice.");
  cursor.note(
    `Carried out, where it is below 0, was paid too much, and is carried into the practice’s next payout${hasLeft ? "; it has left, and after its last one there is none" : ""}.`,
  );
  const without = notSettled(reconciled);
  if (without !== "") cursor.note(`In all: settled payouts only; ${without}.`);
  const presumed = grouped(presumedLines({ ledger: { ...ledger, lines }, reconciled }), (line) => line.payout);
  for (const [one, its] of presumed)
    cursor.note(
      `Payout ${one ?? ""}: ${formatted(addedUp(its, "projected"), CENTS)} counts as paid, as projected, because no payment of it is recorded.`,
    );
  return top + reconciled.rows.findIndex((row) => row.payout === payout);
}

/** payout 3 is open; payouts 4, 5 are not begun */
function notSettled({ rows }: Reconciled): string {
  return (["Open", "Not begun"] as const)
    .flatMap((status) => {
      const payouts = rows.flatMap((row) => (row.status === status ? (row.payout ?? []) : []));
      if (payouts.length === 0) return [];
      const which = payouts.length === 1 ? `payout ${payouts.join()} is` : `payouts ${payouts.join(", ")} are`;
      return [`${which} ${status.toLowerCase()}`];
    })
    .join("; ");
}
