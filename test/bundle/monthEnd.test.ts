import { Refusal, serialOfIso, termsRows } from "../../src/core/shared";
import { headingsOf } from "../../src/pane/ownTable";
import { journalOf, journalSheet } from "../../src/pane/payouts/journal";
import { LEDGER, ledgerOf } from "../../src/pane/payouts/ledger";
import { ACCRUALS, firstAccruals } from "../../src/pane/payouts/accruals";
import { monthEndOf } from "../../src/pane/payouts/monthEnd";
import type { NewSheet } from "../../src/pane/port";

test("the formulas of a month end and of its journal come to what the pane keeps and books", async () => {
  const terms: NewSheet = {
    name: "Terms",
    columnWidths: [],
    frozenRows: 0,
    cells: [
      [{ value: "Parameter" }, { value: "Value" }],
      [{ value: "payout.months" }, { value: 3 }],
    ],
    tables: [],
    names: [],
  };
  const ledger = ledgerOf({
    address: "A4:K8",
    headings: headingsOf(LEDGER),
    // Practice, payout, projected, earned, adjustments, paid; what was paid to the last one is only presumed.
    rows: [
      ["Practice 01", 1, 1000.01, null, null, null],
      ["Practice 02", 1, 1000.03, null, -12.5, 900],
      ["Practice 03", 1, 500, 450, null, null],
    ].map((cells) => [...cells, null, null, null, null, null]),
    formulas: [],
  });
  const monthEnd = monthEndOf(ledger, serialOfIso("2024-08-31"), termsRows([["payout.months", 3]]));
  if (monthEnd instanceof Refusal) throw new Error(monthEnd.sentence);
  const sheet = firstAccruals(monthEnd, "Terms!A1:B2");
  const journal = journalSheet("APC journal", journalOf(monthEnd, null, { named: {} }, true), []);
  const values = await loadHeadless().calculateSheets([terms, sheet], [journal.sheet]);
  const [balance, booked] = ["Balance", "Booked"].map((title) => headingsOf(ACCRUALS).indexOf(title) + 1);
  const found = (column = 0): unknown[] => [5, 6, 7].map((row) => values[`${sheet.name}!${row},${column}`]);
  expect(found(balance)).toEqual([666.67, -245.81, -50]);
  expect(found(balance)).toEqual(found(booked));
  expect(journal.figures.length).toBeGreaterThan(10);
  for (const { row, column, value } of journal.figures)
    expect(values[`${journal.sheet.name}!${row + 1},${column + 1}`]).toBe(value);
});
