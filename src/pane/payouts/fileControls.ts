import { Refusal } from "../../core/shared";
import { MONEY, TEXT } from "../cellLooks";
import { pickedFrom, unlessRefused } from "../formula/spilledTable";
import { cellAt, fixedBlock, type LaidCell, type LineCursor } from "../offer/sheetLayout";
import { ownColumn } from "../ownTable";
import { linesAddedUp, presumedLines, settledLines } from "./controlTotals";
import { CHECKED, settledRows, type Cells, type CheckedFigure, type FileOf } from "./fileParts";
import { extractName, LEFT_OUT, WRITTEN, type KeptExtracts, type KeptTable } from "./keptExtracts";
import { addedUp, LEDGER, sumOf, type LedgerColumn, type LedgerLine } from "./ledger";
import type { Figure, PanelRow } from "./reconciled";

/** What settled practices come to by several ways that must agree, and what was paid. */

/** A way to what the payout comes to: a formula and a figure for each of its columns; null where it has none. */
interface Way {
  readonly title: string;
  /** Whether it adds up only some of the practices: then it is told, and not compared. */
  readonly isPartial?: boolean;
  readonly of: (title: CheckedFigure) => { readonly formula: string; readonly comesTo: number | Refusal } | null;
}

/** What a cell says whose statement is no longer in the workbook. */
const MISSING = "missing";

/** @param statements the blocks of the statements' figures, by the figure. */
export function layControls(
  cursor: LineCursor,
  of: FileOf,
  cells: Cells,
  statements: (title: CheckedFigure) => string,
): void {
  cursor.section("Totals by several ways");
  cursor.headings(["Of what is settled", ...CHECKED]);
  const first = cursor.row;
  const ways = waysTo(of, cells, statements);
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
    {
      value: ways.some(({ isPartial }) => isPartial) ? "All ways but the statements agree" : "All ways agree",
      role: "total",
    },
    ...CHECKED.map((figure, column): LaidCell => {
      const compared = ways.flatMap(({ of: way, isPartial }, row) => {
        const told = way(figure);
        return isPartial === true || told === null ? [] : [{ cell: cellAt(column + 1, first + row), ...told }];
      });
      return agreement(
        compared.map(({ cell }) => cell),
        compared.map(({ comesTo }) => comesTo),
        `All ways agree, ${figure}`,
      );
    }),
  ]);
}

/** Says whether cells hold the same, to the cent; or that one of them is missing. */
function agreement(cells: readonly string[], values: readonly (number | Refusal)[], label: string): LaidCell {
  const [one = ""] = cells;
  const isMissing = cells.map((cell) => `${cell}="${MISSING}"`).join(",");
  const isSame = cells.map((cell) => `ROUND(${cell}-${one},2)=0`).join(",");
  return {
    formula: `=IF(OR(${isMissing}),"${MISSING}",IF(AND(${isSame}),"yes","NO"))`,
    role: "total",
    label,
    ...(values.some((value) => value instanceof Refusal)
      ? {}
      : { comesTo: values.every((value) => value === values[0]) ? "yes" : "NO" }),
  };
}

function ledgerColumns({ headings }: FileOf["ledger"]): (column: LedgerColumn) => string {
  return (column) => ownColumn(LEDGER, column, headings);
}

/**
 * What lines of the ledger come to whose practice is settled in their payout. Looked up, since each line against each
 * practice takes a spreadsheet many seconds.
 */
function overSettled(of: FileOf, column: LedgerColumn, cells: Cells, isOfPayout: boolean, further = ""): string {
  const { key, column: listed, namesIn } = cells;
  const over = ledgerColumns(of.ledger);
  const keys = `${namesIn(listed("Practice"))}&"|"&${listed("Payout")}`;
  const settled = isOfPayout ? `${settledRows(cells)}*(${listed("Payout")}=${key})` : settledRows(cells);
  const isSettled = `ISNUMBER(MATCH(${namesIn(over("practice"))}&"|"&${over("payout")},FILTER(${keys},${settled},""),0))`;
  return `SUM(IF(ISNUMBER(${over(column)}),${over(column)},0)*${further}${isSettled})`;
}

/** Without a payment, what is projected counts as paid. */
function presumed(of: FileOf, cells: Cells, isOfPayout: boolean): string {
  return overSettled(of, "projected", cells, isOfPayout, `(${ledgerColumns(of.ledger)("paid")}="")*`);
}

