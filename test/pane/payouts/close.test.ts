import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { findingsOf } from "../../../src/pane/payouts/controls";
import { departureOf } from "../../../src/pane/payouts/departure";
import { leftOf } from "../../../src/pane/payouts/whoLeft";
import { keptExtractsOf } from "../../../src/pane/payouts/keptExtracts";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { scoredOf } from "../../../src/pane/payouts/openPayouts";
import { RECORDED } from "../../../src/pane/payouts/project";
import { reconciledOf } from "../../../src/pane/payouts/reconciled";
import { recordAndWrite } from "../../../src/pane/payouts/recorded";
import { Refusal } from "../../../src/core/cells/refusal";
import { PRACTICES, SCORES, withCell } from "./closeSteps";
import { byHand, CLOSED, closedQuarter, formulaIn, lines, QUARTER, quarter, SCORED, rescore } from "./quarter";

/** What is closed, what stays open and why. */

test("a quarter by hand: projected at most, closed with what the scores earn, settled to the cent", async () => {
  const office = await closedQuarter();
  expect(lines(office)).toEqual(CLOSED);
  const reconciled = reconciledOf(office.ledger.lines, []);
  if (reconciled instanceof Refusal) throw new Error(reconciled.sentence);
  expect(reconciled.total.figure("Earned")).toBe(11_520);
  expect(reconciled.rows.map(({ status }) => status)).toEqual(["Settled", "Settled", "Settled"]);
  expect(office.rows(CLOSINGS.table)[0]?.slice(0, 4)).toEqual([1, "Closing", 45_731, "Incentive expected"]);
  expect(office.rows("Closing1Scores")).toEqual(SCORED);
  // None of them is closed a second time, and a projection leaves them alone.
  expect(office.closables(1)).toEqual([]);
  await office.project(1, "Incentive expected");
  expect(lines(office)).toEqual(CLOSED);
});

test("who has no scores, earns nothing or has no figure stays open, and why is said", async () => {
  const office = quarter();
  office.put("Practices", PRACTICES, [...QUARTER, ["Practice 04", "Adult", "many", 20, null, 8]]);
  await office.project(1, "Incentive at most");
  office.put("Scores", SCORES, [["Practice 01", "CBP", 56, 50]]);
  expect(office.closables(1).map(({ practice, standing, why }) => [practice, standing, why])).toEqual([
    [
      "Practice 01",
      "barred",
      "It earned 0.00, which the functions take for a blank: set amount.zero to accept in the terms first",
    ],
    ["Practice 02", "doubtful", "no score counts, so that the Expected share holds"],
    [
      "Practice 03",
      "barred",
      "It earned 0.00, which the functions take for a blank: set amount.zero to accept in the terms first",
    ],
    ["Practice 04", "barred", 'Member months: "many" is not a number of member months'],
  ]);
});

test.each([
  ["Earned", 3, "see memo 4", "Its line has something in Earned that is no amount"],
  ["Earned", 3, { error: "#REF!" }, "Its line has something in Earned that is no amount"],
  ["Projected", 2, "n/a", "Its line has something in Projected that is no amount"],
  ["Adjustments", 4, "n/a", "Its line has something in Adjustments that is no amount"],
  ["Earned", 3, 0, "The ledger has 0.00 earned already, and it comes to 4,860.00: empty Earned there first"],
])("what stands in %s already is not replaced: %#", async (_heading, at, cell, why) => {
  const office = quarter();
  await office.project(1, "Incentive at most");
  byHand(office, at, cell);
  const [first] = office.closables(1);
  expect([first?.standing, first?.why]).toEqual(["barred", why]);
});

test.each([
  ["Projected", 2],
  ["Earned", 3],
  ["Adjustments", 4],
  ["Closed on", 6],
])("a line with a formula in %s stays open", async (heading, at) => {
  const office = quarter();
  await office.project(1, "Incentive at most");
  formulaIn(office, at);
  expect(office.closables(1)[0]?.why).toBe(
    `A formula stands in ${heading} in row 5. Make it a value, or empty it, first`,
  );
  expect(office.closables(1).map(({ standing }) => standing)).toEqual(["barred", "ready", "ready"]);
});

