import { journalCsv, type Journal, type JournalLine } from "../../../src/pane/payouts/journal";

/** The journal as a file that a spreadsheet opens. */

function accountsIn(...accounts: readonly string[]): (string | undefined)[] {
  const lines = accounts.map((account): JournalLine => ({
    role: "cash",
    account,
    practice: null,
    debit: null,
    credit: 1,
    says: "Paid",
  }));
  const [, ...rows] = journalCsv({ on: 45_747, lines } as unknown as Journal).split("\r\n");
  return rows.slice(0, -1).map((row) => row.split(",")[1]);
}

test("no text of it is taken for a formula, and an account that is a number stays as it is", () => {
  expect(accountsIn("=1+1", "-5100-20", "@cash", "+cash", "-5100", "+12.50", "5100")).toEqual([
    `"'=1+1"`,
    `"'-5100-20"`,
    `"'@cash"`,
    `"'+cash"`,
    '"-5100"',
    '"+12.50"',
    '"5100"',
  ]);
});
