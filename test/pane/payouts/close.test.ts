import fc from "fast-check";
import type { PortCell } from "../../../src/pane/port";
import { PortFault } from "../../../src/pane/port";
import { CLOSINGS } from "../../../src/pane/payouts/closings";
import { bookingOf } from "../../../src/pane/payouts/corrections";
import { findingsOf } from "../../../src/pane/payouts/controls";
import { departureOf, leftOf } from "../../../src/pane/payouts/departure";
import { keptExtractsOf } from "../../../src/pane/payouts/keptExtracts";
import { LEDGER } from "../../../src/pane/payouts/ledger";
import { scoredOf } from "../../../src/pane/payouts/openPayouts";
import { projectionOf, RECORDED } from "../../../src/pane/payouts/project";
import { reconciledOf } from "../../../src/pane/payouts/reconciled";
import { recordAndWrite } from "../../../src/pane/payouts/recorded";
import { noAnswer, Refusal } from "../../../src/core/cells/refusal";
import { termsRows } from "../../../src/core/terms/rows";
import { sourcesOf, takingFrom } from "../../../src/pane/payouts/sources";
import { readTermsAt } from "../../../src/pane/plan/useTerms";
import { answersNamed } from "../../../src/pane/resolve";
import type { Scenario } from "../../../src/pane/scenarios/scenarioTable";
import { tablesFor } from "../../../src/pane/plan/planTables";
import { ledgerWith } from "./ledgers";
import { Office, paidBy, PRACTICES, SCORES, withCell } from "./closeSteps";

/** A quarter of three practices, worked by hand with 15% of base on the incentive. */
const QUARTER: PortCell[][] = [
  // 12,000 × 30.00 × 15% = 54,000.00 at most
  ["Practice 01", "Adult", 12_000, 30, null, 8],
  // 10,000 × 20.00 × 15% = 30,000.00 at most
  ["Practice 02", "Adult", 10_000, 20, 0.5, 8],
  // 5,000 × 24.00 × 15% = 18,000.00 at most
  ["Practice 03", "Pediatric", 5_000, 24, null, 8],
];
const SCORED: PortCell[][] = [
  // At its threshold: 9%
  ["Practice 01", "CBP", 56, 67],
  // At its threshold: 6%
  ["Practice 02", "AMR", 81, 87],
  // At gold: 27%
  ["Practice 03", "CIS", null, 70],
];

function quarter(): Office {
  const office = new Office();
  office.put("Practices", PRACTICES, QUARTER);
  office.put("Scores", SCORES, SCORED);
  return office;
}

const lines = (office: Office): unknown[][] =>
  office.ledger.lines.map(({ practice, payout, cell, closedOn, corrects }) => [
    practice,
    payout,
    cell("projected"),
    cell("earned"),
    cell("adjustments"),
    closedOn,
    corrects,
  ]);

const CLOSED = [
  ["Practice 01", 1, 54_000, 4_860, null, 45_731, null],
  ["Practice 02", 1, 30_000, 1_800, null, 45_731, null],
  ["Practice 03", 1, 18_000, 4_860, null, 45_731, null],
];

async function closedQuarter(): Promise<Office> {
  const office = quarter();
  await office.project(1, "Incentive at most");
  await office.close(1, office.closables(1));
  return office;
}

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

test("what is corrected later is offered once, as new less closed with its reason, and never moves a closed line", async () => {
  const office = await closedQuarter();
  expect(office.corrections(1).offered).toEqual([]);
  office.put(
    "Practices",
    PRACTICES,
    QUARTER.map((row) => (row[0] === "Practice 03" ? withCell(row, 2, 4_786) : row)),
  );
  office.put(
    "Scores",
    SCORES,
    SCORED.map((row) => (row[0] === "Practice 01" ? withCell(row, 3, 74) : row)),
  );
  // At gold 14%: 7,560.00; 4,786 × 24.00 × 15% × 27% = 4,651.992.
  expect(office.corrections(1).offered.map(({ practice, amount, reasons }) => [practice, amount, reasons])).toEqual([
    ["Practice 01", 2_700, ["score of CBP 67 → 74"]],
    ["Practice 03", -208.01, ["214 member months less"]],
  ]);
  await office.book(1);
  expect(lines(office)).toEqual([
    ...CLOSED,
    ["Practice 01", 2, null, null, 2_700, null, 1],
    ["Practice 03", 2, null, null, -208.01, null, 1],
  ]);
  expect(office.corrections(1).offered).toEqual([]);
  // A second one starts from the first, and goes into the payout that is open by then.
  await office.project(2, "Incentive expected");
  await office.close(2, office.closables(2));
  office.put(
    "Scores",
    SCORES,
    SCORED.map((row) => (row[0] === "Practice 01" ? withCell(row, 3, 68) : row)),
  );
  // (68 − 67) ÷ (74 − 67) of 5 points beyond 9%: 54,000.00 × 17 ÷ 175 = 5,245.71.
  expect(office.corrections(1).offered.map(({ closed, now, amount }) => [closed, now, amount])).toEqual([
    [7_560, 5_245.71, -2_314.29],
  ]);
  await office.book(1);
  expect(lines(office).at(-1)).toEqual(["Practice 01", 3, null, null, -2_314.29, null, 1]);
  expect(lines(office).slice(0, 3)).toEqual(CLOSED);
});

