import { catalogue } from "../../src/core/catalogue";
import type { Rule } from "../../src/core/define/rule";
import { HostErrorValue, type Host, type HostOptions, type HostMatrix } from "../../src/harness/host";
import {
  argumentsOf,
  formula,
  placesOf,
  valueRules,
  withArgument,
  type Arguments,
  type ArgumentPlace,
} from "./formulas";
import { CELLS, EMPTY_TERMS, ERROR_CODES, RANGES, REFUSED_TERMS, SHOWN_CODES } from "./hostileCells";
import { some } from "../long";
import { openBundle } from "./openBundle";
import { cellFlaws, flawsOf } from "./soundness";

/** Every function with everything a workbook can hand over, in each of its arguments. */

let host: Host;
beforeAll(async () => {
  host = await openBundle();
});

const BLANKS = [null, "", 0] as const;
const OMITTED = [undefined, null, "", [[null]], [[""]]] satisfies HostOptions["omitted"][];

/** Each way a host hands over what is left out, and each way it hands over a blank. */
const HOSTS = OMITTED.map((omitted, index): HostOptions => ({
  omitted,
  blanks: BLANKS[index % BLANKS.length] ?? null,
}));

/** Every host in turn, from one case to the next: each meets every kind of cell, if not in every place. */
let turn = 0;
function nextHosts(): readonly HostOptions[] {
  turn += 1;
  return some(HOSTS, HOSTS.length, turn);
}

/** What is wrong with a formula's answers, whatever the host. */
function flaws(id: string, args: Arguments, hosts: readonly HostOptions[] = nextHosts()): string[] {
  const byMessage = hosts.flatMap((options) => flawsOf(host.call(id, args, options), args));
  const found = new Set([...byMessage, ...cellFlaws(host.call(id, args, { json: false }))]);
  return [...found].map((flaw) => `${formula(id, args)} ${flaw}`);
}

function flawsOfWorking(args: Arguments): string[] {
  const isError = host
    .call("WORKING", args)
    .flat()
    .some((cell) => cell instanceof HostErrorValue);
  return [
    ...flaws("WORKING", args, HOSTS.slice(0, 1)),
    ...(isError ? [`${formula("WORKING", args)} is an error`] : []),
  ];
}

/** The first worked example of a function, which every hostile cell takes a place in. */
const exampleOf = ({ examples }: Rule): HostMatrix[] => argumentsOf(examples[0]);

const cellPlaces = (rule: Rule): ArgumentPlace[] => placesOf(rule).filter(({ argument }) => argument.shape === "cell");

describe.each(catalogue)("$name", (rule) => {
  const { name } = rule;
  const args = exampleOf(rule);
  const places = placesOf(rule);

  test("is sound with every cell and every range in every argument", () => {
    const asked = [...CELLS.map((cell): HostMatrix => [[cell]]), ...RANGES];
    expect(
      places.flatMap(({ index }) => asked.flatMap((matrix) => flaws(name, withArgument(args, index, matrix)))),
    ).toEqual([]);
  });

  test("is sound in its working, which is never an error", () => {
    const asked = rule.examples
      .map(argumentsOf)
      .flatMap((example, number) =>
        places.flatMap(({ index }) =>
          some(CELLS, number === 0 ? 1 : 4, number).map((cell) => withArgument(example, index, [[cell]])),
        ),
      );
    expect(asked.flatMap((given) => flawsOfWorking([[[name]], ...given].slice(0, 12)))).toEqual([]);
  });

  test("answers alike however arguments are left out", () => {
    for (let count = 0; count <= args.length; count += 1) {
      const answers = OMITTED.map((omitted) => host.call(name, args.slice(0, count), { omitted }));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(flaws(name, args.slice(0, count), HOSTS)).toEqual([]);
    }
  });

  test("takes the invocation object for nothing, where an older functions.json lacks the last arguments", async () => {
    const older = await openBundle();
    const metadata = older.functions.find(({ id }) => id === name);
    for (let count = places.length; count >= 0; count -= 1) {
      metadata?.parameters.splice(count);
      expect(older.call(name, args.slice(0, count))).toEqual(host.call(name, args.slice(0, count)));
    }
  });

  test("passes an error on from every cell argument, or names it where Excel shows no such error", () => {
    for (const { index, name: argument } of cellPlaces(rule)) {
      for (const code of ERROR_CODES) {
        const answer = host.call(name, withArgument(args, index, [[new HostErrorValue(code)]]));
        const [[cell] = []] = answer;
        if (SHOWN_CODES.includes(code)) expect([argument, cell]).toEqual([argument, new HostErrorValue(code, "")]);
        else
          expect(cell).toEqual(
            new HostErrorValue("#VALUE!", expect.stringContaining(`${argument}: ${code} came in`) as string),
          );
      }
    }
  });

  test("lets an error that came in go before every refusal of its own", () => {
    for (const { index } of cellPlaces(rule)) {
      for (const other of places.filter((place) => place.index !== index)) {
        const given = withArgument(withArgument(args, other.index, [["nothing that fits"]]), index, [
          [new HostErrorValue("#DIV/0!")],
        ]);
        expect([formula(name, given), host.call(name, given)]).toEqual([
          formula(name, given),
          [[new HostErrorValue("#DIV/0!", "")]],
        ]);
      }
    }
  });
});