test("a 0 that somebody typed as earned is closed only where the terms accept it", async () => {
  const office = quarter();
  await office.project(1, "Incentive at most");
  office.put("Scores", SCORES, [["Practice 01", "CBP", 56, 50]]);
  byHand(office, 3, 0);
  expect(office.closables(1)[0]?.why).toMatch(/^It earned 0\.00, /);
  office.terms = [{ row: 2, parameter: "amount.zero", value: "accept", source: null }];
  expect(office.closables(1)[0]?.standing).toBe("ready");
  await office.close(1, office.closables(1).slice(0, 1));
  expect(lines(office)[0]).toEqual(["Practice 01", 1, 54_000, 0, null, 45_731, null]);
});

test("a first line to which the others leave nothing is told as that", async () => {
  const office = quarter();
  await office.project(1, "Incentive at most");
  await office.workbook.changeTable(LEDGER.table, [
    { kind: "insert", index: 3, cells: ["Practice 01", 1, 4_860, ...Array<null>(8).fill(null)] },
  ]);
  expect(office.closables(1)[0]?.why).toBe(
    "One of its lines has 0.00 of what it earned, which the functions take for a blank: set amount.zero to accept in the terms first",
  );
});

test("several lines of one practice take its earned amount together", async () => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  // A second projection by hand, and a practice that the tables no longer have.
  await office.workbook.changeTable(LEDGER.table, [
    { kind: "insert", index: 3, cells: ["Practice 01", 1, 100, ...Array<null>(8).fill(null)] },
    { kind: "insert", index: 4, cells: ["Practice 09", 1, 700, ...Array<null>(8).fill(null)] },
  ]);
  await office.close(1, office.closables(1));
  expect(lines(office).map((line) => line.slice(0, 4))).toEqual([
    ["Practice 01", 1, 4_860, 4_760],
    ["Practice 02", 1, 1_800, 1_800],
    ["Practice 03", 1, 4_860, 4_860],
    ["Practice 01", 1, 100, 100],
    ["Practice 09", 1, 700, null],
  ]);
});

test("of several projected lines with one earned already, it says what is in the way", async () => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  // One of them has all that it comes to.
  await office.workbook.changeTable(LEDGER.table, [
    { kind: "insert", index: 3, cells: ["Practice 01", 1, 100, 4_860, ...Array<null>(7).fill(null)] },
  ]);
  expect(office.closables(1).find(({ practice }) => practice === "Practice 01")).toMatchObject({
    standing: "barred",
    why: "Some of its projected lines have an Earned and others have none: empty it there first",
  });
});

test("a practice that a record has closed is left alone, though somebody emptied its day", async () => {
  const office = await closedQuarter();
  const { tables } = office.workbook;
  const content = tables.get(LEDGER.table);
  const at = content?.headings.indexOf(LEDGER.columns.closedOn.heading) ?? -1;
  const [first = []] = content?.rows ?? [];
  const cells = first.map((_cell, column) => (column === at ? null : undefined));
  await office.workbook.changeTable(LEDGER.table, [{ kind: "replace", index: 0, before: first, cells }]);
  expect(office.closables(1).map(({ standing, why }) => [standing, why])).toEqual([["barred", RECORDED]]);
  const [before] = tables.get(LEDGER.table)?.rows ?? [];
  await office.project(1, "Incentive expected");
  expect(tables.get(LEDGER.table)?.rows[0]).toEqual(before);
});

