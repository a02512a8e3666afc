import { Refusal } from "../../core/shared";
import { MONEY, TEXT, WHOLE } from "../cellLooks";
import { pickedFrom, unlessRefused } from "../formula/spilledTable";
import { writeText } from "../formula/write";
import { cellAt, fixedBlock, type LaidCell, type LineCursor } from "../offer/sheetLayout";
import { ownColumn } from "../ownTable";
import { linesAddedUp, presumedLines, settledLines } from "./controlTotals";
import {
  CHECKED,
  keysIn,
  rowKeys,
  rowsAddedUp,
  settledKeys,
  type Cells,
  type CheckedFigure,
  type FileOf,
} from "./fileParts";
import { extractName, LEFT_OUT, WRITTEN, type KeptExtracts, type KeptTable } from "./keptExtracts";
import { addedUp, LEDGER, sumOf, type LedgerColumn, type LedgerLine } from "./ledger";

/** What settled practices come to by several ways that must agree, what is stated of them, and what was paid. */

/** A way to what the payout comes to: a formula and a figure for each of its columns; null where it has none. */
interface Way {
  readonly title: string;
  readonly of: (title: CheckedFigure) => { readonly formula: string; readonly comesTo: number | Refusal } | null;
}

/** What a cell says whose statement is no longer in the workbook. */
const MISSING = "missing";

/** Where the statements that were made are told of: a block for each of their figures, and one for whom they are of. */
export interface Told {
  readonly figures: (title: CheckedFigure) => string;
  readonly practices: string;
}

export function layControls(cursor: LineCursor, of: FileOf, cells: Cells, told: Told): void {
  cursor.section("Totals by several ways");
  layWays(cursor, "Of what is settled", waysTo(of, cells), "All ways agree");
  const { length } = of.statements;
  if (length === 0) return;
  cursor.gap();
  const whom = length === 1 ? "the 1 practice" : `the ${length} practices`;
  layWays(cursor, `Of ${whom} with a statement`, statedWays(of, cells, told), "Statements agree");
  const settled = of.reconciled.rows.filter(({ payout, status }) => payout === of.payout && status === "Settled");
  const practices = new Set(of.statements.map(({ practice }) => practice));
  cursor.line([
    { value: "Settled, without a statement" },
    {
      formula: `=${unlessRefused(cells.list, `SUMPRODUCT((${cells.column("Status")}="Settled")*(${cells.column("Payout")}=${of.payout})*(1-${isAmong(rowKeys(cells), statedKeys(of, cells, told))}))`)}`,
      ...WHOLE,
      label: "Settled, without a statement",
      comesTo: settled.filter(({ practice }) => !practices.has(practice)).length,
    },
  ]);
}

