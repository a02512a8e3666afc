import { helpPages } from "../../src/build/help/pages";
import { catalogue } from "../../src/core/catalogue";
import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import { callRule, type Outgoing } from "../../src/core/define/call";
import { isTable, type Range, type Rule } from "../../src/core/define/rule";
import { tell } from "../../src/core/define/tell";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { inEdition, PRACTICE_TYPES, type Edition } from "../../src/core/guide/edition";
import { EDITIONS } from "../../src/core/guide/editions";
import { recordCase, recordRow, type Step } from "../../src/core/rules/model/working";
import { measuresIn } from "../../src/core/terms/measures";
import { parametersIn } from "../../src/core/terms/parameters";
import { codeIn2031, CODES_OF_FIRST, marked } from "./madeUpEdition";
import { answer, ruleNamed } from "./answers";

/**
 * A made-up edition beside the published one, which differs from it everywhere. What it says must show in every answer,
 * source, step and page that follows it, and nowhere else.
 */

jest.mock("../../src/core/guide/editions", () => {
  const { guide202407 } = jest.requireActual<{ guide202407: Edition }>("../../src/core/guide/2024-07/guide");
  const { madeUp } = jest.requireActual<{ madeUp: (first: Edition) => Edition }>("./madeUpEdition");
  return { EDITIONS: [guide202407, madeUp(guide202407)] };
});

const SECOND: Range = [["guide", "2031-01"]];
const [, second = FIRST_EDITION] = EDITIONS;

type Arg = number | string | boolean | null | Range;

function rangesOf(args: readonly Arg[]): (Range | null)[] {
  return args.map((arg) => (arg === null || typeof arg === "object" ? arg : [[arg]]));
}

/** The one cell of an answer. */
function cell(name: string, ...args: readonly Arg[]): unknown {
  const found = answer(name, ...args);
  const only = found instanceof Refusal ? found : found[0]?.[0];
  return only instanceof Refusal ? `${only.code} ${only.sentence}` : only;
}

/** What follows the first edition in a text that should follow the second alone; its own names are taken out before. */
function strayIn(text: string): string[] {
  const names = Object.values(second.places).sort((one, other) => other.length - one.length);
  const rest = names.reduce((left, name) => left.replaceAll(name, "…"), text);
  const places = Object.values(FIRST_EDITION.places).filter((place) => rest.includes(place));
  const codes = CODES_OF_FIRST.filter((code) => new RegExp(`\\b${code}\\b`).test(rest));
  const numbered = rest.match(/(?<!§ )\b(?:Tables?|Figure|Element) \d/g) ?? [];
  const sources = [...text.matchAll(/Guide (\S+), (.)/g)].filter(([, id, mark]) => id !== second.id || mark !== "§");
  const others = [FIRST_EDITION.id, FIRST_EDITION.document].filter((name) => text.includes(name));
  return [...places, ...codes, ...numbered, ...sources.map(([source]) => source), ...others];
}

describe("a workbook", () => {
  test("that names no edition stays on the first", () => {
    expect(EDITIONS).toHaveLength(2);
    expect(FIRST_EDITION.id).toBe("2024-07");
    expect(cell("INCENTIVE", "Adult", "CBP", 60, 67)).toBe(0.09);
    expect(cell("INCENTIVE", "Adult", "CBP", 60, 67, [["guide", "2024-07"]])).toBe(0.09);
    expect(cell("TERM", "CBP.threshold")).toBe(67);
    expect(cell("HPIADJ", 1)).toBe(0.05);
    expect(cell("GAP.CLOSURE", "GSD", 55, 60)).toBeCloseTo(5 / 14);
  });

  test("that names one which is not carried is refused", () => {
    expect(cell("INCENTIVE", "Adult", "CBP", 60, 67, [["guide", "2030-01"]])).toMatch(
      /this version carries the guide 2024-07 and 2031-01, not 2030-01/,
    );
    expect(cell("VERSION")).toMatch(/guide 2024-07 and 2031-01$/);
  });
});

