import { cents, exact, isoDate, Refusal } from "../../core/shared";
import { MONEY, TEXT, WHOLE } from "../cellLooks";
import { lettersOf } from "../formula/columns";
import { pickedFrom, unlessRefused, type SpilledTable } from "../formula/spilledTable";
import { writeText } from "../formula/write";
import {
  cellAt,
  fixedBlock,
  fixedCell,
  ROOM_BELOW,
  SheetLayout,
  type LaidCell,
  type LaidSheet,
  type LineCursor,
} from "../offer/sheetLayout";
import type { ClosingRecord } from "./closingRecord";
import { isBlank, LEDGER, type LedgerColumn, type LedgerLine } from "./ledger";
import { FIGURES, panelFormula, type Figure, type PanelRow, type Reconciled } from "./reconciled";
import { payoutWords, type Period } from "./schedule";

/** One page for the file: what a payout comes to by three ways, who is due and who owes, with what it was closed, what is open to question. */

/** Where a statement tells what the payout comes to for its practice. */
export interface StatedAt {
  readonly practice: string;
  /** Cells as a formula on another sheet names them, by the figure that they hold. */
  readonly cells: Readonly<Record<CheckedFigure, string>>;
}

export const CHECKED = ["Earned", "Adjustments", "Paid", "Due", "Carried out"] as const satisfies readonly Figure[];
export type CheckedFigure = (typeof CHECKED)[number];

export interface FileOf {
  readonly payout: number;
  readonly lines: readonly LedgerLine[];
  readonly reconciled: Reconciled;
  readonly records: readonly (ClosingRecord | Refusal)[];
  /** What the controls found, in sentences. */
  readonly findings: readonly string[];
  /** Where the terms stand; "" for the published guide. */
  readonly place: string;
  readonly schedule: readonly Period[];
  readonly statements: readonly StatedAt[];
  /** A serial. */
  readonly on: number;
}

const TITLES = ["Practice", "Payout", ...FIGURES, "Status"] as const;
const WIDTHS = [260, ...TITLES.slice(1).map(() => 124)];

