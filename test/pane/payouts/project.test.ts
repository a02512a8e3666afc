import { LEDGER } from "../../../src/pane/payouts/ledger";
import { projectionOf } from "../../../src/pane/payouts/project";
import { ledgerWith } from "./ledgers";
import { byHand, formulaIn, lines, quarter } from "./quarter";

/** What is projected, and what a projection leaves alone. */

test("a projection leaves formulas alone, and keeps of what an amount was projected that somebody typed another over", async () => {
  const office = quarter();
  await office.project(1, "Incentive at most");
  byHand(office, 2, 50_000);
  byHand(office, 7, "Agreed by phone; Projected on 2025-02-12 from “First offer”: Incentive at most 54,000.00");
  const again = () => projectionOf(office.usable, "Incentive at most", office.ledger, 1, new Set());
  const over = { scenario: "First offer", column: "Incentive at most", amount: "54,000.00" };
  expect(again().projected.map(({ practice, before, over: typed }) => [practice, before, typed])).toEqual([
    ["Practice 01", 50_000, over],
  ]);
  await office.project(1, "Incentive at most", 45_701);
  expect(office.ledger.lines[0]?.note).toBe(
    "Agreed by phone; Projected on 2025-02-13 from “First offer”: Incentive at most 54,000.00",
  );
  byHand(office, 2, 50_000);
  formulaIn(office, 2);
  expect(again().projected).toEqual([]);
  expect(again().without).toEqual([
    {
      practice: "Practice 01",
      why: "A formula stands in Projected in row 5. Make it a value, or empty it, first",
    },
  ]);
});

test("a person's own note stays as it was written beside what is projected", () => {
  const note = "Paid 1½ months late; see m² … by Oak™";
  const ledger = ledgerWith({ practice: "Practice 01", payout: 1, note });
  expect(ledger.lines.map((line) => line.note)).toEqual([note]);
});

test("of several lines the first takes what the others leave, and is blank where they leave nothing", async () => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  await office.workbook.changeTable(LEDGER.table, [
    { kind: "insert", index: 3, cells: ["Practice 01", 1, 54_000, ...Array<null>(8).fill(null)] },
  ]);
  await office.project(1, "Incentive at most");
  expect(lines(office).flatMap(([practice, , projected]) => (practice === "Practice 01" ? [projected] : []))).toEqual([
    null,
    54_000,
  ]);
});

test("a practice that the scenario does not have is named where something is projected of it", async () => {
  const office = quarter();
  const line = (amounts: (number | null)[]) => ["Practice 09", 1, ...amounts, ...Array<null>(6).fill(null)];
  const without = () => projectionOf(office.usable, "Incentive at most", office.ledger, 1, new Set()).without;
  await office.workbook.changeTable(LEDGER.table, [{ kind: "insert", index: 0, cells: line([null, null, 40]) }]);
  expect(without()).toEqual([]);
  await office.workbook.changeTable(LEDGER.table, [{ kind: "insert", index: 1, cells: line([500, null, null]) }]);
  expect(without()).toEqual([
    { practice: "Practice 09", why: "It is not in the scenario’s table of practices; its lines stay as they are" },
  ]);
});
