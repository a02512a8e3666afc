import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { serialOfIso } from "../../../src/core/shared";
import { headingsOf } from "../../../src/pane/ownTable";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { PortFault, type PortCell } from "../../../src/pane/port";
import type { FakeWorkbook } from "../fakeWorkbook";
import { openPane, watchErrors } from "../openPane";
import { change } from "../plan/planView";

/** Month ends as they are looked at, kept and booked. */

watchErrors();

const day = serialOfIso;

/** Practice, payout, projected, earned, adjustments, paid, closed on, note, paid on, payment, corrects. */
const LINES: PortCell[][] = [
  ["Practice 01", 1, 12_000, null, null, null, null, null, null, null, null],
  ["Practice 02", 1, 6_000, null, null, 2_500, null, null, day("2024-08-15"), null, null],
];

function put(workbook: FakeWorkbook, rows: readonly PortCell[][]): void {
  workbook.tables.put(LEDGER.table, {
    address: "'APC Payouts'!A4:K6",
    headings: headingsOf(LEDGER),
    rows,
    formulas: [],
  });
}

async function openMonthEnd() {
  const opened = await openPane({ view: "payouts" });
  await change(opened.workbook, () => {
    put(opened.workbook, LINES);
  });
  await opened.user.click(await screen.findByRole("tab", { name: "Month end" }));
  return opened;
}

