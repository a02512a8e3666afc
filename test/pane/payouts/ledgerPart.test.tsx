import { screen, within } from "@testing-library/react";
import { serialOfIso } from "../../../src/core/shared";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { watchErrors } from "../openPane";
import { tableOf, type Row } from "./ledgers";
import { change, listed, openLedger, part } from "./payoutsView";

/** The ledger practice by practice: what each is due or owes, what an auditor finds, and a practice that leaves. */

watchErrors();

const LINES: Row[] = [
  { practice: "Practice 01", payout: 1, projected: 1000, earned: 800, paid: 1000, payment: "11" },
  { practice: "Practice 02", payout: 1, projected: 600, earned: 900, paid: 600, payment: "12", note: "By hand" },
  { practice: "Practice 01", payout: 2, projected: 1200 },
];

test("says of each practice what it is due or owes, searched and in order, in one payout or in all", async () => {
  const { user } = await openLedger(LINES);
  // The first payout in which something is open.
  expect(listed()).toEqual(["Practice 01 | Not begun | Not begun, projected 1,200.00 | "]);
  await user.click(screen.getByRole("checkbox", { name: "All payouts" }));
  expect(part().getByText("3 rows")).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "1");
  await user.click(screen.getByRole("checkbox", { name: "All payouts" }));
  expect(listed()).toEqual([
    "Practice 01 | Owes 200.00 | Settled, earned 800.00, paid 1,000.00, carried out −200.00 | ",
    "Practice 02 | Due 300.00 | Settled, earned 900.00, paid 600.00, carried out 0.00 | ",
  ]);
  await user.selectOptions(screen.getByRole("combobox", { name: "Order" }), "Most due first");
  expect(listed()[0]).toMatch(/^Practice 02/);
  await user.type(screen.getByRole("searchbox", { name: "Search practices" }), "01");
  expect(listed()).toHaveLength(1);
  expect(part().getByText("1 of 2 practices")).toBeTruthy();
});

test("tells what cannot be read and what stands twice, with the way to the row", async () => {
  const { workbook, user } = await openLedger([
    ...LINES,
    { practice: "Practice 02", payout: 2, paid: 50, payment: "12" },
    { practice: "Practice 03", payout: "first", projected: 5 },
  ]);
  const twice = within(screen.getByRole("group", { name: "Stands twice" }));
  expect(twice.getByText(/^Practice 02: payment 12 stands in rows 6, 8\./)).toBeTruthy();
  await user.click(twice.getByRole("button", { name: "Go to row 8" }));
  expect(workbook.shown).toEqual(["'APC Payouts'!A8:K8"]);
  expect(within(screen.getByRole("group", { name: "Cannot be read" })).getByText(/^payouts, row 9: /)).toBeTruthy();
});

test("a ledger that lost a column that it needs says which, and nothing is reckoned of it", async () => {
  const { workbook } = await openLedger(LINES);
  await change(workbook, () => {
    const table = workbook.tables.get(LEDGER.table);
    if (table === null) throw new Error("No ledger");
    const headings = table.headings.map((heading) => (heading === "Earned" ? "Made" : heading));
    workbook.tables.put(LEDGER.table, { ...table, headings });
  });
  expect(
    await part().findByText(
      /^The table Payouts has no column “Earned”: .* nothing is written or checked, and no figure is reckoned\.$/,
    ),
  ).toBeTruthy();
  expect(part().queryByRole("list")).toBeNull();
  const head = within(screen.getByRole("region", { name: "The payout that is looked at" }));
  expect(head.getByText(/^The table Payouts has no column “Earned”/)).toBeTruthy();
  expect(screen.queryByText(/800\.00/)).toBeNull();
});

test("a correction that is booked ahead is told as that, and the way back leads to the row", async () => {
  const { user } = await openLedger([...LINES.slice(0, 2), { practice: "Practice 02", payout: 2, adjustments: 25 }]);
  expect(listed()).toEqual([
    "Practice 02 | Due 25.00 | Only a correction so far, adjustments 25.00, earned 0.00, paid 0.00, carried out 0.00 | ",
  ]);
  expect(screen.getByText(/; 1 of them with only a correction so far$/)).toBeTruthy();
  await user.click(part().getByRole("button", { name: /^Practice 02/ }));
  expect(part().getByText("Only a correction so far, Due 25.00")).toBeTruthy();
  await user.click(part().getByRole("button", { name: "Ledger" }));
  expect(document.activeElement?.textContent).toMatch(/^Practice 02/);
});

