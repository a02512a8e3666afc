import { exact, Refusal } from "../../core/shared";
import { MONEY, TEXT, WHOLE } from "../cellLooks";
import { pickedFrom, unlessRefused } from "../formula/spilledTable";
import { writeText } from "../formula/write";
import { cellAt, fixedBlock, type LaidCell, type LineCursor } from "../offer/sheetLayout";
import { settledRows, type Cells, type FileOf } from "./fileParts";
import type { PanelRow } from "./reconciled";

/** Who owes what by name: what practices owe the plan first, then what the plan owes them, the most first. */

/** What stands between the plan and a practice, in a payout and in all that are settled. */
interface Balance {
  readonly practice: string;
  readonly due: number;
  readonly owes: number;
  readonly dueInAll: number;
  readonly owesInAll: number;
}

const TITLES = ["Due", "Owes", "Due in all", "Owes in all"] as const;

export function layBalances(cursor: LineCursor, of: FileOf, cells: Cells): void {
  const { reconciled, payout } = of;
  const { key, list, column } = cells;
  cursor.section("Who owes what");
  cursor.note(
    "Due: the plan owes it to the practice. Owes: the practice was paid so much more than it earned, and it is carried into its next payout. In all: of all payouts that are settled.",
  );
  cursor.headings(["Practice", ...TITLES]);
  const balances = balancesOf(of);
  const first = cursor.row;
  for (const { practice, due, owes, dueInAll, owesInAll } of balances) {
    const name = `$A${cursor.row}`;
    const its = `EXACT(${column("Practice")},${name})*${settledRows(cells)}`;
    const inPayout = `${its}*(${column("Payout")}=${key})`;
    const formulas = [
      `SUMPRODUCT(${inPayout},${column("Due")})`,
      `-SUMPRODUCT(${inPayout},${column("Carried out")})`,
      `SUMPRODUCT(${its},${column("Due")})`,
      // What is carried into a payout is what was carried out of the one before.
      `SUMPRODUCT(${its},${column("Carried in")})-SUMPRODUCT(${its},${column("Carried out")})`,
    ];
    cursor.line([
      { value: practice, ...TEXT },
      ...[due, owes, dueInAll, owesInAll].map((value, at): LaidCell => ({
        formula: `=${unlessRefused(list, `ROUND(${formulas[at] ?? ""},2)`)}`,
        ...MONEY,
        label: `${practice}, ${TITLES[at] ?? ""}`,
        comesTo: value,
      })),
    ]);
  }
  if (balances.length === 0) cursor.note("Nobody owes anything.");
  const last = Math.max(first, cursor.row - 1);
  const total = reconciled.totals.find((row) => row.payout === payout);
  const all = cursor.line([
    { value: "Reconciliation: its Total", role: "total" },
    ...TITLES.map((title, at): LaidCell => {
      const [words, row] = at < 2 ? [`"Total|"&${key}`, total] : [`"Total|"`, reconciled.total];
      const [figure, sign] = at % 2 === 0 ? (["Due", ""] as const) : (["Carried out", "-"] as const);
      const value = row?.figure(figure) ?? 0;
      return {
        formula: `=${unlessRefused(list, `${sign}${pickedFrom(list, words, figure)}`)}`,
        ...MONEY,
        role: "total",
        label: `Who owes what, ${title}`,
        comesTo: value instanceof Refusal ? value : owed(value, sign === "-"),
      };
    }),
  ]);
  cursor.line([
    { value: "The names come to it" },
    ...TITLES.map((title, at): LaidCell => ({
      formula: `=IF(ROUND(SUM(${fixedBlock(at + 1, first, last)})-${cellAt(at + 1, all)},2)=0,"yes","NO")`,
      label: `The names come to it, ${title}`,
    })),
  ]);
  layCounts(cursor, of, cells);
}

function owed(value: number, isCarriedOut: boolean): number {
  return isCarriedOut && value !== 0 ? -value : value;
}

function balancesOf({ reconciled, payout }: FileOf): Balance[] {
  const byPractice = new Map<string, PanelRow[]>();
  for (const row of reconciled.rows) {
    if (row.status !== "Settled") continue;
    const before = byPractice.get(row.practice);
    if (before === undefined) byPractice.set(row.practice, [row]);
    else before.push(row);
  }
  return [...byPractice]
    .map(([practice, rows]): Balance => {
      const its = rows.filter((row) => row.payout === payout);
      const sum = (of: readonly PanelRow[], title: "Due" | "Carried in" | "Carried out"): ReturnType<typeof exact> =>
        of.reduce((all, row) => {
          const value = row.figure(title);
          return typeof value === "number" ? all.plus(value) : all;
        }, exact(0));
      return {
        practice,
        due: sum(its, "Due").toNumber(),
        owes: exact(0).minus(sum(its, "Carried out")).toNumber(),
        dueInAll: sum(rows, "Due").toNumber(),
        owesInAll: sum(rows, "Carried in").minus(sum(rows, "Carried out")).toNumber(),
      };
    })
    .filter(({ due, owes, dueInAll, owesInAll }) => [due, owes, dueInAll, owesInAll].some((amount) => amount !== 0))
    .sort(
      (one, other) =>
        other.owesInAll - one.owesInAll ||
        other.owes - one.owes ||
        other.dueInAll - one.dueInAll ||
        other.due - one.due,
    );
}

function layCounts(cursor: LineCursor, { reconciled, payout }: FileOf, { key, list, column }: Cells): void {
  const rows = reconciled.rows.filter((row) => row.payout === payout);
  cursor.section("How far the payout is");
  cursor.headings(["", "Practices"]);
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
