import { SHARE_CELLS } from "./allocation";
import { PANEL_SCORES } from "./panel";
import { SampleSheet } from "./sheet";

/** What a made-up counterparty asks for; its last row repeats the guide and is left out below. */
const OFFER: readonly (readonly [parameter: string, value: number | string, source: string])[] = [
  ["CBP.gold", 72, "Offer 2, item 1"],
  ["improvement.required", 0.08, "Offer 2, item 2"],
  ["hpi.6", 0.01, "Offer 2, item 3"],
  ["payout.lag", 3, "Offer 2, item 4"],
];

const INCENTIVE = [0.05, 0.075, 0.1, 0.125, 0.15];
const POPULATION_HEALTH = [0, 0.025, 0.05, 0.075, 0.1];
const SHARES = SHARE_CELLS.map((cell) => `'Allocation by practice'!${cell}`);
const [DIRECT = ""] = SHARES;
const BASE_CASE = SHARES.join();
const added = (shares: string, outcome: string, terms: string): string =>
  `APC.UPLIFT.TOTAL(Practices[#All],${shares},${outcome},${PANEL_SCORES},${terms})`;

export const whatDiffers = new SampleSheet("What differs")
  .title(
    "What differs: from the guide, with other shares, and under a counter-offer?",
    "What the plan’s terms change of the guide; what other shares would add over base; what a counter-offer would change and cost.",
  )
  .columns(164, 128, 96, 260, 20, 236, 112, 120, 112, 104, 104)
  .put("A4", [["1  The plan’s terms beside the guide"]], "section")
  .style("A5", 1, ["heading", "numberHeading", "numberHeading", "heading"])
  .style("A6", 20, ["text", "value", "value", "clipped"])
  .put("A5", [["=APC.TERMS.DIFFER(Terms)"]], "heading")
  .put("F4", [["2  Added over base, in dollars", "Value"]], ["heading", "numberHeading"])
  .put("F5", [["Outcome", "Expected", "Committed, Expected, Earnable or At most"]], [null, "inputValue", "note"])
  .put(
    "F6",
    [["Base case: the shares in force", `=${added(BASE_CASE, "G5", "Terms")}`, "sheet Allocation by practice"]],
    [null, "resultMoney", "note"],
  )
  .put("F8", [["Incentive share, down; population health share, across: one formula in G10"]], "note")
  .put(
    "F9",
    [["Incentive share", ...POPULATION_HEALTH]],
    ["numberHeading", ...Array<"inputShare">(POPULATION_HEALTH.length).fill("inputShare")],
  )
  .put(
    "F10",
    INCENTIVE.map((share) => [share]),
    "inputShare",
  )
  .style("G10", INCENTIVE.length, Array<"money">(POPULATION_HEALTH.length).fill("money"))
  .put("G10", [[`=${added(`${DIRECT},G9:K9,F10:F14`, "G5", "Terms")}`]], "money")
  .put("F16", [["3  A counter-offer: what is blue may be changed"]], "section")
  .put("F18", [["Parameter", "Value", "Source"]], ["heading", "numberHeading", "heading"])
  .put("F19", OFFER, ["inputText", "inputValue", "inputText"])
  .table("Offer", "F18", "H22")
  .put("F24", [["The plan’s terms with the offer", "=APC.TERMS(Terms,Offer[#All])"]], [null, "clippedNote"])
  .put(
    "F26",
    [["Added over base, in dollars", "Plan’s terms", "With the offer", "Difference"]],
    ["heading", "numberHeading", "numberHeading", "numberHeading"],
  )
  .put(
    "F27",
    ["Committed", "Expected", "At most"].map((outcome, index) => {
      const row = 27 + index;
      return [
        outcome,
        `=${added(BASE_CASE, `F${row}`, "Terms")}`,
        `=${added(BASE_CASE, `F${row}`, "$G$24")}`,
        `=H${row}-G${row}`,
      ];
    }),
    [null, "money", "money", "resultMoney"],
  )
  .put("F31", [["What it changes: other value is the plan’s, plan value the offer’s"]], "section")
  .style("F32", 1, ["heading", "numberHeading", "numberHeading", "heading"])
  .style("F33", 12, ["text", "value", "value", "text"])
  .put("F32", [["=APC.TERMS.DIFFER($G$24,Terms)"]], "heading");
