import { LEDGER } from "../../../src/pane/payouts/ledger";
import { notedOf, projectionChanges, projectionOf, type ProjectedColumn } from "../../../src/pane/payouts/project";
import { Office, PRACTICES, SCORES } from "./closeSteps";
import { tableOf, type Row } from "./ledgers";

/** Lines that are projected again say from what, and from nothing else. */

const [FIRST, AGAIN] = [45_731, 45_747];

function office(rows: readonly Row[]): Office {
  const made = new Office();
  made.put("Practices", PRACTICES, [["Practice 01", "Adult", 12_000, 30, null, 8]]);
  // At its threshold: 9% of 54,000.00.
  made.put("Scores", SCORES, [["Practice 01", "CBP", 56, 67]]);
  made.workbook.tables.put(LEDGER.table, tableOf(rows));
  return made;
}

async function project(at: Office, name: string, column: ProjectedColumn, on: number) {
  const { usable, ledger } = at;
  const from = { ...usable, scenario: { ...usable.scenario, name } };
  const projection = projectionOf(from, column, ledger, 1, new Map());
  await at.workbook.changeTable(LEDGER.table, projectionChanges(projection, name, column, on, ledger, 1));
  return projection;
}

const notes = ({ ledger }: Office): unknown[] => ledger.lines.map(({ note, cell }) => [cell("projected"), note]);

test("the same amount from another scenario is noted of that one alone, and what somebody noted stays", async () => {
  const at = office([]);
  await project(at, "First offer", "Incentive expected", FIRST);
  const { rows } = tableOf([
    { practice: "Practice 01", payout: 1, projected: 4_860, note: `${at.ledger.lines[0]?.note ?? ""}; by phone` },
  ]);
  at.workbook.tables.put(LEDGER.table, { ...tableOf([{}]), rows });
  const { projected, same } = await project(at, "Second offer", "Incentive expected", AGAIN);
  expect([projected.map(({ amount, before }) => [amount, before]), same]).toEqual([[[4_860, 4_860]], 0]);
  expect(notes(at)).toEqual([
    [4_860, "Projected on 2025-03-31 from “Second offer”: Incentive expected 4,860.00; by phone"],
  ]);
  expect(notedOf(at.ledger, 1).scenarios).toEqual(["Second offer"]);
  const again = await project(at, "Second offer", "Incentive expected", AGAIN + 1);
  expect([again.projected, again.same]).toEqual([[], 1]);
});

test("of several lines each is noted of the scenario from which the practice is projected now", async () => {
  const told = (amount: string) => `Projected on 2025-03-15 from “First offer”: Incentive at most ${amount}`;
  const at = office([
    { practice: "Practice 01", payout: 1, projected: 50_000, note: told("50,000.00") },
    { practice: "Practice 01", payout: 1, projected: 4_000, note: told("4,000.00") },
    // Nothing is projected here any more.
    { practice: "Practice 01", payout: 1, paid: 10, note: told("3.00") },
  ]);
  await project(at, "Second offer", "Incentive expected", AGAIN);
  const now = (amount: string) => `Projected on 2025-03-31 from “Second offer”: Incentive expected ${amount}`;
  expect(notes(at)).toEqual([
    [860, now("860.00")],
    [4_000, now("4,000.00")],
    [null, told("3.00")],
  ]);
  expect(notedOf(at.ledger, 1)).toEqual({ scenarios: ["Second offer"], columns: ["Incentive expected"] });
});
