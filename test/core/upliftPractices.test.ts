import { Refusal } from "../../src/core/cells/refusal";
import { answer, column, lookup, one, shown } from "./answers";
import { FIGURES, practices, type Table } from "./anyPlan";

/** Practices under one allocation, worked by hand. */

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