test("the page of a practice goes with its last line, and a ledger without all its columns is not checked", async () => {
  const { workbook, user } = await openLedger(LINES);
  await user.click(part().getByRole("button", { name: /^Practice 01/ }));
  const edit = (by: (row: Row) => boolean, lost = "") =>
    change(workbook, () => {
      const table = tableOf(LINES.filter(by));
      const headings = table.headings.map((heading) => (heading === lost ? "Other" : heading));
      workbook.tables.put(LEDGER.table, { ...table, headings, rows: [...table.rows, ...table.rows] });
    });
  await edit(({ practice }) => practice !== "Practice 01");
  expect(part().queryByRole("heading", { name: "Practice 01" })).toBeNull();
  expect(screen.getByRole("group", { name: "Stands twice" })).toBeTruthy();
  await edit(({ practice }) => practice !== "Practice 01", "Note");
  expect(screen.queryByRole("group", { name: "Stands twice" })).toBeNull();
});

test("the head says of the payout what is paid by presumption, and what is projected of what is open", async () => {
  await openLedger([
    { practice: "Practice 01", payout: 1, projected: 1000, earned: 800 },
    { practice: "Practice 02", payout: 1, projected: 600 },
    { practice: "Practice 01", payout: 2, projected: 70, earned: 70 },
  ]);
  const head = within(screen.getByRole("region", { name: "The payout that is looked at" }));
  expect(head.getByText(/1,000\.00 of Paid is presumed, .*1 open, projected 600\.00/)).toBeTruthy();
});

test("what the controls found is counted on a practice's page, and the way back leads to it", async () => {
  const { user } = await openLedger([...LINES, { practice: "Practice 02", payout: 2, paid: 50, payment: "12" }]);
  await user.click(part().getByRole("button", { name: /^Practice 01/ }));
  expect(part().queryByRole("group")).toBeNull();
  await user.click(part().getByRole("button", { name: "Controls: 1 finding in the ledger" }));
  expect(document.activeElement).toBe(part().getByRole("group", { name: "What the controls found" }));
  expect(part().getByText(/^Practice 02: payment 12 stands in rows 6, 8\./)).toBeTruthy();
});

test("a ledger without lines is at no fault", async () => {
  await openLedger([]);
  expect(part().getByText("The ledger has no lines yet: project a payout under Project and close.")).toBeTruthy();
  expect(part().queryByRole("group")).toBeNull();
});

