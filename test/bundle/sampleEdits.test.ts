import { type Host, HostErrorValue, type HostCell, type HostMatrix } from "../../src/harness/host";
import type { CalculatedValues } from "./headless";
import type { Content, LiveSample } from "./liveSample";
import { openBundle } from "./openBundle";

/**
 * Edits that the sample permits, one after the other in the same workbook. Whatever is edited, the sheets show what
 * the built functions say of the blue cells when they are called directly: each figure is looked up by its words.
 */

type Figure = number | string | boolean;

const SCORECARD = "Practice scorecard";
const PAYOUTS = "Practice payouts";
const RECONCILIATION = "Payout reconciliation";
const ALLOCATION = "Allocation by practice";

let live: LiveSample;
let host: Host;
let values: CalculatedValues;

beforeAll(async () => {
  const { LiveSample } = loadHeadless();
  [live, host] = await Promise.all([LiveSample.open(), openBundle()]);
  values = live.values();
});

afterAll(() => {
  live.close();
});

function at(sheet: string, row: number, column: number): Figure {
  return (values[`${sheet}!${row},${column}`] ?? "") as Figure;
}

/** A cell as it goes to a function. */
function given(sheet: string, row: number, column: number): HostCell {
  const cell = at(sheet, row, column);
  if (cell === "") return null;
  return typeof cell === "string" && cell.startsWith("#") ? new HostErrorValue(cell) : cell;
}

function placeOf(sheet: string, matches: (row: number, column: number) => boolean): [row: number, column: number] {
  for (let row = 1; row <= 60; row += 1)
    for (let column = 1; column <= 40; column += 1) if (matches(row, column)) return [row, column];
  throw new Error(`${sheet} does not say that`);
}

/** Where a text stands, and where a row of headings begins. */
const placeOfHeadings = (sheet: string, ...headings: readonly string[]): [row: number, column: number] =>
  placeOf(sheet, (row, column) => headings.every((heading, along) => at(sheet, row, column + along) === heading));

/** What stands beside a label. */
function beside(sheet: string, label: string): Figure {
  const [row, column] = placeOfHeadings(sheet, label);
  return at(sheet, row, column + 1);
}

function inputBeside(sheet: string, label: string): HostMatrix {
  const [row, column] = placeOfHeadings(sheet, label);
  return [[given(sheet, row, column + 1)]];
}

/** Cells of an input table, columns of their own. */
function columnsBelow(sheet: string, rows: number, ...headings: readonly string[]): HostMatrix[] {
  const [row, column] = placeOfHeadings(sheet, ...headings);
  return headings.map((_, along) =>
    Array.from({ length: rows }, (_row, down) => [given(sheet, row + 1 + down, column + along)]),
  );
}

function shown(cell: HostCell | undefined): Figure {
  return cell instanceof HostErrorValue ? cell.code : (cell ?? "");
}

const closely = (figure: Figure): unknown => (typeof figure === "number" ? expect.closeTo(figure, 9) : figure);

function call(id: string, ...args: readonly (HostMatrix | HostCell | undefined)[]): HostMatrix {
  return host.call(
    id,
    args.map((arg) => (arg === undefined || Array.isArray(arg) ? arg : [[arg]])),
  );
}

const one = (id: string, ...args: Parameters<typeof call> extends [string, ...infer Rest] ? Rest : never): Figure =>
  shown(call(id, ...args)[0]?.[0]);

function terms(): HostMatrix {
  const rows = columnsBelow("Assumptions", 16, "Parameter", "Value", "Source");
  return call("TERMS", rows[0]?.map((_, row) => rows.map((column) => column[row]?.[0] ?? null)) ?? []);
}

/** The cell of a table that a function answers, by the words of its row and its heading. */
function cellOf(table: HostMatrix, row: HostCell, heading: string): HostCell {
  return table.find(([first]) => first === row)?.[table[0]?.indexOf(heading) ?? -1] ?? null;
}

/** A sheet's table stands there as a function answers it. */
function expectTable(
  sheet: string,
  answer: HostMatrix,
  [row, column] = placeOfHeadings(sheet, ...(answer[0] ?? []).map((heading) => String(shown(heading)))),
): void {
  const there = answer.map((line, down) => line.map((_, along) => at(sheet, row + down, column + along)));
  expect(there).toEqual(answer.map((line) => line.map((cell) => closely(shown(cell)))));
}

