import { grouped, Refusal } from "../../core/shared";
import { MONEY, TEXT, WHOLE } from "../cellLooks";
import { pickedFrom, unlessRefused } from "../formula/spilledTable";
import { writeText } from "../formula/write";
import { cellAt, fixedBlock, type LaidCell, type LineCursor } from "../offer/sheetLayout";
import { departuresIn } from "./departureNotes";
import { keysIn, rowsAddedUp, settledKeys, type Cells, type FileOf } from "./fileParts";
import { sumOf } from "./ledger";
import type { Figure } from "./reconciled";

/** Who owes what by name: what practices owe the plan first, then what the plan owes them, the most first. */

/** What stands between the plan and a practice, in a payout and in all that are settled. */
interface Balance {
  readonly practice: string;
  readonly due: number | Refusal;
  readonly owes: number | Refusal;
  readonly dueInAll: number | Refusal;
  readonly owesInAll: number | Refusal;
}

const TITLES = ["Due", "Owes", "Due in all", "Owes in all"] as const;

export function layBalances(cursor: LineCursor, of: FileOf, cells: Cells): void {
  const { reconciled, payout, ledger } = of;
  const { list } = cells;
  cursor.section("Who owes what");
  cursor.note(
    "Due: the plan owes it to the practice. Owes: the practice was paid so much more than it earned; it is carried into its next payout, unless it has left.",
  );
  cursor.note("In all: of all payouts that are settled.");
  const balances = balancesOf(of);
  if (balances.length === 0) cursor.note("Nobody owed anything when this page was made.");
  const left = departuresIn(ledger.lines);
  cursor.headings(["Practice", ...TITLES, ...(balances.some(({ practice }) => left.has(practice)) ? [LEFT_ON] : [])]);
  const first = cursor.row;
  const last = first + Math.max(balances.length, 1) - 1;
  const formulas = formulasFor(of, cells, fixedBlock(0, first, last));
  balances.forEach(({ practice, due, owes, dueInAll, owesInAll }, down) => {
    const leftOn = left.get(practice);
    cursor.line([
      { value: practice, ...TEXT },
      ...[due, owes, dueInAll, owesInAll].map((value, at): LaidCell => ({
        // One for all names: a formula in each cell takes a workbook many seconds.
        ...(down === 0 ? { formula: `=${formulas[at] ?? ""}` } : {}),
        ...MONEY,
        label: `${practice}, ${TITLES[at] ?? ""}`,
        comesTo: value,
      })),
      ...(leftOn === undefined ? [] : [{ value: leftOn, ...TEXT }]),
    ]);
  });
  // A heading stands as the figures below it do.
  if (balances.length === 0) cursor.line([TEXT, ...TITLES.map(() => MONEY)]);
  const total = reconciled.totals.find((row) => row.payout === payout);
  const all = cursor.line([
    { value: "Reconciliation: its Total", role: "total" },
    ...TITLES.map((title, at): LaidCell => {
      const [words, row] = at < 2 ? [`Total|${payout}`, total] : ["Total|", reconciled.total];
      const [figure, sign] = at % 2 === 0 ? (["Due", ""] as const) : (["Carried out", "-"] as const);
      const value = row?.figure(figure) ?? 0;
      return {
        formula: `=${unlessRefused(list, `${sign}${pickedFrom(list, writeText(words), figure)}`)}`,
        ...MONEY,
        role: "total",
        label: `Who owes what, ${title}`,
        comesTo: sign === "-" ? owedBy(value) : value,
      };
    }),
  ]);
  cursor.line([
    { value: "The names come to it" },
    ...TITLES.map((title, at): LaidCell => ({
      formula: `=IF(ROUND(SUM(${fixedBlock(at + 1, first, last)})-${cellAt(at + 1, all)},2)=0,"yes","NO")`,
      ...MONEY,
      label: `The names come to it, ${title}`,
    })),
  ]);
  layCounts(cursor, of, cells);
}

const LEFT_ON = "Left on";

/** What is carried out below 0 is owed. */
function owedBy(carriedOut: number | Refusal): number | Refusal {
  return carriedOut instanceof Refusal ? carriedOut : sumOf([-carriedOut]);
}

/** A formula for each column, for all names at once. */
function formulasFor({ payout, reconciled }: FileOf, cells: Cells, names: string): readonly string[] {
  // A figure that is an error is shown as one, which a lookup's own answer for what it does not find would hide.
  const found = (title: Figure, one: number, otherwise = "0"): string => {
    const keys = keysIn(cells, names, one);
    return `IF(ISNUMBER(MATCH(${keys},settled,0)),XLOOKUP(${keys},settled,${cells.column(title)}),${otherwise})`;
  };
  const payouts = reconciled.totals.flatMap((total) => total.payout ?? []);
  return [
    found("Due", payout),
    `-${found("Carried out", payout)}`,
    payouts.map((one) => found("Due", one)).join("+"),
    // What it owes is carried on from payout to payout: the last of them has it.
    `-${payouts.reduce((before, one) => found("Carried out", one, before), "0")}`,
  ].map((formula) => unlessRefused(cells.list, `LET(settled,${settledKeys(cells)},ROUND(${formula},2))`));
}

function balancesOf({ reconciled, payout }: FileOf): Balance[] {
  const settled = grouped(
    reconciled.rows.filter(({ status }) => status === "Settled"),
    ({ practice }) => practice,
  );
  return [...settled]
    .map(([practice, rows]): Balance => {
      const its = rows.filter((row) => row.payout === payout);
      return {
        practice,
        due: rowsAddedUp("Due", its),
        owes: owedBy(rowsAddedUp("Carried out", its)),
        dueInAll: rowsAddedUp("Due", rows),
        owesInAll: owedBy(rowsAddedUp("Carried out", rows.slice(-1))),
      };
    })
    .filter(({ due, owes, dueInAll, owesInAll }) => [due, owes, dueInAll, owesInAll].some((amount) => amount !== 0))
    .sort(
      (one, other) =>
        mostFirst(one.owesInAll, other.owesInAll) ||
        mostFirst(one.owes, other.owes) ||
        mostFirst(one.dueInAll, other.dueInAll) ||
        mostFirst(one.due, other.due),
    );
}

/** What is not known comes before all that is. */
function mostFirst(one: number | Refusal, other: number | Refusal): number {
  if (one instanceof Refusal || other instanceof Refusal)
    return Number(other instanceof Refusal) - Number(one instanceof Refusal);
  return other - one;
}

function layCounts(cursor: LineCursor, { reconciled, payout }: FileOf, { list, column }: Cells): void {
  const rows = reconciled.rows.filter((row) => row.payout === payout);
  cursor.section("How far the payout is");
  cursor.headings(["", "Practices"]);
  for (const status of ["Settled", "Open", "Not begun"] as const)
    cursor.line([
      { value: status },
      {
        formula: `=${unlessRefused(list, `COUNTIFS(${column("Payout")},${payout},${column("Status")},${writeText(status)})`)}`,
        ...WHOLE,
        label: status,
        comesTo: rows.filter((row) => row.status === status).length,
      },
    ]);
}
