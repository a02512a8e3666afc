import { screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { PortFault, type PortCell, type RangeContent } from "../../../src/pane/port";
import { FakeWorkbook } from "../fakeWorkbook";
import { openPane, watchErrors } from "../openPane";
import { change } from "../plan/planView";
import { Office, PRACTICES, SCORES } from "./closeSteps";

/** The part Print over a payout that two of three practices were closed in. */

watchErrors();

const PRINTED: PortCell[][] = [
  ["North Clinic", "Adult", 12_000, 30, null, 8],
  ["NORTH CLINIC", "Adult", 10_000, 20, null, 8],
  ["South Clinic", "Pediatric", 5_000, 24, null, 8],
];
const SCORED: PortCell[][] = [
  ["North Clinic", "CBP", 56, 67],
  ["NORTH CLINIC", "CBP", 56, 67],
  ["South Clinic", "CIS", null, 70],
];

/** Its sheets are there, and not calculated yet. */
class Printed extends FakeWorkbook {
  override read(reference: string): Promise<RangeContent> {
    const [, sheet] = /^'(.*)'!/.exec(reference) ?? [];
    if (sheet === undefined) return super.read(reference);
    if (!this.tables.sheetNames().includes(sheet))
      return Promise.reject(new PortFault("not found", `${reference} is not in this workbook.`));
    return Promise.resolve({ address: reference, rows: 0, columns: 0, values: [] });
  }
}

async function openPrint(): Promise<{ workbook: Printed; user: UserEvent }> {
  const office = new Office();
  office.put("Practices", PRACTICES, PRINTED);
  office.put("Scores", SCORES, SCORED);
  await office.project(1, "Incentive expected");
  await office.close(
    1,
    office.closables(1).filter(({ practice }) => practice !== "South Clinic"),
  );
  const workbook = new Printed();
  for (const name of [LEDGER.table, CLOSINGS.table, "Closing1", "Closing1Scores", "Practices", "Scores"]) {
    const table = office.workbook.tables.get(name);
    if (table === null) throw new Error(`No table ${name}`);
    workbook.tables.put(name, table);
  }
  const opened = await openPane({ view: "payouts" }, undefined, workbook);
  await opened.user.click(await screen.findByRole("tab", { name: "Print" }));
  await opened.user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "1");
  return { workbook, user: opened.user };
}

const section = () => within(screen.getByRole("region", { name: "Statements" }));
const status = () => section().getByRole("status").textContent;
const shownLedger = (workbook: Printed, replace: (cell: PortCell, heading: string) => PortCell) => {
  const table = workbook.tables.get(LEDGER.table);
  if (table === null) throw new Error("No ledger");
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell, at) => replace(cell, table.headings[at] ?? ""))),
  };
};

