import fc from "fast-check";
import { Refusal } from "../../src/core/cells/refusal";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { termsRows } from "../../src/core/terms/rows";
import { counterpartyOffer, recipientOf } from "../../src/pane/offer/counterpartyOffer";
import type { Offered } from "../../src/pane/offer/offered";
import { ourOffer } from "../../src/pane/offer/ourOffer";
import { scenarioMatrix } from "../../src/pane/offer/scenarioMatrix";
import { OUTCOMES, paymentsOf } from "../../src/pane/plan/payments";
import type { NewCell, NewSheet } from "../../src/pane/port";
import { FIRST_SETTING, LIVE_FROM, liveTerms, startTerm, type Setting } from "../../src/pane/plan/setting";
import { answerNamed } from "../../src/pane/resolve";
import {
  allocation,
  drawnPractice,
  HEADINGS,
  type Drawn,
  practices,
  replaced,
  scoresOf,
  type Table,
} from "../core/anyPlan";
import { anyTerms, type TermRows } from "../core/anyTerms";
import { differences } from "./laidSheets";

/** The sheets that the pane writes for random plans, recalculated by the spreadsheet, against what the pane shows. */

interface Plan {
  readonly practices: Table;
  readonly scores: Table;
  readonly terms: TermRows;
  readonly shares: Offered["shares"];
  readonly liveFrom: Setting["liveFrom"];
}

const PLANS = 8;

const DECILE = HEADINGS.indexOf("Decile");

/** What looks like a total, a number, a pattern, the same name to who does not tell capitals; and a part of a month. */
const NAMES = ["Total", 101, "Elm", "ELM", "O'Hara *", "Total Coast", "=1+1"];
const GROUPS = ["Coast", "COAST", "Elm"];

function called(drawn: readonly Drawn[]): Drawn[] {
  const [months, organisation] = [HEADINGS.indexOf("Member months"), HEADINGS.indexOf("Organisation")];
  return drawn.map((one, index) => {
    const named = index < NAMES.length ? replaced(one.row, 0, NAMES[index]) : one.row;
    const grouped = index % 4 === 3 ? replaced(named, organisation, GROUPS[index % GROUPS.length]) : named;
    return { ...one, row: index % 5 === 4 ? replaced(grouped, months, 100.3333) : grouped };
  });
}

/** With every decile, or now and then without one, which costs a practice its figures. */
const planOf = (lacksDeciles: fc.Arbitrary<boolean>): fc.Arbitrary<Plan> =>
  fc
    .record({
      drawn: fc
        .integer({ min: 1, max: 60 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => drawnPractice(index)))),
      lacks: lacksDeciles,
      terms: anyTerms(FIRST_EDITION),
      shares: allocation,
      liveFrom: fc.constantFrom(...LIVE_FROM),
    })
    .map(({ drawn, lacks, terms, liveFrom, shares: [direct, populationHealth, incentive] }) => ({
      practices: practices(...called(drawn).map(({ row }) => (lacks ? row : replaced(row, DECILE, row[DECILE] ?? 5)))),
      scores: scoresOf(called(drawn)),
      terms,
      shares: { direct, populationHealth, incentive },
      liveFrom,
    }));

/** A list as a sheet of constants, as a table where it has a name. */
function sheetOf(name: string, rows: Table, table?: string): NewSheet {
  return {
    name,
    columnWidths: [],
    frozenRows: 0,
    cells: rows.map((row) =>
      row.map((value): NewCell | null => (typeof value === "number" || typeof value === "string" ? { value } : null)),
    ),
    tables: table === undefined ? [] : [{ name: table, address: addressOf(rows) }],
    names: [],
  };
}

const addressOf = (rows: Table): string => `A1:${String.fromCharCode(64 + (rows[0]?.length ?? 1))}${rows.length}`;

