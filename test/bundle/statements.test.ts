import fc from "fast-check";
import { Refusal } from "../../src/core/cells/refusal";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { termsRows } from "../../src/core/terms/rows";
import {
  closingRow,
  freeRecords,
  recordOf,
  recordSheets,
  type ClosingRecord,
} from "../../src/pane/payouts/closingRecord";
import { closingsOf, CLOSINGS } from "../../src/pane/payouts/closings";
import { EXTRACT_LINES, EXTRACTS, keptExtractsOf } from "../../src/pane/payouts/keptExtracts";
import { LEDGER, ledgerOf, type Ledger } from "../../src/pane/payouts/ledger";
import type { StatedAt } from "../../src/pane/payouts/fileParts";
import { payoutFile } from "../../src/pane/payouts/payoutFile";
import { reconciledOf } from "../../src/pane/payouts/reconciled";
import { scheduleOf } from "../../src/pane/payouts/schedule";
import { statement, type Statement } from "../../src/pane/payouts/statement";
import { statementNames } from "../../src/pane/payouts/statementNames";
import { figureIn, paymentsOf } from "../../src/pane/plan/payments";
import { headingsOf, rowCells, sheetOf } from "../../src/pane/ownTable";
import type { NewSheet, PortCell, TableContent } from "../../src/pane/port";
import { answerNamed, toCore } from "../../src/pane/resolve";
import { allocation, drawnPractice, practices as practicesOf, replaced, scoresOf, type Drawn } from "../core/anyPlan";
import { anyTerms, type TermRows } from "../core/anyTerms";
import type { LaidSheet } from "../../src/pane/offer/sheetLayout";
import type { CalculatedValues } from "./headless";
import { differences } from "./laidSheets";

/** Statements of random closings, recalculated by the spreadsheet, against what the pane says. */

const PLANS = 4;
const ON = 45731;

/** A table as the workbook tells it once its sheet is made. */
function contentOf({ cells, tables }: NewSheet): TableContent {
  const [, , , head = [], ...rows] = cells;
  return {
    address: tables[0]?.address ?? "",
    headings: head.map((cell) => String(cell?.value ?? "")),
    rows: rows.map((row) => head.map((_cell, column): PortCell => row[column]?.value ?? null)),
    formulas: [],
  };
}

function lineOf(row: Partial<Record<keyof typeof LEDGER.columns, number | string>>): PortCell[] {
  return rowCells(LEDGER, row, headingsOf(LEDGER)).map((cell) => (typeof cell === "object" ? null : (cell ?? null)));
}

interface Closed {
  readonly record: ClosingRecord;
  readonly ledger: Ledger;
}

function stated({ record, ledger }: Closed, practice: string, name: string, terms: TermRows = []): Statement {
  const made = statement(
    name,
    {
      practice,
      payout: 1,
      records: [record],
      record,
      ledger,
      lines: ledger.lines.filter((line) => line.practice === practice),
      terms: termsRows([["Parameter", "Value"], ...terms]),
      schedule: scheduleOf([]),
    },
    ON,
  );
  if (made instanceof Refusal) throw new Error(made.sentence);
  return made;
}

