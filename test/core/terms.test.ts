import { catalogue } from "../../src/core/catalogue";
import { orRefusal } from "../../src/core/cells/refusal";
import { callRule } from "../../src/core/define/call";
import { isTable, type Example } from "../../src/core/define/rule";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { inEdition } from "../../src/core/guide/edition";
import { recordCase, type Step } from "../../src/core/rules/model/working";
import { parametersIn, publishedIn } from "../../src/core/terms/parameters";
import { choice, costTarget, eventsPerThousand, points, share, wordList } from "../../src/core/terms/takes";
import { Terms } from "../../src/core/terms/terms";

/** What is declared of a term, against what the functions do with it. */

const rangesOf = (args: Example["args"]): unknown[] =>
  args.map((arg) => (arg === null || Array.isArray(arg) ? arg : [[arg]]));

/** The keys that are read while every function is called with what its examples give, under a few terms. */
function keysRead(): Set<string> {
  const read = new Set<string>();
  const value = jest.spyOn(Terms.prototype, "value").mockImplementation(function (this: Terms, which: unknown) {
    const key = typeof which === "string" ? which : (which as { key: string }).key;
    read.add(key);
    const inForce = Reflect.get(this, "inForce") as ReadonlyMap<string, unknown>;
    return inForce.get(key);
  });
  const plans = [
    null,
    [["missing", "redistribute"]],
    [
      ["tbd", "redistribute"],
      ["redistribute.minimum", 0.1],
    ],
    [["weights", "exact"]],
  ];
  for (const rule of catalogue) {
    const place = Object.values(rule.takes).findIndex(({ shape }) => shape === "terms");
    for (const { args } of rule.examples) {
      for (const plan of place < 0 ? [null] : plans) {
        const given = rangesOf(args);
        if (plan !== null) given[place] = plan;
        orRefusal(() => callRule(rule, given));
      }
    }
  }
  value.mockRestore();
  return read;
}

test("a key waits for a function to read it only where it says so, and every other key is read", () => {
  const read = keysRead();
  const parameters = parametersIn(FIRST_EDITION).filter(({ key }) => key !== "guide" && !/^[A-Z]|^hpi\.\d/.test(key));
  const said = parameters.map(({ key, unread }) => [key, unread === true]);
  expect(said).toEqual(parameters.map(({ key }) => [key, !read.has(key)]));
});

test("a key that no function reads yet says so where the terms are checked", () => {
  const rule = catalogue.find(({ name }) => name === "TERMS");
  if (rule === undefined || isTable(rule)) throw new Error("TERMS answers a text");
  const stepsOf = (rows: (string | number)[][]): readonly Step[] => recordCase(rule, [rows]).steps;
  expect(
    stepsOf([
      ["attribution.lookback", 6],
      ["CBP.gold", 75],
    ]),
  ).toEqual([
    ["attribution.lookback", 6, "Plan's terms, row 1"],
    ["attribution.lookback", "accepted, but no function of this version reads it", "This version"],
    ["CBP.gold", 75, "Plan's terms, row 2"],
  ]);
  expect(stepsOf([["attribution.specialty.nurse  practitioner", "Other"]])).toEqual([
    ["attribution.specialty.nurse practitioner", "other", "Plan's terms, row 1"],
    ["attribution.specialty.nurse practitioner", "accepted, but no function of this version reads it", "This version"],
  ]);
});

test("what is printed is what a key takes: TBD for a target, and nothing that it does not know", () => {
  expect([points.printed("TBD"), eventsPerThousand.printed("TBD"), costTarget.printed("TBD")]).toEqual([
    null,
    null,
    null,
  ]);
  expect(choice("linear", "step").printed("step")).toBe("step");
  expect(() => choice("linear", "step").printed("stepp")).toThrow("stepp is not linear or step");
  expect(() => share.printed("TBD")).toThrow();
  expect(wordList.printed("none")).toEqual([]);
  expect(wordList.printed("* NR")).toEqual(["*", "NR"]);
  const [first, ...others] = FIRST_EDITION.improvement;
  if (first === undefined) throw new Error("No row");
  const two = { ...FIRST_EDITION, improvement: [{ ...first, improvementNeeded: "9% gap closure" }, ...others] };
  expect(() => publishedIn(two)).toThrow("Table 4 of 2024-07 does not print one improvement needed for all measures");
});

test("everything is said of every key", () => {
  for (const { key, decides, alternatives, takes } of parametersIn(FIRST_EDITION)) {
    const said = inEdition(decides, FIRST_EDITION);
    expect([key, said.length > 10 && said.endsWith(".")]).toEqual([key, true]);
    for (const value of alternatives) expect(() => takes.read(value, key)).not.toThrow();
  }
});
