import fc from "fast-check";
import { catalogue } from "../../src/core/catalogue";
import { orRefusal, Refusal } from "../../src/core/cells/refusal";
import { FIRST_EDITION } from "../../src/core/guide/carried";
import { recordRow } from "../../src/core/rules/model/working";
import { isTable, type Range } from "../../src/core/define/rule";
import { parametersIn, publishedIn } from "../../src/core/terms/parameters";
import { readTerms, termsOfRows } from "../../src/core/terms/readTerms";
import { termsRows, textOfRows } from "../../src/core/terms/rows";
import { anyTerms } from "./anyTerms";
import { answer } from "./answers";
import { runs } from "../long";

/** A plan's terms with changes on top, and what terms change. */

type Given = Range | string | number | null;

/** The one cell of an answer, a refusal as its sentence. */
function cell(name: string, ...args: readonly Given[]): unknown {
  const found = answer(name, ...args);
  const only = found instanceof Refusal ? found : found[0]?.[0];
  return only instanceof Refusal ? `${only.code} ${only.sentence}` : only;
}

function text(terms: Given, changes: Given = null): string {
  const found = cell("TERMS", terms, changes);
  if (typeof found !== "string" || !found.startsWith("APC terms: ")) throw new Error(`Refused: ${String(found)}`);
  return found;
}

const CONTRACT: Range = [
  ["Parameter", "Value", "Source"],
  ["CBP.gold", 75, "Contract 4.2"],
  ["weights", "normalised", "Contract 4.3"],
];