/** Ways one below the other, and whether they come to the same. */
function layWays(cursor: LineCursor, heading: string, ways: readonly Way[], question: string): void {
  cursor.headings([heading, ...CHECKED]);
  const first = cursor.row;
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
    { value: question, role: "total" },
    ...CHECKED.map((figure, column): LaidCell => {
      const compared = ways.flatMap(({ of: way }, row) => {
        const told = way(figure);
        return told === null ? [] : [{ cell: cellAt(column + 1, first + row), ...told }];
      });
      return agreement(
        compared.map(({ cell }) => cell),
        compared.map(({ comesTo }) => comesTo),
        `${question}, ${figure}`,
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
    // Words in a cell for amounts stand below them.
    ...MONEY,
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

function isAmong(keys: string, among: string): string {
  return `ISNUMBER(MATCH(${keys},${among},0))`;
}

/**
 * What lines of the ledger come to, of which each condition holds. Whose they are is looked up, since each line against
 * each practice takes a spreadsheet many seconds.
 */
function overLines(of: FileOf, column: LedgerColumn, ...conditions: readonly string[]): string {
  const cells = ledgerColumns(of.ledger)(column);
  return `SUM(${[`IF(ISNUMBER(${cells}),${cells},0)`, ...conditions].join("*")})`;
}

/** Conditions of lines: whose practice is settled in their payout; of the page's own payout. */
function linesSettled(of: FileOf, cells: Cells): string {
  return isAmong(lineKeys(of, cells), settledKeys(cells));
}

function linesOfPayout({ ledger, payout }: FileOf): string {
  return `(${ledgerColumns(ledger)("payout")}=${payout})`;
}

function lineKeys({ ledger }: FileOf, cells: Cells): string {
  const over = ledgerColumns(ledger);
  return keysIn(cells, over("practice"), over("payout"));
}

/** Without a payment, what is projected counts as paid where it is settled. */
function presumed(of: FileOf, cells: Cells, ...conditions: readonly string[]): string {
  return overLines(of, "projected", `(${ledgerColumns(of.ledger)("paid")}="")`, linesSettled(of, cells), ...conditions);
}

const GIVEN = { Earned: "earned", Adjustments: "adjustments", Paid: "paid" } as const satisfies Partial<
  Record<CheckedFigure, LedgerColumn>
>;

function columnGiven(title: CheckedFigure): (typeof GIVEN)[keyof typeof GIVEN] | null {
  return title in GIVEN ? GIVEN[title as keyof typeof GIVEN] : null;
}

function waysTo(of: FileOf, cells: Cells): Way[] {
  const { list, column } = cells;
  const { reconciled, payout } = of;
  const total = reconciled.totals.find((row) => row.payout === payout);
  const settled = reconciled.rows.filter((row) => row.payout === payout && row.status === "Settled");
  const lines = linesAddedUp(settledLines(of).filter((line) => line.payout === payout));
  const guarded = (formula: string): string => unlessRefused(list, formula);
  return [
    {
      title: "Reconciliation: practices added up",
      of: (title) => ({
        formula: guarded(
          `ROUND(SUMIFS(${column(title)},${column("Payout")},${payout},${column("Status")},"Settled"),2)`,
        ),
        comesTo: rowsAddedUp(title, settled),
      }),
    },
    {
      title: "Reconciliation: its Total",
      of: (title) => ({
        formula: guarded(pickedFrom(list, writeText(`Total|${payout}`), title)),
        comesTo: total?.figure(title) ?? 0,
      }),
    },
    {
      title: "Ledger: lines added up",
      of(title) {
        const given = columnGiven(title);
        if (given === null) return null;
        const conditions = [linesOfPayout(of), linesSettled(of, cells)];
        const formula = `${overLines(of, given, ...conditions)}${given === "paid" ? `+${presumed(of, cells, linesOfPayout(of))}` : ""}`;
        const added = rowsAddedUp(title, settled);
        return {
          formula: guarded(`ROUND(${formula},2)`),
          comesTo: added instanceof Refusal ? added : lines[given],
        };
      },
    },
  ];
}

function statedKeys({ payout }: FileOf, cells: Cells, { practices }: Told): string {
  return keysIn(cells, practices, payout);
}

/** Of the practices that are stated: what their statements say, their rows of the reconciliation, and their lines. */
function statedWays(of: FileOf, cells: Cells, told: Told): Way[] {
  const { list, column } = cells;
  const { reconciled, payout, statements, ledger } = of;
  const keys = statedKeys(of, cells, told);
  const practices = new Set(statements.map(({ practice }) => practice));
  const isStated = (one: { readonly practice: string; readonly payout: number | null }): boolean =>
    one.payout === payout && practices.has(one.practice);
  const rows = reconciled.rows.filter(isStated);
  const lines = ledger.lines.filter(isStated);
  return [
    {
      title: "Statements: added up",
      of(title) {
        const figures = told.figures(title);
        return {
          formula: `IF(COUNTIF(${figures},"${MISSING}")>0,"${MISSING}",ROUND(SUM(${figures}),2))`,
          comesTo: rowsAddedUp(title, rows),
        };
      },
    },
    {
      title: "Reconciliation: the same practices",
      of: (title) => ({
        formula: unlessRefused(list, `ROUND(SUM(IF(${isAmong(rowKeys(cells), keys)},${column(title)},0)),2)`),
        comesTo: rowsAddedUp(title, rows),
      }),
    },
    {
      title: "Ledger: their lines added up",
      of(title) {
        const given = columnGiven(title);
        if (given === null) return null;
        const whose = isAmong(lineKeys(of, cells), keys);
        const isPaid = given === "paid";
        return {
          formula: unlessRefused(
            list,
            `ROUND(${overLines(of, given, whose)}${isPaid ? `+${presumed(of, cells, whose)}` : ""},2)`,
          ),
          comesTo: sumOf([
            addedUp(lines, given),
            ...(isPaid ? [addedUp(presumedLines(of).filter(isStated), "projected")] : []),
          ]),
        };
      },
    },
  ];
}

/** What the ledger holds of payments, and what counts as paid, in the payout and in all. */
export function layPayments(cursor: LineCursor, of: FileOf, cells: Cells): void {
  const { ledger, reconciled, payout } = of;
  const { list } = cells;
  const total = reconciled.totals.find((row) => row.payout === payout);
  const spans = [
    {
      only: [linesOfPayout(of)],
      is: (line: LedgerLine) => line.payout === payout,
      total: `Total|${payout}`,
      row: total,
    },
    { only: [], is: () => true, total: "Total|", row: reconciled.total },
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
  layRow("Payments in the ledger", ({ only, is }) => ({
    formula: `=ROUND(${overLines(of, "paid", ...only)},2)`,
    comesTo: addedUp(ledger.lines.filter(is), "paid"),
  }));
  layRow("of practices that are settled", ({ only, is }) => ({
    formula: `=${unlessRefused(list, `ROUND(${overLines(of, "paid", ...only, linesSettled(of, cells))},2)`)}`,
    comesTo: addedUp(settled.filter(is), "paid"),
  }));
  layRow("Counted as paid without a payment", ({ only, is }) => ({
    formula: `=${unlessRefused(list, `ROUND(${presumed(of, cells, ...only)},2)`)}`,
    comesTo: addedUp(counted.filter(is), "projected"),
  }));
  layRow("Paid, by the reconciliation", ({ total: words, row }) => ({
    formula: `=${unlessRefused(list, pickedFrom(list, writeText(words), "Paid"))}`,
    comesTo: row?.figure("Paid") ?? 0,
  }));
  cursor.line([
    { value: "These agree", role: "total" },
    ...spans.map(({ is, row }, at): LaidCell => {
      const [paid, without, by] = [1, 2, 3].map((down) => cellAt(at + 1, first + down));
      const comesTo = row?.figure("Paid") ?? 0;
      return {
        formula: `=IF(ROUND(${paid}+${without}-${by},2)=0,"yes","NO")`,
        ...MONEY,
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

/** Each statement with its figures, as long as it is there, and whether they are its practice's in the reconciliation. */
export function layStatements(cursor: LineCursor, of: FileOf, cells: Cells): Told {
  const { statements, reconciled, payout } = of;
  if (statements.length === 0) return { figures: () => "", practices: "" };
  const rows = new Map(reconciled.rows.flatMap((row) => (row.payout === payout ? [[row.practice, row]] : [])));
  cursor.section("Statements that were made with this page");
  cursor.headings(["Sheet", ...CHECKED, "Agrees", "Practice"]);
  const first = cursor.row;
  const last = first + statements.length - 1;
  const told: Told = {
    figures: (title) => fixedBlock(CHECKED.indexOf(title) + 1, first, last),
    practices: fixedBlock(CHECKED.length + 2, first, last),
  };
  statements.forEach(({ practice, sheet, cells: stated }, down) => {
    cursor.line([
      { value: sheet, ...TEXT },
      ...CHECKED.map((title): LaidCell => {
        const value = rows.get(practice)?.figure(title) ?? null;
        return {
          // Of a sheet that is deleted no reference is left.
          formula: `=IF(ISREF(${stated[title]}),${stated[title]},"${MISSING}")`,
          ...MONEY,
          label: `${sheet}, ${title}`,
          ...(value === null ? {} : { comesTo: value }),
        };
      }),
      {
        ...(down === 0 ? { formula: `=${unlessRefused(cells.list, eachAgrees(of, cells, told))}` } : {}),
        label: `${sheet}, Agrees`,
        comesTo: "yes",
      },
      { value: practice, ...TEXT },
    ]);
  });
  return told;
}

/** For each statement: whether it says what the reconciliation says of its practice. One formula for all of them. */
function eachAgrees(of: FileOf, cells: Cells, told: Told): string {
  const keys = statedKeys(of, cells, told);
  const isMissing = `${told.figures(CHECKED[0])}="${MISSING}"`;
  const isSame = CHECKED.map((title) => `(${told.figures(title)}=XLOOKUP(${keys},rows,${cells.column(title)}))`).join(
    "*",
  );
  return `LET(rows,${rowKeys(cells)},IF(${isMissing},"${MISSING}",IF(ISNUMBER(MATCH(${keys},rows,0)),IF(${isSame},"yes","NO"),"NO")))`;
}
