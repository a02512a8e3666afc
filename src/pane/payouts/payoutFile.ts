import { isoDate, PANEL_FIGURES, Refusal } from "../../core/shared";
import { MONEY, TEXT, WHOLE } from "../cellLooks";
import { lettersOf } from "../formula/columns";
import {
  fixedBlock,
  ROOM_BELOW,
  SheetLayout,
  type LaidCell,
  type LaidSheet,
  type LineCursor,
} from "../offer/sheetLayout";
import { layBalances } from "./fileBalances";
import { layControls, layExtracts, layPayments, layStatements, type Told } from "./fileControls";
import { layNames, type NamesIn } from "./fileNames";
import { TITLES, type Cells, type FileOf } from "./fileParts";
import { sumOf } from "./ledger";
import { panelFormula, type PanelRow, type Reconciled } from "./reconciled";
import { payoutWords } from "./schedule";

/** One page for the file: what a payout comes to by several ways, who owes what, with what it was closed, what is open to question. */

const WIDTHS = [300, ...TITLES.slice(1).map(() => 124)];

export function payoutFile(name: string, of: FileOf): LaidSheet {
  const { ledger, reconciled, place } = of;
  // The list stands last, since it grows downwards: where, follows from how much stands above it.
  const draft = layAbove(new SheetLayout(name), of, 1, {
    told: { figures: () => "", practices: "" },
    namesIn: (names) => names,
  });
  const top = draft.row + 2;
  const layout = new SheetLayout(name);
  layAbove(layout, of, top, draft);
  layout.from(top - 1).line([{ value: "Reconciliation of all payouts", role: "section" }]);
  layout
    .from(top)
    .spill(panelFormula(ledger, place), [
      TITLES.map((): LaidCell => ({ role: "heading" })),
      ...rowsOf(reconciled).map((row) => lookedRow(row, row === reconciled.total)),
    ]);
  return {
    sheet: layout.laid({
      columnWidths: WIDTHS,
      print: { orientation: "landscape", repeatRows: { from: top, to: top } },
    }),
    figures: layout.figures,
  };
}

/** What stands further down than what refers to it. */
interface Below {
  readonly told: Told;
  readonly namesIn: NamesIn;
}

interface Above extends Below {
  /** The first row below. */
  readonly row: number;
}

/** All that stands above the list, whose headings stand in the row `top`. */
function layAbove(layout: SheetLayout, of: FileOf, top: number, { told, namesIn }: Below): Above {
  const { payout, schedule, on, reconciled } = of;
  const cursor = layout.from();
  cursor.line([{ value: `Payout ${payout}: for the file`, role: "title" }]);
  cursor.note(`${payoutWords(payout, schedule)}. As of ${isoDate(on)}. In dollars.`);
  cursor.note(
    "Its formulas follow the workbook. What is named is as it was when the page was made: practices, statements, records and exceptions.",
  );
  const bottom = top + rowsOf(reconciled).length + ROOM_BELOW;
  const cells: Cells = {
    list: { row: top, lastRow: bottom, from: "A", to: lettersOf(TITLES.length - 1), keys: ["A", "B"] },
    column: (title) => fixedBlock(TITLES.indexOf(title), top + 1, bottom),
    namesIn,
  };
  layControls(cursor, of, cells, told);
  layPayments(cursor, of, cells);
  layExtracts(cursor, of.extracts);
  layBalances(cursor, of, cells);
  layClosings(cursor, of);
  layFindings(cursor, of.findings);
  const below = { told: layStatements(cursor, of, cells), namesIn: layNames(cursor, of.ledger) };
  return { row: cursor.row, ...below };
}

function rowsOf({ rows, totals, total }: Reconciled): readonly PanelRow[] {
  return [...rows, ...totals, total];
}

function lookedRow(row: PanelRow, isTotal: boolean): LaidCell[] {
  const role = isTotal ? { role: "total" as const } : {};
  const label = `${row.practice}, payout ${row.payout ?? "in all"}`;
  return [
    { ...TEXT, ...role, label, comesTo: row.practice },
    { ...WHOLE, ...role, label, ...(row.payout === null ? {} : { comesTo: row.payout }) },
    ...PANEL_FIGURES.map((title): LaidCell => {
      const value = row.figure(title);
      return { ...MONEY, ...role, label: `${label}, ${title}`, ...(value === null ? {} : { comesTo: value }) };
    }),
    { ...TEXT, ...role, label, ...(row.status === null ? {} : { comesTo: row.status }) },
  ];
}

function layClosings(cursor: LineCursor, { records, payout }: FileOf): void {
  cursor.section("With what it was closed, when this page was made");
  const its = records.flatMap((record) =>
    record instanceof Refusal || record.closing.payout !== payout ? [] : [record],
  );
  if (its.length === 0) {
    cursor.note("Nothing was closed.");
    return;
  }
  cursor.headings(["Record", "Kind", "On", "Practices", "Earned", "By"]);
  for (const { closing, lines } of its)
    cursor.line([
      { value: closing.record, ...TEXT },
      { value: closing.kind },
      { value: typeof closing.on === "number" ? isoDate(closing.on) : "", ...TEXT },
      { value: lines.size, ...WHOLE },
      { value: sumOf([...lines.values()].map(({ earned }) => earned)), ...MONEY },
      { value: closing.edition, ...TEXT },
    ]);
}

function layFindings(cursor: LineCursor, findings: readonly string[]): void {
  cursor.section(`Exceptions when this page was made: ${findings.length === 0 ? "none" : findings.length}`);
  for (const finding of findings) cursor.note(finding);
}
