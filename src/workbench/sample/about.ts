import { SampleSheet } from "./sheet";

export const about = new SampleSheet("About")
  .title("About this workbook")
  .columns(180, 760)
  .put("A3", [["Functions", "=APC.VERSION()"]], ["section", null])
  .put("A5", [["How to read it"]], "section")
  .put(
    "A6",
    [
      ["Made up", "No practice, claim or payment here is real; the published values are those of the guide."],
      ["Blue", "What you may change; everything else is calculated or explains."],
      ["One formula, many rows", "It fills the cells below and beside it."],
      [
        "Where it comes from",
        "Select a result, then Functions, This cell: its arguments, its steps and their sources in the guide.",
      ],
      ["Errors", "Select a cell that holds an error: a sentence below the grid says why."],
      ["Terms", "What a plan may change is on the sheet Assumptions, with its sources."],
      [
        "Allocation",
        "At the top: how a plan splits what it adds over base, written here as live formulas once you are content.",
      ],
      ["Not Excel", "What differs? at the top says how; Start again at the top brings this sample back."],
    ],
    ["note", "text"],
  )
  .put("A15", [["The sheets"]], "section")
  .put(
    "A16",
    [
      ["Panel", "Made-up practices measure by measure: status, share earned, totals by practice."],
      ["Allocation by practice", "What one split of the uplift adds for each practice: committed, expected, at most."],
      [
        "What differs",
        "What the plan’s terms change of the guide, what other shares would add, what a counter-offer would cost.",
      ],
      [
        "Payout reconciliation",
        "Organisation by organisation, payout by payout: what is due now, what is owed back, an accrual.",
      ],
      ["Assumptions", "The plan’s terms."],
      ["Services", "Which track pays which code by capitation, and the rule that decided."],
      ["Rate development", "The capitation rate that claims support, for tracks B and C, and a month’s payment."],
      [
        "Practice scorecard",
        "What one practice earned, what the next level takes in patients, and what that is worth.",
      ],
      ["Practice payouts", "The payouts of one practice, from shares to dollars: due, and carried forward."],
    ],
    ["note", "text"],
  )
  .withoutGridlines();
