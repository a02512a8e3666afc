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
      ["Blue on yellow", "What you may change; everything else is calculated."],
      ["One formula, many rows", "It fills the cells below. Select one of them and open Functions, This cell: how it came about."],
      ["Errors", "Select a cell that holds an error: a sentence below the grid says why."],
      ["Terms", "What a plan may change is on the sheet Assumptions, with its sources."],
      ["Not Excel", "What differs?, above, says in what; Start again, above, brings this sample back."],
    ],
    ["note", "text"],
  )
  .put("A14", [["The sheets"]], "section")
  .put(
    "A15",
    [
      ["Panel", "Twenty practices measure by measure: status, share earned, totals by practice."],
      ["Services", "Which track pays which code by capitation, and the rule that decided."],
      ["Assumptions", "The plan’s terms."],
      ["Rate development", "The capitation rate that claims support, for tracks B and C, and a month’s payment."],
      ["Practice scorecard", "What one practice earned, what the next level takes in patients, and what that is worth."],
      ["Payout reconciliation", "Three payouts, one not yet settled: what is due now and what is carried forward."],
    ],
    ["note", "text"],
  )
  .withoutGridlines();