test("the page of a practice leads to each line, and each figure to its steps in rows of the sheet", async () => {
  const { workbook, user } = await openLedger(LINES);
  await user.click(part().getByRole("button", { name: /^Practice 01/ }));
  expect(document.activeElement?.textContent).toBe("Practice 01");
  const first = within(screen.getByRole("region", { name: "Payout 1" }));
  await user.click(first.getByRole("button", { name: "Earned: 800.00" }));
  const steps = first.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(steps).toHaveLength(2);
  expect(steps[0]).toMatch(/^Earned800/);
  expect(steps[1]).toMatch(/=APC\.RECONCILE\.PANEL\(Payouts\[Practice\], .*row 1 below its headings/);
  await user.click(part().getByRole("button", { name: "Go to row 7" }));
  expect(workbook.shown).toEqual(["'APC Payouts'!A7:K7"]);
});

test("why a departure was not written is said of it alone, and no more once the page is left", async () => {
  const { workbook, user } = await openLedger(LINES);
  await user.click(part().getByRole("button", { name: /^Practice 01/ }));
  await user.click(part().getByRole("button", { name: "Record its departure" }));
  await user.type(screen.getByLabelText("Amount earned"), "600");
  // Somebody else has written, of which the workbook has not told yet.
  const table = workbook.tables.get(LEDGER.table);
  if (table === null) throw new Error("No ledger");
  workbook.tables.put(LEDGER.table, { ...table, rows: table.rows.slice(1) });
  await user.click(part().getByRole("button", { name: /^Write \d/ }));
  await part().findByText(/the ledger has just been changed/);
  workbook.tables.put(LEDGER.table, table);
  await user.click(part().getByRole("button", { name: "Back" }));
  expect(part().queryByText(/the ledger has just been changed/)).toBeNull();
  await user.click(part().getByRole("button", { name: "Record its departure" }));
  expect(part().queryByText(/the ledger has just been changed/)).toBeNull();
});

test("a practice leaves: what it earned, what it owes and how that ends are lines, told before they are written", async () => {
  const { workbook, user } = await openLedger(LINES);
  await user.click(part().getByRole("button", { name: /^Practice 01/ }));
  await user.click(part().getByRole("button", { name: "Record its departure" }));
  const day = screen.getByLabelText("On");
  await user.clear(day);
  await user.type(day, "2025-03-31");
  expect(part().getByText("Say what it has earned in payout 2.")).toBeTruthy();
  // No part of a cent is written.
  await user.type(screen.getByLabelText("Amount earned"), "600.005");
  expect(part().getByText(/^Give an amount in dollars and cents/)).toBeTruthy();
  expect(part().getByText("Say what it has earned in payout 2.")).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "It has earned" }), "By the months until then: 600.00");
  // Nobody has said that anything was paid of it.
  expect(part().getByText("Due to it: 400.00. It owes: 0.00.")).toBeTruthy();
  await user.click(screen.getByRole("checkbox", { name: /^The projected 1,200\.00 was paid/ }));
  // With the 200.00 of payout 1 that is 800.00 too much.
  expect(part().getByText("Due to it: 0.00. It owes: 800.00.")).toBeTruthy();
  await user.selectOptions(screen.getByRole("combobox", { name: "What it owes" }), "It is written off");
  expect(part().getByText(/^Then the reconciliation says: due 0\.00, owed 0\.00\./)).toBeTruthy();
  expect(
    part().getAllByText("No record is made of it: what it earned is not compared with anything later."),
  ).toHaveLength(2);
  const lines = within(part().getByRole("list", { name: "What is written" }));
  expect(lines.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "Row 5: closed on 2025-03-31, note Left on 2025-03-31",
    "Row 7: earned 600.00, closed on 2025-03-31, note Left on 2025-03-31",
    "A new line: payout 2, adjustments 800.00, closed on 2025-03-31, note Written off; Left on 2025-03-31",
  ]);
  await user.click(part().getByRole("button", { name: "Write 3 lines" }));
  expect(await part().findByText("Wrote 3 lines of Practice 01.")).toBeTruthy();
  const ended = "Left on 2025-03-31: 800.00 written off. Nothing is due to it, and it owes nothing.";
  expect(part().getByText(ended)).toBeTruthy();
  expect(part().queryByRole("button", { name: "Record its departure" })).toBeNull();
  const ON = serialOfIso("2025-03-31");
  expect(workbook.tables.get(LEDGER.table)?.rows.slice(2)).toEqual([
    ["Practice 01", 2, 1200, 600, null, null, ON, "Left on 2025-03-31", null, null, null],
    ["Practice 01", 2, null, null, 800, null, ON, "Written off; Left on 2025-03-31", null, null, null],
  ]);
  // What comes later is settled on the same page, on its own day; what was written is claimed no longer than it stands.
  const late: Row = { practice: "Practice 01", payout: 3, adjustments: 40 };
  await change(workbook, () => {
    const table = workbook.tables.get(LEDGER.table);
    if (table === null) throw new Error("No ledger");
    workbook.tables.put(LEDGER.table, { ...table, rows: [...table.rows.slice(0, -1), ...tableOf([late]).rows] });
  });
  expect(part().queryByText("Wrote 3 lines of Practice 01.")).toBeNull();
  expect(part().getByText(/^Left on 2025-03-31\. .*Due to it: 0\.00\. It owes: 760\.00\.$/)).toBeTruthy();
  await user.click(part().getByRole("button", { name: "Settle what is open" }));
  expect(part().getByRole("heading", { name: "Practice 01 left on 2025-03-31" })).toBeTruthy();
  expect(screen.queryByLabelText("On")).toBeNull();
  await user.click(part().getByRole("button", { name: "Back" }));
  // No closing knows of these lines, and nobody changed them by hand.
  await user.click(part().getByRole("button", { name: "Ledger" }));
  expect(screen.queryByRole("group", { name: "Not as it was closed" })).toBeNull();
});