function closedOf(
  drawn: readonly Drawn[],
  given: TermRows,
  [direct, populationHealth, incentive]: readonly [number, number, number],
): Closed | null {
  const terms = [["Parameter", "Value"], ...given];
  if (answerNamed("TERMS", terms) instanceof Refusal) return null;
  const rows = termsRows(terms);
  const ranges = { practices: practicesOf(...drawn.map(({ row }) => row)), scores: scoresOf(drawn) };
  const shares = { direct, populationHealth, incentive };
  const payments = paymentsOf(ranges, shares, rows);
  if (payments instanceof Refusal || payments.isLifted) return null;
  const lines = payments.practices.flatMap((line) => {
    const earned = figureIn(line, "Incentive expected");
    return earned instanceof Refusal ? [] : [{ practice: line.name, projected: 900.1, earned, adjustments: 0 }];
  });
  if (lines.length === 0) return null;
  const basis = {
    payout: 1,
    kind: "Closing",
    on: ON,
    amount: "Incentive expected",
    shares,
    terms: rows,
    ranges,
    now: { practices: "Practices", scores: "Scores", terms: "" },
  } as const;
  const [names] = freeRecords(1, []);
  if (names === undefined) throw new Error("No name is free");
  const row = closingRow(basis, lines, 0, names);
  if (row instanceof Refusal) throw new Error(row.sentence);
  const cells = rowCells(CLOSINGS, row, headingsOf(CLOSINGS)).map((cell): PortCell =>
    typeof cell === "object" ? null : (cell ?? null),
  );
  const [closing] = closingsOf({ address: "", headings: headingsOf(CLOSINGS), rows: [cells], formulas: [] }).list;
  const [copies, scores] = recordSheets(basis, lines, names).map(contentOf);
  if (closing === undefined || copies === undefined || scores === undefined) throw new Error("No record was made");
  const rangeOf = ({ headings, rows: all }: TableContent): unknown[][] => [
    [...headings],
    ...all.map((one) => one.map(toCore)),
  ];
  const record = recordOf(closing, { ...copies, range: rangeOf(copies) }, { range: rangeOf(scores) });
  if (record instanceof Refusal) throw new Error(record.sentence);
  const ledger = ledgerOf({
    address: "",
    headings: headingsOf(LEDGER),
    rows: lines.flatMap(({ practice, projected, earned }, index) => [
      lineOf({
        practice,
        payout: 1,
        projected,
        earned,
        closedOn: ON,
        ...(index % 2 === 0 ? { paid: earned / 2 } : {}),
      }),
      lineOf({ practice, payout: 2, projected: 50, ...(index % 3 === 0 ? { adjustments: -12.345, corrects: 1 } : {}) }),
    ]),
    formulas: [],
  });
  return { record, ledger };
}

test("the page for the file comes to what the functions say, by each of its ways", async () => {
  const [given] = fc
    .sample(fc.tuple(...Array.from({ length: 5 }, (_, index) => drawnPractice(index))), { numRuns: 60, seed: 9 })
    // Two of them differ in capitals alone.
    .map((drawn) => drawn.map((one, at) => (at === 1 ? { ...one, row: replaced(one.row, 0, "p0") } : one)))
    .flatMap((drawn) => closedOf(drawn, [], [0.05, 0.1, 0.15]) ?? [])
    .filter(({ record }) => record.lines.has("P0") && record.lines.has("p0"))
    // A 0 as Earned is refused, and with it every total.
    .filter((one) => [...one.record.lines.values()].every(({ earned }) => earned > 0));
  if (given === undefined) throw new Error("Nothing was closed");
  const { record, ledger } = given;
  const reconciled = reconciledOf(ledger.lines, []);
  if (reconciled instanceof Refusal) throw new Error(reconciled.sentence);
  const practices = [...record.lines.keys()];
  const names = statementNames(practices, 1);
  const statements = practices.map((practice, at) => stated(given, practice, names[at] ?? ""));
  const extracts = sheetOf(EXTRACTS, [
    { extract: 1, from: "paid.csv", on: ON, control: 105.5 },
    { extract: 2, from: "again.csv", on: ON, control: 7 },
  ]);
  const extractLines = sheetOf(EXTRACT_LINES, [
    { extract: 1, line: 2, amount: 100.25, outcome: "Written" },
    { extract: 1, line: 3, amount: 5.25, outcome: "Left out" },
    { extract: 2, line: 2, amount: 8, outcome: "Written" },
  ]);
  const page = {
    payout: 1,
    ledger,
    reconciled,
    records: [record],
    extracts: keptExtractsOf(
      { own: EXTRACTS, content: contentOf(extracts) },
      { own: EXTRACT_LINES, content: contentOf(extractLines) },
    ),
    findings: ["Practice 1: something to look at."],
    place: "",
    schedule: scheduleOf([]),
    statements: statements.map((one) => one.stated),
    on: ON,
  };
  const file = payoutFile("Payout 1, file", page);
  // What is named on it is of one payout: nothing is there to be changed.
  expect(file.sheet.cells.flat().filter((cell) => cell?.role === "input")).toEqual([]);
  for (const question of ["All ways agree", "Statements agree"])
    expect(asked(file, question)).toEqual(["yes", "yes", "yes", "yes", "yes"]);
  const ties = file.figures.filter(({ label }) => label.endsWith(" agrees"));
  expect(ties.map(({ value }) => value)).toEqual(["yes", "NO"]);
  const ledgerSheet = sheetOf(
    LEDGER,
    ledger.lines.map(({ cell }) =>
      Object.fromEntries(
        Object.keys(LEDGER.columns).map((column) => {
          const value = cell(column as keyof typeof LEDGER.columns);
          return [column, typeof value === "number" || typeof value === "string" ? value : null];
        }),
      ),
    ),
  );
  const { calculateSheets } = loadHeadless();
  const made = [...statements.map(({ laid }) => laid), file];
  const values = await calculateSheets(
    [ledgerSheet, extracts, extractLines],
    made.map(({ sheet }) => sheet),
  );
  expect(made.flatMap((one) => differences(one, values))).toEqual([]);
  // Of all that stands on it, only what a deleted statement said is no longer told.
  const [gone = ""] = names;
  const after = await calculateSheets(
    [ledgerSheet, extracts, extractLines],
    made.map(({ sheet }) => sheet),
    [gone],
  );
  const told = differences(file, after);
  expect(told.map((each) => each.replace(/^.*, in the sheet /, ""))).toEqual(told.map(() => "missing"));
  // Its own line, the line of all statements, and whether they agree, for each of five figures; and whether it does.
  expect(told).toHaveLength(16);

  // Statements of some practices are compared with the same practices, and one of them that is deleted agrees no longer.
  const some = payoutFile("Payout 1, file", { ...page, statements: page.statements.slice(1) });
  expect(some.figures.find(({ label }) => label === "Settled, without a statement")?.value).toBe(1);
  const others = made.filter((one) => one !== file && one.sheet.name !== gone).map(({ sheet }) => sheet);
  const written = [ledgerSheet, extracts, extractLines];
  const partly = await calculateSheets(written, [...others, some.sheet]);
  expect([differences(some, partly), asked(some, "Statements agree", partly)]).toEqual([[], Array(5).fill("yes")]);
  const [, next = ""] = names;
  const fewer = await calculateSheets(written, [...others, some.sheet], [next]);
  expect(asked(some, "Statements agree", fewer)).toEqual(Array(5).fill("missing"));
});

