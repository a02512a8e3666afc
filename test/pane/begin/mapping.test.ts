import { isInOurWords, isRecognised, practiceListOf } from "../../../src/pane/begin/listOfPractices";
import { disagreements } from "../../../src/pane/plan/counts";
import type { GivenList } from "../../../src/pane/list/givenList";
import { cellsOf } from "../../../src/pane/list/pastedText";
import { madePlan, LEFT_OUT, PLAIN_CHOICES } from "../../../src/pane/begin/madePlan";
import { otherWay } from "../../../src/pane/begin/otherWay";
import { PERCENTILE } from "../../../src/pane/plan/planTables";
import { guessedTargets, lackingOf, unusedOf, wordsOf } from "../../../src/pane/begin/targets";
import { lookLikeFractions, meaningKey, unknownWords } from "../../../src/pane/begin/unknownWords";
import { planSheets } from "../../../src/pane/plan/planSheets";

/** How a list as somebody has it becomes the two tables. */

function pasted(text: string): GivenList {
  const list = practiceListOf(cellsOf(text));
  if (list === null) throw new Error("No list");
  return list;
}

const guessed = (list: GivenList): string[] => guessedTargets(list).map(wordsOf);

const WIDE = pasted(
  [
    "Clinic\tMedical group\tKind\tMember months\tBase PMPM\tHPI percentile\tCBP\tCIS rate\tCIS baseline\tPhone",
    "Practice 01\tOrganisation 01\tAdult\t9,600\t$31.40\t12.5\t66\t\t\t555-0100",
    "Practice 02\tOrganisation 01\tPeds\t5,400\t24.2\t37\t\t58\t49\t555-0101",
    "Practice 03\t\tMixed\t7200\t29.9\t88\t61\t49\t\t",
  ].join("\n"),
);

describe("columns", () => {
  test("are told by our own headings, by how plans call them, by measures, and else by their words", () => {
    expect(guessed(WIDE)).toEqual([
      "Practice",
      "Organisation",
      "Practice type",
      "Member months",
      "Base PMPM",
      "HPI percentile",
      "CBP, score",
      "CIS, score",
      "CIS, baseline",
      "",
    ]);
    expect(unusedOf(WIDE, guessedTargets(WIDE))).toEqual(["Phone"]);
  });

  test("a list is one of practices where some are known", () => {
    expect(isRecognised(pasted("Practice,Member months\nA,12"))).toBe(true);
    expect(isRecognised(pasted("Colour,Size\nred,12"))).toBe(false);
  });

  test("none is taken twice, and what is lacking is named", () => {
    const list = pasted("Practice,Site,Member months\nA,North,1");
    expect(guessed(list)).toEqual(["Practice", "", "Member months"]);
    expect(lackingOf(guessedTargets(list))).toEqual(["Practice type", "Base PMPM"]);
  });
});