test("terms that change are a reason too", async () => {
  const office = await closedQuarter();
  office.terms = [{ row: 2, parameter: "total.ceiling", value: 0.05, source: "Amendment 1" }];
  expect(office.corrections(1).offered.map(({ practice, amount, reasons }) => [practice, amount, reasons])).toEqual([
    ["Practice 01", -2_160, ["total.ceiling 1 → 0.05"]],
    ["Practice 02", -300, ["total.ceiling 1 → 0.05"]],
    ["Practice 03", -3_960, ["total.ceiling 1 → 0.05"]],
  ]);
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

/** A cell of the ledger's first line, changed by hand. */
function byHand(office: Office, at: number, cell: PortCell): void {
  const content = office.workbook.tables.get(LEDGER.table);
  if (content === null) throw new Error("No ledger");
  const rows = content.rows.map((row, index) => (index === 0 ? withCell(row, at, cell) : row));
  office.workbook.tables.put(LEDGER.table, { ...content, rows });
}

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

/** A formula in the cell of the ledger's first line. */
function formulaIn(office: Office, at: number): void {
  const content = office.workbook.tables.get(LEDGER.table);
  if (content === null) throw new Error("No ledger");
  const formulas = content.rows.map((cells, row) =>
    cells.map((_cell, column) => (row === 0 && column === at ? "=1" : "")),
  );
  office.workbook.tables.put(LEDGER.table, { ...content, formulas });
}

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

test("a projection leaves formulas alone, and keeps of what an amount was projected that somebody typed another over", async () => {
  const office = quarter();
  await office.project(1, "Incentive at most");
  byHand(office, 2, 50_000);
  byHand(office, 7, "Agreed by phone; Projected on 2025-02-12 from “First offer”: Incentive at most 54,000.00");
  const again = () => projectionOf(office.usable, "Incentive at most", office.ledger, 1, new Set());
  const over = { scenario: "First offer", column: "Incentive at most", amount: "54,000.00" };
  expect(again().projected.map(({ practice, before, over: typed }) => [practice, before, typed])).toEqual([
    ["Practice 01", 50_000, over],
  ]);
  await office.project(1, "Incentive at most", 45_701);
  expect(office.ledger.lines[0]?.note).toBe(
    "Agreed by phone; Projected on 2025-02-13 from “First offer”: Incentive at most 54,000.00",
  );
  byHand(office, 2, 50_000);
  formulaIn(office, 2);
  expect(again().projected).toEqual([]);
  expect(again().without).toEqual([
    {
      practice: "Practice 01",
      why: "A formula stands in Projected in row 5. Make it a value, or empty it, first",
    },
  ]);
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

test("a correction that gets no record is not booked either", async () => {
  const office = await closedQuarter();
  office.put(
    "Scores",
    SCORES,
    SCORED.map((row) => (row[0] === "Practice 01" ? withCell(row, 3, 74) : row)),
  );
  const { offered } = office.corrections(1);
  expect(offered).toHaveLength(1);
  const booking = bookingOf(offered, 45_790, office.ledger, () => noAnswer("The table is gone"));
  expect(booking).toEqual({ toRecord: [], changes: [] });
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

test("a ledger that is not as it was closed is named, and nothing is offered on it", async () => {
  const office = await closedQuarter();
  const first = office.ledger.lines[0];
  if (first === undefined) throw new Error("No line");
  await office.workbook.changeTable(LEDGER.table, [
    {
      kind: "replace",
      index: 0,
      before: first.cells,
      cells: first.cells.map((_cell, at) => (at === 3 ? 4_900 : undefined)),
    },
  ]);
  const { offered, untold } = office.corrections(1);
  expect(offered).toEqual([]);
  expect(untold.map(({ practice, why }) => [practice, why])).toEqual([
    ["Practice 01", "The ledger has 4,900.00 for payout 1, and Closing1 4,860.00: put the ledger right first"],
  ]);
});

test("where the ledger cannot be written, the row that tells of the record is taken back", async () => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  const closables = office.closables(1);
  const { workbook } = office;
  const change = workbook.changeTable.bind(workbook);
  workbook.changeTable = (name, changes) =>
    name === LEDGER.table
      ? Promise.reject(new PortFault("protected", "The sheet is protected."))
      : change(name, changes);
  await expect(office.close(1, closables)).rejects.toThrow(
    "The sheet is protected. The sheets APC closing 1, APC closing 1 scores were made, and nothing refers to them: delete them.",
  );
  expect(office.closings?.list).toEqual([]);
  workbook.changeTable = change;
  await office.close(1, closables);
  expect(office.closings?.list.map(({ record }) => record)).toEqual(["Closing2"]);
  expect(office.corrections(1).offered).toEqual([]);
});

test("what is closed while the sheets of a record are made takes no correction, and the fault says what was made", async () => {
  const office = await closedQuarter();
  await office.project(2, "Incentive expected");
  const later = SCORED.map((row) => (row[0] === "Practice 01" ? withCell(row, 3, 74) : row));
  office.put("Scores", SCORES, later);
  const { workbook } = office;
  const create = workbook.createSheets.bind(workbook);
  workbook.createSheets = async (sheets) => {
    workbook.createSheets = create;
    await create(sheets);
    await office.close(2, office.closables(2));
  };
  const booking = office.book(1);
  await expect(booking).rejects.toThrow(
    /^Nothing was written, because the ledger has just been changed\. .* The sheets APC closing 2, .* were made, and nothing refers to them: delete them\.$/,
  );
  expect(lines(office).filter((line) => line[4] !== null)).toEqual([]);
  expect(office.closings?.list.map(({ payout, kind }) => [payout, kind])).toEqual([
    [1, "Closing"],
    [2, "Closing"],
  ]);
});

test.each(["Practices", "Scores"])("nothing is closed by %s that have changed since they were seen", async (name) => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  const { ledger, closings } = office;
  const [line] = office.closables(1).flatMap(({ closed }) => closed ?? []);
  if (line === undefined) throw new Error("Nothing to close");
  const { ranges, shares, payments } = office.usable;
  const now = { practices: "Practices", scores: "Scores", terms: "" };
  const basis = { payout: 1, kind: "Closing", on: 45_731, amount: "Incentive expected", now } as const;
  const recorded = { basis: { ...basis, shares, terms: payments.terms, ranges }, lines: [line] };
  const table = office.workbook.tables.get(name);
  if (table === null) throw new Error(`No ${name}`);
  office.put(name, table.headings, [...table.rows, table.rows[0] ?? []]);
  await expect(recordAndWrite([recorded], [], ledger, closings, CLOSINGS, office.workbook)).rejects.toThrow(
    "Nothing was written, because the workbook’s tables or terms have just been changed. Look at the figures, then try again.",
  );
  expect(office.closings).toBeNull();
});

test("nothing is closed in a ledger that has changed since it was seen", async () => {
  const office = quarter();
  await office.project(1, "Incentive expected");
  const { ledger, closings, workbook } = office;
  await office.project(2, "Incentive expected");
  await expect(recordAndWrite([], [], ledger, closings, CLOSINGS, workbook)).rejects.toThrow(
    "Nothing was written, because the ledger has just been changed. Look at it, then try again.",
  );
});

test("tables that nearly all have other member months may be another payout's", async () => {
  const office = await closedQuarter();
  office.put(
    "Practices",
    PRACTICES,
    QUARTER.map((row) => withCell(row, 2, 9_000)),
  );
  expect(office.corrections(1).mayBeAnother).toBe(true);
  await office.leave(1);
  expect(office.closings?.list.map(({ now }) => now)).toEqual([
    { practices: "Payout1Practices", scores: "Payout1Scores", terms: "" },
  ]);
  expect(office.corrections(1).offered).toEqual([]);
});

test("tables are not taken from a closed payout for a ledger that has changed meanwhile", async () => {
  const office = await closedQuarter();
  const { ledger, closings, workbook } = office;
  byHand(office, 5, 100);
  const write = jest.fn<Promise<void>, []>();
  await expect(takingFrom([1], ledger, closings, workbook, write)).rejects.toThrow(/^Nothing was written, /);
  expect(write).not.toHaveBeenCalled();
  expect(office.closings?.list).toEqual(closings?.list);
});

test("a record is not taken for the plan's own table", () => {
  const names = ["Sites", "Closing1", "Payout1Practices"].flatMap((table) =>
    ["Practice", "Practice type", "Member months", "Base PMPM"].map((title) => {
      const name = `${table}[${title}]`;
      return { name, reference: name, kind: "table" as const };
    }),
  );
  expect(tablesFor("practices", names)).toEqual(["Sites"]);
});

/** Scores of percentage measures, in tenths. */
const score = fc.integer({ min: 200, max: 1000 }).map((each) => each / 10);
const MEASURES = ["CBP", "COL", "AMR"];
const change = fc.record({
  payout: fc.nat(2),
  practice: fc.nat(3),
  measure: fc.nat(2),
  score,
  months: fc.option(fc.integer({ min: -500, max: 20_000 })),
  books: fc.boolean(),
});
const period = fc.array(
  fc.record({
    months: fc.integer({ min: 1, max: 20_000 }),
    base: fc.integer({ min: 1, max: 6_000 }),
    scores: fc.tuple(score, score, score),
  }),
  { minLength: 4, maxLength: 4 },
);

test("whatever is closed and corrected in whatever order, each practice is granted what its last known inputs earn", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(period, { minLength: 3, maxLength: 3 }),
      fc.array(change, { maxLength: 12 }),
      fc.nat(3),
      async (periods, changes, late) => {
        const office = new Office();
        office.terms = [{ row: 2, parameter: "amount.zero", value: "accept", source: null }];
        const tables = periods.map((drawn) => ({
          practices: drawn.map(({ months, base }, at): PortCell[] => [`P${at}`, "Adult", months, base / 100, null, 8]),
          scores: drawn.flatMap(({ scores }, at) =>
            scores.map((each, of): PortCell[] => [`P${at}`, MEASURES[of] ?? "", 40, each]),
          ),
        }));
        const queue = [...changes];
        const apply = async (current: number): Promise<void> => {
          const mine = queue.filter(({ payout }) => payout <= current);
          for (const one of mine) {
            queue.splice(queue.indexOf(one), 1);
            const truth = tables[one.payout];
            if (truth === undefined) continue;
            const { practices, scores } = truth;
            const row = one.practice * MEASURES.length + one.measure;
            truth.scores = scores.map((cells, at) => (at === row ? withCell(cells, 3, one.score) : cells));
            truth.practices = practices.map((cells, at) =>
              at === one.practice && one.months !== null ? withCell(cells, 2, one.months) : cells,
            );
            const [here, there] =
              one.payout === current
                ? ["Practices", "Scores"]
                : [`Payout${one.payout + 1}Practices`, `Payout${one.payout + 1}Scores`];
            office.put(here, PRACTICES, truth.practices);
            office.put(there, SCORES, truth.scores);
            if (one.books) await office.book(one.payout + 1);
          }
        };
        for (const [current, truth] of tables.entries()) {
          if (current > 0) {
            // Whatever is still unbooked is booked from the tables of its own.
            await office.leave(current);
            office.put(`Payout${current}Practices`, PRACTICES, tables[current - 1]?.practices ?? []);
            office.put(`Payout${current}Scores`, SCORES, tables[current - 1]?.scores ?? []);
          }
          office.put("Practices", PRACTICES, truth.practices);
          office.put("Scores", SCORES, truth.scores);
          await office.project(current + 1, "Incentive at most");
          const closables = office.closables(current + 1);
          // One of them is closed by itself, which is a record of its own.
          const first = closables.slice(late, late + 1);
          if (first.length > 0) await office.close(current + 1, first);
          await apply(current - 1);
          await office.close(current + 1, office.closables(current + 1));
          await apply(current);
        }
        for (const payout of [1, 2, 3]) {
          await office.book(payout);
          expect(office.corrections(payout)).toMatchObject({ offered: [], untold: [] });
        }
        const paid = tables.map(({ practices, scores }) => paidBy(practices, scores, office.terms));
        for (const practice of ["P0", "P1", "P2", "P3"]) {
          const due = paid.reduce((sum, one) => sum + Math.round((one.get(practice) ?? 0) * 100), 0);
          expect(Math.round(office.granted(practice) * 100)).toBe(due);
        }
        expect(reconciledOf(office.ledger.lines, office.terms)).not.toBeInstanceOf(Refusal);
      },
    ),
    { numRuns: 12 },
  );
});

test("terms of a scenario are found again where they stand, as the formula that makes them, or as they were", async () => {
  const { workbook } = new Office();
  workbook.fill("H1", [
    ["Parameter", "Value", "Source"],
    ["total.ceiling", 0.5, "Contract 4.2"],
  ]);
  workbook.fill("K1", [["incentive.ceiling", 0.1]]);
  const [[text = ""] = []] = answersNamed("TERMS", [["total.ceiling", 0.5]]);
  const terms = termsRows([[text]]);
  const found = async (own: Pick<Scenario, "place" | "termsCell">): Promise<unknown> => {
    const scenario = { ...own, terms } as unknown as Scenario;
    const sources = sourcesOf({ practices: "Practices[#All]", scores: "'Our sheet'!A1:D9" }, scenario);
    expect([sources.practices, sources.scores]).toEqual(["Practices", "'Our sheet'!A1:D9"]);
    const now = await readTermsAt(sources.terms, workbook);
    return now instanceof Refusal ? now.sentence : now.map(({ parameter, value }) => [parameter, value]);
  };
  const at = (content: Scenario["termsCell"]["content"]) => ({ content, reference: "Panel!A1" });
  const one = [["total.ceiling", 0.5]];
  expect(await found({ place: "Panel!H1:J2", termsCell: at(null) })).toEqual(one);
  const both = { formula: "=APC.TERMS(Panel!H1:J2,Panel!K1:L1)" };
  expect(await found({ place: null, termsCell: at(both) })).toEqual([...one, ["incentive.ceiling", 0.1]]);
  // Of cells beside it, it is another one from elsewhere.
  expect(await found({ place: null, termsCell: at({ formula: "=APC.TERMS(B1:D2)" }) })).toEqual(one);
  expect(await found({ place: null, termsCell: at(typeof text === "string" ? text : "") })).toEqual(one);
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
  office.put(
    "Scores",
    SCORES,
    SCORED.map((row) => (row[0] === "Practice 01" ? withCell(row, 3, 74) : row)),
  );
  expect(office.corrections(1).offered.map(({ practice, amount }) => [practice, amount])).toEqual([
    ["Practice 01", 2_700],
  ]);
  await office.book(1);
  // Its account ends in the payout that it left in, beside what was closed.
  expect(lines(office).at(-1)).toEqual(["Practice 01", 1, null, null, 2_700, null, 1]);
  expect(found()).toEqual([]);
  expect(leftOf(office.ledger, "Practice 01", [])).toMatchObject({
    day: "2025-03-04",
    sentence: "Left on 2025-03-04: 49,140.00 written off. Due to it: 2,700.00. It owes: 0.00.",
    isOpen: true,
  });
});

test("records are numbered on from the last, so that what corrects comes after what it corrects", async () => {
  const office = new Office();
  office.put("Practices", PRACTICES, [["Practice 01", "Adult", 12_000, 30, null, 8]]);
  office.put("Scores", SCORES, [["Practice 01", "CBP", 56, 67]]);
  for (const payout of [1, 2]) {
    await office.project(payout, "Incentive at most");
    await office.close(payout, office.closables(payout));
  }
  // Somebody takes the first closing back by hand.
  const { tables } = office.workbook;
  const closings = tables.get(CLOSINGS.table);
  if (closings === null) throw new Error("Nothing was closed");
  tables.put(CLOSINGS.table, { ...closings, rows: closings.rows.slice(1) });
  for (const name of ["Closing1", "Closing1Scores"]) tables.remove(name);
  office.put("Scores", SCORES, [["Practice 01", "CBP", 56, 70]]);
  await office.book(2);
  expect(office.closings?.list.map(({ kind, record }) => [kind, record])).toEqual([
    ["Closing", "Closing2"],
    ["Correction", "Closing3"],
  ]);
  expect(office.corrections(2).untold).toEqual([]);
});

test("a person's own note stays as it was written beside what is projected", () => {
  const note = "Paid 1½ months late; see m² … by Oak™";
  const ledger = ledgerWith({ practice: "Practice 01", payout: 1, note });
  expect(ledger.lines.map((line) => line.note)).toEqual([note]);
});