function expectScorecard(): void {
  const rows = 9 + [21, 22].filter((row) => at(SCORECARD, row, 2) !== "").length;
  const [measures = [], numerators = [], denominators = [], baselines = []] = columnsBelow(
    SCORECARD,
    rows,
    "Measure",
    "Numerator",
    "Denominator",
    "Baseline",
  );
  const type = inputBeside(SCORECARD, "Practice type");
  const [base, share, months] = ["Base payment", "Incentive share", "Member months"].map((label) =>
    inputBeside(SCORECARD, label),
  );
  const inForce = terms();
  const payment = (part: number): Figure => one("INCENTIVE.PAYMENT", part, base, share, months, inForce);

  const scores = call(
    "SCORES",
    measures.map(() => ["All"]),
    measures,
    numerators,
    denominators,
    inForce,
  );
  const scoreOf = (code: HostCell): HostCell => {
    const score = scores.find(([, measure]) => measure === code)?.[4] ?? null;
    return score === "" ? null : score;
  };
  const most = Number(base?.[0]?.[0]) * Number(share?.[0]?.[0]);
  const card = call(
    "INCENTIVE.SCORECARD",
    type,
    measures,
    baselines,
    measures.map(([code]) => [scoreOf(code ?? null)]),
    most,
    months,
    inForce,
  );
  expectTable(SCORECARD, card);

  const headings = placeOf(
    SCORECARD,
    (row, column) => at(SCORECARD, row, column) === "Worth, dollars" && at(SCORECARD, row, 1) === "Measure",
  );
  const columnNamed = (name: string): number =>
    placeOf(SCORECARD, (row, column) => row === headings[0] && String(at(SCORECARD, row, column)).startsWith(name))[1];
  const [reportRow] = placeOfHeadings(SCORECARD, "Measure", "Numerator");
  const scoreColumn = placeOf(
    SCORECARD,
    (row, column) => row === reportRow && at(SCORECARD, row, column) === "Score",
  )[1];
  measures.forEach(([code = null], index) => {
    const [numerator, denominator, baseline] = [numerators, denominators, baselines].map(
      (list) => list[index]?.[0] ?? null,
    );
    const score = scoreOf(code);
    const level = cellOf(card, code, "Next level");
    const earned = Number(cellOf(card, code, "Earned share"));
    const row = headings[0] + 1 + index;
    const figure = (name: string): Figure => at(SCORECARD, row, columnNamed(name));
    expect([code, at(SCORECARD, reportRow + 1 + index, scoreColumn)]).toEqual([code, closely(shown(score))]);
    expect([code, figure("Next level")]).toEqual([code, level]);
    const names = ["Patients to it", "Worth, dollars", "The next one alone"];
    const told = [code, ...names.map(figure)];
    if (level === "" || score === null) {
      expect(told).toEqual([code, "", "", ""]);
      return;
    }
    const cases = one("GAP.CASES", code, numerator, denominator, level, baseline, inForce);
    const worth = payment(Number(cellOf(card, code, "Share at next level")) - earned);
    const step = code === "AHU" || code === "EDU" ? -1 : 1;
    const next = call("SCORES", "All", code, Number(numerator) + step, denominator ?? null, inForce)[1]?.[4] ?? null;
    const alone = payment(Number(one("INCENTIVE", type, code, baseline, next, inForce)) - earned);
    // A cost is not counted in patients.
    expect(told).toEqual([code, closely(cases), closely(worth), typeof cases === "string" ? cases : closely(alone)]);
  });
}

function expectPayouts(): void {
  const [projected, earned, paid] = columnsBelow(PAYOUTS, 3, "Projected", "Earned", "Paid");
  const answer = call("RECONCILE", projected, earned, paid, inputBeside(PAYOUTS, "Payouts settled"), terms());
  expectTable(PAYOUTS, answer);
  const settled = answer
    .slice(1, -1)
    .filter((row) => row[6] !== "")
    .at(-1);
  expect([
    beside(PAYOUTS, "Due with the last settled payout"),
    beside(PAYOUTS, "Carried into the next payout"),
  ]).toEqual(settled === undefined ? [0, 0] : [settled[6], settled[7]]);
}

function expectReconciliation(): void {
  const [practices, payouts, projected, earned, paid, adjustments] = columnsBelow(
    RECONCILIATION,
    35,
    ...["Practice", "Payout", "Projected", "Earned", "Paid", "Adjustments"],
  );
  const answer = call(
    "RECONCILE.PANEL",
    ...[practices, payouts, projected, earned, paid, adjustments],
    inputBeside(RECONCILIATION, "Payouts settled"),
    terms(),
  );
  expectTable(RECONCILIATION, answer);
  const settled = answer.filter((row) => row[10] === "Settled").map(([, payout]) => Number(payout));
  const total = answer.find(
    ([first, payout]) => first === "Total" && payout === (settled.length === 0 ? "" : Math.max(...settled)),
  );
  expect(beside(RECONCILIATION, "Due now")).toBe(total?.[8]);
  expect(beside(RECONCILIATION, "To be offset or recovered")).toBe(answer.at(-1)?.[9]);
}

function expectPanel(): void {
  const columns = columnsBelow("Panel", 176, "Practice", "Practice type", "Measure", "Baseline", "Score");
  expectTable("Panel", call("INCENTIVE.PANEL", ...columns, terms()));
}

function expectSplits(): void {
  const [codes, amounts] = columnsBelow("Rate development", 320, "Code", "Allowed");
  const months = inputBeside("Rate development", "Member months of the experience");
  for (const track of ["B", "C"]) {
    const answer = call("CLAIMS.SPLIT", codes, amounts, track, months, terms());
    const [row, column] = placeOf("Rate development", (down, along) =>
      String(at("Rate development", down, along)).endsWith(`track ${track}: amounts in dollars`),
    );
    expectTable("Rate development", answer, [row + 1, column]);
  }
}