describe("headings that mean something else", () => {
  const targetsOf = (headings: string): string[] => guessed(pasted(`${headings}\n${headings.replace(/[^,]+/g, "7")}`));

  test.each([
    ["Clinic,HPI quartile,HPI score,HPI percentile,Decile (HPI)", ["Practice", "", "", "HPI percentile", "Decile"]],
    ["Clinic,Base member months,PHM PMPM,PCP base rate", ["Practice", "Member months", "", "Base PMPM"]],
    ["Clinic,Base payment,PMPM", ["Practice", "", "Base PMPM"]],
    ["Clinic,CBP 2023,CBP 2024,COL 2024", ["Practice", "CBP, baseline", "CBP, score", "COL, score"]],
    ["Clinic,CBP denominator,COL n,CIS rate", ["Practice", "", "", "CIS, score"]],
    ["Clinic,HCC risk score,Clinical quality score,Score on CAHPS", ["Practice", "", "", ""]],
    ["Clinic,Member\u00a0 months,Age/gender factor", ["Practice", "Member months", "Clinical factor"]],
  ])("%s", (headings, words) => {
    expect(targetsOf(headings)).toEqual(words);
  });

  test.each([
    ["HBD poor control", "GSD", true],
    ["A1c over 9%", "GSD", true],
    ["GSD9", "GSD", true],
    ["A1c <8", "GSD9", true],
    ["A1c <8", "GSD", false],
    ["Glycemic status", "GSD", false],
    ["CBP over all plans", "CBP", false],
  ])("%s for %s runs the other way: %s", (heading, code, isOther) => {
    expect(otherWay(heading, code) !== null).toBe(isOther);
  });

  test("a title above them is passed over, and rows without any have none", () => {
    const titled = pasted("North IPA roster Q3\t\t\nClinic\tMember months\tBase PMPM\nA\t100\t30");
    expect(guessed(titled)).toEqual(["Practice", "Member months", "Base PMPM"]);
    const bare = pasted("Oak;Adult;9600;31.40\nElm;Mixed;5400;24.2");
    expect([bare.headings, bare.rows.length]).toEqual([["", "", "", ""], 2]);
    expect(unusedOf(bare, guessedTargets(bare))).toEqual(["column 1", "column 3", "column 4"]);
  });

  test("cells are a table of practices as they stand only where nothing of them would be lost", () => {
    const ours = ["Practice", "Practice type", "Member months", "Base PMPM"];
    const row = ["A", "Adult", 100, 30];
    expect(isInOurWords([ours, row, ["B", ...row.slice(1)]])).toBe(true);
    expect(
      isInOurWords([
        [...ours, "Phone"],
        [...row, 5],
      ]),
    ).toBe(true);
    expect(isInOurWords([ours, row, row])).toBe(false);
    expect(
      isInOurWords([
        [...ours, "Measure", "Score"],
        [...row, "CBP", 60],
      ]),
    ).toBe(false);
    expect(
      isInOurWords([
        [...ours, "CBP"],
        [...row, 60],
      ]),
    ).toBe(false);
    expect(
      isInOurWords([
        [...ours, "HPI percentile"],
        [...row, 60],
      ]),
    ).toBe(false);
    expect(
      isInOurWords([
        [...ours, null],
        [...row, 60],
      ]),
    ).toBe(false);
    expect(
      isInOurWords([
        [...ours, "PRACTICE"],
        [...row, 60],
      ]),
    ).toBe(false);
  });
});

