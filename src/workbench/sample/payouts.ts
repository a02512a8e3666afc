import { SampleSheet } from "./sheet";

const payment = (share: string, months: string): string => `APC.INCENTIVE.PAYMENT(${share},$B$5,$B$6,${months},Terms)`;

export const payouts = new SampleSheet("Payout reconciliation")
  .title(
    "Payout reconciliation: what do we owe this payout?",
    "Projected amounts are paid first. What a practice earned settles them; what it was paid too much reduces what it is due next.",
  )
  .columns(232, 132, 184, 136, 104, 104, 104, 104)
  .put("A4", [["1  Assumptions", "Value", "Unit"]], ["heading", "numberHeading", "heading"])
  .put("A5", [["Base payment", 32.5, "dollars PMPM"]], [null, "inputMoney", "note"])
  .put("A6", [["Incentive share", 0.15, "of base payment, at 100%"]], [null, "inputShare", "note"])
  .put("A7", [["Payouts settled", 2, "how many are final"]], [null, "inputCount", "note"])
  .put("A9", [["2  The schedule in force"]], "section")
  .style("A10", 1, ["heading", "numberHeading", "numberHeading", "numberHeading"])
  .style("A11", 3, ["label", "date", "date", "date"])
  .put("A10", [["=APC.PAYOUT.SCHEDULE(Terms)"]], "heading")
  .put("A15", [["3  Projected, earned and paid: what is blue may be changed, amounts in dollars"]], "section")
  .put(
    "A16",
    [["Payout", "Member months", "Share projected", "Share earned", "Projected", "Earned", "Paid"]],
    ["heading", "numberHeading", "numberHeading", "numberHeading", "numberHeading", "numberHeading", "numberHeading"],
  )
  .put(
    "A17",
    [
      [8340, 0.6, 0.522, null],
      [8460, 0.55, 0.6865, null],
      [8605, 0.65, null, null],
    ].map(([months = null, projected = null, earned = null, paid = null], index) => {
      const row = 17 + index;
      const settled = payment(`D${row}`, `B${row}`);
      return [
        `=A${11 + index}`,
        months,
        projected,
        earned,
        `=${payment(`C${row}`, `B${row}`)}`,
        `=IF(D${row}="","",${settled})`,
        paid,
      ];
    }),
    ["label", "inputCount", "inputShare", "inputShare", "money", "money", "inputMoney"],
  )
  .put(
    "A20",
    [["A blank Paid counts as the projected amount once the payout is settled; Share earned is blank until then."]],
    "note",
  )
  .put("A22", [["4  What is due and what is carried forward, in dollars"]], "section")
  .style("A23", 1, ["heading", ...Array<"numberHeading">(7).fill("numberHeading")])
  .style("A24", 4, ["label", ...Array<"money">(7).fill("money")])
  .put("A23", [["=APC.RECONCILE(E17:E19,F17:F19,G17:G19,B7,Terms)"]], "heading")
  .put("A29", [["5  The answer"]], "section")
  .put(
    "A30",
    [
      [
        "Due with the last settled payout",
        "=IF(B7=0,0,INDEX(G24:G26,MATCH(B7,A24:A26,0)))",
        "dollars, under Due above",
      ],
    ],
    [null, "resultMoney", "note"],
  )
  .put(
    "A31",
    [
      [
        "Carried into the next payout",
        "=IF(B7=0,0,INDEX(H24:H26,MATCH(B7,A24:A26,0)))",
        "dollars, under Carried out above; negative is what the practice owes",
      ],
    ],
    [null, "resultMoney", "note"],
  )
  .put(
    "A33",
    [["A service date", 45731, '="counts toward payout "&APC.PAYOUT.NUMBER(B33,Terms)']],
    [null, "inputDate", null],
  );