/** A limit is told as it is in force, and nothing that is written once and for all tells a share. */
function expectNotes(): void {
  const ceiling = Number(one("TERM", "uplift.ceiling", terms()));
  const [row, column] = placeOfHeadings(ALLOCATION, "In all");
  expect(at(ALLOCATION, row, column + 2)).toBe(`up to ${(ceiling * 100).toFixed(1)}%`);
  const inputs = live.inputs();
  const calculated = new Set(live.formulas().flatMap(({ cells }) => cells));
  const written = Object.entries(values).filter(([cell]) => !inputs.has(cell) && !calculated.has(cell));
  expect(written.filter(([, text]) => /\d%/.test(String(text).replaceAll("at 100%", "")))).toEqual([]);
}

type Edit = () => Readonly<Record<string, Content>>;

const practice = (row: number, ...contents: readonly Content[]): Record<string, Content> =>
  Object.fromEntries(contents.map((content, along) => [`${SCORECARD}!${row},${along + 1}`, content]));

const practiceType = (type: string): Record<string, Content> => ({ [`${SCORECARD}!5,2`]: type });

const settled = (count: number): Record<string, Content> => ({
  [`${PAYOUTS}!7,2`]: count,
  [`${RECONCILIATION}!5,2`]: count,
});

/** A row of the terms with another value, and where it is another parameter's, with that. */
function term(parameter: string, value: Content, instead = parameter): Record<string, Content> {
  const [row] = placeOfHeadings("Assumptions", parameter);
  return { [`Assumptions!${row},1`]: instead, [`Assumptions!${row},2`]: value };
}

const POINTS: readonly (readonly [row: number, baseline: number])[] = [
  [12, 0.84],
  [13, 0.21],
  [15, 0.715],
  [16, 0.57],
  [17, 0.61],
  [18, 0.505],
];

test.each<[what: string, edit: Edit]>([
  ["as delivered", () => ({})],
  ["a mixed practice, whose table is longest", () => practiceType("Mixed")],
  [
    "all eleven measures of a mixed practice",
    () => ({
      ...practiceType("Mixed"),
      ...practice(21, "CIS", 61, 110, 50),
      ...practice(22, "IMA", 40, 120, 30),
    }),
  ],
  [
    "a pediatric practice that reports what is not its own, for information too",
    () => ({ ...practiceType("Pediatric"), ...practice(21, "GSD9", 30, 270, 20), ...practice(22, "CIS", 61, 110, 50) }),
  ],
  [
    "two measures in each other's rows",
    () => ({ ...practice(12, "BCS", 301, 412, 71.5), ...practice(15, "AMR", 178, 203, 84) }),
  ],
  ["three payouts final, the third without an amount earned", () => settled(3)],
  ["no payout final", () => settled(0)],
  [
    "three payouts final and earned",
    () => ({ ...settled(3), [`${PAYOUTS}!13,4`]: 0.7, [`${RECONCILIATION}!7,9`]: 50_000 }),
  ],
  ["fewer patients than make a score", () => term("denominator.minimum", 250)],
  ["weights of what is to be determined redistributed", () => term("tbd", "redistribute")],
  ["other ceilings", () => ({ ...term("total.ceiling", 0.35), ...term("uplift.ceiling", 0.4) })],
  [
    "services that the plan pays otherwise in track B",
    () => ({
      ...term("hpi.6", "FFS", "track.B.99212"),
      ...term("hpi.1", "FFS", "track.B.99213"),
      ...term("payout.lag", "FFS", "track.B.99214"),
      ...term("missing.words", "FFS", "track.B.99203"),
    }),
  ],
  [
    "a cost with targets and dollars",
    () => ({
      ...practice(14, "TCOC", 4_760_000, 10_000, 490),
      ...term("hpi.1", 500, "TCOC.minimum"),
      ...term("hpi.6", 450, "TCOC.threshold"),
      ...term("missing.words", 400, "TCOC.gold"),
    }),
  ],
  [
    "scores as fractions",
    () => ({
      ...term("hpi.6", "fraction", "score.scale"),
      ...Object.fromEntries(POINTS.map(([row, baseline]) => [`${SCORECARD}!${row},4`, baseline])),
    }),
  ],
])(
  "%s",
  async (what, edit) => {
    const edits = new Map(Object.entries(edit()));
    const before = new Map([...edits.keys()].map((cell) => [cell, (values[cell] ?? null) as Content] as const));
    await live.change(edits);
    values = live.values();
    try {
      expectScorecard();
      expectPayouts();
      expectReconciliation();
      // The panel's scores stay in points.
      if (what !== "scores as fractions") expectPanel();
      expectSplits();
      expectNotes();
    } finally {
      await live.change(before);
      values = live.values();
    }
  },
  60_000,
);
