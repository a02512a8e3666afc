import { type SampleContent, SampleSheet } from "./sheet";
import { figureIn, type SpilledTable } from "../../pane/formula/spilledTable";

/** What is to be settled, line by line: an organisation's payout, a further payment, a correction. */
const LINES: readonly (readonly [
  organisation: number,
  payout: number,
  projected: number | null,
  earned: number | null,
  paid: number | null,
  adjustments: number | null,
  note: string | null,
])[] = [
  [1, 1, 48_200, 51_460.25, null, null, null],
  [1, 2, 49_100, 47_380.5, null, null, null],
  [1, 3, 49_600, null, null, null, null],
  [2, 1, 31_500, 30_120.4, 20_000, null, "Paid in part"],
  [2, 1, null, null, 11_500, null, "The rest, paid late"],
  [2, 2, 30_800, 33_905.15, null, null, null],
  [2, 3, 32_100, null, null, null, null],
  [3, 1, 22_750, 19_874.6, null, null, null],
  [3, 2, 21_900, 24_018.35, null, null, null],
  [3, 3, 22_300, null, null, null, null],
  [4, 1, 57_600, 58_244.9, null, null, null],
  [4, 2, 58_300, 57_012.75, 29_150, null, "Half is still to be paid"],
  [4, 3, 58_900, null, null, null, null],
  [5, 1, 27_400, 25_936.2, null, null, null],
  [5, 2, 27_400, 12_718.05, null, null, "Left on 31 March 2025"],
  [6, 1, 40_250, 33_951.7, null, null, null],
  [6, 2, 38_600, 36_420.45, null, null, null],
  [6, 2, null, null, -4_000, null, "Recovered on 12 May 2025"],
  [6, 3, 37_900, null, null, null, null],
  [7, 1, 18_900, 19_655.8, null, null, null],
  [7, 2, 19_200, 18_990.1, null, null, null],
  [7, 2, null, null, null, 2_315.6, "Payout 1: members added back"],
  [7, 3, 19_500, null, null, null, null],
  [8, 1, 64_300, 66_718.95, null, null, null],
  [8, 2, 65_100, 69_402.3, null, null, null],
  [8, 2, null, null, null, -1_480.25, "Payout 1: retroactive terminations"],
  [8, 3, 66_000, null, null, null, null],
  [9, 2, 14_600, 15_233.4, null, null, "Joined on 1 January 2025"],
  [9, 3, 15_100, null, null, null, null],
  [10, 1, 35_700, 36_020.55, null, null, null],
  [10, 2, 36_400, null, 36_400, null, "Scores not reported yet"],
  [10, 3, 36_800, null, null, null, null],
  [11, 1, 29_850, 28_411.25, null, null, null],
  [11, 2, 29_200, 30_166.6, null, null, null],
  [11, 3, 29_900, null, 14_950, null, "First instalment"],
];

const FIRST = 5;
const last = FIRST + LINES.length - 1;
/** What is styled: a row for each line would be the most, with four totals. */
const RESULTS = LINES.length + 4;

const RESULT: SpilledTable = { row: 4, lastRow: 200, from: "N", to: "X", keys: ["N", "O"] };
/** Of the last payout that the table calls settled, whatever is final: "Total|", all of them, where none is. */
const [payouts, statuses] = ["O", "X"].map((column) => `$${column}$${FIRST}:$${column}$${RESULT.lastRow}`);
const LAST_SETTLED = `"Total|"&TEXT(MAX(IF(${statuses}="Settled",${payouts})),"0;;")`;
const [names, above] = [`$N$${FIRST}:$N$${RESULT.lastRow}`, `$N$${RESULT.row}:$N$${RESULT.lastRow - 1}`];
/** As the table tells them apart, less its own totals. */
const ORGANISATIONS = `IF(ISERROR($N$4),$N$4,SUMPRODUCT(--(${names}<>""),--NOT(EXACT(${names},${above})))-1)`;
const inAll = (heading: string): string => figureIn(RESULT, '"Total|"', heading);
const ofOne = (heading: string): string => figureIn(RESULT, '$B$14&"|"&$B$15', heading);

const lines = LINES.map(([organisation, ...line]): SampleContent[] => [
  `Organisation ${String(organisation).padStart(2, "0")}`,
  ...line,
]);

