import { screen, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { TextDecoder } from "node:util";
import { serialOfIso } from "../../../src/core/shared";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { PortFault, type PortCell } from "../../../src/pane/port";
import type { FakeWorkbook } from "../fakeWorkbook";
import { openPane, select, watchErrors } from "../openPane";
import { change } from "../plan/planView";
import { HEADINGS, lineOf } from "./extracts";

/** Payments that finance takes from an extract, or types. */

watchErrors();
Object.assign(globalThis, { TextDecoder });

const ROWS: PortCell[][] = [
  ["Practice 01", 1, 1000, 900],
  ["Practice 02", 1, 600, 700],
];
const HEAD = "Vendor,Amount,Check date,Check number,Invoice";
const DAY = serialOfIso("2025-03-31");

async function openPay(headings = HEADINGS): Promise<{ workbook: FakeWorkbook; user: UserEvent }> {
  const opened = await openPane({ view: "payouts" });
  await change(opened.workbook, () => {
    const rows = ROWS.map((row) => lineOf(row).slice(0, headings.length));
    opened.workbook.tables.put(LEDGER.table, { address: "'APC Payouts'!A4:K6", headings, rows, formulas: [] });
  });
  await opened.user.click(await screen.findByRole("tab", { name: "Pay" }));
  return opened;
}

const part = () => within(screen.getByRole("tabpanel", { name: "Pay" }));
const button = (name: string | RegExp) => part().getByRole("button", { name });
const isDisabled = (name: string | RegExp) => button(name).getAttribute("aria-disabled") === "true";
const items = (label: string) =>
  within(part().getByRole("list", { name: label }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);
const rows = (workbook: FakeWorkbook, table: string) => workbook.tables.get(table)?.rows;

async function paste(user: UserEvent, text: string): Promise<void> {
  await user.click(button("Paste an extract"));
  await user.click(part().getByRole("textbox"));
  await user.paste(text);
  await user.click(button(/^Next: /));
}

describe("an extract", () => {
  const TEXT = `${HEAD}\nPractice 01,400.00,2025-03-31,101,a\nPRACTICE-02 LLC,650.00,2025-03-31,102,b\nPaper Co,5.00,2025-03-31,103,c\nTotal,"1,055.00",,,`;

  test("is written once each vendor is known; taken a second time it changes nothing, and what is said ends with it", async () => {
    const { workbook, user } = await openPay();
    await paste(user, TEXT);
    expect(part().getByText("Not used: Invoice.")).toBeTruthy();
    expect(part().getByText("Perhaps Practice 02? 1 line, 650.00")).toBeTruthy();
    expect(items("Left out")).toEqual([
      "Line 3, PRACTICE-02 LLC 650.00: nobody has said which practice PRACTICE-02 LLC is",
      "Line 4, Paper Co 5.00: nobody has said which practice Paper Co is",
    ]);
    expect(
      part().getByText("Line 5 is a total and no payment. The last says 1,055.00, as the payments come to."),
    ).toBeTruthy();
    await user.selectOptions(
      part().getByRole("combobox", { name: "Which practice PRACTICE-02 LLC is" }),
      "Practice 02",
    );
    await user.selectOptions(part().getByRole("combobox", { name: "Which practice Paper Co is" }), "Not a practice");
    expect(part().getByText("2 payments, 1,050.00 to 2 practices; 1 left out.")).toBeTruthy();
    expect(part().queryByRole("list", { name: "Already there, or doubled" })).toBeNull();
    expect(part().getByText("Control total of the extract 1,055.00 = 1,050.00 taken + 5.00 left out.")).toBeTruthy();
    expect(items("What stands afterwards")).toEqual([
      "Practice 01, payout 1Paid1,000.00, presumed, → 400.00Due0.00 → 500.00Carried out−100.00 → 0.00",
      "Practice 02, payout 1Paid600.00, presumed, → 650.00Due100.00 → 50.00Carried out0.00 → 0.00",
    ]);
    await user.click(button("Write 2 payments"));
    const said =
      "Kept 2 vendors in the table Vendors. Wrote 2 payments, 1,050.00. What became of each line is kept as extract 1 in APC Extracts.";
    await part().findByText(said);
    expect(document.activeElement).toBe(button("Choose a file"));
    expect(rows(workbook, LEDGER.table)).toEqual([
      ["Practice 01", 1, 1000, 900, null, 400, null, null, DAY, "101", null],
      ["Practice 02", 1, 600, 700, null, 650, null, null, DAY, "102", null],
    ]);
    expect(rows(workbook, "Vendors")).toEqual([
      ["PRACTICE-02 LLC", "Practice 02"],
      ["Paper Co", "Not a practice"],
    ]);

    expect(rows(workbook, "Extracts")).toEqual([[1, "the pasted text", expect.any(Number), 1055, 2, 1050, 1, 5]]);
    expect(rows(workbook, "ExtractLines")?.map((cells) => cells.slice(1, 6))).toEqual([
      [2, "Practice 01", 400, "Written", null],
      [3, "PRACTICE-02 LLC", 650, "Written", null],
      [4, "Paper Co", 5, "Left out", "Paper Co is not a practice"],
      [5, null, null, "Total", "adds up others: 1,055.00"],
    ]);

    await paste(user, TEXT);
    expect(part().getByText("No payment; 3 left out.")).toBeTruthy();
    expect(part().queryByRole("list", { name: "Vendors" })).toBeNull();
    expect(isDisabled("Keep the extract, no payment")).toBe(false);
    await user.click(button("Back"));
    expect(part().getByText(said)).toBeTruthy();
    await change(workbook, () => {
      workbook.tables.change(LEDGER.table, [
        { kind: "delete", index: 1, before: rows(workbook, LEDGER.table)?.[1] ?? [] },
      ]);
    });
    expect(part().queryByText(said)).toBeNull();
    await user.click(screen.getByRole("tab", { name: "Ledger" }));
    expect(
      screen.getByText(/: the ledger no longer has what was written of line 3\./, { selector: "[role=group] p" }),
    ).toBeTruthy();
    await user.click(screen.getByRole("heading", { name: "Extracts of payments" }));
    expect(screen.getByText(/: 1,055\.00 = 1,050\.00 written, 2 lines \+ 5\.00 left out, 1 line\./)).toBeTruthy();
  });

  test("of a bank that writes payments below 0 is turned by one choice, and many vendors are none by one button", async () => {
    const { user } = await openPay();
    await paste(user, "Vendor,Amount\nPractice 01,-400.00\nPaper Co,-5.00\nInk Co,-6.00");
    expect(part().getByText("Of this extract none above 0, 3 lines below it")).toBeTruthy();
    expect(part().getByText("1 payment, −400.00 to 1 practice; 2 left out.")).toBeTruthy();
    await user.selectOptions(
      part().getByRole("combobox", { name: "Amounts above and below 0" }),
      "Below 0: paid. Above 0: taken back",
    );
    expect(part().getByText("1 payment, 400.00 to 1 practice; 2 left out.")).toBeTruthy();
    await user.selectOptions(part().getByRole("combobox", { name: "Which practice Paper Co is" }), "Practice 02");
    expect(part().queryByRole("button", { name: /^Mark the other/ })).toBeNull();
    await user.selectOptions(part().getByRole("combobox", { name: "Which practice Paper Co is" }), "");
    await user.click(button("Mark the other 2 vendors as not practices"));
    expect(items("Left out")[1]).toBe("Line 4, Ink Co 6.00: Ink Co is not a practice");
    expect(
      part().getByText(
        "It is 3 steps to undo: the vendors in APC Vendors; the payments in APC Payouts; the sheets APC Extract lines and APC Extracts.",
      ),
    ).toBeTruthy();
  });

  test("says what is asked of signs, other currencies and the order of dates", async () => {
    const { user } = await openPay();
    await paste(user, `${HEAD}\nPractice 01,400.00CR,03/04/2025,101,a\nPractice 02,€5.00,04/04/2025,102,b`);
    expect(part().getByText("Say what CR after an amount means.")).toBeTruthy();
    expect(isDisabled("Keep the extract, no payment")).toBe(true);
    await user.selectOptions(
      part().getByRole("combobox", { name: "What CR after an amount means" }),
      "Taken back from the practice",
    );
    await user.selectOptions(
      part().getByRole("combobox", { name: "Dates such as 03/04/2025" }),
      "Day first: 2025-04-03",
    );
    expect(part().getByText("1 payment, −400.00 to 1 practice; 1 left out.")).toBeTruthy();
    expect(items("Left out")).toEqual(["Line 3, Practice 02: “€5.00” is in €"]);
    expect(part().getByText(/1 other has no amount in dollars that is known\.$/)).toBeTruthy();
    await user.click(part().getByRole("checkbox", { name: /^1 line in €, such as €5\.00, left out/ }));
    expect(part().getByText("2 payments, −395.00 to 2 practices.")).toBeTruthy();
  });

  test("has its payouts from a column, from the payout that is looked at, or by the day of payment", async () => {
    const { user } = await openPay();
    await paste(user, "Vendor,Amount,Check date,Payout\nPractice 01,400.00,2025-03-31,9");
    expect(items("Left out")).toEqual([
      "Line 2, Practice 01 400.00: payout 9 is neither in the terms nor in the ledger",
    ]);
    await user.selectOptions(part().getByRole("combobox", { name: "What Payout is" }), "Not used");
    expect(part().getByText("1 payment, 400.00 to 1 practice.")).toBeTruthy();
    await user.selectOptions(
      part().getByRole("combobox", { name: "Which payout they are for" }),
      "Each by its payment date",
    );
    expect(part().getByText(/^A suggestion: /)).toBeTruthy();
    await user.selectOptions(part().getByRole("combobox", { name: "What Vendor is" }), "Not used");
    expect(part().getByText("Still to find: Vendor.")).toBeTruthy();
  });

  test("is taken from cells that are selected, and its doubled line when it is ticked", async () => {
    const { workbook, user } = await openPay();
    workbook.fill("A20", [
      ["Payee", "Paid", "Trace"],
      ["Practice 01", 400, 7],
      ["Practice 01", 400, 7],
    ]);
    await select(workbook, "A20:C22");
    await user.click(await part().findByRole("button", { name: "Use Panel!A20:C22 (2 rows)" }));
    await user.click(
      part().getByRole("checkbox", { name: "Row 22, Practice 01 400.00: it has the same reference as row 21" }),
    );
    await user.click(button("Write 2 payments"));
    await part().findByText(/^Wrote 2 payments, 800\.00\. /);
    expect(rows(workbook, LEDGER.table)?.[2]).toEqual([
      "Practice 01",
      1,
      null,
      null,
      null,
      400,
      null,
      null,
      null,
      "7",
      null,
    ]);
  });

  test("stays with its payout when another becomes the first that is open, and a tick with what was ticked", async () => {
    const { workbook, user } = await openPay();
    const lines = "Practice 01,400.00,2025-03-31,101\nPractice 01,400.00,2025-03-31,101";
    await paste(user, `Vendor,Amount,Check date,Trace\n${lines}`);
    const tick = () => part().getByRole<HTMLInputElement>("checkbox", { name: /^Line 3, Practice 01 400\.00: / });
    await user.click(tick());
    expect(part().getByText("2 payments, 800.00 to 1 practice.")).toBeTruthy();
    await change(workbook, () => {
      const content = workbook.tables.get(LEDGER.table);
      if (content === null) throw new Error("No ledger");
      const paid = content.rows.map((cells) => cells.map((cell, at) => (at === 5 ? (cells[3] ?? null) : cell)));
      workbook.tables.put(LEDGER.table, { ...content, rows: [...paid, lineOf(["Practice 01", 2, 500])] });
    });
    const looked = screen.getByRole<HTMLSelectElement>("combobox", { name: "Payout" });
    expect(looked.value).toBe("1");
    expect(tick().checked).toBe(true);
    await user.selectOptions(looked, "2");
    expect(tick().checked).toBe(false);
    await user.click(tick());
    await user.selectOptions(part().getByRole("combobox", { name: "What Trace is" }), "Not used");
    expect(tick().checked).toBe(false);
  });

  test("is read of a file, whatever its letters; a workbook is refused by its name", async () => {
    const { user } = await openPay();
    const fileOf = (name: string, bytes: Uint8Array): File =>
      Object.assign(new File([], name), { arrayBuffer: () => Promise.resolve(bytes.buffer) });
    const input = document.querySelector<HTMLInputElement>("input[type=file]");
    if (input === null) throw new Error("No field for a file");
    await user.upload(input, fileOf("paid.txt", Uint8Array.from([0x50, 0x4b])));
    expect((await part().findByRole("alert")).textContent).toMatch(/^paid\.txt: an Excel workbook\./);
    const large = Object.defineProperty(fileOf("all.txt", new Uint8Array()), "size", { value: 20_000_001 });
    await user.upload(input, large);
    await part().findByText(/^all\.txt: a file of more than 20 MB\./);
    const text = "\ufeffVendor;Amount;Check date\nPractice 01;400,00;2025-03-31\nPractice 02;1;2025-03-31";
    await user.upload(
      input,
      fileOf("paid.csv", new Uint8Array(Uint16Array.from(Array.from(text, (letter) => letter.charCodeAt(0))).buffer)),
    );
    await part().findByText("2 lines of paid.csv.");
    expect(items("Left out")).toEqual(["Line 2, Practice 01: “400,00” is no amount in dollars and cents"]);
  });
});

describe("one payment by hand", () => {
  async function type(user: UserEvent, amount: string): Promise<void> {
    await user.click(button("One payment by hand"));
    await user.selectOptions(part().getByRole("combobox", { name: "Practice" }), "Practice 01");
    await user.clear(part().getByLabelText("Paid on"));
    await user.type(part().getByLabelText("Paid on"), "2025-03-31");
    await user.click(part().getByRole("textbox", { name: "Payment reference" }));
    await user.paste("101");
    await user.click(part().getByRole("textbox", { name: "Amount paid, dollars" }));
    await user.paste(amount);
  }

  test("goes the same way, and twice only when it is ticked", async () => {
    const { workbook, user } = await openPay();
    await type(user, "$400.00");
    await user.click(button("Write the payment"));
    await part().findByText("Wrote 1 payment, 400.00.");
    await type(user, "400");
    expect(isDisabled("Write the payment")).toBe(true);
    await user.click(
      part().getByRole("checkbox", { name: /^Practice 01 400\.00: the ledger has 400\.00 of Practice 01/ }),
    );
    await user.click(button("Write the payment"));
    await part().findByText("Wrote 1 payment, 400.00.");
    expect(rows(workbook, LEDGER.table)?.map((cells) => cells[5])).toEqual([400, null, 400]);
  });

  test("loses its tick once it is another payment, and goes into the payout that is chosen", async () => {
    const { workbook, user } = await openPay();
    await type(user, "400");
    await user.click(button("Write the payment"));
    await part().findByText("Wrote 1 payment, 400.00.");
    await type(user, "400");
    await user.click(part().getByRole("checkbox", { name: /^Practice 01 400\.00: the ledger has/ }));
    expect(isDisabled("Write the payment")).toBe(false);
    const amount = () => part().getByRole("textbox", { name: "Amount paid, dollars" });
    // Under the reference that is written already.
    await user.type(amount(), ".50");
    expect(isDisabled("Write the payment")).toBe(true);
    await user.clear(amount());
    await user.type(amount(), "0");
    expect(part().getByText(/^Give an amount in dollars and cents/)).toBeTruthy();
    await user.clear(amount());
    await user.type(amount(), "25");
    await user.clear(part().getByRole("textbox", { name: "Payment reference" }));
    await user.selectOptions(part().getByRole("combobox", { name: "Payout" }), "2");
    await user.click(button("Write the payment"));
    await part().findByText("Wrote 1 payment, 25.00.");
    expect(rows(workbook, LEDGER.table)?.at(-1)?.slice(0, 6)).toEqual(["Practice 01", 2, null, null, null, 25]);
  });

  test("is no amount in another currency, and says why it was not written", async () => {
    const { workbook, user } = await openPay();
    await type(user, "€400");
    expect(part().getByText(/^Give an amount in dollars and cents/)).toBeTruthy();
    await user.clear(part().getByRole("textbox", { name: "Amount paid, dollars" }));
    await user.type(part().getByRole("textbox", { name: "Amount paid, dollars" }), "400");
    workbook.changeTable = () => Promise.reject(new PortFault("protected", "The sheet is protected."));
    await user.click(button("Write the payment"));
    expect((await part().findByRole("alert")).textContent).toBe("The sheet is protected.");
  });

  test("is not written without the column that it goes into", async () => {
    const { user } = await openPay(HEADINGS.slice(0, 9));
    await type(user, "400");
    expect(
      part().getByText(
        "Nothing can be written. The table Payouts has no column “Payment”, “Corrects”: give columns of it these headings, in any place.",
      ),
    ).toBeTruthy();
    expect(isDisabled("Write the payment")).toBe(true);
  });
});