test("makes a page for each practice that was closed and one for the file, on the day that is said", async () => {
  const { workbook, user } = await openPrint();
  expect(section().getByText(/no record of a closing is found: South Clinic\./)).toBeTruthy();
  const day = section().getByLabelText("As of");
  await user.clear(day);
  expect(screen.getByRole("button", { name: "Make 3 sheets" }).ariaDisabled).toBe("true");
  await user.type(day, "2025-01-31");
  expect(section().getByText(/^The ledger has 2 lines of a later day/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Make 3 sheets" }));
  await section().findByText(/^Wrote “North Clinic, P1”, “NORTH CLINIC \(2\), P1” and “Payout 1, file”\./);
  const [statement, , file] = workbook.tables.sheets;
  const words = (cells: NonNullable<typeof statement>["cells"] = []): unknown[] =>
    cells.flatMap((row) => row.flatMap((cell) => cell?.value ?? []));
  expect(words(statement?.cells)).toEqual(
    expect.arrayContaining([
      "Statement: Payout 1, 2024-07-01 to 2024-12-31. As of 2025-01-31. In dollars.",
      "Closed on 2025-03-15 with 4,860.00 earned (record Closing1).",
      expect.stringContaining("CBP: Controlling High Blood Pressure"),
    ]),
  );
  expect(statement?.print).toMatchObject({ isOnePage: true, area: expect.stringMatching(/^A1:K\d+$/) as string });
  expect(words(file?.cells)).toContain(
    "“North Clinic”, “NORTH CLINIC” count as 2 practices: they differ in capitals or spaces.",
  );

  await change(workbook, () => {
    workbook.tables.sheets.splice(1, 1);
  });
  expect(await section().findByText("“NORTH CLINIC (2), P1” is no longer in the workbook.")).toBeTruthy();
  expect(status()).not.toContain("Wrote");
});

test("states nothing of what the ledger has otherwise than it was closed, and says why", async () => {
  const { workbook } = await openPrint();
  let first = true;
  await change(workbook, () => {
    const edited = shownLedger(workbook, (cell, heading) => {
      if (heading !== "Earned" || !first) return cell;
      first = false;
      return 5_000;
    });
    workbook.tables.put(LEDGER.table, edited);
  });
  const why = await screen.findByRole("group", { name: "Not stated" });
  expect(why.textContent).toBe(
    "Not stated:North Clinic: The ledger has 5,000.00 for payout 1, and Closing1 4,860.00: put the ledger right first.",
  );
  expect(screen.getByRole("button", { name: "Make 2 sheets" })).toBeTruthy();
});

test.each(["Paid", "Adjustments"])("without the column %s nothing can be printed, and it says so", async (lost) => {
  const { workbook, user } = await openPrint();
  await change(workbook, () => {
    const table = shownLedger(workbook, (cell) => cell);
    const headings = table.headings.map((heading) => (heading === lost ? "Other" : heading));
    workbook.tables.put(LEDGER.table, { ...table, headings });
  });
  const why = await screen.findByRole("group", { name: "Not stated" });
  expect(why.textContent).toMatch(new RegExp(`^Nothing can be printed:The table Payouts has no column “${lost}”`));
  const make = screen.getByRole("button", { name: /^Make / });
  expect(make.ariaDisabled).toBe("true");
  await user.click(make);
  expect(workbook.tables.sheets).toEqual([]);
});

test("a choice of practices is made for all at once, and is of its payout alone", async () => {
  const { workbook, user } = await openPrint();
  await user.click(screen.getByRole("button", { name: "Choose none of 2" }));
  expect(screen.getByRole("button", { name: "Make 1 sheet" })).toBeTruthy();
  await change(workbook, () => {
    const next = (name: string, at: number) => {
      const table = workbook.tables.get(name);
      if (table === null) throw new Error(`No table ${name}`);
      const rows = table.rows.map((row) => row.map((cell, column) => (column === at && cell === 1 ? 2 : cell)));
      workbook.tables.put(name, { ...table, rows });
    };
    next(LEDGER.table, 1);
    next(CLOSINGS.table, 0);
  });
  await user.selectOptions(screen.getByRole("combobox", { name: "Payout" }), "2");
  await screen.findByRole("button", { name: "Make 3 sheets" });
  await user.click(screen.getByRole("checkbox", { name: "North Clinic" }));
  await user.click(screen.getByRole("button", { name: "Choose all 2" }));
  expect(screen.getByRole("button", { name: "Make 3 sheets" })).toBeTruthy();
});

test("of a record that is gone nothing is stated", async () => {
  const { workbook } = await openPrint();
  await change(workbook, () => {
    workbook.tables.remove("Closing1");
  });
  const why = await screen.findByRole("group", { name: "Not stated" });
  expect(why.textContent).toContain("The table Closing1, which is the record of payout 1, is gone.");
  expect(screen.getByRole("button", { name: "Make 1 sheet" })).toBeTruthy();
});

test("makes no sheet of a ledger that has changed since it was seen", async () => {
  const { workbook, user } = await openPrint();
  // The workbook has not told of it yet.
  workbook.tables.put(
    LEDGER.table,
    shownLedger(workbook, (cell, heading) => (heading === "Note" ? "seen" : cell)),
  );
  await user.click(screen.getByRole("button", { name: "Make 3 sheets" }));
  await section().findByText(/^Nothing was written, because the ledger has just been changed/);
  expect(workbook.tables.sheets).toEqual([]);
});