export const payoutReconciliation = new SampleSheet("Payout reconciliation")
  .title(
    "Payout reconciliation: what do we owe each organisation, and what does it owe us?",
    "Projected amounts are paid first; what was earned settles them. What one organisation owes reduces what it is due next, never what another is due.",
    "A blank Paid counts as projected once settled; a blank Earned keeps a payout open.",
  )
  .columns(
    ...[236, 116, 168, 128, 20],
    ...[120, 84, 104, 96, 96, 124, 224, 20],
    ...[120, 64, 96, 96, 104, 96, 96, 96, 96, 96, 88],
  )
  .put("A4", [["1  Assumption", "Value", "Unit"]], ["heading", "numberHeading", "heading"])
  .put("A5", [["Payouts settled", 2, "the last that is final, from 1"]], [null, "inputCount", "note"])
  .put("A6", [["Organisations", `=${ORGANISATIONS}`, "one written in two ways counts as two"]], [null, "count", "note"])
  .put("A7", [["2  The answer", "Dollars", "From the table"]], ["heading", "numberHeading", "heading"])
  .put(
    "A8",
    [
      ["Due now", `=${figureIn(RESULT, LAST_SETTLED, "Due")}`, "Due, Total of the last settled payout alone"],
      ["To be offset or recovered", `=${inAll("Carried out")}`, "Carried out, Total; negative is owed to the plan"],
    ],
    [null, "resultMoney", "note"],
  )
  .put(
    "A10",
    [
      [
        "Earned + adjustments − paid",
        `=${inAll("Earned")}+${inAll("Adjustments")}-${inAll("Paid")}`,
        "Total, what is settled",
      ],
      [
        "Due in all + carried out",
        `=${inAll("Due")}+${inAll("Carried out")}`,
        `=IF(ROUND(B10-B11,2)=0,"agrees","does not agree")&": Due of all settled payouts is "&TEXT(${inAll("Due")},"#,##0.00")`,
      ],
    ],
    [null, "money", "note"],
  )
  .put("A13", [["3  Accrual of one organisation", "Value", "Unit"]], ["heading", "numberHeading", "heading"])
  .put("A14", [["Organisation", "Organisation 11", "as in the list"]], [null, "inputValue", "note"])
  .put("A15", [["Payout", 3, "whole number"]], [null, "inputCount", "note"])
  .put("A16", [["Date of the ledger", 45961, "a month’s end"]], [null, "inputDate", "note"])
  .put(
    "A17",
    [
      ["Projected", `=${ofOne("Projected")}`, "dollars"],
      ["Paid", `=${ofOne("Paid")}`, "dollars, blank: nothing given"],
    ],
    [null, "money", "note"],
  )
  .put(
    "A19",
    [["Accrued and not paid", "=APC.PAYOUT.ACCRUAL(B17,B15,B16,B18,Terms)", "dollars, for the ledger"]],
    [null, "resultMoney", "note"],
  )
  .put("A21", [["4  The schedule in force"]], "section")
  .put(
    "A22",
    [["A service date", 45731, '="counts toward payout "&APC.PAYOUT.NUMBER(B22,Terms)']],
    [null, "inputDate", null],
  )
  .style("A23", 1, ["heading", "numberHeading", "numberHeading", "numberHeading"])
  .style("A24", 6, ["label", "date", "date", "date"])
  .put("A23", [["=APC.PAYOUT.SCHEDULE(Terms)"]], "heading")
  .put(
    "F4",
    [["Practice", "Payout", "Projected", "Earned", "Paid", "Adjustments", "Note"]],
    ["heading", "numberHeading", "numberHeading", "numberHeading", "numberHeading", "numberHeading", "heading"],
  )
  .put(`F${FIRST}`, lines, [
    "inputText",
    "inputCount",
    "inputMoney",
    "inputMoney",
    "inputMoney",
    "inputMoney",
    "inputText",
  ])
  .table("Reconciliation", "F4", `L${last}`)
  .put("N3", [["All organisations, one formula in N4, in dollars"]], "note")
  .style("N4", 1, ["heading", ...Array<"numberHeading">(9).fill("numberHeading"), "heading"])
  .style(`N${FIRST}`, RESULTS, ["text", "count", ...Array<"money">(8).fill("money"), "text"])
  .put(
    "N4",
    [
      [
        "=APC.RECONCILE.PANEL(Reconciliation[Practice],Reconciliation[Payout],Reconciliation[Projected],Reconciliation[Earned],Reconciliation[Paid],Reconciliation[Adjustments],B5,Terms)",
      ],
    ],
    "heading",
  )
  .freeze(4);