describe.each(catalogue.filter(({ takes }) => takes.terms !== undefined))("the terms of $name", (rule) => {
  const index = placesOf(rule).findIndex(({ name }) => name === "terms");
  const given = (terms: HostMatrix): Arguments => withArgument(exampleOf(rule), index, terms);

  test.each(Object.entries(REFUSED_TERMS))("%s: refused in a sentence about terms", (_what, terms) => {
    for (const blanks of BLANKS) {
      const sentence = expect.stringMatching(/^terms\b/) as string;
      expect(host.call(rule.name, given(terms), { blanks })).toEqual([[new HostErrorValue("#VALUE!", sentence)]]);
    }
  });

  test("an edition that this version does not carry: #N/A", () => {
    const sentence = expect.stringMatching(/^terms\b/) as string;
    expect(host.call(rule.name, given([["guide", "2031-01"]]))).toEqual([[new HostErrorValue("#N/A", sentence)]]);
  });

  if (rule.takes.terms?.shape !== "terms") return;
  test.each(Object.entries(EMPTY_TERMS))("%s: as if left out", (_what, terms) => {
    const published = withArgument(exampleOf(rule), index, undefined);
    for (const blanks of [null, ""] as const) {
      expect(host.call(rule.name, given(terms), { blanks })).toEqual(host.call(rule.name, published));
    }
  });
});

describe.each(valueRules.filter((rule) => cellPlaces(rule).length > 0))("a range in $name", (rule) => {
  const places = cellPlaces(rule);
  const column = (rows: number): HostMatrix => Array.from({ length: rows }, () => ["nothing that fits"]);

  test("carries 200 sentences and no more", () => {
    const answer = host.call(rule.name, withArgument(exampleOf(rule), places[0]?.index ?? 0, column(250))).flat();
    expect(answer.map((cell) => cell instanceof HostErrorValue && cell.message !== "")).toEqual(
      Array.from({ length: 250 }, (_, row) => row < 200),
    );
  });

  test("beside one of another size is refused, with both sizes named", () => {
    for (const { index } of places.slice(1)) {
      const given = withArgument(withArgument(exampleOf(rule), places[0]?.index ?? 0, column(3)), index, column(2));
      const [[cell] = []] = host.call(rule.name, given);
      expect(cell).toEqual(new HostErrorValue("#VALUE!", expect.stringMatching(/3 × 1.* 2 × 1/) as string));
    }
  });
});

test.each(Object.entries(REFUSED_TERMS))("terms with %s: a sound sentence", (_what, terms) => {
  expect(flaws("TERM", [[["CBP.gold"]], terms])).toEqual([]);
});

describe("a host that hands blanks over as 0", () => {
  const BLANK_ROW: HostMatrix = [
    ["Parameter", "Value", "Source"],
    ["CBP.gold", 72, null],
    [null, null, null],
  ];

  test("skips blank rows of terms all the same", () => {
    expect(host.call("TERM", [[["CBP.gold"]], BLANK_ROW], { blanks: 0 })).toEqual([[72]]);
  });

  test("takes a Source left blank for none", () => {
    const source = host.call("SOURCE", [[["CBP.gold"]], BLANK_ROW.slice(0, 2)], { blanks: 0 });
    expect(source).toEqual([["Plan's terms, row 2"]]);
  });
});

test("a plan's Source that grows when folded still fits in a cell", () => {
  const terms: HostMatrix = [["CBP.gold", 72, "\uFDFA".repeat(30_000)]];
  expect(flawsOf(host.call("SOURCE", [[["CBP.gold"]], terms]), [])).toEqual([]);
});

test("a long text is quoted up to 60 characters, and not cut in the middle of one", () => {
  const [[cell] = []] = host.call("HPIADJ", [[["y".repeat(100)]]]);
  expect(cell).toEqual(new HostErrorValue("#VALUE!", expect.stringMatching(/(?<!y)y{60}…/) as string));
  const text: HostMatrix = [[`x${"😀".repeat(100)}`]];
  expect([...flaws("HPIADJ", [text]), ...flawsOfWorking([[["HPIADJ"]], text])]).toEqual([]);
});

describe("a cell full of what looks like modifiers of a code", () => {
  /** Milliseconds for five such cells in every argument of every function. */
  function cost(text: string): number {
    const column: HostMatrix = Array.from({ length: 5 }, () => [`x${text.repeat(32_760 / text.length)}!`]);
    const start = performance.now();
    for (const rule of valueRules)
      placesOf(rule).forEach(({ index }) => host.call(rule.name, withArgument([], index, column)));
    return performance.now() - start;
  }

  test.each(["-", "-25", " 25", ", "])(
    "%p, over and over, costs about as much as any other text of its length",
    (text) => {
      cost("x");
      expect(cost(text)).toBeLessThan(5 * cost("x"));
    },
  );
});
