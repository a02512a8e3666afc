import fc from "fast-check";
import { PAID_MEASURES } from "../../src/core/terms/measures";
import type { TermsRow } from "../../src/core/terms/rows";
import { Refusal } from "../../src/core/cells/refusal";
import { offerOf, type Offer } from "../../src/pane/allocation/offer";
import type { Assumption, Plan } from "../../src/pane/allocation/plan";
import { figuresOf } from "../../src/pane/allocation/writeOffer";
import type { Values } from "./headless";
import { loadHeadless } from "./loadHeadless";

/** The sheets that the pane writes, calculated by the spreadsheet with the built functions, against what the pane shows. */

const OPEN = new Set(["DSF-E", "TCOC"]);

const term = (parameter: string, value: number | string): TermsRow => ({ row: 1, parameter, value, source: null });

const termsOfAPlan: fc.Arbitrary<TermsRow[]> = fc.constantFrom(
  [],
  [term("hpi.1", 0.07), term("risk.combination", "add")],
  [term("total.ceiling", "none"), term("DSF-E.minimum", 10), term("DSF-E.threshold", 20), term("DSF-E.gold", 30), term("TCOC.minimum", 500), term("TCOC.threshold", 450), term("TCOC.gold", 400)],
  [term("uplift.ceiling", 0.4), term("incentive.ceiling", 0.2), term("weights", "normalised")],
  [term("risk.populationHealth", "no"), term("tbd", "redistribute")],
  [term("payout.months", 3), term("missing", "redistribute"), term("redistribute.minimum", 0)],
);

const shares = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  .filter(([direct, population, incentive]) => direct + population + incentive <= 120 && incentive <= 60)
  .map(([direct, population, incentive]) => ({ direct: direct / 400, populationHealth: population / 400, incentive: incentive / 400 }));

const mix = fc.constantFrom({ Mixed: 1, Pediatric: 0, Adult: 0 }, { Mixed: 0, Pediatric: 1, Adult: 0 }, { Mixed: 0.335, Pediatric: 0.41, Adult: 0.255 });

const assumption = (measure: string): fc.Arbitrary<Assumption> =>
  fc.record({
    measure: fc.constant(measure),
    baseline: OPEN.has(measure) ? fc.constant(null) : fc.constantFrom(null, null, { AHU: 30.5, EDU: 151.5 }[measure] ?? 40.5),
    expected: OPEN.has(measure) ? fc.constant(null) : fc.constantFrom("Improvement" as const, "Threshold" as const, "Gold" as const, null, { AHU: 19.7, EDU: 119.3 }[measure] ?? 66.3),
  });

const site = fc.record({ name: fc.constantFrom("Practice 01", "=A1+1", "Total", "O'Hara"), decile: fc.integer({ min: 1, max: 10 }), memberMonths: fc.integer({ min: 1, max: 9_999_99 }).map((hundredths) => hundredths / 100) });

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
    performance: fc.tuple(...PAID_MEASURES.map(({ code }) => assumption(code))),
    terms: termsOfAPlan,
  })
  .map(({ part, ...rest }) => ({ ...rest, capitatedPmpm: rest.track === "A" ? 0 : Math.floor(rest.basePmpm * part) / 100 }));

/** What the sheet shows where the pane shows something else; money to the cent, the rest to twelve digits. */
function differences(offer: Offer, values: Values): string[] {
  return figuresOf(offer).flatMap(({ cell }) => {
    const there = values[`${cell.sheet.name}!${cell.row + 1},${cell.column + 1}`];
    const { value } = cell;
    // Where there is no figure, the sheet shows the same error and never a number.
    if (value instanceof Refusal) return there === value.code ? [] : [`${cell.label}: ${value.sentence}, in the sheet ${String(there)}`];
    const close = typeof value === "number" && typeof there === "number" && Math.abs(value - there) <= 1e-12 * Math.max(1, Math.abs(value));
    return close ? [] : [`${cell.label}: ${String(value)}, in the sheet ${String(there)}`];
  });
}

test("whatever the plan, the sheets calculate to what the pane shows", async () => {
  const plans = fc.sample(plan, { numRuns: 60, seed: 20240701 });
  const offers = plans.map((each, index) => offerOf(each, index % 3 === 0 ? "counterparty" : "ours", index + 1));
  const { calculateSheets } = await loadHeadless();
  const values = await calculateSheets(offers.flatMap(({ sheets }) => sheets));
  expect(offers.flatMap((offer) => differences(offer, values))).toEqual([]);
}, 300_000);
