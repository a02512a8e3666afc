import fc from "fast-check";
import { catalogue } from "../../src/core/catalogue";
import type { Rule } from "../../src/core/define/rule";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { inEdition, PRACTICE_TYPES } from "../../src/core/guide/edition";
import { measuresIn } from "../../src/core/terms/measures";
import { parametersIn, publishedIn } from "../../src/core/terms/parameters";
import { HostErrorValue, type HostCell, type Host, type HostMatrix } from "../../src/harness/host";
import { argumentsOf, formula, placesOf, poolOf, valueRules, withArgument, type Arguments } from "./formulas";
import { openBundle } from "./openBundle";
import { runs } from "../long";

/** Where two formulas ask the same, they answer the same: in a range, in a working, with the defaults spelt out. */

let host: Host;
beforeAll(async () => {
  host = await openBundle();
});

const BLANKS = [null, ""] as const;

const column = (cells: readonly HostCell[]): HostMatrix => cells.map((cell) => [cell]);
const isBlank = (cell: HostCell | undefined): boolean => cell === null || cell === "" || cell === undefined;
const sample = (rule: Rule): HostMatrix[] => argumentsOf(rule.examples[0]);

/** Arguments of a function that takes cells: ranges that combine to so many rows and columns, the rest as in its example. */
function combining(rule: Rule, rows: number, columns: number): fc.Arbitrary<Arguments> {
  return fc.tuple(
    ...placesOf(rule).map((place): fc.Arbitrary<HostMatrix | undefined> => {
      if (place.argument.shape !== "cell") return fc.constant(sample(rule)[place.index]);
      const cell = fc.constantFrom(...poolOf(rule, place));
      const sized = fc
        .tuple(fc.constantFrom(1, rows), fc.constantFrom(1, columns))
        .chain(([height, width]) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
        );
      return place.argument.optional ? fc.option(sized, { nil: undefined }) : sized;
    }),
  );
}

const isRange = (matrix: HostMatrix | undefined): boolean => (matrix?.flat().length ?? 0) > 1;

describe.each(valueRules.filter((rule) => placesOf(rule).some(({ argument }) => argument.shape === "cell")))(
  "$name",
  (rule) => {
    const cells = placesOf(rule).filter(({ argument }) => argument.shape === "cell");

    /** The arguments of one case out of the ranges. */
    const caseAt = (args: Arguments, row: number, place: number): Arguments =>
      cells.reduce((given, { index }) => {
        const range = args[index];
        if (range === undefined) return given;
        const line = range[range.length === 1 ? 0 : row] ?? [];
        return withArgument(given, index, [[line[line.length === 1 ? 0 : place] ?? null]]);
      }, args);

    test("answers a range as it answers cell by cell", () => {
      const size = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }));
      const given = size.chain(([rows, columns]) => combining(rule, rows, columns));
      fc.assert(
        fc.property(given, fc.constantFrom(...BLANKS), (args, blanks) => {
          const lifted = cells.filter(({ index }) => isRange(args[index]));
          const [rows, columns] = [
            Math.max(...cells.map(({ index }) => args[index]?.length ?? 1)),
            Math.max(...cells.map(({ index }) => args[index]?.[0]?.length ?? 1)),
          ];
          const expected = Array.from({ length: rows }, (_row, row) =>
            Array.from({ length: columns }, (_column, place): HostCell | undefined => {
              const one = caseAt(args, row, place);
              // Where a word is among them, a row of 0s is one of blanks.
              const zeros = lifted.some(({ argument: { kind } }) => inEdition(kind, FIRST_EDITION).word === true);
              const isNone = (cell: HostCell | undefined): boolean => isBlank(cell) || (zeros && cell === 0);
              const blank = lifted.length > 0 && lifted.every(({ index }) => isNone(one[index]?.[0]?.[0]));
              return blank ? "" : host.call(rule.name, one, { blanks })[0]?.[0];
            }),
          );
          expect(host.call(rule.name, args, { blanks })).toEqual(expected);
        }),
        runs(100),
      );
    });
  },
);

