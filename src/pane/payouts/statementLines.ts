import { TEXT_FORMAT } from "../cellFormats";
import type { LineCursor } from "../offer/sheetLayout";
import { toCore } from "../resolve";
import { ENDINGS, isEndedBy, type Ending } from "./departureNotes";
import { amountIn, isBlank, isClosed, LEDGER, type LedgerColumn, type LedgerLine } from "./ledger";
import { payoutWords } from "./schedule";
import { inLines, shownCell } from "./statementText";
import type { Working } from "./statementWorking";
import type { StatementOf } from "./statements";

/** What was booked of a practice, line by line: of which kind each is, and what its note says. */

const SHOWN: readonly LedgerColumn[] = ["projected", "earned", "adjustments", "paid", "paidOn", "payment", "closedOn"];
/** Beside the payout, under which the note begins. */
const LONGEST_NOTE = 150;

export function layLines(cursor: LineCursor, { lines, schedule }: StatementOf, working: Working): void {
  cursor.section("What was booked");
  cursor.headings(["Payout", "Kind", ...SHOWN.map((column) => LEDGER.columns[column].heading)]);
  lines.forEach((line, at) => {
    cursor.line([
      { value: line.payout === null ? "" : payoutWords(line.payout, schedule) },
      { value: kindOf(line) },
      ...SHOWN.map((column) => {
        // A payout that closes later gives its day to all of its lines: a correction has one of its own.
        if (column === "closedOn" && line.corrects !== null) return null;
        const { heading, format } = LEDGER.columns[column];
        return shownCell(working.line(at, column), toCore(line.cell(column)), {
          format: format ?? TEXT_FORMAT,
          label: heading,
        });
      }),
    ]);
    for (const words of inLines(line.note.split(/(?<=\s)/), LONGEST_NOTE))
      cursor.line([null, { value: words, role: "note" }]);
  });
}

function kindOf(line: LedgerLine): string {
  if (line.corrects !== null) return `Correction, payout ${line.corrects}`;
  const ending = (Object.keys(ENDINGS) as Ending[]).find((one) => isEndedBy(line, one));
  if (ending !== undefined) return ENDINGS[ending];
  const gives = (column: LedgerColumn): boolean => amountIn(line.cell(column)) !== null;
  if (gives("projected") || !isBlank(line.cell("earned"))) return isClosed(line) ? "Closed" : "Open";
  if (gives("paid")) return "Payment";
  if (gives("adjustments")) return "Adjustment";
  return isClosed(line) ? "Closed" : "";
}