describe("changes on top of terms", () => {
  test("the text keeps the place of each row, and its range", () => {
    expect(text(CONTRACT)).toBe(
      'APC terms: [[2,"CBP.gold",75,"Contract 4.2"],[3,"weights","normalised","Contract 4.3"]]',
    );
    expect(
      text(CONTRACT, [
        ["tbd", "zero"],
        ["CBP.GOLD", 76],
      ]),
    ).toBe('APC terms: [[[1,2],"CBP.GOLD",76],[3,"weights","normalised","Contract 4.3"],[[1,1],"tbd","zero"]]');
  });

  test("a text from before there were changes is read as it was", () => {
    expect(cell("TERM", "CBP.gold", 'APC terms: [[2,"CBP.gold",72,"Contract 4.2"]]')).toBe(72);
    expect(cell("SOURCE", "CBP.gold", 'APC terms: [[2,"CBP.gold",72]]')).toBe("Plan's terms, row 2");
  });

  test("ranges and texts go together in every way", () => {
    const change: Range = [["CBP.gold", 76, "Offer 2"]];
    for (const terms of [CONTRACT, text(CONTRACT)]) {
      for (const changes of [change, text(change)]) {
        const both = text(terms, changes);
        expect(both).toBe(text(CONTRACT, change));
        expect([cell("TERM", "CBP.gold", both), cell("TERM", "weights", both)]).toEqual([76, "normalised"]);
        expect(cell("SOURCE", "CBP.gold", both)).toBe("Offer 2");
      }
    }
    expect(cell("SOURCE", "CBP.gold", text(CONTRACT, [["CBP.gold", 76]]))).toBe("Plan's changes, row 1");
  });

  test("nothing is no terms, and no change", () => {
    for (const nothing of [null, 0, "", [[null, null]], [[0, 0]], "APC terms: []"]) {
      expect(text(CONTRACT, nothing)).toBe(text(CONTRACT));
      expect(text(nothing, nothing)).toBe("APC terms: []");
      expect(text(nothing, [["tbd", "zero"]])).toBe('APC terms: [[[1,1],"tbd","zero"]]');
    }
  });

  test.each<[what: string, terms: Range, changes: Range, sentence: string]>([
    [
      "an unknown key",
      CONTRACT,
      [["weigths", "exact"]],
      'changes, row 1: "weigths" is not a parameter; the nearest is weights',
    ],
    [
      "a key twice",
      CONTRACT,
      [
        ["tbd", "zero"],
        ["TBD", "zero"],
      ],
      "changes, row 2: tbd stands in row 1 already; give it once",
    ],
    [
      "a row of terms that a change takes the place of",
      [["weights", "wrong"]],
      [["weights", "exact"]],
      'terms, row 1: weights takes published, normalised or exact; read "wrong"',
    ],
    [
      "a change without a value",
      CONTRACT,
      [["tbd", null]],
      "changes, row 1: tbd has no value; give one, or delete the row",
    ],
    [
      "a change out of range",
      CONTRACT,
      [["uplift.ceiling", 0]],
      "changes, row 1: uplift.ceiling takes a share above 0, at most 1; read 0",
    ],
    [
      "a change that is text",
      CONTRACT,
      [["uplift.ceiling", "0,25"]],
      'changes, row 1: uplift.ceiling takes a share above 0, at most 1; "0,25" is text; type it as the number 0.25',
    ],
    [
      "targets out of order, the change to mend",
      [["CBP.threshold", 70]],
      [
        ["tbd", "zero"],
        ["CBP.gold", 69],
      ],
      "changes, row 2: the targets of CBP are out of order: minimum 56, threshold 70 and gold 69 must run strictly one way",
    ],
    [
      "one column",
      CONTRACT,
      [["CBP.gold"], [75]],
      "changes: the range is one column wide; give the columns Parameter and Value",
    ],
    [
      "what is no terms",
      CONTRACT,
      [["CBP.gold 75"]],
      'changes: "CBP.gold 75" is not a plan\'s terms; give a range with the columns Parameter and Value, or the cell of APC.TERMS',
    ],
    [
      "a header without Value",
      CONTRACT,
      [
        ["Parameter", "Values"],
        ["tbd", "zero"],
      ],
      "changes: the header row has no column Value beside Parameter",
    ],
    [
      "a damaged text",
      CONTRACT,
      [["APC terms: [[[0,1],2]]"]],
      "changes: the text of APC.TERMS is damaged; refer to its cell instead of copying its text",
    ],
  ])("%s: the sentence names the range and the row", (_what, terms, changes, sentence) => {
    const found = String(cell("TERMS", terms, changes));
    expect(found).toMatch(/^#VALUE! /);
    expect(found.slice("#VALUE! ".length)).toBe(sentence);
  });

  test("a fault that only another function finds is named by its range all the same", () => {
    const forged = 'APC terms: [[2,"CBP.threshold",70],[[1,3],"CBP.gold",69]]';
    expect(cell("INCENTIVE", "Adult", "CBP", 60, 70, forged)).toMatch(/^#VALUE! changes, row 3: the targets of CBP/);
    expect(cell("TERM", "tbd", 'APC terms: [[2,"tbd","zeroo"]]')).toMatch(/^#VALUE! terms, row 2: tbd takes/);
    expect(cell("TERMS.DIFFER", [["tbd", "zero"]], [["tbd", "zeroo"]])).toMatch(
      /^#VALUE! other terms, row 1: tbd takes/,
    );
    expect(cell("TERMS.DIFFER", [["tbd", "zero"]], 'APC terms: [[[1,4],"tbd","zeroo"]]')).toMatch(
      /^#VALUE! other terms, changes, row 4: tbd takes/,
    );
  });

  test("changes on changes: the last ones hold, and each is named", () => {
    const first = text(CONTRACT, [
      ["CBP.gold", 76],
      ["track.C.99210-99215", "FFS"],
    ]);
    const second = text(first, [
      ["CBP.gold", 77],
      ["track.C.99213-99218", "Capitated"],
    ]);
    expect(cell("TERM", "CBP.gold", second)).toBe(77);
    expect([cell("TRACK", "99212", "C", second), cell("TRACK", "99213", "C", second)]).toEqual(["FFS", "Capitated"]);
    expect(cell("SOURCE", "track.C.99210-99215", second)).toBe("Plan's changes 1, row 2");
    expect(cell("SOURCE", "CBP.gold", second)).toBe("Plan's changes, row 1");
    expect(text(second)).toBe(second);
    // The other way round the ranges swap their ranks.
    const turned = text([["track.C.99213-99218", "Capitated"]], first);
    expect([cell("TRACK", "99213", "C", turned), cell("TRACK", "99217", "C", turned)]).toEqual(["FFS", "Capitated"]);
  });

  test("the edition of a change is the one in which all is read", () => {
    expect(text([["guide", "2024-07"]], [["guide", 45474]])).toBe('APC terms: [[[1,1],"guide",45474]]');
    expect(cell("TERMS", [["guide", "2025-01"]], [["guide", "2024-07"]])).toMatch(/^#N\/A terms, row 1: guide/);
  });

  test("a text that no cell holds is refused, going out and coming in", () => {
    const long: Range = [["tbd", "zero", "x".repeat(20_000)]];
    const other: Range = [["missing", "zero", "x".repeat(20_000)]];
    expect(cell("TERMS", long, other)).toMatch(/^#VALUE! terms: 40\d{3} characters do not fit in one cell/);
    const forged = textOfRows(termsRows(long)).replace("]]", `],[2,"missing","zero","${"x".repeat(20_000)}"]]`);
    expect(cell("TERMS", null, forged)).toMatch(/^#VALUE! changes: 40\d{3} characters do not fit in one cell/);
    expect(cell("TERM", "tbd", forged)).toMatch(/^#VALUE! terms: 40\d{3} characters/);
  });

  test("both as one are the terms with the changed rows exchanged", () => {
    const rows = anyTerms(FIRST_EDITION);
    let accepted = 0;
    fc.assert(
      fc.property(rows, rows, (terms, changes) => {
        const merged = [...new Map([...terms, ...changes]).entries()];
        const range = (each: Range): Range => (each.length === 0 ? [[null, null]] : each);
        const expected = orRefusal(() => readTerms(range(merged)));
        const found = answer("TERMS", range(terms), range(changes));
        if (found instanceof Refusal || found[0]?.[0] instanceof Refusal) {
          // Every row was taken by itself, so that only what rows ask of each other is left.
          expect(expected).toBeInstanceOf(Refusal);
          return;
        }
        accepted += 1;
        if (expected instanceof Refusal) throw new Error(expected.sentence);
        const read = readTerms(found);
        const shown = (each: typeof read): unknown[] =>
          parametersIn(FIRST_EDITION).map((parameter) => {
            const value = each.value(parameter);
            return value === null ? null : parameter.takes.show(value);
          });
        expect(shown(read)).toEqual(shown(expected));
        expect(termsOfRows(termsRows([[textOfRows(termsRows(found as Range))]])).given).toEqual(read.given);
      }),
      runs(500),
    );
    expect(accepted).toBeGreaterThan(200);
  });
});

describe("dates that do not fit", () => {
  const dated = (start: string, end: string, months: number): unknown => {
    const serial = (iso: string): number => Date.parse(iso) / 86_400_000 + 25_569;
    return cell("TERMS", [
      ["payout.start", serial(start)],
      ["payout.end", serial(end)],
      ["payout.months", months],
    ]);
  };

  test("the nearest start and the nearest end that fit are named", () => {
    expect(dated("2025-01-02", "2025-12-31", 6)).toMatch(
      /is not a whole number of months.*; the nearest that fits is payout\.start 2025-01-01 or payout\.end 2026-01-01$/,
    );
    // 18 months in periods of 5: 20 months are nearer than 15, at either end.
    expect(dated("2024-07-01", "2025-12-31", 5)).toMatch(
      /does not divide the 18 months.*; 1, 2, 3, 6, 9, 18 would; the nearest that fits is payout\.start 2024-05-01 or payout\.end 2026-02-28$/,
    );
    expect(dated("2025-01-01", "2024-06-30", 6)).toMatch(
      /is not after payout\.start.*; the nearest that fits is payout\.start 2024-01-01 or payout\.end 2025-06-30$/,
    );
  });

  test("a start on day 29, 30 or 31 is refused, also where whole months lie between", () => {
    expect(dated("2025-01-31", "2026-01-30", 6)).toMatch(
      /payout\.start 2025-01-31 is day 31.*; the nearest that fit are payout\.start 2025-02-01 and payout\.end 2026-01-31$/,
    );
    expect(dated("2024-12-29", "2025-12-31", 6)).toMatch(
      /is day 29.*; the nearest that fits is payout\.start 2025-01-01$/,
    );
    expect(dated("2025-01-28", "2026-01-27", 6)).toMatch(/^APC terms/);
  });
});

describe("what terms change", () => {
  const HEADER = ["Parameter", "Published value", "Plan value", "Source"];
  const OTHER = ["Parameter", "Other value", "Plan value", "Source"];

  test("nothing: the header alone", () => {
    for (const nothing of [
      null,
      0,
      [[null, null]],
      "APC terms: []",
      [
        ["weights", "published"],
        ["hpi.6", 0],
      ],
    ]) {
      expect(answer("TERMS.DIFFER", nothing)).toEqual([HEADER]);
    }
    expect(answer("TERMS.DIFFER", CONTRACT, CONTRACT)).toEqual([OTHER]);
    expect(answer("TERMS.DIFFER", CONTRACT, null)).toEqual(answer("TERMS.DIFFER", CONTRACT, [[null, null]]));
  });

  test("rows in the order of the terms, then what only the other terms give", () => {
    const plan: Range = [
      ["tbd", "zero", "A"],
      ["CBP.gold", 75],
      ["missing", "redistribute"],
    ];
    const other: Range = [
      ["payout.lag", 2],
      ["missing", "redistribute"],
      ["CBP.gold", 76],
    ];
    expect(answer("TERMS.DIFFER", plan, other)).toEqual([
      OTHER,
      ["tbd", "unavailable", "zero", "A"],
      ["CBP.gold", 76, 75, ""],
      ["payout.lag", 2, 3, "Guide 2024-07, Incentive Payouts"],
    ]);
  });

  test("targets that are not settled are TBD, on either side", () => {
    const open: Range = [["TCOC.gold", 400, "B"]];
    expect(answer("TERMS.DIFFER", open)).toEqual([HEADER, ["TCOC.gold", "TBD", 400, "B"]]);
    expect(answer("TERMS.DIFFER", null, open)).toEqual([
      OTHER,
      ["TCOC.gold", 400, "TBD", "Guide 2024-07, Table 5, TCOC"],
    ]);
  });

  test("a share is shown as soon as weights could reach it, also at its published value", () => {
    const share: Range = [["CBP.Adult.gold", 0.14, "C"]];
    const weighted: Range = [["weights", "normalised", "D"]];
    expect(answer("TERMS.DIFFER", share)).toEqual([HEADER]);
    expect(answer("TERMS.DIFFER", [...share, ...weighted])).toEqual([
      HEADER,
      ["CBP.Adult.gold", 0.14, 0.14, "C"],
      ["weights", "published", "normalised", "D"],
    ]);
    // With other terms both values are those in force: 0.14 ÷ 1.02.
    expect(answer("TERMS.DIFFER", share, weighted)).toEqual([
      OTHER,
      ["CBP.Adult.gold", 0.14 / 1.02, 0.14, "C"],
      ["weights", "normalised", "published", "Guide 2024-07, Table 5"],
    ]);
    expect(answer("TERMS.DIFFER", [...share, ...weighted], [...share, ...weighted])).toEqual([
      OTHER,
      ["CBP.Adult.gold", 0.14, 0.14, "C"],
    ]);
  });

  test("codes against the tables, code by code", () => {
    expect(
      answer("TERMS.DIFFER", [
        ["track.B.99495-99498", "Capitated"],
        ["track.B.99213", "FFS"],
        ["track.B.99381-99395", "Capitated"],
        ["track.C.10004-69990", "FFS"],
        ["track.C.90756-90757", "FFS"],
      ]),
    ).toEqual([
      HEADER,
      ["track.B.99213", "Capitated", "FFS", ""],
      ["track.B.99381-99395", "Capitated or FFS", "Capitated", ""],
      ["track.C.90756-90757", "Capitated or FFS", "FFS", ""],
    ]);
    // What a narrow range takes back of a wide one is a change of the plan's, though it is what the guide says.
    const narrow: Range = [
      ["track.C.J0000-J9999", "FFS"],
      ["track.C.J1885", "Capitated"],
    ];
    expect(answer("TERMS.DIFFER", narrow)).toEqual([
      HEADER,
      ["track.C.J0000-J9999", "Capitated or FFS", "FFS", ""],
      ["track.C.J1885", "Capitated", "Capitated", ""],
    ]);
    // One that says what the wide one says changes nothing.
    const redundant: Range = [
      ["track.C.J0000-J9999", "FFS"],
      ["track.C.J1885", "FFS"],
    ];
    expect(answer("TERMS.DIFFER", redundant)).toEqual([HEADER, ["track.C.J0000-J9999", "Capitated or FFS", "FFS", ""]]);
    const parts: Range = [
      ["track.B.99495-99496", "FFS"],
      ["track.B.99497-99498", "FFS"],
    ];
    expect(answer("TERMS.DIFFER", [["track.B.99495-99498", "FFS"]], parts)).toEqual([OTHER]);
    expect(answer("TERMS.DIFFER", [["track.B.99495-99498", "FFS"]], parts.slice(1))).toEqual([
      OTHER,
      ["track.B.99495-99498", "Capitated or FFS", "FFS", ""],
    ]);
  });

  test("specialties against the guide's list", () => {
    expect(
      answer("TERMS.DIFFER", [
        ["attribution.specialty.Nurse Practitioner", "other", "E"],
        ["attribution.specialty.Cardiology", "other"],
        ["attribution.specialty.hospice & palliative medicine", "restricted"],
        ["attribution.specialty.363L00000X", "restricted"],
      ]),
    ).toEqual([
      HEADER,
      ["attribution.specialty.Nurse Practitioner", "primary care", "other", "E"],
      ["attribution.specialty.363L00000X", "primary care", "restricted", ""],
    ]);
  });

  test("every row tells both values with their sources, and why it stands there with one value", () => {
    const rule = catalogue.filter(isTable).find(({ name }) => name === "TERMS.DIFFER");
    if (rule === undefined) throw new Error("No TERMS.DIFFER");
    const stepsOf = (row: number, ...args: Range[]): unknown => recordRow(rule, args, row).steps;
    const weighted: Range = [
      ["CBP.Adult.gold", 0.14, "C"],
      ["weights", "exact", "D"],
    ];
    expect(stepsOf(1, weighted)).toEqual([
      ["Published value", 0.14, "Guide 2024-07, Table 5, CBP, Adult"],
      ["Plan value", 0.14, "C"],
      ["Weights", "exact", "D"],
    ]);
    const narrow: Range = [
      ["track.C.J0000-J9999", "FFS"],
      ["track.C.J1885", "Capitated"],
    ];
    expect(stepsOf(1, narrow)).toEqual([
      ["Published value", "Capitated or FFS", "Guide 2024-07, Table 2"],
      ["Plan value", "FFS", "Plan's terms, row 1"],
    ]);
    expect(stepsOf(2, narrow)).toEqual(expect.arrayContaining([["Without the row", "FFS", "Plan's terms, row 1"]]));
    expect(stepsOf(1, [["tbd", "zero"]], [["missing", "redistribute"]])).toEqual([
      ["Other value", "unavailable", "Guide 2024-07, Table 5"],
      ["Plan value", "zero", "Plan's terms, row 1"],
    ]);
  });

  test("each published value given back is left out, and every row shown differs", () => {
    const published: Range = parametersIn(FIRST_EDITION).flatMap(({ key, takes }) => {
      const value = publishedIn(FIRST_EDITION).get(key);
      return value === null ? [] : [[key, takes.show(value)]];
    });
    expect(answer("TERMS.DIFFER", published)).toEqual([HEADER]);
    fc.assert(
      fc.property(anyTerms(FIRST_EDITION), (rows) => {
        const found = answer("TERMS.DIFFER", rows.length === 0 ? [[null, null]] : rows);
        if (found instanceof Refusal) return;
        const weighted = rows.some(([key, value]) => key === "weights" && value !== "published");
        for (const [key, before, now] of found.slice(1))
          expect([key, before !== now || (weighted && typeof key === "string" && /^[A-Z].*\..*\./.test(key))]).toEqual([
            key,
            true,
          ]);
      }),
      runs(300),
    );
  });
});