const GIVEN = { Earned: "earned", Adjustments: "adjustments", Paid: "paid" } as const satisfies Partial<
  Record<CheckedFigure, LedgerColumn>
>;

function columnGiven(title: CheckedFigure): (typeof GIVEN)[keyof typeof GIVEN] | null {
  return title in GIVEN ? GIVEN[title as keyof typeof GIVEN] : null;
}

function waysTo(of: FileOf, cells: Cells, statementsOf: (title: CheckedFigure) => string): Way[] {
  const { key, list, column } = cells;
  const { reconciled, payout, statements } = of;
  const total = reconciled.totals.find((row) => row.payout === payout);
  const settled = reconciled.rows.filter((row) => row.payout === payout && row.status === "Settled");
  const lines = linesAddedUp(settledLines(of).filter((line) => line.payout === payout));
  const guarded = (formula: string): string => unlessRefused(list, formula);
  const ways: Way[] = [
    {
      title: "Reconciliation: practices added up",
      of: (title) => ({
        formula: guarded(`ROUND(SUMIFS(${column(title)},${column("Payout")},${key},${column("Status")},"Settled"),2)`),
        comesTo: rowsAddedUp(title, settled),
      }),
    },
    {
      title: "Reconciliation: its Total",
      of: (title) => ({
        formula: guarded(pickedFrom(list, `"Total|"&${key}`, title)),
        comesTo: total?.figure(title) ?? 0,
      }),
    },
    {
      title: "Ledger: lines added up",
      of(title) {
        const given = columnGiven(title);
        if (given === null) return null;
        const formula = `${overSettled(of, given, cells, true)}${given === "paid" ? `+${presumed(of, cells, true)}` : ""}`;
        const added = rowsAddedUp(title, settled);
        return {
          formula: guarded(`ROUND(${formula},2)`),
          comesTo: added instanceof Refusal ? added : lines[given],
        };
      },
    },
  ];
  if (statements.length === 0) return ways;
  const practices = new Set(statements.map(({ practice }) => practice));
  const stated = reconciled.rows.filter((row) => row.payout === payout && practices.has(row.practice));
  const isPartial = settled.some(({ practice }) => !practices.has(practice));
  return [
    ...ways,
    {
      title: `Statements: ${isPartial ? `${statements.length} of ${settled.length} practices` : `${statements.length} added up`}`,
      isPartial,
      of: (title) => ({
        formula: `IF(COUNTIF(${statementsOf(title)},"${MISSING}")>0,"${MISSING}",ROUND(SUM(${statementsOf(title)}),2))`,
        comesTo: rowsAddedUp(title, stated),
      }),
    },
  ];
}

/** The rows are rounded. */
function rowsAddedUp(title: Figure, rows: readonly PanelRow[]): number | Refusal {
  const values = rows.map((row) => row.figure(title));
  const refused = values.find((value) => value instanceof Refusal);
  if (refused instanceof Refusal) return refused;
  return sumOf(values.filter((value) => typeof value === "number"));
}

