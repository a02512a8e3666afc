import { SampleSheet } from "./sheet";
import { figureIn, type SpilledTable } from "../../pane/formula/spilledTable";

const payment = (share: string, months: string): string => `APC.INCENTIVE.PAYMENT(${share},$B$5,$B$6,${months},Terms)`;

const RESULT: SpilledTable = { row: 17, lastRow: 21, from: "A", to: "H", keys: ["A"] };
/** The last payout with something under Due, be it 0 or an error; the total, where none is settled. */
const LAST_SETTLED = 'XLOOKUP(1,ISNUMBER($A$18:$A$21)*IFERROR($G$18:$G$21<>"",TRUE),$A$18:$A$21,"Total",0,-1)';
const ofLastSettled = (heading: string): string => `=${figureIn(RESULT, LAST_SETTLED, heading)}`;

/** Of one practice, from what it was to earn to what it is due. */
export const practicePayouts = new SampleSheet("Practice payouts")
  .title(
    "Practice payouts: what are we owed, seen from one practice?",
    "Shares become dollars; projected amounts are paid first. What is paid too much reduces what is due next.",
  )
  .columns(232, 132, 136, 136, 104, 104, 104, 104)
  .put("A4", [["1  Assumptions", "Value", "Unit"]], ["heading", "numberHeading", "heading"])
  .put("A5", [["Base payment", 32.5, "dollars PMPM"]], [null, "inputMoney", "note"])
  .put("A6", [["Incentive share", 0.15, "of base payment, at 100%"]], [null, "inputShare", "note"])
  .put("A7", [["Payouts settled", 2, "how many are final, from 1"]], [null, "inputCount", "note"])
  .put("A9", [["2  Projected, earned and paid: what is blue may be changed, amounts in dollars"]], "section")
  .put(
    "A10",
    [["Payout", "Member months", "Share projected", "Share earned", "Projected", "Earned", "Paid"]],
    ["heading", "numberHeading", "numberHeading", "numberHeading", "numberHeading", "numberHeading", "numberHeading"],
  )
  .put(
    "A11",
    [
      [8340, 0.6, 0.522, null],
      [8460, 0.55, 0.6865, null],
      [8605, 0.65, null, null],
    ].map(([months = null, projected = null, earned = null, paid = null], index) => {
      const row = 11 + index;
      const settled = payment(`D${row}`, `B${row}`);
      return [
        index + 1,
        months,
        projected,
        earned,
        `=${payment(`C${row}`, `B${row}`)}`,
        `=IF(D${row}="","",${settled})`,
        paid,
      ];
    }),
    ["label", "inputCount", "inputFineShare", "inputFineShare", "money", "money", "inputMoney"],
  )
  .put(
    "A14",
    [["A blank Paid counts as the projected amount once the payout is settled; Share earned is blank until then."]],
    "note",
  )
  .put("A16", [["3  What is due and what is carried forward, in dollars"]], "section")
  .style("A17", 1, ["heading", ...Array<"numberHeading">(7).fill("numberHeading")])
  .style("A18", 4, ["label", ...Array<"money">(7).fill("money")])
  .put("A17", [["=APC.RECONCILE(E11:E13,F11:F13,G11:G13,B7,Terms)"]], "heading")
  .put("A23", [["4  The answer"]], "section")
  .put(
    "A24",
    [["Due with the last settled payout", ofLastSettled("Due"), "dollars, under Due above"]],
    [null, "resultMoney", "note"],
  )
  .put(
    "A25",
    [
      [
        "Carried into the next payout",
        ofLastSettled("Carried out"),
        "dollars, under Carried out above; negative is what the practice owes",
      ],
    ],
    [null, "resultMoney", "note"],
  );
