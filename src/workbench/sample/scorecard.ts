import { type SampleContent, SampleSheet } from "./sheet";
import { figureIn, pickedFrom, type SpilledTable } from "../../pane/formula/spilledTable";

/** Cases that reached the measure and all cases; AHU and EDU: events and member years; TCOC: dollars and what for. */
const REPORTS: readonly (readonly [
  measure: string | null,
  numerator: number | null,
  denominator: number | null,
  baseline: number | null,
])[] = [
  ["AMR", 178, 203, 84],
  ["DSF-E", 61, 244, 21],
  ["TCOC", null, null, null],
  ["BCS", 301, 412, 71.5],
  ["COL", 412, 655, 57],
  ["CBP", 402, 590, 61],
  ["GSD", 143, 270, 50.5],
  ["AHU", 22, 1240, 21.5],
  ["EDU", 166, 1240, 137],
  // Room for all measures that are paid.
  [null, null, null, null],
  [null, null, null, null],
];

const FIRST = 12;
const last = FIRST + REPORTS.length - 1;
/** Nothing below it: how many rows it has is up to the practice type and the measures reported. */
const RESULT: SpilledTable = { row: last + 5, lastRow: 200, from: "A", to: "L", keys: ["A"] };
/** What is styled: every measure of the guide, and four rows that add them up. */
const RESULTS = 17;

/** What is reported in a row, with its score and what comes after it: every column but those of the person. */
function reckoned(row: number): SampleContent[] {
  const reported = `A${row}&B${row}&C${row}&D${row}`;
  const earned = (heading: string): string => pickedFrom(RESULT, `A${row}`, heading);
  /** A column of the row that the counts make by themselves. */
  const scored = (numerator: string, column: number): string =>
    `INDEX(INDEX(APC.SCORES("Practice",A${row},${numerator},C${row},Terms),0,${column}),2)`;
  const worth = (share: string): string =>
    `APC.INCENTIVE.PAYMENT(${share}-${earned("Earned share")},$B$6,$B$7,$B$8,Terms)`;
  /** Blank where there is no score or no next level; what a cell before it refuses is refused. */
  const unless = (before: string, formula: string): string =>
    `=IF(ISERROR(${before}${row}),${before}${row},IF(OR(E${row}="",F${row}=""),"",${formula}))`;
  return [
    `=IF(${reported}="","",${scored(`B${row}`, 5)})`,
    `=IF(A${row}="","",${figureIn(RESULT, `A${row}`, "Next level")}&"")`,
    unless("F", `APC.GAP.CASES(A${row},B${row},C${row},F${row},D${row},Terms)`),
    unless("F", worth(earned("Share at next level"))),
    unless("G", `H${row}/G${row}`),
    // One more, or one fewer where the score needed is a lower one.
    unless("G", scored(`B${row}+SIGN(${earned("Score needed")}-E${row})`, 5)),
    unless("J", worth(`APC.INCENTIVE($B$5,A${row},D${row},J${row},Terms)`)),
    `=IF(${reported}="","",IF(E${row}="",${scored(`B${row}`, 6)},""))`,
  ];
}

export const scorecard = new SampleSheet("Practice scorecard")
  .title(
    "Practice scorecard: what did this practice earn, and what is the next patient worth?",
    "From counts to scores and on to the next level, in patients and in what they would add; then what every measure earned.",
  )
  .columns(148, 136, 116, 104, 108, 108, 116, 96, 96, 88, 104, 112)
  .put("A4", [["1  The practice", "Value", "Unit"]], ["heading", "numberHeading", "heading"])
  .put("A5", [["Practice type", "Adult", "Mixed, Pediatric or Adult"]], [null, "inputValue", "note"])
  .put("A6", [["Base payment", 32.5, "dollars PMPM"]], [null, "inputMoney", "note"])
  .put("A7", [["Incentive share", 0.15, "of base payment, at 100%"]], [null, "inputShare", "note"])
  .put("A8", [["Member months", 8460, "of the performance period"]], [null, "inputCount", "note"])
  // In a cell of its own: the pane tells how the scorecard comes about where it can read every argument.
  .put("A9", [["Incentive at 100%", "=B6*B7", "dollars PMPM"]], [null, "factor", "note"])
  .put(
    "A10",
    [
      [
        "2  What was reported: what is blue may be changed",
        null,
        null,
        null,
        null,
        "3  What the next level takes and is worth",
      ],
    ],
    "section",
  )
  .height(FIRST - 1, 72)
  .put(
    "A11",
    [
      [
        "Measure",
        "Numerator",
        "Denominator",
        "Baseline",
        "Score",
        "Next level",
        "Patients to it (AHU, EDU: events to avoid)",
        "Worth, dollars",
        "Dollars a patient",
        "Score with the next one",
        "The next one alone, dollars",
        "Note",
      ],
    ],
    [
      "heading",
      ...Array<"wrappedHeading">(4).fill("wrappedHeading"),
      "heading",
      ...Array<"wrappedHeading">(5).fill("wrappedHeading"),
      "heading",
    ],
  )
  .put(
    `A${FIRST}`,
    REPORTS.map((report, index) => [...report, ...reckoned(FIRST + index)]),
    [
      "inputText",
      "inputCount",
      "inputCount",
      "inputPoints",
      "points",
      "text",
      "count",
      "money",
      "money",
      "points",
      "money",
      "note",
    ],
  )
  .put(
    `A${last + 1}`,
    [
      ["Patients; AHU and EDU: events and member years; TCOC: dollars and what they were spent for."],
      ["Each row on its own: together the measures may earn another amount, see Redistribution and Ceiling below."],
    ],
    "note",
  )
  .put(`A${RESULT.row - 1}`, [["4  What it earned: PMPM and amounts in dollars"]], "section")
  .style(`A${RESULT.row}`, 1, [
    "heading",
    "heading",
    ...Array<"wrappedHeading">(4).fill("wrappedHeading"),
    "heading",
    ...Array<"wrappedHeading">(5).fill("wrappedHeading"),
  ])
  .height(RESULT.row, 40)
  .style(`A${RESULT.row + 1}`, RESULTS, [
    "text",
    "text",
    "points",
    "points",
    "fineShare",
    "fineShare",
    "text",
    "points",
    "fineShare",
    "money",
    "money",
    "money",
  ])
  .put(
    `A${RESULT.row}`,
    [[`=APC.INCENTIVE.SCORECARD(B5,A${FIRST}:A${last},D${FIRST}:D${last},E${FIRST}:E${last},B9,B8,Terms)`]],
    "heading",
  );