/** What the page answers to a question for each of its figures; in the workbook, where its values are given. */
function asked({ sheet, figures }: LaidSheet, question: string, values?: CalculatedValues): unknown[] {
  return figures.flatMap(({ label, row, column, value }) =>
    label === question || label.startsWith(`${question}, `)
      ? [values === undefined ? value : values[`${sheet.name}!${row + 1},${column + 1}`]]
      : [],
  );
}

/** The page for the file over two payouts of practices, the first of them closed, and the ledger that it is of. */
function pageOver(
  practices: readonly string[],
  ownHeadings: Readonly<Record<string, string>> = {},
  statements: readonly StatedAt[] = [],
) {
  const made = sheetOf(
    LEDGER,
    practices.flatMap((practice, at) => [
      { practice, payout: 1, projected: 1000, earned: 800 + at, closedOn: ON, ...(at === 0 ? { paid: 500 } : {}) },
      { practice, payout: 2, projected: 50 },
    ]),
  );
  const ledgerSheet: NewSheet = {
    ...made,
    cells: made.cells.map((row) =>
      row.map((cell) => {
        const heading = ownHeadings[String(cell?.value)];
        return cell === null || heading === undefined ? cell : { ...cell, value: heading };
      }),
    ),
  };
  const ledger = ledgerOf(contentOf(ledgerSheet));
  const reconciled = reconciledOf(ledger.lines, []);
  if (reconciled instanceof Refusal) throw new Error(reconciled.sentence);
  const file = payoutFile("Payout 1, file", {
    payout: 1,
    ledger,
    reconciled,
    records: [],
    extracts: keptExtractsOf(),
    findings: [],
    place: "",
    schedule: [],
    statements,
    on: ON,
  });
  return { file, ledgerSheet };
}

async function pageDifferences(...of: Parameters<typeof pageOver>): Promise<string[]> {
  const { file, ledgerSheet } = pageOver(...of);
  const { calculateSheets } = loadHeadless();
  return differences(file, await calculateSheets([ledgerSheet], [file.sheet]));
}

