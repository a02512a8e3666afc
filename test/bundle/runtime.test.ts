import fc from "fast-check";
import { createContext, runInContext } from "node:vm";
import { catalogue } from "../../src/core/catalogue";
import type { Rule } from "../../src/core/define/rule";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import {
  HostErrorValue,
  openHost,
  type Host,
  type HostCall,
  type HostCell,
  type HostMatrix,
  type HostOptions,
} from "../../src/harness/host";
import { anyTerms } from "../core/anyTerms";
import { runs } from "../long";
import { BUILDS, type Build } from "../excel/host/officePage";
import { argumentsOf, formula, placesOf, poolOf, type Arguments } from "./formulas";
import { CELLS, ERROR_CODES, RANGES } from "./hostileCells";
import { openBundle } from "./openBundle";
import { openRuntime, type Runtime } from "./openRuntime";

/** The harness beside Microsoft's own custom functions runtime. */

let harness: Host;
let runtime: Runtime;
beforeAll(async () => {
  harness = await openBundle();
  runtime = openRuntime();
});

/** What becomes of a call: its answer, and the characters of the messages both ways. */
function outcome(
  host: Host,
  id: string,
  args: Arguments,
  options?: HostOptions,
): { readonly answer: HostMatrix; readonly sent: number; readonly received: number } {
  const before = { ...host.characters };
  const answer = host.call(id, args, options);
  const { sent, received } = host.characters;
  return { answer, sent: sent - before.sent, received: received - before.received };
}

describe("what a host hands over at random", () => {
  const options = fc.record<HostOptions>({
    blanks: fc.constantFrom(null, "" as const, 0 as const),
    omitted: fc.constantFrom<HostOptions["omitted"]>(null, "", [[null]], [[""]]),
  });
  const terms = anyTerms(FIRST_EDITION).map((rows): HostMatrix =>
    rows.length === 0 ? [[null]] : rows.map((row) => [...row]),
  );

  /** What fits more often than not: answers are compared as well as refusals. */
  function given(rule: Rule, index: number): fc.Arbitrary<HostMatrix | undefined> {
    const [place] = placesOf(rule).slice(index);
    const examples = rule.examples.map((example) => argumentsOf(example)[index]);
    const cell = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...(place === undefined ? [] : poolOf(rule, place))) },
      { weight: 1, arbitrary: fc.constantFrom(...CELLS) },
      { weight: 1, arbitrary: fc.double() },
    );
    const row = (one: HostCell): HostCell[] => [one];
    return fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...examples) },
      { weight: 3, arbitrary: fc.array(cell.map(row), { minLength: 1, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom(...RANGES) },
      { weight: 1, arbitrary: fc.constant(undefined) },
      ...(place?.argument.shape === "terms" ? [{ weight: 5, arbitrary: terms }] : []),
    );
  }

  test.each(catalogue)("$name is answered alike, to the character", (rule) => {
    const args = fc.tuple(...placesOf(rule).map((_, index) => given(rule, index)));
    fc.assert(
      fc.property(args, options, (asked, host) => {
        const [theirs, ours] = [runtime, harness].map((each) => outcome(each, rule.name, asked, host));
        // Compared at length only where they differ, which says more and takes longer.
        if (JSON.stringify(theirs) === JSON.stringify(ours)) return;
        expect({ formula: formula(rule.name, asked), ...theirs }).toEqual(ours);
      }),
      runs(80),
    );
  });
});

test.each(Object.keys(BUILDS) as Build[])("the library for %s answers each example alike", (build) => {
  const opened = openRuntime(build);
  expect(opened.registered).toEqual(harness.registered);
  for (const { name, examples } of catalogue) {
    for (const args of examples.map(argumentsOf)) expect(opened.call(name, args)).toEqual(harness.call(name, args));
  }
});

