import { FIRST_EDITION } from "../../../src/core/guide/carried";
import { paidMeasuresIn } from "../../../src/core/terms/measures";
import { noAnswer } from "../../../src/core/cells/refusal";
import type { TermsRow } from "../../../src/core/terms/rows";
import { EMPTY_DRAFT, SAMPLE_DRAFT, type Draft } from "../../../src/pane/allocation/draft";
import { parseDraft } from "../../../src/pane/allocation/parseDraft";
import { percentText, readNumber, readPercent } from "../../../src/pane/allocation/typedNumber";

const refusalsOf = (change: Partial<Draft>, terms: TermsRow[] = []) => [
  ...parseDraft({ ...SAMPLE_DRAFT, ...change }, terms).refusals,
];

const shares = (direct: string, populationHealth: string, incentive: string) => ({
  shares: { direct, populationHealth, incentive },
});

const assuming = (measure: string, expected: string, baseline = "") => ({
  performance: EMPTY_DRAFT.performance.map((line) =>
    line.measure === measure ? { measure, expected, baseline } : line,
  ),
});

test("the sample is a plan as it stands", () => {
  const { plan, refusals, missing } = parseDraft(SAMPLE_DRAFT, []);
  expect([[...refusals], missing]).toEqual([[], []]);
  expect(plan).toMatchObject({
    track: "B",
    basePmpm: 30,
    capitatedPmpm: 20,
    clinicalFactor: 1.02,
    shares: { direct: 0.05, populationHealth: 0.1, incentive: 0.15 },
  });
  expect(plan?.sites[1]).toEqual({ name: "Practice 02", decile: 4, memberMonths: 9500 });
  expect(plan?.performance).toHaveLength(paidMeasuresIn(FIRST_EDITION).length);
});

test("what nobody filled in is missing, not wrong", () => {
  const { plan, refusals, missing } = parseDraft(EMPTY_DRAFT, []);
  expect([plan, refusals.size]).toEqual([null, 0]);
  expect(missing).toEqual(["basePmpm", "capitatedPmpm", "site 0 decile", "site 0 memberMonths"]);
});

test("a share over its ceiling is refused before there is a base", () => {
  expect([...parseDraft({ ...EMPTY_DRAFT, ...shares("5", "5", "16") }, []).refusals.keys()]).toEqual([
    "share incentive",
  ]);
});

test("track A needs no capitated part, and takes none", () => {
  expect(parseDraft({ ...SAMPLE_DRAFT, track: "A", capitatedPmpm: "" }, []).plan?.capitatedPmpm).toBe(0);
  expect(refusalsOf({ track: "A" })).toEqual([["capitatedPmpm", "Track A has no capitation: leave it blank."]]);
});

test.each<[because: string, change: Partial<Draft>, field: string, sentence: RegExp]>([
  ["base in words", { basePmpm: "thirty" }, "basePmpm", /“thirty” is no answer here: give dollars, such as 30\.00\./],
  ["no base at all", { basePmpm: "0", capitatedPmpm: "0" }, "basePmpm", /give dollars/],
  ["more capitated than base", { capitatedPmpm: "31" }, "capitatedPmpm", /a part of base, 30\.00, and cannot be more/],
  ["no such track", { track: "D" }, "track", /“D” is none of A, B, C/],
  [
    "a decile and a half",
    { sites: [{ name: "", decile: "1.5", memberMonths: "10" }] },
    "site 0 decile",
    /whole number from 1 to 10/,
  ],
  ["a negative share", shares("-1", "10", "15"), "share direct", /a share from 0 to 100%/],
  ["a share in words", shares("five", "10", "15"), "share direct", /“five”/],
  [
    "over the ceiling in all",
    shares("5.01", "10", "15"),
    "shares",
    /^30\.01% is 0\.01 percentage points above the ceiling of 30%\. .*uplift\.ceiling/,
  ],
  [
    "over the incentive's own",
    shares("5", "5", "15.25"),
    "share incentive",
    /^15\.25% is 0\.25 percentage points above the ceiling of 15%\. .*incentive\.ceiling/,
  ],
  ["a mix of 99%", { mix: { Mixed: "50", Pediatric: "49", Adult: "" } }, "mix", /add up to 99%/],
  ["a score like a percent", assuming("CIS", "0.61"), "expected CIS", /0\.61 looks like a percent; give 61/],
  ["a baseline like a percent", assuming("CIS", "61", "0.4"), "baseline CIS", /0\.4 looks like a percent/],
  ["a level that cannot be reached", assuming("IMA", "Improvement", "34"), "baseline IMA", /needs 35\.2/],
  ["a level without targets", assuming("TCOC", "Gold"), "expected TCOC", /to be determined/],
  ["a level that is none", assuming("CIS", "Silver"), "expected CIS", /“Silver”/],
  ["a name of 500 characters where a number belongs", { basePmpm: "x".repeat(500) }, "basePmpm", /^“x{40}…” /],
])("refused: %s", (_because, change, field, sentence) => {
  const refusals = refusalsOf(change);
  expect(refusals.map(([name]) => name)).toEqual([field]);
  expect(refusals[0]?.[1]).toMatch(sentence);
});

test("a visible row of terms raises a ceiling", () => {
  expect(
    refusalsOf(shares("5", "5", "20"), [{ row: 2, parameter: "incentive.ceiling", value: 0.2, source: "Contract" }]),
  ).toEqual([]);
});

test("improvement that the terms put out of reach from the minimum", () => {
  const refusals = refusalsOf(assuming("AMR", "Improvement"), [
    { row: 2, parameter: "improvement.test", value: "relative", source: null },
  ]);
  expect(refusals.find(([name]) => name === "expected AMR")?.[1]).toMatch(/needs 89\.1/);
});

test("terms that cannot be read are one refusal", () => {
  const { plan, refusals } = parseDraft(SAMPLE_DRAFT, noAnswer("Terms: no such name."));
  expect([plan, [...refusals]]).toEqual([null, [["terms", "Terms: no such name."]]]);
});

test.each([
  ["1,234.56", 1234.56],
  ["$30", 30],
  [" 30 ", 30],
  ["-5", -5],
  ["−5", -5],
  ["(45)", -45],
  ["1,234,567", 1234567],
  [".5", 0.5],
  ["1,23", null],
  ["12.5%", null],
  ["", null],
  ["1e3", null],
  ["=1+1", null],
  ["30 dollars", null],
])("%s is the number %s", (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each([
  ["12.5%", 0.125],
  ["12.5", 0.125],
  ["0.29", 0.0029],
  ["29", 0.29],
  ["x", null],
])("%s percent is %s", (text, share) => {
  expect(readPercent(text)).toBe(share);
  if (share !== null) expect(readPercent(percentText(share))).toBe(share);
});
