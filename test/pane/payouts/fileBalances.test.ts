import { SheetLayout } from "../../../src/pane/offer/sheetLayout";
import { layBalances } from "../../../src/pane/payouts/fileBalances";
import { keptExtractsOf } from "../../../src/pane/payouts/keptExtracts";
import { ledgerWith, reconciled, type Row } from "./ledgers";

/** Who owes what on the page for the file: who is named, in which order, and with which amounts. */

function named(rows: readonly Row[], payout: number): unknown[][] {
  const ledger = ledgerWith(...rows);
  const layout = new SheetLayout("File");
  const of = {
    payout,
    ledger,
    reconciled: reconciled(ledger),
    records: [],
    extracts: keptExtractsOf(),
    findings: [],
    place: "",
    schedule: [],
    statements: [],
    on: 45_731,
  };
  const list = { row: 100, lastRow: 200, from: "A", to: "K", keys: ["A", "B"] };
  layBalances(layout.from(), of, { list, column: (title) => title, namesIn: (names) => names });
  const { cells } = layout.laid({ columnWidths: [], print: { orientation: "landscape" } });
  const known = new Map(layout.figures.map(({ row, column, value }) => [`${row} ${column}`, value]));
  const heading = cells.findIndex(([cell]) => cell?.value === "Practice");
  const end = cells.findIndex(([cell]) => cell?.value === "Reconciliation: its Total");
  return cells
    .slice(heading + 1, end)
    .map((line, at) => line.map((cell, column) => known.get(`${heading + 1 + at} ${column}`) ?? cell?.value));
}

const closed = (practice: string, payout: number, earned: number, paid: number): Row => ({
  practice,
  payout,
  projected: 100,
  earned,
  paid,
  closedOn: 45_731,
});

test("names who owes most first, then who is due most, and nobody of whom nothing stands open", () => {
  const rows = [
    closed("Even", 1, 100, 100),
    closed("Due a little", 1, 110, 100),
    closed("Owed before", 1, 50, 100),
    closed("Due much", 1, 190, 100),
    closed("Owed most", 1, 100, 100),
    closed("Due before", 1, 100, 100),
    closed("Even", 2, 100, 100),
    closed("Due a little", 2, 100, 100),
    closed("Owed before", 2, 120, 100),
    closed("Due much", 2, 100, 100),
    closed("Owed most", 2, 20, 100),
    closed("Due before", 2, 130, 100),
  ];
  // Due and owed in the payout, then in all.
  expect(named(rows, 2)).toEqual([
    ["Owed most", 0, 80, 0, 80],
    ["Owed before", 0, 30, 0, 30],
    ["Due much", 0, 0, 90, 0],
    ["Due before", 30, 0, 30, 0],
    ["Due a little", 0, 0, 10, 0],
  ]);
  expect(named(rows, 1).map(([practice, ...amounts]) => [practice, amounts.slice(0, 2)])).toEqual([
    ["Owed most", [0, 0]],
    ["Owed before", [0, 50]],
    ["Due much", [90, 0]],
    ["Due before", [0, 0]],
    ["Due a little", [10, 0]],
  ]);
});

test("where it is the same in all, what it is in the payout decides", () => {
  const rows = [
    closed("Owed later", 1, 90, 100),
    closed("Owed now", 1, 70, 100),
    closed("Due later", 1, 105, 100),
    closed("Due now", 1, 120, 100),
    closed("Owed later", 2, 80, 100),
    closed("Owed now", 2, 100, 100),
    closed("Due later", 2, 115, 100),
    closed("Due now", 2, 100, 100),
  ];
  expect(named(rows, 1).map(([practice, , , ...inAll]) => [practice, inAll])).toEqual([
    ["Owed now", [0, 30]],
    ["Owed later", [0, 30]],
    ["Due now", [20, 0]],
    ["Due later", [20, 0]],
  ]);
});

test("what is not settled is owed by nobody, and who has left is told with the day", () => {
  expect(
    named(
      [
        { practice: "Open", payout: 1, projected: 100, paid: 40 },
        { ...closed("Left", 1, 100, 130), note: "Left on 2025-03-31" },
        closed("Stays", 1, 100, 110),
        // What it owes waits while its next payout is open.
        { practice: "Stays", payout: 2, projected: 100 },
      ],
      1,
    ),
  ).toEqual([
    ["Left", 0, 30, 0, 30, "2025-03-31"],
    ["Stays", 0, 10, 0, 10],
  ]);
});

test("what the functions refuse is shown as refused, before all that is known", () => {
  const [[practice, due] = []] = named(
    [closed("Stays", 1, 100, 110), { ...closed("Lost", 1, 100, 110), earned: "much" }],
    1,
  );
  expect([practice, due]).toEqual(["Lost", expect.objectContaining({ code: "#VALUE!" })]);
});
