import type { PortCell } from "../../../src/pane/port";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { Office, PRACTICES, SCORES, withCell } from "./closeSteps";

/** A quarter of three practices, worked by hand with 15% of base on the incentive, before and after it is closed. */

export const QUARTER: PortCell[][] = [
  // 12,000 × 30.00 × 15% = 54,000.00 at most
  ["Practice 01", "Adult", 12_000, 30, null, 8],
  // 10,000 × 20.00 × 15% = 30,000.00 at most
  ["Practice 02", "Adult", 10_000, 20, 0.5, 8],
  // 5,000 × 24.00 × 15% = 18,000.00 at most
  ["Practice 03", "Pediatric", 5_000, 24, null, 8],
];
export const SCORED: PortCell[][] = [
  // At its threshold: 9%
  ["Practice 01", "CBP", 56, 67],
  // At its threshold: 6%
  ["Practice 02", "AMR", 81, 87],
  // At gold: 27%
  ["Practice 03", "CIS", null, 70],
];

export function quarter(): Office {
  const office = new Office();
  office.put("Practices", PRACTICES, QUARTER);
  office.put("Scores", SCORES, SCORED);
  return office;
}

/** Another score of one of the practices. */
export function rescore(office: Office, practice: string, score: number): void {
  const rows = SCORED.map((row) => (row[0] === practice ? withCell(row, 3, score) : row));
  office.put("Scores", SCORES, rows);
}

export const lines = (office: Office): unknown[][] =>
  office.ledger.lines.map(({ practice, payout, cell, closedOn, corrects }) => [
    practice,
    payout,
    cell("projected"),
    cell("earned"),
    cell("adjustments"),
    closedOn,
    corrects,
  ]);

export const CLOSED = [
  ["Practice 01", 1, 54_000, 4_860, null, 45_731, null],
  ["Practice 02", 1, 30_000, 1_800, null, 45_731, null],
  ["Practice 03", 1, 18_000, 4_860, null, 45_731, null],
];

export async function closedQuarter(): Promise<Office> {
  const office = quarter();
  await office.project(1, "Incentive at most");
  await office.close(1, office.closables(1));
  return office;
}

/** A cell of the ledger's first line, changed by hand. */
export function byHand(office: Office, at: number, cell: PortCell): void {
  const content = office.workbook.tables.get(LEDGER.table);
  if (content === null) throw new Error("No ledger");
  const rows = content.rows.map((row, index) => (index === 0 ? withCell(row, at, cell) : row));
  office.workbook.tables.put(LEDGER.table, { ...content, rows });
}

/** A formula in the cell of the ledger's first line. */
export function formulaIn(office: Office, at: number): void {
  const content = office.workbook.tables.get(LEDGER.table);
  if (content === null) throw new Error("No ledger");
  const formulas = content.rows.map((cells, row) =>
    cells.map((_cell, column) => (row === 0 && column === at ? "=1" : "")),
  );
  office.workbook.tables.put(LEDGER.table, { ...content, formulas });
}