test("who leaves before a payout is closed is closed by its scores, with a record of which it is corrected later", async () => {
  const office = quarter();
  await office.project(1, "Incentive at most");
  const scored = scoredOf(office, [office.usable], "Practice 01", 1);
  if (scored instanceof Refusal) throw new Error(scored.sentence);
  expect([scored.earned, scored.why]).toEqual([4_860, "by 1 score"]);
  const [on, decided] = [45_720, new Map([[1, { earned: scored.earned, wasPaid: true, by: scored }]])];
  const terms = { on, decided, ofDue: "open", ofOwed: "writtenOff", endedOn: on, payment: "" } as const;
  const departed = departureOf(office.ledger, "Practice 01", terms, []);
  if (departed instanceof Refusal) throw new Error(departed.sentence);
  await recordAndWrite(departed.toRecord, departed.changes, office.ledger, office.closings, CLOSINGS, office.workbook);
  expect(lines(office).filter(([practice]) => practice === "Practice 01")).toEqual([
    ["Practice 01", 1, 54_000, 4_860, null, on, null],
    // 54,000.00 count as paid.
    ["Practice 01", 1, null, null, 49_140, on, null],
  ]);
  expect(office.closings?.list.map(({ kind, payout, record }) => [kind, payout, record])).toEqual([
    ["Departure", 1, "Closing1"],
  ]);
  // Nobody else is closed, the record can be audited, and a closing leaves alone who left.
  expect(office.closables(1).map(({ practice }) => practice)).toEqual(["Practice 02", "Practice 03"]);
  await office.close(1, office.closables(1));
  const found = () => {
    const { ledger, closings, records } = office;
    const reconciled = reconciledOf(ledger.lines, []);
    const findings = findingsOf({ ledger, closings, records, reconciled, extracts: keptExtractsOf() });
    return findings.filter(({ kind }) => kind !== "presumed");
  };
  expect(found()).toEqual([]);
  expect(office.corrections(1).offered).toEqual([]);
  // It has no part in the next one.
  await office.project(2, "Incentive expected");
  expect(lines(office).flatMap(([practice, payout]) => (payout === 2 ? [practice] : []))).toEqual([
    "Practice 02",
    "Practice 03",
  ]);
  rescore(office, "Practice 01", 74);
  expect(office.corrections(1).offered.map(({ practice, amount }) => [practice, amount])).toEqual([
    ["Practice 01", 2_700],
  ]);
  await office.book(1);
  // Nor is it closed in a later one, whatever its scores say.
  expect(office.closables(2).map(({ practice }) => practice)).not.toContain("Practice 01");
  // Its account ends in the payout that it left in, beside what was closed.
  expect(lines(office).at(-1)).toEqual(["Practice 01", 1, null, null, 2_700, null, 1]);
  expect(found()).toEqual([]);
  expect(leftOf(office.ledger, "Practice 01", [])).toMatchObject({
    day: "2025-03-04",
    sentence: "Left on 2025-03-04: 49,140.00 written off. Due to it: 2,700.00. It owes: 0.00.",
    isOpen: true,
  });
});

test("who has nothing projected is closed where somebody says so", () => {
  const [first] = quarter().closables(1);
  expect([first?.standing, first?.why]).toEqual(["doubtful", "nothing is projected"]);
});

test("who leaves without a score that counts is not closed by its scores", async () => {
  const office = quarter();
  office.put("Scores", SCORES, SCORED.slice(1));
  await office.project(1, "Incentive at most");
  const scored = scoredOf(office, [office.usable], "Practice 01", 1);
  expect(scored).toMatchObject({
    sentence: "It earned 0.00, which the functions take for a blank: set amount.zero to accept in the terms first",
  });
  office.put(
    "Scores",
    SCORES,
    SCORED.filter(([practice]) => practice !== "Practice 02"),
  );
  expect(scoredOf(office, [office.usable], "Practice 02", 1)).toMatchObject({
    sentence: "no score counts, so that the Expected share holds",
  });
});

test("a closing without a projection projects nothing, and who is closed and no longer in the tables is not asked for", async () => {
  const office = quarter();
  await office.close(1, office.closables(1));
  expect(lines(office)).toEqual(CLOSED.map((line) => withCell(line, 2, null)));
  office.put("Practices", PRACTICES, QUARTER.slice(0, 2));
  expect(office.closables(1)).toEqual([]);
});
