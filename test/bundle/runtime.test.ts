import fc from "fast-check";
import { catalogue } from "../../src/core/catalogue";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import type { Rule } from "../../src/core/define/rule";
import { HostErrorValue, type Host, type HostCell, type HostMatrix, type HostOptions } from "../../src/harness/host";
import { anyTerms } from "../core/anyTerms";
import { BUILDS, type Build } from "../excel/host/officePage";
import { argumentsOf, formula, placesOf, poolOf, type Arguments } from "./formulas";
import { CELLS, RANGES } from "./hostileCells";
import { openBundle } from "./openBundle";
import { openRuntime, type Runtime } from "./openRuntime";

/** The harness beside Microsoft's own custom functions runtime. */

let harness: Host;
let runtime: Runtime;
beforeAll(async () => {
  harness = await openBundle();
  runtime = openRuntime();
});

/** What one of the two does with a call: its answer and the characters of both messages. */
function done(host: Host, id: string, args: Arguments, options: HostOptions): object {
  const before = { ...host.characters };
  const answer = host.call(id, args, options);
  const { sent, received } = host.characters;
  return { answer, sent: sent - before.sent, received: received - before.received };
}

/** In characters, the runtime's number of a call counts as well. */
function inStep(): void {
  // TODO
}

const blanks = fc.constantFrom(null, "" as const, 0 as const);
const omitted = fc.constantFrom<HostOptions["omitted"]>(null, "", [[null]], [[""]]);
const terms = anyTerms(FIRST_EDITION).map((rows): HostMatrix =>
  rows.length === 0 ? [[null]] : rows.map((row) => [...row]),
);

/** What an argument may be given: what fits it more often than not. */
function argumentOf(rule: Rule, index: number): fc.Arbitrary<HostMatrix | undefined> {
  const place = placesOf(rule)[index];
  if (place === undefined) return fc.constant(undefined);
  const given = rule.examples.map((example) => argumentsOf(example)[index]);
  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...poolOf(rule, place)) },
    { weight: 1, arbitrary: fc.constantFrom(...CELLS) },
    { weight: 1, arbitrary: fc.double() },
  );
  const column = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.map((one): HostCell[] => [one]));
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...given) },
    { weight: 4, arbitrary: column },
    { weight: 1, arbitrary: fc.constantFrom(...RANGES) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    ...(place.argument.shape === "terms" ? [{ weight: 6, arbitrary: terms }] : []),
  );
}

test("harness and runtime are one over random calls of every function", () => {
  const t = performance.now();
  for (const rule of catalogue) {
    const args = fc.tuple(...placesOf(rule).map((_, index) => argumentOf(rule, index)));
    fc.assert(
      fc.property(args, blanks, omitted, (given, blank, leftOut) => {
        const options = { blanks: blank, omitted: leftOut };
        expect([formula(rule.name, given), done(runtime, rule.name, given, options)]).toEqual([
          formula(rule.name, given),
          done(harness, rule.name, given, options),
        ]);
      }),
      { numRuns: 100 },
    );
  }
  console.log(performance.now() - t);
});
