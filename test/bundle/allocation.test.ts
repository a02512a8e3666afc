import fc from "fast-check";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { paidMeasuresIn } from "../../src/core/terms/measures";
import type { TermsRow } from "../../src/core/terms/rows";
import { Refusal } from "../../src/core/cells/refusal";
import { offerOf, type Offer } from "../../src/pane/allocation/offer";
import type { Assumption, Plan } from "../../src/pane/allocation/plan";
import { figuresOf } from "../../src/pane/allocation/writeOffer";
import { lettersOf, type BookCell } from "../../src/pane/book/book";
import type { NewCell, NewSheet } from "../../src/pane/port";
import { handWorked } from "../pane/allocation/plans";
import type { CalculatedValues } from "./headless";

/** The sheets that the pane writes, calculated by the spreadsheet with the built functions, against what the pane shows. */

const OPEN = new Set(["DSF-E", "TCOC"]);

const term = (parameter: string, value: number | string): TermsRow => ({ row: 1, parameter, value, source: null });

const DETERMINED = Object.entries({
  "DSF-E.minimum": 10,
  "DSF-E.threshold": 20,
  "DSF-E.gold": 30,
  "TCOC.minimum": 500,
  "TCOC.threshold": 450,
  "TCOC.gold": 400,
}).map(([key, value]) => term(key, value));

const termsOfAPlan: fc.Arbitrary<TermsRow[]> = fc.constantFrom(
  [],
  [term("hpi.1", 0.07), term("risk.combination", "add")],
  [term("total.ceiling", "none"), ...DETERMINED],
  [term("total.ceiling", 0.8), ...DETERMINED],
  [term("total.ceiling", "none"), term("tbd", "redistribute")],
  [term("uplift.ceiling", 0.4), term("incentive.ceiling", 0.2), term("weights", "normalised")],
  [term("risk.populationHealth", "no"), term("tbd", "redistribute")],
  [term("payout.months", 3), term("missing", "redistribute"), term("redistribute.minimum", 0)],
);

const shares = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  .filter(([direct, population, incentive]) => direct + population + incentive <= 120 && incentive <= 60)
  .map(([direct, population, incentive]) => ({
    direct: direct / 400,
    populationHealth: population / 400,
    incentive: incentive / 400,
  }));

const mix = fc.constantFrom(
  { Mixed: 1, Pediatric: 0, Adult: 0 },
  { Mixed: 0, Pediatric: 1, Adult: 0 },
  { Mixed: 0.335, Pediatric: 0.41, Adult: 0.255 },
);

const assumption = (measure: string): fc.Arbitrary<Assumption> =>
  fc.record({
    measure: fc.constant(measure),
    baseline: OPEN.has(measure)
      ? fc.constant(null)
      : fc.constantFrom(null, null, { AHU: 30.5, EDU: 151.5 }[measure] ?? 40.5),
    expected: OPEN.has(measure)
      ? fc.constant(null)
      : fc.constantFrom(
          "Improvement" as const,
          "Threshold" as const,
          "Gold" as const,
          null,
          { AHU: 19.7, EDU: 119.3 }[measure] ?? 66.3,
        ),
  });

const ALL_GOLD = paidMeasuresIn(FIRST_EDITION).map(({ code }): Assumption => ({
  measure: code,
  baseline: null,
  expected: "Gold",
}));

const site = fc.record({
  name: fc.constantFrom("Practice 01", "=A1+1", "Total", "O'Hara"),
  decile: fc.integer({ min: 1, max: 10 }),
  memberMonths: fc.integer({ min: 1, max: 9_999_99 }).map((hundredths) => hundredths / 100),
});

const plan: fc.Arbitrary<Plan> = fc
  .record({
    name: fc.constantFrom("Plan", "=1+1", "x".repeat(500)),
    track: fc.constantFrom("A", "B", "C"),
    basePmpm: fc.integer({ min: 1, max: 9999 }).map((cents) => cents / 100),
    part: fc.integer({ min: 0, max: 100 }),
    basis: fc.constantFrom("allowed", "paid"),
    liveFrom: fc.constantFrom("July 2024", "January 2025"),
    sites: fc.array(site, { minLength: 1, maxLength: 3 }),
    clinicalFactor: fc.constantFrom(1, 1.02, 0.937),
    mix,
    shares,
    performance: fc.oneof(
      fc.tuple(...paidMeasuresIn(FIRST_EDITION).map(({ code }) => assumption(code))),
      fc.constant(ALL_GOLD),
    ),
    terms: termsOfAPlan,
  })
  .map(({ part, performance, ...rest }) => ({
    ...rest,
    // Nothing can be expected of a measure without targets.
    performance: performance.map((line) =>
      OPEN.has(line.measure) && !rest.terms.some(({ parameter }) => parameter === `${line.measure}.gold`)
        ? { ...line, expected: null }
        : line,
    ),
    capitatedPmpm: rest.track === "A" ? 0 : Math.floor(rest.basePmpm * part) / 100,
  }));

