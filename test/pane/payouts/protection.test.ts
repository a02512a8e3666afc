import { sheetOf } from "../../../src/pane/ownTable";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { EXTRACT_LINES, EXTRACTS, keptExtractsOf } from "../../../src/pane/payouts/keptExtracts";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import type { Payment } from "../../../src/pane/payouts/payments";
import { tablesToCorrect, takingFrom } from "../../../src/pane/payouts/sources";
import { VENDORS } from "../../../src/pane/payouts/vendors";
import { writePayments } from "../../../src/pane/payouts/writtenPayments";
import { Office, PRACTICES, SCORES } from "./closeSteps";

/** What is protected is asked for before anything is begun: no sheet is left behind without its lines. */

/** One practice, whose payout is closed, and corrected where its score is another one. */
async function office(isClosed = true): Promise<Office> {
  const made = new Office();
  made.put("Practices", PRACTICES, [["Practice 01", "Adult", 12_000, 30, null, 8]]);
  made.put("Scores", SCORES, [["Practice 01", "CBP", 56, 67]]);
  await made.project(1, "Incentive expected");
  if (isClosed) {
    await made.close(1, made.closables(1));
    made.put("Scores", SCORES, [["Practice 01", "CBP", 56, 74]]);
  }
  return made;
}

/** All that the workbook holds. */
function held({ workbook: { tables } }: Office): unknown {
  return [tables.sheetNames(), LEDGER, CLOSINGS, VENDORS].map((one) => ("table" in one ? tables.get(one.table) : one));
}

async function stays(at: Office, isProtected: string, work: () => Promise<unknown>): Promise<void> {
  at.workbook.protects.add(isProtected);
  const before = held(at);
  await expect(work()).rejects.toMatchObject({ kind: "protected" });
  expect(held(at)).toEqual(before);
}

test.each([LEDGER.table, "sheets"])("a closing refused by %s makes nothing", async (isProtected) => {
  const at = await office(false);
  await stays(at, isProtected, () => at.close(1, at.closables(1)));
});

test.each([LEDGER.table, CLOSINGS.table, "sheets"])("a correction refused by %s makes nothing", async (isProtected) => {
  const at = await office();
  await stays(at, isProtected, () => at.book(1));
});

test.each([
  [LEDGER.table, false],
  [CLOSINGS.table, false],
  ["sheets", true],
])("no payout loses its tables where %s is protected", async (isProtected, makesSheets) => {
  const at = await office();
  const write = jest.fn();
  await stays(at, isProtected, () => takingFrom([1], at.ledger, at.closings, at.workbook, makesSheets, write));
  expect(write).not.toHaveBeenCalled();
});

test.each([CLOSINGS.table, "sheets"])("tables to correct that are refused by %s are not made", async (isProtected) => {
  const at = await office();
  const [closed] = at.closed();
  const { closings } = at;
  if (closed === undefined || closings === null) throw new Error("Nothing is closed");
  await stays(at, isProtected, () => tablesToCorrect(closed, closings, at.workbook));
});

test.each([LEDGER.table, EXTRACT_LINES.table, "sheets"])(
  "payments refused by %s are not half kept",
  async (isProtected) => {
    const at = await office();
    const payment = {
      practice: "Practice 01",
      payout: 1,
      meant: 1,
      amount: 5,
      paidOn: null,
      payment: "",
      vendor: "P1",
      line: 2,
      fills: null,
    } satisfies Payment;
    at.workbook.tables.make([sheetOf(EXTRACTS, []), sheetOf(EXTRACT_LINES, [])], []);
    const kept = keptExtractsOf(
      { own: EXTRACTS, content: at.workbook.tables.get(EXTRACTS.table) },
      { own: EXTRACT_LINES, content: at.workbook.tables.get(EXTRACT_LINES.table) },
    );
    const extract = { from: "paid.csv", on: 45_747, control: 5, taken: [payment], left: [], totals: [] };
    await stays(at, isProtected, () =>
      writePayments(
        at.workbook,
        { ledger: at.ledger, vendors: null, kept },
        { taken: [payment], said: new Map([["P1", "Practice 01"]]), extract },
      ),
    );
  },
);