const on = (text: string): void => {
  fireEvent.change(screen.getByLabelText("Month end", { selector: "input" }), { target: { value: text } });
};
const balances = (): (string | null)[] =>
  within(screen.getByRole("list", { name: "Balances by practice" }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);
const lines = (): (string | null)[] =>
  within(screen.getByRole("table", { name: "Journal lines" }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent);
const keep = () => screen.getByRole("button", { name: "Keep this month end" });

/** As a plan does that has a number for each of them. */
const nameAccounts = (workbook: FakeWorkbook): Promise<void> =>
  change(workbook, () => {
    const accounts = workbook.tables.get("Accounts");
    if (accounts === null) throw new Error("No accounts");
    const rows = accounts.rows.map(([role], index) => [role ?? null, `${index + 1}000`]);
    workbook.tables.put("Accounts", { ...accounts, rows });
  });

test("is kept month by month, and each is booked since the one before it, as a sheet and as a file", async () => {
  const { workbook, user } = await openMonthEnd();
  on("2024-08-30");
  screen.getByText("Give the last day of a month, such as 2025-03-31.");
  expect(screen.queryByRole("list", { name: "Balances by practice" })).toBeNull();
  on("2024-06-30");
  screen.getByText("Nothing had accrued or been earned, corrected or paid by then.");
  expect(keep().getAttribute("aria-disabled")).toBe("true");
  on("2024-07-31");
  expect(balances()).toEqual(["Practice 012,000.00Owed to it, payout 1", "Practice 021,000.00Owed to it, payout 1"]);
  await user.click(keep());
  await screen.findByText("Kept on the sheet APC Accruals, as the ledger has it.");
  // A month end that was not kept has no journal.
  on("2024-08-31");
  expect(balances()).toEqual([
    "Practice 014,000.00Owed to it, payout 1+2,000.00",
    "Practice 02−500.00It owes, payout 1−1,500.00",
  ]);
  screen.getByText("Since 2024-07-31: +1,000.00 owed to practices, +500.00 owed by them.");
  expect(screen.queryByRole("region", { name: "Journal" })).toBeNull();
  await user.click(keep());
  await screen.findByRole("region", { name: "Journal" });
  expect(workbook.tables.get("Accruals")?.rows).toHaveLength(4);
  expect(lines()).toEqual([
    "Incentive expenseAccrued or earned, and adjustments, since 2024-07-313,000.00",
    "Accrued payoutsChange of what is owed to practices since 2024-07-311,000.00",
    "Receivable from practicesChange of what practices owe since 2024-07-31500.00",
    "CashPaid less recovered since 2024-07-312,500.00",
    "Total3,500.003,500.00",
  ]);

  // Nothing is written before the plan has named its accounts.
  const write = (): HTMLElement => screen.getByRole("button", { name: "Write the journal as a sheet" });
  expect(write().getAttribute("aria-disabled")).toBe("true");
  await user.click(screen.getByRole("button", { name: "Make the table of accounts" }));
  await screen.findByText("Cash has no account yet.");
  await nameAccounts(workbook);
  await waitFor(() => {
    expect(lines()[0]).toContain("1000");
  });
  await user.click(screen.getByRole("radio", { name: "By practice" }));
  expect(lines()).toHaveLength(7);
  await user.click(screen.getByRole("radio", { name: "By account" }));
  await user.click(write());
  await waitFor(() => {
    expect(workbook.tables.sheetNames()).toContain("APC journal 2024-08-31");
  });

  const files: Blob[] = [];
  URL.createObjectURL = (file) => {
    files.push(file as Blob);
    return "blob:file";
  };
  // Given back a while later, which a slow machine reaches.
  URL.revokeObjectURL = () => undefined;
  const clicked = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  await user.click(screen.getByRole("button", { name: "Download as CSV" }));
  expect((clicked.mock.contexts[0] as HTMLAnchorElement).download).toBe("apc-journal-2024-08-31.csv");
  expect(screen.getByText(/^Handed over apc-journal-2024-08-31\.csv\./)).toBeTruthy();
  const text = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Comma-separated values" }).value;
  // The file begins with the mark by which a spreadsheet knows UTF-8.
  expect(files[0]?.size).toBe(Buffer.byteLength(`\uFEFF${text.replaceAll("\n", "\r\n")}`));
  expect(text.split("\n")).toHaveLength(6);
  // Neither is the journal that is shown by practice.
  await user.click(screen.getByRole("radio", { name: "By practice" }));
  expect(screen.queryByText(/^Handed over/)).toBeNull();
});

test("is never changed silently: the last one is asked for, one before it stays, and what fails is told", async () => {
  const { workbook, user } = await openMonthEnd();
  on("2024-07-31");
  workbook.fault = new PortFault("protected", "The workbook is protected.");
  await user.click(keep());
  await screen.findByText("The workbook is protected.");
  workbook.fault = null;
  await user.click(keep());
  await screen.findByText("Kept on the sheet APC Accruals, as the ledger has it.");
  const kept = workbook.tables.get("Accruals")?.rows;
  await change(workbook, () => {
    put(workbook, [...LINES.slice(0, 1), ["Practice 02", 1, 9_000, null, null, 100, null, null, null, null, null]]);
  });
  await screen.findByText(/The ledger has different figures now for Practice 02, payout 1: replace what was kept, or/);
  expect(balances()[1]).toContain("1,000.00");
  await user.click(screen.getByRole("button", { name: "Replace what was kept" }));
  await user.click(screen.getByRole("button", { name: "Leave them" }));
  expect(workbook.tables.get("Accruals")?.rows).toEqual(kept);
  await user.click(screen.getByRole("button", { name: "Replace what was kept" }));
  await user.click(screen.getByRole("button", { name: "Replace them" }));
  await screen.findByText("Kept on the sheet APC Accruals, as the ledger has it.");
  // 1,500 accrued and 100 paid, on a day that nobody gave.
  expect(balances()[1]).toContain("1,400.00");
  within(screen.getByRole("group", { name: "Payments that count here without a date in this time" })).getByText(
    "Practice 02: 100.00",
  );
  // Nothing that nobody is known to have paid goes into the books as cash unasked.
  const journal = within(screen.getByRole("region", { name: "Journal" }));
  await user.click(screen.getByRole("button", { name: "Make the table of accounts" }));
  await screen.findByText("Cash has no account yet.");
  await nameAccounts(workbook);
  journal.getByText(
    /^Of what is booked as paid, 100\.00 has no payment dated in this time in the ledger \(1 practice\)/,
  );
  expect(journal.queryByRole("button", { name: "Download as CSV" })).toBeNull();
  await user.click(journal.getByRole("checkbox", { name: "Book it as cash anyway" }));
  await journal.findByRole("button", { name: "Download as CSV" });

  on("2024-08-31");
  await user.click(keep());
  await screen.findByText("Kept on the sheet APC Accruals, as the ledger has it.");
  await change(workbook, () => {
    put(workbook, LINES);
  });
  on("2024-07-31");
  expect(screen.getByText(/Only the last month end changes/).textContent).toMatch(/^2024-08-31 is kept already/);
  expect(screen.getByRole("button", { name: "Replace what was kept" }).getAttribute("aria-disabled")).toBe("true");
  // Rows that somebody changed no longer add up, and no journal is made of them.
  await change(workbook, () => {
    const accruals = workbook.tables.get("Accruals");
    if (accruals === null) throw new Error("No accruals");
    const rows = accruals.rows.map((cells, row) => cells.map((cell, at) => (row === 0 && at === 11 ? 2_000.01 : cell)));
    workbook.tables.put("Accruals", { ...accruals, rows });
  });
  await screen.findByText(/^The rows that were kept no longer add up: 0.01/);
});

test("outlasts a workbook that cannot be read for a moment, and shows no figure meanwhile", async () => {
  const { workbook } = await openMonthEnd();
  on("2024-07-31");
  const before = balances();
  await change(workbook, () => {
    workbook.fault = new PortFault("other", "Finish the edit first.");
  });
  await screen.findByText(/^Finish the edit first\./);
  expect(screen.queryByRole("list", { name: "Balances by practice" })).toBeNull();
  await change(workbook, () => {
    workbook.fault = null;
  });
  await screen.findByRole("list", { name: "Balances by practice" });
  expect(balances()).toEqual(before);
});

test("tables of the plan that are called like ours stay as they are: ours take a number, and are found again", async () => {
  const { workbook, user } = await openMonthEnd();
  const theirs = { headings: ["Account", "Owner"], rows: [["5100", "Finance"]], formulas: [] };
  await change(workbook, () => {
    workbook.tables.put("Accounts", { address: "Chart!A1:B2", ...theirs });
    workbook.tables.put("Accruals", { address: "Chart!D1:E2", ...theirs });
  });
  await screen.findByText(
    "The table Accruals of this workbook is not the one of payouts, which is Accruals2. The table Accounts of this workbook is not the one of payouts, which is Accounts2.",
  );
  on("2024-07-31");
  await user.click(keep());
  await screen.findByText("Kept on the sheet APC Accruals 2, as the ledger has it.");
  await user.click(screen.getByRole("button", { name: "Make the table of accounts" }));
  await screen.findByText("Cash has no account yet.");
  expect(workbook.shown).toEqual(["'APC Accounts 2'!B5"]);
  expect(workbook.tables.get("Accounts2")?.rows).toHaveLength(5);
  on("2024-08-31");
  await user.click(keep());
  await screen.findByText("Kept on the sheet APC Accruals 2, as the ledger has it.");
  expect(workbook.tables.get("Accruals2")?.rows).toHaveLength(4);
  for (const name of ["Accounts", "Accruals"]) expect(workbook.tables.get(name)).toMatchObject(theirs);
});

test("is neither kept nor booked from what nobody has seen, and rows that cannot be read bar the journal", async () => {
  const { workbook, user } = await openMonthEnd();
  on("2024-07-31");
  // The workbook has not told of it yet.
  put(workbook, LINES.slice(0, 1));
  await user.click(keep());
  await screen.findByText(/^Nothing was written, because the ledger has just been changed/);
  expect(workbook.tables.get("Accruals")).toBeNull();
  put(workbook, LINES);
  await user.click(keep());
  await screen.findByRole("region", { name: "Journal" });
  await user.click(screen.getByRole("button", { name: "Make the table of accounts" }));
  await screen.findByText("Cash has no account yet.");
  const edit = (name: string, by: (rows: readonly (readonly PortCell[])[]) => PortCell[][]): void => {
    const table = workbook.tables.get(name);
    if (table === null) throw new Error(`No ${name}`);
    workbook.tables.put(name, { ...table, rows: by(table.rows) });
  };
  const number = (from: number) => () => {
    edit("Accounts", (rows) => rows.map(([role = null], index) => [role, `${index + from}000`]));
  };
  await change(workbook, number(1));
  await waitFor(() => {
    expect(lines()[0]).toContain("1000");
  });
  number(2)();
  await user.click(screen.getByRole("button", { name: "Write the journal as a sheet" }));
  await screen.findByText(/^Nothing was written, because the workbook’s tables or terms have just been changed/);
  expect(workbook.tables.sheetNames()).not.toContain("APC journal 2024-07-31");
  await change(workbook, () => {
    edit("Accruals", (rows) => [
      ...rows.map((cells) => [...cells]),
      (rows[0] ?? []).map((cell, at) => (at === 0 ? "July" : cell)),
    ]);
  });
  await screen.findByText(/cannot be read, so that nothing is kept before/);
  expect(screen.queryByRole("region", { name: "Journal" })).toBeNull();
});

const kept = () => screen.findByText("Kept on the sheet APC Accruals, as the ledger has it.");
const replace = () => screen.getByRole("button", { name: "Replace what was kept" });
const editAccruals = (
  workbook: FakeWorkbook,
  by: (row: readonly PortCell[], index: number) => readonly PortCell[],
): void => {
  const table = workbook.tables.get("Accruals");
  if (table === null) throw new Error("No accruals");
  workbook.tables.put("Accruals", { ...table, rows: table.rows.map(by) });
};
const withCell = (row: readonly PortCell[], at: number, cell: PortCell): PortCell[] =>
  row.map((each, index) => (index === at ? cell : each));

test("what was asked is asked no more once a later month end is kept", async () => {
  const { workbook, user } = await openMonthEnd();
  on("2024-07-31");
  await user.click(keep());
  await kept();
  expect(replace().getAttribute("aria-disabled")).toBe("true");
  await change(workbook, () => {
    put(workbook, LINES.slice(0, 1));
  });
  await user.click(replace());
  screen.getByRole("button", { name: "Replace them" });
  // Somebody else keeps the next one meanwhile.
  await change(workbook, () => {
    const table = workbook.tables.get("Accruals");
    if (table === null) throw new Error("No accruals");
    const next = table.rows.map((row) => withCell(row, 0, day("2024-08-31")));
    workbook.tables.put("Accruals", { ...table, rows: [...table.rows, ...next] });
  });
  expect(screen.queryByRole("button", { name: "Replace them" })).toBeNull();
  expect(screen.getByText(/Only the last month end changes/)).toBeTruthy();
});

test("is written once, and not over month ends or terms that nobody has seen", async () => {
  const { workbook, user } = await openMonthEnd();
  on("2024-07-31");
  const create = workbook.createSheets.bind(workbook);
  let go = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    go = resolve;
  });
  workbook.createSheets = async (sheets) => {
    await told;
    await create(sheets);
  };
  await user.click(keep());
  await screen.findByText("Writing to the sheet …");
  expect(keep().getAttribute("aria-disabled")).toBe("true");
  await change(workbook, () => {
    go();
  });
  await kept();
  on("2024-08-31");
  const before = workbook.tables.get("Accruals");
  // The workbook has not told of either yet.
  editAccruals(workbook, (row) => withCell(row, 11, 1));
  await user.click(keep());
  const changed = /^Nothing was written, because the workbook’s tables or terms have just been changed/;
  await screen.findByText(changed);
  if (before !== null) workbook.tables.put("Accruals", before);
  workbook.fill("I2", [[73]]);
  await user.click(keep());
  await screen.findByText(changed);
  expect(workbook.tables.get("Accruals")).toEqual(before);
});