export function payoutFile(name: string, of: FileOf): LaidSheet {
  const { reconciled, place } = of;
  // The list stands last, since it grows downwards: where, follows from how much stands above it.
  const top = layAbove(new SheetLayout(name), of, 1) + 2;
  const layout = new SheetLayout(name);
  layAbove(layout, of, top);
  layout.from(top - 1).line([{ value: "Reconciliation of all payouts", role: "section" }]);
  layout
    .from(top)
    .spill(panelFormula(LEDGER.table, place), [
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

/** All that stands above the list, whose headings stand in the row `top`. Answers the first row below. */
function layAbove(layout: SheetLayout, of: FileOf, top: number): number {
  const { payout, schedule, on, reconciled } = of;
  const cursor = layout.from();
  cursor.line([{ value: `Payout ${payout}: for the file`, role: "title" }]);
  cursor.line([{ value: `${payoutWords(payout, schedule)}. As of ${isoDate(on)}. Dollars.`, role: "note" }]);
  cursor.gap();
  const key = fixedCell(1, cursor.line([{ value: "Payout" }, { value: payout, ...WHOLE, role: "input" }]));
  const bottom = top + rowsOf(reconciled).length + ROOM_BELOW;
  const cells: Cells = {
    key,
    list: { row: top, lastRow: bottom, from: "A", to: lettersOf(TITLES.length - 1), keys: ["A", "B"] },
    column: (title) => fixedBlock(TITLES.indexOf(title), top + 1, bottom),
  };
  layControls(cursor, of, cells);
  layBalances(cursor, of, cells);
  layClosings(cursor, of);
  layFindings(cursor, of.findings);
  return cursor.row;
}

function rowsOf({ rows, totals, total }: Reconciled): readonly PanelRow[] {
  return [...rows, ...totals, total];
}

interface Cells {
  /** The cell with the payout's number. */
  readonly key: string;
  readonly list: SpilledTable;
  /** A column of the list, by its heading. */
  readonly column: (title: (typeof TITLES)[number]) => string;
}

function lookedRow(row: PanelRow, isTotal: boolean): LaidCell[] {
  const role = isTotal ? { role: "total" as const } : {};
  const label = `${row.practice}, payout ${row.payout ?? "in all"}`;
  return [
    { ...TEXT, ...role, label, comesTo: row.practice },
    { ...WHOLE, ...role, label, ...(row.payout === null ? {} : { comesTo: row.payout }) },
    ...FIGURES.map((title): LaidCell => {
      const value = row.figure(title);
      return { ...MONEY, ...role, label: `${label}, ${title}`, ...(value === null ? {} : { comesTo: value }) };
    }),
    { ...TEXT, ...role, label, ...(row.status === null ? {} : { comesTo: row.status }) },
  ];
}

function section(cursor: LineCursor, value: string): void {
  cursor.gap();
  cursor.line([{ value, role: "section" }]);
}

function headings(cursor: LineCursor, titles: readonly string[]): void {
  cursor.line(titles.map((value): LaidCell => ({ value, role: "heading" })));
}

/** The amounts that the ledger itself gives. */
const GIVEN = ["Earned", "Adjustments", "Paid"] as const satisfies readonly CheckedFigure[];
const COLUMNS_GIVEN: Readonly<Record<(typeof GIVEN)[number], LedgerColumn>> = {
  Earned: "earned",
  Adjustments: "adjustments",
  Paid: "paid",
};

/** A way to what the payout comes to: a formula and a figure for each of its columns; null where it has none. */
interface Way {
  readonly title: string;
  /** Whether it adds up only some of the practices: then it is told, and not compared. */
  readonly isPartial?: boolean;
  readonly of: (title: CheckedFigure) => { readonly formula: string; readonly comesTo: number | Refusal } | null;
}

function layControls(cursor: LineCursor, of: FileOf, cells: Cells): void {
  section(cursor, "Totals by three ways");
  headings(cursor, ["Of what is settled", ...CHECKED]);
  const first = cursor.row;
  const ways = waysTo(of, cells);
  for (const { title, of: way } of ways)
    cursor.line([
      { value: title },
      ...CHECKED.map((figure): LaidCell | null => {
        const cell = way(figure);
        return cell === null
          ? null
          : { formula: `=${cell.formula}`, ...MONEY, label: `${title}, ${figure}`, comesTo: cell.comesTo };
      }),
    ]);
  cursor.line([
    { value: "All ways agree", role: "total" },
    ...CHECKED.map((figure, column): LaidCell => {
      const told = ways.flatMap(({ of: way, isPartial }, row) =>
        isPartial === true || way(figure) === null ? [] : [cellAt(column + 1, first + row)],
      );
      const values = ways.flatMap(({ of: way, isPartial }) => (isPartial === true ? [] : (way(figure)?.comesTo ?? [])));
      const [one = ""] = told;
      const isRefused = values.some((value) => value instanceof Refusal);
      const agree = values.every((value) => value === values[0]);
      return {
        formula: `=IF(AND(${told.map((cell) => `ROUND(${cell}-${one},2)=0`).join(",")}),"yes","NO")`,
        role: "total",
        label: `All ways agree, ${figure}`,
        ...(isRefused ? {} : { comesTo: agree ? "yes" : "NO" }),
      };
    }),
  ]);
}

function waysTo(of: FileOf, { key, list, column }: Cells): Way[] {
  const { reconciled, payout, lines, statements } = of;
  const total = reconciled.totals.find((row) => row.payout === payout);
  const settled = reconciled.rows.filter((row) => row.payout === payout && row.status === "Settled");
  const added = (title: Figure, rows: readonly PanelRow[]): number | Refusal =>
    sumOf(rows.map((row) => row.figure(title)));
  const over = (column: LedgerColumn): string => `${LEDGER.table}[${LEDGER.columns[column].heading}]`;
  // Of each line, whether its practice is settled in its payout.
  const isSettled = `(XLOOKUP(${over("practice")}&"|"&${over("payout")},${column("Practice")}&"|"&${column("Payout")},${column("Status")},"")="Settled")`;
  const lineSettled = (line: LedgerLine): boolean =>
    settled.some(({ practice, payout: its }) => practice === line.practice && its === line.payout);
  const isOf = `(${over("payout")}=${key})*${isSettled}`;
  const presumed = `SUMPRODUCT(${isOf}*(${over("paid")}=""),${over("projected")})`;
  const guarded = (formula: string): string => unlessRefused(list, formula);
  const ways: Way[] = [
    {
      title: "Reconciliation: practices added up",
      of: (title) => ({
        formula: guarded(`ROUND(SUMIFS(${column(title)},${column("Payout")},${key},${column("Status")},"Settled"),2)`),
        comesTo: added(title, settled),
      }),
    },
    {
      title: "Reconciliation: its Total",
      of: (title) => ({
        formula: unlessRefused(list, pickedFrom(list, `"Total|"&${key}`, title)),
        comesTo: total?.figure(title) ?? 0,
      }),
    },
    {
      title: "Ledger: lines added up",
      of(title) {
        const name = GIVEN.find((one) => one === title);
        if (name === undefined) return null;
        const its = over(COLUMNS_GIVEN[name]);
        const formula = `SUMPRODUCT(${isOf},${its})${name === "Paid" ? `+${presumed}` : ""}`;
        const mine = lines.filter(lineSettled);
        const values = mine.map(({ cell }) => {
          const value = cell(COLUMNS_GIVEN[name]);
          return name === "Paid" && isBlank(value) ? cell("projected") : value;
        });
        const whole = values.reduce<ReturnType<typeof exact>>(
          (sum, value) => (typeof value === "number" ? sum.plus(value) : sum),
          exact(0),
        );
        const lost = added(title, settled);
        return {
          formula: guarded(`ROUND(${formula},2)`),
          comesTo: lost instanceof Refusal ? lost : cents(whole).toNumber(),
        };
      },
    },
  ];
  if (statements.length === 0) return ways;
  const stated = reconciled.rows.filter(
    (row) => row.payout === payout && statements.some(({ practice }) => practice === row.practice),
  );
  const isPartial = settled.some(({ practice }) => !stated.some((row) => row.practice === practice));
  return [
    ...ways,
    {
      title: isPartial
        ? `Statements: ${statements.length} of ${settled.length} practices`
        : `Statements: ${statements.length} added up`,
      isPartial,
      of: (title) => ({
        formula: `ROUND(SUM(${statements.map(({ cells }) => cells[title]).join(",")}),2)`,
        comesTo: added(title, stated),
      }),
    },
  ];
}

function sumOf(values: readonly (number | null | Refusal)[]): number | Refusal {
  const refused = values.find((value) => value instanceof Refusal);
  if (refused instanceof Refusal) return refused;
  return values.reduce((sum, value) => (typeof value === "number" ? sum.plus(value) : sum), exact(0)).toNumber();
}

function layBalances(cursor: LineCursor, { reconciled, payout }: FileOf, { key, list, column }: Cells): void {
  const rows = reconciled.rows.filter((row) => row.payout === payout);
  section(cursor, "Who is due and who owes");
  headings(cursor, ["", "Practices", "Dollars"]);
  const over = (title: "Due" | "Carried out", sign: ">0" | "<0"): void => {
    const amounts = rows.map((row) => row.figure(title));
    const isRefused = amounts.some((amount) => amount instanceof Refusal);
    const those = amounts.flatMap((amount) =>
      typeof amount === "number" && (sign === ">0" ? amount > 0 : amount < 0) ? [amount] : [],
    );
    const where = `${column("Payout")},${key},${column("Status")},"Settled",${column(title)},"${sign}"`;
    const label = title === "Due" ? "Due to practices" : "Owed by practices, carried out";
    const told = (value: number): Pick<LaidCell, "comesTo"> => (isRefused ? {} : { comesTo: value });
    cursor.line([
      { value: label },
      {
        formula: `=${unlessRefused(list, `COUNTIFS(${where})`)}`,
        ...WHOLE,
        label: `${label}, practices`,
        ...told(those.length),
      },
      {
        formula: `=${unlessRefused(list, `ROUND(SUMIFS(${column(title)},${where}),2)`)}`,
        ...MONEY,
        label,
        ...told(those.reduce((sum, amount) => sum.plus(amount), exact(0)).toNumber()),
      },
    ]);
  };
  over("Due", ">0");
  over("Carried out", "<0");
  for (const status of ["Settled", "Open", "Not begun"] as const)
    cursor.line([
      { value: status },
      {
        formula: `=${unlessRefused(list, `COUNTIFS(${column("Payout")},${key},${column("Status")},${writeText(status)})`)}`,
        ...WHOLE,
        label: status,
        comesTo: rows.filter((row) => row.status === status).length,
      },
    ]);
}

function layClosings(cursor: LineCursor, { records, payout }: FileOf): void {
  section(cursor, "With what it was closed");
  headings(cursor, ["Record", "Kind", "On", "Practices"]);
  const its = records.flatMap((record) =>
    record instanceof Refusal || record.closing.payout !== payout ? [] : [record],
  );
  if (its.length === 0) cursor.line([{ value: "Nothing was closed yet.", role: "note" }]);
  for (const { closing, lines } of its)
    cursor.line([
      { value: closing.record, ...TEXT },
      { value: closing.kind },
      { value: typeof closing.on === "number" ? isoDate(closing.on) : "", ...TEXT },
      { value: lines.size, ...WHOLE },
    ]);
}

function layFindings(cursor: LineCursor, findings: readonly string[]): void {
  section(cursor, findings.length === 0 ? "Exceptions: none were found" : `Exceptions: ${findings.length}`);
  for (const finding of findings) cursor.line([{ value: finding, role: "note" }]);
}