/** What the sheet shows where the pane shows something else; money to the cent, the rest to twelve digits. */
function differences(offer: Offer, values: CalculatedValues): string[] {
  return [...figuresOf(offer).map(({ cell }) => cell), ...numbersOf(offer)].flatMap((cell) => {
    const there = values[`${cell.sheet.name}!${cell.row + 1},${cell.column + 1}`];
    const { value } = cell;
    // Where there is no figure, the sheet shows the same error and never a number.
    if (value instanceof Refusal)
      return there === value.code ? [] : [`${cell.label}: ${value.sentence}, in the sheet ${String(there)}`];
    const close =
      typeof value === "number" &&
      typeof there === "number" &&
      Math.abs(value - there) <= 1e-12 * Math.max(1, Math.abs(value));
    return close ? [] : [`${cell.label}: ${String(value)}, in the sheet ${String(there)}`];
  });
}

/** Every cell of the results that holds a number, shown in the pane or not. */
function numbersOf({
  sheets,
  results: {
    shares: { earnable },
  },
}: Offer): BookCell[] {
  const { cells = [] } = sheets.find(({ name }) => name === earnable.sheet.name) ?? {};
  return cells
    .flatMap((line, row) => line.flatMap((_, column) => earnable.sheet.at(row, column) ?? []))
    .filter(({ value }) => typeof value === "number");
}

test("whatever the plan, the sheets calculate to what the pane shows", async () => {
  const plans = fc.sample(plan, { numRuns: 60, seed: 20240701 });
  const offers = plans.map((each, index) => offerOf(each, index % 3 === 0 ? "counterparty" : "ours", index + 1));
  const { calculateSheets } = loadHeadless();
  const values = await calculateSheets(offers.flatMap(({ sheets }) => sheets));
  expect(offers.flatMap((offer) => differences(offer, values))).toEqual([]);
  // Or else the plans that can earn more than all of it would not be among them.
  expect(offers.some(({ results }) => Number(results.shares.expected?.value) > 1)).toBe(true);
});

test("a decile or member months taken out of the sheets are an error of every sum, and no figure without them", async () => {
  const { sheets, inputs, results } = offerOf({
    ...handWorked,
    sites: [...handWorked.sites, { name: "Practice 02", decile: 4, memberMonths: 500 }],
  });
  const { calculateSheets } = loadHeadless();
  for (const { address } of inputs.sites.flatMap(({ decile, memberMonths }) => [decile, memberMonths])) {
    const values = await calculateSheets(changed(address, null, sheets));
    const sums = Object.values(results.added).map(
      ({ period }) => values[`${period.sheet.name}!${period.row + 1},${period.column + 1}`],
    );
    expect(sums).toEqual(sums.map(() => expect.stringMatching(/^#/) as string));
  }
});

test("a wrong assumption leaves no site a total without what it pays in any case, or without its incentive", async () => {
  const {
    sheets,
    inputs: { track, mix },
    results: {
      shares: {
        earnable: { sheet },
      },
    },
  } = offerOf({ ...handWorked, sites: [...handWorked.sites, { name: "Practice 02", decile: 4, memberMonths: 500 }] });
  const { calculateSheets } = loadHeadless();
  const totals = (sheets[1]?.cells ?? [])
    .flatMap((line, row) => line.flatMap((_, column) => sheet.at(row, column) ?? []))
    .filter(({ label }) => /: Total, (expected|maximum|earnable today)$/.test(label));
  expect(totals).toHaveLength(6);
  for (const [{ address }, wrong] of [
    [track, "D"],
    [mix.Mixed, "half"],
  ] as const) {
    const values = await calculateSheets(changed(address, { value: wrong }, sheets));
    expect(totals.map(({ row, column }) => values[`${sheet.name}!${row + 1},${column + 1}`])).toEqual(
      totals.map(() => expect.stringMatching(/^#/) as string),
    );
  }
});

/** The sheets in which somebody changed or emptied one cell of the first. */
function changed(address: string, to: NewCell | null, [first, ...others]: readonly NewSheet[]): NewSheet[] {
  if (first === undefined) throw new Error("An offer without sheets");
  const cells = first.cells.map((line, row) =>
    line.map((cell, column) => (`${lettersOf(column)}${row + 1}` === address ? to : cell)),
  );
  return [{ ...first, cells }, ...others];
}