test("a formula that comes to another balance by now is told, and rows that cannot be read come first", async () => {
  const { workbook, user } = await openMonthEnd();
  on("2024-07-31");
  await user.click(keep());
  await kept();
  await change(workbook, () => {
    editAccruals(workbook, (row, index) => withCell(row, 10, index === 0 ? 2_100 : 1_000));
  });
  expect(screen.getByText(/^1 formula of it comes to another balance now than was kept/)).toBeTruthy();
  await change(workbook, () => {
    editAccruals(workbook, (row, index) => (index === 0 ? row : withCell(row, 0, "July")));
  });
  on("2024-08-31");
  expect(keep().getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("The sheet APC Accruals comes first.")).toBeTruthy();
});

test("a practice that left the ledger is listed with what it was owed before", async () => {
  const { workbook, user } = await openMonthEnd();
  on("2024-07-31");
  await user.click(keep());
  await kept();
  await change(workbook, () => {
    put(workbook, LINES.slice(0, 1));
  });
  on("2024-08-31");
  expect(balances()[1]).toBe("Practice 020.00Nothing owed−1,000.00");
});

test("cash that somebody booked all the same is asked for again once it is another amount", async () => {
  const { workbook, user } = await openMonthEnd();
  const paid = (row: readonly PortCell[] | undefined, amount: number, on: number | null) =>
    withCell(withCell(row ?? [], 5, amount), 8, on);
  await change(workbook, () => {
    put(workbook, [paid(LINES[0], 100, null), paid(LINES[1], 50, null)]);
  });
  on("2024-07-31");
  await user.click(keep());
  await kept();
  const same = () => screen.getByRole<HTMLInputElement>("checkbox", { name: "Book it as cash anyway" });
  await user.click(same());
  expect(same().checked).toBe(true);
  await change(workbook, () => {
    put(workbook, [paid(LINES[0], 100, null), paid(LINES[1], 50, day("2024-07-15"))]);
  });
  await screen.findByText(/^Of what is booked as paid, 100\.00 has no payment/);
  expect(same().checked).toBe(false);
});