describe("the tables that are made", () => {
  const chosen = guessedTargets(WIDE);
  const meanings = new Map([[meaningKey("Practice type", "Peds"), "Pediatric"]]);

  test("words that are none of ours are asked once each", () => {
    expect(unknownWords(WIDE, chosen)).toEqual([
      { title: "Practice type", word: "Peds", count: 1, choices: ["Mixed", "Pediatric", "Adult"] },
    ]);
  });

  test("numbers are read as people type them, and a column for each measure becomes a row for each", () => {
    const { practices, scores } = madePlan(WIDE, chosen, { ...PLAIN_CHOICES, meanings });
    expect(practices[0]).toEqual({
      Practice: "Practice 01",
      Organisation: "Organisation 01",
      "Practice type": "Adult",
      "Member months": 9600,
      "Base PMPM": 31.4,
      [PERCENTILE]: 12.5,
    });
    expect(practices[1]?.["Practice type"]).toBe("Pediatric");
    expect(practices[2]?.Organisation).toBeNull();
    expect(scores).toEqual([
      { Practice: "Practice 01", Measure: "CBP", Baseline: null, Score: 66 },
      { Practice: "Practice 02", Measure: "CIS", Baseline: 49, Score: 58 },
      { Practice: "Practice 03", Measure: "CIS", Baseline: null, Score: 49 },
      { Practice: "Practice 03", Measure: "CBP", Baseline: null, Score: 61 },
    ]);
  });

  test("a list with a row for each measure gives each practice once, and says where its rows disagree", () => {
    const list = pasted(
      [
        "Practice,Practice type,Member months,Base PMPM,Measure,Baseline,Score",
        "A,Adult,1200,30,CBP,60,66.5",
        "A ,Adult,1300,30,COL,50,52%",
        "B,Pediatric,600,24,,,",
      ].join("\n"),
    );
    const { practices, scores, contradictions } = madePlan(list, guessedTargets(list), PLAIN_CHOICES);
    expect(practices.map((row) => [row.Practice, row["Member months"]])).toEqual([
      ["A", 1200],
      ["B", 600],
    ]);
    expect(scores.map((row) => [row.Practice, row.Measure, row.Baseline, row.Score])).toEqual([
      ["A", "CBP", 60, 66.5],
      ["A", "COL", 50, 52],
    ]);
    expect(contradictions).toEqual(["A, Member months"]);
  });

  test("a share is a part of one, a score counts in points, whatever sign they bear", () => {
    const list = pasted(
      "Practice,Practice type,Member months,Base PMPM,Decile (HPI),Expected share,CBP score\nA,Adult,100,30,5,45%,66.5%",
    );
    const { practices, scores } = madePlan(list, guessedTargets(list), PLAIN_CHOICES);
    expect([practices[0]?.["Expected share"], practices[0]?.Decile, scores[0]?.Score]).toEqual([0.45, 5, 66.5]);
  });

  test("what covers a year, or one month, comes to the payout period", () => {
    const months = (times: number, over: number): unknown => {
      const list = pasted("Practice,Practice type,Member months,Base PMPM\nA,Adult,1201,30");
      return madePlan(list, guessedTargets(list), { ...PLAIN_CHOICES, months: { times, over } }).practices[0]?.[
        "Member months"
      ];
    };
    expect([months(1, 1), months(12, 6), months(1, 6)]).toEqual([1201, 600.5, 7206]);
    // Nothing is rounded on the way, and the sheet shows it.
    const list = pasted("Practice,Practice type,Member months,Base PMPM\nA,Adult,1201,30");
    const plan = madePlan(list, guessedTargets(list), { ...PLAIN_CHOICES, months: { times: 12, over: 6 } });
    expect(planSheets(plan)[0]?.cells[4]?.[4]).toMatchObject({ value: 600.5, format: "#,##0.00" });
    // Of a rate each digit is paid.
    expect(planSheets(plan)[0]?.cells[4]?.[5]).toMatchObject({ value: 30, format: "#,##0.00##" });
  });

  test("rows of one practice fill each other's blanks, or add their months up; the same score stands once", () => {
    const list = pasted(
      [
        "Practice,Practice type,Member months,Base PMPM,Decile,CBP",
        "A,Adult,1600,30,,61",
        "A,Adult,1610,30,2,61",
        "A,Adult,1620,30,2,61",
      ].join("\n"),
    );
    const { practices, scores, contradictions } = madePlan(list, guessedTargets(list), {
      ...PLAIN_CHOICES,
      repeats: "add",
    });
    expect(practices.map((row) => [row["Member months"], row.Decile])).toEqual([[4830, 2]]);
    expect([scores.length, contradictions]).toEqual([1, []]);
  });

  test("rows that are no practices are left out, and each kind is told", () => {
    const list = pasted(
      [
        "Practice,Practice type,Member months,Base PMPM,CBP",
        "Oak,Adult,1600,30,61",
        "OAK,Dental,100,30,",
        "Grand total,,1700,30,",
        "North IPA total,,1700,30,",
        ",,,,55",
      ].join("\n"),
    );
    const chosen = guessedTargets(list);
    const made = madePlan(list, chosen, PLAIN_CHOICES);
    expect(made.practices.map((row) => row.Practice)).toEqual(["Oak", "OAK"]);
    expect([made.totals, made.alike, made.nameless]).toEqual([["Grand total", "North IPA total"], ["Oak and OAK"], 1]);
    const meanings = new Map([[meaningKey("Practice type", "Dental"), LEFT_OUT]]);
    const left = madePlan(list, chosen, { ...PLAIN_CHOICES, meanings, takesTotals: true });
    expect([left.practices.length, left.leftOut]).toEqual([3, 1]);
  });

  test("words among the scores are asked once, and mean no data; scores below 1 may be parts of one", () => {
    const list = pasted(
      "Practice,Practice type,Member months,Base PMPM,CBP,COL,AHU\nA,Adult,1,30,0.7,*,0.4\nB,Adult,1,30,*,0.61,20",
    );
    const chosen = guessedTargets(list);
    expect(unknownWords(list, chosen)).toEqual([{ title: "Scores", word: "*", count: 2, choices: ["No data"] }]);
    expect(lookLikeFractions(list, chosen)).toBe(true);
    const meanings = new Map([[meaningKey("Scores", "*"), "No data"]]);
    const { scores } = madePlan(list, chosen, { ...PLAIN_CHOICES, meanings, areFractions: true });
    expect(scores.map((row) => [row.Practice, row.Measure, row.Score])).toEqual([
      ["A", "CBP", 70],
      ["A", "AHU", 0.4],
      ["B", "COL", 61],
      ["B", "AHU", 20],
    ]);
    const points = pasted("Practice,CBP\nA,0.7\nB,61");
    expect(lookLikeFractions(points, guessedTargets(points))).toBe(false);
  });

  test("where no decile is known one can be taken for all", () => {
    const list = pasted("Practice,Practice type,Member months,Base PMPM\nA,Adult,1200,30");
    const decile = (choice: number | null): unknown =>
      madePlan(list, guessedTargets(list), { ...PLAIN_CHOICES, decile: choice }).practices[0]?.Decile;
    expect([decile(null), decile(6)]).toEqual([undefined, 6]);
  });

  test("counts make the score, by the plan's terms, where both are numbers; what stood beside them is told", () => {
    const list = pasted(
      [
        "Practice,Practice type,Member months,Base PMPM,CBP,CBP num,CBP den,AHU numerator,AHU denominator,COL num",
        'Oak,Adult,1,30,66.5,61,100,22,"1,240",5',
        "Elm,Adult,1,30,66.7,2,3,*,25,",
        "Ash,Adult,1,30,55,,,0,0,",
      ].join("\n"),
    );
    const chosen = guessedTargets(list);
    expect(chosen.slice(5).map(wordsOf)).toEqual([
      "CBP, numerator",
      "CBP, denominator",
      "AHU, numerator",
      "AHU, denominator",
      "",
    ]);
    const meanings = new Map([[meaningKey("Scores", "*"), "No data"]]);
    const plan = madePlan(list, chosen, { ...PLAIN_CHOICES, meanings });
    const sheet = planSheets(plan, "Terms")[1];
    const columns = ["Practice", "Measure", "Score", "Numerator", "Denominator"].map(
      (heading) => sheet?.cells[3]?.findIndex((cell) => cell?.value === heading) ?? -1,
    );
    const made = (row: number): string => `=INDEX(APC.SCORES(A${row},B${row},E${row},F${row},Terms),2,5)`;
    expect(sheet?.cells.slice(4).map((row) => columns.map((at) => row[at]?.formula ?? row[at]?.value ?? null))).toEqual(
      [
        ["Oak", "CBP", made(5), 61, 100],
        ["Oak", "AHU", made(6), 22, 1240],
        ["Elm", "CBP", made(7), 2, 3],
        ["Elm", "AHU", null, null, 25],
        ["Ash", "CBP", 55, null, null],
        ["Ash", "AHU", made(10), 0, 0],
      ],
    );
    // 66.7 is 2 of 3, as far as it says.
    expect(disagreements(plan.scores, []).map(({ sentence }) => sentence)).toEqual([
      "Oak, CBP: 66.5 stands beside 61 of 100, which is 61.",
      "Oak, AHU: no score stands beside 22 of 1,240, which is 17.74.",
    ]);
    const least = [{ row: 2, parameter: "denominator.minimum", value: 30, source: null }];
    expect(disagreements(plan.scores.slice(2, 3), least).map(({ sentence }) => sentence)).toEqual([
      "Elm, CBP: 66.7 stands beside 2 of 3: no score: the denominator 3 is below denominator.minimum, 30.",
    ]);
  });

  test("counts stand in rows, too, and one without the other is still to find", () => {
    const list = pasted(
      "Practice,Practice type,Member months,Base PMPM,Measure,Numerator,Denom\nA,Adult,1200,30,CBP,61,100",
    );
    const chosen = guessedTargets(list);
    expect(madePlan(list, chosen, PLAIN_CHOICES).scores).toEqual([
      { Practice: "A", Measure: "CBP", Numerator: 61, Denominator: 100 },
    ]);
    expect(lackingOf(chosen)).toEqual([]);
    expect(lackingOf(chosen.slice(0, -1))).toEqual(["Denominator, a row for each measure"]);
  });

  test("a percentile stays beside the decile that is made of it; what is no number stays as it is", () => {
    const list = pasted("Practice,Practice type,Member months,Base PMPM,Percentile\nA,Adult,many,30,12.5");
    const [sheet] = planSheets(madePlan(list, guessedTargets(list), PLAIN_CHOICES));
    const headings = sheet?.cells[3]?.map((cell) => cell?.value);
    const row = sheet?.cells[4] ?? [];
    expect(row[headings?.indexOf("Decile") ?? -1]?.formula).toBe("=APC.HPI.DECILE(K5)");
    expect(row[headings?.indexOf(PERCENTILE) ?? -1]?.value).toBe(12.5);
    expect(row[headings?.indexOf("Member months") ?? -1]?.value).toBe("many");
    expect(sheet?.tables).toEqual([{ name: "Practices", address: "A4:K5" }]);
  });
});
