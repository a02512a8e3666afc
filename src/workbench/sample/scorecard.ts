import { type SampleContent, SampleSheet } from "./sheet";

/** Cases that reached the measure and all cases; AHU and EDU: events and member years. */
const REPORTS: readonly (readonly [
  measure: string,
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
];

const FIRST = 12;
const last = FIRST + REPORTS.length - 1;
/** The scorecard's own first measure, below its header row. */
const SCORECARD = last + 4;
const NEXT = SCORECARD + REPORTS.length + 6;

const score = (row: number): string =>
  `=IF(OR(B${row}="",C${row}=""),"",IF(OR(A${row}="AHU",A${row}="EDU"),1000,100)*B${row}/C${row})`;

function nextPatient(index: number): SampleContent[] {
  const [report, line] = [FIRST + index, SCORECARD + index];
  const row = NEXT + index;
  const [better, scale] = [
    `IF(OR(A${report}="AHU",A${report}="EDU"),-1,1)`,
    `IF(OR(A${report}="AHU",A${report}="EDU"),1000,100)`,
  ];
  const unless = (formula: string): string =>
    `=IF(ISERROR(B${row}),B${row},IF(OR(B${row}="",B${report}=""),"",${formula}))`;
  return [
    `=A${report}`,
    // The corner tells whether there is a scorecard; where there is none, nothing below names a level.
    `=IF(ISERROR($A$${SCORECARD - 1}),$A$${SCORECARD - 1},G${line}&"")`,
    unless(`APC.GAP.CASES(A${report},B${report},C${report},B${row},D${report},Terms)`),
    unless(`APC.INCENTIVE.PAYMENT(I${line}-E${line},$B$6,$B$7,$B$8,Terms)`),
    unless(`D${row}/C${row}`),
    unless(
      `APC.INCENTIVE.PAYMENT(APC.INCENTIVE($B$5,A${report},D${report},${scale}*(B${report}+${better})/C${report},Terms)-E${line},$B$6,$B$7,$B$8,Terms)`,
    ),
  ];
}

export const scorecard = new SampleSheet("Practice scorecard")
  .title(
    "Practice scorecard: what did this practice earn, and what is the next patient worth?",
    "From counts to scores, from scores to shares and dollars, and on to the next level: in patients and in what they would add.",
  )
  .columns(148, 136, 116, 104, 108, 108, 116, 88, 96, 80, 96, 112)
  .put("A4", [["1  The practice", "Value", "Unit"]], ["heading", "numberHeading", "heading"])
  .put("A5", [["Practice type", "Adult", "Mixed, Pediatric or Adult"]], [null, "inputValue", "note"])
  .put("A6", [["Base payment", 32.5, "dollars PMPM"]], [null, "inputMoney", "note"])
  .put("A7", [["Incentive share", 0.15, "of base payment, at 100%"]], [null, "inputShare", "note"])
  .put("A8", [["Member months", 8460, "of the six months"]], [null, "inputCount", "note"])
  // In a cell of its own: the pane tells how the scorecard comes about where it can read every argument.
  .put("A9", [["Incentive at 100%", "=B6*B7", "dollars PMPM"]], [null, "money", "note"])
  .put(
    "A10",
    [["2  What was reported: cases, for AHU and EDU events and member years; what is blue may be changed"]],
    "section",
  )
  .put(
    "A11",
    [["Measure", "Numerator", "Denominator", "Baseline", "Score"]],
    ["heading", "numberHeading", "numberHeading", "numberHeading", "numberHeading"],
  )
  .put(
    "A12",
    REPORTS.map((report, index) => [...report, score(FIRST + index)]),
    ["inputText", "inputCount", "inputCount", "inputPoints", "points"],
  )
  .put(`A${SCORECARD - 2}`, [["3  What it earned: PMPM and amounts in dollars"]], "section")
  .style(`A${SCORECARD - 1}`, 1, [
    "heading",
    "heading",
    ...Array<"wrappedHeading">(4).fill("wrappedHeading"),
    "heading",
    ...Array<"wrappedHeading">(5).fill("wrappedHeading"),
  ])
  .height(SCORECARD - 1, 40)
  .style(`A${SCORECARD}`, REPORTS.length + 4, [
    "text",
    "text",
    "points",
    "points",
    "share",
    "share",
    "text",
    "points",
    "share",
    "money",
    "money",
    "money",
  ])
  .put(
    `A${SCORECARD - 1}`,
    [[`=APC.INCENTIVE.SCORECARD(B5,A${FIRST}:A${last},D${FIRST}:D${last},E${FIRST}:E${last},B9,B8,Terms)`]],
    "heading",
  )
  .put(`A${NEXT - 2}`, [["4  What the next level takes and is worth"]], "section")
  .height(NEXT - 1, 58)
  .put(
    `A${NEXT - 1}`,
    [
      [
        "Measure",
        "Next level",
        "Patients to it (AHU, EDU: events to avoid)",
        "Worth, dollars",
        "Dollars a patient",
        "The next one alone, dollars",
      ],
    ],
    ["heading", "heading", "wrappedHeading", "wrappedHeading", "wrappedHeading", "wrappedHeading"],
  )
  .put(
    `A${NEXT}`,
    REPORTS.map((_, index) => nextPatient(index)),
    ["text", "text", "count", "money", "money", "money"],
  )
  .put(
    `A${NEXT + REPORTS.length + 1}`,
    [
      [
        "Each row on its own: together they cannot pass the total’s ceiling of 100%. Past the threshold every patient counts; below it only reaching a level does.",
      ],
    ],
    "note",
  );
