import fc from "fast-check";
import { catalogue } from "../../src/core/catalogue";
import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import { callRule, type Outgoing } from "../../src/core/define/call";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { measuresOf } from "../../src/core/terms/measures";
import { anyPractice, anyTerms, type GivenPractice } from "./anyTerms";

/** Practices under one allocation: worked by hand, and figure by figure against the functions that give them. */

type Table = readonly (readonly unknown[])[];

function answer(name: string, ...args: readonly unknown[]): Outgoing[][] | Refusal {
  const rule = catalogue.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`No ${name}`);
  return orRefusal(() =>
    callRule(
      rule,
      args.map((arg): unknown => (Array.isArray(arg) ? (arg.length === 0 ? [[null]] : arg) : [[arg]])),
    ),
  );
}

/** The number, or the error that stands in its place. */
function shown(cell: Outgoing | Refusal | undefined): unknown {
  return cell instanceof Refusal ? cell.code : cell;
}

function one(name: string, ...args: readonly unknown[]): unknown {
  const found = answer(name, ...args);
  return shown(found instanceof Refusal ? found : found[0]?.[0]);
}

/** Cells of an answered table by row and heading. */
function lookup(found: Outgoing[][] | Refusal): (row: string | number, title: string) => Outgoing | Refusal {
  return (row, title) => {
    if (found instanceof Refusal) return found;
    const line = typeof row === "number" ? found[row] : found.find(([first]) => first === row);
    return line?.[found[0]?.indexOf(title) ?? -1] ?? "";
  };
}

const HEADINGS = [
  "Practice",
  "Practice type",
  "Member months",
  "Base PMPM",
  "Track",
  "Capitated PMPM",
  "Decile",
  "Clinical factor",
  "Expected share",
  "Organisation",
] as const;
const practices = (...rows: readonly (readonly unknown[])[]): Table => [HEADINGS, ...rows];

/** What is due, where the cell differs from it by so many cents at most; else the cell as it is shown. */
function within(cell: Outgoing | Refusal, due: unknown, cents: number): unknown[] {
  const near = typeof cell === "number" && typeof due === "number" && Math.abs(Math.round((cell - due) * 100)) <= cents;
  return [near && cents > 0 ? due : shown(cell)];
}

/**
 * The cents by which what scores earn exactly may differ from the double that a cell shows of it: one where the amount
 * is half a cent, which then falls on either side, else none.
 */
function onHalf(...factors: readonly unknown[]): number {
  const cents = Math.abs(factors.reduce<number>((product, factor) => product * Number(factor), 100));
  return Math.abs((cents % 1) - 0.5) < 1e-6 * Math.max(1, cents / 1e8) ? 1 : 0;
}

const FIGURES = [
  "Base payment",
  "Direct services",
  "Population health",
  "Earned share",
  "Incentive expected",
  "Incentive earnable",
  "Incentive at most",
  "Risk adjustment",
  "Added committed",
  "Added expected",
  "Added at most",
  "PMPM at most",
] as const;