/** Every second plan lies in tables, the others in mere ranges. */
function offeredOf(each: Plan, index: number): { offered: Offered; sheets: NewSheet[] } | null {
  const terms: Table = [["Parameter", "Value"], ...each.terms];
  if (answerNamed("TERMS", terms) instanceof Refusal) return null;
  const ranges = { practices: each.practices, scores: each.scores };
  const given = termsRows(terms);
  const setting = { ...FIRST_SETTING, liveFrom: each.liveFrom };
  const payments = paymentsOf(ranges, each.shares, liveTerms(given, setting));
  if (payments instanceof Refusal || payments.isLifted) return null;
  const isTable = index % 2 === 0 && each.scores.length > 1;
  const named = (name: string, rows: Table): string =>
    isTable ? `${name}${index}T[#All]` : `'${name} ${index}'!${addressOf(rows)}`;
  const sheet = (name: string, rows: Table): NewSheet =>
    sheetOf(`${name} ${index}`, rows, isTable ? `${name}${index}T` : undefined);
  return {
    offered: {
      ranges,
      shares: each.shares,
      payments,
      tables: { practices: named("Practices", each.practices), scores: named("Scores", each.scores) },
      terms: `'Terms ${index}'!${addressOf(terms)}`,
      start: startTerm(given, each.liveFrom),
      setting,
    },
    sheets: [sheet("Practices", each.practices), sheet("Scores", each.scores), sheetOf(`Terms ${index}`, terms)],
  };
}

test("whatever the plan, an offer comes to what the pane shows, by our functions and by native formulas", async () => {
  const drawn = fc
    .sample(planOf(fc.boolean()), { numRuns: PLANS * 4, seed: 20240701 })
    .flatMap((each, index) => offeredOf(each, index) ?? [])
    .slice(0, PLANS);
  const ours = drawn.map(({ offered }, index) => ourOffer(`Our offer ${index}`, offered));
  // A copy holds figures alone: none is made of a plan that has a row without one.
  const whole = drawn.filter(({ offered }) => typeof offered.payments.total.cell("Added at most") === "number");
  const theirs = whole.flatMap(({ offered }, index) => {
    const [first] = offered.payments.practices;
    const to = index % 2 === 0 || first === undefined ? null : recipientOf(first);
    return counterpartyOffer([`Offer ${index}`, `Offer terms ${index}`], offered, to);
  });
  expect(whole.length).toBeGreaterThan(2);
  expect(whole.length).toBeLessThan(PLANS);
  const { calculateSheets } = loadHeadless();
  const values = await calculateSheets(
    drawn.flatMap(({ sheets }) => sheets),
    ours.map(({ sheet }) => sheet),
  );
  expect(ours.flatMap((laid) => differences(laid, values))).toEqual([]);
  // In a workbook of their own.
  const alone = await calculateSheets(theirs.map(({ sheet }) => sheet));
  expect(theirs.flatMap((laid) => differences(laid, alone))).toEqual([]);
});

test.each(OUTCOMES)("each practice under each scenario, %s", async (outcome) => {
  const [each = fail()] = fc.sample(planOf(fc.constant(false)), { numRuns: 1, seed: 42 });
  const { offered, sheets } = offeredOf(each, 0) ?? fail();
  const rows = [
    ["One", offered.shares],
    ["Two", { direct: 0.03, populationHealth: 0.12, incentive: 0.1 }],
  ] as const;
  const list = sheetOf("Kept", [
    ["Scenario", "Direct services", "Population health", "Performance incentive", "Terms"],
    ...rows.map(([name, { direct, populationHealth, incentive }]) => [name, direct, populationHealth, incentive]),
  ]);
  const checked = { formula: `=APC.TERMS(${offered.terms})` };
  const kept = { ...list, cells: list.cells.map((line, row) => (row === 0 ? line : [...line, checked])) };
  const laid = scenarioMatrix(
    ["By scenario", "Lists"],
    rows.map(([name, shares], index) => {
      const payments = paymentsOf(offered.ranges, shares, offered.payments.terms);
      if (payments instanceof Refusal) throw new Error(payments.sentence);
      const cell = (column: string): string => `Kept!${column}${index + 2}`;
      return {
        name,
        cellsAt: {
          name: cell("A"),
          shares: { direct: cell("B"), populationHealth: cell("C"), incentive: cell("D") },
          terms: cell("E"),
        },
        payments,
        tables: offered.tables,
      };
    }),
    outcome,
  );
  const { calculateSheets } = loadHeadless();
  const values = await calculateSheets(
    [...sheets, kept],
    laid.map(({ sheet }) => sheet),
  );
  expect(laid.flatMap((one) => differences(one, values))).toEqual([]);
});

function fail(): never {
  throw new Error("No plan was drawn");
}
