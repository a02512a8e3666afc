import fc from "fast-check";
import { FIRST_EDITION } from "../../../src/core/guide/carried";
import { paidMeasuresIn } from "../../../src/core/terms/measures";
import { EMPTY_DRAFT, SAMPLE_DRAFT, type Draft } from "../../../src/pane/allocation/draft";
import { parseDraft } from "../../../src/pane/allocation/parseDraft";
import { columnsOf, draftOf, HEADINGS, isOfferRow, lackingFor, rowOf } from "../../../src/pane/allocation/scenarioRow";
import type { PortCell } from "../../../src/pane/port";

/** What a sheet holds after a row was written into it: cells that are left as they are, are blank. */
const written = (draft: Draft, headings: readonly string[] = HEADINGS): PortCell[] =>
  rowOf(draft, false, headings).map((cell) => cell ?? null);
const cell = (draft: Draft, heading: string): PortCell => written(draft)[HEADINGS.indexOf(heading)] ?? null;
const again = (draft: Draft): Draft => draftOf(HEADINGS, written(draft));

const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "",
    " ",
    "=1+1",
    "1,234.50",
    "$30",
    "12.5%",
    "(45)",
    "1e5",
    "0.1234567890123456789",
    "−3",
    "#REF!",
    "a|b; c\\d",
    "July 2024",
    "yes",
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
const draft: fc.Arbitrary<Draft> = fc.record({
  name: fc.oneof(text, fc.string({ minLength: 500, maxLength: 500 })),
  track: fc.oneof(text, fc.constantFrom("A", "b", "C")),
  basePmpm: text,
  capitatedPmpm: text,
  basis: fc.oneof(text, fc.constantFrom("allowed", "Paid")),
  liveFrom: fc.oneof(text, fc.constantFrom("July 2024", "January 2025")),
  clinicalFactor: text,
  sites: fc.array(fc.record({ name: text, decile: text, memberMonths: text }), { maxLength: 4 }),
  mix: fc.record({ Mixed: text, Pediatric: text, Adult: text }),
  shares: fc.record({ direct: text, populationHealth: text, incentive: text }),
  performance: fc.constant(paidMeasuresIn(FIRST_EDITION)).chain((measures) =>
    fc.tuple(
      ...measures.map(({ code }) =>
        fc.record({
          measure: fc.constant(code),
          baseline: text,
          expected: fc.oneof(text, fc.constantFrom("Gold", "threshold")),
        }),
      ),
    ),
  ),
  terms: fc.constantFrom("", "Terms"),
});

test("any draft comes to the same from its row: the same plan, or the same fields at fault", () => {
  fc.assert(
    fc.property(draft, (typed) => {
      const [before, after] = [parseDraft(typed, []), parseDraft(again(typed), [])];
      expect(after.plan).toEqual(before.plan);
      expect([...after.refusals.keys()]).toEqual([...before.refusals.keys()]);
      expect(after.missing).toEqual(before.missing);
    }),
  );
});

test("a plan comes back as it was, with amounts between sites of any name", () => {
  const site = (name: string) => ({ name, decile: "3", memberMonths: "1,000.5" });
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (names) => {
      const typed = { ...SAMPLE_DRAFT, sites: names.map(site) };
      const { plan } = parseDraft(typed, []);
      expect(plan).not.toBeNull();
      expect(parseDraft(again(typed), []).plan).toEqual(plan);
    }),
  );
});

test("numbers are written as numbers, and wrong text is kept as it is", () => {
  const typed = {
    ...SAMPLE_DRAFT,
    basePmpm: "1,234.50",
    capitatedPmpm: "twenty",
    shares: { direct: "5%", populationHealth: "ten", incentive: "" },
  };
  expect(
    [
      "Base PMPM",
      "Capitated PMPM",
      "Direct services",
      "Population health",
      "Performance incentive",
      "Mixed",
      "CIS",
    ].map((heading) => cell(typed, heading)),
  ).toEqual([1234.5, "twenty", 0.05, "ten", null, 1, "Improvement"]);
  expect(again(typed).capitatedPmpm).toBe("twenty");
});

test.each(["=1+1", "x".repeat(500), "2024", "'quoted", "@name"])("the name %.10s is text", (name) => {
  expect(cell({ ...EMPTY_DRAFT, name }, "Scenario")).toBe(name);
  expect(again({ ...EMPTY_DRAFT, name }).name).toBe(name);
});

test("columns are found by their headings, wherever they stand", () => {
  const headings = ["Remarks", ...HEADINGS.map((heading) => ` ${heading.toUpperCase()}`).reverse(), "Owner"];
  const row = rowOf(SAMPLE_DRAFT, true, headings);
  expect([row[0], row[row.length - 1]]).toEqual([undefined, undefined]);
  const cells = row.map((each) => each ?? "a person’s own");
  expect(draftOf(headings, cells).sites).toEqual(again(SAMPLE_DRAFT).sites);
  expect(isOfferRow(headings, cells)).toBe(true);
});

test("a missing column leaves its field blank", () => {
  const headings = HEADINGS.filter((heading) => heading !== "Base PMPM" && heading !== "Last offer");
  const cells = written(SAMPLE_DRAFT, headings);
  expect(parseDraft(draftOf(headings, cells), []).missing).toEqual(["basePmpm"]);
  expect(isOfferRow(headings, cells)).toBe(false);
  expect(lackingFor(SAMPLE_DRAFT, headings)).toEqual(["Base PMPM"]);
});

test("the month that a spreadsheet makes a day of is still that month", () => {
  const cells = written(SAMPLE_DRAFT);
  const read = (value: PortCell) =>
    draftOf(
      HEADINGS,
      cells.map((each, index) => (HEADINGS[index] === "Live from" ? value : each)),
    ).liveFrom;
  expect([read(45474), read(45658), read(7)]).toEqual(["July 2024", "January 2025", "7"]);
});

test.each<[PortCell, boolean]>([
  ["yes", true],
  ["Yes ", true],
  ["x", true],
  [true, true],
  [1, true],
  ["no", false],
  [0, false],
  [false, false],
  [null, false],
  ["", false],
  [{ error: "#REF!" }, false],
])("%p marks the last offer: %p", (value, isOffer) => {
  expect(isOfferRow(["Last offer"], [value])).toBe(isOffer);
});

test("fields at fault are told by their columns", () => {
  expect(
    ["basePmpm", "share direct", "mix", "mix Adult", "shares", "site 1 decile", "sites", "baseline CIS", "terms"].map(
      columnsOf,
    ),
  ).toEqual([
    "Base PMPM",
    "Direct services",
    "Mixed, Pediatric, Adult",
    "Adult",
    "Direct services, Population health, Performance incentive",
    "Sites, no. 2",
    "Sites",
    "CIS baseline",
    "Terms",
  ]);
});