test("a statement that says otherwise than its practice's row is told, also where not all practices have one", async () => {
  const at = { Earned: "A1", Adjustments: "B1", Paid: "C1", Due: "D1", "Carried out": "E1" } as const;
  const cells = Object.fromEntries(
    Object.entries(at).map(([title, cell]) => [title, `'Elm, P1'!${cell}`]),
  ) as StatedAt["cells"];
  const stated = [{ practice: "Elm", sheet: "Elm, P1", cells }];
  const { file, ledgerSheet } = pageOver(["Oak", "Elm", "Fir"], {}, stated);
  const { calculateSheets } = loadHeadless();
  // Elm earned 801, and 1,000 counts as paid.
  for (const [earned, answers] of [
    [801, ["yes", "yes", "yes", "yes", "yes", "yes"]],
    [800.99, ["NO", "yes", "yes", "yes", "yes", "NO"]],
  ] as const) {
    const line = [earned, 0, 1000, 0, -199].map((value) => ({ value }));
    const sheet = { name: "Elm, P1", columnWidths: [], frozenRows: 0, cells: [line], tables: [], names: [] };
    const values = await calculateSheets([ledgerSheet, sheet], [file.sheet]);
    expect([...asked(file, "Statements agree", values), ...asked(file, "Elm, P1, Agrees", values)]).toEqual(answers);
  }
});

test("the page for the file finds the columns of a ledger under headings that its own are not letter by letter", async () => {
  const headings = { Paid: "Paid ", Adjustments: "'Adjustments", Payout: "PAYOUT" };
  expect(await pageDifferences(["Oak Clinic", "Elm"], headings)).toEqual([]);
});

test("the page for the file finds practices however the ledger spells them", async () => {
  const practices = [
    "Oak  Clinic",
    "Elm ",
    "Oak\u00a0Clinic",
    "Oak™",
    "Cliniﬁ",
    "'Ash",
    "'Ash|1",
    "Fir*",
    "Fir",
    "FIR",
    "=1",
    "Total",
  ];
  expect(await pageDifferences(practices)).toEqual([]);
});

test("whatever was closed, a statement comes to what the functions say, in a workbook of its own", async () => {
  const drawn = fc
    .sample(
      fc.record({
        drawn: fc.tuple(...Array.from({ length: 3 }, (_, index) => drawnPractice(index))),
        terms: anyTerms(FIRST_EDITION),
        shares: allocation,
      }),
      { numRuns: PLANS * 4, seed: 20250315 },
    )
    .flatMap((each) => closedOf(each.drawn, each.terms, each.shares) ?? [])
    .slice(0, PLANS);
  expect(drawn).toHaveLength(PLANS);
  const laid = drawn.flatMap((one, index) =>
    [...one.record.lines.keys()].map(
      (practice) => stated(one, practice, `${statementNames([practice], 1).join()} ${index}`).laid,
    ),
  );
  const { calculateSheets } = loadHeadless();
  const values = await calculateSheets(laid.map(({ sheet }) => sheet));
  expect(laid.flatMap((one) => differences(one, values))).toEqual([]);
  const formulas = laid.flatMap(({ sheet }) =>
    sheet.cells.flatMap((row) => row.flatMap((cell) => cell?.formula ?? [])),
  );
  // No reference to another sheet.
  expect(formulas.filter((formula) => formula.includes("!"))).toEqual([]);
});

test("a statement reckons the account as the terms say, however they spell it", () => {
  const [given] = fc
    .sample(drawnPractice(0), { numRuns: 20, seed: 3 })
    .flatMap((drawn) => closedOf([drawn], [], [0.05, 0.1, 0.15]) ?? []);
  if (given === undefined) throw new Error("Nothing was closed");
  const [practice = ""] = given.record.lines.keys();
  const { sheet } = stated(given, practice, "P", [["Amount.Zero", "accept"]]).laid;
  const formulas = sheet.cells.flatMap((row) => row.flatMap((cell) => cell?.formula ?? []));
  expect(formulas.filter((formula) => formula.includes('{"amount.zero","accept"}'))).not.toEqual([]);
});
