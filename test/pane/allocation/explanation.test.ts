import { Refusal } from "../../../src/core/cells/refusal";
import { causeOf, explain, type FigureWorking } from "../../../src/pane/allocation/explanation";
import type { BookCell } from "../../../src/pane/book/book";
import { handWorked } from "./plans";
import { offer, secondSite, there } from "./showPart";

function made(cell: BookCell): Extract<FigureWorking, { kind: "made" }> {
  const { working } = explain(cell);
  if (working.kind !== "made") throw new Error(`${cell.label} is no arithmetic of the sheet's`);
  return working;
}

function called(cell: BookCell): Extract<FigureWorking, { kind: "call" }> {
  const { working } = explain(cell);
  if (working.kind !== "call") throw new Error(`${cell.label} is no call of ours`);
  return working;
}

const labels = (cells: readonly BookCell[]) => cells.map(({ label }) => label);
const direct = ({ results }: ReturnType<typeof offer>) => {
  const line = results.lines["Direct services"].expected;
  return { pmpm: there(line?.pmpm), period: there(line?.period) };
};
const worded = {
  ...handWorked,
  performance: handWorked.performance.map((line) =>
    line.measure === "CIS" ? { ...line, expected: "Gold" as const } : line,
  ),
};

test("a quotient is made of its two cells, and its formula is that of the sheet", () => {
  const { pmpm } = direct(offer());
  expect(explain(pmpm).formula).toBe("=F31/APC_Member_Months");
  expect(labels(made(pmpm).of)).toEqual(["Direct services, expected, one payout period", "Member months"]);
});

test("a sum over the sites' blocks is made of one payment of each site", () => {
  const { period } = direct(offer({ sites: [...handWorked.sites, secondSite] }));
  // 5% of 30 is 1.50, for 1,000 and 3,000 member months.
  expect(made(period).of.map(({ label, value }) => [label, value])).toEqual([
    ["Practice 01: Direct services, amount committed", 1500],
    ["Practice 02: Direct services, amount committed", 4500],
  ]);
});

test("a cell of a table is explained by the formula that fills it", () => {
  const [payment] = made(direct(offer()).period).of;
  const { formula, spilled } = explain(there(payment));
  expect(formula).toMatch(/^=INDEX\(APC\.UPLIFT\.OUTLOOK\(APC_Track,APC_Base_PMPM,.*,0,5\)$/);
  expect([spilled?.from.place, spilled?.column]).toEqual(["'APC results'!C44", "Amount committed"]);
  const {
    told: { rule },
    args,
    steps,
    answer,
    column,
  } = called(there(payment));
  expect([rule.name, answer, column]).toEqual(["UPLIFT.OUTLOOK", 1500, "Amount committed"]);
  expect(args.map(({ name, text, cells }) => [name, text, cells[0]?.value]).slice(0, 3)).toEqual([
    ["track", "APC_Track", "B"],
    ["basePmpm", "APC_Base_PMPM", 30],
    ["capitatedPmpm", "APC_Capitated_PMPM", 20],
  ]);
  // The row's own steps: 5% of 30 over 1,000 member months.
  expect(steps.slice(0, 3).map(([title, value]) => [title, value])).toEqual([
    ["Share of base", 0.05],
    ["Base payment, PMPM", 30],
    ["Member months", 1000],
  ]);
  expect(steps).toContainEqual(["PMPM committed", 1.5, "directShare × basePmpm"]);
});

test("an input of the plan has no formula", () => {
  const { inputs } = offer();
  expect(explain(inputs.basePmpm)).toEqual({ formula: null, spilled: null, working: { kind: "input" } });
});

test("what is not asked for is blank because its part is nothing, and no working says otherwise", () => {
  const [, , , mixed, pediatric] = made(offer().results.shares.earnable).of;
  expect([mixed?.value, pediatric?.value]).toEqual([0.88, ""]);
  expect(labels(made(there(pediatric)).of)).toEqual(["Pediatric, part of members"]);
});

test("the incentive is made of one payment of each site, explained by the function that pays it", () => {
  const { results } = offer({ sites: [...handWorked.sites, secondSite] });
  const payments = made(there(results.lines["Performance incentive"].maximum?.period)).of;
  expect(payments.map(({ label, value }) => [label, value])).toEqual([
    ["Practice 01: Performance incentive, maximum", 4500],
    ["Practice 02: Performance incentive, maximum", 13500],
  ]);
  const second = there(payments[1]);
  const {
    told: { rule },
    args,
    steps,
    answer,
  } = called(second);
  expect([rule.name, answer, explain(second).spilled?.from.label]).toEqual([
    "INCENTIVE.PAYMENT",
    13500,
    "Practice 01: Performance incentive, maximum",
  ]);
  expect(args.map(({ name, text, cells }) => [name, text, cells.map(({ value }) => value)])).toContainEqual([
    "memberMonths",
    "B40:B41",
    [3000],
  ]);
  expect(steps).toContainEqual(["Before rounding", 13500, "PMPM × member months"]);
});

test("functions within a larger formula are named", () => {
  expect(made(offer().inputs.payouts).rules.map(({ name }) => name)).toEqual(["PAYOUT.SCHEDULE"]);
});

test("a target that a word stands for is explained by the function that knows it, and one to be determined says so", () => {
  const { inputs } = offer(worded);
  const scores = inputs.measures.expected?.scores.reads ?? [];
  const [cis, ima] = scores;
  expect([called(there(cis)).told.rule.name, called(there(cis)).answer]).toEqual(["INCENTIVE.TARGET", 70]);
  expect(explain(there(ima)).working.kind).toBe("made");
  const dsf = inputs.measures.gold.reads.find(({ label }) => label.startsWith("DSF-E"));
  expect(called(there(dsf)).answer).toBeInstanceOf(Refusal);
});

test("a refusal leads to the cell at which it begins", () => {
  const redistributed = { row: 2, parameter: "missing", value: "redistribute", source: null };
  const { results } = offer({ terms: [redistributed] });
  const cell = there(results.added.expected?.project);
  expect(cell.value).toBeInstanceOf(Refusal);
  expect(causeOf(cell).label).toBe("Mixed, expected share");
  expect(causeOf(results.shares.earnable)).toBe(results.shares.earnable);
});

test("a figure is found again in the next offer, and another figure is not taken for it", () => {
  const [before, after] = [offer(), offer({ basePmpm: 40 })];
  const { pmpm } = direct(before);
  expect(after.same(pmpm)?.value).toBe(2);
  const site = there(made(direct(before).period).of[0]);
  expect(offer({ sites: [{ ...secondSite, name: "Elsewhere" }] }).same(site)).toBeUndefined();
});
