import { FIRST_SETTING } from "../../../src/pane/plan/setting";
import { paymentsOf } from "../../../src/pane/plan/payments";
import { layTerms } from "../../../src/pane/offer/counterpartyTerms";
import { Refusal } from "../../../src/core/shared";
import { ADULT, HEADINGS } from "./planView";

/** What a counterparty is told of how a measure earns. */

function linesUnder(...given: readonly (readonly [key: string, value: number | string])[]): unknown[][] {
  const ranges = { practices: [HEADINGS, ADULT], scores: null };
  const shares = { direct: 0.05, populationHealth: 0.1, incentive: 0.15 };
  const terms = given.map(([parameter, value], at) => ({ row: at + 2, parameter, value, source: "Our letter" }));
  const payments = paymentsOf(ranges, shares, terms);
  if (payments instanceof Refusal) throw new Error(payments.sentence);
  const tables = { practices: "Practices[#All]", scores: null };
  const { laid } = layTerms(
    "Offer terms",
    { ranges, shares, payments, tables, terms: "", start: null, setting: FIRST_SETTING },
    true,
  );
  return laid.sheet.cells.map((line) => line.map((cell) => cell?.value ?? null));
}

test("what each measure earns at each level is told, and what it earns between them", () => {
  const published = linesUnder();
  // Tables 4 and 5 of the guide.
  expect(published).toContainEqual(["CIS", "Pediatric", 0.11, 0.165, 0.27]);
  expect(published).toContainEqual(["AMR", "Adult", 0.04, 0.06, 0.1]);
  expect(published).toContainEqual(["From Threshold to Gold", "A straight line from threshold share to gold share"]);
  expect(published).toContainEqual([
    "From Minimum to Threshold",
    "The improvement share, if the score closes at least 10% of the gap from baseline to Gold; else nothing",
  ]);
  // A measure stands under the types that it is paid for alone.
  expect(published.filter(([code, type]) => code === "CIS" && type === "Adult")).toEqual([]);
});

test("a plan’s own terms of it are told as they hold, without their notes", () => {
  const told = linesUnder(
    ["AMR.Adult.threshold", 0.07],
    ["attainment.curve", "none"],
    ["improvement.test", "relative"],
    ["improvement.range", "score and baseline"],
    ["improvement.required", 0.125],
    ["missing", "redistribute"],
  );
  expect(told).toContainEqual(["AMR", "Adult", 0.04, 0.07, 0.1]);
  expect(told).toContainEqual(["From Threshold to Gold", "The threshold share"]);
  expect(told).toContainEqual([
    "From Minimum to Threshold",
    "The improvement share, if the score is better than the baseline by at least 12.5% of it, and the baseline lies between the two as well; else nothing",
  ]);
  expect(told).toContainEqual(["Without a score", "Its gold share is spread over the others"]);
  expect(JSON.stringify(told)).not.toContain("Our letter");
});