test("an older functions.json lets the invocation object land in an argument's place", () => {
  const older = openRuntime();
  for (const { name, examples } of catalogue) {
    const [args = []] = examples.map(argumentsOf);
    const metadata = older.functions.find(({ id }) => id === name);
    for (let count = metadata?.parameters.length ?? 0; count >= 0; count -= 1) {
      metadata?.parameters.splice(count);
      expect(older.call(name, args.slice(0, count))).toEqual(harness.call(name, args.slice(0, count)));
    }
  }
});

test("names match in any case, and an unknown one is #NAME?", () => {
  for (const host of [runtime, harness]) {
    expect(host.call("incentive.Status", [[["Adult"]], [["CBP"]], [[60]], [[72]]])).toEqual([["Attainment"]]);
    expect(host.call("INCENTIVES", [])).toEqual([[expect.objectContaining({ code: "#NAME?" })]]);
  }
});

test("formulas calculated together are called in one message and answered in one request", () => {
  const calls = catalogue.flatMap(({ name, examples }) =>
    examples.map((example): HostCall => [name, argumentsOf(example)]),
  );
  const before = runtime.requests.length;
  const answers = runtime.callTogether(calls);
  expect(runtime.requests.slice(before).map((request) => request.answers.length)).toEqual([calls.length]);
  expect(answers).toEqual(harness.callTogether(calls));
  expect(answers).toEqual(calls.map(([id, args]) => harness.call(id, args)));
});

