import { balanceText, rowsOf, wantedRows } from "../../../src/pane/payouts/ledgerList";
import { stepsOf } from "../../../src/pane/payouts/panelSteps";
import { payoutsOf } from "../../../src/pane/payouts/schedule";
import { ledgerWith, reconciled, type Row } from "./ledgers";

/** Which rows of the panel are listed, in which order, and what leads to their figures. */

const row = (practice: string, earned: number, paid: number): Row => ({
  practice,
  payout: 1,
  projected: 100,
  earned,
  paid,
});

test("who owes most stands first, then who owes nothing, as the ledger has them", () => {
  const panel = reconciled(
    ledgerWith(row("Ash", 100, 100), row("Elm", 100, 120), row("Oak", 100, 150), row("Fir", 9, 9)),
  );
  const rows = rowsOf(panel, 1, { isAll: false });
  const listed = (order: "owes" | "due" | "name") =>
    wantedRows(rows, { wanted: "", order, isAll: false, stop: null }).map(({ practice }) => practice);
  expect(listed("owes")).toEqual(["Oak", "Elm", "Ash", "Fir"]);
  expect(listed("due")).toEqual(["Ash", "Elm", "Oak", "Fir"]);
  expect(listed("name")).toEqual(["Ash", "Elm", "Fir", "Oak"]);
});

test("a balance of 0 is not owed, and one that is not known is told by its error", () => {
  const [even] = reconciled(ledgerWith(row("Ash", 100, 100))).rows;
  const [unknown] = reconciled(ledgerWith({ ...row("Ash", 100, 100), earned: "n/a" })).rows;
  if (even === undefined || unknown === undefined) throw new Error("No row");
  const [open] = reconciled(ledgerWith({ practice: "Ash", payout: 1, projected: 100 })).rows;
  expect(open && balanceText(open)).toBe("Not begun");
  expect(balanceText(even)).not.toMatch(/Owes|Due/);
  expect(balanceText(unknown)).toMatch(/^#/);
});

test("what is added up leads to its own cells, and what follows from it to all that it follows from", () => {
  const ledger = ledgerWith(row("Ash", 100, 40), { practice: "Ash", payout: 1, earned: 7, paid: 3 });
  const titles = (figure: "Earned" | "Due") => stepsOf(ledger, [], { row: 1 }, figure).map(([title]) => title);
  expect(titles("Earned").every((title) => title.startsWith("Earned"))).toBe(true);
  expect(titles("Earned").length).toBeGreaterThan(1);
  expect(titles("Due")).toEqual(expect.arrayContaining(titles("Earned")));
});

test("payouts are those of the terms and of the ledger, ascending", () => {
  const ledger = ledgerWith({ practice: "Ash", payout: 9 }, { practice: "Ash", payout: 1 });
  expect(payoutsOf(ledger, [{ payout: 2, start: 0, through: 0, paidIn: 0 }])).toEqual([1, 2, 9]);
});