/** What the ledger holds of payments, and what counts as paid, in the payout and in all. */
export function layPayments(cursor: LineCursor, of: FileOf, cells: Cells): void {
  const { ledger, reconciled, payout } = of;
  const { key, list } = cells;
  const over = ledgerColumns(ledger);
  const total = reconciled.totals.find((row) => row.payout === payout);
  const spans = [
    { isOfPayout: true, is: (line: LedgerLine) => line.payout === payout, total: `"Total|"&${key}`, row: total },
    { isOfPayout: false, is: () => true, total: `"Total|"`, row: reconciled.total },
  ] as const;
  const [settled, counted] = [settledLines(of), presumedLines(of)];
  cursor.section("Payments");
  cursor.headings(["", "This payout", "All payouts"]);
  const first = cursor.row;
  const layRow = (
    title: string,
    cellOf: (span: (typeof spans)[number]) => Pick<LaidCell, "formula" | "comesTo">,
  ): void => {
    cursor.line([{ value: title }, ...spans.map((span) => ({ ...MONEY, label: title, ...cellOf(span) }))]);
  };
  layRow("Payments in the ledger", ({ isOfPayout, is }) => ({
    formula: `=ROUND(${isOfPayout ? `SUMPRODUCT(--(${over("payout")}=${key}),${over("paid")})` : `SUM(${over("paid")})`},2)`,
    comesTo: addedUp(ledger.lines.filter(is), "paid"),
  }));
  layRow("of practices that are settled", ({ isOfPayout, is }) => ({
    formula: `=${unlessRefused(list, `ROUND(${overSettled(of, "paid", cells, isOfPayout)},2)`)}`,
    comesTo: addedUp(settled.filter(is), "paid"),
  }));
  layRow("Counted as paid without a payment", ({ isOfPayout, is }) => ({
    formula: `=${unlessRefused(list, `ROUND(${presumed(of, cells, isOfPayout)},2)`)}`,
    comesTo: addedUp(counted.filter(is), "projected"),
  }));
  layRow("Paid, by the reconciliation", ({ total: words, row }) => ({
    formula: `=${unlessRefused(list, pickedFrom(list, words, "Paid"))}`,
    comesTo: row?.figure("Paid") ?? 0,
  }));
  cursor.line([
    { value: "These agree", role: "total" },
    ...spans.map(({ is, row }, at): LaidCell => {
      const [paid, without, by] = [1, 2, 3].map((down) => cellAt(at + 1, first + down));
      const comesTo = row?.figure("Paid") ?? 0;
      return {
        formula: `=IF(ROUND(${paid}+${without}-${by},2)=0,"yes","NO")`,
        role: "total",
        label: "Payments agree",
        ...(comesTo instanceof Refusal
          ? {}
          : { comesTo: linesAddedUp(settled.filter(is)).paid === comesTo ? "yes" : "NO" }),
      };
    }),
  ]);
}

/** The extracts of which payments were taken, each with what became of its lines. */
export function layExtracts(cursor: LineCursor, { extracts, lines, list }: KeptExtracts): void {
  if (list.length === 0) return;
  const column = <K extends string>({ own, content }: KeptTable<K>, key: K): string =>
    ownColumn(own, key, content?.headings ?? []);
  const become = (extract: number, outcome: string): string =>
    `=ROUND(SUMPRODUCT((${column(lines, "extract")}=${extract})*(${column(lines, "outcome")}="${outcome}"),${column(lines, "amount")}),2)`;
  cursor.section("Extracts of payments");
  cursor.headings(["Extract", "Control total", "Written", "Left out", "These agree"]);
  for (const one of list) {
    const { number, control } = one;
    const { writtenTotal, leftTotal } = one.lines;
    const row = cursor.row;
    const [whole, written, left] = [1, 2, 3].map((along) => cellAt(along, row));
    const name = extractName(one);
    cursor.line([
      { value: name, ...TEXT },
      {
        formula: `=SUMPRODUCT(--(${column(extracts, "extract")}=${number}),${column(extracts, "control")})`,
        ...MONEY,
        label: `${name}, control total`,
        comesTo: control,
      },
      { formula: become(number, WRITTEN), ...MONEY, label: `${name}, written`, comesTo: writtenTotal },
      { formula: become(number, LEFT_OUT), ...MONEY, label: `${name}, left out`, comesTo: leftTotal },
      {
        formula: `=IF(ROUND(${written}+${left}-${whole},2)=0,"yes","NO")`,
        label: `${name} agrees`,
        comesTo: sumOf([writtenTotal, leftTotal]) === control ? "yes" : "NO",
      },
    ]);
  }
}

/** Each statement with its figures, as long as it is there. Answers the block of each figure. */
export function layStatements(
  cursor: LineCursor,
  { statements, reconciled, payout }: FileOf,
): (title: CheckedFigure) => string {
  if (statements.length === 0) return () => "";
  const rows = new Map(reconciled.rows.flatMap((row) => (row.payout === payout ? [[row.practice, row]] : [])));
  cursor.section("Statements that were made with this page");
  cursor.headings(["Sheet", ...CHECKED]);
  const first = cursor.row;
  for (const { practice, sheet, cells } of statements)
    cursor.line([
      { value: sheet, ...TEXT },
      ...CHECKED.map((title): LaidCell => {
        const value = rows.get(practice)?.figure(title) ?? null;
        return {
          // Of a sheet that is deleted no reference is left.
          formula: `=IF(ISREF(${cells[title]}),${cells[title]},"${MISSING}")`,
          ...MONEY,
          label: `${sheet}, ${title}`,
          ...(value === null ? {} : { comesTo: value }),
        };
      }),
    ]);
  const last = cursor.row - 1;
  return (title) => fixedBlock(CHECKED.indexOf(title) + 1, first, last);
}