/** Functions that do what ours never do, to see what would become of it. */
describe("functions of any kind", () => {
  const SCRIPT = `
    const errorOf = (code, sentence) => new CustomFunctions.Error(code, sentence);
    CustomFunctions.associate("throws", (code, sentence) => { throw errorOf(code[0][0], sentence[0][0]); });
    CustomFunctions.associate("HOLDS", (code, sentence) => [[errorOf(code[0][0], sentence[0][0]), 1]]);
    CustomFunctions.associate("ANSWERS", (which) => [[[NaN, 1 / 0, undefined, null, "", 0, -0, true][which[0][0]]]]);
    CustomFunctions.associate("BREAKS", (which) => { throw [new TypeError("broken"), null, "text", 7][which[0][0]]; });
    CustomFunctions.associate("GOT", (value) => [[typeof value[0][0], String(value[0][0].code), value[0][0].message ?? "none"]]);
    CustomFunctions.associate("CODES", () => [Object.values(CustomFunctions.ErrorCode)]);
    CustomFunctions.associate("INVOKED", (invocation) => [
      [Object.getPrototypeOf(invocation) === Object.prototype, Array.isArray(invocation), "code" in invocation],
      [invocation.functionName, typeof invocation.address, typeof invocation.parameterAddresses],
      [typeof invocation.setResult, typeof invocation.setError, typeof invocation.onCanceled],
    ]);
    CustomFunctions.associate("HEAVY", (length) => [["x".repeat(length[0][0])]]);`;
  const PARAMETERS = { THROWS: 2, HOLDS: 2, ANSWERS: 1, BREAKS: 1, GOT: 1, CODES: 0, INVOKED: 0, HEAVY: 1 };
  const functions = Object.entries(PARAMETERS).map(([id, count]) => ({
    ...{ id, name: id, result: { type: "any", dimensionality: "matrix" } },
    parameters: Array.from({ length: count }, (_, index) => ({ name: `a${index}`, type: "any" })),
  })) as unknown as Host["functions"];

  let ours: Host;
  let theirs: Runtime;
  beforeAll(async () => {
    ours = await openHost({ functions, allowErrorForDataTypeAny: true }, (customFunctions) => {
      runInContext(SCRIPT, createContext({ CustomFunctions: customFunctions }));
    });
    theirs = openRuntime("windows", { script: SCRIPT, functions });
  });

  const alike = (id: string, ...cells: HostCell[]): HostMatrix => {
    const args = cells.map((cell): HostMatrix => [[cell]]);
    const before = theirs.requests.length;
    const expected = outcome(ours, id, args);
    expect(outcome(theirs, id, args)).toEqual(expected);
    expect(theirs.requests.length).toBe(before + 1);
    return expected.answer;
  };

  test.each(ERROR_CODES)("%s thrown, and in a cell beside another", (code) => {
    const isKept = ["#N/A", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"].includes(code);
    expect(alike("THROWS", code, "Why.")).toEqual([
      [expect.objectContaining({ code: isKept ? code : "#VALUE!", message: "Why." })],
    ]);
    const keepsSentence = ["#N/A", "#VALUE!"].includes(code);
    expect(alike("HOLDS", code, "Why.")).toEqual([
      [expect.objectContaining({ code, message: keepsSentence ? "Why." : "" }), 1],
    ]);
    alike("HOLDS", code, "");
    alike("HOLDS", code, 'A "quoted" line\nand ü, 😀, \u0000');
  });

  test("what is no number and what is nothing shows as 0", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((which) => alike("ANSWERS", which)[0]?.[0])).toEqual([
      0,
      0,
      0,
      0,
      "",
      0,
      0,
      true,
    ]);
  });

  test("what is thrown by mistake shows #VALUE! and says nothing, unless it is a text", () => {
    const said = [0, 1, 2, 3].map((which) => alike("BREAKS", which)[0]?.[0]);
    expect(said).toEqual(
      ["", "", "text", ""].map((message) => expect.objectContaining({ code: "#VALUE!", message }) as unknown),
    );
  });

  test("an error comes in with its code and without its sentence", () => {
    const args: HostMatrix[] = [[[new HostErrorValue("#SPILL!", "Why.")]]];
    expect(theirs.call("GOT", args)).toEqual(ours.call("GOT", args));
    expect(ours.call("GOT", args)).toEqual([["object", "#SPILL!", ""]]);
  });

  test("the runtime names these codes, and the invocation object is none of a function's arguments", () => {
    alike("CODES");
    expect(alike("INVOKED")[0]).toEqual([false, false, false]);
  });

  describe("answers that are calculated together", () => {
    const arrivals = (host: Host, weights: readonly number[]): boolean[] =>
      host.callTogether(weights.map((weight): HostCall => ["HEAVY", [[[weight]]]])).map((answer) => answer !== null);

    test.each([
      ["three of 1.9 MB arrive", [1.9, 1.9, 1.9], [true, true, true]],
      ["three of 2.7 MB never do", [2.7, 2.7, 2.7], [false, false, false]],
      ["two of 2.4 MB arrive in one request", [2.4, 2.4], [true, true]],
      ["one of 4.9 MB arrives by itself", [4.9], [true]],
      ["what is light arrives beside what never does, once refused", [2.7, 0.1, 2.7, 0.5], [false, true, false, true]],
    ])("%s", (_what, megabytes, expected) => {
      const weights = megabytes.map((each) => each * 1e6);
      expect(arrivals(theirs, weights)).toEqual(expected);
      expect(arrivals(ours, weights)).toEqual(expected);
    });

    test("at any weight they arrive or not in the harness as in the runtime", () => {
      const weights = fc.array(
        fc.integer({ min: 1, max: 60 }).map((each) => each * 50_000),
        { minLength: 2, maxLength: 4 },
      );
      fc.assert(
        fc.property(weights, (each) => {
          expect(arrivals(theirs, each)).toEqual(arrivals(ours, each));
        }),
        { numRuns: 5 },
      );
    });

    test("wait 50 ms for each other, and the next ones half a second", () => {
      const before = theirs.requests.length;
      arrivals(theirs, [1, 1]);
      arrivals(theirs, [1]);
      const [first, second] = theirs.requests.slice(before);
      expect(Math.round((second?.at ?? 0) - (first?.at ?? 0))).toBeGreaterThanOrEqual(500);
    });
  });
});