describe("every number of the edition is the one in force", () => {
  test("targets, shares and the improvement needed", () => {
    // CBP from 57 to 68, gold 75; 12% of the 15 points from 60 are 1.8.
    expect(cell("INCENTIVE.STATUS", "Adult", "CBP", 60, 67, SECOND)).toBe("Improvement");
    expect(cell("INCENTIVE.STATUS", "Adult", "CBP", 60, 61.7, SECOND)).toBe("In range, not improved");
    expect(cell("INCENTIVE.STATUS", "Adult", "CBP", 60, 68, SECOND)).toBe("Attainment");
    expect(cell("INCENTIVE", "Adult", "CBP", 60, 68, SECOND)).toBe(0.095);
    expect(cell("INCENTIVE.TARGET", "CBP", "Threshold", null, SECOND)).toBe(68);
    expect(cell("INCENTIVE.TARGET", "CBP", "Improvement", 60, SECOND)).toBe(61.8);
    expect(cell("TERM", "CBP.threshold", SECOND)).toBe(68);
    expect(cell("INCENTIVE.TOTAL", "Adult", [["CBP"]], [[60]], [[67]], SECOND)).toBe(0.065);
  });

  test("ceilings", () => {
    expect(cell("UPLIFT", 30, 0.05, 0.11, 0.16, SECOND)).toBe("Element");
    expect(cell("UPLIFT", 30, 0.05, 0.12, 0.16, SECOND)).toMatch(/0.01 above uplift.ceiling, 0.32/);
    expect(cell("INCENTIVE.PAYMENT", 0.5, 30, 0.17, 100, SECOND)).toMatch(/0.01 above incentive.ceiling, 0.16/);
    const everyGold = ["CBP", "COL", "GSD8", "BCS", "AMR", "AHU8", "EDU8", "CIS", "IMA"].map((code) => [code]);
    const scores = [75, 68, 70, 81, 92, 19, 108, 71, 47].map((score) => [score]);
    const blanks = scores.map(() => [null]);
    const plan: Range = [...SECOND, ["tbd", "redistribute"]];
    expect(cell("INCENTIVE.TOTAL", "Mixed", everyGold, blanks, scores, plan)).toBe(0.98);
  });

  test("deciles, and which of them adjust nothing", () => {
    expect(cell("HPIADJ", 1, SECOND)).toBe(0.07);
    expect(cell("HPIADJ", 7, SECOND)).toBe(0.01);
    expect(cell("RISKADJ", 20, 1, null, SECOND)).toBe(21.4);
    const blankDecile: readonly Arg[] = ["B", 30, 20, 0.05, 0.1, 0.15, 0.5, 1000, null, null];
    expect(cell("UPLIFT.OUTLOOK", ...blankDecile, SECOND)).toMatch(
      /give the decile of the site; 8 to 10 adjust nothing/,
    );
    expect(cell("UPLIFT.OUTLOOK", ...blankDecile)).toMatch(/give the decile of the site; 6 to 10 adjust nothing/);
    expect(tell(ruleNamed("UPLIFT.OUTLOOK"), second).takes.decile?.says).toMatch(/, 8 to 10 adjust nothing$/);
    const plan = (rows: Range): unknown => cell("UPLIFT.OUTLOOK", ...blankDecile, rows);
    expect(plan([["hpi.8", 0.01]])).toMatch(/; 6 to 7 and 9 to 10 adjust nothing/);
    expect(plan([6, 7, 8, 9].map((decile) => [`hpi.${decile}`, 0.01]))).toMatch(/; 10 adjusts nothing/);
    expect(plan([6, 7, 8, 9, 10].map((decile) => [`hpi.${decile}`, 0.01]))).toMatch(/the decile of the site$/);
  });

  test("the project and its payouts", () => {
    expect(answer("PAYOUT.SCHEDULE", SECOND)).toEqual([
      ["Payout", "Period start", "Performance through", "Payment month"],
      [1, 47849, 48091, 48214],
      [2, 48092, 48334, 48458],
      [3, 48335, 48579, 48700],
    ]);
    expect(cell("PAYOUT.NUMBER", 45657, SECOND)).toMatch(/^#N\/A .*2031-01-01 to 2032-12-31/);
  });

  test("attribution", () => {
    expect(cell("TERM", "attribution.lookback", SECOND)).toBe(24);
    expect(cell("TERM", "attribution.extension", SECOND)).toBe(9);
    expect(cell("TERM", "attribution.specialty.Pediatrics", SECOND)).toBe("restricted");
    expect(cell("TERM", "attribution.specialty.Adult Medicine", SECOND)).toBe("other");
    expect(cell("TERM", "attribution.specialty.Adult Medicine")).toBe("primary care");
  });
});

test("a measure that the edition calls otherwise is known by that code, and by no other", () => {
  expect(cell("INCENTIVE", "Adult", "GSD8", 55, 65, SECOND)).toBe(0.095);
  expect(cell("INCENTIVE", "Adult", "GSD", 55, 64, SECOND)).toMatch(
    /^#VALUE! measure: "GSD" is not a measure of § Table 3/,
  );
  expect(cell("INCENTIVE", "Adult", "GSD8", 55, 64)).toMatch(/^#VALUE! measure: "GSD8" is not a measure/);
  expect(cell("TERM", "GSD8.gold", SECOND)).toBe(70);
  expect(cell("TERM", "GSD8.gold", [...SECOND, ["GSD8.gold", 71]])).toBe(71);
  const measures = answer("MEASURES", "Adult", SECOND) as Outgoing[][];
  expect(measures.find(([code]) => code === "CBP")?.[1]).toBe("§ Controlling High Blood Pressure");
  expect(measures.map(([code]) => code)).toContain("GSD8");
});

describe("a key that another edition has", () => {
  test.each(["TERM", "SOURCE"])("is refused by %s with the nearest of the edition in force", (name) => {
    expect(cell(name, "GSD8.gold")).toBe('#VALUE! key: "GSD8.gold" is not a parameter; the nearest is GSD.gold');
    expect(cell(name, "GSD.gold", SECOND)).toBe('#VALUE! key: "GSD.gold" is not a parameter; the nearest is GSD8.gold');
    expect(cell(name, "CBP.gold", [...SECOND, ["TCOC.gold", 5000]])).toMatch(
      /^#VALUE! terms, row 2: "TCOC.gold" is not a parameter; the nearest is TCOC8.gold$/,
    );
  });

  test("has nothing in the edition that it is compared with", () => {
    const differ = (terms: Range, other: Range): unknown => answer("TERMS.DIFFER", terms, other);
    expect(differ([...SECOND, ["GSD8.gold", 71, "Offer 2"]], [["GSD.gold", 68, "Offer 1"]])).toEqual([
      ["Parameter", "Other value", "Plan value", "Source"],
      ["guide", "2024-07", "2031-01", ""],
      ["GSD8.gold", "none", 71, "Offer 2"],
      ["GSD.gold", 68, "none", `Guide 2031-01, ${second.places.wholeModel}`],
    ]);
  });

  test("is a share where the plan's weights reach it, whichever terms give it", () => {
    const [, ...rows] = answer(
      "TERMS.DIFFER",
      [...SECOND, ["weights", "normalised"]],
      [["CBP.Adult.gold", cell("TERM", "CBP.Adult.gold", [...SECOND, ["weights", "normalised"]])]],
    ) as Outgoing[][];
    expect(rows.map(([key]) => key)).toEqual(["guide", "weights", "CBP.Adult.gold"]);
  });
});

test("sources, steps and refusals cite the edition in force", () => {
  expect(cell("SOURCE", "CBP.threshold", SECOND)).toBe(`${second.document}: § Table 5, CBP`);
  const steps = answer("WORKING", "INCENTIVE", "Adult", "CBP", 60, 67, SECOND) as Outgoing[][];
  expect(steps.map(([, , source]) => source)).toContain("Guide 2031-01, § Table 5, CBP");
  expect(steps.at(-1)?.[2]).toBe("Guide 2031-01, § Table 3; Guide 2031-01, § Table 4; Guide 2031-01, § Table 5");
  expect(cell("TRACK.RULE", "95990", "C", SECOND)).toBe(
    "FFS: 95990 is excepted as “§ Filing of inflatable pump” (Guide 2031-01, § Table 2, § Medicine Services 90757-99756, § HCPCS – S & Q codes); reading A28, “Filing of inflatable pump”: Filling of an implantable pump: 95990, 95991, 96521, 96522.",
  );
  expect(cell("TRACK.RULE", "99213", "A", SECOND)).toBe(
    "FFS: 99213 is in track A: “§ All direct services are reimbursed fee for service” (Guide 2031-01, § Figure 1, § track A)",
  );
});

/** The place of the plan's terms among a function's arguments; below 0 where it takes none. */
function termsPlace(rule: Rule): number {
  return Object.keys(rule.takes).indexOf("terms");
}

/** Arguments as a workbook on the second edition gives them: its measures, its days, its name among the terms. */
function inSecond(rule: Rule, args: readonly Arg[], plan: Range = []): Arg[] {
  const place = termsPlace(rule);
  const given = Array.from({ length: Math.max(args.length, place + 1) }, (_, index) => recoded(args[index] ?? null));
  given[place] = [...onSecond(given[place]), ...plan];
  const other = Object.keys(rule.takes).indexOf("other");
  if (given[other] !== undefined && given[other] !== null) given[other] = onSecond(given[other]);
  return given;
}

function onSecond(terms: Arg | undefined): Range {
  const [head = [], ...rows] = typeof terms === "object" && terms !== null ? terms : [];
  return head[0] === "Parameter" ? [head, ["guide", "2031-01", "Contract 0"], ...rows] : [...SECOND, head, ...rows];
}

/** From the first day of one project to that of the other. */
const LATER = 47849 - 45474;

/** A code in a cell of its own or before the dot of a key; a day of the project. */
function recoded(arg: Arg): Arg {
  if (typeof arg === "string") return arg.replace(/^[A-Z-]+(?=$|\.)/, codeIn2031);
  if (typeof arg === "number") return arg > 45000 && arg < 46500 ? arg + LATER : arg;
  if (!Array.isArray(arg)) return arg;
  return (arg as Range).map((row) => row.map((each) => recoded(each as Arg)));
}

interface Recorded {
  readonly steps: readonly Step[];
  readonly cells: readonly Outgoing[];
}

/** The steps and cells of a value, or of every row of a table below its header. */
function recorded(rule: Rule, args: readonly Arg[]): Recorded[] {
  const given = rangesOf(args);
  if (!isTable(rule)) {
    const { steps, answer: only } = recordCase(rule, given);
    return [{ steps, cells: [only] }];
  }
  const all = orRefusal(() => callRule(rule, given));
  if (all instanceof Refusal) return [{ steps: [], cells: [all] }];
  return all.slice(1).map((_, index) => recordRow(rule, given, index + 1));
}

function textsOf({ steps, cells }: Recorded): string[] {
  return [...steps.flat(), ...cells].flatMap((each) =>
    typeof each === "string" ? each : each instanceof Refusal ? each.sentence : [],
  );
}

/** What TRACK.RULE says of a reading that has no words of its own in 2031. */
function withoutReading(text: string): string {
  return text.replace(/; reading A\d.*$/, "");
}

/** Terms under which rules take other ways, each with the rows that it needs. */
const PLANS: readonly Range[] = [
  [],
  [["missing", "redistribute"]],
  [
    ["tbd", "redistribute"],
    ["redistribute.minimum", 0.1],
  ],
  [["weights", "exact"]],
  [
    ["improvement.test", "relative"],
    ["improvement.range", "score and baseline"],
    ["attainment.curve", "step"],
    ["score.rounding", 0],
    ["score.zero", "accept"],
  ],
  [
    ["risk.directUplift", "yes"],
    ["risk.combination", "add"],
    ["hpi.boundary", "right"],
    ["track.exceptions", "service"],
    ["track.B.99213", "FFS"],
  ],
];

/** Cases beside the examples: every way in which a measure is judged, and every entry of the tables of capitation. */
const FURTHER: Readonly<Record<string, readonly (readonly Arg[])[]>> = {
  ...Object.fromEntries(
    ["INCENTIVE", "INCENTIVE.STATUS"].map((name) => [
      name,
      PRACTICE_TYPES.flatMap((type) =>
        measuresIn(FIRST_EDITION).flatMap(({ code }) => [
          [type, code, null, null],
          ...[1, 20, 46, 60, 66, 75, 99, 140].map((score) => [type, code, 0.9 * score, score]),
          [type, code, 60, null],
          [type, code, null, 60],
          [type, code, 99, 60],
          [type, code, 0, 0],
        ]),
      ),
    ]),
  ),
  ...Object.fromEntries(
    ["TRACK", "TRACK.RULE"].map((name) => [
      name,
      ["A", "B", "C"].flatMap((track) =>
        ["99213", "99341", "99304", "93306", "90658", "99396", "G2023", "J0696", "J8540", "J9000", "0446T", "80053"]
          .concat(["S4981", "G0008", "Q2034", "99495", "98000", "99500", "76506"])
          .map((code) => [code, track]),
      ),
    ]),
  ),
  HPIADJ: Array.from({ length: 10 }, (_, index) => [index + 1]),
  TERM: parametersIn(FIRST_EDITION).map(({ key }) => [key]),
  SOURCE: [
    ...parametersIn(FIRST_EDITION).map(({ key }) => [key]),
    ["attribution.specialty.Pediatrics"],
    ["attribution.specialty.Dermatology"],
    ["track.B.99213"],
  ],
};

const following = catalogue.filter((rule) => termsPlace(rule) >= 0);

test("nearly every function follows the edition", () => {
  expect(catalogue.filter((rule) => !following.includes(rule)).map(({ name }) => name)).toEqual([
    "VERSION",
    "WORKING",
    "AGESEX",
  ]);
});

describe.each(following.map((rule) => [rule.name, rule] as const))("%s on the second edition", (_name, rule) => {
  const place = termsPlace(rule);

  test("has the steps that it has on the first, and they follow it alone", () => {
    for (const args of [...rule.examples.map((example) => example.args), ...(FURTHER[rule.name] ?? [])]) {
      const before = recorded(rule, args);
      const [now = [], ...planned] = PLANS.map((plan) => recorded(rule, inSecond(rule, args, plan)));
      if (before.some(({ steps }) => steps.length > 0)) {
        expect(now.length).toBeGreaterThan(0);
        expect(now.filter(({ steps }) => steps.length === 0)).toEqual([]);
      }
      const texts = [now, ...planned].flat().flatMap(textsOf);
      expect(texts.flatMap((text) => strayIn(withoutReading(text)))).toEqual([]);
      // A key names what is looked up; its source is where that stands.
      const sources = [now, ...planned].flat().flatMap(({ steps }) => steps.map(([, , source]) => source));
      expect(parametersIn(second).filter(({ key }) => sources.includes(key))).toEqual([]);
    }
  });

  test("refuses in its words alone", () => {
    const [{ args }] = rule.examples;
    const given = inSecond(rule, args);
    const refused = given.flatMap((_, index) =>
      index === place
        ? []
        : ["nonsense", -1, 0.5, 1e7, true, null].flatMap((bad) =>
            recorded(
              rule,
              given.map((arg, at) => (at === index ? bad : arg)),
            ),
          ),
    );
    expect(refused.flatMap(textsOf).flatMap((text) => strayIn(withoutReading(text)))).toEqual([]);
    const wrong = recorded(
      rule,
      given.map((arg, at) => (at === place ? [...SECOND, ["GSD.gold", 70]] : arg)),
    );
    expect(wrong.flatMap(textsOf).join()).toContain('row 2: "GSD.gold" is not a parameter; the nearest is GSD8.gold');
  });

  test("is worked by WORKING with its sources", () => {
    if (isTable(rule)) return;
    for (const plan of [SECOND, [...SECOND, ["nonsense", 1]]] as Range[]) {
      for (const { args } of rule.examples) {
        const given = inSecond(rule, args);
        if (plan !== SECOND) given[place] = plan;
        const rows = answer("WORKING", rule.name, ...given) as Outgoing[][];
        expect(rows.at(-1)?.[2]).toBe(tell(rule, second).source);
        // What was typed stands among the steps as it was typed.
        const told = rows
          .slice(1)
          .filter(([, , source]) => !(typeof source === "string" && source.startsWith("Argument ")));
        expect(textsOf({ steps: [], cells: told.flat() }).flatMap((text) => strayIn(withoutReading(text)))).toEqual([]);
      }
    }
  });

  test("tells of itself in its words", () => {
    const { says, answer: gives, takes, source } = tell(rule, second);
    const texts = Object.values(takes).flatMap((argument) => [argument.says, argument.kind.says]);
    expect([says, gives, source, ...texts].flatMap(strayIn)).toEqual([]);
  });
});

test("terms are checked and compared as the edition has them", () => {
  const plan: Range = [...SECOND, ["CBP.gold", 72], ["hpi.8", 0], ["TCOC8.gold", 5000], ["weights", "exact"]];
  expect(answer("TERMS.DIFFER", plan)).toEqual([
    ["Parameter", "Published value", "Plan value", "Source"],
    ["CBP.gold", 75, 72, ""],
    ["TCOC8.gold", "TBD", 5000, ""],
    ["weights", "published", "exact", ""],
  ]);
  // Changes name the edition as well as the terms below them.
  const changed = answer("WORKING", "TERMS", [["CBP.gold", 72]], SECOND) as Outgoing[][];
  expect(changed.at(-1)?.[2]).toBe("Guide 2031-01, § Element 1: Direct Services Payment");
});

test("what a function tells of itself follows the edition", () => {
  const told = tell(ruleNamed("INCENTIVE"), second);
  expect(told.takes.measure?.kind.choices).toContain("GSD8");
  expect(told.takes.measure?.says).toContain("GSD8");
  expect(told.takes.score?.says).toContain("(AHU8, EDU8: events per 1,000)");
  expect(tell(ruleNamed("INCENTIVE"), FIRST_EDITION).takes.measure?.says).not.toContain("GSD8");
  expect(tell(ruleNamed("MEASURES"), second).says).toMatch(/^§ Table 3, § Table 4 and § Table 5 as one table/);
  expect(tell(ruleNamed("SCORES"), second).takes.numerators?.says).toBe(
    "Patients in the numerator; AHU8, EDU8: events; TCOC8: dollars",
  );
  const none = { ...second, improvement: [], measureSet: [] };
  expect(tell(ruleNamed("INCENTIVE.TARGET"), none).answer).toBe("Score in points");
});

test("what every key decides is told in its words", () => {
  const texts = parametersIn(second).flatMap(({ decides, takes }) => [inEdition(decides, second), takes.says]);
  // Which editions there are to name is the same in each.
  expect(texts.filter((text) => !text.startsWith("an edition of the guide")).flatMap(strayIn)).toEqual([]);
});

describe("help", () => {
  const pages = helpPages();

  test("has a section for each edition, in its words", () => {
    const guide = pages["help/guide.html"] ?? "";
    expect(guide).toContain("Edition 2031-01: § Table 5: Attainment incentive");
    expect(guide).toContain('id="guide-2031-01-table-5-gsd8"');
    expect(guide).toContain("A Made-up Guide");
    const ids = [...guide.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const own = guide
      .slice(guide.indexOf('id="guide-2031-01-table-1"'), guide.indexOf("</main>"))
      .replace(/<[^>]*>/g, " ")
      .replaceAll("&amp;", "&");
    expect(own).toContain("A note of 2031.");
    expect(own).toContain("over two years");
    expect(strayIn(own)).toEqual([]);
    const printed = [
      ...Object.values(FIRST_EDITION.notes),
      ...Object.values(FIRST_EDITION.titles).map((title) => `“${title}”`),
      FIRST_EDITION.attribution.lookbackWords,
      FIRST_EDITION.attribution.extensionWords,
    ];
    expect(printed.filter((text) => own.includes(text))).toEqual([]);
    expect(guide).toContain(marked(FIRST_EDITION.titles.attainment));
  });

  test("lists what the edition prints otherwise", () => {
    const terms = pages["help/plan-terms.html"] ?? "";
    const otherwise = terms.slice(terms.indexOf("What edition 2031-01 prints otherwise"));
    expect(otherwise).toContain("Guide 2031-01, § Table 5, CBP");
    expect(otherwise).toContain(">68<");
    const incentive = pages["help/INCENTIVE.html"] ?? "";
    expect(incentive).toContain("Guide 2024-07, Table 5");
    expect(incentive).toContain('<a href="guide.html#guide-2031-01-table-5">Guide 2031-01, § Table 5</a>');
    expect(pages["help/INCENTIVE.TOTAL.html"]).toContain("As printed in 2031.");
  });

  test("has no link that leads nowhere", () => {
    for (const [file, page] of Object.entries(pages)) {
      for (const [, target = "", anchor = ""] of page.matchAll(/href="([A-Za-z0-9.-]*\.html)#([^"]+)"/g)) {
        expect([file, target, anchor, (pages[`help/${target}`] ?? "").includes(`id="${anchor}"`)]).toEqual([
          file,
          target,
          anchor,
          true,
        ]);
      }
    }
  });
});
