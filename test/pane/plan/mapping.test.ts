import { cellsOf, isRecognised, listOf } from "../../../src/pane/plan/givenList";
import {
  guessedTargets,
  lackingOf,
  madePlan,
  meaningKey,
  PERCENTILE,
  unknownWords,
  unusedOf,
  wordsOf,
  type GivenList,
} from "../../../src/pane/plan/mapping";
import { planSheets } from "../../../src/pane/plan/planSheets";

/** How a list as somebody has it becomes the two tables. */

function pasted(text: string): GivenList {
  const list = listOf(cellsOf(text));
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

describe("a pasted text", () => {
  test("has cells one from the next by tabs, or by commas where there are none", () => {
    expect(cellsOf("Practice\tType\r\nA\tAdult\r\n\r\nB\t\r\n")).toEqual([
      ["Practice", "Type"],
      ["A", "Adult"],
      ["B", ""],
    ]);
    expect(cellsOf('Practice,Months\n"A, the ""first""","1,200"\nB')).toEqual([
      ["Practice", "Months"],
      ['A, the "first"', "1,200"],
      ["B", ""],
    ]);
  });

  test("is a list where something stands below its headings", () => {
    expect(listOf(cellsOf("Practice\tType"))).toBeNull();
    expect(listOf([[null, null]])).toBeNull();
    expect(listOf([["Practice"], [null], ["A"]])).toEqual({ headings: ["Practice"], rows: [["A"]] });
    expect(isRecognised(pasted("Practice,Member months\nA,12"))).toBe(true);
    expect(isRecognised(pasted("Colour,Size\nred,12"))).toBe(false);
  });
});

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

  test("none is taken twice, and what is lacking is named", () => {
    const list = pasted("Practice,Site,Member months\nA,North,1");
    expect(guessed(list)).toEqual(["Practice", "", "Member months"]);
    expect(lackingOf(guessedTargets(list))).toEqual(["Practice type", "Base PMPM"]);
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
    const { practices, scores } = madePlan(WIDE, chosen, meanings);
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
        "A,Adult,1300,30,COL,50,52%",
        "B,Pediatric,600,24,,,",
      ].join("\n"),
    );
    const { practices, scores, contradictions } = madePlan(list, guessedTargets(list), new Map());
    expect(practices.map((row) => [row.Practice, row["Member months"]])).toEqual([
      ["A", 1200],
      ["B", 600],
    ]);
    expect(scores.map((row) => [row.Practice, row.Measure, row.Baseline, row.Score])).toEqual([
      ["A", "CBP", 60, 66.5],
      ["A", "COL", 50, 0.52],
    ]);
    expect(contradictions).toEqual(["A, Member months"]);
  });

  test("a percentile stays beside the decile that is made of it; what is no number stays as it is", () => {
    const list = pasted("Practice,Practice type,Member months,Base PMPM,Percentile\nA,Adult,many,30,12.5");
    const [sheet] = planSheets(madePlan(list, guessedTargets(list), new Map()));
    const headings = sheet?.cells[3]?.map((cell) => cell?.value);
    const row = sheet?.cells[4] ?? [];
    expect(row[headings?.indexOf("Decile") ?? -1]?.formula).toBe("=APC.HPI.DECILE(K5)");
    expect(row[headings?.indexOf(PERCENTILE) ?? -1]?.value).toBe(12.5);
    expect(row[headings?.indexOf("Member months") ?? -1]?.value).toBe("many");
    expect(sheet?.tables).toEqual([{ name: "Practices", address: "A4:K5" }]);
  });
});