describe("faults stay where they are", () => {
  const scores: Table = [
    ["Practice", "Measure", "Baseline", "Score"],
    ["A", "CBP", 60, 66.5],
    ["A", "AHU", 25, 0],
    ["B", "CBP", null, 74],
    ["B", "CBP", null, 75],
    [null, "COL", null, 63],
    ["C", null, 50, 60],
  ];
  const given = practices(
    ["A", "Adult", 1000, 30, null, null, 6, null, 0.5, "Coast"],
    ["B", "Adult", 1000, 30, null, null, 6, null, 0.5, "Coast"],
    ["C", "Adult", 1000, 30, null, null, 6, null, 0.5, "Inland"],
    ["D", "Adult", 1000, 30, null, null, 6, null, 0.5, "Inland"],
  );
  const at = lookup(answer("UPLIFT.PRACTICES", given, 0.05, 0.1, 0.15, scores));
  const sentence = (row: string, title: string): string => {
    const cell = at(row, title);
    return cell instanceof Refusal ? `${cell.code} ${cell.sentence}` : String(cell);
  };

  test("a fault in scores costs what depends on them, and its sentence names the row of the scores", () => {
    expect(sentence("A", "Earned share")).toMatch(/^#VALUE! AHU: scores, row 3: 0 may be a blank cell/);
    expect(sentence("B", "Earned share")).toMatch(/^#VALUE! scores, row 5: CBP is listed twice/);
    expect(sentence("C", "Earned share")).toMatch(/^#VALUE! scores, row 7, Measure: a blank cell beside numbers/);
    for (const title of ["Incentive expected", "Added expected"]) expect(sentence("A", title)).toMatch(/^#VALUE! AHU/);
    expect([at("A", "Incentive at most"), at("A", "Added at most"), at("A", "PMPM at most")]).toEqual([4500, 9000, 39]);
    expect([at("D", "Earned share"), at("D", "Incentive expected")]).toEqual([0.5, 2250]);
  });

  test("totals over it are #N/A, naming the first practice; the other columns add up", () => {
    expect(sentence("Total Coast", "Incentive expected")).toMatch(
      /^#N\/A Incentive expected: "A" in row 2 of practices/,
    );
    expect(sentence("Total Inland", "Added expected")).toMatch(/^#N\/A Incentive expected: "C" in row 4 of practices/);
    expect(at("Total", "Added at most")).toBe(36000);
    expect(at("Total", "Earned share")).toBe("");
  });

  test("a score that is nobody's leaves open what all practices earn, and no practice's own", () => {
    const totals = (name: string | null | { code: string }): string[] => {
      const rows: Table = [
        ["Practice", "Measure", "Baseline", "Score"],
        ["D", "CBP", 60, 66.5],
        [name, "COL", null, 63],
        [null, null, null, null],
      ];
      const plan = practices(["D", "Adult", 1000, 30, null, null, 6], ["E", "Adult", 1000, 30, null, null, 6]);
      const cell = lookup(answer("UPLIFT.PRACTICES", plan, 0.05, 0.1, 0.15, rows));
      const found = answer("UPLIFT.TOTAL", plan, 0.05, 0.1, 0.15, "Expected", rows);
      const total = found instanceof Refusal ? found : (found[0]?.[0] ?? "");
      expect([cell("D", "Incentive expected"), cell("D", "Earned share"), cell("E", "Earned share")]).toEqual([
        270,
        0.06,
        "",
      ]);
      expect([cell("Total", "Added at most"), cell("Total", "Added committed")]).toEqual([18000, 9000]);
      return [cell("Total", "Incentive expected"), cell("Total", "Added expected"), total].map((each) =>
        each instanceof Refusal ? `${each.code} ${each.sentence}` : String(each),
      );
    };
    const blank =
      "#N/A Incentive expected: scores, row 3, Practice: a blank cell; give the practice that the row is of";
    expect(totals(null)).toEqual([blank, blank, blank]);
    const error = "#N/A Incentive expected: scores, row 3, Practice: #DIV/0! came in and is passed on";
    expect(totals({ code: "#DIV/0!" })).toEqual([error, error, error]);
    expect(totals("Somebody else's")).toEqual(["270", "9270", "9270"]);
  });

  test("a row without a practice, and one of an unknown organisation", () => {
    const rows = practices(
      [null, "Adult", 1000, 30, null, null, 6, null, 0.5, "Coast"],
      ["E", "Adult", 1000, 30, null, null, 6, null, 0.5, { code: "#DIV/0!" }],
      ["F", "Adult", "1000", 30, null, null, 42, null, 0.5, "Coast"],
    );
    const cell = lookup(answer("UPLIFT.PRACTICES", rows, 0.05, 0.1, 0.15));
    expect([cell(1, "Practice"), cell(1, "Organisation"), shown(cell(1, "Base payment"))]).toEqual([
      "",
      "Coast",
      "#VALUE!",
    ]);
    expect([shown(cell(2, "Organisation")), shown(cell(2, "PMPM at most"))]).toEqual(["#DIV/0!", "#DIV/0!"]);
    expect((cell(3, "Risk adjustment") as Refusal).sentence).toMatch(
      /^practices, row 4, Member months: "1000" is text; type it as the number 1000/,
    );
    for (const title of FIGURES) expect(cell(3, title)).toBe(cell(3, "Base payment"));
    expect([shown(cell("Total Coast", "Member months")), shown(cell("Total", "PMPM at most"))]).toEqual([
      "#N/A",
      "#N/A",
    ]);
  });

  test("what refuses the whole call", () => {
    const row = ["A", "Adult", 1000, 30];
    const headed = (...headings: string[]): Table => [headings, row];
    const refused = (...args: readonly unknown[]): unknown => {
      const found = answer("UPLIFT.PRACTICES", ...args);
      return found instanceof Refusal ? `${found.code} ${found.sentence}` : "";
    };
    const needed = ["Practice", "Practice type", "Member months", "Base PMPM"];
    expect(refused(headed("Practice", "Type", "Member months", "Base PMPM"), 0, 0, 0)).toMatch(
      /^#VALUE! .*Practice type/,
    );
    expect(
      refused(
        [
          [...needed, "Practice"],
          [...row, "B"],
        ],
        0,
        0,
        0,
      ),
    ).toMatch(/^#VALUE! .*two columns are called Practice/);
    expect(refused(headed(...needed), 0.2, 0.2, 0)).toMatch(/^#VALUE! .*above uplift.ceiling/);
    expect(refused([needed], 0, 0, 0)).toMatch(/^#N\/A practices/);
    expect(refused([[null], [null]], 0, 0, 0)).toMatch(/^#N\/A practices/);
    expect(
      refused(headed(...needed), 0, 0, 0, [
        ["Practice", "Measure"],
        ["A", "CBP"],
      ]),
    ).toMatch(/^#VALUE! scores.*Score/);
  });

  test("member months that add up to 0 have no PMPM, and one of nothing but blanks is no practice", () => {
    const rows = practices(
      ["A", "Adult", 1000, 30, null, null, 6, null, null, null],
      ["B", "Adult", -1000, 40, null, null, 6, null, null, null],
      [0, "", "", 0, "", 0, "", 0, "", ""],
    );
    const found = answer("UPLIFT.PRACTICES", rows, 0.05, 0.1, 0.15);
    const cell = lookup(found);
    expect([cell("Total", "Base payment"), cell("Total", "Member months"), cell("Total", "PMPM at most")]).toEqual([
      -10000,
      0,
      "",
    ]);
    expect(found).toHaveLength(4);
  });
});

describe("what scores earn is not rounded before it is paid", () => {
  const terms = [["weights", "exact"]];
  const codes = ["CIS", "COL", "CBP", "GSD", "IMA"];
  const gold = [70, 71, 74, 69, 46];

  test("7/13 of 0.065 is 0.035: 0.04, as the scorecard pays it; the share as a cell shows it would be 0.03", () => {
    const given = practices(["A", "Mixed", 1, 0.65, null, null, 6, null, null, null]);
    const scores = [["Practice", "Measure", "Score"], ...codes.map((code, index) => ["A", code, gold[index]])];
    const at = lookup(answer("UPLIFT.PRACTICES", given, 0, 0, 0.1, scores, terms));
    expect([at("A", "Earned share"), at("A", "Incentive expected")]).toEqual([7 / 13, 0.04]);
    const blank = column(codes.map(() => null));
    const scorecard = lookup(
      answer("INCENTIVE.SCORECARD", "Mixed", column(codes), blank, column(gold), 0.065, 1, terms),
    );
    expect(scorecard("Total", "Amount")).toBe(0.04);
    expect(one("INCENTIVE.PAYMENT", 7 / 13, 0.65, 0.1, 1, terms)).toBe(0.03);
  });

  test("11/13 of 178.035 can be earned: 150.645 is 150.65", () => {
    const given = practices(["A", "Mixed", 33, 50, null, null, 6, null, null, null]);
    const at = lookup(answer("UPLIFT.PRACTICES", given, 0, 0, 0.1079, null, terms));
    expect(at("A", "Incentive earnable")).toBe(150.65);
  });
});

/** A practice of a plan, with the scores that it has there. */
interface Drawn {
  readonly row: readonly unknown[];
  readonly given: GivenPractice;
  readonly scored: boolean;
}

const hundredths = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 100, max: max * 100 }).map((each) => each / 100);

function drawnPractice(index: number): fc.Arbitrary<Drawn> {
  return fc
    .record({
      given: anyPractice(FIRST_EDITION),
      scored: fc.boolean(),
      months: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
        { weight: 1, arbitrary: hundredths(-300, 300) },
      ),
      base: fc.oneof(
        hundredths(1, 60),
        fc.integer({ min: 1, max: 90_000 }).map((each) => each / 1000),
      ),
      track: fc.constantFrom("A", "B", "C", null),
      part: fc.integer({ min: 0, max: 100 }),
      decile: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 12 }),
      clinical: fc.option(fc.integer({ min: 600, max: 1500 }).map((each) => each / 1000)),
      expected: fc.option(hundredths(0, 1)),
      organisation: fc.constantFrom("Coast", "Inland", null),
    })
    .map(({ given, scored, months, base, track, part, decile, clinical, expected, organisation }) => ({
      given,
      scored,
      row: [
        `P${index}`,
        given.type,
        months,
        base,
        track,
        track === null || track === "A" ? null : Math.floor(base * part) / 100,
        decile,
        clinical,
        expected,
        organisation,
      ],
    }));
}

const plan = fc
  .integer({ min: 1, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => drawnPractice(index))));

const scoresOf = (drawn: readonly Drawn[]): Table => [
  ["Practice", "Measure", "Baseline", "Score"],
  ...drawn.flatMap(({ row, scored, given: { measures, baselines, scores } }) =>
    scored ? measures.map(({ code }, index) => [row[0], code, baselines[index], scores[index]]) : [],
  ),
];
const replaced = (row: readonly unknown[], at: number, cell: unknown): unknown[] =>
  row.map((each, index) => (index === at ? cell : each));
const column = (cells: readonly unknown[]): unknown[][] => cells.map((cell) => [cell]);

const share = fc.oneof(
  fc.integer({ min: 0, max: 1500 }).map((steps) => steps / 10_000),
  fc.constantFrom(0, 0.05, 0.1, 0.15, 0.0333333, 0.1 + 0.02),
);
const allocation = fc
  .tuple(share, share, share)
  .filter(([direct, health, incentive]) => direct + health + incentive <= 0.3);

const OUTLOOK: Readonly<Partial<Record<(typeof FIGURES)[number], readonly [row: string, column: string]>>> = {
  "Base payment": ["Base payment", "Amount expected"],
  "Direct services": ["Direct services", "Amount expected"],
  "Population health": ["Population health", "Amount expected"],
  "Incentive expected": ["Performance incentive", "Amount expected"],
  "Incentive at most": ["Performance incentive", "Amount maximum"],
  "Risk adjustment": ["Risk adjustment", "Amount expected"],
  "Added committed": ["Added over base", "Amount committed"],
  "Added expected": ["Added over base", "Amount expected"],
  "Added at most": ["Added over base", "Amount maximum"],
  "PMPM at most": ["Total", "PMPM maximum"],
};

describe("every figure is the one that its own function gives", () => {
  const terms = anyTerms(FIRST_EDITION);

  test("UPLIFT.OUTLOOK, INCENTIVE.TOTAL and INCENTIVE.PAYMENT, and totals add up rows", () => {
    let compared = 0;
    fc.assert(
      fc.property(plan, allocation, terms, (drawn, shares, rows) => {
        const found = answer(
          "UPLIFT.PRACTICES",
          practices(...drawn.map(({ row }) => row)),
          ...shares,
          scoresOf(drawn),
          rows,
        );
        if (found instanceof Refusal) {
          const outlook = answer("UPLIFT.OUTLOOK", "A", 30, 0, ...shares, 0, 1, 6, null, rows);
          expect(shown(outlook instanceof Refusal ? outlook : "answered")).toBe(found.code);
          return;
        }
        const at = lookup(found);
        drawn.forEach(({ row, scored, given }, index) => {
          const [, type, months, base, track, capitated, decile, clinical, expected] = row;
          const { measures, baselines, scores } = given;
          const codes = column(measures.map(({ code }) => code));
          const has = scored && scores.some((score) => score !== null);
          const earned = has ? one("INCENTIVE.TOTAL", type, codes, column(baselines), column(scores), rows) : expected;
          const outlook = lookup(
            answer(
              "UPLIFT.OUTLOOK",
              track ?? "A",
              base,
              capitated,
              ...shares,
              typeof earned === "number" ? earned : 0,
              months,
              decile,
              clinical,
              rows,
            ),
          );
          const line = index + 1;
          if (outlook("Total", "PMPM maximum") instanceof Refusal) {
            for (const title of FIGURES) expect([title, shown(at(line, title))]).toEqual([title, "#VALUE!"]);
            return;
          }
          expect(shown(at(line, "Earned share"))).toBe(earned ?? "");
          const byScores = ["Incentive expected", "Added expected"];
          for (const [title, [from, under]] of Object.entries(OUTLOOK)) {
            const due = typeof earned === "string" && byScores.includes(title) ? earned : outlook(from, under);
            const cents = has && byScores.includes(title) ? onHalf(earned, base, shares[2], months) : 0;
            expect([title, ...within(at(line, title), due, cents)]).toEqual([title, due]);
          }
          if (typeof earned === "number") {
            const paid = one("INCENTIVE.PAYMENT", earned, base, shares[2], months, rows);
            expect(
              within(at(line, "Incentive expected"), paid, has ? onHalf(earned, base, shares[2], months) : 0),
            ).toEqual([paid]);
          }
          compared += 1;
        });
        for (const title of FIGURES.filter((each) => each !== "Earned share" && each !== "PMPM at most")) {
          const cells = drawn.map((_, index) => at(index + 1, title));
          const sum = cells.some((cell) => cell instanceof Refusal)
            ? "#N/A"
            : cells.reduce<number>((total, cell) => total + Math.round(Number(cell) * 100), 0) / 100;
          expect([title, shown(at("Total", title))]).toEqual([title, sum]);
        }
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test("earnable is INCENTIVE.TOTAL with every settled measure at gold", () => {
    fc.assert(
      fc.property(drawnPractice(0), allocation, terms, ({ row, given: { type } }, shares, rows) => {
        // A gold standard of more decimals than scores are rounded to cannot be typed.
        fc.pre(rows.every(([key]) => key !== "score.rounding"));
        const at = lookup(answer("UPLIFT.PRACTICES", practices(row), ...shares, null, rows));
        fc.pre(typeof at(1, "Base payment") === "number");
        const codes = measuresOf(type, FIRST_EDITION).map(({ code }) => code);
        const gold = codes.map((code) => one("INCENTIVE.TARGET", code, "Gold", null, rows));
        const settled = codes.filter((_, index) => typeof gold[index] === "number");
        const targets = gold.filter((each) => typeof each === "number");
        const earnable = one("INCENTIVE.TOTAL", type, column(settled), column(targets), column(targets), rows);
        const paid =
          typeof earnable === "number" ? one("INCENTIVE.PAYMENT", earnable, row[3], shares[2], row[2], rows) : earnable;
        expect(within(at(1, "Incentive earnable"), paid, onHalf(earnable, row[3], shares[2], row[2]))).toEqual([paid]);
      }),
      { numRuns: 200 },
    );
  });

  test("base that is not capitated and the four payments are Total Expected, to a cent a row", () => {
    let compared = 0;
    fc.assert(
      fc.property(drawnPractice(0), allocation, terms, ({ row }, shares, rows) => {
        const [, , months, base, , capitated, decile, clinical] = row;
        const [direct, health, incentive] = shares;
        fc.pre(decile !== null);
        const at = lookup(answer("UPLIFT.PRACTICES", practices(replaced(row, 8, 0.5)), ...shares, null, rows));
        const added = at(1, "Added expected");
        fc.pre(typeof added === "number");
        const payments = [
          one("CAPITATION.PAYMENT", capitated ?? 0, months, decile, clinical, rows),
          one("DIRECT.PAYMENT", base, direct, months, capitated ?? 0, decile, clinical, rows),
          one("PHM.PAYMENT", base, health, months, decile, clinical, rows),
          one("INCENTIVE.PAYMENT", 0.5, base, incentive, months, rows),
        ] as number[];
        const left = (Number(base) - Number(capitated ?? 0)) * Number(months);
        const total = payments.reduce((sum, each) => sum + each, left);
        expect(Math.abs(total - Number(at(1, "Base payment")) - added)).toBeLessThan(0.05 + 1e-6);
        compared += 1;
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(80);
  });
});

describe("UPLIFT.TOTAL", () => {
  test("is what the Total of UPLIFT.PRACTICES adds over base, for each pair of shares", () => {
    fc.assert(
      fc.property(plan, allocation, allocation, anyTerms(FIRST_EDITION), (drawn, first, second, rows) => {
        const given = practices(...drawn.map(({ row }) => row));
        const scores = scoresOf(drawn);
        const call = (outcome: string | null): Outgoing[][] | Refusal =>
          answer(
            "UPLIFT.TOTAL",
            given,
            column([first[0], second[0]]),
            first[1],
            [[first[2], second[2]]],
            outcome,
            scores,
            rows,
          );
        const found = [call("Committed"), call("expected"), call("Earnable"), call(null), call("Maximum")];
        [first[0], second[0]].forEach((direct, row) => {
          [first[2], second[2]].forEach((incentive, place) => {
            const at = lookup(answer("UPLIFT.PRACTICES", given, direct, first[1], incentive, scores, rows));
            const [committed, earnable] = [at("Total", "Added committed"), at("Total", "Incentive earnable")];
            const most = shown(at("Total", "Added at most"));
            expect(found.map((each) => shown(each instanceof Refusal ? each : each[row]?.[place]))).toEqual([
              shown(committed),
              shown(at("Total", "Added expected")),
              typeof committed === "number" && typeof earnable === "number"
                ? (Math.round(committed * 100) + Math.round(earnable * 100)) / 100
                : shown(committed instanceof Refusal ? committed : earnable),
              most,
              most,
            ]);
          });
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe("UPLIFT.SOLVE", () => {
  const NAMES = ["Direct services", "Population health", "Performance incentive"] as const;

  /** Every step from 0 to one past the ceiling, by UPLIFT.TOTAL under ceilings that let all of them be asked. */
  function scanned(given: Table, shares: readonly unknown[], solved: number, outcome: string, top: number): number[] {
    const steps = column(Array.from({ length: top + 2 }, (_, step) => step / 10_000));
    const wide = [
      ["uplift.ceiling", 1],
      ["incentive.ceiling", 1],
      ["risk.directUplift", "yes"],
    ];
    const lifted = shares.map((each, index) => (index === solved ? steps : each));
    const found = answer("UPLIFT.TOTAL", given, ...lifted, outcome, null, wide);
    if (found instanceof Refusal) throw new Error(found.sentence);
    return found.map(([cell]) => Number(cell));
  }

  test("the largest step within the budget, as a scan of all steps finds it", () => {
    let answered = 0;
    const few = fc.integer({ min: 1, max: 4 }).chain((count) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, index) =>
          drawnPractice(index).map(({ row }) => {
            // Small payments and member months taken back, where rounding lets a larger share cost less.
            const small = index % 2 === 0 ? Number(row[2]) % 7 : Number(row[2]);
            return replaced(replaced(row, 6, row[6] ?? 3), 2, small);
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(
        few,
        fc.tuple(hundredths(0, 0.05), hundredths(0, 0.05), hundredths(0, 0.05)),
        fc.integer({ min: 0, max: 2 }),
        fc.constantFrom("Committed", "Expected", "Earnable", "At most"),
        fc.double({ min: -0.1, max: 1.1, noNaN: true }),
        (rows, shares, solved, outcome, part) => {
          const given = practices(...rows);
          const others = shares.reduce(
            (sum, each, index) => (index === solved ? sum : sum + Math.round(each * 10_000)),
            0,
          );
          const top = solved === 2 ? Math.min(1500, 3000 - others) : 3000 - others;
          const totals = scanned(given, shares, solved, outcome, top);
          const [least = 0, last = 0] = [totals[0], totals[top + 1]];
          const budget = Math.round((least + (last - least) * part) * 100) / 100;
          fc.pre(budget > 0);
          const holds = (step: number): boolean => (totals[step] ?? Infinity) <= budget;
          const ended = holds(top) && holds(top + 1);
          let step = top;
          while (step > 0 && !holds(step)) step -= 1;
          const due = !holds(0) || ended ? "#N/A" : step / 10_000;
          const args = shares.map((each, index) => (index === solved ? null : each));
          expect(
            one("UPLIFT.SOLVE", given, ...args, NAMES[solved], budget, outcome, null, [["risk.directUplift", "yes"]]),
          ).toBe(due);
          if (typeof due === "number") answered += 1;
        },
      ),
      { numRuns: 80 },
    );
    expect(answered).toBeGreaterThan(20);
  });

  const given = practices(["A", "Mixed", 1000, 30, null, null, 1, null, 0.5, null]);

  test("its sentences say what ended it", () => {
    const sentence = (...args: readonly unknown[]): string => {
      const found = answer("UPLIFT.SOLVE", given, ...args);
      const cell = found instanceof Refusal ? found : found[0]?.[0];
      return cell instanceof Refusal ? `${cell.code} ${cell.sentence}` : String(cell);
    };
    expect(sentence(0.05, 0.1, null, "Performance incentive", 4000)).toMatch(
      /^#N\/A budget: even without .* 4650 is added/,
    );
    expect(sentence(0.05, 0.1, null, "Performance incentive", 9153)).toMatch(
      /^#N\/A budget: the ceiling ends it first: 0.15 /,
    );
    expect(sentence(0.2, 0.15, null, "Performance incentive", 9000)).toMatch(/^#VALUE! .*above uplift.ceiling/);
    expect(sentence(0.05, null, null, "Performance incentive", 9000)).toMatch(
      /^#VALUE! populationHealthShare: a blank cell/,
    );
    expect(sentence(0.05, 0.1, 9, "performance incentive", 8650)).toBe("0.1333");
  });

  test("its working shows what the last step and the one after it add", () => {
    const steps = answer("WORKING", "UPLIFT.SOLVE", given, 0.05, 0.1, null, "Performance incentive", 8650);
    if (steps instanceof Refusal) throw new Error(steps.sentence);
    const value = (title: string): unknown => steps.find(([step]) => step === title)?.[1];
    expect([
      value("Added at a share of 0"),
      value("Added at a share of 0.1333"),
      value("Added at a share of 0.1334"),
    ]).toEqual([4650, 8649, 8652]);
    expect([value("Ceiling of the share"), value("Result")]).toEqual([0.15, 0.1333]);
  });
});