describe.each(valueRules)("the working of $name", (rule) => {
  test("ends with what the function shows, or why it shows an error", () => {
    fc.assert(
      fc.property(combining(rule, 1, 1), fc.constantFrom(...BLANKS, 0 as const), (args, blanks) => {
        const [[shown] = []] = host.call(rule.name, args, { blanks });
        const last = host.call("WORKING", [[[rule.name]], ...args], { blanks }).at(-1);
        if (!(shown instanceof HostErrorValue)) expect(last?.slice(0, 2)).toEqual(["Result", shown]);
        else {
          expect(last?.[0]).toBe(`Refused, ${shown.code}`);
          if (shown.message !== "") expect(last?.[1]).toBe(shown.message);
        }
      }),
      runs(100),
    );
  });
});

describe("the published values given back as terms", () => {
  /** Every key that has a published value, as TERM answers it. */
  function published(): HostMatrix {
    const keys = parametersIn(FIRST_EDITION).map(({ key }) => key);
    const values = host.call("TERM", [column(keys)]).flat();
    return keys.flatMap((key, index): HostMatrix => {
      const value = values[index] ?? null;
      return value instanceof HostErrorValue ? [] : [[key, value]];
    });
  }

  /** All but SOURCE, which then names the plan's row, as it should. */
  const withTerms = catalogue.filter(({ name, takes }) => takes.terms?.shape === "terms" && name !== "SOURCE");

  /** Every measure and practice type, from baselines and to scores over the whole scale. */
  const incentives = (terms: HostMatrix | undefined): HostMatrix[] =>
    PRACTICE_TYPES.flatMap((type) =>
      measuresIn(FIRST_EDITION).map(({ code }) => {
        const scores = [
          null,
          3,
          17.5,
          20,
          26,
          33.4,
          40,
          47.5,
          58,
          61.5,
          66,
          70,
          75.25,
          82,
          89,
          93,
          100,
          ...(code === "EDU" ? [115, 131.4, 146, 150] : []),
        ];
        return host.call("INCENTIVE", [[[type]], [[code]], [[null, 20, 45, 70, 85]], column(scores), terms]);
      }),
    );

  const examples = (terms: HostMatrix | undefined): [string, HostMatrix][] =>
    withTerms.flatMap((rule) => {
      const index = Object.keys(rule.takes).indexOf("terms");
      return rule.examples
        .filter(({ args }) => args[index] === undefined)
        .map((example): [string, HostMatrix] => {
          const args = argumentsOf(example);
          return [formula(rule.name, args), host.call(rule.name, withArgument(args, index, terms))];
        });
    });

  test("change nothing, all together", () => {
    const terms = published();
    expect(terms.length).toBe([...publishedIn(FIRST_EDITION).values()].filter((value) => value !== null).length);
    expect(examples(terms)).toEqual(examples(undefined));
    expect(incentives(terms)).toEqual(incentives(undefined));
    expect(incentives(host.call("TERMS", [terms]))).toEqual(incentives(undefined));
  });

  test("change nothing, each by itself", () => {
    const [byExample, byGrid] = [examples(undefined), incentives(undefined)];
    for (const row of published()) {
      expect([row[0], examples([row])]).toEqual([row[0], byExample]);
      expect([row[0], incentives([row])]).toEqual([row[0], byGrid]);
    }
  });

  test("change nothing for any code of a track", () => {
    const code = fc.oneof(
      fc.stringMatching(/^9[0-9]{4}$/),
      fc.stringMatching(/^[GJQS][0-9]{4}$/),
      fc.stringMatching(/^[0-9]{4}T$/),
    );
    fc.assert(
      fc.property(code, fc.constantFrom("B", "C"), (one, track) => {
        const before = host.call("TRACK", [[[one]], [[track]]]);
        const key = `track.${track}.${one}`;
        expect(host.call("TERM", [[[key]]])).toEqual(before);
        expect(host.call("TRACK", [[[one]], [[track]], [[key, before[0]?.[0] ?? null]]])).toEqual(before);
      }),
    );
  });
});
